"""Contradictions and the desk's rulings on them in; the contradictions with what was decided, and idle rulings, out."""

import pandas as pd

from lib import tables as t

MARK = "k-"


def decide(contradictions: pd.DataFrame, rulings: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (contradictions with `decision` filled, review rows for rulings on contradictions that are none any more).

    `confirm` says that both readings stand as they are, `reject` that it is no contradiction; the public copy says so,
    with the date and the reason, never who. Where people differ it goes on waiting.
    """
    mine = rulings[rulings["about"].str.startswith(MARK)]
    holds = mine[mine["became"] == "applied"]
    said = {
        row.about: f"{'it is as it is' if row.decision == 'confirm' else 'it is none'} ({row.on}): {row.why}"
        for row in holds.itertuples()
    }
    decision = contradictions["contradiction_id"].map(said).astype("str")
    kept = contradictions["decision"].where(contradictions["decision"].notna(), decision)
    lost = mine[~mine["about"].isin(contradictions["contradiction_id"]) | (mine["became"] == "disputed")]
    return contradictions.assign(decision=kept), t.as_frame(t.REVIEW, [_idle(row) for row in lost.to_dict("records")])


def _idle(row: dict[str, object]) -> dict[str, object]:
    why = "people differ on it" if row["became"] == "disputed" else "there is no such contradiction any more"
    return {
        "review_id": f"r-values-line-{row['line']}",
        "what": "decision",
        "why": f"decisions/{row['file']} line {row['line']}: the ruling on {row['about']} is not applied, {why}",
        "public_note": "a line of the desk's own files",
    }
