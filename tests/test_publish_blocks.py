"""The blocks of the pages: numbers only by id, what is not known in words, and no run stopped by a missing figure."""

import json
import re
from functools import cache

import pytest
from made_tables import AGENCY, NAME, OTHER, citations, count_row, counts, held, messages, pair, requests, review

from lib import tables as t
from lib.chart import bars as draw_bars
from lib.publish import agency_figures, agency_of, agency_request, front_page
from lib.publish.blocks import MIME, Printed, code, link, number, prose, register, title

TRACY = [*pair(405, 490_535, 2018), *pair(219, 515_858, 2019)]
REQUEST = {"agency_id": AGENCY, "request_id": "10001"}
PRINTED = Printed({"f-a": "1 in 2", "v-b": "405"})
ALL_TIME, HALF = (None, None, "all_time"), ("2018-01-01", "2018-06-30", "partial_year")
FIGURES = ("lead", "cards", "ratio_table", "together", "bars", "changes")
SETS = {
    "both years": TRACY,
    "one year": TRACY[:2],
    "no figures": [],
    "only scans": [count_row("detections_stated", 100)],
    "only hits": [count_row("hits", 100)],
    "no hits": pair(0, 900),
    "no scans": pair(0, 0),
    "partial year": pair(10, 900, HALF),
    "all time": pair(10, 900, ALL_TIME),
    "waits": [count_row("hits", 10), count_row("detections_stated", 777, status="needs_review")],
    "scans of a year with both and a year with one": [*TRACY[:2], count_row("detections_stated", 100, 2019)],
}


@cache
def set_of(name):
    """Return every table of one of SETS; worked out once, since no block may change a table."""
    return held(counts(*SETS[name]))


def view(*count_rows, **tables):
    return agency_of(AGENCY, held(counts(*count_rows), **tables))


def cells(block, column):
    """Return what a table block prints in one column, top to bottom."""
    at = block.content["columns"].index(column)
    return [row[at] for row in block.content["rows"]]


def plain(agency, parts):
    return agency.printed.plain(parts)


# --- blocks themselves


def test_block_is_plain_json_with_a_text_for_the_notebook():
    block = PRINTED.text("In all ", number("v-b"), " hits, ", link("index.html", "see"))
    bundle = block._repr_mimebundle_()
    assert bundle["text/plain"] == repr(block) == "In all 405 hits, see"
    assert json.loads(json.dumps(bundle[MIME])) == {
        "block": "text",
        "parts": ["In all ", {"number": "v-b"}, " hits, ", {"link": "index.html", "text": "see"}],
    }


def test_block_names_a_number_and_never_holds_what_is_printed_for_it():
    table = PRINTED.table("Figures", ["What", "Figure"], [[["hits"], [number("v-b")]]])
    assert "405" not in json.dumps(table.content)
    assert "405" in table.plain


@pytest.mark.parametrize(
    "make",
    [
        PRINTED.text,
        lambda x: PRINTED.listing([[x]]),
        lambda x: PRINTED.table("caption", ["column"], [[[x]]]),
        lambda x: PRINTED.cards([{"figure": [x], "label": [""], "detail": [""]}]),
    ],
)
def test_unknown_number_stops_in_the_notebook(make):
    with pytest.raises(KeyError, match="f-unknown"):
        make(number("f-unknown"))


def test_table_without_rows_is_a_table():
    assert PRINTED.table("None", ["A", "B"], []).plain == "None\nA  B"


def test_register_holds_what_a_page_prints_and_no_missing_value():
    block = register(held(counts(*TRACY))["findings"])
    rows = block.content["numbers"]
    assert set(rows[0]) == {"finding_id", "value", "shown", "how", "evidence"}
    assert [r["evidence"] for r in rows if r["finding_id"] == "f-all-agencies-asked"] == [None]
    json.dumps(block.content, allow_nan=False)


def test_chart_block_carries_spec_alt_and_table_and_is_json_also_when_nothing_is_known():
    agency = view(count_row("hits", 10))
    drawn = draw_bars(agency_figures.bars(agency), "x", "ratios", "percent", whole=False)
    block = agency_figures.ratio_chart(agency, drawn)
    assert block.content["alt"] == "Bar chart of ratios, percent. 2018: not known: scans are not known."
    assert block.content["table"]["rows"] == [[["2018"], ["not known: scans are not known"]]]
    assert block._repr_mimebundle_()["image/svg+xml"].startswith("<svg")
    json.dumps(block.content, allow_nan=False)


