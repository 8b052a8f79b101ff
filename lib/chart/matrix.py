"""Who says what of whom in; a square with a row for each sender and a column for each receiver, out.

Lines between many names are a tangle nobody can read. In a square each pair has one place, and what is said of it a
sign with a shape of its own.
"""

from functools import partial

import pandas as pd

from lib.chart.canvas import Canvas, Spec, legend, point
from lib.chart.lettering import lines_of, plain, width_of
from lib.chart.theme import GRID, LINE, MAIN, MARKED, NARROW, PAPER, SIZE, SOFT, TINT, WIDE

# What two lists say of a pair: shape, fill, line, words.
SIGNS: dict[str, tuple[str, str, str, str]] = {
    "both": ("square", MAIN, MAIN, "both lists say so"),
    "sender": ("triangle-up", MARKED, MARKED, "the sender’s list says so, the receiver’s does not name it"),
    "receiver": ("diamond", PAPER, MARKED, "the receiver’s list says so, the sender’s does not name it"),
    "one": ("circle", PAPER, MAIN, "one list says so; the other is not on hand, waits, or leaves it open"),
}


def matrix_specs(pairs: pd.DataFrame, names: dict[str, str], title: str) -> tuple[Spec, Spec]:
    """Return the wide and the narrow spec. `pairs`: sender_id, receiver_id, sign (of SIGNS); `names` in their order."""
    return _spec(pairs, names, title, WIDE), _spec(pairs, names, title, NARROW)


def _spec(pairs: pd.DataFrame, names: dict[str, str], title: str, width: float) -> Spec:
    canvas = Canvas(width)
    canvas.heading(title, "rows send, columns receive; a column has the number of its row")
    labels = [f"{n}  {plain(name)}" for n, name in enumerate(names.values(), 1)]
    if width <= NARROW:
        for label in labels:
            _label(canvas, label, width)
        labels = [str(n) for n in range(1, len(names) + 1)]
        canvas.y += 6
    room = min(max([width_of(label) for label in labels], default=0.0) + 10, width * 0.45)
    cell = min((width - room - 2) / max(len(names), 1), 26.0)
    top = canvas.y + LINE
    for n in range(len(names)):
        canvas.text(
            room + cell * (n + 0.5), top - 5, str(n + 1), align="center", size=min(SIZE, cell * 0.75), color=SOFT
        )
    places = _rows(canvas, labels, room, cell, top)
    _cells(canvas, pairs, list(names), names, places, room, cell)
    legend(canvas, [(partial(_sign, canvas, sign), SIGNS[sign][3]) for sign in SIGNS if (pairs["sign"] == sign).any()])
    return canvas.spec()


def _label(canvas: Canvas, label: str, width: float) -> None:
    for line in lines_of(label, width):
        canvas.y += LINE
        canvas.text(0, canvas.y - 3, line)


def _rows(canvas: Canvas, labels: list[str], room: float, cell: float, top: float) -> list[tuple[float, float]]:
    """Set the rows' names; return the top and the height of each row."""
    places, y = [], top
    for label in labels:
        lines = lines_of(label, room - 8)
        high = max(cell, LINE * len(lines) + 2)
        for n, line in enumerate(lines):
            canvas.text(0, y + high / 2 + 4.5 + LINE * (n - (len(lines) - 1) / 2), line)
        places.append((y, high))
        y += high
    canvas.y = y
    return places


def _cells(
    canvas: Canvas, pairs: pd.DataFrame, ids: list[str], names: dict[str, str],
    places: list[tuple[float, float]], room: float, cell: float,
) -> None:  # fmt: skip
    far, top = room + cell * len(ids), places[0][0] if places else canvas.y
    for n, (y, high) in enumerate(places):
        box = {"x": room + cell * n, "x2": room + cell * (n + 1), "y": y, "y2": y + high}
        canvas.mark({"type": "rect", "color": TINT}, box)  # nobody sends to itself
    for n, (y, _) in enumerate([*places, (canvas.y, 0.0)]):
        canvas.rule(room, y, far, y, GRID)
        canvas.rule(room + cell * n, top, room + cell * n, canvas.y, GRID)
    for pair in pairs.itertuples():
        y, high = places[ids.index(pair.sender_id)]
        shape, fill, line, words = SIGNS[pair.sign]
        told = {"from": plain(names[pair.sender_id]), "to": plain(names[pair.receiver_id]), "said": words}
        at = {"x": room + cell * (ids.index(pair.receiver_id) + 0.5), "y": y + high / 2}
        canvas.mark(point(shape, fill, line, min(70.0, (cell * 0.55) ** 2)), at | told)


def _sign(canvas: Canvas, sign: str, x: float, y: float) -> None:
    canvas.mark(point(*SIGNS[sign][:3]), {"x": x, "y": y})


def matrix_alt(pairs: pd.DataFrame, names: dict[str, str], about: str) -> str:
    """Return the square in words: how many agencies, how many pairs, what is said of how many."""
    counted = [(int((pairs["sign"] == sign).sum()), SIGNS[sign][3]) for sign in SIGNS]
    said = "; ".join(f"{n}: {words}" for n, words in counted if n)
    head = f"Square of {about}: {len(names)} agencies, each a row as sender and a column as receiver. "
    return head + (f"Of {len(pairs)} pairs one or both lists say that scans go from one to the other. {said}."
                   if len(pairs) else "No list names another of them.")  # fmt: skip
