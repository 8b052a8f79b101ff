"""Which file is the attachment a page names: by what is inside, by pages, elimination or ruling; else nobody says."""

import pandas as pd
import pytest
from conftest import need_sample
from made_pages import FOLDER, REQUEST, put, tidy

from lib import tables as t
from lib.clean import match_attachments, open_matches, read_attachment_rulings
from lib.clean.attachment_signs import name_key

WHO = {"agency_id": FOLDER, "request_id": REQUEST}
NO_RULINGS = pd.DataFrame(columns=["agency_id", "request_id", "name_as_listed", "path", "by", "on"], dtype="str")


def listed(*names, link="", pages=None):
    return t.as_frame(
        t.ATTACHMENTS,
        [
            WHO
            | {"document_id": "d-page", "page": 1, "char_start": n, "message": 2, "name_as_listed": name}
            | {"is_record": True, "link_as_printed": link, "pages_as_printed": pages}
            for n, name in enumerate(names)
        ],
    )


def file(name, *, kind="unknown", pages=1, status="read"):
    path = f"{FOLDER}/{REQUEST}/{name}"
    return WHO | {
        "document_id": f"d-{name}",
        "path": path,
        "kind": kind,
        "pages": pages,
        "status": status,
        "sha256": name,
    }


def matched(attachments, *files, created=(), rulings=NO_RULINGS, sent="02/06/2020"):
    """Return name → (file, rule, candidates); `created` are (file, date the report prints)."""
    posts = [WHO | {"document_id": "d-page", "number": 2, "sent_on_as_printed": sent, "sender_role": "agency"}]
    reports = [
        WHO | {"document_id": f"d-{name}", "report": 1, "form": "hit_ratio_report", "created_on_as_printed": date}
        for name, date in created
    ]
    documents = [WHO | {"document_id": "d-page", "path": "page.txt", "kind": "request_page", "status": "read"}, *files]
    frames = [(t.POSTS, posts), (t.DOCUMENTS, documents), (t.REPORTS, reports)]
    found, problems = match_attachments(attachments, *(t.as_frame(*pair) for pair in frames), rulings)
    texts = found[["matched_id", "rule"]].fillna("")
    rows = zip(found["name_as_listed"], texts["matched_id"].str[2:], texts["rule"], found["candidates"], strict=True)
    return {name: tuple(rest) for name, *rest in rows}, problems


def test_the_one_file_of_that_form_and_day_is_the_attachment():
    files = (file("scan.pdf", kind="hit_ratio_report"), file("other.pdf", kind="data_sharing_report"))
    found, _ = matched(listed("Hit_Ratio_Report_02-06-20"), *files, created=[("scan.pdf", "02-06-20")])

    assert found == {"Hit_Ratio_Report_02-06-20": ("scan.pdf", "content", 1)}


def test_a_name_breaks_the_tie_of_two_files_that_both_can_be_it():
    names = ("Hit_Ratio_Report_02-06-20", "Hit_Ratio_Report_02-06-20 (1)")
    files = [file(f"Hit_Ratio_Report_02-06-20{x}.pdf", kind="hit_ratio_report") for x in ("", "_1")]
    found, _ = matched(listed(*names), *files, created=[(f["document_id"][2:], "02-06-20") for f in files])

    assert found[names[0]] == ("Hit_Ratio_Report_02-06-20.pdf", "content_and_name", 1)
    assert found[names[1]] == ("Hit_Ratio_Report_02-06-20_1.pdf", "content_and_name", 1)


def test_a_name_alone_settles_nothing():
    found, _ = matched(listed("answer"), file("answer.pdf"), file("other.pdf"))

    assert found == {"answer": ("", "", 2)}


