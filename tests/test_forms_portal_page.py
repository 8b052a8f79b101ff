"""Transparency portals: figures, organizations, the use of every word; old and new wordings; what bad pages get."""

from itertools import pairwise

import pytest
from conftest import need_sample
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.clean.dates import printed_date
from lib.forms.catalog import form_of
from lib.forms.portal_page import is_portal_page, meaning_of
from lib.forms.portal_rows import MORE, TWICE, UNIQUE, portal_rows
from lib.pages import Page, words_in

# Layouts of 2024 (External organizations with access) and 2026 (a sentence above each figure), in made-up words.
OLD = """Sampleville ZZ PD
Transparency Portal
Last Updated: Sat Jul 20 2024
Sampleville ZZ PD uses Flock Safety technology.
What's Detected
License Plates, Vehicles
Data retention (in days)
30 days
Number of owned cameras
21
External organizations with access
Alameda CA PD, University of California, Berkeley, Yolo County CA SO
Vehicles detected in the last 30 days
1,234
Searches in the last 30 days
56
Provided by Flock Safety
"""
NEW = """Sampleville ZZ PD

Transparency Portal

Last Updated: Mon Jun 01 2026

OVERVIEW

Sampleville ZZ PD uses Flock Safety technology.

POLICIES

Prohibited Uses

Nothing at all.

USAGE

Total Cameras

Number of cameras in use.

46

Unique Vehicles Detected

Number of unique plate reads over the last 30 days.

341,081

Number of Hotlist Hits

Number of alerts over the last 30 days.

77

Sharing Network Data With

Organizations granted access to Sampleville ZZ PD data.

Alameda CA PD
CA - Demo Mall
LLC
Yolo County CA SO

Receiving Network Data From

None

Provided by Flock Safety
"""


def portal(text):
    return Page(1, text, "text", words_in(text))


def read(text):
    page = portal(text)
    assert form_of(page).kind == "portal_page"
    found = portal_rows([page])
    assert sum(use["words"] for use in found["word_uses"]) == len(page.words)
    spans = found["spans"]
    assert spans[0]["char_start"] == 0 and spans[-1]["char_end"] == len(text)
    assert all(a["char_end"] == b["char_start"] for a, b in pairwise(spans))
    return found


def figures(found):
    return {r["measure"]: (r["value_as_printed"], r["doubt"]) for r in found["readings"]}


def names(found, section="detections_shared"):
    return [line["name_as_printed"] for line in found["listed"] if line["section"] == section]


@pytest.mark.parametrize(
    ("folder", "agency", "values", "count"),
    [
        ("buena-park-pd-ca", "Buena Park CA PD", ("760,198", "4,237", "837", "13"), 317),
        ("costa-mesa-pd-ca", "Costa Mesa CA PD", ("1,298,161", "18,205", "519", "46"), 350),
    ],
)
def test_the_real_portals(folder, agency, values, count):
    text = need_sample(f"raw/{folder}/portal/portal.txt").read_text(encoding="utf-8")
    found = read(text)
    measures = ("detections_30d", "hits_30d", "searches_30d", "cameras")
    assert figures(found) == dict(zip(measures, ((value, "") for value in values), strict=True))
    assert [(r["agency_as_printed"], r["created_on_as_printed"]) for r in found["reports"]] == [
        (agency, "Sun Jan 25 2026")
    ]
    listed = names(found)
    assert (len(listed), listed[0], listed[-1]) == (
        count,
        "San Jose State University CA",
        "Yuba County Sheriffs Office",
    )
    assert [name for name in listed if "," in name] == ["University of California, Berkeley"]
    # The expected list, from the one line of the page that holds it: only that one name has a comma.
    line = next(x for x in text.split("\n") if x.count(",") > 50)
    whole = line.replace("California, Berkeley", "California~ Berkeley").split(",")
    assert listed == [name.strip().replace("~", ",") for name in whole]
    assert not any(row["doubt"] for row in found["listed"]) and found["left_over"] == [] and found["review"] == []
    for row in found["listed"]:
        assert text[row["char_start"] : row["char_end"]] == row["name_as_printed"]


