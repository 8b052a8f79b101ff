"""The published copies: only values that stand, only public columns, no private text, no formulas; and the desk's."""

import csv
import io

import pandas as pd
import pytest
from made_tables import (
    AGENCY,
    NAME,
    REQUEST,
    count_row,
    counts,
    documents,
    held,
    messages,
    pair,
    requests,
    review,
    write_processed,
)

from lib import tables as t
from lib.publish import public_copy, read_stages, write_data
from lib.publish.data import WAITS

STANDING = ("accepted", "corrected", "confirmed")
ASIDE = ("needs_review", "rejected", "duplicate", "superseded", "withdrawn")
EVERY = [count_row("hits", 700 + n, 2000 + n, status=s, why=f"why-{s}") for n, s in enumerate((*STANDING, *ASIDE))]


def written(folder, every, waits=None):
    """Write the data package; return {name: bytes} of the public copies and of the desk's."""
    write_data(every, review() if waits is None else waits, folder / "desk", folder / "reports")
    return [{p.name: p.read_bytes() for p in sorted((folder / x / "data").iterdir())} for x in ("reports", "desk")]


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """The public and the desk's copies of a table with a value of every status."""
    contradiction = {"agency_id": AGENCY, "agency_name": NAME, "what": "two_values_one_window"}
    pairs = {"k-both-stand": (0, 1), "k-one-waits": (0, 3), "k-both-wait": (3, 4)}
    found = [
        contradiction | {"contradiction_id": name, "first": f"{700 + a} hits", "second": f"{700 + b} hits"}
        | {"first_value_id": EVERY[a]["value_id"], "second_value_id": EVERY[b]["value_id"]}
        for name, (a, b) in pairs.items()
    ]  # fmt: skip
    share = {"agency_id": AGENCY, "request_id": REQUEST, "section": "detections_shared", "list_id": "v-share"}
    listed = [share | {"value_id": f"v-share-{s}", "status": s, "name_as_printed": f"partner {s}"} for s in
              (*STANDING, *ASIDE)]  # fmt: skip
    every = held(
        counts(*EVERY), contradictions=t.as_frame(t.CONTRADICTIONS, found), shares=t.as_frame(t.SHARES, listed)
    )
    waits = review({"readings": "703", "why": "why-needs_review"})
    return written(tmp_path_factory.mktemp("copies"), every, waits)


# --- what is public


@pytest.mark.parametrize("table", ["counts.csv", "shares.csv"])
def test_public_copies_hold_only_values_that_stand(copies, table):
    public, desk = copies
    assert {row["status"] for row in rows_of(public[table])} == set(STANDING)
    assert {row["status"] for row in rows_of(desk[table])} == {*STANDING, *ASIDE}


def test_no_value_set_aside_stands_in_any_public_file(copies):
    public, _ = copies
    numbers = [str(700 + n) for n in range(len(STANDING), len(EVERY))]
    found = [
        (name, x) for name, data in public.items() for x in (*numbers, "why-", "partner needs") if x in data.decode()
    ]
    assert found == []


def test_citations_of_values_that_stand_only(copies):
    public, desk = copies
    standing = {row["value_id"] for row in EVERY[: len(STANDING)]}
    assert {row["value_id"] for row in rows_of(public["citations.csv"])} == standing
    assert len(rows_of(desk["citations.csv"])) == len(EVERY)


def test_readings_of_a_contradiction_are_public_only_when_both_stand(copies):
    public, desk = copies
    shown = {row["contradiction_id"]: (row["first"], row["second"]) for row in rows_of(public["contradictions.csv"])}
    assert shown == {
        "k-both-stand": ("700 hits", "701 hits"),
        "k-both-wait": (WAITS, WAITS),
        "k-one-waits": (WAITS, WAITS),
    }
    assert [row["first"] for row in rows_of(desk["contradictions.csv"])] == ["700 hits", "703 hits", "700 hits"]


def test_a_contradiction_names_only_values_that_stand(copies):
    public, _ = copies
    named = {row["contradiction_id"]: (row["first_value_id"], row["second_value_id"])
             for row in rows_of(public["contradictions.csv"])}  # fmt: skip
    assert named["k-both-wait"] == ("", "")
    assert named["k-one-waits"] == (EVERY[0]["value_id"], "")


