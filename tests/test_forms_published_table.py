"""The Data Driven table: its columns by their names, words in place of figures, sums, and what cannot be."""

import pytest
from conftest import need_sample
from made_extracts import NO_ROSTER, all_used, cleaned, extract
from made_sheets import workbook

from lib import clean
from lib.forms.published_table import column_of
from lib.forms.table_readings import Column

HEADER = "Agency,State,DirectSharing,NVLS,2016Detections,2016Hits,2017Detections,2017Hits,"
HEADER += "2016To2017Detections,2016To2017Hits,AllTimeDetections,AllTimeHits,DataSharingLink,2017HitRatioReport"
NAMES = HEADER.split(",")
XLSX_NAMES = ["A_Agency", "B_State", "C_DirectSharing", "D_NVLS", "E1_2016Detections", "E2_2016Hits"]
XLSX_NAMES += ["F1_2017Detections", "F2_2017Hits", "G1_2016To2017Detections", "G2_2016To2017Hits"]
XLSX_NAMES += ["H_AllTimeDetections", "H2_AllTimeHits", "R1_DataSharingLink", "R3_2017HitRatioReport"]
REPORT, LIST = (
    "https://www.documentcloud.org/documents/1-Hits.html",
    "https://www.documentcloud.org/documents/2-List.html",
)


def table(*rows):
    """Return a CSV with the header above; a row is its cells in order, the missing ones empty."""
    lines = [",".join(f'"{x}"' for x in [*row, *[""] * (len(NAMES) - len(row))]) for row in rows]
    return "\n".join([HEADER, *lines]).encode()


def value(counts, measure, window=None):
    """Return (value, flags, status) of the one value of a measure, of a window as printed."""
    found = counts[(counts["measure"] == measure) & (window is None or counts["window_as_printed"] == window)]
    assert len(found) == 1, found
    row = found.iloc[0]
    flags = row["flags"] if isinstance(row["flags"], str) else ""
    return (None if row.isna()["value"] else int(row["value"])), flags, row["status"]


FULL = [
    "Sampleville Police Department",
    "ZZ",
    "27",
    "Y",
    "1,000",
    "10",
    "2,000",
    "20",
    "3,000",
    "30",
    "",
    "",
    LIST,
    REPORT,
]


def test_each_printed_value_has_its_agency_measure_window_and_cell():
    counts, citations, contradictions = cleaned(extract({"t.csv": table(FULL)}))
    windows = counts.set_index("value_id")["window_kind"].to_dict()
    base = "v-sample-tables--2018-counts-table-sampleville-pd-xx-"

    assert windows == {
        f"{base}direct-sharing-unknown": "unknown", f"{base}nvls-unknown": "unknown",
        f"{base}detections-stated-2016": "calendar_year", f"{base}detections-stated-2017": "calendar_year",
        f"{base}hits-2016": "calendar_year", f"{base}hits-2017": "calendar_year",
        f"{base}detections-stated-sum-2016-01-01-to-2017-12-31": "multi_year",
        f"{base}hits-sum-2016-01-01-to-2017-12-31": "multi_year",
    }  # fmt: skip
    assert set(counts["status"]) == {"accepted"}
    assert contradictions.empty
    first = citations[citations["n"] == 1].set_index("value_id")["cell"]
    assert first[f"{base}hits-2017"] == "H2"


def test_the_source_s_address_is_a_further_citation():
    _, citations, _ = cleaned(extract({"t.csv": table(FULL)}))
    said = citations.groupby(citations["value_id"].str.split("-xx-").str[1])["text_as_printed"].agg(list).to_dict()

    assert said["hits-2017"] == ["20", REPORT]
    assert said["direct-sharing-unknown"] == ["27", LIST]
    assert said["hits-2016"] == ["10"]
    assert said["hits-sum-2016-01-01-to-2017-12-31"] == ["30", REPORT]


