"""One request page saved several times: text and web page, earlier and later; each message once, nothing lost."""

import pytest
from made_pages import AGENCY, ASK, FIGURES, LAYOUTS, REQUESTER, Msg, newer_page, older_page, put, tidy

FIRST = Msg(AGENCY, "We have received your request and will answer in ten days.", date="01/30/2020")
SECOND = Msg(AGENCY, FIGURES, date="02/10/2020")
THIRD = Msg(AGENCY, "Your request has been closed. Thank you.", date="02/12/2020")


def as_web_page(text, time=""):
    """A made page as HTML: each line a block; `time` is put beside each `From:`."""
    blocks = []
    for line in text.split("\n"):
        blocks.append(f"<div>{line}</div>" if line else "<p></p><br>")
        if line.startswith("From:") and time:
            blocks.append(f'<time datetime="{time}"></time>')
    return "<html><body>" + "\n".join(blocks) + '<a href="x">y</a></body></html>'


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_later_save_supersedes_an_earlier_one_and_both_are_kept(tmp_path, layout):
    made = LAYOUTS[layout]
    put(tmp_path, made([ASK, FIRST], status="Awaiting Response"), name="a.txt")
    put(tmp_path, made([ASK, FIRST, SECOND], status="Awaiting Response"), name="b.txt")
    put(tmp_path, made([ASK, FIRST, SECOND, THIRD]), name="c.txt")
    tables = tidy(tmp_path)
    ids = dict(zip(tables["documents"]["path"].str[-5:], tables["documents"]["document_id"], strict=True))
    replaced = dict(zip(tables["documents"]["document_id"], tables["documents"]["supersedes"].fillna(""), strict=True))

    assert set(tables["documents"]["status"]) == {"read"}
    assert [replaced[ids[name]] for name in ("a.txt", "b.txt", "c.txt")] == ["", ids["a.txt"], ids["b.txt"]]
    assert set(tables["messages"]["document_id"]) == {ids["c.txt"]}
    assert len(tables["messages"]) == 4
    assert tables["requests"]["status_as_printed"].tolist() == ["Completed"]
    assert len(tables["counts"]) == 4
    assert set(tables["counts"]["status"]) == {"accepted"}


def test_a_later_save_that_changed_a_figure_hides_neither(tmp_path):
    put(tmp_path, newer_page([ASK, SECOND]), name="a.txt")
    put(tmp_path, newer_page([ASK, Msg(AGENCY, FIGURES.replace("264", "265"), date="02/10/2020")]), name="b.txt")
    tables = tidy(tmp_path)

    assert len(tables["messages"]) == 3
    assert sorted(tables["counts"].loc[tables["counts"]["measure"] == "hits", "value"]) == [45, 264, 265]
    assert "two_values_one_window" in tables["contradictions"]["what"].tolist()


def test_a_page_saved_half_lists_no_message_twice(tmp_path):
    whole = newer_page([ASK, SECOND, FIRST])
    html = as_web_page(whole)
    put(tmp_path, html[: html.index("will answer in ten")], name="half.html")
    put(tmp_path, html, name="whole.html")
    tables = tidy(tmp_path)

    assert sorted(tables["documents"]["status"]) == ["partly_read", "read"]
    assert tables["messages"]["number"].tolist() == [1, 2, 3]
    assert len(tables["counts"]) == 4


def test_a_web_page_beats_the_text_of_the_same_page(tmp_path):
    text = older_page([ASK, FIRST, SECOND])
    put(tmp_path, text, name="a.txt")
    put(tmp_path, as_web_page(text, time="2020-02-10T11:00:00-05:00"), name="b.html")
    tables = tidy(tmp_path)

    assert tables["messages"]["document_id"].str[-6:].tolist() == ["b-html"] * 3
    assert tables["messages"]["sent_on"].tolist() == ["2020-02-10"] * 3


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("2020-02-10T23:30:00-05:00", "2020-02-10"),
        ("2020-02-10", "2020-02-10"),
        ("2020-02-11T03:30:00Z", ""),
        ("2020-02-11T18:30:00+00:00", "2020-02-11"),
        ("yesterday", ""),
    ],
)
def test_where_the_layout_prints_no_date_the_web_pages_time_gives_the_day_if_it_is_sure(tmp_path, time, date):
    put(tmp_path, as_web_page(older_page([ASK, SECOND]), time=time), name="a.html")

    assert tidy(tmp_path)["messages"]["sent_on"].fillna("").tolist() == [date] * 2


def test_a_printed_date_beats_the_web_pages_time(tmp_path):
    put(tmp_path, as_web_page(newer_page([ASK, SECOND]), time="2020-03-01T00:00:00-05:00"), name="a.html")

    assert tidy(tmp_path)["messages"]["sent_on"].tolist() == ["2020-01-28", "2020-02-10"]


def test_pages_of_two_requests_are_never_one(tmp_path):
    put(tmp_path, newer_page([ASK, SECOND]), request="1001")
    put(tmp_path, newer_page([ASK, SECOND, THIRD]), request="1002")
    tables = tidy(tmp_path)

    assert tables["documents"]["supersedes"].isna().all()
    assert len(tables["messages"]) == 5


def test_the_same_words_from_the_other_side_are_another_message(tmp_path):
    put(tmp_path, newer_page([ASK, Msg(AGENCY, "Thank you very much.")]), name="a.txt")
    put(tmp_path, newer_page([ASK, Msg(REQUESTER, "Thank you very much.")]), name="b.txt")

    assert sorted(tidy(tmp_path)["messages"]["sender_role"]) == ["agency", "requester", "requester"]
