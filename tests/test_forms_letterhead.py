"""The logo of a scanned letterhead is nobody's name; a vendor named in a list is."""

import pytest
from made_scans import scan_page, words_at

from lib.forms.letterhead import logo_words
from lib.forms.sharing_lines import is_sharing_page
from lib.pages import Page

LIST = ("Mockton Police Department (CA)", "Testville Police Department", "Vigilant Solutions")


def with_head(*placed, lines=LIST, source="ocr"):
    """A page of lists with words (text, x0, top, size) in its letterhead, and the title beside them."""
    body = scan_page("Data Sharing Report", *lines)
    words = [(word, size) for text, x0, top, size in placed for word in words_at(text, x0, top)]
    head = [
        word._replace(size=size, box=(*word.box[:3], word.box[1] + size), char_start=-1, char_end=-1)
        for word, size in words
    ]
    return Page(1, body.text, source, (*head, *body.words), 612.0, 792.0)


def logo(page):
    return [page.words[i].text for i in sorted(logo_words(page))]


@pytest.mark.parametrize("read", ["LEARN", "VIGILANT", "VIEILANT", "OLUTIONS", "SOLUTIONS"])
def test_a_logo_is_known_a_letter_off(read):
    assert logo(with_head((read, 470.0, 20.0, 20.0))) == [read]


def test_letters_alone_beside_the_logo_are_the_bird_in_it():
    """Irvine's scan of 2020: `V`, `2` and `7` between the title and VIGILANT."""
    page = with_head(("7", 452.0, 38.0, 24.0), ("VIGILANT", 470.0, 20.0, 41.0), ("V", 440.0, 30.0, 24.0))
    assert logo(page) == ["7", "VIGILANT", "V"]
    assert is_sharing_page(page)


def test_letters_alone_are_no_logo_without_one_or_below_it():
    assert logo(with_head(("7", 452.0, 38.0, 24.0))) == []
    assert logo(with_head(("VIGILANT", 470.0, 10.0, 20.0), ("7", 452.0, 60.0, 10.0))) == ["VIGILANT"]


def test_print_that_was_not_read_is_no_logo_and_stays_listed():
    page = with_head(("VIGILANT", 470.0, 20.0, 41.0), ("\ufffd", 452.0, 38.0, 24.0))
    words = [w._replace(hidden="print that could not be read") if w.text == "\ufffd" else w for w in page.words]
    assert logo(Page(1, page.text, "ocr", tuple(words), 612.0, 792.0)) == ["VIGILANT"]


def test_an_agency_that_bears_the_vendors_name_stays_in_the_list():
    """On a page that goes on with a list, the first line stands in the top seventh too."""
    page = with_head(("VIGILANT", 470.0, 10.0, 20.0), lines=("Vigilant Solutions", *LIST))
    assert page.words[-2].text == "Vigilant"
    assert logo(page) == ["VIGILANT"]


def test_a_page_that_is_no_scan_has_no_logo_words():
    assert logo(with_head(("VIGILANT", 470.0, 20.0, 20.0), source="native")) == []
