"""A message and the figures cited in it in; its text as HTML, figures marked and private words covered, out."""

from typing import Any

import pandas as pd

from lib.publish.cover import Cover, find_covers, people_named, vocabulary
from lib.publish.marked import Mark, marked_text
from lib.publish.sources import Sources


def message_shown(sources: Sources, document: str, cited: pd.DataFrame) -> str:
    """Return what the agency wrote itself in one message; quoted text and other people's words are not shown."""
    own = sources.spans[(sources.spans["document_id"] == document) & (sources.spans["used_as"] == "agency_text")]
    message = cited["message"].iloc[0]
    own = own[own["message"].isna() if pd.isna(message) else own["message"] == message]
    shown = "".join(_stretch(sources, document, span, cited) for span in own.itertuples())
    return f'<blockquote class="message">{shown}</blockquote>\n'


def _stretch(sources: Sources, document: str, span: Any, cited: pd.DataFrame) -> str:
    page = sources.pages[(sources.pages["document_id"] == document) & (sources.pages["page"] == span.page)]
    text = page["text"].iloc[0][span.char_start : span.char_end]
    inside = cited[cited["page"] == span.page]
    inside = inside[(inside["char_start"] >= span.char_start) & (inside["char_end"] <= span.char_end)]
    marks = [_mark(row, span.char_start) for row in inside.itertuples()]
    said = [(r.context_start - span.char_start, r.context_end - span.char_start) for r in inside.itertuples()]
    covers = _covers(sources, document, text, tuple(said))
    return marked_text(text, marks, said, [(c.start, c.end, c.what) for c in covers]).strip("\n")


def _covers(sources: Sources, document: str, text: str, keep: tuple[tuple[int, int], ...]) -> tuple[Cover, ...]:
    """Cover what is private: words of the request are known words, people named in any letter are not."""
    head = sources.request_pages[sources.request_pages["document_id"] == document]
    posts = sources.posts[sources.posts["document_id"] == document]
    letters = posts["own_text"].dropna()
    asked = letters[posts["sender_role"] == "requester"]
    known = vocabulary(*asked, *head["agency_as_printed"], *head["place_as_printed"].dropna())
    named = people_named(*letters) - vocabulary(*head["agency_as_printed"])
    private = (*head["requester_as_printed"].dropna(), *sorted(named))
    return find_covers(text, known_words=known - named, private_names=private, keep=keep)


def _mark(row: Any, offset: int) -> Mark:
    anchor = row.value_id if row.n == 1 else f"{row.value_id}.{row.n}"
    return Mark(row.char_start - offset, row.char_end - offset, anchor)
