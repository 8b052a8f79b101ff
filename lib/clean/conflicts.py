"""Counts in; counts with repeats marked, and with the values that cannot stand beside another sent to a person, out.

What cannot stand together is known by lib.disagree. The stage `checks` lists it, with both readings.
"""

import pandas as pd

from lib import tables as t
from lib.disagree import disagreements
from lib.disagree.found import SET_ASIDE
from lib.disagree.pairs import same_things

# A person has looked at these; no rule puts them back.
RULED = ("corrected", "confirmed", *SET_ASIDE)


def settle(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts: repeats marked `duplicate`, values that cannot stand together `needs_review`, with the reason.

    Two values for one measure and window of one agency cannot both stand; neither does. Hits above scans cannot be:
    neither stands. Windows of unknown dates are never called the same. What a person has ruled on stays as ruled.
    """
    counts = mark_repeats(counts)
    alive = counts[~counts["status"].isin(SET_ASIDE)]
    reasons: dict[str, list[str]] = {}
    for found in disagreements(alive):
        for value_id in found.waits:
            reasons.setdefault(value_id, []).append(found.why)
    waits = counts["value_id"].isin(list(reasons)) & ~counts["status"].isin((*RULED, "duplicate"))
    for value_ids, why in _by_why(reasons).items():
        counts = hold(counts, counts.index[waits & counts["value_id"].isin(value_ids)], why)
    return t.check(counts, t.COUNTS)


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
    again = dated[many].assign(thing=key["thing"].to_numpy()[many], unsure=lambda x: ~x["status"].isin(t.PUBLIC_STATUS))
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
