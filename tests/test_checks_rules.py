"""checks: which readings contradict each other, by the closed list, and for which a cause is looked for first."""

import pytest
from made_extracts import cleaned, extract
from made_tables import AGENCY, count_row, counts, pair

from lib import checks
from lib import tables as t
from lib.clean import settle

HEADER = "Agency,State,DirectSharing,NVLS,2020Detections,2020Hits,2021Detections,2021Hits,"
HEADER += "2020To2021Detections,2020To2021Hits\n"


def found_in(*rows, **extract_tables):
    """Return the contradictions of counts as dicts, after they were settled."""
    tidy = {"counts": settle(counts(*rows)), "doubts": t.as_frame(t.DOUBTS, [])}
    tidy |= {"requests": t.as_frame(t.REQUESTS, []), "items": t.as_frame(t.ITEMS, [])}
    held = {"report_checks": t.as_frame(t.CHECKS, []), "readings": t.as_frame(t.READINGS, [])} | extract_tables
    return checks.contradictions(tidy, held).to_dict("records")


def in_table(*lines):
    """Return (what, first, second) of the contradictions in a made table."""
    _, _, found = cleaned(extract({"t.csv": (HEADER + "\n".join(lines)).encode()}))
    return found[["what", "first", "second"]].values.tolist()


@pytest.mark.parametrize(
    ("line", "zeros"),
    [
        ('Sampleville PD,CA,,,"1,000",Not Provided,"2,000",Not Provided,"3,000",0', 1),
        ("Sampleville PD,CA,,,n/a,n/a,n/a,n/a,0,0", 1),
        ("Sampleville PD,CA,,,2,0,Not Provided,Not Provided,2,0", 1),
        ("Sampleville PD,CA,,,n/a,n/a,500,0,500,0", 0),
        ("Sampleville PD,CA,,,500,0,500,0,1000,0", 0),
        ("Sampleville PD,CA,,,500,0,Not Provided,Not Provided,500*,0*", 0),
        ("Sampleville PD,CA,,,,,,,500,0", 0),
    ],
)
def test_a_zero_that_adds_up_missing_years_is_told_once_an_agency(line, zeros):
    assert [what for what, *_ in in_table(line) if what == "zero_from_missing"] == ["zero_from_missing"] * zeros


def test_both_readings_of_a_zero_are_told_with_their_parts():
    assert in_table("Sampleville PD,CA,,,n/a,n/a,n/a,n/a,0,0") == [
        ["zero_from_missing", "0 detections_stated and 0 hits",
         "detections_stated 2020 n/a, 2021 n/a; hits 2020 n/a, 2021 n/a"]
    ]  # fmt: skip


def test_years_that_differ_without_a_sum_of_both_contradict_nothing():
    assert in_table("Sampleville PD,CA,,,500,10,Not Provided,20,,") == []


def test_one_figure_for_two_years_of_a_reply_waits_unless_it_is_small():
    rows = [count_row("hits", 405, 2018), count_row("hits", 405, 2019)]
    assert [f["what"] for f in found_in(*rows)] == ["same_figure_two_windows"]
    assert set(settle(counts(*rows))["status"]) == {"needs_review"}
    assert found_in(count_row("hits", 99, 2018), count_row("hits", 99, 2019)) == []


@pytest.mark.parametrize(("total", "what"), [(624, []), (625, ["sum_differs_from_parts"])])
def test_a_total_of_two_years_in_a_reply_is_the_sum_of_them(total, what):
    years = [count_row("hits", 405, 2018), count_row("hits", 219, 2019)]
    both = count_row("hits", total, ("2018-01-01", "2019-12-31", "multi_year"))
    assert [f["what"] for f in found_in(*years, both)] == what


def test_a_jump_of_ten_is_told_and_stands():
    rows = [*pair(405, 490_535, 2018), *pair(4_060, 515_858, 2019)]
    (told,) = found_in(*rows)
    assert (told["what"], told["first"]) == ("jump_of_ten", "405 hits, 2018")
    assert set(settle(counts(*rows))["status"]) == {"accepted"}


def test_a_jump_of_both_counts_has_its_cause():
    assert found_in(*pair(405, 490_535, 2018), *pair(4_060, 4_905_351, 2019)) == []


def test_a_jump_with_a_new_system_among_the_rows_has_its_cause():
    rows = [count_row("total_detections", 1_000, 2018), count_row("total_detections", 20_000, 2019)]
    parts = {2018: ("Mobile",), 2019: ("Mobile", "Fixed")}
    rows += [count_row("detections_by_system", 500, year, label_as_printed=name, value_id=f"v-{name}-{year}")
             for year, names in parts.items() for name in names]  # fmt: skip
    assert found_in(*rows) == []


def test_a_report_made_before_its_period_was_over_is_told():
    reading = {"document_id": "d-1", "agency_id": AGENCY, "request_id": "1", "reading": "r", "form": "hit_ratio_report"}
    reading |= {"measure": "hits", "value_as_printed": "5", "origin": "agency_document", "text_source": "native"}
    reading |= {"created_on_as_printed": "02-06-20", "window_as_printed": "From 01-01-20 To 12-31-20"}
    (told,) = found_in(readings=t.as_frame(t.READINGS, [reading]))
    wanted = ("created_before_window_end", "made on 2020-02-06", "counts to 2020-12-31")
    assert (told["what"], told["first"], told["second"]) == wanted


def test_what_a_person_set_aside_stands_with_the_ruling_and_no_longer_waits():
    tidy = counts(count_row("hits", 405), count_row("hits", 406, value_id="v-b", status="rejected"))
    held = {"counts": settle(tidy), "doubts": t.as_frame(t.DOUBTS, []), "requests": t.as_frame(t.REQUESTS, [])}
    held |= {"items": t.as_frame(t.ITEMS, [])}
    nothing = {"report_checks": t.as_frame(t.CHECKS, []), "readings": t.as_frame(t.READINGS, [])}
    found = checks.contradictions(held, nothing)
    assert found[["what", "decision"]].values.tolist() == [["two_values_one_window", "first rejected"]]
    assert sorted(held["counts"]["status"]) == ["accepted", "rejected"]
    assert len(checks.waiting(found, held["counts"])) == 0
