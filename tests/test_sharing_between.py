"""Who is named most, what two agencies say of one another, and what changed: by rule, and only of whole lists."""

from made_sharing import AGENCY, OTHER, numbers, share, worked_out

THIRD = "madeuptown-so-ca"


def most(*rows):
    found = worked_out(*rows)["sharing_most_named"]
    return {row.partner_id: (row.agencies, row.of, row.is_one_agency) for row in found.itertuples()}


def says(*rows):
    found = worked_out(*rows)["sharing_reciprocity"]
    return {(row.sender_id, row.receiver_id): (row.sender_says, row.receiver_says) for row in found.itertuples()}


def changed(*rows):
    found = worked_out(*rows)["sharing_changed"]
    return {row.partner_id: row.change for row in found.itertuples()}


def received(row, partner, agency=OTHER, **more):
    return share(row, partner, agency_id=agency, section="detections_received", **more)


def test_an_agency_counts_once_for_a_partner_with_its_latest_whole_list():
    old = share(1, "gone-pd-ca", date="2020-01-01")
    rows = [share(1, THIRD), share(2, THIRD, "Inactive Madeuptown"), share(1, THIRD, agency_id=OTHER), old]
    assert most(*rows) == {THIRD: (2, 2, True)}
    assert numbers(*rows)[f"all-detections-shared-name-{THIRD}"] == "2"


def test_a_later_list_that_waits_leaves_the_whole_one_before_it():
    waits = share(1, "new-pd-ca", date="2024-01-01", status="needs_review")
    assert most(share(1, THIRD), waits) == {THIRD: (1, 1, True)}


def test_a_date_of_which_one_list_waits_does_not_count():
    assert most(share(1, THIRD), share(1, "new-pd-ca", which="-2", status="needs_review")) == {}


def test_a_name_without_a_state_is_never_ranked_and_a_federal_body_is():
    rows = [share(1, "pasadena-pd-xx", agency_id=a) for a in (AGENCY, OTHER)]
    rows += [share(2, "ice-ero-federal-xx", agency_id=a, partner_class="federal") for a in (AGENCY, OTHER)]
    assert most(*rows) == {"pasadena-pd-xx": (2, 2, False), "ice-ero-federal-xx": (2, 2, True)}
    named = [name for name in numbers(*rows) if name.startswith("all-")]
    assert named == ["all-detections-shared-name-ice-ero-federal-xx"]


def test_both_say_so_or_one_is_silent():
    assert says(share(1, OTHER), received(1, AGENCY)) == {(AGENCY, OTHER): ("named", "named")}
    assert says(share(1, OTHER), received(1, THIRD)) == {(AGENCY, OTHER): ("named", "not_named")}
    assert says(share(1, THIRD), received(1, AGENCY)) == {(AGENCY, OTHER): ("not_named", "named")}


def test_a_silence_needs_a_whole_list_of_the_same_kind():
    sent = share(1, OTHER)
    assert says(sent, share(1, THIRD, agency_id=OTHER)) == {(AGENCY, OTHER): ("named", "no_list")}
    assert says(sent, received(1, THIRD, status="needs_review")) == {(AGENCY, OTHER): ("named", "list_waits")}
    assert says(sent, received(1, THIRD, form="sharing-table")) == {(AGENCY, OTHER): ("named", "no_list")}
    assert says(sent) == {}


def test_a_name_without_a_state_may_be_the_other_agency():
    rows = share(1, OTHER), received(1, AGENCY.replace("-ca", "-xx"))
    assert says(*rows) == {(AGENCY, OTHER): ("named", "name_without_state")}
    assert [name for name in numbers(*rows) if "reciprocity" in name] == []


def test_pairs_are_counted_only_where_both_lists_tell():
    found = numbers(share(1, OTHER), share(2, THIRD), received(1, AGENCY), received(1, OTHER, THIRD))
    held = {name: shown for name, shown in found.items() if "reciprocity" in name}
    base = f"{AGENCY}-reciprocity"
    assert held == {f"{base}-told": "2", f"{base}-both": "1", "all-reciprocity-told": "2", "all-reciprocity-both": "1"}


def test_what_came_and_what_went_between_two_lists():
    rows = [share(1, OTHER, date="2020-02-06"), share(2, "old-pd-ca", date="2020-02-06")]
    rows += [share(1, OTHER), share(2, "new-pd-ca")]
    assert changed(*rows) == {"old-pd-ca": "gone", "new-pd-ca": "added"}
    (one,) = worked_out(*rows)["sharing_changes"].to_dict("records")
    assert [one[name] for name in ("kept", "added", "gone", "renamed", "not_told")] == [1, 1, 1, 0, 0]
    base = f"{AGENCY}--10001-data-sharing-report-2022-03-01-detections-shared-since-2020-02-06"
    assert [numbers(*rows)[f"{base}-{x}"] for x in ("added", "gone", "renamed", "not-told")] == ["1", "1", "0", "0"]


def test_a_rename_is_no_churn_and_letter_case_is_no_rename():
    rows = [share(1, OTHER, "Mockton PD (CA)", date="2020-02-06"), share(2, THIRD, "MADEUPTOWN", date="2020-02-06")]
    rows += [share(1, OTHER, "Inactive Mockton PD (CA)"), share(2, THIRD, "Madeuptown")]
    assert changed(*rows) == {OTHER: "renamed"}


def test_a_state_printed_in_one_list_only_is_not_told():
    rows = [share(1, "mockton-pd-xx", date="2020-02-06"), share(1, "mockton-pd-ca")]
    assert changed(*rows) == {"mockton-pd-xx": "not_told", "mockton-pd-ca": "not_told"}


def test_places_of_one_name_in_two_states_are_two():
    assert changed(share(1, "mockton-pd-nv", date="2020-02-06"), share(1, "mockton-pd-ca")) == {
        "mockton-pd-nv": "gone",
        "mockton-pd-ca": "added",
    }


def test_lists_of_two_kinds_or_that_wait_or_share_a_date_are_not_compared():
    before = share(1, "old-pd-ca", date="2020-02-06")
    assert changed(before, share(1, form="sharing-table")) == {}
    assert changed(before, share(1, status="needs_review")) == {}
    assert changed(before, share(1), share(1, which="-2")) == {}
    assert changed(before, share(1, section="detections_received")) == {}


def test_a_line_without_a_partner_goes_by_its_printed_name():
    rows = [share(1, None, "12 more", date="2020-02-06"), share(1, None, "12  MORE"), share(2)]
    assert changed(*rows) == {"12 more": "gone", "12 MORE": "added", OTHER: "added"}


def test_hot_lists_are_counted_as_printed():
    hot = {"section": "hotlists_shared"}
    rows = [share(1, OTHER, hot_list_as_printed="Town  Hotlist", **hot)]
    rows += [share(2, THIRD, hot_list_as_printed="Town Hotlist", **hot)]
    rows += [share(1, THIRD, agency_id=OTHER, hot_list_as_printed="Town Hotlist", **hot)]
    (one,) = worked_out(*rows)["sharing_hot_lists"].to_dict("records")
    assert (one["hot_list_as_printed"], one["agencies"], one["partners"]) == ("Town Hotlist", 2, 2)
