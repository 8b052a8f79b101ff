"""The raw and processed folders in; what is there, what was read, what waits and what changed, as lines, out."""

import datetime as dt
from pathlib import Path

import pandas as pd

from lib import read
from lib import tables as t
from lib.clean import read_roster
from lib.desk import owing
from lib.desk.told import owing_lines
from lib.paths import Folders


def status(folders: Folders) -> list[str]:
    """Return the lines of `status`. Raises LayoutError if the raw folder is not laid out as expected."""
    read.check_layout(folders.raw)
    now = read.inventory(folders.raw)
    then = t.read_or_empty(t.DOCUMENTS, folders.stage("extract"))
    messages = t.read_or_empty(t.MESSAGES, folders.stage("clean"))
    return [
        *_files(now, then),
        *_changes(now, then),
        *_waits(folders),
        *_checked(folders),
        *_not_on_file(t.read_or_empty(t.ITEMS, folders.stage("clean"))),
        *_silent(folders.raw, messages),
        *_guards(),
    ]


def owing_status(folders: Folders, today: dt.date | None = None) -> list[str]:
    """Return the lines of `status --owing`: who still owes an answer, by campaign and reporter, as of today."""
    roster, problems = read_roster(folders.raw / "requests.csv")
    if roster.empty:
        return ["The roster raw/requests.csv is empty or missing, so who owes an answer is not known.", *problems]
    today = today or dt.datetime.now(dt.UTC).date()
    clean, extract = folders.stage("clean"), folders.stage("extract")
    held = [t.read_or_empty(table, clean) for table in (t.REQUESTS, t.MESSAGES, t.EXTENSIONS, t.ITEMS)]
    table = owing(roster, *held, t.read_or_empty(t.DOCUMENTS, extract), today)
    note = [] if len(held[0]) else ["Nothing has been read yet, so every request counts as not answered; use `run`."]
    return [*note, *owing_lines(table, len(roster), today), *problems]


def _files(now: pd.DataFrame, then: pd.DataFrame) -> list[str]:
    lines = [f"In the raw folder: {len(now)} files of {now['agency_id'].nunique()} agencies."]
    if then.empty:
        return [*lines, "Nothing has been read yet; use `run`."]
    for word, group in then.groupby("status", sort=True):
        lines.append(f"  {word.replace('_', ' ')}: {len(group)}")
        if word != "read":
            lines += [f"    raw/{d.path}: {d.reason}" for d in group.itertuples()]
    return lines


def _changes(now: pd.DataFrame, then: pd.DataFrame) -> list[str]:
    if then.empty:
        return []
    then = then[then["parent_id"].isna()]
    a, b = (dict(zip(f["path"], f["sha256"], strict=True)) for f in (then, now))
    changed = [f"  new: raw/{path}" for path in sorted(b.keys() - a.keys())]
    changed += [f"  gone: raw/{path}" for path in sorted(a.keys() - b.keys())]
    changed += [f"  changed: raw/{path}" for path in sorted(a.keys() & b.keys()) if str(a[path]) != str(b[path])]
    return ["Since the last run:", *changed] if changed else ["Nothing in the raw folder changed since the last run."]


def _waits(folders: Folders) -> list[str]:
    review = t.read_or_empty(t.REVIEW, folders.stage("review")).sort_values("order")
    if review.empty:  # a run without the review notebook
        stages = ("extract", "clean", "checks")
        review = pd.concat([t.read_or_empty(t.REVIEW, folders.stage(stage)) for stage in stages])
    if review.empty:
        return ["Nothing waits for a person."]
    lines = [f"Waiting for a person: {len(review)} (all of it in {folders.desk / 'data' / 'review.csv'})."]
    for row in review.itertuples():
        who = row.agency_id if isinstance(row.agency_id, str) else "the desk"
        readings = f" ({_short(row.readings)})" if isinstance(row.readings, str) else ""
        number = "" if pd.isna(row.order) else f"{row.order}. "
        lines.append(f"  {number}{who}: {row.what.replace('_', ' ')}, {_short(row.why)}{readings}")
    return lines


def _checked(folders: Folders) -> list[str]:
    """Return how many published figures somebody has checked, and who checked what last."""
    checks = t.read_or_empty(t.FACTCHECKS, folders.stage("clean"))
    if checks.empty:
        return []
    counts = t.read_or_empty(t.COUNTS, folders.stage("clean"))
    stands = counts[counts["status"].isin(t.PUBLIC_STATUS)]["value_id"]
    lines = [f"Checked facts: {stands.isin(checks['about']).sum()} of {len(stands)} figures that stand."]
    lines += [f"  {row.about}: {row.checked_by} on {row.on}" for row in checks.itertuples()]
    return lines


def _not_on_file(items: pd.DataFrame) -> list[str]:
    lacking = items[items["state"] == "provided_not_on_file"]
    if lacking.empty:
        return []
    groups = lacking.groupby(["agency_id", "request_id", "evidence"], sort=True)["item"].agg(", ".join)
    named = [f"  {agency}/{request} items {found}: {why}" for (agency, request, why), found in groups.items()]
    return ["Sent by the agency and not on file:", *named]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:159] + "…"


def _silent(raw: Path, messages: pd.DataFrame) -> list[str]:
    roster, problems = read_roster(raw / "requests.csv")
    if roster.empty:
        return [
            "The roster raw/requests.csv is empty or missing, so who has not answered is not known.",
            *problems,
        ]
    wrote = messages[messages["sender_role"] == "agency"]
    answered = set(zip(wrote["agency_id"], wrote["request_id"], strict=True))
    silent = [r for r in roster.itertuples() if (r.agency_id, r.request_id) not in answered]
    if not silent:
        return [f"Every one of the {len(roster)} requests in the roster has an answer on file.", *problems]
    lines = [f"No answer on file: {len(silent)} of {len(roster)} requests in the roster."]
    return [*lines, *(f"  {r.agency_id}/{r.request_id}: {r.agency_name}" for r in silent), *problems]


def _guards() -> list[str]:
    """Return which guards against hostile files this platform lacks, one line each."""
    lacking = read.guards()
    if not lacking:
        return ["Every received file is opened in a process of its own, with limits on memory and time."]
    return ["Guards that this platform lacks:", *(f"  {guard}" for guard in lacking)]
