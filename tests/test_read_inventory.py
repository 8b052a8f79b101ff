"""The inventory of a raw folder: every file has a row, with its hash and what can be done with it."""

import hashlib
import os
from pathlib import Path

import pytest
from made_pages import answered, put, tidy, waits

from lib import read
from lib.names import id_problem

PAGE = answered("2018 hits: 405")


def listed(raw):
    """{path: (status, reason)} of the inventory."""
    return {d.path: (d.status, d.reason if isinstance(d.reason, str) else "") for d in read.inventory(raw).itertuples()}


def test_a_file_in_its_place_is_to_be_read_and_hashed(tmp_path):
    put(tmp_path, b"words", name="a.txt")
    row = read.inventory(tmp_path).iloc[0]

    assert (row["agency_id"], row["request_id"]) == ("sampleville-pd-ca", "1001")
    assert (row["path"], row["status"], row["bytes"]) == ("sampleville-pd-ca/1001/a.txt", "read", 5)
    assert row["sha256"] == hashlib.sha256(b"words").hexdigest()


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "sampleville-pd-ca/notes.txt",
        "Sampleville-PD/1001/a.txt",
        "SAMPLEVILLE-PD-CA/1001/a.txt",
        "sampleville-pd-ca/Request 1001/a.txt",
        "sampleville pd ca/1001/a.txt",
        "sampleville--pd/1001/a.txt",
        "saüerville-pd-xx/1001/a.txt",
        "Decisions/1/a.txt",
    ],
)
def test_a_file_out_of_its_place_is_listed_with_what_was_expected(tmp_path, path):
    put_at(tmp_path, path)
    status, reason = listed(tmp_path)[path]

    assert status == "not_used"
    assert "expected" in reason


@pytest.mark.parametrize("path", ["notes.txt", "sampleville-pd-ca/notes.txt", "Sampleville-PD/1001/a.txt"])
def test_a_file_out_of_its_place_waits_for_a_person(tmp_path, path):
    put_at(tmp_path, path)

    assert path in waits(tidy(tmp_path))


@pytest.mark.parametrize("path", ["README.md", "requests.csv", "decisions/aliases.csv", "reference/ori/list.csv"])
def test_the_desks_own_files_are_not_in_the_inventory(tmp_path, path):
    put_at(tmp_path, path)

    assert listed(tmp_path) == {}


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", ".hidden.txt", "._a.txt", ".git/a.txt", "desktop.ini"])
def test_system_files_are_listed_and_not_used(tmp_path, name):
    put(tmp_path, PAGE, name=name)

    assert listed(tmp_path) == {f"sampleville-pd-ca/1001/{name}": ("not_used", "a system file, not a record")}


def test_folders_named_like_the_desks_own_inside_an_agency_are_a_requests(tmp_path):
    put_at(tmp_path, "sampleville-pd-ca/decisions/a.txt")

    assert listed(tmp_path)["sampleville-pd-ca/decisions/a.txt"] == ("read", "")


def test_a_link_is_never_followed(tmp_path):
    outside = tmp_path / "outside"
    secret = put_at(outside, "secret.txt", b"secret")
    raw = tmp_path / "raw"
    put(raw, PAGE)
    (raw / "sampleville-pd-ca/1001/link.txt").symlink_to(secret)
    (raw / "sampleville-pd-ca/1001/folder").symlink_to(outside)
    (raw / "elsewhere-pd-ca").symlink_to(outside)
    (raw / "sampleville-pd-ca/1001/dangling.txt").symlink_to(raw / "nowhere")
    links = {path: status for path, (status, reason) in listed(raw).items() if reason.startswith("a link")}

    assert links == dict.fromkeys(
        [
            "elsewhere-pd-ca",
            "sampleville-pd-ca/1001/dangling.txt",
            "sampleville-pd-ca/1001/folder",
            "sampleville-pd-ca/1001/link.txt",
        ],
        "unsupported",
    )
    assert not any("secret" in path for path in listed(raw))


