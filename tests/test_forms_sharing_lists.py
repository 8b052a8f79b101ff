"""Sharing tables as sheets and as texts: rows with their cells and characters, and what bad ones get."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.forms import sharing_table
from lib.forms.delimited import records
from lib.pages import Page, Word, words_in

HEADER = ["Organization Name", "Networks Shared With Me", "Networks I'm Sharing"]
ROWS = [
    ["Sampleville ZZ PD", "Sampleville ZZ PD,Sampleville ZZ PD (Flex) ", ""],
    ["Demo, Inc", "", "Mockton County ZZ SO"],
    ["Faketon ZZ PD", "Faketon ZZ PD", "Mockton County ZZ SO"],
]
LINES = [
    ("detections_received", 1, "Sampleville ZZ PD", "Sampleville ZZ PD,Sampleville ZZ PD (Flex)"),
    ("detections_received", 3, "Faketon ZZ PD", "Faketon ZZ PD"),
    ("detections_shared", 2, "Demo, Inc", "Mockton County ZZ SO"),
    ("detections_shared", 3, "Faketon ZZ PD", "Mockton County ZZ SO"),
]


def sheet(rows, first=1, hidden=(), name="Sheet1", number=1):
    """Return a sheet's page; `hidden` holds addresses of cells nobody sees."""
    words, text = [], ""
    for n, row in enumerate(rows, first):
        for letter, cell in zip("ABCDEF", row, strict=False):
            if cell:
                address = f"{letter}{n}"
                why = "hidden row" if address in hidden else ""
                words.append(Word(cell, len(text), len(text) + len(cell), hidden=why, cell=address))
                text += cell + "\n"
    return Page(number, text, "cells", tuple(words), sheet=name)


def text_page(text):
    return Page(1, text, "text", words_in(text))


def lines_of(found):
    kept = ("section", "row", "name_as_printed", "networks_as_printed")
    return sorted(tuple(line[k] for k in kept) for line in found["listed"])


def counted(found):
    return {use["used_as"]: use["words"] for use in found["word_uses"]}


def test_a_sheet_gives_a_line_for_each_direction_that_is_filled():
    page = sheet([HEADER, *ROWS])
    assert sharing_table.takes(page)
    found = sharing_table.rows([page])
    assert lines_of(found) == LINES
    assert [line["cell"] for line in found["listed"]] == ["A2", "A3", "A4", "A4"]
    assert {line["text_source"] for line in found["listed"]} == {"cells"}
    assert counted(found) == {"heading": 3, "value": 7}


def test_a_title_and_a_date_may_stand_above_the_header_and_other_columns_beside_it():
    rows = [["Shared Networks of Mockton"], ["As of 01/05/2026"], [], [*HEADER, "Notes"], [*ROWS[0], "ask"], *ROWS[1:]]
    found = sharing_table.rows([sheet(rows)])
    assert lines_of(found) == LINES
    assert found["reports"][0]["created_on_as_printed"] == "01/05/2026"
    assert [row["words"] for row in found["left_over"]] == ["A1 Shared Networks of Mockton", "D5 ask"]


def test_hidden_cells_are_no_values_and_a_row_with_one_waits():
    found = sharing_table.rows([sheet([HEADER, *ROWS], hidden=("A3", "C3", "B4"))])
    assert lines_of(found) == [LINES[0], (LINES[3][0], 2, *LINES[3][2:])]
    assert [line["doubt"] for line in found["listed"]] == ["", "a cell of its row cannot be seen"]
    assert counted(found)["hidden"] == 3


def test_a_row_without_a_name_waits_and_one_without_networks_is_left_over():
    found = sharing_table.rows([sheet([HEADER, ["", "X ZZ PD", ""], ["Y ZZ PD", "", ""]])])
    assert [(line["networks_as_printed"], line["doubt"]) for line in found["listed"]] == [
        ("X ZZ PD", "the row names no organization")
    ]
    assert [row["words"] for row in found["left_over"]] == ["A3 Y ZZ PD"]


def test_a_sheet_of_other_titles_waits_with_them():
    page = sheet([["Agency", "Shared Networks"], ["Sampleville ZZ PD", "A,B"]])
    assert sharing_table.takes(page)
    found = sharing_table.rows([page])
    assert found["listed"] == []
    assert found["review"][0]["why"] == "a table whose columns no rule knows: Agency | Shared Networks"


