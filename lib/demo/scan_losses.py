"""Lines of the truth and the print a scan has lost in; out comes the truth of what the scan still shows."""

from dataclasses import dataclass, replace

from lib.demo.truth import Figure, Share

RELATIVE = ("Last Year", "This Year")


@dataclass(frozen=True, slots=True)
class Loss:
    """Print of a page that is `gone`, and print that is `clipped`: parts of its letters are there. Blanks left out."""

    gone: str = ""
    clipped: str = ""


NOTHING = Loss()


def rows_left(shares: tuple[Share, ...], losses: dict[int, Loss]) -> tuple[Share, ...]:
    """Return the lines still there, rows counted anew; `losses` by page.

    Whoever is lost stands at the end of its page, so a page is gone through from below. A line of which a part is
    left stays, for a person to look at.
    """
    left: list[Share] = []
    still = dict(losses)
    for share in reversed(shares):
        loss = still.get(share.page, NOTHING)
        cells = ["".join(cell.split()) for cell in (share.name, share.city, share.state, share.hot_list) if cell]
        is_gone = bool(loss.gone) and all(cell in loss.gone for cell in cells)
        gone = cells if is_gone else _lost_ends(cells, loss.gone)
        clipped = [] if is_gone else _lost_ends(cells, loss.clipped)
        still[share.page] = Loss(_without(loss.gone, gone), _without(loss.clipped, clipped))
        if not is_gone:
            left.append(replace(share, expected="review") if gone or clipped else share)
    return counted_anew(left[::-1])


def _without(print_lost: str, parts: list[str]) -> str:
    for part in parts:
        print_lost = print_lost.replace(part, "|", 1)
    return print_lost


def _lost_ends(cells: list[str], print_lost: str) -> list[str]:
    """Return the longest end of each cell that is lost, of four letters or a bracket at least."""
    found = []
    for cell in cells:
        ends = (cell[n:] for n in range(len(cell)))
        end = next((end for end in ends if end in print_lost and (len(end) >= 4 or end.endswith(")"))), "")
        found += [end] if end else []
    return found


def counted_anew(shares: list[Share]) -> tuple[Share, ...]:
    """Return the lines with `row` counted from 1 within each section."""
    rows: dict[str, int] = {}
    found = []
    for share in shares:
        rows[share.section] = rows.get(share.section, 0) + 1
        found.append(replace(share, row=rows[share.section]))
    return tuple(found)


def figures_left(figures: tuple[Figure, ...], losses: dict[int, Loss], without_day: set[int]) -> tuple[Figure, ...]:
    """Return the figures still there; those that have lost one they add up with must wait for a person.

    `without_day` are pages that have lost the day they were made on: no one knows which year `Last Year` was.
    """
    left: list[Figure] = []
    is_whole = True
    still = dict(losses)
    for figure in reversed(figures):
        printed = ["".join(figure.value_as_printed.split())]
        loss = still.get(figure.page, NOTHING)
        is_gone, is_clipped = printed[0] in loss.gone, printed[0] in loss.clipped
        if is_gone or is_clipped:
            is_whole = False
            still[figure.page] = Loss(_without(loss.gone, printed), _without(loss.clipped, printed))
        if is_gone:
            continue
        if figure.page in without_day and figure.window_as_printed in RELATIVE:
            figure = replace(figure, window_start="", window_end="", expected="review")
        left.append(figure)
    if not is_whole:
        left = [replace(figure, expected="review") for figure in left]
    return tuple(left[::-1])