def test_contradiction_without_values_is_public():
    row = {"contradiction_id": "k-1", "agency_id": AGENCY, "what": "completed_but_open", "first": "status Completed"}
    every = held(counts(), contradictions=t.as_frame(t.CONTRADICTIONS, [row]))
    assert public_copy(t.CONTRADICTIONS, every)["contradiction_id"].tolist() == ["k-1"]


def test_a_contradiction_about_one_value_that_waits_tells_no_figure():
    waits = count_row("hits", 9, status="needs_review")
    row = {"contradiction_id": "k-1", "agency_id": AGENCY, "what": "jump_of_ten", "first": "9 hits"}
    table = t.as_frame(t.CONTRADICTIONS, [row | {"first_value_id": waits["value_id"]}])
    found = public_copy(t.CONTRADICTIONS, held(counts(waits), contradictions=table))
    assert (found["what"].tolist(), found["first"].tolist()) == (["jump_of_ten"], [WAITS])
    assert found["first_value_id"].isna().all()


def test_review_is_the_desk_s_alone(copies):
    public, desk = copies
    assert "review.csv" not in public
    assert rows_of(desk["review.csv"])[0]["readings"] == "703"


def test_private_columns_are_never_public(copies):
    public, desk = copies
    private = {field.name for table in t.PUBLIC_TABLES for field in table.fields if not field.public}
    assert "why" in private
    headers = {name: set(rows) for name in public for rows in csv.reader([public[name].decode().split("\n")[0]])}
    assert {name: private & columns for name, columns in headers.items() if private & columns} == {}
    assert b"why-needs_review" in desk["counts.csv"]


def test_tables_with_private_texts_have_no_public_copy(copies):
    public, _ = copies
    assert {"pages.csv", "posts.csv", "request_pages.csv", "readings.csv", "spans.csv"} & set(public) == set()


def test_every_public_table_is_there_also_without_rows(tmp_path):
    public, _ = written(tmp_path, held(counts()))
    assert set(public) == {f"{table.name}.csv" for table in t.PUBLIC_TABLES} | {"dictionary.csv"}
    assert public["shares.csv"].decode() == ",".join(t.SHARES.public_columns) + "\n"


PRIVATE = ("jane.roe@example.com", "(209) 555-0123", "https://portal.example.com/a?b=1")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("documents", "path"),
        ("documents", "reason"),
        ("messages", "attachments"),
        ("items", "evidence"),
        ("requests", "tracking_number"),
        ("requests", "status_as_printed"),
        ("counts", "label_as_printed"),
        ("counts", "window_as_printed"),
        ("counts", "scope_as_printed"),
        ("citations", "text_as_printed"),
        ("contradictions", "first"),
        ("contradictions", "second"),
    ],
)
def test_addresses_phones_and_links_are_covered_in_every_column_an_agency_can_fill(table, column):
    value = pair(405, 490_535)
    request = {"agency_id": AGENCY, "request_id": REQUEST}
    every = held(
        counts(*value),
        items=t.as_frame(t.ITEMS, [request | {"item": "1", "meaning": "hits", "state": "awaiting"}]),
        contradictions=t.as_frame(
            t.CONTRADICTIONS, [{"contradiction_id": "k-1", "agency_id": AGENCY, "what": "names_other_agency"}]
        ),
    )
    declared = next(x for x in t.PUBLIC_TABLES if x.name == table)
    every[table] = every[table].assign(**{column: f"see {', '.join(PRIVATE)} there"})
    cells = public_copy(declared, every)[column].tolist()
    assert cells != []
    assert [private for private in PRIVATE for cell in cells if private in cell] == []


def test_addresses_in_the_register_are_covered():
    value = counts(count_row("hits", 405, label_as_printed="Hits jane.roe@example.com 2018"))
    named = documents((value["document_id"][0], f"{AGENCY}/1/jane.roe@example.com.txt"))
    assert "jane.roe" not in public_copy(t.FINDINGS, held(value, documents=named)).to_csv()


def test_public_copy_does_not_change_the_tables():
    every = held(counts(*EVERY), messages=messages("agency", attachments="a@example.com"))
    before = {name: frame.copy() for name, frame in every.items()}
    for table in t.PUBLIC_TABLES:
        public_copy(table, every)
    assert [name for name in every if not every[name].equals(before[name])] == []