def test_title_prose_and_code_keep_their_words():
    assert title("index.html", "Heading", "Kicker").content["heading"] == "Heading"
    assert prose("some *words*").content == {"block": "prose", "markdown": "some *words*"}
    assert code("a / b").content == {"block": "code", "source": "a / b"}


# --- an agency's figures


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("name", SETS)
def test_every_figure_block_is_made_whatever_is_known(name, figure):
    block = getattr(agency_figures, figure)(agency_of(AGENCY, set_of(name)))
    shown = " ".join(block["label"].astype("str")) if figure == "bars" else block.plain
    assert re.findall(r"\bnan\b|\bNone\b|<NA>", shown) == []


def test_lead_says_the_latest_year():
    assert agency_figures.lead(view(*TRACY)).plain == (
        "In 2019, 1 in 2,356 scans of license plates matched a hot list: 219 hits in 515,858 scans."
    )


def test_lead_without_hits_says_no_hits():
    assert agency_figures.lead(view(*pair(0, 900))).plain == "In 2018, no hits in 900 scans."


@pytest.mark.parametrize("name", ["no figures", "only scans", "only hits", "no scans", "waits"])
def test_lead_without_a_ratio_says_so_and_shows_no_figure(name):
    plain = agency_figures.lead(agency_of(AGENCY, set_of(name))).plain
    assert plain.startswith(f"No hit ratio can be given for {NAME}")
    assert not any(c.isdigit() for c in plain)


def test_lead_of_a_partial_year_does_not_pass_for_a_year():
    assert "2018-06-30" in agency_figures.lead(view(*pair(10, 900, HALF))).plain


def test_lead_prefers_a_full_year_to_a_later_part_of_one():
    block = agency_figures.lead(view(*TRACY[:2], *pair(3, 90, ("2019-01-01", "2019-02-28", "partial_year"))))
    assert block.plain.startswith("In 2018, ")


def test_ratio_table_says_not_known_and_never_zero():
    agency = agency_of(AGENCY, set_of("only scans"))
    table = agency_figures.ratio_table(agency)
    row = {name: plain(agency, cells(table, name)[0]) for name in ("Scans", "Hits", "Hit ratio", "1 in N", "Note")}
    assert row == {
        "Scans": "100",
        "Hits": "not known",
        "Hit ratio": "not known",
        "1 in N": "not known",
        "Note": "hits are not known",
    }


def test_ratio_table_says_no_hits_where_there_were_none():
    assert cells(agency_figures.ratio_table(view(*pair(0, 900))), "1 in N") == [["no hits"]]


def test_ratio_table_gives_the_other_reading_of_a_stated_figure_only():
    column = "If “detections” leaves hits out"
    stated, total = view(*TRACY[:2]), view(*pair(10, 1000, measure="total_records"))
    assert cells(agency_figures.ratio_table(stated), column) == [[number(f"f-{AGENCY}-2018-ratio-low")]]
    assert cells(agency_figures.ratio_table(total), column) == [["does not apply"]]


def test_a_waiting_figure_stands_in_no_block():
    agency = agency_of(AGENCY, set_of("waits"))
    blocks = [getattr(agency_figures, f)(agency) for f in FIGURES if f != "bars"]
    assert [b.plain for b in blocks if "777" in b.plain or "777" in json.dumps(b.content)] == []


def test_changes_stand_with_both_counts():
    agency = view(*TRACY)
    rows = [[plain(agency, cell) for cell in row] for row in agency_figures.changes(agency).content["rows"]]
    assert sorted(rows) == [
        ["Hits, 2018 to 2019", "405", "219", "−45.9 %"],
        ["Scans, 2018 to 2019", "490,535", "515,858", "+5.2 %"],
    ]


def test_held_back_change_gives_its_reason_and_both_counts():
    agency = view(*pair(19, 4000, 2018), *pair(40, 5000, 2019))
    rows = [[plain(agency, cell) for cell in row] for row in agency_figures.changes(agency).content["rows"]]
    assert ["Hits, 2018 to 2019", "19", "40", "not given: a count is below 20"] in rows


def test_bars_stand_beside_each_other_only_for_periods_of_one_kind_and_length():
    bars = agency_figures.bars(view(*TRACY[:2], *pair(10, 900, HALF)))
    assert dict(zip(bars["label"], bars["value"].isna(), strict=True)) == {
        "2018": False,
        "2018-01-01 to 2018-06-30": True,
    }
    words = "1.1111 %, not drawn: a period of another kind or length"
    assert set(bars["instead"].dropna()) == {words}


