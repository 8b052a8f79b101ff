"""The declared tables: columns of the contract, closed lists of words, keys, and the folders of the stages."""

import operator
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import tables as t
from lib.tables import words as w
from lib.tables.schema import dictionary, schema_of

ALL_TABLES = {table.name: table for stage in t.STAGE_TABLES.values() for table in stage}
NAME = operator.attrgetter("name")
ALL_FIELDS = [(table, field) for table in ALL_TABLES.values() for field in table.fields]

# The columns that must be there, by the contract (a table may hold more).
CONTRACT = {
    "documents": "document_id parent_id agency_id request_id path sha256 bytes kind pages text_source created_on "
    "status reason supersedes",
    "counts": "value_id agency_id agency_name request_id measure label_as_printed value value_as_printed window_start "
    "window_end window_kind window_as_printed scope_as_printed origin status flags duplicate_of document_id page",
    "shares": "value_id agency_id request_id section row name_as_printed city_as_printed state_as_printed "
    "hot_list_as_printed networks_as_printed partner_id partner_name partner_state partner_class class_rule "
    "identity_rule as_of status flags duplicate_of document_id page",
    "citations": "value_id n document_id page x0 top x1 bottom char_start char_end sheet cell text_as_printed "
    "text_source",
    "hit_ratios": "agency_id agency_name campaign window_start window_end window_kind scans hits hit_ratio one_in "
    "basis ratio_low ratio_high rankable reason scans_value_id hits_value_id",
    "requests": "agency_id agency_name state request_id campaign tracking_number status_as_printed asked_on "
    "received_on_as_stated first_reply_on closed_on determination_due fee exemption",
    "extensions": "agency_id request_id notice_on extended_to section beyond_maximum document_id",
    "items": "agency_id request_id item meaning state evidence document_id page",
    "messages": "agency_id request_id number sent_on sender_role channel kind attachments duplicate_of document_id",
    "contradictions": "contradiction_id agency_id agency_name what first second first_value_id second_value_id "
    "decision",
    "review": "review_id agency_id what why readings candidates document_id page crop",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_each_table_of_the_contract_has_its_columns(name):
    missing = [column for column in CONTRACT[name].split() if column not in ALL_TABLES[name].columns]

    assert missing == []


def test_every_table_but_review_is_public():
    assert {table.name for table in t.PUBLIC_TABLES} >= CONTRACT.keys() - {"review"}
    assert "review" not in {table.name for table in t.PUBLIC_TABLES}


def test_no_table_declares_a_column_twice():
    twice = [table.name for table in ALL_TABLES.values() if len(set(table.columns)) < len(table.columns)]

    assert twice == []


def test_every_key_is_a_declared_column():
    unknown = [(table.name, name) for table in ALL_TABLES.values() for name in table.key if name not in table.columns]

    assert unknown == []


def test_every_column_has_a_meaning_and_every_date_a_unit():
    without = [(table.name, field.name) for table, field in ALL_FIELDS if not field.meaning]
    undated = [field.name for _, field in ALL_FIELDS if field.type == "date" and field.unit != "YYYY-MM-DD"]

    assert (without, undated) == ([], [])


def test_the_published_dictionary_names_no_private_column():
    private = {(table.name, field.name) for table, field in ALL_FIELDS if not field.public}
    listed = {(row.table, row.column) for row in dictionary(t.PUBLIC_TABLES).itertuples()}

    assert ("counts", "why") in private
    assert private & listed == set()


def test_the_schema_of_every_column_holds_its_type_its_words_and_whether_it_may_be_empty():
    for table, field in ALL_FIELDS:
        column = schema_of(table).columns[field.name]
        assert column.nullable == (not field.required), (table.name, field.name)
        assert len(column.checks) >= bool(field.allowed) + (field.type in ("date", "count")), (table.name, field.name)


@pytest.mark.parametrize("table", [x for x in ALL_TABLES.values() if any(f.allowed for f in x.fields)], ids=NAME)
def test_a_word_outside_its_closed_list_is_refused(table):
    field = next(field for field in table.fields if field.allowed)
    row = sample_row(table) | {field.name: "made_up_word"}

    with pytest.raises(t.TableError, match=f"{table.name}: column '{field.name}'"):
        t.check(t.as_frame(table, [row]), table)


@pytest.mark.parametrize("table", ALL_TABLES.values(), ids=NAME)
def test_a_required_column_may_not_be_empty(table):
    field = next(field for field in table.fields if field.required)
    row = sample_row(table) | {field.name: None}

    with pytest.raises(t.TableError, match=f"{table.name}: column '{field.name}'"):
        t.check(t.as_frame(table, [row]), table)


@pytest.mark.parametrize("table", ALL_TABLES.values(), ids=NAME)
def test_two_rows_with_one_key_are_refused(table):
    rows = [sample_row(table), sample_row(table)]

    with pytest.raises(t.TableError, match="share the key"):
        t.check(t.as_frame(table, rows), table)


def test_two_missing_keys_are_two_rows_with_one_key():
    row = sample_row(t.HIT_RATIOS) | {"window_start": None, "window_end": None}

    with pytest.raises(t.TableError, match="share the key"):
        t.check(t.as_frame(t.HIT_RATIOS, [row, row]), t.HIT_RATIOS)


def sample_row(table):
    """One row that keeps every rule of the table."""
    made = {"text": "x", "count": 1, "number": 0.5, "date": "2019-12-31", "flag": True}
    return {field.name: field.allowed[0] if field.allowed else made[field.type] for field in table.fields}


@pytest.mark.parametrize("table", ALL_TABLES.values(), ids=NAME)
def test_a_row_that_keeps_every_rule_is_taken(table):
    assert len(t.check(t.as_frame(table, [sample_row(table)]), table)) == 1


@settings(max_examples=25, deadline=None)
@given(st.dates())
def test_every_day_is_a_date(day):
    row = sample_row(t.DOCUMENTS) | {"created_on": day.isoformat()}

    assert len(t.check(t.as_frame(t.DOCUMENTS, [row]), t.DOCUMENTS)) == 1


@pytest.mark.parametrize("text", ["2019-02-30", "2019-1-1", "2019-12-31T00:00", "٢٠١٩-12-31", "2019-12-31\n", "today"])
def test_a_text_that_is_no_iso_day_is_no_date(text):
    row = sample_row(t.DOCUMENTS) | {"created_on": text}

    with pytest.raises(t.TableError, match="created_on"):
        t.check(t.as_frame(t.DOCUMENTS, [row]), t.DOCUMENTS)


def test_an_unknown_column_is_refused_and_the_known_are_named():
    with pytest.raises(ValueError, match=r"column 'cars' unknown; known: document_id"):
        t.as_frame(t.DOCUMENTS, [{"cars": 1}])


def test_checking_does_not_change_the_frame_it_is_given():
    frame = pd.DataFrame([sample_row(t.COUNTS) | {"value_id": x} for x in "ba"])
    before = frame.copy(deep=True)
    t.check(frame, t.COUNTS)

    pd.testing.assert_frame_equal(frame, before)


def test_the_words_of_a_value_that_may_be_published_are_value_words():
    assert set(w.PUBLIC_STATUS) == {"accepted", "corrected", "confirmed"}
    assert set(w.PUBLIC_STATUS) < set(w.VALUE_STATUS)


@pytest.mark.parametrize("words", [getattr(w, name) for name in dir(w) if name.isupper()])
def test_the_closed_lists_hold_plain_words_once(words):
    assert len(set(words)) == len(words)
    assert [word for word in words if not re.fullmatch(r"[a-z0-9_]+", word)] == []


def test_a_stage_is_written_whole_and_read_back(tmp_path):
    held = {table.name: t.as_frame(table, [sample_row(table)]) for table in t.STAGE_TABLES["extract"]}
    told = t.write_stage("extract", held, tmp_path)

    assert told["rows"].tolist() == [1] * len(held)
    assert {p.name for p in tmp_path.iterdir()} == {f"{name}.parquet" for name in held}
    assert t.read_stage("extract", tmp_path).keys() == held.keys()


def test_a_stage_with_a_table_missing_writes_nothing(tmp_path):
    held = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["extract"]}
    del held["readings"]

    with pytest.raises(t.TableError, match="readings"):
        t.write_stage("extract", held, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_when_one_agency_is_read_again_the_others_stay(tmp_path):
    t.write_stage("extract", extract_of("sampleville-pd-ca", "elsewhere-pd-ca"), tmp_path)
    again = extract_of("sampleville-pd-ca")
    again["documents"] = again["documents"].assign(reason="new")
    kept = t.carry_over(again, tmp_path, ["sampleville-pd-ca"])

    reasons = dict(zip(kept["documents"]["agency_id"], kept["documents"]["reason"].fillna(""), strict=True))
    assert reasons == {"sampleville-pd-ca": "new", "elsewhere-pd-ca": ""}
    assert sorted(kept["pages"]["document_id"]) == ["d-elsewhere-pd-ca", "d-sampleville-pd-ca"]


def test_when_one_agency_is_read_again_its_deleted_file_goes(tmp_path):
    t.write_stage("extract", extract_of("sampleville-pd-ca"), tmp_path)
    gone = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["extract"]}

    assert len(t.carry_over(gone, tmp_path, ["sampleville-pd-ca"])["pages"]) == 0


def test_when_everything_is_read_nothing_is_carried_over(tmp_path):
    t.write_stage("extract", extract_of("elsewhere-pd-ca"), tmp_path)
    held = extract_of("sampleville-pd-ca")

    assert t.carry_over(held, tmp_path, []) is held


def extract_of(*agencies):
    held = {table.name: t.as_frame(table, []) for table in t.STAGE_TABLES["extract"]}
    documents = [
        {"document_id": f"d-{a}", "agency_id": a, "request_id": "1", "path": f"{a}/1/x.txt", "status": "read"}
        for a in agencies
    ]
    held["documents"] = t.as_frame(t.DOCUMENTS, documents)
    held["pages"] = t.as_frame(t.PAGES, [{"document_id": f"d-{a}", "page": 1, "text": "words"} for a in agencies])
    return held
