"""A stage's tables in; how many rows came in, went on, and were set aside with which reason, out, and on disk.

One mechanism for all stages: what came in is what went on and what was set aside, or the stage fails.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from lib import tables as t
from lib.tables.declare import Table, count, text, words

LEDGER = Table(
    "ledger",
    "a number of rows that came into a stage, went on, or were set aside for one reason",
    ("stage", "subject", "outcome", "reason"),
    (
        text("stage", "The stage.", required=True),
        text("subject", "What kind of rows.", required=True),
        words("outcome", "Whether they came in, went on or were set aside.", ("in", "out", "aside"), required=True),
        text("reason", "Why they were set aside."),
        count("rows", "How many.", unit="rows", required=True),
    ),
)
STAGES = ("extract", "clean", "checks", "hit_ratio", "sharing", "review")
READ = ("read", "partly_read")


def entry(stage: str, subject: str, came: int, aside: Mapping[str, int]) -> pd.DataFrame:
    """Return the ledger rows of one kind of thing: `came` in, those set aside by reason, and the rest that went on.

    Raises TableError if more is set aside than came in.
    """
    aside = {reason.replace("_", " "): int(n) for reason, n in sorted(aside.items()) if n}
    went = came - sum(aside.values())
    if went < 0:
        raise t.TableError(
            f"{stage}: of {came} {subject}, {sum(aside.values())} are set aside; expected at most {came}"
        )
    rows = [{"outcome": "in", "rows": came}, {"outcome": "out", "rows": went}]
    rows += [{"outcome": "aside", "reason": reason, "rows": n} for reason, n in aside.items()]
    return t.as_frame(LEDGER, [{"stage": stage, "subject": subject} | row for row in rows])


def by_status(stage: str, subject: str, statuses: pd.Series, on: tuple[str, ...], more: int = 0) -> pd.DataFrame:
    """Return the entry of rows with a status each; those in `on` went on. `more` rows joined another of the same."""
    aside = statuses[~statuses.isin(on)].value_counts().to_dict()
    return entry(stage, subject, len(statuses) + more, aside | {"another place of the same value": more})


def of_extract(held: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ledger of the extract stage: files by what became of them, words of pages by their use."""
    uses = held["word_uses"].groupby("used_as")["words"].sum().to_dict()
    aside = {"left over, listed": uses.get("left_over", 0)}
    return pd.concat(
        [
            by_status("extract", "files", held["documents"]["status"], READ),
            entry("extract", "words on pages", int(sum(uses.values())), aside),
        ],
        ignore_index=True,
    )


def of_clean(held: dict[str, pd.DataFrame], extract: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ledger of the clean stage: figures, lines of sharing lists and rulings by what became of them."""
    counts, shares = held["counts"]["status"], held["shares"]["status"]
    typed = int((held["counts"]["origin"] == "hand_entered").sum())
    again = len(extract["readings"]) + typed - len(counts)
    return pd.concat(
        [
            by_status("clean", "figures read or typed in", counts, t.PUBLIC_STATUS, again),
            by_status("clean", "lines of sharing lists", shares, t.PUBLIC_STATUS),
            by_status("clean", "lines of rulings", held["rulings"]["became"], ("applied", "second_check")),
        ],
        ignore_index=True,
    )


def of_checks(held: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ledger of the checks stage: contradictions that a person has settled, and those that wait."""
    found = held["contradictions"]["decision"]
    return entry("checks", "contradictions", len(found), {"waiting for a person": int(found.isna().sum())})


def of_hit_ratio(held: dict[str, pd.DataFrame], clean: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ledger of the ratios: figures that stand and are in one or not, and rows that may be ranked or not."""
    ratios = held["hit_ratios"]
    used = set(ratios["hits_value_id"].dropna()) | set(ratios["scans_value_id"].dropna())
    stands = clean["counts"][clean["counts"]["status"].isin(t.PUBLIC_STATUS)]
    unused = stands[~stands["value_id"].isin(used)]["measure"].value_counts()
    ranked = ratios[~ratios["rankable"]]["reason"].fillna("no reason").value_counts()
    return pd.concat(
        [
            entry("hit_ratio", "figures that stand", len(stands), {f"{m}: in no ratio": n for m, n in unused.items()}),
            entry("hit_ratio", "hit ratios that may be ranked", len(ratios), ranked.to_dict()),
        ],
        ignore_index=True,
    )


def of_sharing(shares: pd.DataFrame, lines: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger of sharing: lines that name a recipient of a whole list, and lists that have a number."""
    waits = lines["list"].isin(lists.index[~lists["is_complete"]]) & ~lines["is_pool"]
    aside = {"in a list sent again, set aside, or of no known section": len(shares) - len(lines)}
    aside |= {"no recipient: a line of NVLS": int(lines["is_pool"].sum()), "in a list that waits": int(waits.sum())}
    lists_aside = {"a line waits for a person": int((~lists["is_complete"]).sum())}
    return pd.concat(
        [
            entry("sharing", "lines of sharing lists that count", len(shares), aside),
            entry("sharing", "sharing lists", len(lists), lists_aside),
        ],
        ignore_index=True,
    )


def of_review(collected: int, listed: int) -> pd.DataFrame:
    """Return the ledger of the list: what the stages left waiting, and what a person has looked at meanwhile."""
    return entry("review", "things that wait", collected, {"a person has looked": collected - listed})


def write(ledger: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Write a stage's ledger beside its tables and return it, to be shown."""
    t.write(ledger, LEDGER, folder)
    return ledger


def read(processed: Path) -> pd.DataFrame:
    """Return the ledgers of all stages that have written one, in the order of the stages."""
    found = [t.read_or_empty(LEDGER, processed / stage) for stage in STAGES]
    return pd.concat(found, ignore_index=True)
