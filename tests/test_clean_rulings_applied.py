"""Rulings meet values: confirmed, corrected, rejected, withdrawn; off when what was seen is gone; never lost."""

import pandas as pd
import pytest
from made_tables import AGENCY, REQUEST, citations, count_row, counts, documents_of, pair

from lib import clean
from lib import tables as t
from lib.checks.decided import decide
from lib.checks.waiting import waiting
from lib.decisions import VALUES

HEADER = ",".join([*VALUES.columns, "as_printed"])
HITS, SCANS = (row["value_id"] for row in pair(405, 490_535))
SHA = "0" * 64


def line(value_id, decision, value="", field="", by="A. Editor", on="2026-11-26", sha256="", as_printed=""):
    quoted = f'"{value}"' if "," in value else value
    seen = f'"{as_printed}"' if "," in as_printed else as_printed
    return f"{value_id},{field},{decision},{quoted},{sha256},,,{by},{on},looked at the page,{seen}"


def rulings(folder, *lines):
    (folder / "decisions").mkdir(exist_ok=True)
    (folder / "decisions" / "values.csv").write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    return clean.read_rulings(folder)


def ruled(folder, values, *lines, settle=True):
    """Apply lines to counts; return the counts by id, and what became of each line."""
    held = rulings(folder, *lines)
    found, told = clean.rule_counts(values, citations(values), documents_of(values), held.values)
    if settle:
        found = clean.settle(found)
    return found.set_index("value_id"), list(told.sort_values("line")["became"])


def unread(measure="hits", printed="490.535", why="found “490.535”: a point", **more):
    return count_row(measure, None, status="needs_review", why=why, value_as_printed=printed, **more)


# --- one ruling


@pytest.mark.parametrize(
    ("decision", "value", "status", "figure"),
    [
        ("confirm", "", "confirmed", 405),
        ("confirm", "405", "confirmed", 405),
        ("correct", "1,405", "corrected", 1405),
        ("correct", "405", "confirmed", 405),
        ("reject", "", "rejected", 405),
        ("withdraw", "", "withdrawn", 405),
    ],
)
def test_each_decision_gives_its_status(tmp_path, decision, value, status, figure):
    found, became = ruled(tmp_path, counts(*pair(405, 490_535)), line(HITS, decision, value))
    assert (found["status"][HITS], found["value"][HITS], became) == (status, figure, ["applied"])
    assert found["status"][SCANS] == "accepted"
    assert found["ruling"][HITS] == f"{status} by a person on 2026-11-26: looked at the page"
    assert found["value_as_printed"][HITS] == "405"


def test_a_figure_that_waits_stands_once_it_is_corrected(tmp_path):
    found, _ = ruled(tmp_path, counts(unread()), line(HITS, "correct", "490,535"))
    assert found.loc[HITS, ["status", "value", "value_as_printed"]].tolist() == ["corrected", 490_535, "490.535"]


def test_a_figure_that_is_no_number_cannot_be_confirmed(tmp_path):
    found, became = ruled(tmp_path, counts(unread()), line(HITS, "confirm"))
    assert (found["status"][HITS], became) == ("needs_review", ["not_usable"])


def test_a_correction_that_is_no_number_changes_nothing(tmp_path):
    found, became = ruled(tmp_path, counts(unread()), line(HITS, "correct", "490.535"))
    assert (found["status"][HITS], pd.isna(found["value"][HITS]), became) == ("needs_review", True, ["not_usable"])


def test_a_person_who_read_another_figure_makes_it_wait(tmp_path):
    found, became = ruled(tmp_path, counts(*pair(405, 490_535)), line(HITS, "confirm", "450"))
    assert (found["status"][HITS], became) == ("needs_review", ["no_longer_fits"])


def test_a_second_person_is_told_in_the_ruling_without_a_name(tmp_path):
    found, became = ruled(
        tmp_path, counts(*pair(405, 490_535)), line(HITS, "confirm"), line(HITS, "confirm", by="B. Editor")
    )
    assert became == ["applied", "second_check"]
    assert found["ruling"][HITS] == "confirmed by a person on 2026-11-26, by 2 people: looked at the page"


def test_people_who_differ_send_the_value_to_review_and_say_so(tmp_path):
    found, became = ruled(
        tmp_path, counts(*pair(405, 490_535)), line(HITS, "confirm"), line(HITS, "correct", "406", by="B. Editor")
    )
    assert (found["status"][HITS], became) == ("needs_review", ["disputed", "disputed"])
    assert "A. Editor ruled confirm" in found["why"][HITS]
    assert "B. Editor ruled correct 406" in found["why"][HITS]