# --- how it is written


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_a_spreadsheet_would_run_is_defused(tmp_path, start):
    text = f"{start} 2018 Hits"
    public, desk = written(tmp_path, held(counts(count_row("hits", 405, label_as_printed=text))))
    for copy in (public, desk):
        assert rows_of(copy["counts.csv"])[0]["label_as_printed"] == f"'{text}"


def test_a_formula_behind_a_line_end_stays_in_its_cell(tmp_path):
    text = 'Hits\r\n=1+1,"x"\n-SUM(A1)'
    public, _ = written(tmp_path, held(counts(count_row("hits", 405, label_as_printed=text))))
    assert [row["label_as_printed"] for row in rows_of(public["counts.csv"])] == [text]


def test_no_public_cell_starts_like_a_formula(tmp_path):
    every = held(counts(*pair(219, 515_858, 2019), *pair(405, 490_535, 2018)))
    public, _ = written(tmp_path, every)
    cells = [cell for data in public.values() for row in rows_of(data) for cell in row.values()]
    risky = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    # A negative change is a number, and numbers stay numbers.
    assert [cell for cell in risky if not cell[1:].replace(".", "").isdigit()] == []


def test_files_are_utf8_with_lf_and_a_header(copies):
    for copy in copies:
        assert [name for name, data in copy.items() if b"\r" in data or data.startswith(b"\xef\xbb\xbf")] == []
        assert [name for name, data in copy.items() if not data.endswith(b"\n")] == []


def test_rows_are_sorted_by_key_whatever_their_order(tmp_path):
    there, _ = written(tmp_path / "a", held(counts(*EVERY)))
    back, _ = written(tmp_path / "b", held(counts(*reversed(EVERY)), citations=held(counts(*EVERY))["citations"]))
    assert {name for name in there if there[name] != back[name]} == set()


def test_missing_is_empty_and_zero_is_zero(tmp_path):
    public, _ = written(tmp_path, held(counts(*pair(0, 900))))
    (row,) = rows_of(public["hit_ratios.csv"])
    assert (row["hits"], row["hit_ratio"], row["one_in"], row["rankable"]) == ("0", "0.0", "", "true")


def test_agencies_named_like_missing_values_are_kept(tmp_path):
    every = held(counts(), requests=requests(AGENCY, agency_name="NA", tracking_number="None", state="CA"))
    public, _ = written(tmp_path, every)
    assert [(r["agency_name"], r["tracking_number"]) for r in rows_of(public["requests.csv"])] == [("NA", "None")]


def test_dictionary_describes_every_public_column_once(copies):
    public, _ = copies
    described = {(row["table"], row["column"]) for row in rows_of(public["dictionary.csv"])}
    columns = {
        (name.removesuffix(".csv"), column)
        for name, data in public.items() if name != "dictionary.csv"
        for column in next(csv.reader(io.StringIO(data.decode())))
    }  # fmt: skip
    assert described == columns
    assert [row for row in rows_of(public["dictionary.csv"]) if not row["meaning"]] == []


def test_desk_copies_have_the_same_rows_as_the_tables(copies):
    _, desk = copies
    assert len(rows_of(desk["counts.csv"])) == len(EVERY)
    assert set(desk) == {f"{table.name}.csv" for table in t.PUBLIC_TABLES} | {"review.csv"}


# --- reading the stages back


def test_stages_are_read_back_as_they_were_written(tmp_path):
    every = held(counts(*EVERY), review_clean=review({"readings": "490.535"}))
    write_processed(every, tmp_path)
    back = read_stages(tmp_path)
    assert set(back) == set(every)
    for name, frame in every.items():
        keys = list(next(x.key for stage in t.STAGE_TABLES.values() for x in stage if name.startswith(x.name)))
        expected = frame.sort_values(keys).reset_index(drop=True)
        pd.testing.assert_frame_equal(back[name], expected, obj=name)


def test_missing_stage_is_one_sentence(tmp_path):
    with pytest.raises(t.TableError, match=r"extract/documents\.parquet is missing"):
        read_stages(tmp_path)
