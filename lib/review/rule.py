"""Numbers of the list and what a person says of them in; lines of raw/decisions, written at once or not at all, out."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from lib.decisions import ALIAS_DECISIONS, ALIASES, VALUES
from lib.ruling_lines import Line, RulingError, append_lines, checked_lines, new_lines, refuse_in_batch

Number = int | str
LONGEST_SEEN = 200
MANY, EACH = ("confirm", "reject", "withdraw"), ("correct", *ALIAS_DECISIONS)
SHOWN = ["about", "decision", "value"]


def rule(
    waits: pd.DataFrame, lines: pd.DataFrame, raw: Path, by: str, why: str, *, on: str = "", **decisions: Any
) -> pd.DataFrame:
    """Write rulings and return the lines written (about, decision, value); with nothing ruled, nothing is written.

    `waits` and `lines` are the list as in_order and open_lines return it. Decisions: `confirm`, `reject`, `withdraw`
    are numbers of the list: `7`; a line behind row 12 as `"12.3"`; many as `"20-80"`. `confirm=[12]` takes all lines of
    row 12 that are not named otherwise. `correct` maps numbers to what stands there; `same` and `different` map a
    number, or a printed name, to an agency's id. `on` is the day, ISO, today if empty. Raises RulingError with one
    sentence if a number is not on the list, a reason or name is missing, or this is a batch run.
    """
    unknown = sorted(set(decisions) - {*MANY, *EACH})
    if unknown:
        raise RulingError(f"no decision {unknown[0]!r}; known: {', '.join((*MANY, *EACH))}.")
    if not any(decisions.values()):
        return pd.DataFrame(columns=SHOWN)
    refuse_in_batch()
    asked = {word: _each(decisions.get(word) or ()) for word in MANY}
    told = {word: {str(k): str(v) for k, v in (decisions.get(word) or {}).items()} for word in EACH}
    about = {"by": by, "why": why, "on": on or dt.datetime.now(dt.UTC).date().isoformat()}
    held = _things(waits, lines)
    single = {number for numbers in asked.values() for number in numbers} | set(told["correct"])
    rulings = [_line(_known(n, held), "correct", text) | about for n, text in told["correct"].items()]
    for decision, numbers in asked.items():
        things = [thing for n in numbers for thing in _spread(n, held, single)]
        rulings += [_line(thing, decision, "") | about for thing in things]
    aliases = [_alias(word, n, agency, held) | about for word in ALIAS_DECISIONS for n, agency in told[word].items()]
    return _written(raw, rulings, aliases)


def _each(numbers: Iterable[Number]) -> list[str]:
    """Return numbers one by one; `"20-80"` stands for many."""
    found: list[str] = []
    for number in [numbers] if isinstance(numbers, str | int) else numbers:
        first, mark, last = str(number).partition("-")
        is_range = mark and first.isdecimal() and last.isdecimal()
        found += [str(n) for n in range(int(first), int(last) + 1)] if is_range else [str(number)]
    return list(dict.fromkeys(found))


def _things(waits: pd.DataFrame, lines: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return what can be ruled on by its number: rows of the list, and lines behind them."""
    order = dict(zip(waits["review_id"], waits["order"], strict=True))
    held = {str(row["order"]): row for row in waits.to_dict("records")}
    for line in lines[lines["review_id"].isin(list(order))].to_dict("records"):
        thing = {"rule_on": line["value_id"], "readings": line["name_as_printed"], "page": line["page"]}
        thing |= {"state": line["state_as_printed"], "sha256": line.get("sha256"), "group": line["review_id"]}
        held[f"{order[line['review_id']]}.{line['n']}"] = thing
    return held


def _known(number: str, held: dict[str, dict[str, Any]]) -> dict[str, Any]:
    thing = held.get(number)
    if thing is None:
        numbers = [n for n in held if "." not in n]
        raise RulingError(f"nothing on the list has the number {number}; it goes from 1 to {len(numbers)}.")
    if not isinstance(thing["rule_on"], str):
        raise RulingError(f"number {number} is not settled by a ruling: {thing['why']}")
    return thing


def _spread(number: str, held: dict[str, dict[str, Any]], named: set[str]) -> list[dict[str, Any]]:
    """Return the thing of a number, or all lines behind it that are not named by their own number."""
    thing = _known(number, held)
    behind = {n: x for n, x in held.items() if x.get("group") == thing.get("review_id") and "." in n}
    return [x for n, x in behind.items() if n not in named] if behind else [thing]


def _line(thing: dict[str, Any], decision: str, value: str) -> Line:
    seen = thing["readings"] if isinstance(thing["readings"], str) else ""
    if str(thing["rule_on"]).startswith("r-lines-"):
        raise RulingError("a row of many lines is confirmed or rejected as a whole; correct its lines, such as '12.3'.")
    return {
        "value_id": thing["rule_on"],
        "decision": decision,
        "value": str(value),
        "sha256": thing["sha256"] if isinstance(thing.get("sha256"), str) else "",
        "page": "" if pd.isna(thing["page"]) else str(thing["page"]),
        "as_printed": seen if len(seen) <= LONGEST_SEEN and not thing["rule_on"].startswith("k-") else "",
    }


def _alias(word: str, number: str, agency: str, held: dict[str, dict[str, Any]]) -> Line:
    thing = held.get(number, {"readings": number, "state": None})
    state = thing.get("state")
    return {
        "name_as_printed": thing["readings"],
        "state": state if isinstance(state, str) else "",
        "agency_id": agency,
        "decision": word,
    }


def _written(raw: Path, rulings: list[Line], aliases: list[Line]) -> pd.DataFrame:
    """Write both files after every line of both was found to be in order."""
    made = []
    for file, lines in ((VALUES, rulings), (ALIASES, aliases)):
        good, problems = checked_lines(file, lines)
        if problems:
            raise RulingError(f"nothing was written: {problems[0]}.")
        made.append((file, new_lines(raw, file, good)))
    for file, lines in made:
        if lines:
            append_lines(raw, file, lines)
    shown = [{"about": x.get("value_id") or x["name_as_printed"], "decision": x["decision"],
              "value": x.get("value") or x.get("agency_id", "")} for _, lines in made for x in lines]  # fmt: skip
    return pd.DataFrame(shown, columns=SHOWN)