# --- the period


@pytest.mark.parametrize(
    ("field", "value", "window"),
    [
        ("window", "2019", ("2019-01-01", "2019-12-31", "calendar_year")),
        ("window", "2019-01-01 to 2019-06-30", ("2019-01-01", "2019-06-30", "partial_year")),
        ("window_as_printed", "From 01-01-19 To 12-31-19", ("2019-01-01", "2019-12-31", "calendar_year")),
        ("window_end", "12/30/2018", ("2018-01-01", "2018-12-30", "partial_year")),
    ],
)
def test_a_period_is_corrected(tmp_path, field, value, window):
    found, _ = ruled(tmp_path, counts(*pair(405, 490_535)), line(HITS, "correct", value, field))
    assert found.loc[HITS, ["window_start", "window_end", "window_kind"]].tolist() == list(window)
    assert (found["status"][HITS], found["value"][HITS]) == ("corrected", 405)


FISCAL = {"window_start": None, "window_end": None, "window_kind": "unknown", "window_as_printed": "FY 2018"}


def test_a_period_that_was_the_only_doubt_settles_the_value(tmp_path):
    from lib.windows import parse_window

    row = count_row("hits", 405, status="needs_review", why=parse_window("FY 2018").reason) | FISCAL
    found, _ = ruled(tmp_path, counts(row), line(HITS, "correct", "2017-07-01 to 2018-06-30", "window"))
    assert found.loc[HITS, ["status", "window_start"]].tolist() == ["corrected", "2017-07-01"]


def test_a_period_alone_does_not_settle_a_figure_in_doubt(tmp_path):
    found, became = ruled(tmp_path, counts(unread()), line(HITS, "correct", "2019", "window"))
    assert (found["status"][HITS], became) == ("needs_review", ["applied"])
    assert found["why"][HITS].endswith("its figure has not been ruled on")
    both = [line(HITS, "correct", "2019", "window"), line(HITS, "correct", "7")]
    found, _ = ruled(tmp_path, counts(unread()), *both)
    assert found.loc[HITS, ["status", "value", "window_start"]].tolist() == ["corrected", 7, "2019-01-01"]


# --- what the person looked at


def test_a_ruling_holds_while_the_file_has_the_bytes_it_was_made_on(tmp_path):
    values = counts(*pair(405, 490_535))
    assert ruled(tmp_path, values, line(HITS, "confirm", sha256=SHA))[1] == ["applied"]
    found, became = ruled(tmp_path, values, line(HITS, "confirm", sha256="1" * 64))
    assert (found["status"][HITS], became) == ("needs_review", ["no_longer_fits"])
    assert "a ruling no longer fits: the file the person looked at is not the one" in found["why"][HITS]


def test_a_page_saved_again_orphans_no_ruling_while_what_was_seen_is_what_is_read(tmp_path):
    values = counts(*pair(405, 490_535))
    told = line(HITS, "correct", "1405", sha256="1" * 64, as_printed="405")
    assert ruled(tmp_path, values, told)[1] == ["applied"]


def test_the_hash_of_a_save_that_was_replaced_still_fits(tmp_path):
    values = counts(*pair(405, 490_535))
    newer = documents_of(values)
    older = newer.assign(document_id="d-older", sha256="1" * 64, path="older")
    held = pd.concat([newer.assign(supersedes="d-older"), older], ignore_index=True)
    read = rulings(tmp_path, line(HITS, "confirm", sha256="1" * 64))
    _, told = clean.rule_counts(values, citations(values), held, read.values)
    assert told["became"].tolist() == ["applied"]


def test_what_was_seen_may_stand_behind_the_name_of_an_agency(tmp_path):
    values = counts(*pair(405, 490_535))
    assert ruled(tmp_path, values, line(HITS, "confirm", as_printed="Mockton PD: 405"))[1] == ["applied"]
    assert ruled(tmp_path, values, line(HITS, "confirm", as_printed="Mockton PD: 1405"))[1] == ["no_longer_fits"]


def test_many_lines_are_not_hidden_by_one_ruling(tmp_path):
    review = {"review_id": "r-lines-x-1", "what": "value", "why": "x", "readings": "60 lines"}
    held = rulings(tmp_path, line("r-lines-x-1", "confirm", as_printed="60 lines"))
    found = clean.rule_waiting(t.as_frame(t.REVIEW, [review]), t.as_frame(t.DOCUMENTS, []), held.values)
    assert found["became"].tolist() == ["not_usable"]


