"""The roster, request pages and messages in; the requests, extensions and messages tables, with the clock, out."""

from typing import Any

import pandas as pd

from lib import tables as t
from lib.clean.dates import days_after, days_between, next_working_day, printed_date
from lib.clean.saves import current

# Government Code §7922.535 (formerly §6253(c)): ten calendar days for the determination, at most 14 more.
DETERMINATION_DAYS, EXTENSION_DAYS = 10, 14


def tidy_messages(posts: pd.DataFrame, attachments: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Return the messages table. `facts`: document_id, message, fact — figures and new dates a message gives.

    A message that stands in several documents is listed once.
    A message repeats an earlier one if the same side sent it on the same date, it is of the same kind, and
    it gives the same figures or dates, or has the same words (Irvine posts each reply by e-mail and web).
    """
    named = attachments[attachments["is_record"] & attachments["same_as"].isna() & attachments["message"].notna()]
    files = named.groupby(["document_id", "message"])["name_as_listed"].agg("; ".join)
    given = facts.groupby(["document_id", "message"])["fact"].agg(lambda x: " ".join(sorted(set(x))))
    rows, first = [], {}
    listed = posts[posts["same_as_document"].isna()]
    for post in listed.sort_values(["document_id", "number"]).itertuples():
        key = (post.document_id, post.number)
        fact = given.get(key, "") or " ".join(_text(post.own_text).split())
        sides = (post.document_id, post.sender_role, post.sent_on_as_printed, post.kind)
        # A second copy may leave the list of files out (Irvine's web copy), but never names others.
        same = (*sides, fact) if fact else (*sides, post.number)
        rows.append(
            {
                "agency_id": post.agency_id,
                "request_id": post.request_id,
                "number": post.number,
                "sent_on": printed_date(post.sent_on_as_printed),
                "sender_role": post.sender_role,
                "channel": _text(post.channel_as_printed).casefold(),
                "kind": post.kind,
                "attachments": files.get(key, ""),
                "duplicate_of": first[same][0]
                if same in first and files.get(key, "") in ("", first[same][1])
                else None,
                "document_id": post.document_id,
            }
        )
        first.setdefault(same, (post.number, files.get(key, "")))
    return t.as_frame(t.MESSAGES, rows)


def message_facts(readings: pd.DataFrame, notices: pd.DataFrame) -> pd.DataFrame:
    """Return document_id, message, fact: each figure and each new date a message gives, as text."""
    figures = readings.assign(
        fact=readings["measure"] + readings["window_as_printed"].fillna("") + readings["value_as_printed"].fillna("")
    )
    dates = notices.assign(fact=notices["until_as_printed"])
    columns = ["document_id", "message", "fact"]
    return pd.concat([figures[columns], dates[columns]], ignore_index=True)


def tidy_requests(
    roster: pd.DataFrame, names: pd.DataFrame, pages: pd.DataFrame, messages: pd.DataFrame, posts: pd.DataFrame,
    documents: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Return the requests table: every request of the roster and every request folder, with its clock.

    A field of the clock is empty unless a date for it is printed; nothing is counted from a date under
    `Files`.
    """
    pages = current(pages, documents)
    pairs = pd.concat([f[["agency_id", "request_id"]] for f in (roster, documents, pages)]).dropna()
    rows = []
    for agency, request in sorted(set(pairs.itertuples(index=False, name=None))):
        mine = [f[(f["agency_id"] == agency) & (f["request_id"] == request)] for f in (roster, pages, messages, posts)]
        row = {"agency_id": agency, "request_id": request, "in_roster": len(mine[0]) > 0}
        rows.append(row | _named(names, agency) | _as_stated(*mine[:2]) | _clock(*mine))
    table = t.as_frame(t.REQUESTS, rows)
    due = [_due(r.state, r.received_on_as_stated, r.asked_on) for r in table.itertuples()]
    start = ["received" if isinstance(day, str) else "asked" for day in table["received_on_as_stated"]]
    clock = {"determination_due": due, "due_if_rolled": [next_working_day(day) for day in due]}
    clock["clock_from"] = [word if day else "" for word, day in zip(start, due, strict=True)]
    return t.as_frame(t.REQUESTS, table.assign(**clock))


def _named(names: pd.DataFrame, agency: str) -> dict[str, Any]:
    return names.set_index("agency_id").loc[agency, ["agency_name", "state"]].to_dict()


def _as_stated(listed: pd.DataFrame, pages: pd.DataFrame) -> dict[str, Any]:
    return {
        "campaign": _only(listed["campaign"]),
        "tracking_number": _only(pages["tracking_number"]),
        "status_as_printed": _only(pages["status_as_printed"]),
    }


def _clock(listed: pd.DataFrame, pages: pd.DataFrame, messages: pd.DataFrame, posts: pd.DataFrame) -> dict[str, Any]:
    asked = [*listed["asked_on"], *(printed_date(x) for x in pages["submitted_as_printed"])]
    received = [*listed["received_on"], *(printed_date(x) for x in posts["received_as_printed"])]
    replies = messages[messages["sender_role"] == "agency"].sort_values(["number", "document_id"])
    # An undated reply may be the first one: of several documents only the dates tell which came first.
    is_one_page = replies["document_id"].nunique() == 1
    first = replies["sent_on"].iloc[0] if is_one_page else ""
    if len(replies) and replies["sent_on"].notna().all():
        first = replies["sent_on"].min()
    return {
        "asked_on": _only(pd.Series(asked, dtype="str")),
        "received_on_as_stated": _only(pd.Series(received, dtype="str")),
        "first_reply_on": first,
        "closed_on": _only(replies.loc[replies["kind"] == "closed", "sent_on"]),
    }


def _only(column: pd.Series) -> str:
    """Return the one value a column holds; empty if it holds none, or several that differ."""
    held = {x for x in column if isinstance(x, str) and x}
    return held.pop() if len(held) == 1 else ""


def _due(state: object, received: object, asked: object) -> str:
    if state != "CA":
        return ""
    return days_after(_text(received) or _text(asked), DETERMINATION_DAYS)


def tidy_extensions(notices: pd.DataFrame, messages: pd.DataFrame, requests: pd.DataFrame) -> pd.DataFrame:
    """Return the extensions table: each new date once, with its first notice."""
    dated = messages.set_index(["document_id", "number"])["sent_on"]
    due = requests.set_index(["agency_id", "request_id"])["determination_due"]
    rows = {}
    # A notice in the document that lists its message comes first: that one has the date.
    is_copy = [place not in dated.index for place in zip(notices["document_id"], notices["message"], strict=True)]
    for notice in notices.assign(is_copy=is_copy).sort_values(["is_copy", "document_id", "message"]).itertuples():
        until = printed_date(notice.until_as_printed)
        last = days_after(_text(due.get((notice.agency_id, notice.request_id))), EXTENSION_DAYS)
        row = {
            "agency_id": notice.agency_id,
            "request_id": notice.request_id,
            "notice_on": dated.get((notice.document_id, notice.message)),
            "extended_to": until,
            "section": _text(notice.section_as_printed).replace(" ", ""),
            "beyond_maximum": until > last if last and until else None,
            "maximum_on": last,
            "maximum_if_rolled": next_working_day(last),
            "calendar_days": days_between(_text(due.get((notice.agency_id, notice.request_id))), until),
            "document_id": notice.document_id,
        }
        if until:
            rows.setdefault((notice.agency_id, notice.request_id, until), row)
    return t.as_frame(t.EXTENSIONS, list(rows.values()))


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
