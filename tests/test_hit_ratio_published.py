"""Tables of many agencies: what they print, what of it makes a ratio, and Data Driven to the last digit."""

from functools import cache

import pytest
from conftest import need_sample
from made_extracts import cleaned, extract
from made_tables import AGENCY, pair, requests

from lib import hit_ratio
from lib import tables as t
from lib.forms import read_columns

HEADER = "Agency,State,DirectSharing,NVLS,2020Detections,2020Hits,2021Detections,2021Hits,"
HEADER += "2020To2021Detections,2020To2021Hits\n"
EFF = "f-eff-data-driven-2018"


def worked_out(counts, citations, documents, contradictions):
    """Return (hit_ratios, published_ratios, headlines, findings) of counts of tables alone."""
    none, silent = requests(), t.as_frame(t.MESSAGES, [])
    ratios = hit_ratio.hit_ratios(counts, none, contradictions)
    changes, pooled = hit_ratio.year_changes(ratios), hit_ratio.pooled_ratios(ratios)
    published = hit_ratio.published_ratios(counts)
    headlines = hit_ratio.headlines(ratios, published, 0)
    covered = hit_ratio.coverage(none, silent, ratios, published)
    register = hit_ratio.findings(counts, citations, documents, ratios, changes, pooled, none, silent)
    return ratios, published, headlines, hit_ratio.with_published(register, headlines, counts, covered, published)


def made(*lines):
    """Return what is worked out of a made table with the header above."""
    held = extract({"t.csv": (HEADER + "\n".join(lines)).encode()})
    counts, citations, contradictions = cleaned(held)
    return worked_out(counts, citations, held["documents"], contradictions)


def test_a_table_explained_without_a_period_makes_no_ratio_and_says_so(tmp_path):
    lines = ["table,sheet,column,meaning,window,origin,by,on,why"]
    meanings = {"Agency": "agency", "Detections": "detections_stated", "Hits": "hits"}
    for column, meaning in meanings.items():
        origin = "" if meaning == "agency" else "agency_document"
        lines.append(f"counts,,{column},{meaning},,{origin},ann,2026-01-05,reply of the state")
    (tmp_path / "columns.csv").write_text("\n".join(lines), encoding="utf-8")
    maps, problems = read_columns(tmp_path / "columns.csv")
    held = extract({"t.csv": b"Agency,Detections,Hits\nSampleville PD,490535,405\n"}, maps=maps)
    counts, citations, contradictions = cleaned(held)
    _, published, *_ = worked_out(counts, citations, held["documents"], contradictions)
    shown = published[["window_as_printed", "scans", "hits", "used", "reason"]].to_numpy().tolist()
    assert (problems, shown) == ([], [["not stated", 490_535, 405, False, "the table names no period"]])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('Sampleville PD,CA,,,"1,000",10,"2,000",20,"3,000",30', None),
        ('Sampleville PD,CA,,,Not Provided,Not Provided,"2,000",20,"2,000*",20*', None),
        ('Sampleville PD,CA,,,n/a,n/a,"2,000",20,"2,000",20', None),
        ('Sampleville PD,CA,,,,,,,"3,000",30', None),
        ('Sampleville PD,CA,,,"1,000",Not Provided,"2,000",20,"3,000",20', "hits and scans cover different years"),
        ('Sampleville PD,CA,,,"1,000",Not Provided,"2,000",Not Provided,"3,000",0',
         "hits wait: a sum of 0 of years that are not known"),
        ('Sampleville PD,CA,,,"1,000",10,"2,000",20,"3,001",30',
         "scans wait: the sum is not that of its parts, 1,000 + 2,000"),
        ('Sampleville PD,CA,,,n/a,n/a,n/a,n/a,n/a,n/a', "scans: not applicable"),
        ('Sampleville PD,CA,,,0,0,0,0,0,0', "no scans"),
    ],
)  # fmt: skip
def test_a_sum_makes_a_ratio_only_if_its_parts_belong_together(line, reason):
    _, published, _, _ = made(line)
    row = published[published["window_as_printed"] == "2020To2021"].iloc[0]
    assert (bool(row["used"]), row["reason"] if isinstance(row["reason"], str) else None) == (reason is None, reason)
    assert isinstance(row["hit_ratio"], float) == (reason is None)