def test_two_files_that_can_be_it_wait_for_a_person():
    posts, names = [WHO | {"document_id": "d-page", "number": 2, "sender_role": "agency"}], listed("answer")
    documents = t.as_frame(t.DOCUMENTS, [file("a.pdf"), file("b.pdf")])
    found, _ = match_attachments(names, t.as_frame(t.POSTS, posts), documents, t.as_frame(t.REPORTS, []), NO_RULINGS)

    assert open_matches(found)["why"].tolist() == [
        "2 files in the folder can be the attachment; rule in raw/decisions/attachments.csv"
    ]


@pytest.mark.parametrize(
    ("attachments", "name", "more"),
    [
        (listed("Data Sharing", pages=17), "scan.pdf", {"pages": 16}),
        (listed("Data Sharing"), "scan.pdf", {"kind": "hit_ratio_report"}),
        (listed("Hit_Ratio_02-06-20"), "scan.pdf", {"kind": "hit_ratio_report"}),
        (listed("table.xlsx"), "table.pdf", {}),
        (listed("Data Sharing", link="https://example.org/Data_Sharing.pdf"), "a.xlsx", {}),
        (listed("Data Sharing"), "copy.pdf", {"status": "duplicate"}),
    ],
)
def test_a_file_that_something_speaks_against_is_not_it_even_if_it_is_the_only_one(attachments, name, more):
    found, _ = matched(attachments, file(name, **more), created=[(name, "03-07-20")])

    assert [*found.values()] == [("", "", 0)]


def test_pages_tell_where_a_scan_cannot_be_read():
    files = (file("scan.pdf", pages=17, status="not_used"), file("other.pdf", pages=4, status="not_used"))
    found, _ = matched(listed("Data Sharing", pages=17), *files)

    assert found == {"Data Sharing": ("scan.pdf", "pages", 1)}


def test_the_last_file_for_the_last_name_is_it_by_elimination():
    files = (file("scan.pdf", pages=17, status="not_used"),)
    found, _ = matched(listed("Data Sharing"), *files)

    assert found == {"Data Sharing": ("scan.pdf", "elimination", 1)}


def test_two_names_and_one_file_settle_nothing():
    found, _ = matched(listed("one", "two"), file("scan.pdf"))

    assert found == {"one": ("", "", 1), "two": ("", "", 1)}


def ruling(**more):
    row = {**WHO, "name_as_listed": "answer", "path": f"{FOLDER}/{REQUEST}/b.pdf", "by": "ed", "on": "2026-01-01"}
    return pd.DataFrame([row | more], columns=NO_RULINGS.columns, dtype="str")


@pytest.mark.parametrize("path", [f"{FOLDER}/{REQUEST}/b.pdf", f"raw/{FOLDER}/{REQUEST}/b.pdf", "b.pdf"])
def test_a_ruling_comes_before_everything(path):
    found, problems = matched(listed("answer"), file("answer.pdf"), file("b.pdf"), rulings=ruling(path=path))

    assert (found["answer"], problems) == (("b.pdf", "ruling", 1), [])


@pytest.mark.parametrize("more", [{"path": "gone.pdf"}, {"name_as_listed": "nobody"}, {"request_id": "9"}])
def test_a_ruling_that_matches_nothing_is_reported(more):
    found, problems = matched(listed("answer"), file("a.pdf"), file("b.pdf"), rulings=ruling(**more))

    assert (found["answer"][0], len(problems)) == ("", 1)
    assert "matches nothing" in problems[0]


@pytest.mark.parametrize(
    "data",
    [
        "agency_id,request_id,name_as_listed,path,by,on\nx-pd-ca,1,é,b.pdf,ed,1/22/2026\n".encode(),
        "\ufeffagency_id;request_id;name_as_listed;path;by;on\r\nx-pd-ca;1;é;b.pdf;ed;1/22/2026\r\n".encode(),
        "agency_id;request_id;name_as_listed;path;by;on\r\nx-pd-ca;1;é;b.pdf;ed;1/22/2026\r\n".encode("cp1252"),
    ],
)
def test_rulings_are_read_as_spreadsheet_programs_write_them(tmp_path, data):
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/attachments.csv").write_bytes(data)
    rulings, problems = read_attachment_rulings(tmp_path)

    assert (rulings[["name_as_listed", "path"]].to_numpy().tolist(), problems) == ([["é", "b.pdf"]], [])