def test_a_column_named_twice_and_a_header_alone():
    twice = sharing_table.rows([sheet([[HEADER[0], HEADER[1], HEADER[1]], *ROWS])])
    assert twice["listed"] == [] and "Networks Shared With Me | Networks Shared With Me" in twice["review"][0]["why"]
    assert sharing_table.rows([sheet([HEADER])])["listed"] == []


def test_other_sheets_are_not_taken():
    assert not sharing_table.takes(sheet([["Agency", "2018 Hits", "2018 Detections"], ["Sampleville", "1", "2"]]))
    assert not sharing_table.takes(sheet([]))


def test_rows_count_on_over_the_sheets_of_a_workbook():
    found = sharing_table.rows([sheet([HEADER, *ROWS]), sheet([HEADER, ROWS[2]], name="More", number=2)])
    assert [(line["sheet"], line["row"]) for line in found["listed"]][-2:] == [("More", 4), ("More", 4)]


def quoted(row, delimiter):
    return delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row)


def test_a_delimited_text_under_the_known_titles():
    for delimiter in ("\t", ",", ";", "|"):
        text = "\n".join(quoted(row, delimiter) for row in [HEADER, *ROWS])
        page = text_page(text)
        assert sharing_table.takes(page), delimiter
        found = sharing_table.rows([page])
        assert lines_of(found) == LINES, delimiter
        places = [text[line["char_start"] : line["char_end"]] for line in found["listed"]]
        assert places == [line["name_as_printed"] for line in found["listed"]]
        assert sum(counted(found).values()) == len(page.words), delimiter
        assert found["left_over"] == []


def test_commas_without_quotes_make_more_fields_than_titles_and_wait():
    found = sharing_table.rows([text_page(",".join(HEADER) + "\nDemo ZZ PD,A ZZ PD,B ZZ PD,Mockton ZZ SO\n")])
    assert {line["doubt"] for line in found["listed"]} == {"its line has another number of fields than the header"}


def test_a_list_under_one_of_the_titles_is_that_list():
    text = "Networks I'm Sharing:\n- Sampleville ZZ PD\n- Demo University CA, Berkeley CA PD\n- Faketon CA PD\n"
    found = sharing_table.rows([text_page(text)])
    assert [(x["section"], x["row"], x["name_as_printed"]) for x in found["listed"]] == [
        ("detections_shared", 1, "Sampleville ZZ PD"),
        ("detections_shared", 2, "Demo University CA"),
        ("detections_shared", 3, "Berkeley CA PD"),
        ("detections_shared", 4, "Faketon CA PD"),
    ]


def test_names_alone_do_not_say_which_list_they_are():
    page = text_page("Alameda CA PD\nAlbany CA PD\nYolo County CA SO\n")
    assert sharing_table.takes(page)
    found = sharing_table.rows([page])
    assert [line["section"] for line in found["listed"]] == ["unknown"] * 3
    assert all("which list it is is not known" in line["doubt"] for line in found["listed"])
    assert len(found["review"]) == 1


def test_letters_and_notes_are_no_lists():
    for text in (
        "Dear Ms. Testwriter,\n\nPlease find attached the records, as asked.\n\nSincerely,\nRecords Division\n",
        "Alameda CA PD\nWe share with many agencies in the state.\nPlease call.\n",
        "one\ntwo\nthree\n",
        "From: Records\nSubject: Your request\n" + "Alameda CA PD\nAlbany CA PD\nYolo County CA SO\n" * 20,
        "",
    ):
        assert not sharing_table.takes(text_page(text)), text


CELL = st.text(st.sampled_from('abZ ,"\t\n.'), max_size=12).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=6), st.sampled_from("\t,;|"))
@settings(max_examples=200, deadline=None)
def test_quoted_fields_come_back_with_their_places(rows, delimiter):
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    got = list(records(text, delimiter))
    assert [[field.text for field in fields] for fields in got] == rows
    for fields in got:
        for field in fields:
            assert text[field.start : field.end].replace('""', '"') == field.text
