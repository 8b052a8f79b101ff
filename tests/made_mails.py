"""Made mails as bytes, in the shapes that mail programs send them; every name in here is made up."""

from email import policy
from email.message import EmailMessage

from made_pages import FIGURES

AGENCY_ADDRESS = "Records Unit <records@cityofsampleville.org>"
REPORTER = "Quilla Testwriter <quilla@example.org>"
DAY = "Wed, 04 Mar 2020 17:20:00 -0800"
REPLY = f"Hello,\n\n{FIGURES}\n\nThis completes our response to your request.\n"


def mail(body=REPLY, *, files=(), sender=AGENCY_ADDRESS, to=REPORTER, day=DAY, subject="RE: ALPR", html=""):
    """A mail; `files` are (name, bytes, type) or the bytes of another mail."""
    made = EmailMessage(policy=policy.default)
    for name, value in (("From", sender), ("To", to), ("Date", day), ("Subject", subject)):
        if value:
            made[name] = value
    if body:
        made.set_content(body)
    if html and body:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    for file in files:
        _attach(made, file)
    return made.as_bytes()


def _attach(made, file):
    if isinstance(file, bytes):
        import email

        made.add_attachment(email.message_from_bytes(file, policy=policy.default))
    else:
        name, data, kind = file
        made.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)


def raw_mail(*, headers="Content-Type: text/plain", body=b"2018 Hits= 405"):
    """A mail written out by hand, for headers no library would write."""
    lines = (f"From: {AGENCY_ADDRESS}", f"To: {REPORTER}", f"Date: {DAY}", "Subject: RE", "MIME-Version: 1.0", headers)
    head = "\r\n".join([*lines, "", ""])
    return head.encode("ascii", "surrogateescape") + body
