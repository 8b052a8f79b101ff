"""What an agency wrote, or an invoice, in; out come the amounts of money it asks for, with pages and invoice number."""

import re
from dataclasses import dataclass

from lib.forms.law import sentences

AMOUNT = re.compile(r"(?:US)?\$\s?(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?)(?![\d,.]*\d)")
# A price for one is no amount asked for.
_EACH = re.compile(r"\s*(?:/|\bper\b|\beach\b|\bfor each\b|\ba (?:page|copy|sheet)\b|\ban hour\b)", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:fees?|costs?|charges?|pay(?:ment|able)?|invoice|deposit|remit|(?:amount|balance|total)(?:\s+due)?|owed?)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|without|waive[sd]?|waiving)\s+(?:any\s+)?(?:fees?|costs?|charges?)\b", re.IGNORECASE)
PAGES = re.compile(
    r"(?<![\d.,$])(?P<pages>\d{1,3}(?:,\d{3})+|\d+)\s+(?:(?!(?:per|a|each)\b)\w+\s+)?pages?\b", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:total(?:\s+(?:due|amount(?:\s+due)?|cost|fees?))?|amount\s+due|balance\s+due)\b", re.IGNORECASE
)
INVOICE = re.compile(r"^\s*invoice\b(?!\s+(?:is|was|will|for the)\b)", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(r"\binvoice\s*(?:#|no\.?|number)\s*:?\s*(?P<number>[A-Z0-9][A-Z0-9/-]{1,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount as printed with its place, the pages it is for, and the invoice's number."""

    amount: str
    start: int
    end: int
    pages: str = ""
    number: str = ""


def read_fees(own: str, offset: int) -> list[Fee]:
    """Return the amounts that sentences about fees ask for; prices for one page or hour are left out."""
    found: dict[str, Fee] = {}
    for start, end in sentences(own):
        words = own[start:end]
        if not _ASKS.search(words) or _NONE.search(words):
            continue
        pages = {m["pages"] for m in PAGES.finditer(words)}
        for m in AMOUNT.finditer(own, start, end):
            if not _EACH.match(own, m.end()):
                page = pages.copy().pop() if len(pages) == 1 else ""
                found.setdefault(m["amount"], Fee(f"${m['amount']}", offset + m.start(), offset + m.end(), page))
    return list(found.values())


def is_invoice_text(text: str) -> bool:
    """True if a line begins with `Invoice` and an amount stands behind a word for the total."""
    return bool(INVOICE.search(text)) and bool(_totals(text))


def read_invoice(text: str) -> list[Fee]:
    """Return the total of an invoice, once; several totals that differ are all returned."""
    pages = {m["pages"] for m in PAGES.finditer(text)}
    number = _NUMBER.search(text)
    fees: dict[str, Fee] = {}
    for m in _totals(text):
        page, no = pages.copy().pop() if len(pages) == 1 else "", number["number"] if number else ""
        fees.setdefault(m["amount"], Fee(f"${m['amount']}", m.start(), m.end(), page, no))
    return list(fees.values())


def _totals(text: str) -> list[re.Match[str]]:
    """Return the amounts on a line, or the next, behind a word for the total."""
    found = []
    for label in _TOTAL.finditer(text):
        m = AMOUNT.search(text, label.end(), label.end() + 60)
        if m and text.count("\n", label.end(), m.start()) <= 1 and not _EACH.match(text, m.end()):
            found.append(m)
    return found
