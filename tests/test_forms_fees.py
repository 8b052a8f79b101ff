"""Fees, invoices and exemptions: amounts asked for, sections that keep records back, pages that are invoices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import AGENCY, ASK, Msg, newer_page, page, put, tidy, tidy_text
from made_pdfs import line, made

from lib.forms.fees import read_fees, read_invoice
from lib.forms.invoice import is_invoice
from lib.forms.law import read_exemptions

INVOICE = (
    "City of Sampleville\nINVOICE\nInvoice No. 2020-117\nJanuary 13, 2020\n"
    "Copies of records, 78 pages at $0.15 per page\nTotal due: $11.70\n"
)


@pytest.mark.parametrize(
    ("words", "fees"),
    [
        ("The cost of the copies is $11.70 for 78 pages.", [("$11.70", "78")]),
        ("Please pay $1,204.50 in advance.", [("$1,204.50", "")]),
        ("The fee is $25.", [("$25", "")]),
        ("Copies cost $0.15 per page; the total is $11.70 for 78 pages.", [("$11.70", "78")]),
        ("The fee is $20 for the search. A deposit of $10 is required.", [("$20", ""), ("$10", "")]),
        ("Programming costs $95 an hour.", []),
        ("There are no fees; a $25 fee was waived.", []),
        ("The contract was worth $250,000.", []),
        ("In the event that there are fees, tell me.", []),
        ("", []),
    ],
)
def test_amounts_that_a_message_asks_for(words, fees):
    assert [(f.amount, f.pages) for f in read_fees(words, 0)] == fees


def test_an_amount_stands_where_it_says():
    words = "Hello. The fee is $ 11.70."
    (fee,) = read_fees(words, 100)

    assert words[fee.start - 100 : fee.end - 100] == "$ 11.70"


def test_an_invoice_gives_its_total_its_pages_and_its_number():
    assert is_invoice(page(INVOICE))
    (fee,) = read_invoice(INVOICE)
    assert (fee.amount, fee.pages, fee.number) == ("$11.70", "78", "2020-117")
    assert INVOICE[fee.start : fee.end] == "$11.70"


@pytest.mark.parametrize(
    "text",
    [
        "We will send an invoice.\nTotal due: $11.70",
        "INVOICE\nnothing is due",
        "Invoice will follow\n$11.70 for 78 pages",
        "Total hits: 405",
    ],
)
def test_a_page_that_only_speaks_of_an_invoice_is_none(text):
    assert not is_invoice(page(text))


def page_of(text):
    """A page of a PDF with the lines of a text."""
    return lambda canvas: [line(x, y=780 - 16 * n)(canvas) for n, x in enumerate(text.split("\n"))]


def test_an_invoice_of_its_own_gives_the_requests_fee(tmp_path):
    put(tmp_path, INVOICE, name="invoice.txt")
    tables = tidy(tmp_path)

    assert tables["documents"][["kind", "status"]].to_numpy().tolist() == [["invoice", "read"]]
    assert tables["requests"]["fee"].tolist() == ["$11.70"]
    assert len(tables["left_over"]) == 0


def test_a_letter_and_an_invoice_in_one_file_are_each_read_by_its_own_form(tmp_path):
    letter = "January 13, 2020\nDear Ms. Testwriter:\nYour request is closed.\nSincerely,\nA. Clerk"
    put(tmp_path, made(page_of(letter), page_of(INVOICE)), name="reply.pdf")
    tables = tidy(tmp_path)

    assert tables["documents"][["kind", "status"]].to_numpy().tolist() == [["several", "read"]]
    assert tables["messages"]["kind"].tolist() == ["closed"]
    assert tables["fees"][["page", "amount_as_printed", "number_as_printed"]].to_numpy().tolist() == [
        [2, "$11.70", "2020-117"]
    ]
    assert tables["word_uses"]["words"].sum() == tables["pages"]["words"].sum()


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("The records are exempt under GC 7922.000.", ["GC 7922.000"]),
        ("They are withheld pursuant to § 6254(f).", ["§ 6254(f)"]),
        (
            "Exempt: Government Code Section 6254 (f) and Evidence Code § 1040.",
            ["Government Code Section 6254 (f)", "Evidence Code § 1040"],
        ),
        ("Your request is denied under 5 U.S.C. § 552(b)(7)(E).", ["5 U.S.C. § 552(b)(7)(E)"]),
        ("The City has provided all non-exempt records (Government Code § 6253).", []),
        ("Under Government Code § 6253(c) an extension of 14 days applies.", []),
        ("The CPRA is found at Government Code Section 6250 et seq. Some records are exempt.", []),
        ("We withhold 500 pages.", []),
        ("They are exempt pursuant to Gov. Code § 7923.600 (formerly 6254(f)).", ["Gov. Code § 7923.600"]),
    ],
)
def test_sections_under_which_records_are_kept_back(words, cited):
    assert [e.printed for e in read_exemptions(words, 0)] == cited


def test_fee_and_exemption_stand_with_the_request_once_each():
    body = "The cost is $11.70 for 78 pages. Other records are exempt under GC 7922.000."
    tables = tidy_text(newer_page([ASK, Msg(AGENCY, body), Msg(AGENCY, body, channel="Web")]))

    assert tables["requests"][["fee", "exemption"]].to_numpy().tolist() == [["$11.70", "GC 7922.000"]]


def test_a_fee_in_the_requesters_words_or_a_quotation_is_none():
    asks = Msg(ASK.sender, f"{ASK.body}\nI will pay fees up to $25. Tell me what is exempt under § 6254(f).")
    reply = Msg(AGENCY, "Hello\n\n-----Original Message-----\nThe fee is $25. It is exempt under § 6254(f).")
    tables = tidy_text(newer_page([asks, reply]))

    assert (len(tables["fees"]), len(tables["exemptions"])) == (0, 0)


@given(st.text(alphabet="$ 0123456789.,feecostpages\n", max_size=60))
def test_each_amount_is_printed_in_the_text(words):
    for fee in read_fees(words, 0):
        assert fee.amount.replace("$", "") in words[fee.start : fee.end]
