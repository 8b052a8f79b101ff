"""How many a list names, of which class, and what is told of it: only of whole lists, and only what a rule gives."""

import pandas as pd
import pytest
from made_sharing import AGENCY, numbers, share, shares, worked_out

from lib import ledger, sharing
from lib.list_ids import list_of

LIST = f"{AGENCY}--10001-data-sharing-report-2022-03-01-detections-shared"


def size(*rows, **more):
    (one,) = worked_out(*rows, **more)["sharing_sizes"].to_dict("records")
    return one


def test_the_names_of_a_list_that_stands_are_counted():
    assert numbers(*(share(n, f"town{n}-pd-ca") for n in range(1, 1201)))[f"{LIST}-names"] == "1,200"


def test_two_lists_of_one_kind_and_date_have_numbers_of_their_own():
    found = numbers(share(1), share(2), share(1, which="-2"))
    assert (found[f"{LIST}-names"], found[f"{LIST}-2-names"]) == ("2", "1")


def test_a_list_with_a_line_that_waits_has_no_number():
    rows = share(1), share(2, status="needs_review")
    assert numbers(*rows) == {}
    one = size(*rows)
    assert not one["is_complete"]
    assert [name for name in ("names", "federal", "same_state_local") if not pd.isna(one[name])] == []


def test_a_repeat_and_what_a_person_set_aside_are_of_no_list():
    assert numbers(share(1, status="duplicate")) == {}
    assert numbers(share(1, status="duplicate"), share(2, status="confirmed")) == {}
    assert numbers(share(1), share(2, status="rejected"))[f"{LIST}-names"] == "1"


@pytest.mark.parametrize("printed", ["NVLS", "Shared NVLS"])
def test_a_pool_of_unnamed_recipients_is_no_recipient(printed):
    one = size(share(1), share(2, "nvls-agency-xx", printed, partner_class="unknown"))
    assert (one["names"], one["unknown"], one["has_pool"]) == (1, 0, True)


def test_an_agency_that_is_called_like_the_pool_is_counted():
    one = size(share(1, "nvls-town-pd-ca", "NVLS Town PD"))
    assert (one["names"], one["has_pool"]) == (1, False)


def test_classes_are_counted_and_a_line_without_one_is_unknown():
    rows = [share(1, partner_class="federal"), share(2, partner_class="federal"), share(3, partner_class=None)]
    one = size(*rows, share(4, partner_class="out_of_state"))
    assert [one[name] for name in ("federal", "out_of_state", "unknown", "private")] == [2, 1, 1, 0]
    found = numbers(*rows, share(4, partner_class="out_of_state"))
    assert [found[f"{LIST}-{x}"] for x in ("federal", "out-of-state", "unknown", "private")] == ["2", "1", "1", "0"]


@pytest.mark.parametrize(
    ("date", "bulletin"),
    [("2023-09-30", "before"), ("2023-10-15", "same_month"), ("2023-11-01", "after"), (None, "undated")],
)
def test_a_list_is_dated_beside_the_bulletin_of_october_2023(date, bulletin):
    assert size(share(1, date=date))["bulletin"] == bulletin


def test_hot_lists_are_told_apart_and_what_an_agency_receives_is_not_told_of():
    assert size(share(1))["told"] == "detections"
    assert size(share(1, section="hotlists_shared"))["told"] == "hot_lists"
    received = worked_out(share(1, section="detections_received", partner_class="federal"))
    assert received["sharing_sizes"]["told"].isna().all()
    assert received["sharing_findings"]["finding_id"].str.endswith("-federal").sum() == 0


def test_nothing_is_told_of_an_agency_outside_california():
    one = worked_out(share(1, agency_id="sampleville-pd-fl", partner_class="federal"))["sharing_sizes"]
    assert one[["told", "bulletin"]].isna().all(axis=None)
    assert worked_out(share(1), state="NV")["sharing_sizes"]["told"].isna().all()


def test_the_lists_are_those_of_the_ids_of_the_lines():
    held = shares(share(2), share(1), share(10, which="-2"), share(7, agency_id="r2-demo-r7-pd-zz"))
    lists = sharing.lists_of(sharing.counted_lines(held))
    assert lists["first_value_id"].map(list_of).tolist() == lists["list_id"].tolist()
    assert set(lists["first_value_id"]) < set(held["value_id"])
    assert lists["first_value_id"].str.extract(r"-r(\d+)(?:-2)?$")[0].tolist() == ["7", "1", "10"]


def test_the_address_of_a_list_is_that_of_its_first_line():
    held = shares(share(2), share(10), share(3, date=None), share(1, which="-2", form="flock-settings"))
    lists = sharing.lists_of(sharing.counted_lines(held))
    addresses = dict(zip(held["value_id"], held["evidence"], strict=True))
    assert lists["evidence"].tolist() == [addresses[first] for first in lists["first_value_id"]]
    assert lists["form"].tolist() == ["data_sharing_report", "data_sharing_report", "flock_settings"]


def test_a_line_that_is_set_aside_moves_no_other_line_to_another_list():
    rejected = share(1, status="rejected")
    held = shares(rejected, share(2), share(1, agency_id="sampleville-pd-fl"), share(2, agency_id="sampleville-pd-fl"))
    lines = sharing.counted_lines(held)
    assert lines["list"].tolist() == [0, 1, 1]
    assert sharing.lists_of(lines)["names"].tolist() == [1, 2]


def test_every_line_and_list_is_in_the_ledger():
    held = shares(share(1), share(2, None, "NVLS"), share(1, section="hotlists_shared", status="needs_review"))
    lines = sharing.counted_lines(held)
    found = ledger.of_sharing(held, lines, sharing.lists_of(lines))
    assert found["rows"].tolist() == [3, 1, 1, 1, 2, 1, 1]


def test_no_lists_make_empty_tables():
    assert {name: len(table) for name, table in worked_out().items() if len(table)} == {}
