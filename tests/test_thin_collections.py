"""Collections that lack something whole, such as hits, shares or windows: every table is made all the same."""

import pytest
from made_sharing import share, worked_out
from made_tables import AGENCY, OTHER, count_row, counts, held, pair

from lib import checks
from lib import tables as t

NO_WINDOW = (None, None, "unknown")
THIRTY_DAYS = (None, None, "rolling_30d")

# what the collection lacks → its counts, and how many ratios they make
COUNTS = {
    "counts": ([], 0),
    "hits": ([count_row("total_records", 490535)], 0),
    "scans": ([count_row("hits", 405)], 0),
    "windows": (pair(405, 490535, NO_WINDOW), 0),
    "windows of one agency": ([*pair(405, 490535), *pair(7, 90, NO_WINDOW, agency_id=OTHER)], 1),
    "dates": (pair(405, 490535, THIRTY_DAYS), 1),
    "figures": ([count_row("hits", None, value_as_printed="n/a")], 0),
    "values that stand": (pair(405, 490535, status="needs_review"), 0),
    "values not set aside": (pair(405, 490535, status="rejected"), 0),
    "counts of plates": ([count_row("nvls", 1), count_row("cameras", 12)], 0),
    "replies of agencies": (pair(4, 90, origin="publisher", form="counts_table"), 1),
}


@pytest.mark.parametrize(("rows", "ratios"), COUNTS.values(), ids=COUNTS)
def test_every_table_of_counts_is_made_where_the_collection_lacks(rows, ratios):
    made = held(counts(*rows))
    found = checks.contradictions(made, made)

    assert made["hit_ratios"]["hit_ratio"].notna().sum() == ratios
    for table in (t.HIT_RATIOS, t.YEAR_CHANGES, t.POOLED_RATIOS, t.FINDINGS, t.HEADLINES):
        t.check(made[table.name], table)
    t.check(checks.waiting(*checks.decide(found, made["rulings"])[:1], made["counts"]), t.REVIEW)


# what the lists lack → their lines, and the sizes told
LISTS = {
    "lines": ([], []),
    "lines that are not set aside": ([share(1, status="rejected")], []),
    "a section": ([share(1) | {"section": None}], []),
    "partners": ([share(1) | {"partner_id": None, "partner_class": None}], [1]),
    "names": ([share(1) | {"name_as_printed": None, "partner_id": None}], [1]),
    "partners but NVLS": ([share(1, None, "NVLS")], [0]),
    "lines that do not wait": ([share(1, status="needs_review")], [None]),
    "dates": ([share(1, date=None), share(2, date=None)], [2]),
    "lists of scans": ([share(1, section="hotlists_shared")], [1]),
    "lists of what is sent": ([share(1, AGENCY, agency_id=OTHER, section="detections_received")], [1]),
}


@pytest.mark.parametrize(("lines", "sizes"), LISTS.values(), ids=LISTS)
def test_every_table_of_sharing_is_made_where_the_lists_lack(lines, sizes):
    names = worked_out(*lines)["sharing_sizes"]["names"]

    assert names.astype("object").where(names.notna(), None).tolist() == sizes


def test_what_is_empty_comes_back_from_disk_and_is_worked_on(tmp_path):
    for table in (t.COUNTS, t.SHARES):
        t.write(t.as_frame(table, []), table, tmp_path)

    assert held(t.read(t.COUNTS, tmp_path))["hit_ratios"].empty
    assert t.read(t.SHARES, tmp_path).dtypes.equals(t.as_frame(t.SHARES, []).dtypes)
