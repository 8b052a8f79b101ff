"""The register of findings and its log: every published number once, with how it was had and where it was read."""

import re
from fractions import Fraction

import pytest
from made_tables import (
    AGENCY,
    OTHER,
    citations,
    count_row,
    counts,
    documents,
    findings_of,
    held,
    messages,
    pair,
    requests,
)

from lib import tables as t
from lib.hit_ratio import findings_log, with_published
from lib.hit_ratio.findings import findings

TRACY = [*pair(405, 490_535, 2018), *pair(219, 515_858, 2019)]
LINE = re.compile(r"([a-z][a-z0-9-]*) = (.+?)  \((.+)\)  \[(.+)\]")


def shown_of(*count_rows, **tables):
    """Return {finding id without the agency: what is printed} of made counts."""
    rows = findings_of(counts(*count_rows), **tables).itertuples()
    return {re.sub(rf"f-(?:{AGENCY}|{OTHER})-", "", r.finding_id): r.shown for r in rows}


def test_tracy_reads_as_in_the_check_values():
    found = shown_of(*TRACY)
    assert {name: found[name] for name in found if name.startswith("20")} == {
        "2018-hit-ratio": "0.0826 %",
        "2018-one-in": "1 in 1,211",
        "2018-ratio-low": "0.0825 %",
        "2018-per-100000": "82.6 per 100,000",
        "2018-no-hit-share": "99.9 %",
        "2019-hit-ratio": "0.0425 %",
        "2019-one-in": "1 in 2,356",
        "2019-ratio-low": "0.0424 %",
        "2019-per-100000": "42.5 per 100,000",
        "2019-no-hit-share": "99.96 %",
        "2018-2019-scans-change": "+5.2 %",
        "2018-2019-hits-change": "−45.9 %",
        "2018-2019-pooled-hits": "624",
        "2018-2019-pooled-scans": "1,006,393",
        "2018-2019-pooled-n": "2",
        "2018-2019-pooled-hit-ratio": "0.0620 %",
        "2018-2019-pooled-one-in": "1 in 1,613",
    }


def test_every_count_that_stands_is_a_finding_and_no_other():
    states = ("accepted", "corrected", "confirmed", "needs_review", "rejected", "duplicate", "superseded", "withdrawn")
    rows = [count_row("hits", 40 + n, 2000 + n, status=status) for n, status in enumerate(states)]
    found = findings_of(counts(*rows))
    ids = [i for i in found["finding_id"] if i.startswith("v-")]
    assert ids == [row["value_id"] for row in rows[:3]]
    assert re.findall(r"\b4[3-7]\b", found.to_csv()) == []


def test_ids_are_unique_and_the_table_is_sorted_by_them():
    found = t.check(findings_of(counts(*TRACY, *pair(3, 300, agency_id=OTHER), *pair(5, 500, 2019, agency_id=OTHER))),
                    t.FINDINGS)  # fmt: skip
    assert list(found["finding_id"]) == sorted(set(found["finding_id"]))


def test_every_finding_says_how_and_where():
    found = findings_of(counts(*TRACY, *pair(0, 300, agency_id=OTHER)))
    missing = found[found[["value", "shown", "how", "citation"]].isna().any(axis=1)]
    assert missing["finding_id"].tolist() == []
    assert found[found["citation"].str.strip() == ""]["finding_id"].tolist() == []


def test_citation_is_file_page_and_characters():
    found = findings_of(counts(count_row("hits", 405)))
    assert found["citation"].iloc[0] == f"raw/{AGENCY}/10001/request-page.txt page 1, message 2, characters 0–5"


def test_value_printed_twice_cites_both_places():
    value = counts(count_row("hits", 264))
    twice = t.as_frame(t.CITATIONS, [{**citations(value).iloc[0], "n": n, "char_start": at, "char_end": at + 3}
                                     for n, at in ((2, 900), (1, 100))])  # fmt: skip
    citation = findings_of(value, citations=twice)["citation"].iloc[0]
    assert re.findall(r"characters (\S+)", citation) == ["100–103;", "900–903"]