def test_a_later_line_of_one_person_wins_and_two_people_who_differ_settle_nothing(tmp_path):
    lines = ["x,1,one,a.pdf,ed,", "x,1,one,b.pdf,ed,", "x,1,two,a.pdf,ed,", "x,1,two,b.pdf,jo,", "x,1,,a.pdf,ed,"]
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/attachments.csv").write_text("\n".join([",".join(NO_RULINGS.columns), *lines]))
    rulings, problems = read_attachment_rulings(tmp_path)

    assert rulings[["name_as_listed", "path"]].to_numpy().tolist() == [["one", "b.pdf"]]
    assert [p.split(": ")[0] for p in problems] == ["decisions/attachments.csv line 6", "decisions/attachments.csv"]


@pytest.mark.parametrize(
    ("a", "b"), [("x (1)", "x_1.pdf"), ("Data Sharing", "Data_Sharing.pdf"), ("a/b/Report.PDF", "report")]
)
def test_spellings_of_one_name_meet(a, b):
    assert name_key(a) == name_key(b)


IRVINES_SCAN = "IrvinePD_2020_Data_Sharing_Report_SCANNED_03-02-20.pdf"


@pytest.mark.long
@pytest.mark.parametrize("saves", [("txt",), ("html",), ("html", "txt")])
def test_irvines_scan_is_found_to_be_its_data_sharing(tmp_path, scan_cache, saves):
    folder = need_sample("raw/irvine-pd-ca/86954/request-page.html").parent
    names = [path for path in folder.iterdir() if path.suffix[1:] in ("pdf", *saves)]
    for path in names:
        put(tmp_path, path.read_bytes(), agency="irvine-pd-ca", request="86954", name=path.name)
    tables = tidy(tmp_path, scan_cache)
    items = tables["items"].set_index("item")

    assert items.loc[["1", "2", "3", "4"], "state"].tolist() == ["answered"] * 4
    assert items.loc["1", "evidence"] == f"a list in {IRVINES_SCAN}, page 1"
    matched = dict(zip(tables["documents"]["document_id"], tables["documents"]["path"], strict=True))
    found = tables["matches"]["matched_id"].dropna().map(matched).tolist()
    assert f"irvine-pd-ca/86954/{IRVINES_SCAN}" in found


def test_orange_countys_five_files_are_its_five_names(tmp_path):
    folder = need_sample("raw/orange-county-so-ca/86943/request-page.html").parent
    for path in folder.iterdir():
        put(tmp_path, path.read_bytes(), agency="orange-county-so-ca", request="86943", name=path.name)
    found = tidy(tmp_path)["matches"]
    files = dict(
        zip(found["name_as_listed"], found["matched_id"].str[len("d-orange-county-so-ca-86943-") :], strict=True)
    )
    detections, hits = (f"LEARN_DB_{x}_Report_Pie_02-06-20_02-06-20" for x in ("Agency_Detections", "Hit_Ratio"))

    assert files == {
        detections: "learn-db-agency-detections-report-pie-02-06-20-02-06-20-pdf",
        f"{detections} (1)": "learn-db-agency-detections-report-pie-02-06-20-02-06-20-1-pdf",
        hits: "learn-db-hit-ratio-report-pie-02-06-20-02-06-20-pdf",
        f"{hits} (1)": "learn-db-hit-ratio-report-pie-02-06-20-02-06-20-1-pdf",
        "Orange County Sheriffs Department_Data_Sharing_Report_02-06-20":
            "orange-county-sheriffs-department-data-sharing-report-02-06-20-pdf",
    }  # fmt: skip
