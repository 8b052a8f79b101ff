"""Counts, citations, page texts and what they were used for in; the evidence pages, as HTML by address, out.

An evidence page shows the agency's message with the words of each published figure marked and everything
private covered. Only text the agency wrote itself is shown.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from lib.publish.blocks import Printed, number
from lib.publish.cover import cover_short, find_covers, vocabulary
from lib.publish.frame import page_foot, page_head, way_up
from lib.publish.html import Writer
from lib.publish.marked import Mark, marked_text
from lib.tables.words import PUBLIC_STATUS

NO_LONGER = "The source shown here is not part of the collection any more."


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables evidence is drawn from, as read from processed/."""

    counts: pd.DataFrame
    citations: pd.DataFrame
    documents: pd.DataFrame
    pages: pd.DataFrame
    spans: pd.DataFrame
    request_pages: pd.DataFrame
    posts: pd.DataFrame

    @classmethod
    def of(cls, held: dict[str, pd.DataFrame], agency_id: str) -> "Sources":
        """Return the tables with the counts of one agency only."""
        others = {name: held[name] for name in cls.__dataclass_fields__ if name != "counts"}
        counts = held["counts"]
        return cls(counts=counts[counts["agency_id"] == agency_id], **others)


def evidence_pages(sources: Sources) -> dict[str, str]:
    """Return the evidence pages, address below reports/ to HTML, for every published count with a text citation."""
    counts = sources.counts[sources.counts["status"].isin(PUBLIC_STATUS)]
    cited = counts.merge(sources.citations, on="value_id", suffixes=("", "_cited"))
    cited = cited[cited["char_start"].notna()]
    cited = cited.assign(address=cited["evidence"].str.split("#").str[0])
    return {
        address: _page(address, group.sort_values(["document_id_cited", "char_start"]), sources)
        for address, group in cited.groupby("address", sort=True)
    }


def _page(address: str, cited: pd.DataFrame, sources: Sources) -> str:
    first = cited.iloc[0]
    title = f"Evidence: {first['agency_name']}"
    kicker = "Evidence: the agency’s own words, with the published figures marked"
    body = [page_head(address, title, heading=first["agency_name"], kicker=kicker)]
    up = escape(way_up(address), quote=True)
    body.append(
        f'<p>Back to <a href="{up}agencies/{escape(first["agency_id"])}.html">the page of this agency</a>. '
        "Black bars cover names, addresses and the like.</p>\n"
    )
    for (document, _), group in cited.groupby(["document_id_cited", "message"], sort=True, dropna=False):
        body.append(_source(sources, document, group))
    body.append(_figures(cited.drop_duplicates("value_id")))
    body.append(page_foot(address))
    return "".join(body)


def _source(sources: Sources, document: str, group: pd.DataFrame) -> str:
    file = sources.documents.set_index("document_id").loc[document]
    message = group["message"].iloc[0]
    where = f"page {group['page_cited'].iloc[0]}" + ("" if pd.isna(message) else f", message {message}")
    facts = (
        ("File", cover_short(f"raw/{file['path']}")),
        ("Place", where),
        ("SHA-256 of the file", file["sha256"]),
    )
    listed = "".join(f"<dt>{escape(k)}</dt><dd>{escape(str(v))}</dd>" for k, v in facts)
    shown = "".join(
        _stretch(sources, document, span, group) for span in _own_spans(sources.spans, document, message).itertuples()
    )
    source = f'<h2>What the agency wrote</h2>\n<dl class="source">{listed}</dl>\n'
    return f'{source}<blockquote class="message">{shown}</blockquote>\n'


def _own_spans(spans: pd.DataFrame, document: str, message: Any) -> pd.DataFrame:
    own = spans[(spans["document_id"] == document) & (spans["used_as"] == "agency_text")]
    return own[own["message"] == message]


def _stretch(sources: Sources, document: str, span: Any, group: pd.DataFrame) -> str:
    page = sources.pages[(sources.pages["document_id"] == document) & (sources.pages["page"] == span.page)]
    text = page["text"].iloc[0][span.char_start : span.char_end]
    inside = group[(group["char_start"] >= span.char_start) & (group["char_end"] <= span.char_end)]
    marks = [_mark(row, span.char_start) for row in inside.itertuples()]
    said = [(r.context_start - span.char_start, r.context_end - span.char_start) for r in inside.itertuples()]
    head = sources.request_pages[sources.request_pages["document_id"] == document]
    posts = sources.posts[sources.posts["document_id"] == document]
    asked = posts[posts["sender_role"] == "requester"]["own_text"].dropna()
    covers = find_covers(
        text,
        known_words=vocabulary(*asked, *head["agency_as_printed"], *head["place_as_printed"].dropna()),
        private_names=tuple(head["requester_as_printed"].dropna()),
        keep=tuple(said),
    )
    return marked_text(text, marks, said, [(c.start, c.end, c.what) for c in covers]).strip("\n")


def _mark(row: Any, offset: int) -> Mark:
    anchor = row.value_id if row.n == 1 else f"{row.value_id}-{row.n}"
    return Mark(row.char_start - offset, row.char_end - offset, anchor)


def _figures(cited: pd.DataFrame) -> str:
    """Return the figures of the page as a table; each is a number of the register."""
    numbers = {r.value_id: _number(r) for r in cited.itertuples()}
    rows = [[[number(r.value_id)], [r.label_as_printed], [r.value_as_printed]] for r in cited.itertuples()]
    printed = Printed({value_id: held["shown"] for value_id, held in numbers.items()})
    table = printed.table("The figures read here", ["Figure", "Label as printed", "As printed"], rows)
    return Writer(numbers, "", escape).block(table.content)


def _number(row: Any) -> dict[str, str]:
    return {"finding_id": row.value_id, "value": str(row.value), "shown": f"{row.value:,}", "how": "read here"}


def tombstone(address: str) -> str:
    """Return the page that stays where evidence once stood: an address once published never dies."""
    return page_head(address, "No longer in use") + f"<p>{NO_LONGER}</p>\n" + page_foot(address)