def test_count_without_a_citation_is_not_published():
    with pytest.raises(KeyError):
        findings_of(counts(count_row("hits", 405)), citations=t.as_frame(t.CITATIONS, []))


def test_computed_finding_cites_all_its_inputs():
    found = findings_of(counts(*TRACY)).set_index("finding_id")
    row = found.loc[f"f-{AGENCY}-2018-2019-hits-change"]
    assert row["inputs"].split() == [TRACY[0]["value_id"], TRACY[2]["value_id"]]
    assert row["citation"] == "; ".join(found.loc[i, "citation"] for i in row["inputs"].split())


def test_every_input_is_itself_a_finding():
    found = findings_of(counts(*TRACY, *pair(3, 300, agency_id=OTHER)))
    inputs = {i for cell in found["inputs"].dropna() for i in cell.split()}
    assert inputs - set(found["finding_id"]) == set()


def test_finding_of_many_inputs_points_to_its_list_of_inputs():
    found = findings_of(counts(*(row for year in (2017, 2018, 2019) for row in pair(40, 4000, year))))
    row = found.set_index("finding_id").loc[f"f-{AGENCY}-2017-2018-2019-pooled-hits"]
    assert "6 values" in row["citation"]
    assert len(row["inputs"].split()) == 6


def test_exact_value_is_the_fraction_that_how_names():
    found = findings_of(counts(*TRACY)).set_index("finding_id")
    row = found.loc[f"f-{AGENCY}-2018-hit-ratio"]
    assert (Fraction(row["value"]), row["how"]) == (Fraction(405, 490_535), "hits / scans = 405 / 490,535")


def test_zero_hits_has_a_ratio_and_no_one_in():
    found = shown_of(*pair(0, 900))
    assert found["2018-hit-ratio"] == "0.0000 %"
    assert [name for name in found if "one-in" in name] == []


@pytest.mark.parametrize("measure", ["total_records", "detections_row"])
def test_only_a_stated_basis_has_another_reading(measure):
    found = shown_of(*pair(10, 1000, measure=measure))
    assert ("2018-hit-ratio" in found, "2018-ratio-low" in found) == (True, False)


def test_one_year_alone_is_not_pooled_for_its_agency():
    assert [name for name in shown_of(*TRACY[:2]) if "pooled" in name and not name.startswith("f-all")] == []


def test_held_back_change_is_no_finding():
    found = shown_of(*pair(19, 4000, 2018), *pair(40, 5000, 2019))
    assert [name for name in found if "change" in name] == ["2018-2019-scans-change"]


def test_windows_of_other_kinds_have_ids_of_their_own():
    half, year = ("2018-01-01", "2018-06-30", "partial_year"), 2018
    found = findings_of(counts(*pair(10, 1000, half), *pair(20, 2000, year), *pair(30, 4000, (None, None, "all_time"))))
    assert found["finding_id"].is_unique
    assert [i for i in found["finding_id"] if i.endswith("hit-ratio") and i.startswith(f"f-{AGENCY}")] == [
        f"f-{AGENCY}-2018-01-01-to-2018-06-30-hit-ratio",
        f"f-{AGENCY}-2018-hit-ratio",
        f"f-{AGENCY}-all-time-hit-ratio",
    ]


def test_coverage_counts_agencies_of_the_roster_only():
    three = t.as_frame(
        t.REQUESTS,
        [*requests(AGENCY, OTHER).to_dict("records"), *requests("unlisted-pd-ca", in_roster=False).to_dict("records"),
         *requests("silentown-pd-ca").to_dict("records")],
    )  # fmt: skip
    wrote = t.as_frame(
        t.MESSAGES,
        [m for a in (AGENCY, OTHER, "unlisted-pd-ca") for m in messages("agency", agency_id=a).to_dict("records")],
    )
    found = shown_of(*pair(1, 9), *pair(1, 9, agency_id="unlisted-pd-ca"), requests=three, messages=wrote)
    assert [found[f"f-all-agencies-{x}"] for x in ("asked", "answered", "usable")] == ["3", "2", "1"]


