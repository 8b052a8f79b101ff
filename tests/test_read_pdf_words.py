"""Words of made PDFs: their text, boxes as displayed, order and offsets, and where one word ends."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_pdfs import drawn, line, made
from reportlab.pdfbase.pdfmetrics import stringWidth

from lib.read.pdf import read_pdf


def only_page(data: bytes):
    reading = read_pdf(data)
    assert (reading.status, reading.reason) == ("read", "")
    assert len(reading.pages) == 1
    return reading.pages[0]


def width(text: str, size: float = 11) -> float:
    return stringWidth(text, "Helvetica", size)


def in_order(c):
    for text, x, y in (("Sampleville Police", 72, 700), ("Madeup County", 326, 700), ("Testburg", 72, 680)):
        c.drawString(x, y, text)


def test_a_word_has_its_box_size_and_color():
    page = only_page(made(line("Sampleville", 72, 700)))
    (word,) = page.words
    assert (word.text, word.size, word.color, word.hidden) == ("Sampleville", 11.0, "#000000", "")
    # Helvetica reaches 0.207 of its size below the base line, which is 842 - 700 from the top.
    assert word.box == (72.0, 133.28, round(72 + width("Sampleville"), 2), 144.28)
    assert (page.number, page.text_source, page.width, page.height) == (1, "native", 595.0, 842.0)


def test_words_are_joined_by_spaces_in_a_line_and_by_line_ends_between_lines():
    page = only_page(made(in_order))
    assert page.text == "Sampleville Police Madeup County\nTestburg"
    assert [page.text[w.char_start : w.char_end] for w in page.words] == [w.text for w in page.words]


def test_one_run_padded_with_spaces_is_several_words():
    # The footer of the 2020 Hit Ratio Report is one run.
    footer = "Date Created: 02-06-20" + " " * 40 + "LEARN Administrator List Report" + " " * 40 + "Page 1 of 1"
    page = only_page(drawn(f"BT /F1 9 Tf 40 18 Td ({footer}) Tj ET"))
    assert page.text == "Date Created: 02-06-20 LEARN Administrator List Report Page 1 of 1"
    assert page.words[3].box[0] == round(40 + width("Date Created: 02-06-20" + " " * 40, 9), 2)


def test_gaps_inside_a_run_part_words():
    page = only_page(drawn("BT /F1 11 Tf 72 700 Td [(Agency) -5000 (City) -9000 (State)] TJ ET"))
    assert page.text == "Agency City State"
    places = [72, 72 + width("Agency") + 55, 72 + width("AgencyCity") + 55 + 99]
    assert [w.box[0] for w in page.words] == pytest.approx(places, abs=0.01)


@pytest.mark.parametrize(
    ("operators", "text"),
    [
        ("(Sam) Tj (ple) Tj (ville) Tj", "Sampleville"),
        ("[(W) 120 (A) 120 (V) 30 (E)] TJ", "WAVE"),
        ("(Mc) Tj (Donald) Tj", "McDonald"),
        ("(17) Tj /F1 7 Tf 4 Ts (th) Tj", "17th"),
        ("(S) Tj (h) Tj (e) Tj (r) Tj (i) Tj (f) Tj (f) Tj (s) Tj", "Sheriffs"),
    ],
)
def test_a_word_drawn_in_pieces_stays_one(operators, text):
    page = only_page(drawn(f"BT /F1 11 Tf 72 700 Td {operators} ET"))
    assert page.text == text
    assert page.words[0].box[0] == 72.0


def test_single_signs_below_each_other_are_words_of_their_own():
    # Rows of a System report with nothing detected.
    page = only_page(made(lambda c: [c.drawString(500, 700 - 22 * n, "0") for n in range(3)]))
    assert page.text == "0\n0\n0"


def test_a_sideways_word_drawn_in_pieces_stays_one():
    page = only_page(drawn("BT /F1 11 Tf 0 1 -1 0 72 600 Tm (Sam) Tj (ple) Tj (ville) Tj ET"))
    assert page.text == "Sampleville"


def test_rows_that_begin_alike_stay_one_word_when_drawn_in_pieces():
    def hot_lists(c):
        for n, name in enumerate(("Sampleville", "Testburg", "Madeup", "Otherton")):
            c.drawString(72, 700 - 20 * n, "LEARN_")
            c.drawString(72 + width("LEARN_"), 700 - 20 * n, name)

    assert only_page(made(hot_lists)).text.split("\n") == [
        "LEARN_Sampleville",
        "LEARN_Testburg",
        "LEARN_Madeup",
        "LEARN_Otherton",
    ]


def touching(left: str, between=lambda c, y: None):
    def cells(c):
        for n, right in enumerate(("Madeup County", "Nowhere County", "Otherton", "Placeholder")):
            y = 700 - 20 * n
            c.drawString(72, y, left if n == 0 else "Testburg")
            between(c, y)
            c.drawString(72 + width(left), y, right)

    return only_page(made(cells)).text.split("\n")[0]


def test_touching_cells_are_two_after_a_state_tag():
    # `... Attorneys Office (CA)Riverside County ...` in a Data Sharing Report of 2022.
    assert touching("Sampleville Attorneys Office (CA)") == "Sampleville Attorneys Office (CA) Madeup County"


def test_touching_cells_are_two_where_a_column_begins():
    assert touching("Sampleville Attorneys Office") == "Sampleville Attorneys Office Madeup County"


def test_touching_cells_are_two_when_a_cell_is_painted_between_them():
    def cell(c, y):
        c.setFillGray(1)
        c.rect(72 + width("Sampleville"), y - 4, 200, 20, stroke=0, fill=1)
        c.setFillGray(0)

    assert touching("Sampleville", cell) == "Sampleville Madeup County"


def test_a_hyphen_at_the_end_of_a_line_stays_and_ends_its_word():
    def wrapped(c):
        c.drawString(72, 700, "Sample-")
        c.drawString(72, 684, "Ville County")

    page = only_page(made(wrapped))
    assert page.text == "Sample-\nVille County"
    assert page.words[0].box[2] == round(72 + width("Sample-"), 2)


def fake_bold(c, text: str, y: float, by: float, glyph_by_glyph: bool):
    x = 72.0
    for part in text if glyph_by_glyph else [text]:
        c.drawString(x, y, part)
        c.drawString(x + by, y, part)
        x += width(part)


@pytest.mark.parametrize("glyph_by_glyph", [True, False])
@pytest.mark.parametrize("by", [0.0, 0.2, 0.4, 0.8, 1.2])
@pytest.mark.parametrize("text", ["State", "49", "Sheriffs Office", "1,100", "4499", "Mississippi 7"])
def test_what_is_drawn_twice_comes_out_once_and_double_letters_stay(text, by, glyph_by_glyph):
    page = only_page(made(lambda c: fake_bold(c, text, 700, by, glyph_by_glyph)))
    assert page.text == text


def test_doubled_glyphs_in_one_run_come_out_once():
    operators = "[(S) 640 (S) -10 (t) 260 (t) -10 (a) 540 (a) (t) 260 (t) (e) 540 (e)] TJ"
    assert only_page(drawn(f"BT /F1 11 Tf 72 700 Td {operators} ET")).text == "State"


@pytest.mark.parametrize(
    ("turned", "size", "box"),
    [
        (0, (480.0, 770.0), (52.0, 91.28, 86.85, 102.28)),
        (90, (770.0, 480.0), (667.72, 52.0, 678.72, 86.85)),
        (180, (480.0, 770.0), (393.15, 667.72, 428.0, 678.72)),
        (270, (770.0, 480.0), (91.28, 393.15, 102.28, 428.0)),
    ],
)
def test_boxes_are_as_displayed_after_rotation_and_crop(turned, size, box):
    entries = b"/Rotate %d/CropBox[20 30 500 800]" % turned
    page = only_page(drawn("BT /F1 11 Tf 72 700 Td (Turned) Tj ET", entries=entries))
    assert (page.width, page.height) == size
    assert [(w.text, w.box, w.size) for w in page.words] == [("Turned", box, 11.0)]


def test_sideways_text_has_its_line_across():
    def sideways(c):
        c.translate(300, 300)
        c.rotate(90)
        c.drawString(0, 0, "Sideways text")

    first, second = only_page(made(sideways)).words
    assert (first.text, first.size) == ("Sideways", 11.0)
    assert first.box == (291.28, round(542 - width("Sideways"), 2), 302.28, 542.0)
    assert (second.text, second.box[3]) == ("text", round(542 - width("Sideways "), 2))


def test_text_inside_a_form_object_is_where_the_form_puts_it():
    def form(c):
        c.beginForm("total")
        c.setFont("Helvetica", 10)
        c.drawString(5, 5, "14")
        c.endForm()
        c.translate(500, 20)
        c.scale(2, 2)
        c.doForm("total")

    (word,) = only_page(made(form)).words
    assert (word.text, word.size, word.box) == ("14", 20.0, (510.0, 796.14, round(510 + width("14", 20), 2), 816.14))


def test_the_same_bytes_give_the_same_reading():
    data = made(in_order, in_order)
    assert read_pdf(data) == read_pdf(data)


PRINTED = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(PRINTED, min_size=1, max_size=5), min_size=1, max_size=20))
@example([["0", "0"], ["0"]])
def test_any_printed_words_come_back_with_their_places(lines):
    def page(c):
        for n, words in enumerate(lines):
            c.drawString(40, 800 - 20 * n, " ".join(words))

    found = only_page(made(page))
    words = [word for words in lines for word in words]
    assert [w.text for w in found.words] == words
    assert found.text == "\n".join(" ".join(words) for words in lines)
    assert [found.text[w.char_start : w.char_end] for w in found.words] == words
    for w in found.words:
        assert 0 <= w.box[0] < w.box[2] <= found.width
        assert w.box[3] - w.box[1] == pytest.approx(11, abs=0.011)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(PRINTED, PRINTED, PRINTED), min_size=1, max_size=20))
@example([("=", "0", "0")])
def test_any_cells_of_a_row_are_one_line(rows):
    def page(c):
        for n, cells in enumerate(rows):
            for k, text in enumerate(cells):
                c.drawString(40 + 180 * k, 800 - 20 * n, text)

    assert only_page(made(page)).text == "\n".join(" ".join(cells) for cells in rows)
