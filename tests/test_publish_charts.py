"""The charts on the pages: their table holds the same figures, by id; the agency's place; who is named most."""

import pytest
from made_tables import AGENCY, NAME, OTHER, OTHER_NAME, count_row, counts, held, pair

from lib import chart
from lib import tables as t
from lib.publish import agency_of, agency_place, front_charts, front_sharing
from lib.publish.blocks import number

TWO = [*pair(405, 490_535), *pair(219, 515_858, 2019), *pair(90, 10_000, agency_id=OTHER)]
SMALL = [*TWO, *pair(7, 10_000, 2019, agency_id=OTHER)]
NAMES = {AGENCY: NAME, OTHER: OTHER_NAME}


def every(rows=TWO, **tables):
    return held(counts(*rows), **tables)


def dots(tables, year="2018"):
    return chart.ratio_dots(chart.ranked_rows(tables["hit_ratios"], NAMES, year), year)


def texts(block):
    return [[front_charts.printed(block_tables).plain(cell) for cell in row] for row in block.content["table"]["rows"]]


block_tables = every()


def test_the_table_beneath_holds_the_drawn_figures_by_id():
    block = front_charts.ratios(block_tables, dots(block_tables))
    assert block.content["table"]["rows"][0][1] == [number(f"f-{OTHER}-2018-hit-ratio")]
    assert texts(block) == [
        [OTHER_NAME, "0.9000 %", "90", "10,000", "1"],
        [NAME, "0.0826 %", "405", "490,535", "2"],
    ]
    drawn = [v["figure"] for layer in block.content["wide"]["layer"] for v in layer["data"]["values"] if "figure" in v]
    assert drawn == [row[1] for row in texts(block)]


def test_the_table_of_scans_holds_the_counts_by_id():
    rows = chart.scan_rows(block_tables["hit_ratios"], NAMES, "2018")
    block = front_charts.scans(block_tables, chart.scan_bars(rows, "2018"))
    assert texts(block) == [[NAME, "490,535"], [OTHER_NAME, "10,000"]]


def test_one_agency_alone_has_no_chart_and_the_page_says_so():
    alone = every(TWO[:2])
    assert front_charts.ratios(alone, dots(alone)).plain == front_charts.NO_PAIR


def test_agencies_left_out_stand_folded_with_the_reason():
    tables = every(SMALL)
    left = chart.left_out(tables["hit_ratios"], NAMES | {"nobody-pd-ca": "Nobody"}, "2019")
    block = front_charts.left_out(tables, left, "2019")
    assert block.content["block"] == "fold"
    assert block.content["table"]["rows"] == [[["Nobody"], ["no figures of this year that stand"]]]


# --- an agency's place


def test_ranks_are_numbers_of_the_register_or_say_why_there_is_none():
    tables = every(SMALL)
    assert agency_place.ranks(agency_of(AGENCY, tables)).plain == (
        "- 2018: place 2 of 2 by hit ratio, from the highest.\n"
        "- 2019: not ranked, the only agency of this year that may be compared."
    )
    assert agency_place.ranks(agency_of(OTHER, tables)).plain.splitlines()[1] == (
        "- 2019: not ranked, a count is below 20."
    )


def test_a_row_that_may_not_be_compared_says_why():
    half = every(pair(30, 900, ("2019-01-01", "2019-06-30", "partial_year")))
    assert agency_place.ranks(agency_of(AGENCY, half)).plain == (
        "- 2019-01-01 to 2019-06-30: not ranked, the window is not a full calendar year."
    )


def test_the_place_is_drawn_and_its_neighbors_stand_in_the_register():
    agency = agency_of(AGENCY, block_tables)
    assert agency_place.ranked_year(agency) == "2018"
    rows = chart.ranked_rows(block_tables["hit_ratios"], NAMES, "2018")
    drawn = chart.place_dots(chart.around(rows, AGENCY), "2018", 2)
    block = agency_place.place(agency, drawn)
    assert [row[0] for row in block.content["table"]["rows"]] == [[f"1. {OTHER_NAME}"], [f"2. {NAME}"]]
    held_ids = set(agency_place.neighbors(agency, drawn)["finding_id"])
    assert held_ids == {f"f-{AGENCY}-2018-hit-ratio", f"f-{OTHER}-2018-hit-ratio"}


def test_an_agency_without_a_rank_has_no_chart_of_its_place():
    agency = agency_of(AGENCY, every(TWO[:2]))
    rows = chart.ranked_rows(agency.held["hit_ratios"], NAMES, "2018")
    assert agency_place.place(agency, chart.place_dots(chart.around(rows, AGENCY), "2018", 1)).plain == ""


def test_rates_stand_per_hundred_thousand_and_as_the_share_without_a_hit():
    assert agency_place.rates(agency_of(AGENCY, block_tables)).plain == (
        "- 2018: 82.6 per 100,000 scans matched; 99.9 % of the scans did not.\n"
        "- 2019: 42.5 per 100,000 scans matched; 99.96 % of the scans did not."
    )


