"""Extract tables of two readings of the same documents in; the better reading of each document out.

PDFium's words form nearly every report. Where they do not (words left over, rows in doubt, totals that do not tie),
the slower reader may see the page as its maker meant it. It counts only if it leaves fewer questions open.
"""

import pandas as pd

from lib import tables as t

REPORTS = ("hit_ratio_report", "detection_report", "data_sharing_report", "sharing_table", "several")
NOTE = "the slower of the two PDF readers formed it better and was used"
# Tables about a document as a file; the rest is what stood on its pages.
_EXTRACT = t.STAGE_TABLES["extract"]


def open_questions(extract: dict[str, pd.DataFrame]) -> pd.Series:
    """Return document_id → how many words are left over, rows doubted and checks failed, over all of its pages."""
    doubted = [extract[name][extract[name]["doubt"].notna()]["document_id"] for name in ("readings", "listed")]
    checks = extract["report_checks"]
    failed = checks[~checks["ok"]]["document_id"]
    return pd.concat([extract["left_over"]["document_id"], failed, *doubted]).value_counts()


def needs_second_reading(extract: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the documents, to be read again, of vendor reports with native text that leave questions open."""
    documents, pages = extract["documents"], extract["pages"]
    native = pages[pages["text_source"] == "native"]["document_id"]
    is_report = documents["kind"].isin(REPORTS) & documents["status"].isin(("read", "partly_read"))
    is_open = documents["document_id"].isin(open_questions(extract).index) & documents["document_id"].isin(native)
    return documents[is_report & is_open].assign(status="read", reason="", kind="unknown").reset_index(drop=True)


def with_better(first: dict[str, pd.DataFrame], second: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the extract tables with the second reading of those documents that it leaves fewer questions of."""
    before, after = open_questions(first), open_questions(second)
    better = [d for d in second["documents"]["document_id"] if after.get(d, 0) < before.get(d, 0)]
    if not better:
        return first
    return {table.name: _merged(table, first[table.name], second[table.name], better) for table in _EXTRACT}


def _merged(table: t.Table, first: pd.DataFrame, second: pd.DataFrame, better: list[str]) -> pd.DataFrame:
    taken = second[second["document_id"].isin(better)]
    if table is t.DOCUMENTS:
        reasons = taken["reason"].fillna("")
        taken = taken.assign(reason=reasons.where(reasons == "", reasons + "; ") + NOTE)
    kept = first[~first["document_id"].isin(better)]
    return t.as_frame(table, pd.concat([kept, taken], ignore_index=True))
