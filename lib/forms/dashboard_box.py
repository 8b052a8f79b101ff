"""Lines of the box `Report Details` in; out come its labels with what is printed beside each, and staff names' places.

`Report By` is read so that it can be covered: its words are handed over as places, never as text.
"""

import re
from dataclasses import dataclass, field

from lib.forms.layout import Line, Uses
from lib.pages import Word

_LABEL = re.compile(
    r"\b(?P<label>Report By|Time Frame|Hit Ratio Count|Agency Count|System Count|Total Records|Total Detections)"
    r" ?: ?"
)
_CLOSE = 2.0
# What a Time Frame that did not fit on its line goes on with.
_FRAME_WORD = re.compile(r"From|To|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,2}(?::\d{2}){0,2}|[AP]M")


@dataclass(frozen=True, slots=True)
class Labeled:
    """A label of the box, what is printed beside it, and the lines of words of each."""

    label: str
    value: str
    page: int
    value_lines: tuple[tuple[Word, ...], ...]
    label_words: tuple[Word, ...]


@dataclass(slots=True)
class Box:
    """What a page's box says: labels by name (the first of each counts), and the words of a staff name."""

    labels: dict[str, Labeled] = field(default_factory=dict)
    private: list[tuple[int, Word]] = field(default_factory=list)


def box_lines(lines: list[Line]) -> list[Line]:
    """Return the lines from the first label to the last, and one close below it, where a value may go on."""
    labeled = [i for i, line in enumerate(lines) if _LABEL.search(line.text)]
    if not labeled:
        return []
    last = lines[labeled[-1]]
    below = [line for line in lines[labeled[-1] + 1 :][:1] if line.box[1] - last.box[1] < _CLOSE * last.size]
    return [*lines[labeled[0] : labeled[-1] + 1], *below]


def read_box(lines: list[Line], uses: Uses) -> Box:
    """Return what the box's lines say; marks their words. Labels and values are paired by position in the line."""
    box = Box()
    above = ""
    for line in lines:
        found = list(_LABEL.finditer(line.text))
        _go_on(box, line, found[0].start() if found else len(line.text), above, uses)
        for i, match in enumerate(found):
            end = found[i + 1].start() if i + 1 < len(found) else len(line.text)
            _read_label(box, line, match, end, uses)
        above = found[0]["label"] if found else above
    return box


def _read_label(box: Box, line: Line, match: re.Match[str], end: int, uses: Uses) -> None:
    label, value = match["label"], line.text[match.end() : end].strip()
    label_at = line.within(*match.span())
    value_at = line.within(match.end(), end) if value else ()
    uses.mark(line.page, [line.indexes[i] for i in label_at], "label")
    if label == "Report By":
        _keep_private(box, line, value_at, uses)
        return
    uses.mark(line.page, [line.indexes[i] for i in value_at], "value")
    words = (tuple(line.words[i] for i in value_at),) if value else ()
    labeled = Labeled(label, value, line.page, words, tuple(line.words[i] for i in label_at))
    box.labels.setdefault(label, labeled)


def _go_on(box: Box, line: Line, end: int, above: str, uses: Uses) -> None:
    """Read words before a line's first label: they go on what the first label of the line above began."""
    at = line.within(0, end)
    words = tuple(line.words[i] for i in at)
    if not words:
        return
    if above == "Report By":
        _keep_private(box, line, at, uses)
    elif above == "Time Frame" and all(_FRAME_WORD.fullmatch(word.text) for word in words):
        uses.mark(line.page, [line.indexes[i] for i in at], "value")
        frame = box.labels[above]
        value = " ".join([frame.value, *(word.text for word in words)]).strip()
        lines = (*frame.value_lines, words)
        box.labels[above] = Labeled(above, value, frame.page, lines, frame.label_words)


def _keep_private(box: Box, line: Line, at: tuple[int, ...], uses: Uses) -> None:
    uses.mark(line.page, [line.indexes[i] for i in at], "private")
    box.private += [(line.page, line.words[i]) for i in at]