def test_a_ruling_on_another_reading_is_off_and_the_value_waits(tmp_path):
    values = counts(count_row("hits", 450), count_row("detections_stated", 490_535))
    found, became = ruled(tmp_path, values, line(HITS, "confirm", sha256=SHA, as_printed="405"))
    assert (found["status"][HITS], became) == ("needs_review", ["no_longer_fits"])
    assert "the person saw '405', and '450' is read now" in found["why"][HITS]


# --- with other values


def test_of_two_figures_for_one_thing_the_confirmed_one_stands_and_the_other_waits(tmp_path):
    one, two = count_row("hits", 405), count_row("hits", 450, value_id=f"{HITS}-2")
    found, _ = ruled(tmp_path, counts(one, two), line(HITS, "confirm"))
    assert found["status"].tolist() == ["confirmed", "needs_review"]
    found, _ = ruled(tmp_path, counts(one, two), line(HITS, "confirm"), line(f"{HITS}-2", "reject"))
    assert found["status"].tolist() == ["confirmed", "rejected"]


def test_two_confirmed_figures_for_one_thing_both_wait(tmp_path):
    one, two = count_row("hits", 405), count_row("hits", 450, value_id=f"{HITS}-2")
    found, _ = ruled(tmp_path, counts(one, two), line(HITS, "confirm"), line(f"{HITS}-2", "confirm"))
    assert found["status"].tolist() == ["needs_review", "needs_review"]


def test_a_rejected_figure_makes_no_conflict_and_the_other_stands(tmp_path):
    one, two = count_row("hits", 405), count_row("hits", 450, value_id=f"{HITS}-2")
    found, _ = ruled(tmp_path, counts(one, two), line(f"{HITS}-2", "reject"))
    assert found["status"].tolist() == ["accepted", "rejected"]


def test_the_same_figure_at_another_place_waits_when_one_print_is_rejected(tmp_path):
    one, two = count_row("hits", 405), count_row("hits", 405, value_id=f"{HITS}-b", form="letter")
    found, _ = ruled(tmp_path, counts(one, two), line(HITS, "reject"))
    assert found["status"].tolist() == ["rejected", "needs_review"]
    assert found["why"].tolist()[1] == "a person rejected the same figure at another place"


def test_a_confirmed_print_stands_for_its_repeats(tmp_path):
    one, two = count_row("hits", 405), count_row("hits", 405, value_id=f"{HITS}-b", form="letter")
    found, _ = ruled(tmp_path, counts(one, two), line(f"{HITS}-b", "confirm"))
    assert found["status"].tolist() == ["duplicate", "confirmed"]
    assert found["duplicate_of"][HITS] == f"{HITS}-b"


def test_hits_above_scans_wait_even_if_a_person_confirms_them(tmp_path):
    values = counts(*pair(9, 8))
    found, _ = ruled(tmp_path, values, line(HITS, "confirm"), line(SCANS, "confirm"))
    assert found["status"].tolist() == ["needs_review", "needs_review"]
    found, _ = ruled(tmp_path, values, line(SCANS, "correct", "800"))
    assert found["status"][[HITS, SCANS]].tolist() == ["accepted", "corrected"]


# --- lines of sharing lists


SHARE = f"v-{AGENCY}--{REQUEST}-data-sharing-report-2020-02-06-detections-shared-r1"


def listed(**more):
    row = {"value_id": SHARE, "agency_id": AGENCY, "request_id": REQUEST, "section": "detections_shared", "row": 1}
    row |= {"name_as_printed": "Mockton Po1ice Department (CA)", "status": "needs_review", "why": "came through OCR"}
    return t.as_frame(t.SHARES, [row | {"document_id": "d-1", "page": 1} | more])


def ruled_share(folder, values, *lines):
    held = rulings(folder, *lines)
    found, told = clean.rule_shares(values, t.as_frame(t.CITATIONS, []), t.as_frame(t.DOCUMENTS, []), held.values)
    return found.iloc[0], told["became"].tolist()


def test_a_corrected_name_stands_in_place_of_what_was_read(tmp_path):
    row, became = ruled_share(tmp_path, listed(), line(SHARE, "correct", "Mockton Police Department (CA)", "name"))
    assert (row["status"], became) == ("corrected", ["applied"])
    assert row["name_as_printed"] == "Mockton Police Department (CA)"


