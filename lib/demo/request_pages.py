"""A request's messages in; out comes the saved request page as text, in the older or newer layout, with its truth."""

from dataclasses import dataclass

from lib.demo.agencies import MadeAgency
from lib.demo.places import STATE
from lib.demo.posts import Attachment, Post
from lib.demo.truth import Figure, Made, Message


@dataclass(frozen=True, slots=True)
class Conversation:
    """A request as the site shows it."""

    agency: MadeAgency
    requester: str
    title: str
    number: str
    status: str
    posts: tuple[Post, ...]
    tracking: str = ""

    @property
    def heading(self) -> str:
        """Title of the page."""
        return f"{self.title} ({self.agency.name})"

    def sender(self, post: Post) -> str:
        """Who the page says sent a message."""
        return self.requester if post.role == "requester" else self.agency.name


_TOP = ("Donate", "Tools", "Newsletter", "Investigations", "About Us", " Search", "File Request", "Sign Up", "Log In")
_FOOT = (
    "For the Record",
    "",
    "Keep up on new releases, projects and reporting with MuckRock's weekly newsletter",
    "",
    "Subscribe with your email address",
    "Subscribe",
    "",
    "By subscribing, you agree to MuckRock's Terms of Service and Privacy Policy.",
    "",
    "Together, we hold power to account and shine a light on government transparency",
    "",
    "Donations are tax-deductible.",
    "",
    "© 2010–2026 MuckRock",
    "",
    "SECTIONS",
    "News",
    "Projects",
    "Requests",
    "ABOUT",
    "About Us",
    "Staff",
    "FAQ",
)


def newer_page(talk: Conversation) -> Made:
    """Return the page as the site has shown it since 2022: a date, a subject and a channel with each message."""
    files = sum(len(post.attachments) for post in talk.posts)
    lines = [*_TOP, talk.heading, _filed(talk), f"Multi Request\t{talk.title}"]
    if talk.tracking:
        lines.append(f"Tracking #\t{talk.tracking}")
    lines += [f"Submitted\t{_short_day(talk)}", "STATUS", talk.status, ""]
    lines += ["MuckRock users can file, duplicate, track, and share public records requests like this one. Learn more."]
    lines += ["", "File a Request", f"{len(talk.posts)} Communications", " "]
    lines += [f"{files} File{'' if files == 1 else 's'}", "Collapse All", ""]
    for post in talk.posts:
        lines += _newer_post(talk, post)
    return _made([*lines, *_FOOT], talk, is_dated=True)


def _newer_post(talk: Conversation, post: Post) -> list[str]:
    lines = [f"From: {talk.sender(post)}", "", f"{post.sent:%m/%d/%Y}", "", f"Subject: {post.subject}", ""]
    lines += [post.channel, "", *(["", ""] if post.role == "requester" else []), *post.body, ""]
    lines += [*post.quoted, "", ""] if post.quoted else []
    for attachment in post.attachments:
        verbs = " Download" if attachment.is_picture else " View  Embed  Download"
        lines += ["", attachment.title, "", verbs] if lines[-1:] != [""] else [attachment.title, "", verbs]
        lines += [""]
    return lines


def older_page(talk: Conversation) -> Made:
    """Return the page as it was shown before: no dates on messages; a date stands with the files at the end."""
    lines = [talk.heading, "", _filed(talk), "", "It is a clone of this request.", ""]
    lines += ["Tracking #", "", talk.tracking, ""] if talk.tracking else []
    lines += [f"Multi Request {talk.title}", "Status", talk.status, "", "Communications", ""]
    for post in talk.posts:
        lines += [f"From: {talk.sender(post)}", "", *([""] if post.role == "requester" else [])]
        lines += _older_body(talk, post)
        for attachment in post.attachments:
            lines += [f"  • {_without_blanks(attachment)}", ""]
    lines += ["Files", "", "pages", "", "Close"]
    for post in talk.posts:
        for attachment in post.attachments:
            lines += [f"  • {post.sent:%m/%d/%Y}", "", f"    {_without_blanks(attachment)}"]
    return _made(lines, talk, is_dated=False)


def _without_blanks(attachment: Attachment) -> str:
    """The older layout spells a file's name a second time, its blanks as 20: `Tracy20Police20Department…`."""
    return f"{attachment.title}.pdf".replace(" ", "20")


_STARS = "*" * 72


def _older_body(talk: Conversation, post: Post) -> list[str]:
    if post.channel != "Portal":
        return [*post.body, ""]
    tail = "<em>Questions about your request?</em> Reply to this email or sign in to contact staff at "
    return [talk.agency.seat, "", _STARS, "", *post.body, "", _STARS, f"{tail}{talk.agency.seat}.", ""]


def _filed(talk: Conversation) -> str:
    return f"{talk.requester} filed this request with the {talk.agency.name} of {talk.agency.seat}, {STATE}."


_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def _short_day(talk: Conversation) -> str:
    day = talk.posts[0].sent
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _made(lines: list[str], talk: Conversation, *, is_dated: bool) -> Made:
    text = "\n".join(lines)
    return Made(text.encode("utf-8"), "request_page", figures=talk_figures(talk),
                messages=talk_messages(talk, is_dated=is_dated))  # fmt: skip


def talk_figures(talk: Conversation) -> tuple[Figure, ...]:
    """All figures the agency states; those of a repeated message stand there again."""
    return tuple(figure for post in talk.posts for figure in post.figures)


def talk_messages(talk: Conversation, *, is_dated: bool) -> tuple[Message, ...]:
    """What a person notes of each message."""
    return tuple(
        Message(
            number=n,
            date=post.sent.date().isoformat() if is_dated else "",
            sender_role=post.role,
            kind=post.kind,
            channel=post.channel if is_dated else "",
            extension_until=post.extension_until,
            section_of_law=post.section,
            fee=post.fee,
            attachments="; ".join(
                a.title if is_dated else f"{a.title}.pdf" for a in post.attachments if not a.is_picture
            ),
            duplicate_of=post.duplicate_of,
        )
        for n, post in enumerate(talk.posts, 1)
    )
