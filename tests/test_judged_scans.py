"""Whoever judges a reader of scans: nothing wrong, early or lost passes as right."""

from pathlib import Path

from judged_scans import FIGURE, FIGURE_READ, LINE, Row, judged, key_of

from lib.demo.truth import csv_bytes

YEAR = {"window_start": "2018-01-01", "window_end": "2018-12-31", "window_kind": "calendar_year"}


def told(value: str, expected: str = "accepted") -> Row:
    return {
        "path": "a.pdf",
        "page": "1",
        "measure": "hits",
        "label": "Hits",
        "value": value,
        "expected": expected,
    } | YEAR


def read(value: str, status: str = "accepted", **other: str) -> Row:
    return {
        "path": "a.pdf", "page": "1", "measure": "hits", "label_as_printed": "Hits", "value": value, "status": status,
    } | YEAR | other  # fmt: skip


def what_became(told_rows: list[Row], read_rows: list[Row], *, is_listed: bool = False) -> tuple[int, ...]:
    found = judged(told_rows, read_rows, (FIGURE, FIGURE_READ), lambda row: is_listed)
    return found.accepted, len(found.wrong), len(found.early), found.waiting, len(found.lost)


def test_what_stands_there_is_accepted():
    assert what_became([told("405")], [read("405")]) == (1, 0, 0, 0, 0)
    assert what_became([told("405")], [read("405", "duplicate")]) == (1, 0, 0, 0, 0)


def test_another_digit_window_page_or_label_is_wrong():
    for other in (read("495"), read("405", window_end="2018-12-01"), read("405", page="2"),
                  read("405", label_as_printed="Hils")):  # fmt: skip
        assert what_became([told("405")], [other], is_listed=True) == (0, 1, 0, 1, 0)


def test_once_printed_and_twice_accepted_is_wrong():
    assert what_became([told("405")], [read("405"), read("405")]) == (1, 1, 0, 0, 0)


def test_a_part_that_is_accepted_is_too_early():
    assert what_became([told("405", "review")], [read("405")]) == (0, 0, 1, 0, 0)


def test_what_nobody_tells_of_is_lost():
    assert what_became([told("405")], [], is_listed=True) == (0, 0, 0, 1, 0)
    assert what_became([told("405")], []) == (0, 0, 0, 0, 1)
    assert what_became([told("405")], [read("405", "needs_review")], is_listed=True) == (0, 0, 0, 1, 0)


def test_small_l_and_capital_i_are_one_stroke():
    row = dict.fromkeys(LINE, "") | {"path": "a.pdf", "name": "Mockton PD (Fl)"}
    assert key_of(row, LINE) == key_of(row | {"name": "Mockton PD (FI)"}, LINE)
    assert key_of(row, LINE) != key_of(row | {"name": "Mockton PD (F1)"}, LINE)


def test_a_whole_run_is_judged(tmp_path: Path):
    from judged_scans import judged_run

    from lib.demo import make_scans

    make_scans(tmp_path / "made", seed=2, grade="bad", figures=5)
    (tmp_path / "desk").mkdir()
    tables = {
        "documents": [("document_id", "path", "reason")],
        "review": [("document_id",)],
        "counts": [("document_id", "page", "status", *FIGURE_READ)],
        "shares": [("document_id", "page", "status")],
    }
    for name, rows in tables.items():
        (tmp_path / "desk" / f"{name}.csv").write_bytes(csv_bytes(rows))
    figures, lines = judged_run(tmp_path / "made", tmp_path / "desk")
    assert figures.made == len(figures.lost) >= 5
    assert (
        str(lines) == "0 made, 0 accepted (0.0% of the 0 that may be), 0 accepted wrong, 0 too early, 0 waiting, 0 lost"
    )
