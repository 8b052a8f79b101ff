"""Stage tables in; the tables that evidence pages are drawn from, for one agency, out."""

from dataclasses import dataclass, field

import pandas as pd

from lib import tables as t
from lib.publish.masked import covered_paths
from lib.tables.others import of_named_agencies


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables evidence is drawn from, as read from processed/; counts and shares of the agencies to be shown."""

    counts: pd.DataFrame
    citations: pd.DataFrame
    documents: pd.DataFrame
    pages: pd.DataFrame
    spans: pd.DataFrame
    request_pages: pd.DataFrame
    posts: pd.DataFrame
    shares: pd.DataFrame = field(default_factory=lambda: t.as_frame(t.SHARES, []))
    boxes: pd.DataFrame = field(default_factory=lambda: t.as_frame(t.BOXES, []))
    cells: pd.DataFrame = field(default_factory=lambda: t.as_frame(t.CELLS, []))

    @classmethod
    def of(cls, held: dict[str, pd.DataFrame], agency_id: str) -> "Sources":
        """Return the tables with the counts and shares of one agency only."""
        tables = {name: held[name] for name in cls.__dataclass_fields__} | {"documents": covered_paths(held)}
        tables["counts"] = tables["counts"][~of_named_agencies(tables["counts"])]
        mine = {name: tables[name][tables[name]["agency_id"] == agency_id] for name in ("counts", "shares")}
        return cls(**(tables | mine))

    @classmethod
    def published(cls, held: dict[str, pd.DataFrame]) -> "Sources":
        """Return the tables with the figures that tables give of the agencies they name, and no others."""
        tables = {name: held[name] for name in cls.__dataclass_fields__} | {"documents": covered_paths(held)}
        counts = tables["counts"][of_named_agencies(tables["counts"])]
        return cls(**(tables | {"counts": counts, "shares": tables["shares"].iloc[:0]}))

    def values(self) -> pd.DataFrame:
        """Return value_id, agency_id, shown, label, printed, evidence, ruling of every value that stands."""
        counts = self.counts.assign(
            shown=[f"{v:,}" if not pd.isna(v) else "" for v in self.counts["value"]],
            label=self.counts["label_as_printed"],
            printed=self.counts["value_as_printed"],
        )
        shares = self.shares.assign(shown="", label=self.shares["section"], printed=self.shares["name_as_printed"])
        columns = ["value_id", "agency_id", "shown", "label", "printed", "evidence", "ruling", "status"]
        both = pd.concat([counts[columns], shares[columns]], ignore_index=True)
        return both[both["status"].isin(t.PUBLIC_STATUS)].drop(columns="status")
