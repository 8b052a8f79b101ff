"""From readings to counts: ids that last, one value for one reply, windows, doubts, and places."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import (
    AGENCY,
    ASK,
    FIGURES,
    FOLDER,
    LAYOUTS,
    LETTER,
    REQUESTER,
    Msg,
    accepted,
    answered,
    checked,
    extract_text,
    newer_page,
    older_page,
    put,
    tidied,
    tidy,
    tidy_text,
    waits,
)

SAFE_ID = re.compile(r"[a-z][a-z0-9-]*")


def ids(tables):
    """{value_id: value as printed}."""
    counts = tables["counts"]
    return dict(zip(counts["value_id"], counts["value_as_printed"], strict=True))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_value_id_says_what_the_value_is(layout):
    source = {"older": "m2", "newer": "2020-02-01"}[layout]

    assert set(ids(tidy_text(answered(FIGURES, layout=layout)))) == {
        f"v-{FOLDER}--1001-reply-{source}-{measure}-{year}"
        for measure in ("hits", "detections-stated")
        for year in (2018, 2019)
    }


BODIES = st.lists(
    st.sampled_from(
        [
            "2018 hits: 405",
            "2018 hits: 406",
            "2018 hits: 4O5",
            "2018 hits: (5)",
            "2018 detections: 490,535",
            "2018 detections: 490.535",
            "2019 hits: 405",
            "FY 2018 hits: 7",
            "July 2018 hits: 8",
            "1918 hits: 9",
            FIGURES,
            "Hello",
        ]
    ),
    max_size=5,
)


@settings(max_examples=6, deadline=None)
@given(bodies=BODIES, layout=st.sampled_from(["older", "newer"]), same_day=st.booleans())
def test_ids_are_safe_begin_with_a_letter_and_no_two_values_share_one(bodies, layout, same_day):
    days = ["02/01/2020" if same_day else f"02/{n + 1:02}/2020" for n in range(len(bodies))]
    replies = [Msg(AGENCY, body, date=day) for body, day in zip(bodies, days, strict=True)]
    tables = tidy_text(LAYOUTS[layout]([ASK, *replies]))

    assert [x for x in tables["counts"]["value_id"] if not SAFE_ID.fullmatch(x)] == []
    assert tables["counts"]["value_id"].is_unique
    printed = tables["citations"].groupby("value_id")["text_as_printed"]
    assert printed.agg(lambda x: len({t.replace(",", "").replace(" ", "") for t in x})).eq(1).all()


@settings(max_examples=6, deadline=None)
@given(bodies=BODIES, layout=st.sampled_from(["older", "newer"]))
def test_each_citation_stands_on_the_page_inside_its_sentence(bodies, layout):
    tables = tidy_text(answered(*bodies, layout=layout))
    text = tables["pages"]["text"].iloc[0]

    for c in tables["citations"].itertuples():
        assert text[c.char_start : c.char_end] == c.text_as_printed
        assert c.context_start <= c.char_start <= c.char_end <= c.context_end
    assert set(tables["citations"]["value_id"]) == set(tables["counts"]["value_id"])


def test_a_renamed_file_changes_no_id_and_no_evidence_address(tmp_path):
    put(tmp_path / "1", answered(FIGURES), name="request-page.txt")
    put(tmp_path / "2", answered(FIGURES), name="saved again/MuckRock (2).TXT")
    before, after = (tidy(tmp_path / n)["counts"].set_index("value_id") for n in "12")

    assert before["value"].to_dict() == after["value"].to_dict()
    assert before["evidence"].to_dict() == after["evidence"].to_dict()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_saved_again_beside_the_old_one_changes_no_id(tmp_path, layout):
    put(tmp_path, answered(FIGURES, layout=layout), name="request-page.txt")
    before = tidy(tmp_path)
    put(tmp_path, answered(FIGURES, "Closed.", layout=layout), name="request-page-2.txt")
    after = tidy(tmp_path)

    assert ids(after) == ids(before)
    assert accepted(after) == accepted(before)
    assert after["citations"].groupby("value_id").size().unique().tolist() == [2]


def test_a_second_value_that_comes_later_leaves_the_first_its_id():
    first = Msg(AGENCY, "2018 hits: 405", date="02/01/2020")
    before = ids(tidy_text(newer_page([ASK, first])))
    for printed in ("3", "406", "(5)"):
        after = ids(tidy_text(newer_page([ASK, first, Msg(AGENCY, f"2018 hits: {printed}", date="02/01/2020")])))

        assert before.items() <= after.items()
        assert printed in after.values()


def test_two_requests_never_share_an_id_or_a_value(tmp_path):
    put(tmp_path, answered("2018 hits: 405"), agency="sampleville-pd", request="ca-1")
    put(tmp_path, answered("2018 hits: 406"), agency="sampleville-pd-ca", request="1")
    tables = checked(tidy(tmp_path))

    assert tables["counts"]["value_id"].nunique() == 2
    assert tables["counts"].set_index("agency_id")["value"].to_dict() == {
        "sampleville-pd": 405,
        "sampleville-pd-ca": 406,
    }
    assert [x for x in tables["counts"]["value_id"] if x.endswith("-2")] == []


def test_two_requests_with_one_value_are_two_values(tmp_path):
    put(tmp_path, answered("2018 hits: 405"), agency="sampleville-pd", request="ca-1")
    put(tmp_path, answered("2018 hits: 405"), agency="sampleville-pd-ca", request="1")
    counts = checked(tidy(tmp_path))["counts"]

    assert sorted(counts["agency_id"]) == ["sampleville-pd", "sampleville-pd-ca"]


def test_the_first_way_a_number_is_printed_is_kept():
    tables = tidy_text(answered("2018 detections: 490,535\n2018 detections: 490535"))

    assert ids(tables) == {f"v-{FOLDER}--1001-reply-2020-02-01-detections-stated-2018": "490,535"}
    assert tables["citations"]["text_as_printed"].tolist() == ["490,535", "490535"]


def test_a_space_inside_a_number_is_flagged_and_accepted():
    (count,) = tidy_text(answered("2018 detections: 494, 258"))["counts"].itertuples()

    assert (count.value, count.flags, count.status) == (494258, "space_in_number", "accepted")
    assert count.value_as_printed == "494, 258"


def test_a_year_is_a_calendar_year_with_its_first_and_last_day():
    (count,) = tidy_text(answered("2018 hits: 405"))["counts"].itertuples()

    assert (count.window_start, count.window_end, count.window_kind) == ("2018-01-01", "2018-12-31", "calendar_year")
    assert (count.window_as_printed, count.measure, count.origin) == ("2018", "hits", "agency_statement")


def test_a_figure_that_is_no_number_has_no_value_and_says_why():
    (count,) = tidy_text(answered("2018 hits: O"))["counts"].itertuples()

    assert (str(count.value), count.value_as_printed, count.status) == ("<NA>", "O", "needs_review")
    assert count.why.startswith("found “O”")


def test_an_accepted_value_gives_no_reason_and_a_waiting_one_does():
    counts = tidy_text(answered("2018 hits: 405\n2019 hits: (5)\nFY 2020 hits: 7"))["counts"]

    assert (counts["status"] == "accepted").tolist() == counts["why"].isna().tolist()


def test_a_doubtful_print_of_a_value_does_not_hide_a_sure_one():
    tables = tidy_text(answered("2018 hits: 405\n\n-----Original Message-----\n2018 hits: 405"))

    assert accepted(tables) == {("hits", "2018"): 405}


def test_the_evidence_address_holds_only_folder_names_form_and_source():
    tables = tidy_text(answered("2018 hits: 405"))

    assert tables["counts"]["evidence"].tolist() == [
        f"evidence/{FOLDER}/1001/reply-2020-02-01.html#v-{FOLDER}--1001-reply-2020-02-01-hits-2018"
    ]


def test_a_sender_the_page_does_not_know_is_never_believed():
    tables = tidy_text(newer_page([ASK, Msg("Madeup Vendor Corp", FIGURES)]))

    assert accepted(tables) == {}
    assert waits(tables).count("the page does not say who sent the message") == 4


def test_hostile_text_never_reaches_an_id_or_an_address():
    body = "2018 hits: <script>../../etc</script>\n2019 hits: =cmd|'x'!A0"
    counts = tidy_text(older_page([ASK, Msg(AGENCY, body)]))["counts"]

    assert [x for x in counts["value_id"] if not SAFE_ID.fullmatch(x)] == []
    assert [x for x in counts["evidence"] if not re.fullmatch(r"[a-z0-9/.#-]+", x) or ".." in x] == []


def test_cleaning_does_not_change_the_tables_it_is_given():
    found = extract_text(answered(FIGURES, LETTER, "Extension: an extension of 14 days, until March 7, 2020."))
    before = {name: frame.copy(deep=True) for name, frame in found.items()}
    tidied(found, "no-such-folder")

    assert [name for name, frame in found.items() if not frame.equals(before[name])] == []


def test_the_requester_is_nobody_whose_figures_count():
    assert len(tidy_text(newer_page([ASK, Msg(REQUESTER, FIGURES)]))["counts"]) == 0
