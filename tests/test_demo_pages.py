"""The request pages of a made collection, read by the project; and of whatever else is read: nothing wrong is sure."""

import datetime as dt
from collections import Counter

from demo_reading import MadeReading, difference, made_rows, rows, stated_figures

from lib.counts import parse_count
from lib.refusals import Refusal

# Replies in prose no rule claims to read: their figures wait for a person.
PROSE_STORIES = 2


def pages(made: MadeReading) -> list[str]:
    files = made.files("request_page")
    assert len(files) >= 13
    return files


def letters_and_mails(made: MadeReading) -> list[str]:
    """Letters and mails, those inside other mails too."""
    files = [row["path"] for row in made.truth["documents"] if row["kind"] in ("letter", "message")]
    assert len(files) >= 7
    return files


def iso(day: str) -> str:
    """A day as a page, a letter or a mail's header prints it, as ISO."""
    form = "%m/%d/%Y" if "/" in day else "%B %d, %Y" if "," in day else "%Y-%m-%d"
    return dt.datetime.strptime(day, form).date().isoformat() if day else ""


def test_each_message_is_found_with_its_sender_date_and_channel(made: MadeReading):
    for path in pages(made):
        posts = made.table("posts", path)
        posts["date"] = [iso(day) for day in posts["sent_on_as_printed"]]
        read = rows(posts, "number sender_role date channel_as_printed")
        told = made_rows(made.made("messages", path), "number sender_role date channel")
        assert difference((read, told)) == "", path


def test_each_letter_and_mail_is_one_message_with_its_date_and_kind(made: MadeReading):
    for path in letters_and_mails(made):
        (post,), (told,) = made.table("posts", path).to_dict("records"), made.made("messages", path)
        assert (iso(post["sent_on_as_printed"]), post["kind"]) == (told["date"], told["kind"]), path


def test_a_message_is_what_its_words_say(made: MadeReading):
    """But for figures in prose no rule reads; their message waits for a person."""
    wrong = []
    for path in pages(made):
        told = {row["number"]: row["kind"] for row in made.made("messages", path) if row["sender_role"] == "agency"}
        kinds = dict(made.table("posts", path)[["number", "kind"]].itertuples(index=False, name=None))
        wrong += [(path, kind, kinds.get(number)) for number, kind in told.items() if kinds.get(number) != kind]
    assert [row for row in wrong if row[1] != "records_with_figures"] == []
    assert len(wrong) <= PROSE_STORIES


def test_extensions_are_read_once_each_with_their_new_date(made: MadeReading):
    for path in pages(made) + letters_and_mails(made):
        told = [row for row in made.made("messages", path) if row["extension_until"]]
        notices = made.table("notices", path)
        assert [iso(day) for day in notices["until_as_printed"]] == [row["extension_until"] for row in told], path
        assert list(notices["section_as_printed"]) == [row["section_of_law"] for row in told], path
    assert sum(bool(row["extension_until"]) for row in made.truth["messages"]) >= 9


def test_attachments_are_those_listed_and_pictures_are_none(made: MadeReading):
    for path in pages(made):
        told = {name for row in made.made("messages", path) for name in row["attachments"].split("; ") if name}
        listed = made.table("attachments", path)
        records = listed[(listed["is_record"] == "True") & (listed["same_as"] == "")]
        assert set(records["name_as_listed"]) == told, path


def test_no_figure_of_a_page_is_wrong_and_none_is_lost_silently(made: MadeReading):
    """A figure that is not read stands in the list of what a person must look at."""
    in_prose = 0
    for path in pages(made):
        read, told = stated_figures(made, path)
        assert read - told == Counter(), path
        lost = [printed for _, _, printed in (told - read).elements()]
        waiting = " ".join(made.table("review", path)["readings"])
        assert [printed for printed in lost if printed not in waiting] == [], path
        in_prose += bool(lost)
    assert in_prose <= PROSE_STORIES


def test_a_doubtful_figure_is_doubted_and_its_neighbors_are_not(made: MadeReading):
    (path,) = made.files("request_page", trouble="doubtful_figure")
    values = {row["value_as_printed"]: row for row in made.made("figures", path)}
    read = {printed: parse_count(printed) for printed in made.table("readings", path)["value_as_printed"]}
    assert set(read) == set(values)
    refused = [printed for printed, count in read.items() if isinstance(count, Refusal)]
    assert refused == [printed for printed, row in values.items() if row["expected"] == "review"]


def test_whatever_is_read_without_doubt_is_in_the_truth(made: MadeReading):
    """Over every document there is, of kinds read now and of those read later: file, measure and number."""
    told = {(row["path"], row["measure"], row["value"]) for row in made.truth["figures"]}
    readings = made.extract["readings"]
    sure = readings[readings["doubt"].fillna("") == ""]
    paths = sure["document_id"].map(dict(zip(made.documents["document_id"], made.documents["path"], strict=True)))
    found = [
        (path, measure, number_of(measure, printed))
        for path, measure, printed in zip(paths, sure["measure"], sure["value_as_printed"], strict=True)
    ]
    assert [row for row in found if row[2] and row not in told] == []
    assert len(found) > 100


def number_of(measure: str, printed: str) -> str:
    """The number a print stands for; empty where the grammar refuses it. An NVLS line stands there or not."""
    count = 1 if measure == "nvls" else parse_count(printed)
    return "" if isinstance(count, Refusal) else str(getattr(count, "value", count))


def test_sums_of_money_and_sections_of_denials_are_read(made: MadeReading):
    told = [row for row in made.truth["messages"] if row["fee"] or row["kind"] == "denial"]
    assert len(told) >= 5
    for row in told:
        fees = [amount.removeprefix("$") for amount in made.table("fees", row["path"])["amount_as_printed"]]
        assert fees == ([row["fee"]] if row["fee"] else []), row["path"]
        cited = made.table("exemptions", row["path"])["exemption_as_printed"]
        section = row["section_of_law"] if row["kind"] == "denial" else ""
        assert [words.endswith(section) for words in cited] == ([True] if section else []), row["path"]
