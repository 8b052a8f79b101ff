"""Documents and the messages read in them in; which messages stand in several documents, and which page replaces which.

A request page is saved again and again, each time longer, as text and as a web page; a mail of it may lie beside. Each
message is listed once; nothing is dropped, since what stands in the other documents are further places of the same.
"""

import re
from itertools import pairwise
from typing import Any

from lib.forms.quoting import plain
from lib.forms.times import day_printed

# Below this many letters a text such as "Thank you" tells no message from another without a date.
ENOUGH = 40
Rows = list[dict[str, Any]]


def mark_same_messages(documents: Rows, pages: Rows, posts: Rows) -> None:
    """Set `same_as_document` and `same_as_number` of posts, and `supersedes` of documents, in the rows given.

    The page with the most messages is the one that lists them; of equal ones a saved web page: it has dates and links.
    """
    status = {row["document_id"]: row["status"] for row in documents}
    saved = {row["document_id"]: row for row in pages}
    requests: dict[tuple[Any, Any], dict[str, Rows]] = {}
    for post in posts:
        held = requests.setdefault((post["agency_id"], post["request_id"]), {})
        held.setdefault(post["document_id"], []).append(post)
    replaced: dict[str, str] = {}
    for held in requests.values():
        order = sorted(held, key=lambda name: _rank(name, held[name], saved))
        kept: Rows = []
        for name in order:
            _match(held[name], kept, saved, is_cut=status.get(name) == "partly_read")
            kept += [post for post in held[name] if not post.get("same_as_document")]
        replaced |= _replaced([name for name in order if name in saved], held, saved)
    for document in documents:
        if document["document_id"] in replaced:
            document["supersedes"] = replaced[document["document_id"]]


def _rank(name: str, posts: Rows, saved: dict[str, dict[str, Any]]) -> tuple[Any, ...]:
    page = saved.get(name)
    return page is None, -len(posts), page is None or page["saved_as"] != "web_page", name


def _match(posts: Rows, kept: Rows, saved: dict[str, dict[str, Any]], *, is_cut: bool) -> None:
    taken: set[tuple[str, int]] = set()
    for n, post in enumerate(posts):
        may_end_early = is_cut and n == len(posts) - 1
        for other in kept:
            place = (other["document_id"], other["number"])
            both_pages = post["document_id"] in saved and other["document_id"] in saved
            if place not in taken and _is_same(post, other, both_pages=both_pages, may_end_early=may_end_early):
                post["same_as_document"], post["same_as_number"] = place
                taken.add(place)
                break


def _is_same(post: dict[str, Any], other: dict[str, Any], *, both_pages: bool, may_end_early: bool) -> bool:
    """Two posts are one message if the same side wrote the same words, and no dates speak against it.

    The site prints its own day, a mail the sender's: across the country they differ by one at most.
    """
    if post["sender_role"] != other["sender_role"]:
        return False
    days = [day_printed(row["sent_on_as_printed"]) for row in (post, other)]
    if all(days) and abs((days[0] - days[1]).days) > (0 if both_pages else 1):
        return False
    words, others = _letters(post), _letters(other)
    if not words and not others:
        return both_pages and post["number"] == other["number"]
    if len(words) < ENOUGH and not all(days) and not both_pages:
        return False
    return words == others or (may_end_early and others.startswith(words))


def _letters(post: dict[str, Any]) -> str:
    """Return the words of a message as they compare: letters and digits only, a mail program's links left out."""
    return re.sub(r"[\W_]+", "", plain(post["own_text"] or "")).casefold()


def _replaced(order: list[str], held: dict[str, Rows], saved: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return which page replaces which: all messages of the one stand in the other, which has more."""
    found: dict[str, str] = {}
    for before, name in pairwise(order):
        same_page = all(saved[before][k] == saved[name][k] for k in ("agency_as_printed", "requester_as_printed"))
        is_inside = all(post.get("same_as_document") for post in held[name])
        if same_page and is_inside and len(held[before]) > len(held[name]):
            found[before] = name
    return found