def test_a_sum_of_other_years_makes_no_ratio_in_hit_ratios_either():
    ratios, _, _, _ = made('Sampleville PD,CA,,,Not Provided,311,"2,082",22,"2,082*",333')
    both = ratios[ratios["window_kind"] == "multi_year"].iloc[0]
    assert (both["reason"], bool(both["rankable"])) == ("hits and scans cover different years", False)
    assert ratios[ratios["hit_ratio"].notna()]["window_start"].tolist() == ["2021-01-01"]


def test_the_agency_s_own_reply_stands_first_and_the_table_s_figures_beside_it():
    own = pair(405, 490_535, 2020)
    held = extract({"t.csv": (HEADER + 'Sampleville Police Department,CA,,,"490,540",406').encode()})
    counts, _, _ = cleaned(held)
    both = t.as_frame(t.COUNTS, [*own, *counts.to_dict("records")])
    row = hit_ratio.hit_ratios(both, requests(AGENCY)).iloc[0]
    assert (row["hits"], row["scans"], row["published_hits"], row["published_scans"]) == (405, 490_535, 406, 490_540)
    assert (isinstance(row["source"], str), row["published_source"]) == (False, "sample-tables/2018")


@cache
def data_driven():
    folder = "raw/eff-data-driven/2018/EFF-MuckRock 2016-2017 ALPR DATA"
    files = {f"t.{kind}": need_sample(f"{folder}.{kind}").read_bytes() for kind in ("csv", "xlsx")}
    held = extract(files, "eff-data-driven/2018")
    counts, citations, contradictions = cleaned(held)
    return worked_out(counts, citations, held["documents"], contradictions)


@pytest.mark.parametrize(
    ("finding", "shown", "told"),
    [
        ("2016to2017-as-published-hits", "11,384,164", "170 agencies, 2,541,566,055 scans of 169 in 200 rows: "
         "hits and scans as printed cover different rows: no ratio"),
        ("2016to2017-as-published-scans", "2,541,566,055", "no ratio"),
        ("2016to2017-both-known-hit-ratio", "0.4465 %", "10,967,173 / 2,456,046,819, n = 161"),
        ("2016to2017-both-known-median-ratio", "0.1995 %", "n = 161"),
        ("2016to2017-hit-ratio", "0.4594 %", "10,948,971 / 2,383,146,811, n = 154"),
        ("2016to2017-n", "154", ""),
        ("2016to2017-one-in", "1 in 218", ""),
        ("2016to2017-missing-as-zero-hit-ratio", "0.4479 %", "wrong"),
        ("2016to2017-ca-rows", "74", ""),
        ("2016to2017-ca-as-published-scans", "1,135,346,833", "in 74 rows"),
        ("2016to2017-ca-as-published-hits", "1,488,889", "in 74 rows"),
        ("direct-sharing-n", "185", ""),
        ("direct-sharing-mean", "160.2", "29,642 / 185"),
        ("direct-sharing-median", "68", ""),
        ("direct-sharing-max", "851", ""),
    ],
)  # fmt: skip
def test_data_driven_to_the_last_digit(finding, shown, told):
    register = data_driven()[3].set_index("finding_id")
    row = register.loc[f"{EFF}-{finding}"]
    assert (row["shown"], told in row["how"]) == (shown, True), row["how"]
    assert bool(row["in_log"])


def test_the_log_of_data_driven_is_headlines_and_no_cells():
    log = hit_ratio.findings_log(data_driven()[3]).splitlines()
    assert len(log) < 150
    assert [line for line in log if line.startswith("v-")] == []


def test_every_input_of_a_headline_is_a_value():
    register = data_driven()[3]
    headline = register.set_index("finding_id").loc[f"{EFF}-2016to2017-hit-ratio"]
    assert len(headline["inputs"].split()) == 2 * 154


def test_all_the_time_of_several_agencies_is_not_added():
    assert "AllTime" not in set(data_driven()[2]["window"])
