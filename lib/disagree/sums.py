"""Counts in; sums that cannot be those of their years, and sums of hits and scans that cover different years, out.

The Data Driven table (EFF and MuckRock) prints two years and their sum for each agency. Some sums add up years that
were not provided, some are 0 for that reason, and of some the scans lack a year that the hits have.
"""

from dataclasses import dataclass

import pandas as pd

from lib.disagree.found import SCANS, Found, Row, in_order, records, said
from lib.refusals import Refusal
from lib.tables.others import of_named_agencies, table_of
from lib.windows import parse_window

# What says that a year was no year of the agency's readers: 0 and such a year add up to 0 (Woodland, WA).
NOT_MISSING = "not_applicable"


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed sum and the years it should add up: `known` with a figure, `missing` with a word or a blank."""

    row: Row
    known: tuple[Row, ...]
    missing: tuple[Row, ...]
    blank: tuple[str, ...] = ()

    @property
    def years(self) -> str:
        """The years that are known, such as `2016 2017`."""
        return " ".join(dict.fromkeys(year_of(row) for row in self.known))

    @property
    def is_marked(self) -> bool:
        """Whether the publisher says that the sum lacks a year, by a star."""
        return "*" in str(self.row["value_as_printed"])

    def parts(self) -> str:
        """Return the parts as printed: `2016 Not Provided, 2017 0`."""
        rows = sorted([*self.known, *self.missing], key=year_of)
        told = [f"{year_of(row)} {row['value_as_printed']}" for row in rows]
        return ", ".join([*told, *(f"{year} blank" for year in self.blank)])


def year_of(row: Row) -> str:
    """Return the year of a row of one year."""
    return str(row["window_start"])[:4]


def sums_of(counts: pd.DataFrame) -> dict[tuple[str, str], list[Sum]]:
    """Return the sums of each agency in a table of many, by (table, agency_id)."""
    rows = counts[of_named_agencies(counts) & counts["measure"].isin(("hits", *SCANS))]
    years: dict[tuple[str, ...], list[Row]] = {}
    totals: dict[tuple[str, str], list[Row]] = {}
    columns: dict[tuple[str, str], set[str]] = {}
    for row in records(rows.assign(table=table_of(rows))):
        if row["origin"] == "publisher_sum":
            if pd.notna(row["value"]):
                totals.setdefault((row["table"], row["agency_id"]), []).append(row)
        elif row["window_kind"] == "calendar_year":
            years.setdefault((row["table"], row["agency_id"], row["measure"]), []).append(row)
            columns.setdefault((row["table"], row["measure"]), set()).add(year_of(row))
    return {
        key: [_sum(row, years.get((*key, row["measure"]), []), columns.get((key[0], row["measure"]), set()))
              for row in rows]
        for key, rows in totals.items()
    }  # fmt: skip


def _sum(total: Row, years: list[Row], columns: set[str]) -> Sum:
    printed = parse_window(str(total["window_as_printed"]))
    spans = isinstance(printed, Refusal) or printed.start is None or printed.end is None
    first, last = ("0000", "9999") if spans else (str(printed.start.year), str(printed.end.year))
    mine = [row for row in years if first <= year_of(row) <= last]
    known = tuple(row for row in mine if pd.notna(row["value"]))
    blank = sorted(year for year in columns if first <= year <= last and year not in {year_of(r) for r in mine})
    return Sum(total, known, tuple(row for row in mine if pd.isna(row["value"])), tuple(blank))


def parts_of_sums(counts: pd.DataFrame) -> dict[str, str]:
    """Return by value id the years each sum of a table covers, such as `2016 2017`; empty if none is known."""
    return {x.row["value_id"]: x.years for sums in sums_of(counts).values() for x in sums}


def sums_of_tables(counts: pd.DataFrame) -> list[Found]:
    """Return what is wrong with sums of tables: zeros of missing years, wrong sums, hits and scans of other years."""
    found: list[Found] = []
    for sums in sums_of(counts).values():
        zeros = [x for x in sums if is_zero_from_missing(x)]
        found += [_zeros(zeros)] if zeros else []
        found += [_differs(x) for x in sums if x not in zeros and is_no_sum(x)]
        found += _other_years(sums)
    return in_order(found)


def is_zero_from_missing(x: Sum) -> bool:
    """Return True for a sum of 0 that adds up a year nobody knows, and does not say so.

    A year that did not apply and a 0 add up. Two years that did not apply add up to nothing, which is not 0.
    """
    lacks = [row for row in x.missing if NOT_MISSING not in str(row["flags"]).split()]
    all_missing = not x.known and bool(x.missing or x.blank)
    return int(x.row["value"]) == 0 and not x.is_marked and (all_missing or bool(x.known and (lacks or x.blank)))


def is_no_sum(x: Sum) -> bool:
    """Return True for a sum that is not that of its known years; one that lacks a year may only be larger unmarked."""
    total = sum(int(row["value"]) for row in x.known)
    lacks = bool(x.missing or x.blank)
    many = len(x.known) > len({year_of(row) for row in x.known})  # two prints of one year: another rule's
    if not x.known or many or (lacks and "only_known_year" in str(x.row["flags"])):
        return False
    value = int(x.row["value"])
    return value < total if lacks and not x.is_marked else value != total and (lacks or len(x.known) > 1)


def _zeros(zeros: list[Sum]) -> Found:
    first, second = zeros[0], zeros[-1]
    told = " and ".join(said(x.row) for x in zeros)
    parts = "; ".join(f"{x.row['measure']} {x.parts()}" for x in zeros)
    waits = tuple(x.row["value_id"] for x in zeros if not x.known)
    why = "a sum of 0 of years that are not known"
    return Found("zero_from_missing", first.row, second.row if len(zeros) > 1 else None, told, parts, waits, why)


def _differs(x: Sum) -> Found:
    parts = " + ".join(str(row["value_as_printed"]) for row in sorted(x.known, key=year_of))
    why = f"the sum is not that of its parts, {parts}"
    return Found("sum_differs_from_parts", x.row, x.known[0], said(x.row), parts, (x.row["value_id"],), why)


def _other_years(sums: list[Sum]) -> list[Found]:
    found = []
    for hits in (x for x in sums if x.row["measure"] == "hits"):
        for scans in (x for x in sums if x.row["measure"] != "hits"):
            same = hits.row["window_as_printed"] == scans.row["window_as_printed"]
            if same and hits.years and scans.years and hits.years != scans.years:
                told = [f"{word} of {', '.join(x.years.split())}" for word, x in (("hits", hits), ("scans", scans))]
                rows = (_standing(hits), _standing(scans))
                found.append(Found("windows_differ_inside_a_ratio", *rows, *told))
    return found


def _standing(x: Sum) -> Row:
    """Return the sum, or the year it repeats, which is the value that stands."""
    repeats = [row for row in x.known if row["value_id"] == x.row["duplicate_of"]]
    return repeats[0] if repeats else x.row


def sums_of_own(counts: pd.DataFrame) -> list[Found]:
    """Return totals of several years in an agency's own reply that are not the sum of its years: the total waits."""
    is_own = ~of_named_agencies(counts) & counts["measure"].isin(("hits", *SCANS))
    totals = counts[is_own & (counts["window_kind"] == "multi_year")]
    if totals.empty:
        return []
    is_year = is_own & (counts["window_kind"] == "calendar_year")
    years = counts[is_year & counts["agency_id"].isin(totals["agency_id"])]
    found = []
    for total in records(totals):
        first, last = str(total["window_start"]), str(total["window_end"])
        same = (years["agency_id"] == total["agency_id"]) & (years["request_id"] == total["request_id"])
        inside = same & (years["measure"] == total["measure"]) & years["window_start"].between(first, last)
        known = {year_of(row): row for row in records(years[inside & (_scope(years) == _scope_of(total))])}
        covered = [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)]
        if first.endswith("01-01") and last.endswith("12-31") and list(known) and sorted(known) == covered:
            x = Sum(total, tuple(known[year] for year in covered), ())
            found += [_differs(x)] if is_no_sum(x) else []
    return in_order(found)


def _scope(counts: pd.DataFrame) -> pd.Series:
    return counts["scope_as_printed"].astype("str").fillna("")


def _scope_of(row: Row) -> str:
    return row["scope_as_printed"] if isinstance(row["scope_as_printed"], str) else ""
