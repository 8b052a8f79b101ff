"""Values and the desk's rulings on them in; the values as ruled, and what became of each line, out.

A ruling is about a value by its id, which outlives a page saved again. What the person looked at, as far as the line
says it (sha256, and what was read then), must still be there: otherwise the ruling is off and the value waits.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.clean.rulings import DISPUTED, HOLDS
from lib.tables.words import SET_ASIDE_STATUS

STATUS = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected", "withdraw": "withdrawn"}
APPLIED, OFF, UNUSABLE, UNMATCHED = "applied", "no_longer_fits", "not_usable", "matches_nothing"
Row = dict[str, Any]
# Takes (row, ruling); returns the row as corrected, or a sentence that says why it cannot be.
Correct = Callable[[Row, Row], Row | str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands behind each value now: the hashes of the files it was read in and of those they replace."""

    hashes: dict[str, set[str]]

    @classmethod
    def of(cls, citations: pd.DataFrame, documents: pd.DataFrame, value_ids: pd.Series) -> "Seen":
        """Return what stands behind the values named."""
        rows = {row["document_id"]: row for row in documents.to_dict("records")}
        older: dict[str, list[str]] = {}
        for row in rows.values():
            if isinstance(row["supersedes"], str):
                older.setdefault(row["document_id"], []).append(row["supersedes"])
        hashes: dict[str, set[str]] = {}
        cited = citations[citations["value_id"].isin(value_ids) & citations["document_id"].notna()]
        for value_id, document in zip(cited["value_id"], cited["document_id"], strict=True):
            hashes.setdefault(value_id, set()).update(_behind(document, rows, older))
        return cls(hashes)

    def fits(self, row: Row, ruling: Row, printed: str) -> str:
        """Return why a ruling no longer fits, or empty text; `printed` is what is read now."""
        then = ruling["as_printed"] or (ruling["value"] if ruling["decision"] == "confirm" else "")
        if then:
            # A figure of an agency that a table names stands on the list behind the agency's name.
            fits = _same(then, printed) or (printed and _same(then[-len(printed) - 2 :], f": {printed}"))
            return "" if fits else f"the person saw {then[:60]!r}, and {printed[:60]!r} is read now"
        if ruling["sha256"] and ruling["sha256"] not in self.hashes.get(row["value_id"], set()):
            return "the file the person looked at is not the one the value is read in now"
        return ""


def _behind(document: str, rows: dict[str, Row], older: dict[str, list[str]]) -> set[str]:
    """Return the hashes of a document, of those it replaces and of the files they lie in."""
    found, left = set(), [document]
    while left:
        name = left.pop()
        row = rows.get(name)
        if row is None or row["sha256"] in found:
            continue
        found.add(row["sha256"])
        left += older.get(name, [])
        left += [row["parent_id"]] if isinstance(row["parent_id"], str) else []
    return {sha for sha in found if isinstance(sha, str)}


def _same(then: str, now: str) -> bool:
    plain = (re.sub(r"[\s,]", "", text) for text in (then, now))
    return next(plain) == next(plain)


def rule(
    values: pd.DataFrame, rulings: pd.DataFrame, seen: Seen, printed: str, correct: Correct
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (values as ruled, the lines on them with `became` and `note`).

    `printed` names the column that holds what was read. Rulings on other ids are not among the lines returned.
    """
    mine = rulings[rulings["value_id"].isin(values["value_id"])]
    if mine.empty:
        return values, mine.assign(became="", note="")
    at = dict(zip(values["value_id"], values.index, strict=True))
    rows = {value_id: values.loc[at[value_id]].to_dict() for value_id in mine["value_id"].unique()}
    told: dict[Any, tuple[str, str]] = {}
    for value_id, group in mine.groupby("value_id", sort=False):
        rows[value_id] = _ruled(rows[value_id], group, seen, printed, correct, told)
    values = values.copy()
    fresh = pd.DataFrame([rows[value_id] for value_id in rows], index=[at[value_id] for value_id in rows])
    for name in values.columns:
        values.loc[fresh.index, name] = pd.array(fresh[name], dtype=values[name].dtype)
    became, note = ([told[i][n] for i in mine.index] for n in (0, 1))
    return values, mine.assign(became=became, note=note)


def _ruled(
    row: Row, lines: pd.DataFrame, seen: Seen, printed: str, correct: Correct, told: dict[Any, tuple[str, str]]
) -> Row:
    """Return one value as ruled; `told` gets what became of each line."""
    told |= {i: (status, "") for i, status in lines["status"].items()}
    disputed = lines[lines["status"] == DISPUTED]
    fresh, kinds, holds, off = dict(row), [], [], []
    ordered = lines[lines["status"] == HOLDS].sort_values("line")
    for i, ruling in zip(ordered.index, ordered.to_dict("records"), strict=True):
        column = "window_as_printed" if ruling["field"].startswith("window") else printed
        why = seen.fits(row, ruling, _text(row.get(column)))
        if why:
            off.append(why)
            told[i] = (OFF, why)
            continue
        result = correct(fresh, ruling)
        if isinstance(result, str):
            told[i] = (UNUSABLE, result)
            continue
        kinds.append(
            "confirm" if ruling["decision"] == "correct" and _is_as_before(fresh, result) else ruling["decision"]
        )
        fresh, told[i] = result, (APPLIED, "")
        holds.append(ruling)
    if len(disputed):
        return _waits(row, _dispute(disputed))
    if off:
        return _waits(row, f"a ruling no longer fits: {'; '.join(off)}")
    return _with_status(row, fresh, kinds, holds)


def _is_as_before(row: Row, fresh: Row) -> bool:
    return all(str(row.get(name)) == str(fresh[name]) for name in fresh if name != "open")


def _with_status(row: Row, fresh: Row, kinds: list[str], holds: list[Row]) -> Row:
    if not kinds:
        return row
    strongest = next(kind for kind in ("withdraw", "reject", "correct", "confirm") if kind in kinds)
    status = STATUS[strongest]
    if row["status"] == "duplicate" and status not in SET_ASIDE_STATUS:
        return row  # what it repeats stands for it
    text = _ruling_text(status, row, holds)
    if fresh.get("open"):
        return _waits(fresh, fresh["open"]) | {"ruling": text}
    return fresh | {"status": status, "ruling": text}


def _ruling_text(status: str, row: Row, holds: list[Row]) -> str:
    """Return what was ruled for everybody to read: never who ruled it."""
    last = max(holds, key=lambda x: (x["on"], x["line"]))
    twice = f", by {last['checks']} people" if last["checks"] > 1 else ""
    said = dict.fromkeys(ruling["why"] for ruling in holds)
    return f"{status} by a person on {last['on']}{twice}: {'; '.join(said)}"


def _dispute(lines: pd.DataFrame) -> str:
    said = [
        f"{x.by} ruled {x.decision}{f' {x.value}' if x.value else ''} on {x.on} ({x.why})" for x in lines.itertuples()
    ]
    return f"people differ: {'; '.join(said)}"


def _waits(row: Row, why: str) -> Row:
    before = row["why"] if isinstance(row["why"], str) else ""
    return row | {"status": "needs_review", "why": "; ".join(filter(None, (before, why)))}


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