def test_figures_that_a_table_prints_stand_beside_the_agency_s_own():
    table = {"origin": "publisher", "request_id": "2018", "form": "published_table"}
    base = {"evidence": "evidence/sample-tables/2018/t.html", "window_as_printed": "2018"}
    theirs = [
        count_row("hits", 400, **table, **base, value_id="v-table-hits"),
        count_row("detections_stated", 490_000, **table, **base, value_id="v-table-scans"),
    ]
    theirs = [row | {"agency_id": AGENCY} for row in theirs]
    tables = every([*TWO[:2], *theirs])
    agency = agency_of(AGENCY, tables)
    rows = [[agency.printed.plain(cell) for cell in row] for row in agency_place.published(agency).content["rows"]]
    assert rows == [["2018", "sample-tables/2018", "405", "400", "490,535", "490,000"]]
    assert {"v-table-hits", "v-table-scans"} <= set(agency.register()["finding_id"])


def test_without_a_table_of_others_nothing_is_said_of_one():
    assert agency_place.published(agency_of(AGENCY, block_tables)).plain == ""


# --- sharing


def sharing(*named):
    """Return tables with a register of how many agencies' lists name a partner, from (id, name, n)."""
    most = [
        {"section": "detections_shared", "partner_id": x, "partner_name": name, "is_one_agency": True}
        | {"agencies": n, "of": 9} for x, name, n in named
    ]  # fmt: skip
    found = [{"finding_id": f"f-all-detections-shared-name-{x}", "value": str(n), "shown": str(n)} for x, _, n in named]
    told = [("told", "12"), ("both", "5")]
    found += [{"finding_id": f"f-all-reciprocity-{x}", "value": n, "shown": n} for x, n in told]
    rows = [row | {"how": "counted", "citation": "shares.csv"} for row in found]
    return {"findings": t.as_frame(t.FINDINGS, rows), "sharing_most_named": t.as_frame(t.SHARING_MOST_NAMED, most)}


def test_of_many_named_equally_often_none_is_picked():
    tables = sharing(*((f"a{n:02}", f"A{n} PD", 5) for n in range(11)))
    rows = chart.named_rows(tables["sharing_most_named"], "detections_shared")
    assert front_sharing.most_named(tables, rows).plain == (
        "Many organizations are named equally often as receiving scans, each in the latest complete lists of "
        "5 agencies: sharing_most_named.csv."
    )
    assert front_charts.named(tables, chart.named_bars(rows, "Names"), "detections_shared").plain == ""


def test_where_the_last_one_drawn_is_named_as_often_as_others_the_chart_says_so():
    tables = sharing(("a", "A PD", 9), *((f"b{n:02}", f"B{n} PD", 5) for n in range(11)))
    rows = chart.named_rows(tables["sharing_most_named"], "detections_shared")
    block = front_charts.named(tables, chart.named_bars(rows, "Names"), "detections_shared")
    assert block.content["note"][0] == "Others are named as often as the last one drawn. "


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ([("a", "A PD", 5), ("b", "B PD", 3)], "A PD, in the latest complete lists of 5 agencies."),
        ([("a", "A PD", 5), ("b", "B PD", 5)], "A PD and B PD, each in the latest complete lists of 5 agencies."),
    ],
)
def test_who_is_named_most_is_a_sentence_with_its_number(named, said):
    tables = sharing(*named)
    rows = chart.named_rows(tables["sharing_most_named"], "detections_shared")
    block = front_sharing.most_named(tables, rows)
    assert block.plain == f"Named most as receiving scans: {said}"
    assert number("f-all-detections-shared-name-a") in block.content["parts"]


def test_reciprocity_is_a_sentence_or_says_that_there_is_none():
    assert front_sharing.reciprocity(sharing()).plain.startswith(
        "Of 12 pairs of which both lists can be read and one or both name the other, 5 are in both lists."
    )
    assert front_sharing.reciprocity(block_tables).plain.startswith("Of no two agencies")


def test_the_table_of_lists_holds_dates_numbers_by_id_and_pools():
    base = {"form": "data_sharing_report", "section": "detections_shared", "is_complete": True}
    made = [
        base | {"list_id": "v-a", "agency_id": AGENCY, "as_of": "2022-01-01", "names": 40, "has_pool": True},
        base | {"list_id": "v-b", "agency_id": OTHER, "is_complete": False, "has_pool": False},
    ]
    found = [{"finding_id": "f-a-names", "value": "40", "shown": "40", "how": "counted", "citation": "shares.csv"}]
    tables = {"findings": t.as_frame(t.FINDINGS, found), "sharing_sizes": t.as_frame(t.SHARING_SIZES, made)}
    rows = chart.size_rows(tables["sharing_sizes"], NAMES, "detections_shared")
    block = front_charts.sizes(tables, chart.size_bars(rows, "Lists"))
    assert block.content["table"]["rows"] == [
        [[NAME], ["2022-01-01"], [number("f-a-names"), ", and a pool (NVLS)"]],
        [[OTHER_NAME], ["no date printed"], ["not known: a line of its list waits for a person"]],
    ]


def test_names_in_charts_of_lists_are_covered_like_everywhere():
    tables = sharing(("a", "A PD jane.roe@example.com", 5))
    rows = front_charts.covered(chart.named_rows(tables["sharing_most_named"], "detections_shared"))
    block = front_charts.named(tables, chart.named_bars(rows, "Names"), "detections_shared")
    assert "jane.roe" not in str(block.content)
