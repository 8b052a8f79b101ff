"""An agency's page says how many its lists name, who is told of by what the Attorney General says, and what changed."""

import pytest
from made_sharing import share, shares, worked_out
from made_tables import AGENCY, OTHER, counts, held, pair

from lib import tables as t
from lib.publish import agency_lists, agency_of, agency_sharing

EVIL = "<script>alert(1)</script> Guild jane.roe@example.org"


def one(*rows, **more):
    """Return the agency with made lines of lists."""
    every = held(counts(*pair(405, 490_535, 2018)), shares=shares(*rows)) | worked_out(*rows, **more)
    both = [*every["findings"].to_dict("records"), *every["sharing_findings"].to_dict("records")]
    return agency_of(AGENCY, every | {"findings": t.as_frame(t.FINDINGS, both)})


def plain(block):
    return " ".join(block.plain.split())


def test_the_page_says_the_number_and_the_date_of_each_list():
    assert plain(agency_lists.lists(one(share(1), share(2)))).endswith("get its detections 2022-03-01 2")
    assert agency_lists.lists(one()).plain == "No list of the organizations it shares with is on hand."


def test_a_list_with_a_line_that_waits_has_no_number():
    assert "waits for a person" in plain(agency_lists.lists(one(share(1), share(2, status="needs_review"))))


def test_the_page_says_what_the_attorney_general_says():
    agency = one(share(1, partner_class="federal"), share(2, partner_class="unknown"))
    said = plain(agency_sharing.recipients(agency))
    assert "Of 2 organizations that get its detections, in the list of 2022-03-01: 0 in other states, 1 federal" in said
    assert "Of 1 no rule tells" in said
    assert said.endswith("The list is older than the bulletin.")
    law = plain(agency_sharing.law(agency))
    assert "The Attorney General says in bulletin 2023-DLE-06 of October 2023" in law
    assert "Some agencies contest this." in law
    assert "illegal" not in law + said


def test_hot_lists_say_less_and_bring_no_law():
    agency = one(share(1, partner_class="federal", section="hotlists_shared"))
    assert plain(agency_sharing.recipients(agency)).endswith("so this is noted apart, and says less.")
    assert agency_sharing.law(agency).plain == ""
    assert agency_sharing.named(agency).plain == ""


def test_nothing_is_told_where_nothing_may_be():
    blocks = (agency_sharing.pool, agency_sharing.law, agency_sharing.recipients, agency_sharing.named)
    blocks += (agency_sharing.changes, agency_sharing.pairs)
    for agency in (one(), one(share(1), state="NV"), one(share(1, status="needs_review", partner_class="federal"))):
        assert [block(agency).plain for block in blocks] == [""] * 6


def test_federal_and_private_recipients_lead_to_their_lines_and_contacts_are_covered():
    line = share(3, None, EVIL, partner_class="private", class_rule="a company, by name")
    block = agency_sharing.named(one(share(1), line))
    (row,) = block.content["rows"]
    assert row[0][0]["link"] == line["evidence"]
    assert "jane.roe" not in block.plain
    assert row[1:] == [["private"], ["a company, by name"], ["2022-03-01"]]


def test_a_pool_is_said_to_hide_recipients():
    assert "understates sharing" in plain(agency_sharing.pool(one(share(1), share(2, None, "NVLS"))))


@pytest.mark.parametrize(("later", "figures"), [("new-pd-ca", "1 1 0 0"), ("old-pd-xx", "0 0 0 2")])
def test_changes_stand_with_both_dates(later, figures):
    agency = one(share(1, "old-pd-ca", date="2020-02-06"), share(1, later))
    assert plain(agency_sharing.changes(agency)).endswith(f"2020-02-06 2022-03-01 {figures}")


def test_what_two_agencies_say_of_one_another():
    got = share(1, "else-pd-ca", agency_id=OTHER, section="detections_received")
    said = plain(agency_sharing.pairs(one(share(1, OTHER), got)))
    assert said.endswith("yes (2022-03-01) does not name it (2022-03-01)")
