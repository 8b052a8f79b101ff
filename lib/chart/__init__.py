"""A result table in; a chart out: the same marks for Lab, for a page and for a phone, told in words, in one theme."""

from lib.chart.drawn import Drawn
from lib.chart.kinds import bars, dots, matrix, slopes
from lib.chart.of_ratios import around, left_out, main_pair, main_year, ranked_rows, scan_rows, year_rows
from lib.chart.of_sharing import named_rows, pair_rows, size_rows
from lib.chart.scale import LogAxisError, log_scale
from lib.chart.titled import named_bars, place_dots, ratio_dots, ratio_slopes, scan_bars, sharing_square, size_bars

__all__ = [
    "Drawn",
    "LogAxisError",
    "around",
    "bars",
    "dots",
    "left_out",
    "log_scale",
    "main_pair",
    "main_year",
    "matrix",
    "named_bars",
    "named_rows",
    "pair_rows",
    "place_dots",
    "ranked_rows",
    "ratio_dots",
    "ratio_slopes",
    "scan_bars",
    "scan_rows",
    "sharing_square",
    "size_bars",
    "size_rows",
    "slopes",
    "year_rows",
]