def test_bars_of_years_that_end_early_stand_beside_each_other():
    short = [(f"{y}-01-01", f"{y}-12-01", "partial_year") for y in (2019, 2020)]
    bars = agency_figures.bars(view(*pair(10, 900, short[0]), *pair(20, 900, short[1])))
    assert bars["value"].isna().tolist() == [False, False]


def test_bars_are_in_order_of_time_and_unknown_ones_are_missing():
    bars = agency_figures.bars(view(count_row("hits", 9, 2019), *pair(10, 1000, 2020), *pair(5, 1000, 2018)))
    assert bars["label"].tolist() == ["2018", "2019", "2020"]
    assert bars["value"].isna().tolist() == [False, True, False]


# --- an agency's request


def test_address_in_an_attachment_name_is_covered_on_the_page():
    wrote = messages("agency", attachments="from jane.roe@example.com 555-010-1234.pdf")
    agency = view(*TRACY, messages=wrote)
    assert "jane.roe@example.com" not in json.dumps(agency_request.messages(agency).content)
    assert "555-010-1234" not in json.dumps(agency_request.messages(agency).content)


def test_address_in_the_evidence_of_an_item_is_covered_on_the_page():
    row = {**REQUEST, "item": "1", "meaning": "detections_shared", "state": "provided_not_on_file"}
    asked = t.as_frame(t.ITEMS, [row | {"evidence": "message 3 names jane.roe@example.com.pdf; no file on hand"}])
    agency = view(*TRACY, items=asked)
    assert "jane.roe@example.com" not in json.dumps(agency_request.items(agency).content)


def test_items_say_how_they_stand_in_words_and_link_the_figure():
    value = TRACY[0]["value_id"]
    rows = [
        {"item": "6", "meaning": "hits", "window_start": "2018-01-01", "state": "answered", "evidence": value},
        {"item": "1", "meaning": "detections_shared", "state": "provided_not_on_file", "evidence": "message 3 names x"},
        {"item": "2", "meaning": "detections_received", "state": "fee_required"},
    ]
    agency = view(*TRACY, items=t.as_frame(t.ITEMS, [{**REQUEST, **row} for row in rows]))
    table = agency_request.items(agency)
    assert [[plain(agency, cell) for cell in row] for row in table.content["rows"]] == [
        ["6", "Number of hits in 2018", "answered", "405"],
        ["1", "Who it shares detections with", "sent, but the file is not on hand", "message 3 names x"],
        ["2", "Who it receives detections from", "fee required", ""],
    ]


def test_messages_link_to_evidence_only_where_there_is_some():
    agency = view(*TRACY, messages=messages("requester", "agency", "agency"))
    first, second, third = cells(agency_request.messages(agency), "Message")
    assert (first, third) == (["1"], ["3"])
    assert second == [link(f"evidence/{AGENCY}/10001/reply-m2.html", "2")]


def test_message_whose_figures_all_wait_has_no_evidence_page_to_link():
    agency = view(*pair(10, 900, status="needs_review"), messages=messages("requester", "agency"))
    assert cells(agency_request.messages(agency), "Message") == [["1"], ["2"]]


def test_message_of_an_unknown_sender_is_not_called_the_agency():
    agency = view(*TRACY, messages=messages("agency", None))
    assert cells(agency_request.messages(agency), "From") == [["the agency"], ["not known"]]


def test_clock_without_dates_is_not_known():
    agency = view(*TRACY, requests=requests(AGENCY, tracking_number="20-34", status_as_printed="Completed"))
    rows = {row[0][0]: row[1] for row in agency_request.request_facts(agency).content["rows"]}
    assert rows.pop("Tracking number") == ["20-34"]
    assert rows.pop("Status on the request page") == ["Completed"]
    assert set(map(str, rows.values())) == {"['not known']"}


def test_two_requests_stand_side_by_side():
    both = [*requests(AGENCY).to_dict("records"), *requests(AGENCY, request_id="20002").to_dict("records")]
    facts = agency_request.request_facts(view(*TRACY, requests=t.as_frame(t.REQUESTS, both)))
    assert facts.content["columns"][1:] == ["Request 10001", "Request 20002"]
    assert {len(row) for row in facts.content["rows"]} == {3}


def test_extension_past_the_maximum_is_told_and_an_unknown_one_is_not_guessed():
    rows = [{**REQUEST, "extended_to": f"2020-0{n}-22", "beyond_maximum": beyond}
            for n, beyond in enumerate((True, False, None), 1)]  # fmt: skip
    agency = view(*TRACY, extensions=t.as_frame(t.EXTENSIONS, rows))
    table = agency_request.extensions(agency)
    assert cells(table, "Past the 14 days the law allows") == [["yes"], ["no"], ["not known"]]
    assert agency_request.extensions(view(*TRACY)).plain == ""


