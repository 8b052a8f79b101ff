"""raw/decisions/*.csv in; the rulings that hold, those that people disagree on, and lines left out, as frames, out.

Append-only: a later line of the same person replaces the earlier one, the same ruling by another person is a second
check, and where people differ nothing holds until they agree.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib import decisions as d
from lib.names import id_problem

# What became of a line, before it meets the tables.
HOLDS, SECOND_CHECK, REPLACED, DISPUTED = "holds", "second_check", "replaced", "disputed"
ALIAS_COLUMNS = ["name_as_printed", "state", "agency_id", "decision", "status", "checks", "by", "on", "why", "line"]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The desk's files as frames (columns as in the file, and `line`, `status`, `checks`), and what was left out."""

    values: pd.DataFrame
    aliases: pd.DataFrame
    masks: pd.DataFrame
    factcheck: pd.DataFrame
    problems: list[str]


def read_rulings(raw: Path) -> Rulings:
    """Return what the desk ruled. Raises DecisionError if a file lacks a column: then nothing is applied."""
    d.check_columns(raw)
    values, problems = read_value_rulings(raw)
    aliases, more = read_aliases(raw)
    masks, unmasked = d.read_lines(raw, d.MASKS)
    checks, unchecked = d.read_lines(raw, d.FACTCHECK)
    return Rulings(
        values,
        aliases,
        ruling_frame(d.MASKS, masks).drop_duplicates(["text", "where"]).reset_index(drop=True),
        ruling_frame(d.FACTCHECK, checks),
        [*d.unknown_files(raw), *problems, *more, *unmasked, *unchecked],
    )


def read_value_rulings(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (the lines of values.csv with status and checks, one sentence for each left out)."""
    lines, problems = d.read_lines(raw, d.VALUES)
    frame = ruling_frame(d.VALUES, lines)
    # Whether a value is used at all is one question; each part of it that is corrected or confirmed is another.
    whole = frame["field"].isin(["value", "name"]) | frame["decision"].isin(["reject", "withdraw"])
    about = frame["field"].where(~whole, "")
    says = frame["decision"].where(frame["decision"] != "correct", "correct " + frame["value"].str.replace(",", ""))
    return settled(frame.assign(about=about), ["value_id", "about"], says), problems


def read_aliases(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (aliases in the columns of ALIAS_COLUMNS, one sentence for each line left out).

    `status` is `holds` for a ruling that holds, `disputed` where people differ; other lines are left away. `state` is
    as typed, empty for names printed without one. One name and state is the `same` as one agency only, and may be
    `different` from many.
    """
    lines, problems = d.read_lines(raw, d.ALIASES)
    for line in list(lines):
        problem = id_problem(line["agency_id"]).rstrip(".")
        if problem:
            problems.append(f"{d.FOLDER}/{d.ALIASES.name} line {line['line']}: {problem}; the line is left out")
            lines.remove(line)
    frame = ruling_frame(d.ALIASES, lines)
    name = frame["name_as_printed"].str.casefold() + "\n" + frame["state"].str.casefold()
    is_same = frame["decision"] == "same"
    held = settled(frame.assign(name=name), ["name", "agency_id"], frame["decision"])
    # A person who says that a name is another agency after all has taken the first ruling back.
    ours = held[is_same & (held["status"] != REPLACED)]
    same = settled(ours, ["name"], ours["agency_id"])
    off = same[same["status"].isin([REPLACED, DISPUTED])]
    held.loc[off.index, "status"] = off["status"]
    kept = held[held["status"].isin([HOLDS, DISPUTED])]
    return kept[ALIAS_COLUMNS].reset_index(drop=True), problems


def settled(lines: pd.DataFrame, thing: list[str], says: pd.Series) -> pd.DataFrame:
    """Return the lines with `status` and `checks`, the number of people who say the same.

    `thing` names the columns a ruling is about; `says` is what each line rules on it. The latest line of a person is
    that with the latest date; of one day, the one that stands last in the file.
    """
    lines = lines.assign(person=lines["by"].str.casefold(), says=says)
    lines = lines.assign(status=HOLDS, checks=1).astype({"checks": "Int64"})
    for _, group in lines.groupby(thing, sort=False):
        ordered = group.sort_values(["on", "line"], kind="stable")
        latest = ordered.drop_duplicates("person", keep="last")
        lines.loc[group.index.difference(latest.index), "status"] = REPLACED
        lines.loc[latest.index, "checks"] = len(latest)
        if latest["says"].nunique() > 1:
            lines.loc[latest.index, "status"] = DISPUTED
        else:
            lines.loc[latest.index[1:], "status"] = SECOND_CHECK
    return lines.drop(columns=["person", "says"])


def ruling_frame(file: d.DecisionFile, lines: list[dict[str, str]]) -> pd.DataFrame:
    """Return the lines of a file of rulings as a frame: its columns, and `line`."""
    columns = [*file.columns, *file.further]
    return pd.DataFrame(lines, columns=[*columns, "line"]).astype(dict.fromkeys(columns, "str") | {"line": "Int64"})
