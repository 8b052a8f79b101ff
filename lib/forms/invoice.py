"""The pages of an invoice in; the amount it asks for as a row for the extract tables out."""

from lib.forms.fees import is_invoice_text, read_invoice
from lib.forms.message_rows import Rows, place
from lib.forms.page_uses import text_uses
from lib.pages import Page


def is_invoice(page: Page) -> bool:
    """True if a line of the page begins with `Invoice`, and an amount stands behind a word for the total."""
    return is_invoice_text(page.text)


def invoice_rows(pages: list[Page]) -> Rows:
    """Return the fees of invoices, with pages and number where they are printed; all words count as the agency's."""
    rows: Rows = {"fees": [], "spans": [], "word_uses": [], "left_over": []}
    for page in pages:
        rows["fees"] += [
            place(page, fee.start, fee.end)
            | {"amount_as_printed": fee.amount, "pages_as_printed": fee.pages, "number_as_printed": fee.number}
            for fee in read_invoice(page.text)
        ]
        span = {"page": page.number, "char_start": 0, "char_end": len(page.text), "used_as": "agency_text"}
        rows["spans"].append(span)
        rows["word_uses"] += text_uses(page, [span])["word_uses"]
        hidden = sum(1 for word in page.words if word.hidden)
        if hidden:
            rows["word_uses"].append({"page": page.number, "used_as": "hidden", "words": hidden})
    return rows
