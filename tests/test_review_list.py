"""The desk's list: the most consequential first, each with a picture of its place that is drawn once for its bytes."""

import io

import pandas as pd
from made_tables import AGENCY, REQUEST, count_row, counts, review
from PIL import Image

from lib import review as room
from lib import tables as t

DOCUMENT = f"d-{AGENCY}-{REQUEST}"


def shares(*names, why="came through OCR"):
    row = {"agency_id": AGENCY, "request_id": REQUEST, "section": "detections_shared", "status": "needs_review"}
    rows = [
        row
        | {"value_id": f"v-list-r{n}", "row": n, "name_as_printed": x, "why": why, "document_id": DOCUMENT, "page": 1}
        for n, x in enumerate(names, 1)
    ]
    return t.as_frame(t.SHARES, rows)


def listed(*rows, values=None, lists=None):
    """The ordered list and the single lines behind it."""
    waits = review(*rows)
    lines = room.open_lines(waits, shares() if lists is None else lists)
    return room.in_order(waits, counts() if values is None else values, lines), lines


GROUP = {"review_id": "r-lines-x-1", "why": "came through OCR", "document_id": DOCUMENT}


def test_what_a_hit_ratio_hangs_on_comes_first_and_what_no_rule_uses_last():
    hits = count_row("hits", None, status="needs_review")
    window = ("2018-01-01", "2018-06-30", "partial_year")
    part = count_row("hits", None, window, status="needs_review")
    values = counts(hits, part, count_row("cameras", None, status="needs_review"))
    rows = [
        {"review_id": "r-left", "what": "left_over_text"}, GROUP, {"review_id": "r-file", "what": "file"},
        {"review_id": "r-k-two", "what": "contradiction"}, *({"review_id": f"r-{x}"} for x in values["value_id"]),
    ]  # fmt: skip
    waits, _ = listed(*rows, values=values, lists=shares("A", "B"))
    assert waits["review_id"].tolist() == [
        f"r-{hits['value_id']}", f"r-{part['value_id']}", "r-k-two", f"r-{values['value_id'][2]}", "r-file",
        "r-lines-x-1", "r-left",
    ]  # fmt: skip
    assert waits["order"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert waits["depends"][0] == "the hit ratio of 2018, and the pooled ratio of 2018"
    assert waits["depends"][5] == "2 lines, and the number of names of their list"


def test_each_thing_says_what_a_ruling_names():
    waits, _ = listed({"review_id": "r-v-1"}, {"review_id": "r-left-over"}, {"review_id": "r-desk", "what": "decision"})
    assert dict(zip(waits["review_id"], waits["rule_on"].fillna(""), strict=True)) == {
        "r-v-1": "v-1", "r-left-over": "r-left-over", "r-desk": "",
    }  # fmt: skip


def test_the_lines_behind_a_row_are_those_of_its_document_and_reason():
    lines = room.open_lines(review(GROUP), pd.concat([shares("A", "B"), shares("C", why="other")]))
    assert lines[["n", "name_as_printed"]].to_numpy().tolist() == [[1, "A"], [2, "B"]]


def test_what_a_person_looked_at_is_on_the_list_no_more():
    ruled = {"file": "values.csv", "line": 2, "about": "r-1", "decision": "reject", "became": "applied", "by": "A"}
    rulings = t.as_frame(t.RULINGS, [ruled | {"on": "2026-11-26", "why": "x"}])
    assert room.collect({"review_extract": review({}, {}), "rulings": rulings})["review_id"].tolist() == ["r-2"]


def test_a_name_that_is_open_says_how_many_lines_hang_on_it_and_is_seen_at_its_first_line():
    name = {"review_id": "r-name-x-xx-1", "what": "agency_name", "readings": "B", "document_id": DOCUMENT}
    lists = shares("A", "B", "B")
    waits = room.in_order(review(name), counts(), room.open_lines(review(), lists), lists)
    assert waits["depends"].tolist() == ["who the partner in 2 lines of lists is"]
    assert room.seen_at(waits, lists).to_dict() == {"r-name-x-xx-1": "v-list-r2"}


# --- pictures


def png(color=(255, 255, 255)):
    out = io.BytesIO()
    Image.new("RGB", (918, 1188), color).save(out, "PNG")
    return out.getvalue()


def place(value_id, top=100.0, sha="0" * 64):
    row = {"document_id": DOCUMENT, "page": 1, "x0": 200.0, "top": top, "x1": 260.0, "bottom": top + 12}
    return pd.DataFrame([row | {"width": 612.0, "height": 792.0, "sha256": sha}], index=[value_id])


class Drawer:
    """Draws white pages and counts how often."""

    def __init__(self, fails=False):
        self.drawn, self.fails = [], fails

    def __call__(self, document, page):
        self.drawn.append((document, page))
        if self.fails:
            raise ValueError("cannot be drawn")
        return png()


def test_one_page_is_drawn_once_for_all_its_places_and_not_again_for_the_same_bytes(tmp_path):
    draw, places = Drawer(), pd.concat([place("v-1"), place("v-2", 300.0)])
    names = room.draw_crops(places, draw, tmp_path / "cache", tmp_path / "crops")
    assert draw.drawn == [(DOCUMENT, 1)]
    with Image.open(tmp_path / "crops" / names["v-1"]) as crop:
        assert crop.size == (540, 96)
    again = room.draw_crops(places, draw, tmp_path / "cache", tmp_path / "again")
    assert (len(draw.drawn), again.to_dict()) == (1, names.to_dict())
    one, two = ((tmp_path / x / names["v-2"]).read_bytes() for x in ("crops", "again"))
    assert one == two


def test_other_bytes_are_drawn_anew_and_pictures_of_what_is_settled_go(tmp_path):
    draw = Drawer()
    first = room.draw_crops(place("v-1"), draw, tmp_path / "cache", tmp_path / "crops")
    second = room.draw_crops(place("v-1", sha="1" * 64), draw, tmp_path / "cache", tmp_path / "crops")
    assert len(draw.drawn) == 2
    assert [path.name for path in (tmp_path / "crops").iterdir()] == [second["v-1"]] != [first["v-1"]]


def test_a_page_that_cannot_be_drawn_has_no_picture(tmp_path):
    assert len(room.draw_crops(place("v-1"), Drawer(fails=True), tmp_path / "cache", tmp_path / "crops")) == 0


def test_no_more_than_so_many_are_drawn_anew(tmp_path):
    places = pd.concat([place(f"v-{n}", 40.0 * n) for n in range(1, 6)])
    assert len(room.draw_crops(places, Drawer(), tmp_path / "cache", tmp_path / "crops", most=2)) == 2
    assert len(room.draw_crops(places, Drawer(), tmp_path / "cache", tmp_path / "crops", most=2)) == 4


def test_the_place_of_a_value_is_the_box_around_all_its_words():
    boxes = [{"x0": 10.0, "top": 5.0, "x1": 20.0, "bottom": 9.0}, {"x0": 22.0, "top": 4.0, "x1": 40.0, "bottom": 9.0}]
    cited = [{"value_id": "v-1", "n": n, "document_id": DOCUMENT, "page": 1} | b for n, b in enumerate(boxes, 1)]
    pages = t.as_frame(t.PAGES, [{"document_id": DOCUMENT, "page": 1, "width": 612.0, "height": 792.0}])
    documents = pd.DataFrame([{"document_id": DOCUMENT, "sha256": "0" * 64}])
    found = room.places_of(pd.Series(["v-1"]), t.as_frame(t.CITATIONS, cited), pages, documents)
    assert found.loc["v-1", ["x0", "top", "x1", "bottom"]].tolist() == [10.0, 4.0, 40.0, 9.0]


def test_the_picture_for_the_notebook_shows_numbers_and_nothing_where_nothing_has_one(tmp_path):
    waits, lines = listed({"review_id": "r-v-1"})
    documents = pd.DataFrame([{"document_id": DOCUMENT, "path": "x", "sha256": "0" * 64}])
    crops = room.draw_crops(place("v-1"), Drawer(), tmp_path / "cache", tmp_path / "crops")
    shown, _ = room.with_pictures(waits, lines, crops, documents, room.seen_at(waits, shares()))
    sheet = room.sheet_of(shown, tmp_path / "crops")
    assert (sheet.numbers, sheet.picture[:4]) == ((1,), b"\x89PNG")
    assert room.sheet_of(waits, tmp_path).picture is None