def test_the_size_of_a_list_that_is_said_to_be_incomplete_stands_with_its_flag():
    counts, _, _ = cleaned(extract({"t.csv": table(["Sampleville PD", "CA", "390 (Data Incomplete)"])}))
    assert value(counts, "direct_sharing") == (390, "incomplete", "accepted")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("490,535", (490535, "", "accepted")),
        ("0", (0, "", "accepted")),
        ("Not Provided", (None, "not_provided", "accepted")),
        ("n/a", (None, "not_applicable", "accepted")),
        ("Data Incomplete", (None, "incomplete", "accepted")),
        ("390 (Data Incomplete)", (390, "incomplete", "needs_review")),
        ("See Mockton Police Department", (None, "see_other_agency", "accepted")),
        ("See: Mockton Police Department", (None, "see_other_agency", "accepted")),
        ("-", (None, "blank", "accepted")),
        ("None", (None, "", "needs_review")),
        ("1,200*", (None, "", "needs_review")),
        ("490.535", (None, "", "needs_review")),
        ("about 500", (None, "", "needs_review")),
    ],
)
def test_a_word_in_place_of_a_figure_is_kept_and_never_zero(printed, expected):
    counts, _, _ = cleaned(extract({"t.csv": table(["Sampleville PD", "CA", "", "", printed])}))

    assert value(counts, "detections_stated", "2016") == expected
    assert counts["value_as_printed"].tolist() == [printed]


@pytest.mark.parametrize(("printed", "number"), [("Y", 1), ("N", 0)])
def test_nvls_is_one_or_zero(printed, number):
    counts, _, _ = cleaned(extract({"t.csv": table(["Sampleville PD", "CA", "", printed])}))

    assert value(counts, "nvls") == (number, "", "accepted")


def row(hits, scans):
    """Return a row with hits and scans of 2016, 2017 and both."""
    pairs = [x for pair in zip(scans, hits, strict=True) for x in pair]
    return ["Sampleville PD", "CA", "", "", *pairs]


@pytest.mark.parametrize(
    ("hits", "expected", "what"),
    [
        (("Not Provided", "786,580", "786,580*"), (786580, "incomplete", "accepted"), []),
        (("n/a", "1,697", "1,697"), (1697, "only_known_year", "duplicate"), []),
        (("Not Provided", "Not Provided", "0"), (0, "", "needs_review"), ["zero_from_missing"]),
        (("Not Provided", "Not Provided", "618"), (618, "", "accepted"), []),
        (("10", "20", "31"), (31, "", "needs_review"), ["sum_differs_from_parts"]),
        (("0", "0", "0"), (0, "", "accepted"), []),
        (("1,729", "1,729", "3,458"), (3458, "", "accepted"), ["same_figure_two_windows"]),
    ],
)
def test_a_sum_stands_only_if_its_years_say_so(hits, expected, what):
    counts, _, contradictions = cleaned(extract({"t.csv": table(row(hits, ("", "", "")))}))
    total = counts[counts["origin"] == "publisher_sum"]

    assert value(total, "hits") == expected
    assert contradictions["what"].tolist() == what


def test_hits_and_scans_of_different_years_are_said_to_make_no_ratio():
    made = table(row(("311", "22", "333"), ("Not Provided", "2,082", "2,082*")))
    counts, _, contradictions = cleaned(extract({"t.csv": made}))

    assert contradictions[["what", "first", "second"]].values.tolist() == [
        ["windows_differ_inside_a_ratio", "hits of 2016, 2017", "scans of 2017"]
    ]
    assert set(counts["status"]) == {"accepted"}


def test_more_hits_than_scans_wait():
    counts, _, contradictions = cleaned(extract({"t.csv": table(row(("50", "", ""), ("10", "", "")))}))

    assert contradictions["what"].tolist() == ["hits_above_scans"]
    assert set(counts["status"]) == {"needs_review"}


def test_csv_and_xlsx_together_give_each_value_once_with_both_places():
    xlsx = workbook(XLSX_NAMES, [*FULL[:2], 27, "Y", 1000, 10, 2000, 20, 3000, 30, None, None, LIST, REPORT])
    counts, citations, contradictions = cleaned(extract({"t.csv": table(FULL), "t.xlsx": xlsx}))

    assert (len(counts), set(counts["status"]), len(contradictions)) == (8, {"accepted"}, 0)
    hits = citations[citations["value_id"].str.endswith("-hits-2017")]
    assert hits[["document_id", "cell", "text_as_printed"]].values.tolist() == [
        ["d-t.csv", "H2", "20"], ["d-t.csv", "N2", REPORT], ["d-t.xlsx", "H2", "20"], ["d-t.xlsx", "N2", REPORT],
    ]  # fmt: skip


