"""Requests, fees asked for and exemptions cited in; the requests with both as printed, each once, out."""

import pandas as pd


def with_fees(requests: pd.DataFrame, fees: pd.DataFrame, exemptions: pd.DataFrame) -> pd.DataFrame:
    """Return the requests table with `fee` and `exemption`; several are parted by `; `, in the order they stand."""
    return requests.assign(
        fee=_joined(requests, fees, "amount_as_printed"),
        exemption=_joined(requests, exemptions, "exemption_as_printed"),
    )


def _joined(requests: pd.DataFrame, rows: pd.DataFrame, column: str) -> pd.Series:
    ordered = rows.sort_values(["document_id", "page", "char_start"])
    held: dict[tuple[str, str], dict[str, str]] = {}
    for row in ordered.itertuples():
        printed = getattr(row, column)
        held.setdefault((row.agency_id, row.request_id), {}).setdefault(printed.casefold(), printed)
    keys = zip(requests["agency_id"], requests["request_id"], strict=True)
    return pd.Series(["; ".join(held.get(key, {}).values()) or None for key in keys], index=requests.index, dtype="str")
