"""Headers, a body and files in; out comes a mail as a program saves it, written by hand so that no byte is random."""

import base64
import datetime as dt
import quopri
from dataclasses import dataclass
from html import escape

from lib.demo.agencies import MadeAgency
from lib.demo.posts import Post
from lib.demo.truth import Made, Message

_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "eml": "message/rfc822",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A picture of one dot: what a signature's logo comes to.
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


@dataclass(frozen=True, slots=True)
class Style:
    """How a mail is written: transfer encoding of the body, whether it is HTML alone, and its charset."""

    encoding: str = "quoted-printable"
    is_html: bool = False
    charset: str = "utf-8"


def mail(agency: MadeAgency, post: Post, files: tuple[tuple[str, Made], ...], style: Style, number: str) -> Made:
    """Return the mail; its attachments are documents of their own in the truth, pictures are not."""
    body = _body(post, style)
    head = (
        f"Received: from mail.{agency.domain} by mx.requests.example; {_instant(post.sent)}\n"
        f'From: "Records Unit" <records@{agency.domain}>\n'
        f"To: {number}-00000000@requests.example\n"
        f"Subject: {post.subject}\n"
        f"Date: {_instant(post.sent)}\n"
        f"Message-ID: <made-up-{number}-{post.sent:%Y%m%d%H%M%S}@{agency.domain}>\n"
        f"MIME-Version: 1.0\n"
    )
    text = head + (_mixed(body, files, f"made_up_boundary_{number}") if files else body)
    records = tuple((name, made) for name, made in files if not name.endswith(".png"))
    message = Message(
        1, post.sent.date().isoformat(), "agency", post.kind, "Email", post.extension_until, post.section, post.fee,
        "; ".join(name for name, _ in records),
    )  # fmt: skip
    return Made(_crlf(text), "message", 1, figures=post.figures, messages=(message,), parts=records)


def forwarded(agency: MadeAgency, inner: Made, sent: dt.datetime, number: str) -> Made:
    """Return a mail that carries another as a file: the clerk's colleague had answered."""
    head = (
        f'From: "Records Unit" <records@{agency.domain}>\n'
        f"To: {number}-00000000@requests.example\n"
        f"Subject: FW: Public Records Act Request\n"
        f"Date: {_instant(sent)}\n"
        f"MIME-Version: 1.0\n"
    )
    boundary = f"made_up_outer_{number}"
    body = "Please see the forwarded message.\n"
    text = (
        f'{head}Content-Type: multipart/mixed; boundary="{boundary}"\n\n'
        f'--{boundary}\nContent-Type: text/plain; charset="utf-8"\n\n{body}\n'
        f'--{boundary}\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename="reply.eml"\n\n'
        f"{inner.data.decode('utf-8').replace(chr(13), '')}\n--{boundary}--\n"
    )
    message = Message(1, sent.date().isoformat(), "agency", "other", "Email")
    return Made(_crlf(text), "message", 1, messages=(message,), parts=(("reply.eml", inner), *inner.parts))


def _body(post: Post, style: Style) -> str:
    lines = [*post.body, *(["", "-----Original Message-----", "", *post.quoted] if post.quoted else [])]
    if style.is_html:
        text = "<html><body>\n" + "\n".join(f"<p>{escape(line)}</p>" for line in lines if line) + "\n</body></html>\n"
    else:
        text = "\n".join(lines) + "\n"
    data = text.encode(style.charset, "replace")
    if style.encoding == "base64":
        coded = base64.encodebytes(data.replace(b"\n", b"\r\n")).decode("ascii")
    elif style.encoding == "quoted-printable":
        coded = quopri.encodestring(data).decode("ascii")
    else:
        coded = data.decode(style.charset)
    kind = "html" if style.is_html else "plain"
    return (
        f'Content-Type: text/{kind}; charset="{style.charset}"\nContent-Transfer-Encoding: {style.encoding}\n\n{coded}'
    )


def _mixed(body: str, files: tuple[tuple[str, Made], ...], boundary: str) -> str:
    parts = "".join(f"--{boundary}\n{_part(name, made)}\n" for name, made in files)
    return f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n--{boundary}\n{body}\n{parts}--{boundary}--\n'


def _part(name: str, made: Made) -> str:
    kind = _TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream")
    where = "inline" if name.endswith(".png") else "attachment"
    return (
        f'Content-Type: {kind}; name="{name}"\n'
        f'Content-Disposition: {where}; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(made.data).decode('ascii')}"
    )


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _instant(sent: dt.datetime) -> str:
    day = f"{_DAYS[sent.weekday()]}, {sent.day:02d} {_MONTHS[sent.month - 1]} {sent.year}"
    return f"{day} {sent:%H:%M:%S} -0500"


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8")
