"""A good made file in; out comes a bad one of the kinds that really arrive, with what should become of it."""

from dataclasses import replace

from reportlab.lib.pdfencrypt import StandardEncryption

from lib.demo.agencies import MadeAgency
from lib.demo.sheet import Sheet
from lib.demo.truth import Made


def nothing() -> Made:
    """A file of 0 bytes."""
    return Made(b"", "unknown", 0, "empty", "no_bytes", "Listed as empty; nothing read.")


def cut_short(made: Made) -> Made:
    """The first third of a PDF: a download that broke off. No list of objects is left."""
    return Made(
        made.data[: len(made.data) // 3], "unknown", 0, "damaged", "truncated", "Listed as damaged; nothing read."
    )


def locked(agency: MadeAgency) -> Made:
    """A PDF that asks for a password."""
    lock = StandardEncryption("made-up", "made-up-owner", strength=40)
    sheet = Sheet(title="Locked", encrypt=lock)
    sheet.text(70, 70, f"{agency.learn_name} statistics")
    return Made(sheet.finish(), "unknown", 0, "password_needed", "password", "Listed as in need of a password.")


def page_of_a_site() -> Made:
    """A site's page saved under the name of a PDF: the link had asked to log in."""
    text = "<!DOCTYPE html><html><head><title>Log In</title></head><body><h1>Log In</h1></body></html>"
    outcome = "Listed: its ending and its bytes differ; whatever is read of it, no figure and no list."
    return Made(text.encode(), "unknown", 0, "any", "html_named_pdf", outcome)


def again(made: Made) -> Made:
    """The same bytes under another name."""
    return replace(made, status="duplicate", trouble="same_bytes", outcome="Listed as a duplicate; counted once.",
                   figures=(), shares=(), messages=())  # fmt: skip


def planted(made: Made, trouble: str, outcome: str) -> Made:
    """The file itself, with the name of the trouble it was made with."""
    return replace(made, trouble=trouble, outcome=outcome)