@pytest.mark.parametrize(("decision", "status"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_lines_are_confirmed_and_rejected(tmp_path, decision, status):
    row, _ = ruled_share(tmp_path, listed(), line(SHARE, decision, as_printed="Mockton Po1ice Department (CA)"))
    assert row["status"] == status


def test_a_confirmed_repeat_stays_a_repeat(tmp_path):
    row, _ = ruled_share(tmp_path, listed(status="duplicate", duplicate_of="v-x"), line(SHARE, "confirm"))
    assert row["status"] == "duplicate"


def test_a_line_has_no_period(tmp_path):
    row, became = ruled_share(tmp_path, listed(), line(SHARE, "correct", "2018", "window"))
    assert (row["status"], became) == ("needs_review", ["not_usable"])


# --- what is told


def table_of(folder, values, *lines):
    held = rulings(folder, *lines)
    _, told = clean.rule_counts(values, citations(values), documents_of(values), held.values)
    return clean.ruling_table([told], held, pd.Series([], dtype="str"))


def test_every_line_is_in_the_table_with_what_became_of_it(tmp_path):
    made = [line(HITS, "reject", on="2026-11-25"), line(HITS, "confirm"), line("v-gone", "confirm")]
    table = table_of(tmp_path, counts(*pair(405, 490_535)), *made)
    assert table[["line", "became"]].to_numpy().tolist() == [[2, "replaced"], [3, "applied"], [4, "matches_nothing"]]


def test_a_ruling_that_matches_nothing_is_on_the_list_with_what_is_near(tmp_path):
    table = table_of(tmp_path, counts(*pair(405, 490_535)), line(HITS.replace("2018", "2017"), "confirm"))
    (row,) = clean.idle_rulings(table, [HITS, SCANS]).itertuples()
    assert row.why.startswith("decisions/values.csv line 2: the ruling matches nothing, nothing has the id 'v-")
    assert row.why.endswith(f"near it: {HITS}")
    assert (row.what, row.review_id) == ("decision", "r-values-line-2")


def test_a_decided_contradiction_waits_no_more(tmp_path):
    made = [line("r-k-completed", "confirm"), line("k-gone", "reject")]
    table = clean.ruling_table([], rulings(tmp_path, *made), pd.Series([], dtype="str"))
    row = {"contradiction_id": "k-completed", "agency_id": AGENCY, "agency_name": "x", "what": "completed_but_open"}
    found, lost = decide(t.as_frame(t.CONTRADICTIONS, [row]), table)
    assert found["decision"].tolist() == ["it is as it is (2026-11-26): looked at the page"]
    assert [x.split(": ")[1] for x in lost["why"]] == [
        "the ruling on k-gone is not applied, there is no such contradiction any more"
    ]
    assert len(waiting(found, counts())) == 0


@pytest.mark.parametrize(
    ("told", "became"),
    [
        ({"sha256": SHA}, "applied"),
        ({"as_printed": "some words"}, "applied"),
        ({}, "not_usable"),
        ({"sha256": "1" * 64}, "no_longer_fits"),
        ({"as_printed": "other words"}, "no_longer_fits"),
    ],
)
def test_what_waits_without_a_value_is_looked_at_once_what_was_seen_is_told(tmp_path, told, became):
    review = {"review_id": "r-left-over-x", "what": "left_over_text", "why": "x", "readings": "some words"}
    values = counts(*pair(405, 490_535))
    held = rulings(tmp_path, line("r-left-over-x", "reject", **told))
    frame = t.as_frame(t.REVIEW, [review | {"document_id": values["document_id"][0]}])
    assert clean.rule_waiting(frame, documents_of(values), held.values)["became"].tolist() == [became]


def test_checks_of_facts_are_kept_and_those_of_nothing_told():
    lines = pd.DataFrame(
        [["v-1", "", "A", "2026-11-26", "", 2], ["", "d-gone", "A", "2026-11-26", "", 3]],
        columns=["value_id", "document_id", "checked_by", "on", "note", "line"],
    )
    table, lost = clean.factcheck_table(lines, {"v-1": AGENCY})
    assert table[["about", "agency_id"]].fillna("").to_numpy().tolist() == [["v-1", AGENCY], ["d-gone", ""]]
    assert lost == ["decisions/factcheck.csv line 3: the check matches nothing, there is no 'd-gone'"]
