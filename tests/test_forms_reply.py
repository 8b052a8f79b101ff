"""Figures in what an agency writes: the forms that are taken, and that everything else waits for a person."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_pages import (
    AGENCY,
    ASK,
    FIGURES,
    ITEMS,
    LAYOUTS,
    LETTER,
    PROJECT,
    REQUESTER,
    SAMPLES,
    Msg,
    answered,
    checked,
    figures,
    newer_page,
    page,
    put,
    tidy,
    tidy_text,
    waits,
)

from lib.forms.asked import read_asked
from lib.forms.reply import read_reply
from lib.pages import lines_in

SCANS, HITS = "detections_stated", "hits"
FOUR = {(SCANS, "2018"): 490535, (HITS, "2018"): 405, (SCANS, "2019"): 515858, (HITS, "2019"): 219}
RUN_ON = " ".join(f"{n}) {ITEMS[n]} {v}" for n, v in zip("5678", ("490,535", " 405", " 515,858", "219"), strict=True))


def read_lines(text):
    """(statements, unread) of an agency's words, with the letter's items known."""
    return read_reply(lines_in(text), read_asked(lines_in(LETTER)))


# --- forms that are taken -------------------------------------------------------------------------------------------

TAKEN = {
    "all on one run-on line, as Tracy wrote": (RUN_ON, FOUR),
    "items one a line": (RUN_ON.replace(" 6)", "\n6)").replace(" 7)", "\n7)").replace(" 8)", "\n8)"), FOUR),
    "items with colons": (
        "\n".join(f"{n}) {ITEMS[n].rstrip(';.')}: {v}" for n, v in zip("5678", FOUR.values(), strict=True)),
        FOUR,
    ),
    "items with straight quotes": (RUN_ON.translate(str.maketrans("“”", '""')), FOUR),
    "items without their numbers": (f"{ITEMS['5']} 490,535\n{ITEMS['6']} 405", dict(list(FOUR.items())[:2])),
    "a line for each, as Irvine wrote": (
        FIGURES,
        {(HITS, "2018"): 264, (SCANS, "2018"): 494258, (HITS, "2019"): 45, (SCANS, "2019"): 157320},
    ),
    "the year behind": ("Hits 2018= 405", {(HITS, "2018"): 405}),
    "the year in brackets": ("Hits (2018): 405", {(HITS, "2018"): 405}),
    "a calendar year": ("Hits for calendar year 2018: 405", {(HITS, "2018"): 405}),
    "a spaced dash": ("2018 Hits – 405", {(HITS, "2018"): 405}),
    "one hit": ("2018 Hit: 1", {(HITS, "2018"): 1}),
    "no hits, as a digit": ("2018 hits: 0", {(HITS, "2018"): 0}),
    "scans": ("2018 plate scans: 490535", {(SCANS, "2018"): 490535}),
    "a full stop": ("2018 hits: 405.", {(HITS, "2018"): 405}),
    "a bullet": ("• 2018 “hits”: 405", {(HITS, "2018"): 405}),
    "the value on the next line": ("2018 detections:\n490,535\n2018 hits:\n405", dict(list(FOUR.items())[:2])),
    "the value below a blank line": (
        f"5) {ITEMS['5']}\n\n490,535\n\n6) {ITEMS['6']}\n\n405",
        dict(list(FOUR.items())[:2]),
    ),
    "a count that looks like a year": ("2018 hits: 2019", {(HITS, "2018"): 2019}),
    "the same count twice": ("2018 detections: 490,535\n2018 detections: 490535", {(SCANS, "2018"): 490535}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", TAKEN)
def test_known_forms_are_taken_and_nothing_waits(form, layout):
    words, expected = TAKEN[form]
    read = figures(answered(f"Hello,\n\n{words}\n\nThank you", layout=layout))

    assert (read.accepted, read.waits) == (expected, "")


@settings(deadline=None)
@given(count=st.integers(0, 10**15 - 1), grouped=st.booleans(), year=st.integers(1990, 2099))
def test_any_count_in_a_known_form_is_read_as_printed(count, grouped, year):
    printed = f"{count:,}" if grouped else str(count)
    # On a line of its own, 1990 to 2099 may as well be a year.
    below = [f"{year} hits:\n{printed}"] if grouped or not 1900 <= count <= 2099 else []
    for words in (f"{year} Hits= {printed}", f"6) The hits during {year}; {printed}", *below):
        (made,), unread = read_lines(words)

        assert (made.measure, made.window, made.value, unread) == (HITS, str(year), printed, [])
        assert words[made.start : made.end] == printed


WORDS = st.one_of(
    st.sampled_from(["2018", "2019", "hits", "Detections", "405", "490,535", "5)", "6)", "O", "(5)", "none"]),
    st.sampled_from([":", "=", ";", ",", "-", "\n", ITEMS["5"], ITEMS["6"]]),
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
@example(f"5) {ITEMS['5']} 6) {ITEMS['6']}\n490,535")
def test_each_figure_stands_where_it_says_and_no_place_is_used_twice(words):
    statements, unread = read_lines(words)

    assert [words[s.start : s.end] for s in statements] == [s.value for s in statements]
    assert len({s.start for s in statements}) == len(statements)
    assert all(words[u.start : u.end].split() for u in unread)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
@example("490,535 405 2018")
def test_a_count_of_thousands_is_read_or_waits(words):
    statements, unread = read_lines(words)
    # The place that waits, and not its text: "535 405 2018" could be a phone number, which the text leaves out.
    shown = " ".join([*(f"{s.label} {s.value}" for s in statements), *(words[u.start : u.end] for u in unread)])

    assert words.count("490,535") <= shown.count("490,535")


# --- values that are not taken --------------------------------------------------------------------------------------

BAD_VALUES = {
    "490.535": "a point that may stand for thousands or for a fraction",
    "1.2 million": "a rounded number",
    "O": "a letter that looks like a digit",
    "4O5": "a letter that looks like a digit",
    "(5)": "brackets",
    "5 (five)": "letters beside the digits",
    "1 234": "more than one number",
    "405 406": "more than one number",
    "405 and 406": "letters beside the digits",
    "1,23,456": "commas that do not stand between groups of three",
    "0405": "starts with 0",
    "-405": "a plus or minus sign",
    "405+": "a plus after the number",
    "405*": "a footnote mark",
    "~405": "an estimate",
    "approximately 405": "an estimate",
    "N/A": "words instead of a number",
    "none": "words instead of a number",
    "see attached": "words instead of a number",
    "-": "no digit",
    "$405": "money",
    "12%": "a percentage",
    "<b>405</b>": "found “<b>405</b>”",
    "４０５": "digits other than the plain 0 to 9",
    "4\u200b05": "found “4\\u200b05”",
    "405\u200b": "found “405\\u200b”",
    "\u202e405": "found “\\u202e405”",
    "4\u00ad05": "found “4\\xad05”",
    "9" * 16: "16 digits",
}


@pytest.mark.parametrize("printed", BAD_VALUES, ids=ascii)
@pytest.mark.parametrize("label", ["2018 Hits:", f"6) {ITEMS['6']}"], ids=["Irvine's form", "Tracy's form"])
def test_a_value_the_grammar_does_not_take_waits_with_its_reason(label, printed):
    read = figures(answered(f"{label} {printed}"))

    assert read.accepted == {}
    assert BAD_VALUES[printed] in read.waits


def test_a_bad_value_in_a_run_on_line_does_not_spoil_the_others():
    read = figures(answered(RUN_ON.replace("490,535", "1.2 million")))

    assert read.accepted == {k: v for k, v in FOUR.items() if k != (SCANS, "2018")}
    assert "1.2 million" in read.waits


@pytest.mark.parametrize("tail", [" 490,\n535", "\n490,\n535", " 490,"], ids=ascii)
def test_a_number_broken_over_two_lines_is_not_read_as_its_first_half(tail):
    read = figures(answered(f"2018 detections:{tail}"))

    assert read.accepted == {}
    assert "490," in read.waits


# --- labels that cannot be taken at their word ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "FY 2018 detections: 490,535",
        "Fiscal year 2018 detections: 490,535",
        "2018 fiscal year detections: 490,535",
        "July 2018 detections: 490,535",
        "2018 detections (Jan-Jun): 490,535",
        "2018 detections to date: 490,535",
        "2018-2019 detections: 490,535",
        "2018/2019 detections: 490,535",
        "2018 and 2019 detections: 490,535",
        "1/1/2018 - 12/31/2018 detections: 490,535",
        "January 1, 2018 - December 31, 2018 detections: 490,535",
        "From 01-01-18 To 12-01-18 detections: 490,535",
        "12/31/2018 detections: 490,535",
        "On 03/04/2020, 2018 detections: 490,535",
        "1918 detections: 490,535",
        "２０１８ detections: 490,535",
        "Detections: 490,535",
    ],
)
def test_a_period_that_is_not_one_printed_year_waits(words):
    read = figures(answered(words))

    assert read.accepted == {}
    assert "490,535" in read.waits


@pytest.mark.parametrize(
    "words",
    [
        "2018 hits and detections: 490,535",
        "2018 non-hits: 490,535",
        "No hits 2018: 490,535",
        "2018 confirmed hits: 490,535",
        "2018 hit ratio: 490,535",
        "2018 detections excluding hits: 490,535",
        "2018 hits for 3 cameras: 490,535",
        "1. 2018 hits: 490,535",
        "<p>2018 hits: 490,535",
    ],
)
def test_a_label_with_words_no_rule_knows_waits(words):
    read = figures(answered(words))

    assert read.accepted == {}
    assert "490,535" in read.waits


@pytest.mark.parametrize(
    "words",
    [
        f"5) {ITEMS['6']} 405",
        f"6) {ITEMS['5']} 405",
        f"5) {ITEMS['7']} 405",
        "5) 2018 hits: 405",
        "6) 2018 detections: 405",
        "5) 2019 detections: 405",
        "5) 2017 detections: 405",
        "1) 2018 hits: 405",
    ],
)
def test_a_figure_under_another_items_number_waits(words):
    read = figures(answered(words))

    assert read.accepted == {}
    assert "405" in read.waits


@pytest.mark.parametrize(
    "note",
    [
        "The figures are approximate.",
        "All figures are estimates.",
        "Numbers are in thousands.",
        "Figures in millions.",
        "The data for December is incomplete.",
        "These are partial figures.",
        "This does not include December.",
        "* excludes the mobile readers",
        "Figures below are by fiscal year.",
        "The figures cover FY 2018.",
        "For July through December of each year:",
        "The following are monthly averages.",
        "At least the following were recorded:",
        "From January to November 2018 we counted:",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_note_in_the_message_that_limits_the_figures_makes_them_wait(note, place):
    lines = [note, "2018 hits: 405"] if place == "above" else ["2018 hits: 405", note]
    read = figures(answered("\n".join(lines)))

    assert read.accepted == {}
    assert "[405]" in read.waits


@pytest.mark.parametrize(
    "note",
    [
        "After March 21, you will need to sign in to view the document(s).",
        "Your request of January 29, 2020 was received on February 3, 2020.",
        "You may call us until May 4, 2020. We march on.",
        "Document links are valid for one month.",
        "This completes our response; nothing was withheld.",
    ],
)
def test_a_date_or_a_courtesy_limits_no_figure(note):
    read = figures(answered(f"2018 hits: 405\n\n{note}"))

    assert (read.accepted, read.waits) == ({(HITS, "2018"): 405}, "")


# --- forms that are not known ---------------------------------------------------------------------------------------

NOT_KNOWN = [
    "In 2018 there were 405 hits and 490,535 detections.",
    "The number of hits in 2018 was 405, and of detections 490,535.",
    "405 hits in 2018, 490,535 detections in 2018",
    "2018: 405 hits, 490,535 detections",
    "2018 hits 405\n2018 detections 490535",
    "2018 Hits-405\n2018 Detections-490535",
    "2018 Hits = 405, Detections = 490,535",
    "2018 Hits = 405; 2018 Detections = 490535",
    "2018 hits: 405\t2018 detections: 490,535",
    "2018 hits: 405 | 2018 detections: 490,535",
    "2018\nHits: 405\nDetections: 490535",
    "2018 hits: 490,535 of 405",
    "| 2018 | detections | 490,535 | hits | 405 |",
    "Year\tDetections\tHits\n2018\t490,535\t405",
    "Year\tDetections\tHits\n2018\t490535\t405",
    "        Detections   Hits\n2018    490535      405",
    "        Detections   Hits\n\n2018\n490535\n405",
    "5) 490,535\n6) 405",
    "5) 490535\n6) 405",
    "5. 490535\n6. 405",
    "Item 5: 490535\nItem 6: 405",
    f"5) {ITEMS['5']}\nAnswer: 490535\n6) {ITEMS['6']}\nAnswer: 405",
    f"5) {ITEMS['5']}\nWe counted 490535.\n6) {ITEMS['6']}\nWe counted 405.",
    "2018 = 490535 and 405",
    "2018: 490535\n2018: 405",
    "Plates read in 2018: 490535\nAlerts in 2018: 405",
    "2018 d\u200betections: 490535\n2018 h\u200bits: 405",
    "Détections 2018: 490535\nAlertes 2018: 405",
]


@pytest.mark.parametrize("words", NOT_KNOWN, ids=ascii)
def test_a_figure_in_no_known_form_is_not_read_and_waits(words):
    read = figures(answered(f"Hello,\n\n{words}\n\nThank you"))

    assert read.accepted == {}
    assert re.search(r"490,?535", read.waits)
    assert "405" in read.waits


WRONG_PARTNER = {
    "labels above, values below": "2018 Hits:\n2018 Detections:\n405\n490,535",
    "values above their labels": "490,535\n2018 Detections:\n405\n2018 Hits:",
    "two labels on a line, one value below": f"5) {ITEMS['5']} 6) {ITEMS['6']}\n490,535",
    "two labels on a line, two values below": f"5) {ITEMS['5']} 6) {ITEMS['6']}\n490,535\n405",
    "a year below a label without value": "2018 Hits:\n\n2019\n\nDetections: 490,535",
    "a year below its label": "Hits 2018:\n2018\n",
}


@pytest.mark.parametrize("form", WRONG_PARTNER)
def test_a_value_is_never_paired_with_the_wrong_label(form):
    read = figures(answered(WRONG_PARTNER[form]))

    assert read.accepted == {}
    assert read.waits != ""


def test_two_labels_over_one_value_do_not_stop_the_run():
    tables = checked(tidy_text(answered(f"5) {ITEMS['5']} 6) {ITEMS['6']}\n490,535")))

    assert "490,535" in waits(tables)


def test_an_item_repeated_without_a_value_is_no_figure():
    read = figures(answered(f"5) {ITEMS['5']}\n6) {ITEMS['6']}\n\nYou will hear from us."))

    assert (read.accepted, read.waits) == ({}, "")


@pytest.mark.parametrize(
    "words",
    [
        "Please be advised that within the next 10 days we will determine whether to extend. Request #20-34.",
        "See pages 62-63 of the guide. Call 555-010-0199 or write to 1 Made Up Plaza, Sampleville, CA 90000-0001.",
        "Dated March 4, 2020 under Government Code Section 6250 et seq. and 6253(c).",
        "Our office received your request on January 29, 2020 at 10:15 a.m.",
        "https://example.org/documents/3860685-Guide.html?year=2018",
    ],
)
def test_numbers_that_are_no_figures_do_not_wait(words):
    read = figures(answered(words))

    assert (read.accepted, read.waits) == ({}, "")


# --- who wrote it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_requesters_own_figures_are_never_values(layout):
    asks = Msg(REQUESTER, f"{LETTER}\n\nYou told us: 2018 hits: 405\n{RUN_ON}")
    read = figures(LAYOUTS[layout]([asks, Msg(AGENCY, "Thank you."), Msg(REQUESTER, "2018 hits: 405")]))

    assert (read.accepted, read.waits) == ({}, "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_letter_quoted_below_a_reply_gives_no_figures(layout):
    read = figures(answered(f"{FIGURES}\n\n{LETTER}", layout=layout))

    assert len(read.accepted) == 4
    assert read.waits == ""


def test_two_values_for_one_thing_in_a_message_wait_both():
    tables = tidy_text(answered("2018 hits: 405\n2018 hits: 406"))

    assert set(tables["counts"]["status"]) == {"needs_review"}
    assert tables["counts"]["value_id"].nunique() == 2


def test_markup_in_a_reply_stays_text():
    read = figures(answered('<script>alert(1)</script>\n2018 hits: 405<img src=x onerror="alert(1)">'))

    assert read.accepted == {}
    assert "<img src=x" in read.waits


# --- the real pages -------------------------------------------------------------------------------------------------


def test_tracys_four_figures_stand_at_their_places():
    path = PROJECT / "raw/tracy-pd-ca/87865/request-page.txt"
    read = figures(path.read_text("utf-8"))
    places = [(c.text_as_printed, c.char_start, c.char_end) for c in read.citations.itertuples()]

    assert (read.accepted, read.waits) == (FOUR, "")
    assert places == [("490,535", 4580, 4587), ("405", 4636, 4639), ("515,858", 4702, 4709), ("219", 4758, 4761)]


def sample(path):
    if not (SAMPLES / "raw" / path).is_file():
        pytest.skip(f"the sample {path} is not on this machine")
    return (SAMPLES / "raw" / path).read_text("utf-8")


def test_irvines_four_figures_stand_at_their_places_twice():
    read = figures(sample("irvine-pd-ca/86954/request-page.txt"))
    places = {(c.text_as_printed, c.n): (c.char_start, c.char_end) for c in read.citations.itertuples()}

    assert read.accepted == {(HITS, "2018"): 264, (SCANS, "2018"): 494258, (HITS, "2019"): 45, (SCANS, "2019"): 157320}
    assert places == {
        ("264", 1): (19515, 19518),
        ("264", 2): (26211, 26214),
        ("494, 258", 1): (19536, 19544),
        ("494, 258", 2): (26232, 26240),
        ("45", 1): (19555, 19557),
        ("45", 2): (26251, 26253),
        ("157, 320", 1): (19575, 19583),
        ("157, 320", 2): (26271, 26279),
    }
    assert read.waits == ""


def test_orange_countys_page_gives_no_figures_and_nothing_waits():
    read = figures(sample("orange-county-so-ca/86943/request-page.txt"))

    assert (read.accepted, read.waits) == ({}, "")


def test_only_the_agencys_message_changes_the_figures():
    plain = newer_page([ASK, Msg(AGENCY, FIGURES)])
    again = newer_page([ASK, Msg(AGENCY, FIGURES), Msg(REQUESTER, "2018 hits: 1\nThank you, 5) 17")])

    assert figures(plain).accepted == figures(again).accepted


def test_a_reply_read_from_disk_is_the_reply_read_from_memory(tmp_path):
    put(tmp_path, answered(FIGURES).replace("\n", "\r\n"))
    tables = tidy(tmp_path)
    text = tables["pages"]["text"].iloc[0]

    assert text == page(answered(FIGURES)).text
    assert [text[c.char_start : c.char_end] for c in tables["citations"].itertuples()] == [
        "264",
        "494, 258",
        "45",
        "157, 320",
    ]