def test_a_link_has_no_hash(tmp_path):
    secret = put_at(tmp_path / "outside", "secret.txt", b"secret")
    put(tmp_path / "raw", PAGE)
    (tmp_path / "raw/sampleville-pd-ca/1001/link.txt").symlink_to(secret)
    documents = read.inventory(tmp_path / "raw")

    assert documents.set_index("path")["sha256"].isna()["sampleville-pd-ca/1001/link.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_pipe_is_listed_and_never_opened(tmp_path):
    put(tmp_path, PAGE)
    os.mkfifo(tmp_path / "sampleville-pd-ca/1001/pipe.txt")

    assert listed(tmp_path)["sampleville-pd-ca/1001/pipe.txt"] == ("unsupported", "not an ordinary file")


def test_an_empty_file_is_empty_and_waits(tmp_path):
    put(tmp_path, b"", name="a.txt")

    assert listed(tmp_path)["sampleville-pd-ca/1001/a.txt"][0] == "empty"
    assert "sampleville-pd-ca/1001/a.txt" in waits(tidy(tmp_path))


@pytest.mark.parametrize("name", ["a.docx", "a", "a.PPTX", "a.txt.exe", "résumé.docx"])
def test_a_file_no_reader_takes_waits_with_its_name(tmp_path, name):
    put(tmp_path, b"bytes", name=name)
    tables = tidy(tmp_path)

    assert tables["documents"]["status"].tolist() == ["unsupported"]
    assert f"sampleville-pd-ca/1001/{name}" in waits(tables)


def test_the_same_bytes_twice_in_a_request_are_one_document_and_a_duplicate(tmp_path):
    for name in ("b.txt", "a.txt"):
        put(tmp_path, PAGE, name=name)

    assert listed(tmp_path) == {
        "sampleville-pd-ca/1001/a.txt": ("read", ""),
        "sampleville-pd-ca/1001/b.txt": ("duplicate", "the same bytes as sampleville-pd-ca/1001/a.txt"),
    }


def test_the_same_bytes_in_two_agencies_are_two_documents(tmp_path):
    put(tmp_path, PAGE)
    put(tmp_path, PAGE, agency="elsewhere-pd-ca")

    assert [status for status, _ in listed(tmp_path).values()] == ["read", "read"]


def test_a_page_is_read_though_a_copy_without_an_ending_lies_beside_it(tmp_path):
    put(tmp_path, PAGE, name="request-page")
    put(tmp_path, PAGE, name="request-page.txt")

    assert tidy(tmp_path)["counts"]["value"].tolist() == [405]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)<.txt", "a b.txt", "ñ 日本.txt", "=cmd.txt", "'; drop--.txt", "a&amp;b.txt", "a%2e.TXT"]
)
def test_odd_names_are_kept_as_they_are_and_read(tmp_path, name):
    put(tmp_path, PAGE, name=name)
    tables = tidy(tmp_path)

    assert tables["documents"]["path"].tolist() == [f"sampleville-pd-ca/1001/{name}"]
    assert tables["counts"]["value"].tolist() == [405]


@pytest.mark.parametrize("name", ["a\nb.txt", "a\rb.txt", "a\x1b[31m.txt", "a\u202egpj.txt", "a\u200b.txt"])
def test_names_that_cannot_be_printed_are_spelled_out_and_wait(tmp_path, name):
    put(tmp_path, PAGE, name=name)
    tables = tidy(tmp_path)
    path = tables["documents"]["path"].iloc[0]

    assert path.isprintable()
    assert path in waits(tables)


def test_a_name_of_bytes_that_are_no_text_is_spelled_out(tmp_path):
    put(tmp_path, PAGE)
    (tmp_path / "sampleville-pd-ca/1001" / os.fsdecode(b"\xff.txt")).write_bytes(b"x")

    assert [path for path, (status, _) in listed(tmp_path).items() if status == "unsupported"] == [
        "sampleville-pd-ca/1001/\\udcff.txt"
    ]


