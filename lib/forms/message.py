"""One message of a request page in; out comes what it holds: own lines, quoted lines, files, figures, notices."""

from dataclasses import dataclass, replace

from lib.forms.asked import Asked
from lib.forms.attachments import Attachment, read_attachments
from lib.forms.fees import Fee, read_fees
from lib.forms.law import Exemption, read_exemptions
from lib.forms.message_kind import Notice, Provided, message_kind, read_notice, read_provided, read_received
from lib.forms.quoting import plain, quote_start
from lib.forms.reply import Statement, Unread, read_reply
from lib.forms.request_page import Head, Post, trailing_furniture
from lib.pages import Line


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken apart; `own` and `quoted` are lines, `tail` the site's own lines behind it."""

    post: Post
    own: list[Line]
    quoted: list[Line]
    tail: list[Line]
    attachments: list[Attachment]
    statements: list[Statement]
    unread: list[Unread]
    notice: Notice | None
    provided: list[Provided]
    fees: list[Fee]
    exemptions: list[Exemption]
    kind: str
    kind_rule: str
    whole_text: str = ""
    received: str = ""

    @property
    def own_text(self) -> str:
        """The sender's own words, blank lines at both ends left out."""
        return self.whole_text or "\n".join(line.text for line in self.own).strip()


def take_apart(post: Post, head: Head, asked: list[Asked], requests: list[list[str]]) -> Message:
    """Split a post into its parts and read them; `requests` are the requester's earlier lines, plain."""
    cut = trailing_furniture(post.body)
    body, tail = list(post.body[:cut]), list(post.body[cut:])
    attachments = read_attachments(body)
    # The names that close a message are the site's list, not the sender's words.
    listed = [a.line_start for a in attachments if not a.in_own_text]
    list_begins = min(listed, default=body[-1].end + 1 if body else 0)
    words = [line for line in body if line.start < list_begins]
    start = len(words) if post.role == "requester" else quote_start(words, requests, head.agency)
    return read_message(post, words[:start], words[start:], attachments, tail, asked, requests)


def read_message(
    post: Post,
    own: list[Line],
    quoted: list[Line],
    attachments: list[Attachment],
    tail: list[Line] | None = None,
    asked: list[Asked] | None = None,
    requests: list[list[str]] | None = None,
) -> Message:
    """Read what a message holds, its own lines and the quoted ones told apart already."""
    statements, unread = ([], []) if post.role == "requester" else read_reply(own, asked or [])
    if post.role != "requester":
        more, odd = _read_quoted(quoted, asked or [], requests or [])
        statements, unread = statements + more, unread + odd
    return _message(post, own, quoted, tail or [], attachments, statements, unread)


def _read_quoted(
    quoted: list[Line], asked: list[Asked], requests: list[list[str]]
) -> tuple[list[Statement], list[Unread]]:
    """Read figures that stand inside a quotation and not in the request: they wait for a person."""
    known = {line for lines in requests for line in lines}
    new = [line for line in quoted if plain(line.text) not in known]
    statements, unread = read_reply(new, asked, is_quoted=True)
    why = "it stands inside text the message quotes"
    return (
        [replace(made, doubt="; ".join(filter(None, (made.doubt, why)))) for made in statements],
        [replace(odd, why=f"{odd.why}; {why}") for odd in unread],
    )


def _message(
    post: Post,
    own: list[Line],
    quoted: list[Line],
    tail: list[Line],
    attachments: list[Attachment],
    statements: list[Statement],
    unread: list[Unread],
) -> Message:
    text = "\n".join(line.text for line in own)
    offset = own[0].start if own else post.body_start
    from_agency = post.role != "requester"
    kind, rule = message_kind(text, has_figures=bool(statements), has_records=any(a.is_record for a in attachments))
    return Message(
        post=post,
        own=own,
        quoted=quoted,
        tail=tail,
        attachments=attachments,
        statements=statements,
        unread=unread,
        notice=read_notice(text, offset) if from_agency else None,
        provided=read_provided(text, offset) if from_agency else [],
        fees=read_fees(text, offset) if from_agency else [],
        exemptions=read_exemptions(text, offset) if from_agency else [],
        received=read_received(text) if from_agency else "",
        kind=kind if from_agency else "other",
        kind_rule=rule if from_agency else "",
    )
