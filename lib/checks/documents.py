"""What reports print of themselves in; sums, pages, dates and names of a document that contradict each other out."""

from typing import Any

import pandas as pd

from lib.refusals import Refusal
from lib.windows import parse_window


def document_contradictions(extract: dict[str, pd.DataFrame], clean: dict[str, pd.DataFrame]) -> list[dict[str, Any]]:
    """Return rows of contradictions: of the reports' own arithmetic and pages, of windows, of names on pages."""
    requests = clean["requests"].drop_duplicates("agency_id")
    named = dict(zip(requests["agency_id"], requests["agency_name"], strict=True))
    rows = [_check(check, named) for check in extract["report_checks"].itertuples() if not check.ok]
    rows += late_windows(extract["readings"], clean["counts"], named)
    return rows + [_page(doubt, named) for doubt in clean["doubts"].itertuples() if doubt.is_other]


def _check(check: Any, named: dict[str, str]) -> dict[str, Any]:
    what = check.what.replace("_", "-")
    return {
        "contradiction_id": f"k-{what}-{check.document_id[2:]}-{check.form.replace('_', '-')}-{check.report}-{check.n}",
        "agency_id": check.agency_id,
        "agency_name": named.get(check.agency_id, check.agency_id),
        "what": check.what,
        "first": check.first if isinstance(check.first, str) else check.why,
        "second": check.second if isinstance(check.second, str) else "",
    }


def _page(doubt: Any, named: dict[str, str]) -> dict[str, Any]:
    name = named.get(doubt.agency_id, doubt.agency_id)
    return {
        "contradiction_id": f"k-names-other-agency-{doubt.document_id[2:]}",
        "agency_id": doubt.agency_id,
        "agency_name": name,
        "what": "names_other_agency",
        "first": name,
        "second": doubt.agency_as_printed,
    }


def late_windows(readings: pd.DataFrame, counts: pd.DataFrame, named: dict[str, str]) -> list[dict[str, Any]]:
    """Return a row for each report that was made before the period it counts was over: it cannot hold all of it."""
    late = too_early(readings)
    values = counts.drop_duplicates(["document_id", "window_as_printed"])
    values = values.set_index(["document_id", "window_as_printed"])["value_id"]
    rows = {}
    for reading, created, end in late:
        key = f"{reading.document_id[2:]}-{end}"
        rows[key] = {
            "contradiction_id": f"k-created-before-window-end-{key}",
            "agency_id": reading.agency_id,
            "agency_name": named.get(reading.agency_id, reading.agency_id),
            "what": "created_before_window_end",
            "first": f"made on {created}",
            "second": f"counts to {end}",
            "first_value_id": values.get((reading.document_id, reading.window_as_printed)),
        }
    return list(rows.values())


def too_early(readings: pd.DataFrame) -> list[tuple[Any, str, str]]:
    """Return readings of reports made before their period was over, with the day made and the last day counted."""
    dated = readings[readings["created_on_as_printed"].notna() & readings["window_as_printed"].notna()]
    kinds = dated.drop_duplicates(["document_id", "created_on_as_printed", "window_as_printed"])
    days = [created_and_end(x.created_on_as_printed, x.window_as_printed) for x in kinds.itertuples()]
    return [(x, *told) for x, told in zip(kinds.itertuples(), days, strict=True) if all(told) and told[0] < told[1]]


def created_and_end(created: str, window: str) -> tuple[str, str]:
    """Return the day a report was made and the last day it counts, as ISO text; empty where one is not known."""
    made = parse_window(f"From {created} To {created}")
    if isinstance(made, Refusal) or made.start is None:
        return "", ""
    counted = parse_window(window, made.start)
    if isinstance(counted, Refusal) or counted.end is None:
        return made.start.isoformat(), ""
    return made.start.isoformat(), counted.end.isoformat()