def test_csv_and_xlsx_that_disagree_wait_both():
    xlsx = workbook(XLSX_NAMES, [*FULL[:2], None, None, None, 11])
    counts, _, contradictions = cleaned(extract({"t.csv": table(FULL), "t.xlsx": xlsx}))
    hits = counts[(counts["measure"] == "hits") & (counts["window_as_printed"] == "2016")]

    assert hits[["value", "status"]].values.tolist() == [[10, "needs_review"], [11, "needs_review"]]
    assert contradictions["what"].tolist() == ["two_values_one_window"]


def test_an_agency_s_name_with_a_line_end_in_it_is_one_name():
    counts, _, _ = cleaned(extract({"t.csv": table(["Sampleville Police Department\n", "CA", "5"])}))

    assert counts[["agency_id", "agency_name"]].values.tolist() == [
        ["sampleville-pd-ca", "Sampleville Police Department"]
    ]


@pytest.mark.parametrize("name", ["NA", "None", "null"])
def test_an_agency_called_like_nothing_keeps_its_name(name):
    counts, _, _ = cleaned(extract({"t.csv": table([name, "CA", "5"])}))

    assert counts[["agency_name", "value"]].values.tolist() == [[name, 5]]
    assert counts["agency_id"].tolist() == [f"{name.casefold()}-agency-ca"]


def test_an_agency_in_two_rows_waits_in_both():
    counts, _, _ = cleaned(
        extract({"t.csv": table(["Sampleville PD", "CA", "5"], ["Sampleville Police Dept", "CA", "5"])})
    )

    assert counts["why"].tolist() == ["the agency stands in more than one row of the table"]
    assert counts["status"].tolist() == ["needs_review"]


def test_a_row_without_an_agency_and_a_totals_row_are_kept_apart():
    held = extract({"t.csv": table(FULL, ["", "", "99"], ["Total", "", "126"])})

    assert held["readings"]["agency_as_printed"].unique().tolist() == ["Sampleville Police Department"]
    assert held["report_checks"][["what", "first", "second", "ok"]].values.tolist() == [
        ["totals_row_in_table", "Total", "126", False]
    ]
    assert held["left_over"]["words"].tolist() == ["C3 99", "A4:C4 Total | 126"]
    assert all_used(held)


def test_a_row_that_goes_on_beside_the_table_waits():
    odd = table().decode() + "\nSampleville PD,CA,490,535," + "," * 10 + "x"
    counts, _, _ = cleaned(extract({"t.csv": odd.encode()}))

    assert set(counts["status"]) == {"needs_review"}


def test_a_date_in_place_of_a_count_waits():
    import datetime as dt

    made = workbook(XLSX_NAMES, ["Sampleville PD", "CA", dt.date(2018, 1, 2)])
    counts, _, _ = cleaned(extract({"t.xlsx": made}))

    assert counts[["value_as_printed", "status"]].values.tolist() == [["2018-01-02", "needs_review"]]
    assert "a program made a date of the cell" in counts["why"].iloc[0]


def test_the_file_that_explains_the_columns_is_known_and_holds_no_figure():
    explained = table(["Name of agency", "State where agency is located", "Number of agencies listed"])
    held = extract({"fields.csv": explained})

    assert held["documents"][["kind", "status"]].values.tolist() == [["counts_table", "read"]]
    assert (len(held["readings"]), len(held["review"]), all_used(held)) == (0, 0, True)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("2017Hit RatioReport", Column("link", measures=("detections_stated", "hits"), years=("2017",))),
        ("E1_2018Detections", Column("value", "detections_stated", "2018")),
        ("AllTimeHits", Column("value", "hits", "AllTime")),
        ("CombinedHits", Column("value", "hits", "Combined", "publisher_sum")),
        ("Notes", None),
    ],
)
def test_a_column_is_told_by_its_name(name, column):
    assert column_of(name) == column


