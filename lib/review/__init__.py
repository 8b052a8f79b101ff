"""What each stage left waiting in; one list for the desk, its pictures and its sheet, and rulings on it, out."""

from lib.review.collect import collect, public_notes
from lib.review.crops import draw_crops, places_of
from lib.review.lines import open_lines, seen_at, with_pictures
from lib.review.order import in_order
from lib.review.picture import Sheet, sheet_of
from lib.review.rule import rule
from lib.review.workbook import write_workbook

__all__ = [
    "Sheet",
    "collect",
    "draw_crops",
    "in_order",
    "open_lines",
    "places_of",
    "public_notes",
    "rule",
    "seen_at",
    "sheet_of",
    "with_pictures",
    "write_workbook",
]
