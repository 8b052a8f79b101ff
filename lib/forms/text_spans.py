"""Stretches of a page's text with their uses in; stretches that cover all of it, with what is left over, out."""

from collections.abc import Iterable

from lib.pages import Page

Stretch = tuple[int, int, str]


def covering_spans(page: Page, marked: Iterable[Stretch], between: str = "") -> list[dict[str, object]]:
    """Return rows page, char_start, char_end, used_as in order, covering the text exactly once.

    `marked` are (start, end, use) that do not overlap. White space between two stretches, and the characters
    of `between`, go with the one before; any other text is `left_over`.
    """
    spans: list[list[object]] = []
    at = 0
    for start, end, use in sorted(marked):
        _add_between(page.text, at, start, spans, between)
        _add(spans, start, end, use)
        at = end
    _add_between(page.text, at, len(page.text), spans, between)
    if spans:
        spans[0][0] = 0
    return [{"page": page.number, "char_start": a, "char_end": b, "used_as": use} for a, b, use in spans]


def _add_between(text: str, start: int, end: int, spans: list[list[object]], between: str) -> None:
    if start >= end:
        return
    if any(not c.isspace() and c not in between for c in text[start:end]):
        _add(spans, start, end, "left_over")
    elif spans:
        spans[-1][1] = end


def _add(spans: list[list[object]], start: int, end: int, use: str) -> None:
    if spans and spans[-1][2] == use:
        spans[-1][1] = end
    else:
        if spans:
            spans[-1][1] = start
        spans.append([start, end, use])
