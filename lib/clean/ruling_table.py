"""What became of each ruling in; the table of all of them, and a sentence for each that does nothing, out."""

from difflib import get_close_matches
from typing import Any

import pandas as pd

from lib import decisions as d
from lib import tables as t
from lib.clean.ruled import APPLIED, UNMATCHED, UNUSABLE, Seen
from lib.clean.rulings import DISPUTED, HOLDS, Rulings

KEPT = ["line", "field", "decision", "value", "checks", "sha256", "page", "box", "by", "on", "why", "became", "note"]


def rule_waiting(review: pd.DataFrame, documents: pd.DataFrame, rulings: pd.DataFrame) -> pd.DataFrame:
    """Return the lines on things that wait without being a value, with `became` and `note`.

    `confirm` or `reject` says that a person has looked and nothing is to be taken from it: it waits no more. What was
    seen must be told, by `as_printed` or by `sha256`, and must still be there.
    """
    mine = rulings[rulings["value_id"].isin(review["review_id"])]
    waits = review.set_index("review_id")
    hashes = dict(zip(documents["document_id"], documents["sha256"], strict=True))
    told = []
    for ruling in mine.to_dict("records"):
        row = waits.loc[ruling["value_id"]]
        sha = {hashes.get(row["document_id"])} - {None}
        told.append(_looked_at(ruling, Seen({ruling["value_id"]: sha}), row))
    became, note = ([pair[n] for pair in told] for n in (0, 1))
    return mine.assign(became=became, note=note)


def _looked_at(ruling: dict[str, Any], seen: Seen, row: pd.Series) -> tuple[str, str]:
    if ruling["status"] != HOLDS:
        return ruling["status"], ""
    if ruling["decision"] in ("correct", "withdraw"):
        return UNUSABLE, "nothing was read here that could be corrected; type the value into added.csv"
    if ruling["value_id"].startswith("r-lines-"):
        return UNUSABLE, "it stands for many lines; rule on each of them"
    if not ruling["as_printed"] and not ruling["sha256"]:
        return UNUSABLE, "it does not say what the person saw; give the sha256 of the file"
    printed = row["readings"] if isinstance(row["readings"], str) else ""
    why = seen.fits({"value_id": ruling["value_id"]}, ruling, printed)
    return ("no_longer_fits", why) if why else (APPLIED, "")


def ruling_table(told: list[pd.DataFrame], rulings: Rulings, printed: pd.Series) -> pd.DataFrame:
    """Return the rulings table: every line of values.csv and aliases.csv with what became of it.

    `told` holds the lines of values.csv that met something; all others match nothing. `printed`: the names there are.
    """
    met = {x.line: (x.became, x.note) for frame in told for x in frame.itertuples()}
    values = rulings.values
    # Contradictions are found by the checks stage, which says what became of rulings on them.
    is_later = values["value_id"].str.startswith("k-")
    idle = values["status"].where(values["status"] != HOLDS, is_later.map({True: APPLIED, False: UNMATCHED}))
    became = [met.get(line, (status, ""))[0] for line, status in zip(values["line"], idle, strict=True)]
    note = [met.get(line, ("", ""))[1] for line in values["line"]]
    rows = values.assign(became=became, note=note)[["value_id", *KEPT]].rename(columns={"value_id": "about"})
    names = rulings.aliases.assign(about=rulings.aliases["name_as_printed"], value=rulings.aliases["agency_id"])
    is_there = names["about"].map(_plain).isin(set(printed.dropna().map(_plain)))
    became = names["status"].replace(HOLDS, APPLIED)
    names = names.assign(became=became.where(is_there | (became != APPLIED), UNMATCHED))
    names = names[["about", "line", "decision", "value", "checks", "by", "on", "why", "became"]]
    both = [rows.assign(file=d.VALUES.name), names.assign(file=d.ALIASES.name)]
    return t.as_frame(t.RULINGS, [row for frame in both for row in frame.to_dict("records")])


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def idle_rulings(table: pd.DataFrame, known: list[str]) -> pd.DataFrame:
    """Return a review row for each ruling that matches nothing, cannot be used, or is disputed without a value.

    `known`: the ids there are. A disputed ruling on a value is told where the value waits.
    """
    rows = []
    for row in table.itertuples():
        why = _why_idle(row, known)
        if why:
            rows.append(
                {
                    "review_id": f"r-{row.file.removesuffix('.csv')}-line-{row.line}",
                    "what": "decision",
                    "why": f"{d.FOLDER}/{row.file} line {row.line}: {why}",
                    "public_note": "a line of the desk's own files",
                }
            )
    return t.as_frame(t.REVIEW, rows)


def _why_idle(row: Any, known: list[str]) -> str:
    if row.became == UNMATCHED and row.file == d.ALIASES.name:
        return f"the ruling matches nothing, no page or list prints {row.about!r} any more"
    if row.became == UNMATCHED:
        near = get_close_matches(row.about, known, n=1, cutoff=0.6)
        hint = f"; near it: {near[0]}" if near else ""
        return f"the ruling matches nothing, nothing has the id {row.about!r} any more{hint}"
    if row.became == UNUSABLE:
        return f"the ruling on {row.about} is not applied, {row.note}"
    if row.became == DISPUTED and row.file == d.ALIASES.name:
        return f"people differ on {row.about!r}: {row.by} says {row.decision} as {row.value}"
    return ""


def factcheck_table(lines: pd.DataFrame, owners: dict[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """Return (the factchecks table, one sentence for each line that is about nothing there is).

    `owners`: the agency of each value and document, by id.
    """
    about = lines["value_id"].where(lines["value_id"] != "", lines["document_id"])
    rows = lines.assign(about=about, agency_id=about.map(owners))
    columns = ["about", "agency_id", "checked_by", "on", "note", "line"]
    lost = [
        f"{d.FOLDER}/{d.FACTCHECK.name} line {row.line}: the check matches nothing, there is no {row.about!r}"
        for row in rows[~about.isin(owners)].itertuples()
    ]
    return t.as_frame(t.FACTCHECKS, rows[columns]), lost


def owners(counts: pd.DataFrame, shares: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """Return the agency of every value and document, by its id."""
    frames = ((counts, "value_id"), (shares, "value_id"), (documents, "document_id"))
    return {name: who for frame, key in frames for name, who in zip(frame[key], frame["agency_id"], strict=True)}


def printed_names(shares: pd.DataFrame, extract: dict[str, pd.DataFrame]) -> pd.Series:
    """Return every name of an agency that a page, a report, a table or a list prints."""
    held = [shares["name_as_printed"], *(extract[x]["agency_as_printed"] for x in ("request_pages", "reports"))]
    return pd.concat([*held, extract["readings"]["agency_as_printed"]], ignore_index=True)