def test_requester_messages_are_no_answer():
    assert shown_of(*pair(1, 9), messages=messages("requester", "requester"))["f-all-agencies-answered"] == "0"


def test_without_a_roster_nothing_is_said_of_coverage():
    found = shown_of(*pair(1, 9), requests=requests(AGENCY, in_roster=False))
    assert [name for name in found if "agencies" in name] == []


def test_log_has_one_line_a_finding_sorted_in_the_promised_form():
    found = findings_of(counts(*TRACY))
    lines = findings_log(found).splitlines()
    parsed = [LINE.fullmatch(line) for line in lines]
    assert [line for line, match in zip(lines, parsed, strict=True) if not match] == []
    assert [match[1] for match in parsed] == sorted(found["finding_id"])
    assert lines[-2] == (
        f"v-{AGENCY}-10001-reply-m2-hits-2018 = 405  (read as “405” under “2018 Hits”)  "
        f"[raw/{AGENCY}/10001/request-page.txt page 1, message 2, characters 0–5]"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\t"])
def test_log_line_stays_one_line_whatever_the_agency_wrote(newline):
    label = f"Hits{newline}v-fake = 9  (x)  [y]{newline}2018"
    log = findings_log(findings_of(counts(count_row("hits", 405, label_as_printed=label))))
    assert [line.split(" = ")[0] for line in log.splitlines() if line.startswith("v-")] == [
        f"v-{AGENCY}-10001-reply-m2-hits-2018"
    ]


def test_log_is_the_same_whatever_the_order_of_the_tables():
    value = counts(*TRACY, *pair(3, 300, agency_id=OTHER))
    every = held(value)
    shuffled = {name: frame.iloc[::-1].reset_index(drop=True) for name, frame in every.items()}
    order = ("counts", "citations", "documents", "hit_ratios", "year_changes", "pooled_ratios", "requests", "messages")
    again = findings(*(shuffled[name] for name in order))
    order = ("headlines", "counts", "coverage", "published_ratios")
    again = with_published(again, *(shuffled[name] for name in order))
    assert findings_log(again) == findings_log(every["findings"])


def test_one_agency_more_changes_no_line_of_the_others():
    alone = set(findings_log(findings_of(counts(*TRACY))).splitlines())
    both = set(findings_log(findings_of(counts(*TRACY, *pair(3, 300, 2017, agency_id=OTHER)))).splitlines())
    of_several = re.compile("f-(?:all-agencies|all-coverage|state|campaign)-")
    assert [line for line in alone - both if not of_several.match(line)] == []


def test_page_number_of_the_citation_is_the_page_of_the_file():
    value = counts(count_row("hits", 405))
    found = findings_of(
        value, citations=citations(value, page=3), documents=documents((value["document_id"][0], "a/b/c.txt"))
    )
    assert found["citation"].iloc[0] == "raw/a/b/c.txt page 3, message 2, characters 0–5"


def test_a_rank_is_a_number_of_the_register_only_among_others():
    rows = findings_of(counts(*TRACY, *pair(90, 10_000, agency_id=OTHER), *pair(7, 900, 2019, agency_id=OTHER)))
    ranks = {
        r.finding_id: (r.shown, r.how) for r in rows.itertuples() if r.finding_id.endswith(("-rank", "-ranked-of"))
    }
    how = "place from the highest hit ratio of 2 agencies ranked for the same period"
    of = "agencies that may be compared for the same period, with both counts 20 or more"
    assert ranks == {
        f"f-{AGENCY}-2018-rank": ("2", how),
        f"f-{AGENCY}-2018-ranked-of": ("2", of),
        f"f-{OTHER}-2018-rank": ("1", how),
        f"f-{OTHER}-2018-ranked-of": ("2", of),
    }
