"""How many organizations a list names: a number of the register for lists that stand, and nothing for others."""

from made_tables import AGENCY, NAME, counts, held, pair

from lib import tables as t
from lib.hit_ratio.list_findings import list_findings, with_lists
from lib.publish import agency_lists, agency_of

LIST = f"v-{AGENCY}--10001-portal-page-2026-01-25-detections-shared"


def share(row, name="Alameda CA PD", status="accepted", base=LIST, which="", **more):
    said = {"value_id": f"{base}-r{row}{which}", "agency_id": AGENCY, "request_id": "10001", "row": row}
    said |= {"section": "detections_shared", "name_as_printed": name, "as_of": "2026-01-25", "status": status}
    return said | {"evidence": f"evidence/x.html#{base}-r{row}"} | more


def shares(*rows):
    return t.as_frame(t.SHARES, list(rows))


def shown(*rows):
    return {found["finding_id"]: found["shown"] for found in list_findings(shares(*rows))}


def block(*rows):
    every = held(counts(*pair(405, 490_535, 2018)), shares=shares(*rows))
    every["findings"] = with_lists(every["findings"], every["shares"])
    return agency_lists.lists(agency_of(AGENCY, every)).plain


def test_the_names_of_a_list_that_stands_are_counted():
    assert shown(*(share(n) for n in range(1, 1201))) == {f"f-{LIST[2:]}-names": "1,200"}


def test_two_lists_of_one_kind_and_date_have_numbers_of_their_own():
    assert shown(share(1), share(2), share(1, which="-2")) == {
        f"f-{LIST[2:]}-names": "2",
        f"f-{LIST[2:]}-2-names": "1",
    }


def test_a_list_with_a_line_that_waits_has_no_number():
    assert shown(share(1), share(2, status="needs_review")) == {}
    assert "waits for a person" in block(share(1), share(2, status="needs_review"))


def test_a_list_sent_twice_and_a_pool_of_unnamed_recipients_do_not_count():
    assert shown(share(1, status="duplicate")) == {}
    assert shown(share(1), share(2, name="Shared NVLS")) == {f"f-{LIST[2:]}-names": "1"}


def test_a_row_in_the_agency_s_own_name_is_not_taken_for_the_line_s():
    base = "v-r2-demo-r7-pd-zz--10001-sharing-table-undated-detections-shared"
    assert list(shown(share(3, base=base))) == [
        "f-r2-demo-r7-pd-zz--10001-sharing-table-undated-detections-shared-names"
    ]


def test_the_page_says_the_number_and_the_date_of_each_list():
    text = block(share(1), share(2))
    assert " ".join(text.splitlines()[-1].split()) == "Organizations that get its detections 2026-01-25 2"
    assert block() == "No list of the organizations it shares with is on hand."


def test_the_number_leads_to_evidence():
    (found,) = list_findings(shares(share(1)))
    assert found["evidence"] == f"evidence/x.html#{LIST}-r1"
    assert NAME not in found["how"]
