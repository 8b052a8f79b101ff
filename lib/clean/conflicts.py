"""Counts in; counts with repeats marked, and with the values that cannot stand beside another sent to a person, out.

What cannot stand together is known by lib.disagree. The stage `checks` lists it, with both readings.
"""

import pandas as pd

from lib import tables as t
from lib.disagree import disagreements
from lib.disagree.found import SET_ASIDE
from lib.disagree.pairs import hits_above_scans, same_things, two_values
from lib.keys import codes_of

# Which of several prints of one figure is kept: one that a person ruled on first.
KEPT = {"corrected": 0, "confirmed": 0, "accepted": 1}
REJECTED_ELSEWHERE = "a person rejected the same figure at another place"


def settle(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts: repeats marked `duplicate`, values that cannot stand together `needs_review`, with the reason.

    Two values for one measure and window of one agency cannot both stand; neither does. Hits above scans cannot be:
    neither stands. Windows of unknown dates are never called the same. What a person has ruled on stays as ruled, and
    only the others wait; unless people have confirmed two that cannot both be. A repeat of a figure that a person
    rejected waits. A typed value is no ruling on what is printed.
    """
    is_ruled = counts["ruling"].notna() | counts["status"].isin(SET_ASIDE)
    counts = mark_repeats(_beside_rejected(counts, is_ruled))
    reasons: dict[str, list[str]] = {}
    for found in disagreements(counts[~counts["status"].isin(SET_ASIDE)]):
        for value_id in found.waits:
            reasons.setdefault(value_id, []).append(found.why)
    free = ~is_ruled | counts["value_id"].isin(_ruled_apart(counts[is_ruled]))
    waits = counts["value_id"].isin(list(reasons)) & free & (counts["status"] != "duplicate")
    for value_ids, why in _by_why(reasons).items():
        counts = hold(counts, counts.index[waits & counts["value_id"].isin(value_ids)], why)
    return t.check(counts, t.COUNTS)


def _ruled_apart(ruled: pd.DataFrame) -> set[str]:
    """Return the values that people have confirmed though they cannot stand together."""
    stands = ruled[ruled["status"].isin(t.PUBLIC_STATUS) & ruled["value"].notna()]
    return {value_id for rule in (two_values, hits_above_scans) for found in rule(stands) for value_id in found.waits}


def _beside_rejected(counts: pd.DataFrame, is_ruled: pd.Series) -> pd.DataFrame:
    """Return the counts, those that print again a figure a person rejected, and that nobody ruled on, waiting."""
    dated = counts[counts["value"].notna() & counts["window_start"].notna()]
    off = dated["status"].isin(("rejected", "withdrawn")).to_numpy()
    if not off.any():
        return counts
    what = codes_of(dated.assign(thing=same_things(dated)), ["thing", "value"])
    again = dated.index[pd.Series(what).isin(what[off]).to_numpy() & ~is_ruled[dated.index].to_numpy()]
    return hold(counts, again, REJECTED_ELSEWHERE)


def _by_why(reasons: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    """Return the reasons, each once, by the values that have exactly these."""
    held: dict[str, list[str]] = {}
    for value_id, told in reasons.items():
        held.setdefault("; ".join(dict.fromkeys(told)), []).append(value_id)
    return {tuple(value_ids): why for why, value_ids in held.items()}


def mark_repeats(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts; of values that are one in thing and figure, all but the first sure one are `duplicate`."""
    is_dated = counts["value"].notna() & counts["window_start"].notna() & ~counts["status"].isin(SET_ASIDE)
    dated = counts[is_dated]
    key = pd.DataFrame({"thing": same_things(dated), "value": dated["value"].to_numpy(dtype="int64")})
    is_one = key.groupby("thing")["value"].transform("nunique") == 1
    many = (key["thing"].duplicated(keep=False) & is_one).to_numpy()
    again = dated[many].assign(thing=key["thing"].to_numpy()[many], unsure=lambda x: x["status"].map(KEPT).fillna(2))
    kept = again.sort_values("unsure", kind="stable").drop_duplicates("thing").set_index("thing")["value_id"]
    original = again["thing"].map(kept)
    repeats = again.index[again["value_id"] != original]
    counts = counts.copy()
    counts.loc[repeats, "status"] = "duplicate"
    counts.loc[repeats, "duplicate_of"] = original[repeats]
    return counts


def hold(counts: pd.DataFrame, index: pd.Index, why: str) -> pd.DataFrame:
    """Return the counts with the rows of `index` sent to a person, and why added to any reason they had."""
    counts = counts.copy()
    before = counts.loc[index, "why"].fillna("")
    counts.loc[index, "why"] = before.where(before == "", before + "; ") + why
    counts.loc[index, "status"] = "needs_review"
    return counts