def test_how_made_lists_every_number_of_the_agency_once():
    agency = view(*TRACY, *pair(1, 9, agency_id=OTHER))
    listed = [cell[0]["number"] for cell in cells(agency_request.how_made(agency), "Number")]
    own = agency.held["findings"].query("agency_id == @AGENCY")["finding_id"]
    assert listed == sorted(own)


def test_unknown_agency_names_the_known_ones():
    with pytest.raises(ValueError, match=f"no agency 'nowhere'; known: {AGENCY}"):
        agency_of("nowhere", held(counts(*TRACY)))


def test_register_of_an_agency_page_holds_no_number_of_another_agency():
    found = view(*TRACY, *pair(1, 9, agency_id=OTHER)).register()
    assert set(found["agency_id"].dropna()) == {AGENCY}


# --- the front page


def test_front_page_lists_every_agency_of_the_roster():
    every = held(counts(*TRACY), requests=requests(OTHER, AGENCY))
    table = front_page.agency_table(every, [])
    assert [cell[0]["text"] for cell in cells(table, "Agency")] == ["Mockton Police Department", NAME, NAME]
    assert cells(table, "Scans")[0] == ["not known"]


def test_front_page_does_not_link_a_page_that_could_not_be_made():
    every = held(counts(*TRACY), requests=requests(OTHER, AGENCY))
    table = front_page.agency_table(every, [OTHER])
    assert cells(table, "Agency")[0] == ["Mockton Police Department"]
    assert OTHER in front_page.failed(every, [OTHER]).plain


@pytest.mark.parametrize("name", SETS)
def test_front_page_is_made_whatever_is_known(name):
    every, waits = set_of(name), review()
    blocks = [front_page.coverage(every), front_page.agency_table(every, []), front_page.pooled_table(every)]
    blocks += [front_page.waiting(every, waits), front_page.caveats(every), front_page.data_dictionary(every)]
    assert [b.plain for b in blocks[:3] if re.search(r"\bnan\b|\bNone\b|<NA>", b.plain)] == []


def test_front_page_says_no_hits_where_hits_are_known_to_be_none():
    assert cells(front_page.agency_table(held(counts(*pair(0, 900))), []), "1 in N") == [["no hits"]]


def test_front_page_says_who_has_something_waiting_and_not_what():
    block = front_page.waiting(held(counts(*TRACY)), review({"readings": "490.535"}, {"readings": "777"}))
    assert block.plain == f"Something waits for a person at: {NAME}."


@pytest.mark.parametrize("agency", [None, "a-folder-nobody-knows"])
def test_front_page_does_not_say_that_nothing_waits_when_something_does(agency):
    block = front_page.waiting(held(counts(*TRACY)), review({"agency_id": agency, "what": "decision"}))
    assert block.plain != "Nothing waits for a person."


def test_front_page_says_when_nothing_waits():
    assert front_page.waiting(held(counts(*TRACY)), review()).plain == "Nothing waits for a person."


def test_front_page_without_a_roster_gives_no_share_of_agencies():
    every = held(counts(*TRACY), requests=requests(AGENCY, in_roster=False))
    assert "not known" in front_page.coverage(every).plain


def test_coverage_says_how_many_of_how_many():
    every = held(counts(*TRACY), requests=requests(AGENCY, OTHER))
    assert re.findall(r"\d+ of \d+", front_page.coverage(every).plain) == ["1 of 2", "1 of 2"]


def test_pooled_table_gives_n_and_both_sums():
    every = held(counts(*pair(1, 100), *pair(9, 900, agency_id=OTHER)))
    shown = front_page.printed(every)
    (row,) = front_page.pooled_table(every).content["rows"]
    assert [shown.plain(cell) for cell in row] == ["2018", "2", "1,000", "10", "1.0000 %", "1 in 100"]


def test_pages_never_call_a_detection_a_car_or_a_person():
    every = held(counts(*TRACY), citations=citations(counts(*TRACY)))
    agency = agency_of(AGENCY, every)
    blocks = [getattr(agency_figures, f)(agency) for f in FIGURES if f != "bars"]
    blocks += [front_page.coverage(every), front_page.agency_table(every, []), front_page.pooled_table(every)]
    assert [b.plain for b in blocks if {"car", "cars", "driver", "innocent", "crime"} & set(b.plain.split())] == []
