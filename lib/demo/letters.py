"""An agency and a day in; out come letters and invoices as PDF: an extension, no records, a denial, a bill."""

import datetime as dt

from lib.demo.agencies import MadeAgency
from lib.demo.posts import long_day
from lib.demo.sheet import Sheet, wrapped
from lib.demo.truth import Made, Message

LETTER = (612.0, 792.0)
LEFT, ROOM, SIZE, PITCH = 65.5, 470.0, 12.5, 17.5
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def extension_letter(agency: MadeAgency, requester: str, sent: dt.date, received: dt.date, until: dt.date) -> Made:
    """A letter that names the new date with its weekday, and the section it rests on."""
    text = (
        f"This letter is in response to the above-referenced request which was received by the {agency.name} on "
        f"{_weekday(received)}.",
        "Because of the need to search for and collect records from other divisions, the date for response to your "
        "request is extended, pursuant to Government Code § 6253 (c) (1).  We expect to make a determination of your "
        f"request on or before {_weekday(until)}.",
    )
    message = Message(1, sent.isoformat(), "agency", "extension", "Mail", until.isoformat(), "6253 (c) (1)")
    return _letter(agency, requester, sent, text, message)


def no_records_letter(agency: MadeAgency, requester: str, sent: dt.date) -> Made:
    """A letter that says there is nothing."""
    text = (
        "This letter is in response to your Public Records Act request for automated license plate reader data.",
        f"After a diligent search, the {agency.name} has no records responsive to your request. "
        "This concludes our response.",
    )
    return _letter(agency, requester, sent, text, Message(1, sent.isoformat(), "agency", "no_records", "Mail"))


def denial_letter(agency: MadeAgency, requester: str, sent: dt.date) -> Made:
    """A letter that refuses, with the section it cites."""
    text = (
        "This letter is in response to your Public Records Act request for automated license plate reader data.",
        "Your request is denied. The records you seek are exempt from disclosure pursuant to Government Code section "
        "7922.000, as the public interest served by not disclosing them clearly outweighs the public interest served "
        "by disclosure.",
    )
    message = Message(1, sent.isoformat(), "agency", "denial", "Mail", section_of_law="7922.000")
    return _letter(agency, requester, sent, text, message)


def _letter(agency: MadeAgency, requester: str, sent: dt.date, text: tuple[str, ...], message: Message) -> Made:
    sheet = Sheet(LETTER, "Letter")
    sheet.picture(1, 1, 611, 120, "f0f8f0f8")
    sheet.centered(306, 60, agency.name.upper(), 15, "Times-Bold")
    subject = "RE: Your Public Records Act request for information related to ALPR data sharing, detections and hits."
    lines = [long_day(sent), "", "", requester, "", *_broken(subject), "", f"Dear {requester}:", ""]
    for paragraph in text:
        lines += [*_broken(paragraph), ""]
    lines += ["Sincerely,", "", "", "Pat Mockman, Director", "Records Division"]
    for n, line in enumerate(lines):
        if line:
            sheet.text(LEFT, 161.4 + PITCH * n, line, SIZE, "Times-Roman")
    return Made(sheet.finish(), "letter", 1, messages=(message,))


def _broken(paragraph: str) -> list[str]:
    return wrapped(paragraph, ROOM, SIZE, "Times-Roman")


def _weekday(day: dt.date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {long_day(day)}"


def invoice(agency: MadeAgency, requester: str, sent: dt.date, pages: int, cents: int) -> Made:
    """A bill for copies: so many pages at so many cents each."""
    total = f"{pages * cents / 100:,.2f}"
    sheet = Sheet(LETTER, "Invoice")
    sheet.text(LEFT, 60, agency.name, 14, "Helvetica-Bold")
    sheet.text(450, 60, "INVOICE", 18, "Helvetica-Bold")
    rows = [("Invoice #:", f"{sent:%y}-{pages:04d}"), ("Invoice Date:", f"{sent:%m/%d/%Y}"), ("Bill To:", requester)]
    for n, (label, words) in enumerate(rows):
        sheet.text(LEFT, 110 + 18 * n, label, 11, "Helvetica-Bold")
        sheet.text(160, 110 + 18 * n, words, 11)
    edges = (LEFT, 330, 400, 480)
    for x, title in zip(edges, ("Description", "Quantity", "Unit Price", "Amount"), strict=True):
        sheet.text(x, 190, title, 11, "Helvetica-Bold")
    cells = ("Copies of public records (pages)", str(pages), f"${cents / 100:.2f}", f"${total}")
    for x, words in zip(edges, cells, strict=True):
        sheet.text(x, 212, words, 11)
    sheet.text(400, 250, "Total Due:", 11, "Helvetica-Bold")
    sheet.text(480, 250, f"${total}", 11, "Helvetica-Bold")
    sheet.text(LEFT, 300, "Please remit payment before the records are released.", 11)
    message = Message(1, sent.isoformat(), "agency", "fee_notice", "Mail", fee=total)
    return Made(sheet.finish(), "invoice", 1, messages=(message,))
