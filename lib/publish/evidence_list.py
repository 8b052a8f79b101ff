"""A text that lists organizations, or prints figures under labels, in; the paragraphs cited, as HTML, out.

Only paragraphs in which a value stands are shown, with the label above them; each value is marked with its id.
"""

from html import escape
from typing import Any

import pandas as pd

from lib.publish.cover import covered_text, find_covers, vocabulary
from lib.publish.marked import Mark, marked_text
from lib.publish.sources import Sources

KINDS = ("portal_page", "sharing_table", "several")


def list_shown(sources: Sources, document: str, cited: pd.DataFrame) -> str:
    """Return the cited paragraphs of a portal or list; private words are covered, the values stay readable."""
    spans = sources.spans[sources.spans["document_id"] == document].sort_values(["page", "char_start"])
    shown, label = [], ""
    for span in spans.itertuples():
        inside = cited[(cited["page"] == span.page) & (cited["char_start"] >= span.char_start)]
        inside = inside[inside["char_end"] <= span.char_end]
        if span.used_as == "agency_text" and len(inside):
            shown.append(label + _paragraph(_text(sources, document, span), span, inside))
        label = _label(_text(sources, document, span)) if span.used_as == "heading" else ""
    return "".join(shown)


def _text(sources: Sources, document: str, span: Any) -> str:
    page = sources.pages[(sources.pages["document_id"] == document) & (sources.pages["page"] == span.page)]
    return page["text"].iloc[0][span.char_start : span.char_end]


def _label(text: str) -> str:
    """Return a heading's last line: what stands right above the paragraph."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    return f"<h3>{escape(covered_text(lines[-1], find_covers(lines[-1], known_words=vocabulary(lines[-1]))))}</h3>\n"


def _paragraph(text: str, span: Any, inside: pd.DataFrame) -> str:
    marks = [_mark(row, span.char_start) for row in inside.itertuples()]
    keep = tuple((mark.start, mark.end) for mark in marks)
    covers = find_covers(text, known_words=vocabulary(*inside["printed"].dropna()), keep=keep)
    marked = marked_text(text, marks, [], [(c.start, c.end, c.what) for c in covers])
    return f'<blockquote class="message">{marked.strip()}</blockquote>\n'


def _mark(row: Any, offset: int) -> Mark:
    anchor = row.value_id if row.n == 1 else f"{row.value_id}.{row.n}"
    return Mark(int(row.char_start) - offset, int(row.char_end) - offset, anchor)
