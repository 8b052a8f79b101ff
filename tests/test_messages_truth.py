"""Every agency message of the shared request pages, against what a person read: from text, from HTML, from both."""

import csv
import re
from functools import cache

import pytest
from conftest import SAMPLES, need_sample
from made_pages import put, tidy

from lib.clean.roster import COLUMNS

PAGES = ("irvine-pd-ca/86954", "orange-county-so-ca/86943", "tracy-pd-ca/87865")
SAVES = {"text": ("txt",), "web page": ("html",), "both": ("html", "txt")}
FIGURES = {
    "detections_2018": ("detections_stated", "2018"),
    "hits_2018": ("hits", "2018"),
    "detections_2019": ("detections_stated", "2019"),
    "hits_2019": ("hits", "2019"),
}
CASES = [(page, saves) for page in PAGES for saves in SAVES if page != "tracy-pd-ca/87865" or saves == "text"]


@cache
def read(page, saves, folder):
    agency, request = page.split("/")
    for ending in SAVES[saves]:
        data = need_sample(f"raw/{page}/request-page.{ending}").read_bytes()
        put(folder, data, agency=agency, request=request, name=f"request-page.{ending}")
    return tidy(folder)


@pytest.fixture(params=CASES, ids=" ".join)
def case(request, tmp_path_factory):
    need_sample(f"raw/{request.param[0]}/request-page.txt")
    return request.param[0], read(*request.param, tmp_path_factory.mktemp("raw"))


def truth(page):
    with (SAMPLES / "expected/messages.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["file"].startswith(page)]


def agency_messages(tables):
    messages = tables["messages"]
    texts = messages[["sent_on", "kind", "attachments"]].fillna("")
    return messages.assign(**texts)[messages["sender_role"] == "agency"].sort_values("number")


def test_each_agency_message_is_listed_once_with_its_date_and_kind(case):
    page, tables = case
    found = agency_messages(tables)

    assert [*zip(found["sent_on"], found["kind"], strict=True)] == [(r["date"], r["kind"]) for r in truth(page)]


def test_each_message_names_the_attachments_a_person_sees(case):
    page, tables = case

    assert agency_messages(tables)["attachments"].tolist() == [r["attachments"] for r in truth(page)]


def test_each_figure_stands_in_the_messages_a_person_sees_it_in(case):
    page, tables = case
    readings, counts = tables["readings"], tables["counts"]
    numbers = agency_messages(tables)["number"].tolist()
    for number, row in zip(numbers, truth(page), strict=True):
        mine = readings[readings["message"] == number]
        seen = {(r.measure, r.window_as_printed) for r in mine.itertuples()}
        assert seen == {FIGURES[name] for name in FIGURES if row[name]}
    wanted = {int(row[name]): FIGURES[name][0] for row in truth(page) for name in FIGURES if row[name]}
    assert dict(zip(counts["value"], counts["measure"], strict=True)) == wanted
    assert set(counts["status"]) <= {"accepted"}


def test_each_extension_is_given_by_the_messages_a_person_sees_it_in(case):
    page, tables = case
    given = {row["extension_until"] for row in truth(page)} - {""}

    assert set(tables["extensions"]["extended_to"]) == given


def test_nothing_of_a_page_is_left_over_and_nothing_waits(case):
    _, tables = case

    assert tables["left_over"]["words"].tolist() == []
    assert tables["extract_review"]["why"].tolist() == []


def test_a_value_read_in_two_saves_keeps_one_id_and_is_cited_in_both(tmp_path):
    need_sample("raw/irvine-pd-ca/86954/request-page.html")
    cited = read("irvine-pd-ca/86954", "both", tmp_path)["citations"]

    assert cited.groupby("value_id").size().tolist() == [4, 4, 4, 4]
    assert cited.groupby("value_id")["document_id"].nunique().tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize("saves", SAVES)
def test_irvines_clock_and_its_two_notices(saves, tmp_path):
    need_sample("raw/irvine-pd-ca/86954/request-page.html")
    tables = read("irvine-pd-ca/86954", saves, tmp_path)
    request, notices = tables["requests"].iloc[0], tables["extensions"]

    assert (request["received_on_as_stated"], request["determination_due"]) == ("2020-01-29", "2020-02-08")
    assert [*zip(notices["notice_on"], notices["extended_to"], notices["beyond_maximum"], strict=True)] == [
        ("2020-01-29", "2020-02-22", False),
        ("2020-02-20", "2020-03-07", True),
    ]


@pytest.mark.parametrize("page", ["irvine-pd-ca/86954", "orange-county-so-ca/86943"])
def test_a_page_saved_without_running_it_lists_the_same_messages_and_files(tmp_path, page):
    """Such a page shows its list of files too: there each file stands a second time."""
    html = need_sample(f"raw/{page}/request-page.html").read_text("utf-8")
    agency, request = page.split("/")
    put(tmp_path, re.sub(r' style="[^"]*"', "", html), agency=agency, request=request, name="request-page.html")
    tables = tidy(tmp_path)

    assert agency_messages(tables)["attachments"].tolist() == [r["attachments"] for r in truth(page)]
    assert agency_messages(tables)["kind"].tolist() == [r["kind"] for r in truth(page)]
    assert (len(tables["left_over"]), len(tables["extract_review"])) == (0, 0)


def test_orange_countys_letter_extends_to_the_last_day_the_law_allows(tmp_path):
    letter = need_sample("raw/orange-county-so-ca/136291/letter.pdf")
    put(tmp_path, letter.read_bytes(), agency="orange-county-so-ca", request="136291", name="letter.pdf")
    line = "orange-county-so-ca,Orange County Sheriff's Office,CA,136291,2022,,,,,,"
    (tmp_path / "requests.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    tables = tidy(tmp_path)

    assert tables["documents"]["kind"].tolist() == ["letter"]
    post, notice = tables["messages"].iloc[0], tables["extensions"].iloc[0]
    assert (post["sent_on"], post["sender_role"], post["kind"]) == ("2022-11-14", "agency", "extension")
    assert (notice["extended_to"], notice["section"], notice["beyond_maximum"]) == ("2022-11-28", "6253(c)(1)", False)
    assert tables["requests"].iloc[0]["received_on_as_stated"] == "2022-11-04"
