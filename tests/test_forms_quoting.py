"""What a sender wrote and what it quotes: openers of mail programs, copies of the letter, letterheads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import (
    AGENCY,
    FIGURES,
    ITEMS,
    LAYOUTS,
    LETTER,
    accepted,
    answered,
    extract_text,
    figures,
    tidy_text,
    waits,
)

from lib.forms.quoting import plain, quote_start
from lib.pages import lines_in

LETTER_LINES = [[plain(line) for line in LETTER.split("\n") if plain(line)]]
OWN = "Our answer stands here."
OUTLOOK = "From: Quilla Testwriter\nSent: Monday, January 27, 2020\nTo: Records\nSubject: request"


def own_text(body, layout="newer"):
    """The words of the first reply on a page that are held to be the agency's own."""
    posts = extract_text(answered(body, layout=layout))["posts"]
    return posts["own_text"].iloc[1]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "opener",
    [
        "-----Original Message-----",
        "----- Original Message -----",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "On Mon, Jan 27, 2020 at 9:41 AM, Quilla Testwriter <q@example.org> wrote:",
        OUTLOOK,
        "From: Quilla Testwriter\nDate: January 27, 2020",
        "*From:* Quilla Testwriter\n*Sent:* Monday",
        "> I ask for the following",
        LETTER,
        LETTER.replace("“", '"').replace("”", '"'),
        LETTER.replace("\n", "\n> "),
        f"{AGENCY}\nPRA Office\n1 Made Up Plaza\nSampleville, CA 90000\n\nJanuary 29, 2020\n\n{LETTER}",
    ],
    ids=lambda text: ascii(text[:40]),
)
def test_a_quotation_begins_at_its_opener(layout, opener):
    assert own_text(f"{OWN}\n\n{opener}\n\nThank you.", layout) == OWN


@pytest.mark.parametrize(
    "words",
    [
        "On March 4, 2020 we wrote to you about the fee.",
        "From: the records desk of the department",
        "From 2018 to 2019 the readers were moved.",
        "To Whom It May Concern:",
        "Part B is outlined below;",
        f"You asked for:\n5) {ITEMS['5']}",
        "-- \nRecords Desk",
        "Sent from my telephone",
        "January 29, 2020",
        f"{AGENCY}\n\nJanuary 29, 2020\n\nDear requester,",
    ],
    ids=lambda text: ascii(text[:40]),
)
def test_words_that_only_look_like_a_quotation_are_the_agencys_own(words):
    assert own_text(f"{OWN}\n\n{words}\n\nThe end.").endswith("The end.")


def test_one_line_of_the_letter_repeated_is_no_quotation_but_two_in_a_row_are():
    first, second = LETTER.split("\n")[6:8]

    assert own_text(f"{OWN}\n{first}\nAn answer.\n{second}\nEnd.").endswith("End.")
    assert own_text(f"{OWN}\n{first}\n{second}\nEnd.") == OWN


def test_a_letter_sent_again_by_the_requester_is_quoted_too():
    lines = [*LETTER_LINES, ["Any news of this?", "It has been a month."]]
    body = lines_in("No news.\n\nAny news of this?\nIt has been a month.")

    assert quote_start(body, lines, AGENCY) == 2


def test_links_of_a_mail_program_do_not_hide_a_quotation():
    linked = LETTER.replace("ALPR", "ALPR<https://example.org/safe?url=x%40y>")

    assert own_text(f"{OWN}\n\n{linked}") == OWN


QUOTED_FIGURES = {
    "a forwarded mail": f"See below.\n\nBegin forwarded message:\n\n{FIGURES}",
    "an earlier mail": f"See below.\n\n{OUTLOOK}\n\n{FIGURES}",
    "marked lines": "See below.\n" + "\n".join(f"> {line}" for line in FIGURES.split("\n")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("how", QUOTED_FIGURES)
def test_figures_inside_a_quotation_wait_for_a_person(layout, how):
    read = figures(answered(QUOTED_FIGURES[how], layout=layout))

    assert read.accepted == {}
    assert [n for n in ("264", "494, 258", "45", "157, 320") if n not in read.waits] == []


ANSWERS = ["see the file", "see the file", "none", "none", "490,535", "405", "515858", "219"]
INLINE = {
    "below each item": "\n".join(f"{n}) {text}\n{a}" for (n, text), a in zip(ITEMS.items(), ANSWERS, strict=True)),
    "below each marked item": "\n".join(
        f"> {n}) {text}\n{a}" for (n, text), a in zip(ITEMS.items(), ANSWERS, strict=True)
    ),
    "inside the letter": "\n".join(
        line + (f"\n{ANSWERS[int(line[0]) - 1]}" if line[1:2] == ")" else "") for line in LETTER.split("\n")
    ),
    "behind the letter": f"{LETTER}\n\n5) 490,535 6) 405 7) 515858 8) 219",
    "behind each item of the letter": "\n".join(
        line + (f" {ANSWERS[int(line[0]) - 1]}" if line[1:2] == ")" else "") for line in LETTER.split("\n")
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("how", INLINE)
def test_answers_written_into_the_copied_letter_are_read_or_wait(layout, how):
    read = figures(answered(f"Our answers:\n\n{INLINE[how]}", layout=layout))
    told = read.waits + " ".join(read.citations["text_as_printed"].dropna())

    assert [n for n in ("490,535", "405", "515858", "219") if n not in told] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("how", INLINE)
def test_answers_written_into_the_copied_letter_are_never_read_wrong(layout, how):
    read = figures(answered(f"Our answers:\n\n{INLINE[how]}", layout=layout))
    right = {
        ("detections_stated", "2018"): 490535,
        ("hits", "2018"): 405,
        ("detections_stated", "2019"): 515858,
        ("hits", "2019"): 219,
    }

    assert read.accepted.items() <= right.items()


def test_own_and_quoted_text_are_told_apart_in_the_spans():
    tables = extract_text(answered(f"{FIGURES}\n\n{LETTER}"))
    text = tables["pages"]["text"].iloc[0]
    spans = tables["spans"][tables["spans"]["message"] == 2]
    uses = {s.used_as: text[s.char_start : s.char_end] for s in spans.itertuples()}

    assert FIGURES in uses["agency_text"]
    assert LETTER in uses["quoted_text"]


def test_the_quoted_letter_is_not_the_agencys_figure_even_with_values_in_the_letter():
    asked = LETTER.replace("2018;", "2018; 7").replace("2019.", "2019. 9")
    read = figures(answered(f"Received.\n\n{asked}").replace(LETTER, asked, 1))

    assert read.accepted == {}


@given(st.text(max_size=60))
def test_plain_lines_compare_equal_to_themselves_quoted(line):
    line = " ".join(line.split())

    assert plain(f">> {line}") == plain(line)
    assert plain(plain(line)) == plain(line)


@given(st.lists(st.sampled_from(["", "a", "b", *LETTER.split("\n")[4:9], "> x", "On Monday Q wrote:"]), max_size=12))
def test_the_start_of_a_quotation_is_a_line_of_the_body(lines):
    body = lines_in("\n".join(lines))

    assert 0 <= quote_start(body, LETTER_LINES, AGENCY) <= len(body)


def test_a_quotation_is_never_accepted_because_the_same_stands_elsewhere():
    tables = tidy_text(answered("2018 hits: 405", f"See:\n\n{OUTLOOK}\n\n2018 hits: 406"))

    assert accepted(tables) == {}
    assert "406" in waits(tables)
