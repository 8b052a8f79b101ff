"""The id of a published number or list line in; the way back to file, page, place and rule, line by line, out."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from lib import tables as t
from lib.places import place_in_words
from lib.refusals import PlainError

AROUND = 70
# A headline is made of hundreds of values: their places are sorted out once.
FEW = 20
# Stage tables, not the desk's copies: there a text such as `-5` has a leading quote against spreadsheet programs.
NEEDED = {
    "extract": (t.DOCUMENTS, t.PAGES),
    "clean": (t.COUNTS, t.SHARES, t.CITATIONS, t.RULINGS),
    "hit_ratio": (t.FINDINGS,),
    "sharing": (t.SHARING_FINDINGS,),
}


class UnknownIdError(PlainError):
    """No number has this id; the message names some that are near."""


def explain(wanted: str, processed: Path, raw: Path) -> list[str]:
    """Return the lines that walk a number back to the places it was read from.

    Takes the id of a finding, of a value or of a line of a sharing list, also of one that waits. Raises UnknownIdError.
    """
    held = {table.name: t.read(table, processed / stage) for stage, tables in NEEDED.items() for table in tables}
    register = pd.concat([held["findings"], held["sharing_findings"]])
    findings, counts = register.set_index("finding_id"), held["counts"].set_index("value_id")
    shares = held["shares"].set_index("value_id")
    if wanted in counts.index:
        return _value(wanted, counts.loc[wanted], held, raw)
    if wanted in shares.index:
        return _line(wanted, shares.loc[wanted], held, raw)
    if wanted not in findings.index:
        raise UnknownIdError(_unknown(wanted, [*findings.index, *counts.index, *shares.index]))
    row = findings.loc[wanted]
    lines = [f"{wanted} = {row['shown']}", f"  how: {row['how']}"]
    inputs = row["inputs"].split() if isinstance(row["inputs"], str) else []
    if not inputs:
        lines.append(f"  from: {row['citation']}")
    cited = dict(tuple(held["citations"].groupby("value_id"))) if len(inputs) > FEW else {}
    for value_id in inputs:
        mine = held | {"citations": cited[value_id]} if value_id in cited else held
        lines += ["", *_value(value_id, counts.loc[value_id], mine, raw)]
    return lines


def _value(value_id: str, count: pd.Series, held: dict[str, pd.DataFrame], raw: Path) -> list[str]:
    value = "no figure" if pd.isna(count["value"]) else f"{count['value']:,}"
    lines = [f"{value_id} = {value}  ({count['status'].replace('_', ' ')})"]
    lines.append(f"  printed: {count['value_as_printed']!r} under {count['label_as_printed']!r}")
    window = f"{_or(count['window_start'])} to {_or(count['window_end'])}, {count['window_kind'].replace('_', ' ')}"
    lines.append(f"  period: {window} (printed {count['window_as_printed']!r})")
    lines.append(f"  rule: form {count['form']!r}, grammars of counts and windows, origin {count['origin']}")
    why = "waits because" if count["status"] == "needs_review" else "told"
    for name, label in (("flags", "flags"), ("why", why), ("duplicate_of", "repeats")):
        if isinstance(count[name], str):
            lines.append(f"  {label}: {count[name]}")
    return [*lines, *_decisions(value_id, held), *_places(value_id, held, raw)]


def _decisions(value_id: str, held: dict[str, pd.DataFrame]) -> list[str]:
    """Return what people ruled on a value, each line with who, when, why and what became of it."""
    rulings = held["rulings"]
    mine = rulings[(rulings["about"] == value_id) & (rulings["file"] == "values.csv")].sort_values("line")
    told = []
    for row in mine.itertuples():
        what = f"{row.decision}{f' {row.field}' if isinstance(row.field, str) else ''}"
        what += f" to {row.value!r}" if isinstance(row.value, str) and row.decision == "correct" else ""
        became = row.became.replace("_", " ") + (f": {row.note}" if isinstance(row.note, str) else "")
        told.append(f"  decision: {what} by {row.by} on {row.on}: {row.why} ({became}; values.csv line {row.line})")
    return told or ["  decision: none"]


def _line(value_id: str, share: pd.Series, held: dict[str, pd.DataFrame], raw: Path) -> list[str]:
    """Return the way back from a line of a sharing list."""
    lines = [f"{value_id} = {share['name_as_printed']}  ({share['status'].replace('_', ' ')})"]
    lines.append(f"  list: {_or(share['section']).replace('_', ' ')}, line {share['row']}, as of {_or(share['as_of'])}")
    printed = ("city_as_printed", "state_as_printed", "hot_list_as_printed", "networks_as_printed")
    for name in (*printed, "partner_id", "identity_rule", "flags", "why", "duplicate_of"):
        if isinstance(share[name], str):
            lines.append(f"  {name.replace('_', ' ')}: {share[name]}")
    return [*lines, *_decisions(value_id, held), *_places(value_id, held, raw)]


def _places(value_id: str, held: dict[str, pd.DataFrame], raw: Path) -> list[str]:
    citations = held["citations"][held["citations"]["value_id"] == value_id]
    return [line for citation in citations.sort_values("n").itertuples() for line in _place(citation, held, raw)]


def _place(citation: Any, held: dict[str, pd.DataFrame], raw: Path) -> list[str]:
    if not isinstance(citation.document_id, str):
        return [f"  typed in: raw/{citation.sheet} {place_in_words(citation)}"]
    file = held["documents"].set_index("document_id").loc[citation.document_id]
    lines = [f"  read at: raw/{file['path']} {place_in_words(citation)}"]
    lines.append(f"    SHA-256 {file['sha256']} ({_same(raw, file, held['documents'])})")
    if pd.notna(citation.x0):
        return lines
    pages = held["pages"]
    page = pages[(pages["document_id"] == citation.document_id) & (pages["page"] == citation.page)]
    if isinstance(citation.cell, str):
        lines.append(f"    ⟦{_or(citation.text_as_printed)}⟧")
    elif len(page):
        lines.append(f"    {_around(page['text'].iloc[0], citation.char_start, citation.char_end)}")
    return lines


def _within(citation: Any) -> str:
    if isinstance(citation.cell, str):
        sheet = f"sheet {citation.sheet!r}, " if isinstance(citation.sheet, str) else ""
        return f"{sheet}cell {citation.cell}"
    return f"characters {citation.char_start}–{citation.char_end}"


def _around(text: str, start: int, end: int) -> str:
    shown = f"…{text[max(start - AROUND, 0) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}…"
    return " ".join(shown.split())


def _same(raw: Path, file: pd.Series, documents: pd.DataFrame) -> str:
    """Say whether the file in the raw folder is still the one that was read; an attachment's is the mail around it."""
    name, held = "the file", documents.set_index("document_id")
    while isinstance(file["parent_id"], str):
        name, file = "the mail it lies in", held.loc[file["parent_id"]]
    path = raw / file["path"]
    if not path.is_file():
        return f"{name} is not in the raw folder any more"
    same = _sha256(path) == file["sha256"]
    return f"{name} in the raw folder is the same" if same else f"{name} in the raw folder has CHANGED since"


@cache
def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _or(cell: object) -> str:
    return cell if isinstance(cell, str) else "not known"


def _unknown(wanted: str, ids: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, ids, n=3, cutoff=0.4) or sorted(ids)[:3]
    known = f"near it: {', '.join(near)}" if near else "nothing has been run yet; use `run` first"
    return f"no number has the id {wanted!r}; {known}."
