"""Rows with a window each in; an error out if what is asked of them needs windows of one kind and they have several."""

import pandas as pd

from lib.refusals import PlainError

YEAR = "calendar_year"


class UnlikeWindowsError(PlainError):
    """Values of unlike windows were to be added, ranked or set in a trend; one sentence says which."""


def need_one_kind(rows: pd.DataFrame, asked: str) -> None:
    """Raise UnlikeWindowsError unless all windows are full calendar years, or all have the same first and last day.

    `rows` needs window_start, window_end, window_kind, agency_id; `asked` says what was asked, such as `added`.
    """
    windows = rows[["window_start", "window_end", "window_kind"]].drop_duplicates()
    if (windows["window_kind"] == YEAR).all():
        return
    known = windows["window_start"].notna().all() and windows["window_end"].notna().all()
    if len(windows) == 1 and (known or windows["window_kind"].iloc[0] == "rolling_30d"):
        return
    odd = rows[rows["window_kind"] != YEAR].iloc[0]
    like = rows[rows["window_kind"] != odd["window_kind"]]
    other = like.iloc[0] if len(like) else rows.iloc[-1]
    raise UnlikeWindowsError(
        f"counts of unlike windows cannot be {asked}: {_told(odd)}, {_told(other)}; "
        "expected full calendar years only, or one and the same window."
    )


def need_years_in_a_row(rows: pd.DataFrame) -> None:
    """Raise UnlikeWindowsError unless every window is a full calendar year: a trend has no other steps."""
    odd = rows[rows["window_kind"] != YEAR]
    if len(odd):
        raise UnlikeWindowsError(
            f"a trend needs full calendar years; found {_told(odd.iloc[0])}; leave it out, or ask for the missing days."
        )


def _told(row: pd.Series) -> str:
    kind = str(row["window_kind"]).replace("_", " ")
    days = f"{row['window_start']} to {row['window_end']}, " if isinstance(row["window_start"], str) else ""
    return f"{row['agency_id']} ({days}{kind})"
