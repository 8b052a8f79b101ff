"""A web page's markup in; out come the text a browser shows, and marks: links, times, quotations, pages of files.

Nothing is run, fetched or drawn. What a browser does not show (scripts, hidden elements, form fields) is left out.
"""

import re
from typing import Any, NamedTuple

from lxml import etree, html

from lib.pages import Mark
from lib.read.webpage_writer import TextWriter

_UNSEEN = frozenset(re.findall(r"\w+", """
    script style template noscript head title svg math iframe object embed audio video canvas
    textarea select datalist input dialog"""))  # fmt: skip
_BLOCKS = frozenset(re.findall(r"\w+", """
    address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol pre search section summary table tbody
    tfoot thead tr ul"""))  # fmt: skip
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$|!)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$|!))",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"(?:^|\s)(?:gmail_quote|moz-cite-prefix|yahoo_quoted|protonmail_quote)(?:\s|$)")
# A parser's complaints that mean that part of the page was not taken in.
_CUT_SHORT = ("DEPTH", "RESOURCE", "LIMIT", "NO_MEMORY", "HUGE")


class Shown(NamedTuple):
    """The text a browser shows, its marks in order, and what of the page the parser did not take in."""

    text: str
    marks: tuple[Mark, ...]
    trouble: str


def shown_text(markup: str) -> Shown:
    """Return what a browser shows of a page."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        # Bytes, so that a declaration of another charset inside the page is not believed a second time.
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return Shown("", (), "")
    bad = [e.message for e in parser.error_log if any(word in e.type_name for word in _CUT_SHORT)]
    text, marks = _walk(root)
    return Shown(text, marks, " ".join(bad[0].split())[:80] if bad else "")


def _walk(root: Any) -> tuple[str, tuple[Mark, ...]]:
    """Go through the page in order, without recursion: hostile pages nest as deep as the parser lets them."""
    writer = TextWriter()
    found: list[tuple[str, list[int], int, str]] = []
    opened: dict[Any, list[tuple[str, str, list[int]]]] = {}
    kept = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_unseen(element, tag):
                walk.skip_subtree()
                continue
            _begin(writer, element, tag)
            opened[element] = [(kind, value, writer.begin()) for kind, value in _marks_of(element, tag)]
            kept += tag == "pre"
            writer.text(element.text or "", as_it_stands=bool(kept))
            continue
        if element in opened:
            kept -= tag == "pre"
            found += [(kind, at, writer.length, value) for kind, value, at in opened.pop(element)]
            _end(writer, tag)
        if element is not root:
            writer.text(element.tail or "", as_it_stands=bool(kept))
    marks = [Mark(kind, at[0] if 0 <= at[0] <= end else end, end, value) for kind, at, end, value in found]
    return writer.whole(), tuple(sorted(marks, key=lambda m: (m.char_start, m.char_end, m.kind)))


def _is_unseen(element: Any, tag: str) -> bool:
    return tag in _UNSEEN or element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


def _begin(writer: TextWriter, element: Any, tag: str) -> None:
    if tag == "br":
        writer.line_end()
    elif tag == "p":
        writer.block(2)
    elif tag in ("td", "th"):
        if any(before.tag in ("td", "th") for before in element.itersiblings(preceding=True)):
            writer.tab()
    elif tag in _BLOCKS:
        writer.block(1)


def _end(writer: TextWriter, tag: str) -> None:
    if tag == "p":
        writer.block(2)
    elif tag in _BLOCKS:
        writer.block(1)


def _marks_of(element: Any, tag: str) -> list[tuple[str, str]]:
    """Return the marks an element gives the text inside it."""
    marks = []
    if tag == "a" and element.get("href"):
        marks.append(("link", element.get("href").strip()))
    if tag == "time" and element.get("datetime"):
        marks.append(("time", element.get("datetime").strip()))
    if tag == "blockquote" or _QUOTES.search(element.get("class") or ""):
        marks.append(("quote", ""))
    if (element.get("data-pages") or "").isdecimal():
        marks.append(("pages", element.get("data-pages")))
    return marks
