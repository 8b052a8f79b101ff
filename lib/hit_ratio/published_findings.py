"""Headlines of published tables and replies in; their numbers as findings of the register, out."""

import re
from fractions import Fraction
from typing import Any

import pandas as pd

from lib import numerals as n
from lib import tables as t
from lib.headline_ids import NAMES, REPLIES, base_id
from lib.hit_ratio.coverage import USABLE
from lib.hit_ratio.formulas import one_in
from lib.hit_ratio.headlines import main_windows, middle
from lib.tables.others import of_named_agencies, table_of

# States of fewer agencies in a published table are in findings.csv only: the log is to be read.
FEWEST_LOGGED = 10


def with_published(
    findings: pd.DataFrame,
    headlines: pd.DataFrame,
    counts: pd.DataFrame,
    coverage: pd.DataFrame,
    published: pd.DataFrame,
) -> pd.DataFrame:
    """Return the findings table with the numbers of the headlines, of coverage and of direct sharing.

    Single cells of published tables, and states of a few agencies, stay in the register and are left out of
    findings.txt. How many give no ratio, and why, is told of the agencies asked and of a table's sums.
    """
    rows = [row for headline in headlines.to_dict("records") for row in _of_headline(headline)]
    main = main_windows(published)
    told = coverage[[x.source == REPLIES or (x.source, x.window) in main for x in coverage.itertuples()]]
    rows += _direct_sharing(counts) + _coverage(told)
    cells = set(counts.loc[of_named_agencies(counts), "value_id"])
    held = findings.assign(in_log=~findings["finding_id"].isin(cells))
    made = t.as_frame(t.FINDINGS, [{"in_log": True} | row for row in rows])
    return t.as_frame(t.FINDINGS, [*held.to_dict("records"), *made.to_dict("records")])


def _of_headline(row: dict[str, Any]) -> list[dict[str, Any]]:
    ids = row["value_ids"].split() if isinstance(row["value_ids"], str) else []
    is_small = isinstance(row["state"], str) and row["n_rows"] < FEWEST_LOGGED
    make = _maker(base_id(row["source"], row["window"], row["state"]), ids, str(row["source"]), in_log=not is_small)
    name, h, s = NAMES[row["reading"]], int(row["hits"]), int(row["scans"])
    over = f"over {int(row['n'])} agencies"
    if (not ids and isinstance(row["state"], str)) or (row["source"] == REPLIES and row["n"] < 2):
        return []
    if row["reading"] in ("median", "mean", "both_known_median"):
        word = "mean" if row["reading"] == "mean" else "median"
        return [make(f"{name}{word}-ratio", row["exact"], _middle(row), f"{row['note']}, n = {int(row['n'])}")]
    if row["reading"] == "as_published":
        return _as_published(row, make)
    if row["source"] == REPLIES and row["reading"] == "headline":
        return []  # the pooled ratios of the year: groups.py
    rows = []
    if row["reading"] in ("headline", "both_known"):
        rows = [make(f"{name}hits", str(h), n.printed_count(h), f"sum of hits {over}"),
                make(f"{name}scans", str(s), n.printed_count(s), f"sum of scans {over}"),
                make(f"{name}n", str(row["n"]), n.printed_count(row["n"]), row["note"])]  # fmt: skip
    if s and pd.notna(row["ratio"]):
        how = f"{row['note']}: {n.printed_count(h)} / {n.printed_count(s)}, n = {int(row['n'])}"
        rows.append(make(f"{name}hit-ratio", f"{h}/{s}", n.printed_ratio(h, s), how))
    if not name and h and s:
        per = one_in(h, s) or 0
        how = f"{n.printed_count(s)} / {n.printed_count(h)}, rounded half up"
        rows.append(make("one-in", str(per), n.printed_one_in(per), how))
    return rows


def _as_published(row: dict[str, Any], make: Any) -> list[dict[str, Any]]:
    """Return rows, hits and scans as printed, each with the other one and the warning in how it was had."""
    hits, scans = n.printed_count(int(row["hits"])), n.printed_count(int(row["scans"]))
    rows = f" in {int(row['n_rows'])} rows" if pd.notna(row["n_rows"]) else ""
    both = f"{hits} hits of {int(row['n_hits'])} agencies, {scans} scans of {int(row['n_scans'])}{rows}: {row['note']}"
    made = [make("as-published-hits", str(row["hits"]), hits, both),
            make("as-published-scans", str(row["scans"]), scans, both)]  # fmt: skip
    if row["source"] != REPLIES:
        made.append(make("rows", str(row["n_rows"]), n.printed_count(row["n_rows"]), "agencies in the table"))
    return made


def _middle(row: dict[str, Any]) -> str:
    """Return a median or mean as printed; the mean of many fractions is rounded from its float, far below a digit."""
    ratio = Fraction(row["exact"])
    return n.printed_ratio(ratio.numerator, ratio.denominator)


def _maker(base: str, ids: list[str], source: str, *, in_log: bool = True) -> Any:
    cited = f"the {len(ids)} values named in `inputs` of findings.csv, each with its own place"
    where = cited if ids else f"raw/{source}" if source != REPLIES else "raw/requests.csv"

    def make(what: str, value: str, shown: str, how: str) -> dict[str, Any]:
        return {
            "finding_id": f"{base}-{what}",
            "value": str(value),
            "shown": shown,
            "how": how,
            "inputs": " ".join(ids),
            "citation": where,
            "in_log": in_log,
        }

    return make


def _direct_sharing(counts: pd.DataFrame) -> list[dict[str, Any]]:
    """Return n, mean, median and the most of direct sharing as each published table prints it.

    The numbers are those of recipients named; a pool of recipients nobody names (NVLS) is not in them, nor is a
    number of which the table itself says that it is incomplete.
    """
    is_known = of_named_agencies(counts) & (counts["measure"] == "direct_sharing") & counts["value"].notna()
    is_whole = ~counts["flags"].fillna("").str.contains("incomplete", regex=False)
    known = counts[is_known & is_whole & counts["status"].isin(t.PUBLIC_STATUS)]
    rows = []
    for source, group in known.groupby(table_of(known), sort=True):
        values = sorted(int(value) for value in group["value"])
        total, k = sum(values), len(values)
        make = _maker(f"{base_id(str(source), '')}-direct-sharing", sorted(group["value_id"]), str(source))
        median = middle([Fraction(value) for value in values])
        rows += [
            make("n", str(k), n.printed_count(k), "agencies whose number of named recipients is printed"),
            make("total", str(total), n.printed_count(total), "sum of the numbers of recipients"),
            make("mean", f"{total}/{k}", n.printed_mean(total, k), f"{n.printed_count(total)} / {k}, n = {k}"),
            make("median", str(median), n.printed_mean(median.numerator, median.denominator), f"median of {k} numbers"),
            make("max", str(values[-1]), n.printed_count(values[-1]), f"largest of {k} numbers"),
        ]
    return rows


def _coverage(coverage: pd.DataFrame) -> list[dict[str, Any]]:
    """Return how many agencies give a ratio or none, and for what reason."""
    rows = []
    for row in coverage.to_dict("records"):
        if row["source"] == REPLIES and row["reason"] == USABLE:
            continue  # f-all-agencies-usable
        base = f"{base_id(row['source'], row['window'] if row['source'] != REPLIES else '')}-coverage"
        word = re.sub(r"[^a-z0-9]+", "-", str(row["reason"]).casefold()).strip("-")
        how = f"agencies of {row['n_of']} in it: {row['reason']}"
        rows.append(_maker(base, [], row["source"])(word, str(row["n"]), n.printed_count(row["n"]), how))
    return rows
