"""Rows of results in; the charts of the pages out, each with its title, its words, and no more rows than are read."""

import pandas as pd

from lib.chart.drawn import Drawn
from lib.chart.kinds import bars, dots, matrix, slopes
from lib.chart.of_ratios import MOST, MOST_SLOPES, with_ranks
from lib.chart.of_sharing import square_of


def ratio_dots(rows: pd.DataFrame, year: str) -> Drawn:
    """Return the dot plot of `ranked_rows` of a year, the highest first; of many, both ends, with their ranks."""
    few, about = rows, f"the hit ratio in {year} of agencies that may be compared"
    title = _titled(f"Hit ratio in {year}", len(rows), MOST, "")
    if len(rows) > MOST:
        title = f"Hit ratio in {year}: the first {MOST // 2} and the last {MOST // 2} of {len(rows):,} agencies"
        few = with_ranks(pd.concat([rows.head(MOST // 2), rows.tail(MOST // 2)], ignore_index=True))
    return dots(few, title, about, total=len(rows))


def scan_bars(rows: pd.DataFrame, year: str) -> Drawn:
    """Return bars of `scan_rows` of a year, the most first."""
    title = _titled(f"Scans in {year}", len(rows), MOST, "largest")
    about = f"the scans in {year} of agencies that may be compared"
    return bars(rows.head(MOST), title, about, "scans of plates; one plate is scanned many times", total=len(rows))


def ratio_slopes(rows: pd.DataFrame, years: tuple[str, str]) -> Drawn:
    """Return lines from one year's ratio to the next one's, of `year_rows`, the agencies with the most scans."""
    title = _titled(f"Hit ratio in {years[0]} and {years[1]}", len(rows), MOST_SLOPES, "of the most scans,")
    about = f"the hit ratio in {years[0]} and {years[1]} of agencies ranked in both"
    return slopes(rows.head(MOST_SLOPES), title, about, years)


def place_dots(rows: pd.DataFrame, year: str, total: int) -> Drawn:
    """Return the dot plot of an agency's place, of the rows `around` it."""
    title = f"Where it stands among the {total:,} agencies ranked in {year}"
    return dots(rows, title, f"the place of an agency by its hit ratio in {year}, with its neighbors, the highest and "
                f"the lowest", total=total)  # fmt: skip


def size_bars(rows: pd.DataFrame, title: str) -> Drawn:
    """Return bars of how many organizations agencies' lists name, of `size_rows`."""
    said = _titled(title, len(rows), MOST, "longest lists")
    return bars(rows.head(MOST), said, title, "organizations named", total=len(rows))


def named_bars(rows: pd.DataFrame, title: str) -> Drawn:
    """Return bars of by how many agencies' lists a partner is named, of `named_rows`."""
    of = int(rows["of"].iloc[0]) if len(rows) else 0
    said = f"{title}: {len(rows)} of those named most in the lists of {of:,} agencies"
    return bars(rows, said, said, "agencies whose latest list names it", each="organizations")


def sharing_square(pairs: pd.DataFrame, names: dict[str, str]) -> Drawn:
    """Return the square of who sends to whom, of `pair_rows`."""
    held, shown, total = square_of(pairs, names)
    few = (
        f" the {len(shown)} with the most pairs, of {total:,} agencies" if total > len(shown) else f" {total} agencies"
    )
    title = f"Who sends scans to whom, by their lists:{few}"
    return matrix(held, shown, title, title)


def _titled(what: str, n: int, most: int, first: str) -> str:
    agencies = "agency" if n == 1 else "agencies"
    return f"{what}: the {most} {first} of {n:,} {agencies}" if n > most else f"{what}: {n:,} {agencies}"
