"""A stretch of text with places to mark and places to cover in; the same stretch as HTML out."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's text to mark: the figure itself (with its anchor), or the sentence around it."""

    start: int
    end: int
    anchor: str


def marked_text(text: str, marks: list[Mark], said: list[tuple[int, int]], covers: list[tuple[int, int, str]]) -> str:
    """Return text as HTML: figures in `<mark>`, their sentences underlined, private stretches covered.

    A cover wins over a mark: nothing private is shown because a figure overlaps it.
    """
    edges = {0, len(text)} | {e for m in marks for e in (m.start, m.end)} | {e for s in said for e in s}
    edges |= {e for start, end, _ in covers for e in (start, end)}
    cuts = sorted(e for e in edges if 0 <= e <= len(text))
    out: list[str] = []
    anchored: set[str] = set()
    for a, b in pairwise(cuts):
        cover = next((c for c in covers if c[0] <= a and b <= c[1]), None)
        mark = next((m for m in marks if m.start <= a and b <= m.end), None)
        if cover:
            out.append(f'<span class="covered">{escape(cover[2])} covered</span>' if a == cover[0] else "")
        elif mark:
            anchor = "" if mark.anchor in anchored else f' id="{escape(mark.anchor, quote=True)}"'
            anchored.add(mark.anchor)
            out.append(f"<mark{anchor}>{escape(text[a:b])}</mark>")
        elif any(start <= a and b <= end for start, end in said):
            out.append(f'<span class="said">{escape(text[a:b])}</span>')
        else:
            out.append(escape(text[a:b]))
    return "".join(out)