def test_a_publisher_s_folder_is_no_asked_agency():
    held = extract({"t.csv": table(FULL)})
    in_roster = NO_ROSTER.assign().reindex(range(1)).assign(agency_id="sample-tables")

    assert clean.asked_documents(held["documents"], held["readings"], NO_ROSTER).empty
    assert len(clean.asked_documents(held["documents"], held["readings"], in_roster)) == 1


@pytest.fixture(scope="module")
def published():
    folder = "raw/eff-data-driven/2018/EFF-MuckRock 2016-2017 ALPR DATA"
    names = ("csv", "xlsx")
    files = {f"t.{name}": need_sample(f"{folder}.{name}").read_bytes() for name in names}
    files["fields.csv"] = need_sample(f"{folder} - Field Descriptions.csv").read_bytes()
    held = extract(files, "eff-data-driven/2018")
    return held, *cleaned(held)


def test_the_published_table_gives_every_value_once(published):
    held, counts, citations, _ = published

    assert (len(held["readings"]), len(counts), counts["agency_id"].nunique()) == (3078, 1539, 200)
    assert set(counts["value_id"]) == set(citations["value_id"])
    assert citations[citations["n"] == 1]["cell"].notna().all()
    assert (len(held["left_over"]), all_used(held)) == (0, True)


def test_the_published_table_s_sums_are_those_of_the_publisher(published):
    counts = published[1]
    total = counts[(counts["origin"] == "publisher_sum") & counts["value"].notna()]
    sums = total.groupby("measure")["value"].agg(["size", "sum"]).to_dict("index")

    assert sums["detections_stated"] == {"size": 169, "sum": 2541566055}
    assert sums["hits"] == {"size": 170, "sum": 11384164}


def test_the_published_table_s_sharing_and_nvls(published):
    counts = published[1]
    printed = counts[(counts["measure"] == "direct_sharing") & counts["value"].notna()]
    is_part = printed["flags"].eq("incomplete")
    direct = printed[~is_part]["value"]
    nvls = counts[(counts["measure"] == "nvls")]["value"]

    assert (len(direct), direct.sum(), direct.median(), direct.max()) == (185, 29642, 68, 851)
    assert printed[is_part][["value", "value_as_printed"]].to_numpy().tolist() == [[390, "390 (Data Incomplete)"]]
    assert (int((nvls == 1).sum()), int((nvls == 0).sum())) == (130, 1)


def test_the_published_table_s_all_time_figures(published):
    counts = published[1]
    found = counts[counts["window_kind"] == "all_time"].sort_values(["agency_id", "measure"])

    assert found[["agency_id", "measure", "value"]].values.tolist() == [
        ["cecil-county-so-md", "hits", 3991],
        ["gardena-pd-ca", "detections_stated", 962274], ["gardena-pd-ca", "hits", 469],
        ["guadalupe-county-constables-agency-tx", "detections_stated", 1773436],
        ["guadalupe-county-constables-agency-tx", "hits", 5264],
        ["kennesaw-pd-ga", "detections_stated", 408819], ["kennesaw-pd-ga", "hits", 7058],
    ]  # fmt: skip


def test_the_published_table_s_rows_of_different_years(published):
    contradictions = published[3]
    found = contradictions.groupby("what")["agency_id"].agg(sorted).to_dict()

    assert found["windows_differ_inside_a_ratio"] == [
        "banks-county-so-ga", "blairsville-pd-ga", "indian-creek-pd-fl", "livermore-pd-ca",
    ]  # fmt: skip
    assert found["same_figure_two_windows"] == ["broome-county-so-ny"]
    # Years not provided, beside real scans; one year and a missing one; two years that did not apply.
    assert found["zero_from_missing"] == [
        "alamo-heights-pd-tx", "burbank-pd-ca", "california-franchise-tax-board-state-ca", "dillard-pd-ga",
        "evergreen-park-pd-co", "foley-pd-al", "gwinnett-pd-ga", "la-palma-pd-ca", "orange-county-da-ca",
        "tarrant-county-da-tx", "texas-department-of-public-safety-state-tx",
    ]  # fmt: skip
    assert found["jump_of_ten"] == [
        "alamo-heights-pd-tx",
        "colorado-state-patrol-state-co",
        "dilley-pd-tx",
        "folsom-pd-ca",
    ]
    assert len(found) == 4
