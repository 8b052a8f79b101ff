"""Made PDFs, dice and a grade in; out comes a scan of them: pages that are pictures, with truth page by page.

Whatever is scanned was drawn by the other modules of this room; the truth of a page is theirs, less what is cut off.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from lib.demo.dice import Dice
from lib.demo.scan_layer import Laid, layer_of
from lib.demo.scan_losses import Loss, counted_anew, figures_left, rows_left
from lib.demo.scan_marks import HARMLESS, number_to_mark
from lib.demo.scan_paper import Box, Paper, Printed, papers
from lib.demo.scan_pdf import ScannedPage, compact, in_strips, scanned_pdf
from lib.demo.scan_place import Placing, lines_from_below, placed, turned_size
from lib.demo.scan_press import scanned_picture, turned_picture
from lib.demo.scan_wear import Wear
from lib.demo.truth import LayerSlip, Made, ScanPage

WearOf = Callable[[int], Wear]


@dataclass(frozen=True, slots=True)
class _Pressed:
    """One scanned page: what is written, its line of the truth, its slips, its lost print, whether its foot is lost."""

    page: ScannedPage
    truth: ScanPage
    slips: tuple[LayerSlip, ...]
    loss: Loss
    has_lost_foot: bool


def scan(dice: Dice, made: Sequence[Made], wear_of: WearOf, *, has_layer: bool = False,
         order: Sequence[int] = ()) -> Made:  # fmt: skip
    """Return one scan of the files; `wear_of` gives each page's wear, by its number from 1.

    With `has_layer` the pages have the hidden text a scanner's software guesses. `order` are the pages scanned, in
    the numbers of the files bound together, as they lay on the feeder; empty means all, one after the other.
    """
    order = order or range(1, 1 + sum(one.pages for one in made))
    at = {page: n for n, page in enumerate(order, 1)}
    pressed = [
        _press(dice, paper, wear_of(at[number]), at[number], kind, has_layer=has_layer)
        for number, (paper, kind) in enumerate(_papers(made), 1)
        if number in at
    ]
    pressed.sort(key=lambda one: one.truth.page)
    whole = _in_order(bound(made), at)
    losses = {one.truth.page: one.loss for one in pressed}
    without_day = {one.truth.page for one in pressed if one.has_lost_foot}
    return replace(
        whole,
        data=scanned_pdf([one.page for one in pressed], "Scan"),
        figures=figures_left(whole.figures, losses, without_day),
        shares=rows_left(whole.shares, losses),
        scan_pages=tuple(one.truth for one in pressed),
        layer_slips=tuple(slip for one in pressed for slip in one.slips),
    )


def _papers(made: Sequence[Made]) -> Iterator[tuple[Paper, str]]:
    for one in made:
        for paper in papers(one.data):
            yield paper, one.kind


def _in_order(made: Made, at: dict[int, int]) -> Made:
    """Return the truth of some pages; `at` is their new number by their old one."""
    figures, shares = (
        sorted((replace(one, page=at[one.page]) for one in rows if one.page in at), key=lambda one: one.page)
        for rows in (made.figures, made.shares)
    )
    return replace(made, pages=len(at), figures=tuple(figures), shares=counted_anew(shares))


def bound(made: Sequence[Made]) -> Made:
    """Return the truth of files bound into one, without bytes: the pages of each count on from those before it."""
    kinds = {one.kind for one in made}
    before, figures, shares = 0, [], []
    for one in made:
        figures += [replace(figure, page=figure.page + before) for figure in one.figures]
        shares += [replace(share, page=share.page + before) for share in one.shares]
        before += one.pages
    messages = tuple(message for one in made for message in one.messages)
    return Made(b"", kinds.pop() if len(kinds) == 1 else "several", before,
                figures=tuple(figures), shares=tuple(shares), messages=messages)  # fmt: skip


def _press(dice: Dice, paper: Paper, wear: Wear, number: int, shows: str, *, has_layer: bool) -> _Pressed:
    placing = placed(paper.size, paper.words, wear)
    upright = scanned_picture(paper, wear, placing, dice.number(0, 2**31 - 1))
    places = [(word, placing.box(word.box)) for word in paper.words]
    cut = [pair for pair in places if _is_cut(pair[1], placing.size)]
    laid, slips = ([], [])
    if has_layer:
        laid, slips = layer_of(dice, wear.grade, number, [pair for pair in places if pair not in cut])
    cut_off = " ".join(word.text for word, _ in cut)
    truth = replace(_scan_page(number, shows, wear), cut=placing.cut, cut_off=cut_off, layer_words=len(laid),
                    layer_slips=len(slips))  # fmt: skip
    foot = lines_from_below(paper.words)[0][0] if paper.words else 0.0
    has_lost_foot = placing.cut != "" and any(word.box[3] > foot for word, _ in cut)
    loss = _with_mark(_loss(cut, foot, placing.size[1]), paper, wear)
    return _Pressed(_page(upright, wear, placing, laid), truth, tuple(slips), loss, has_lost_foot)


def _scan_page(number: int, shows: str, wear: Wear) -> ScanPage:
    """Return a page's line of the truth, as far as its wear tells."""
    kind = "compact" if wear.is_compact else "fax" if wear.is_fax else "jpeg"
    return ScanPage(
        number, shows, wear.grade, f"{wear.dpi[0]}x{wear.dpi[1]}", kind, wear.tilt, wear.shear, wear.stretch, wear.blur,
        wear.noise, wear.contrast, wear.stored_turn, -wear.shown_turn % 360, wear.is_inverted, wear.mark,
    )  # fmt: skip


def _with_mark(loss: Loss, paper: Paper, wear: Wear) -> Loss:
    """Return the loss with the number that is struck out or stained: a part of it is still there."""
    word = None if wear.mark in ("", *HARMLESS) else number_to_mark(paper.words)
    return replace(loss, clipped=loss.clipped + word.text) if word else loss


def _is_cut(box: Box, size: tuple[float, float]) -> bool:
    return box[0] < 0 or box[1] < 0 or box[2] > size[0] or box[3] > size[1]


def _loss(cut: list[tuple[Printed, Box]], foot: float, height: float) -> Loss:
    """Return the print cut off above the footer, which holds no line of a list; a quarter of a letter is no letter."""
    gone = {True: "", False: ""}
    for word, (_, top, _, bottom) in cut:
        if word.box[3] <= foot:
            gone[height - top < (bottom - top) / 4] += word.text
    return Loss(gone[True], gone[False])


def _page(upright: Image.Image, wear: Wear, placing: Placing, laid: list[Laid]) -> ScannedPage:
    turn = (wear.shown_turn - wear.stored_turn) % 360
    stored = turned_picture(upright, turn)
    size = turned_size(placing.size, turn)
    pictures = compact(stored) if wear.is_compact else in_strips(stored, wear.quality, wear.strips)
    return ScannedPage(pictures, size, wear.stored_turn, placing.size, turn, tuple(laid))