def test_the_date_of_a_portal():
    assert printed_date("Sun Jan 25 2026") == "2026-01-25"
    assert printed_date("Sunday, January 25, 2026") == "2026-01-25"
    assert printed_date("Sun Feb 30 2026") == ""


def test_the_layout_of_2024():
    found = read(OLD)
    assert figures(found) == {"cameras": ("21", ""), "detections_30d": ("1,234", ""), "searches_30d": ("56", "")}
    assert names(found) == ["Alameda CA PD", "University of California, Berkeley", "Yolo County CA SO"]
    assert found["reports"][0]["agency_as_printed"] == "Sampleville ZZ PD"
    assert found["left_over"] == []


def test_the_layout_of_2026_the_number_in_the_sentence_is_not_the_figure():
    found = read(NEW)
    assert figures(found) == {"cameras": ("46", ""), "detections_30d": ("341,081", UNIQUE), "hits_30d": ("77", "")}
    assert {r["measure"]: r["window_as_printed"] for r in found["readings"]}["hits_30d"] == "the last 30 days"
    assert names(found) == ["Alameda CA PD", "CA - Demo Mall LLC", "Yolo County CA SO"]
    assert [line["doubt"] for line in found["listed"]] == ["", "its name may go over two lines", ""]
    stated = {s["section"]: (s["rows"], s["is_stated_empty"]) for s in found["sections"]}
    assert stated == {"detections_shared": (3, False), "detections_received": (0, True)}


def test_a_period_of_other_days_waits():
    found = read(OLD.replace("Vehicles detected in the last 30 days", "Vehicles detected in the last 21 days"))
    assert figures(found)["detections_30d"] == ("1,234", "the figure is for 21 days")


def test_a_figure_under_a_label_no_rule_knows_is_left_over():
    found = read(OLD.replace("Searches in the last 30 days\n56", "Additional Info\nAlerts sent\n56"))
    assert [row["words"] for row in found["left_over"]] == ["Alerts sent 56"]
    assert len(found["review"]) == 1


def test_a_list_under_a_label_no_rule_knows_is_left_over():
    many = "Friends of the city\nA ZZ PD, B ZZ PD, C ZZ PD, D ZZ PD, E ZZ SO\n"
    found = read(OLD.replace("Provided by", f"Additional Info\n{many}Provided by"))
    assert [row["words"] for row in found["left_over"]] == [" ".join(many.split())]


def test_a_list_that_goes_on_is_said_to_be_longer():
    found = read(OLD.replace("Yolo County CA SO", "Yolo County CA SO, + 12 more"))
    assert names(found)[-1] == "Yolo County CA SO"
    assert [row["why"] for row in found["review"]] == [MORE]
    assert [line["doubt"] for line in found["listed"]] == ["", "", MORE]


def test_a_figure_that_is_not_given_is_no_figure_and_is_listed():
    found = read(OLD.replace("\n56\n", "\nData Unavailable\n"))
    assert "searches_30d" not in figures(found)
    assert [row["words"] for row in found["left_over"]] == ["Data Unavailable"]


def test_two_figures_under_one_meaning_both_wait():
    found = read(OLD.replace("Provided by", "Number of Searches\nover the last 30 days.\n57\nProvided by"))
    assert [(r["value_as_printed"], r["doubt"]) for r in found["readings"] if r["measure"] == "searches_30d"] == [
        ("56", TWICE),
        ("57", TWICE),
    ]


def test_pages_that_only_speak_of_portals_are_none():
    assert not is_portal_page(portal("Dear Sir,\nsee our transparency portal, made by Flock Safety.\n"))
    assert not is_portal_page(portal("Transparency Portal\nBudget of the city\n"))
    assert meaning_of("Organizations granted access to Sampleville ZZ PD data.") == ""


LINE = st.text(st.sampled_from("abcd PD,.019%\t"), max_size=40)


@given(st.lists(LINE, max_size=12), st.integers(0, 16))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_on_a_portal_each_word_has_one_use(lines, at):
    held = OLD.split("\n")
    read("\n".join([*held[: at + 3], *lines, *held[at + 3 :]]))
