"""Who a partner is: joined by rule, by another list's State column, or by a ruling; never by likeness."""

import csv
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from lib import tables as t
from lib.clean import open_names, read_reference, with_partners
from lib.clean.reference import COLUMNS

NAMES = pd.DataFrame(
    [("sampleville-pd-ca", "Sampleville Police Department", "CA"), ("mockton-pd-tx", "Mockton PD", "")],
    columns=["agency_id", "agency_name", "state"],
)
NO_REFERENCE = pd.DataFrame(columns=COLUMNS)
RULING = ["name_as_printed", "state", "agency_id", "decision", "status"]


def shares(*lines):
    """Make lines of (name, State column, document, agency) shares."""
    rows = []
    for n, (name, state, document, agency) in enumerate(lines):
        row = {
            "value_id": f"v-{n:03}",
            "list_id": f"v-{document}",
            "agency_id": agency,
            "request_id": "1",
            "section": "detections_shared",
            "row": n,
        }
        row |= {"name_as_printed": name, "state_as_printed": state, "document_id": document}
        rows.append(row | {"page": 1, "status": "accepted", "flags": ""})
    return t.as_frame(t.SHARES, rows)


def ours(*cells):
    """Make lines of one list of Sampleville, from names or (name, State column)."""
    pairs = [cell if isinstance(cell, tuple) else (cell, "") for cell in cells]
    return shares(*[(name, state, "d-a", "sampleville-pd-ca") for name, state in pairs])


def told(lines, rulings=(), reference=NO_REFERENCE, names=NAMES):
    ruled = pd.DataFrame(list(rulings), columns=RULING)
    found = with_partners(lines, names, ruled, reference)
    return t.check(found, t.SHARES), t.check(open_names(found, names, ruled, reference), t.REVIEW)


def ids(lines, **more):
    return told(lines, **more)[0]["partner_id"].tolist()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Los Altos PD (CA)", "Los Altos Hills PD (CA)"),
        ("Sacramento CA PD", "West Sacramento CA PD"),
        ("Kansas City KS PD", "Kansas City Police Department (MO)"),
        ("San Mateo CA PD", "San Mateo County CA SO"),
        ("Union City Police Department (CA)", "Union City Police Department"),
    ],
)
def test_two_agencies_stay_two(first, second):
    assert len(set(ids(ours(first, second)))) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tracy PD (CA)", "Tracy Police Department CA"),
        ("Tracy CA PD", "TRACY PD - CA"),
        ("Inactive Irvine Police Department (CA)", "Irvine CA PD (Flex)"),
        ("Bossier Sheriffs Office (LA)", "Bossier Parish LA SO"),
        (("Irvine Police Department", "CA"), "Irvine Police Department (CA)"),
    ],
)
def test_one_agency_in_two_spellings_is_one(first, second):
    assert len(set(ids(ours(first, second)))) == 1


def test_another_list_of_the_agency_tells_the_state_and_stands_in_the_rule():
    old = ("Irvine Police Department", "", "d-2020", "sampleville-pd-ca")
    new = ("Irvine Police Department", "CA", "d-2022", "sampleville-pd-ca")
    found, review = told(shares(old, new))
    assert found["partner_id"].tolist() == ["irvine-pd-ca", "irvine-pd-ca"]
    assert "State column of another list of the agency (d-2022)" in found["identity_rule"][0]
    assert found["partner_class"][0] == "same_state_local" and review.empty


def test_a_list_of_another_agency_tells_it_too_unless_two_differ():
    mine = ("Irvine Police Department", "", "d-a", "sampleville-pd-ca")
    first = ("Irvine Police Department", "CA", "d-b", "mockton-pd-tx")
    second = ("Irvine Police Department", "KY", "d-c", "fakedale-pd-ky")
    assert ids(shares(mine, first))[0] == "irvine-pd-ca"
    found, review = told(shares(mine, first, second))
    assert found[["partner_id", "partner_class"]].values.tolist()[0] == ["irvine-pd-xx", "unknown"]
    assert review["candidates"].tolist() == ["irvine-pd-ca; irvine-pd-ky"]


def test_a_name_that_stands_beside_itself_with_a_state_is_not_that_one():
    tagged = ("Union City Police Department (CA)", "", "d-a", "sampleville-pd-ca")
    bare = ("Union City Police Department", "", "d-a", "sampleville-pd-ca")
    other = ("Union City Police Department", "CA", "d-b", "mockton-pd-tx")
    assert ids(shares(tagged, bare, other)) == ["union-city-pd-ca", "union-city-pd-xx", "union-city-pd-ca"]


def test_a_line_that_waits_or_was_rejected_is_no_ground():
    lines = shares(
        ("Irvine Police Department", "", "d-a", "sampleville-pd-ca"),
        ("Irvine Police Department", "CA", "d-b", "sampleville-pd-ca"),
    )
    lines.loc[1, "status"] = "needs_review"
    assert ids(lines)[0] == "irvine-pd-xx"


