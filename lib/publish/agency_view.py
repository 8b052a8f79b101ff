"""One agency and all tables in; its own rows and the names of its numbers out."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.publish.blocks import Printed
from lib.tables.others import of_named_agencies


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency's rows, and the register its numbers are printed from."""

    agency_id: str
    name: str
    held: dict[str, pd.DataFrame]
    printed: Printed

    def rows(self, table: str) -> pd.DataFrame:
        """Return the agency's rows of a table."""
        frame = self.held[table]
        return frame[frame["agency_id"] == self.agency_id]

    def register(self) -> pd.DataFrame:
        """Return the numbers that may stand on the agency's page: its own, and those about all agencies."""
        findings = self.held["findings"]
        return findings[findings["agency_id"].isna() | (findings["agency_id"] == self.agency_id)]

    def has(self, finding_id: str) -> bool:
        """Return True if the register holds a number."""
        return finding_id in self.printed.shown

    def finding(self, period: str, what: str) -> str:
        """Return the id of a number of this agency, for instance of `2018` and `hit-ratio`."""
        return f"f-{self.agency_id}-{period}-{what}"


def agency_of(agency_id: str, held: dict[str, pd.DataFrame]) -> Agency:
    """Return one agency's view on the tables; raises ValueError naming the known ones if there is no such."""
    known = held["requests"].drop_duplicates("agency_id").set_index("agency_id")["agency_name"]
    if agency_id not in known.index:
        raise ValueError(f"no agency {agency_id!r}; known: {', '.join(known.index)}")
    held = _own(held, agency_id)
    shown = dict(zip(held["findings"]["finding_id"], held["findings"]["shown"], strict=True))
    return Agency(agency_id, known[agency_id], held, Printed(shown))


def _own(held: dict[str, pd.DataFrame], agency_id: str) -> dict[str, pd.DataFrame]:
    """Return the tables without what tables of many agencies say of an agency.

    Of that, only what a table prints for a period of which the agency's own reply is on hand is kept, as numbers.
    """
    named = of_named_agencies(held["counts"])
    theirs_of = set(held["counts"][named]["value_id"]) - _beside(held, agency_id)
    others = held["findings"]["finding_id"].isin(theirs_of)
    mine = {"counts": held["counts"][~named], "findings": held["findings"][~others]}
    if "hit_ratios" in held:
        ratios = held["hit_ratios"]
        theirs = set(ratios.loc[ratios["source"].notna(), ["scans_value_id", "hits_value_id"]].stack())
        changes = held["year_changes"]
        mine |= {"hit_ratios": ratios[ratios["source"].isna()]}
        mine |= {"year_changes": changes[~changes["after_value_id"].isin(theirs)]}
    return held | mine


def _beside(held: dict[str, pd.DataFrame], agency_id: str) -> set[str]:
    """Return the values that tables print of an agency whose own figures of the period stand beside them."""
    if "published_ratios" not in held:
        return set()
    ratios, published = held["hit_ratios"], held["published_ratios"]
    sources = ratios.loc[(ratios["agency_id"] == agency_id) & ratios["source"].isna(), "published_source"].dropna()
    mine = published[(published["agency_id"] == agency_id) & published["source"].isin(sources)]
    return set(mine[["scans_value_id", "hits_value_id"]].stack())


def ratios_with_names(agency: Agency) -> pd.DataFrame:
    """Return the agency's hit ratios with `period`, how the window is called in ids, and `label`, on the page."""
    ratios = agency.rows("hit_ratios")
    periods = [_period(row) for row in ratios.itertuples()]
    return ratios.assign(period=[p for p, _ in periods], label=[x for _, x in periods])


def _period(row: Any) -> tuple[str, str]:
    if isinstance(row.window_start, str):
        if row.window_kind == "calendar_year":
            return row.window_start[:4], row.window_start[:4]
        return f"{row.window_start}-to-{row.window_end}", f"{row.window_start} to {row.window_end}"
    return row.window_kind.replace("_", "-"), row.window_kind.replace("_", " ")


def is_zero(count: Any) -> bool:
    """Return True for a known count of 0; a count that is not known is not zero."""
    return not pd.isna(count) and count == 0