def test_a_deep_file_belongs_to_its_request(tmp_path):
    put_at(tmp_path, "sampleville-pd-ca/1001/mail/2020/march/a.txt", PAGE.encode())
    tables = tidy(tmp_path)

    assert tables["documents"]["request_id"].tolist() == ["1001"]
    assert tables["counts"]["value"].tolist() == [405]


def test_document_ids_are_unique_begin_with_a_letter_and_hold_only_id_characters(tmp_path):
    for name in ("a b.txt", "a-b.txt", "A B.txt", "a_b.txt", "日.txt", "本.txt", "-.txt", "a-b-2.txt", "a/b.txt"):
        put(tmp_path, name.encode(), name=name)
    ids = read.inventory(tmp_path)["document_id"].tolist()

    assert len(set(ids)) == len(ids) == 9
    assert [x for x in ids if id_problem(x) or not x.startswith("d-")] == []


def test_the_inventory_does_not_depend_on_the_order_files_were_made(tmp_path):
    names = ["b.txt", "a b.txt", "a-b.txt", "c/x.txt"]
    for n, order in enumerate((names, names[::-1])):
        for name in order:
            put(tmp_path / str(n), name.encode(), name=name)

    assert read.inventory(tmp_path / "0").equals(read.inventory(tmp_path / "1"))


def test_a_missing_raw_folder_gets_one_clear_sentence(tmp_path):
    with pytest.raises(read.LayoutError, match="does not exist; expected raw/<agency>/<request>/<file>"):
        read.check_layout(tmp_path / "raw")


def test_an_empty_raw_folder_gets_one_clear_sentence(tmp_path):
    with pytest.raises(read.LayoutError, match=r"holds no request folder and no requests\.csv"):
        read.check_layout(tmp_path)


@pytest.mark.parametrize("path", ["page.txt", "sampleville-pd-ca/page.txt", "SAMPLEVILLE/1/page.txt", "a b/1/page.txt"])
def test_a_raw_folder_laid_out_otherwise_gets_one_sentence_naming_a_file(tmp_path, path):
    put_at(tmp_path, path)
    with pytest.raises(read.LayoutError) as error:
        read.check_layout(tmp_path)

    assert str(error.value).startswith(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("path", ["sampleville-pd-ca/1001/a.txt", "requests.csv"])
def test_a_request_folder_or_a_roster_is_enough(tmp_path, path):
    put_at(tmp_path, path)

    read.check_layout(tmp_path)


def test_agencies_can_be_named_and_an_unknown_one_is_told_the_known(tmp_path):
    for agency in ("sampleville-pd-ca", "elsewhere-pd-ca"):
        put(tmp_path, PAGE, agency=agency)
    documents = read.inventory(tmp_path)

    assert read.only(documents, ["elsewhere-pd-ca"])["agency_id"].tolist() == ["elsewhere-pd-ca"]
    assert len(read.only(documents, [])) == 2
    with pytest.raises(ValueError, match="no folder for agency 'x'; known: elsewhere-pd-ca, sampleville-pd-ca"):
        read.only(documents, ["x"])


def test_a_file_that_changes_while_it_is_read_stops_the_run(tmp_path):
    path = put(tmp_path, PAGE)
    documents = read.inventory(tmp_path)
    path.write_text("other words", encoding="utf-8")

    with pytest.raises(RuntimeError, match=r"sampleville-pd-ca/1001/request-page\.txt changed"):
        read.read_documents(documents, tmp_path)


def test_a_file_that_vanishes_is_damaged_and_the_rest_is_read(tmp_path):
    put(tmp_path, PAGE, name="a.txt")
    gone = put(tmp_path, PAGE + "more", name="b.txt")
    documents = read.inventory(tmp_path)
    gone.unlink()
    documents, pages = read.read_documents(documents, tmp_path)

    assert documents["status"].tolist() == ["read", "damaged"]
    assert len(pages) == 1


def test_reading_changes_nothing_in_raw(tmp_path):
    put(tmp_path, PAGE)
    put(tmp_path, b"\xff\xfe", name="b.txt")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    tidy(tmp_path)

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def put_at(raw, path, data=b"words"):
    path = Path(raw) / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
