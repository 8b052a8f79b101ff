"""The bytes of an Outlook message (.msg) in; what a mail is read to out, where the optional reader is installed."""

import importlib.util

from lib.pages import Page, Reading, words_in
from lib.read.mail import ATTACHED
from lib.read.mail_names import header_text, safe_name, told_apart

HOW = (
    "an Outlook message (.msg): save it as .eml, or install the optional reader "
    "(pip install 'hit-ratio[msg]'; its license is the GPL)"
)


def read_outlook(data: bytes) -> Reading:
    """Return the message as one page laid out as a mail's; `unsupported`, saying how, without the optional reader.

    Its attachments are named, not taken out: a message that has some is `partly_read`.
    """
    if importlib.util.find_spec("extract_msg") is None:
        return Reading("unsupported", HOW)
    import extract_msg

    message = extract_msg.openMsg(data)
    headers = (("From", message.sender), ("To", message.to), ("Cc", message.cc), ("Date", message.date))
    filled = [(name, header_text(value)) for name, value in (*headers, ("Subject", message.subject)) if value]
    text = "".join(f"{name}: {value}\n" for name, value in filled)
    text += "\n" + (message.body or "").replace("\r\n", "\n").strip("\n") + "\n"
    given = [file.longFilename or file.shortFilename or "" for file in message.attachments]
    text += "".join(f"\n{ATTACHED}{name}" for name in told_apart([safe_name(x, "", n) for n, x in enumerate(given, 1)]))
    why = f"its {len(given)} attachments are not read: save it as .eml" if given else ""
    return Reading("partly_read" if given else "read", why, (Page(1, text, "text", words_in(text)),))