def test_two_names_of_a_list_with_one_id_and_no_state_are_marked_and_not_counted_as_one():
    found, _ = told(ours("Orange County Sheriff", "Orange County Sheriffs Department", "Chino Police Department"))
    assert found["flags"].fillna("").tolist() == ["alike_in_list", "alike_in_list", ""]


def test_a_folder_is_joined_by_place_kind_and_state_only():
    found, review = told(ours("Sampleville Police Department (CA)", "Sampleville PD"))
    assert found["partner_id"].tolist() == ["sampleville-pd-ca", "sampleville-pd-xx"]
    assert found["identity_rule"][0].endswith("the agency of that folder")
    assert review[["readings", "candidates"]].values.tolist() == [["Sampleville PD", "sampleville-pd-ca"]]


def test_a_ruling_joins_and_a_ruling_parts():
    same = ("Sampleville PD", "", "sampleville-pd-ca", "same", "holds")
    found, review = told(ours("Sampleville PD"), [same])
    row = found.iloc[0]
    assert (row["partner_id"], row["partner_state"], row["partner_class"]) == (
        "sampleville-pd-ca",
        "CA",
        "same_state_local",
    )
    assert row["class_rule"] == "a ruling of the desk: CA" and review.empty
    parted = ("Sampleville PD (CA)", "", "sampleville-pd-ca", "different", "holds")
    found, review = told(ours("Sampleville PD (CA)"), [parted])
    assert found["partner_id"].tolist() == ["sampleville-pd-xx"] and review.empty


def test_a_disputed_ruling_settles_nothing_and_is_reviewed():
    found, review = told(ours("Fakedale PD"), [("Fakedale PD", "", "mockton-pd-tx", "same", "disputed")])
    assert found[["partner_id", "flags"]].values.tolist() == [["fakedale-pd-xx", "ruling_open"]]
    assert "people differ" in review["why"][0]


def chain(length):
    places = [f"mock{letter}" for letter in "abcdefgh"[: length + 1]]
    rulings = []
    for first, second in pairwise(places):
        rulings.append((f"{first.title()} PD (CA)", "", f"{second}-pd-ca", "same", "holds"))
    return rulings


def test_a_chain_of_five_rulings_holds_and_a_longer_one_or_a_ring_is_reviewed():
    assert ids(ours("Mocka PD (CA)"), rulings=chain(5)) == ["mockf-pd-ca"]
    for rulings in (chain(6), [*chain(1), ("Mockb PD (CA)", "", "mocka-pd-ca", "same", "holds")]):
        found, review = told(ours("Mocka PD (CA)"), rulings)
        assert "ruling_open" in found["flags"][0]
        assert "one agency to the next" in review["why"][0]


def test_a_name_like_a_known_one_is_a_candidate_and_never_joined():
    known = ("Rivers County Sheriffs Office", "TX", "d-b", "mockton-pd-tx")
    odd = ("Riverss County Sherriffs Office", "", "d-a", "sampleville-pd-ca")
    found, review = told(shares(odd, known))
    assert found["partner_id"][0] == "riverss-county-so-xx" and found["partner_class"][0] == "unknown"
    assert review["candidates"].tolist() == ["rivers-county-so-tx (92)"]


def test_the_notes_in_front_are_flags_and_text_that_is_no_name_stays():
    found, _ = told(ours("Inactive Irvine Police Department (CA)", "12-34"))
    assert found["flags"][0] == "inactive"
    assert pd.isna(found["partner_id"][1]) and found["partner_class"][1] == "unknown"


def test_a_reference_list_is_a_link_with_its_version_and_renames_nobody(tmp_path: Path):
    folder = tmp_path / "reference"
    folder.mkdir()
    lines = "ORI,Agency Name,State Abbr\nCA0000001,TRACY POLICE DEPT,CA\nCA0000002,,CA\n"
    (folder / "ori.csv").write_text(lines, encoding="utf-8")
    (folder / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    reference, problems = read_reference(tmp_path)
    assert [p.split(":")[0] for p in problems] == ["reference/odd.csv", "reference/ori.csv"]
    found, _ = told(ours("Tracy PD (CA)", "Irvine PD (CA)"), reference=reference)
    assert found["partner_name"].tolist() == ["Tracy PD (CA)", "Irvine PD (CA)"]
    assert found["identity_rule"].str.contains(r"in the list ori\.csv [0-9a-f]{12} CA0000001").tolist() == [True, False]


def test_no_lines_and_no_folders_are_no_error():
    found, review = told(shares(), names=NAMES.head(0))
    assert found.empty and review.empty


def test_real_lists_with_a_state_column_are_never_put_elsewhere():
    """Where the truth knows a recipient's state, ours is that or empty, also with the other real lists beside it."""
    samples = Path(__file__).parents[2] / "shared" / "samples" / "expected" / "partner_classes.csv"
    if not samples.is_file():
        pytest.skip("no partner_classes.csv beside the project: real names are not compared")
    with samples.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found, _ = told(ours(*[row["name"] for row in rows]))
    pairs = zip(found["partner_state"].fillna(""), rows, strict=True)
    assert [(row["name"], state) for state, row in pairs if state and row["state"] and state != row["state"]] == []
