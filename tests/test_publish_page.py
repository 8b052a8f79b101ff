"""An executed notebook becomes a page: the tagged cells, our own blocks, nothing else; and only if it has run."""

import ast
import base64
import hashlib
import json
import re
from functools import cache
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup
from made_tables import (
    AGENCY,
    NAME,
    OTHER,
    count_row,
    counts,
    documents,
    held,
    messages,
    pair,
    requests,
    review,
    write_processed,
)
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from lib import tables as t
from lib.paths import NOTEBOOKS, project_text
from lib.publish.blocks import Block, Printed, number, prose, register, title
from lib.publish.html import UnknownNumberError
from lib.publish.page import NotRunError, render

TITLE = title("agencies/a.html", "Heading", "Kicker")
EVIL = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' javascript:alert(1)"


def cell(source, *outputs, tags=("page",), ran=1):
    """Return a code cell that has run; outputs are blocks, or MIME bundles."""
    bundles = [o._repr_mimebundle_() if isinstance(o, Block) else o for o in outputs]
    made = [new_output("execute_result", data=b, execution_count=ran) for b in bundles]
    return new_code_cell(source, outputs=made, execution_count=ran, metadata={"tags": list(tags)})


def words(source, *tags):
    return new_markdown_cell(source, metadata={"tags": list(tags)})


def page_of(*cells, tag="page"):
    """Return (address, soup of the page) of a notebook with a title and these cells."""
    address, html = render(new_notebook(cells=[cell("title()", TITLE), *cells]), tag)
    return address, BeautifulSoup(html, "html.parser")


# --- which cells


def test_only_tagged_cells_are_published():
    _, page = page_of(
        words("public words", "page"),
        words("private words"),
        words("other page", "method"),
        cell("public_code()", Printed({}).text("public text")),
        cell("private_code()", Printed({}).text("private text"), tags=()),
        cell("other_code()", Printed({}).text("other text"), tags=("method",)),
    )
    text = page.get_text()
    assert [x for x in ("public words", "public_code()", "public text") if x not in text] == []
    assert [x for x in ("private", "other") if x in text] == []


def test_the_other_page_of_a_notebook_has_its_own_cells():
    notebook = new_notebook(
        cells=[
            cell("title()", TITLE),
            cell("front()", Printed({}).text("front text")),
            cell("title2()", title("method.html", "Method", ""), tags=("method",)),
            cell("method()", prose("method *text*"), tags=("method",)),
        ]
    )
    address, html = render(notebook, "method")
    assert address == "method.html"
    assert "method <em>text</em>" in html
    assert "front" not in html


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "text/markdown", "image/svg+xml", "text/latex",
                                  "application/javascript", "application/json"])  # fmt: skip
def test_only_our_own_blocks_are_published(kind):
    _, page = page_of(cell("show()", {kind: "<b>LEAK</b>"}))
    assert "LEAK" not in page.decode()


def test_what_a_cell_prints_is_not_published():
    noisy = cell("show()", Printed({}).text("kept"))
    noisy.outputs += [new_output("stream", name=n, text="/somewhere/LEAK") for n in ("stdout", "stderr")]
    _, page = page_of(noisy)
    assert "kept" in page.get_text()
    assert "LEAK" not in page.decode()


def test_raw_cells_are_not_published():
    raw = new_raw_cell("<script>LEAK</script>", metadata={"tags": ["page"]})
    assert "LEAK" not in page_of(raw)[1].decode()


def test_parameters_are_not_published():
    _, page = page_of(
        cell("raw = 'raw'", tags=("parameters",)), cell("raw = '/somewhere/LEAK'", tags=("injected-parameters",))
    )
    assert "raw =" not in page.get_text()
    assert "LEAK" not in page.decode()


def test_code_is_folded_away_and_escaped():
    _, page = page_of(cell("a < b and '</code></pre><script>x</script>'", Printed({}).text("kept")))
    folded = page.select_one("details.code")
    assert not folded.has_attr("open")
    assert "a < b" in folded.get_text()
    assert page.find_all("script") == []


def test_markup_in_a_markdown_cell_stays_text():
    _, page = page_of(words(EVIL, "page"))
    assert page.find_all(["script", "img"]) == []


# --- whether it has run


def test_notebook_that_never_ran_is_refused():
    never = new_notebook(cells=[new_code_cell("title()", metadata={"tags": ["page"]}), words("words", "page")])
    with pytest.raises(NotRunError, match="run the notebook first"):
        render(never)


@pytest.mark.parametrize("tags", [("page",), ()], ids=["in a published cell", "in another cell"])
def test_notebook_that_failed_is_refused(tags):
    failed = cell("1 / 0", tags=tags)
    failed.outputs = [new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=[])]
    with pytest.raises(NotRunError, match="ZeroDivisionError"):
        page_of(failed)


def test_notebook_that_stopped_half_way_is_refused():
    # After a kernel's death papermill leaves a file behind that looks complete (stack.md 4).
    half = new_code_cell("figures()", metadata={"tags": ["page"]})
    with pytest.raises(NotRunError):
        page_of(half)


def test_notebook_with_an_unknown_tag_is_refused():
    with pytest.raises(NotRunError):
        page_of(tag="nonsense")


def test_number_that_the_register_does_not_hold_stops_the_page():
    shown = Printed({"v-a": "405"})
    with pytest.raises(UnknownNumberError, match="v-a"):
        page_of(cell("text()", shown.text(number("v-a"))))


def test_numbers_are_filled_from_the_register():
    every = held(counts(*pair(405, 490_535)))
    shown = Printed(dict(zip(every["findings"]["finding_id"], every["findings"]["shown"], strict=True)))
    one_in = f"f-{AGENCY}-2018-one-in"
    _, page = page_of(cell("register()", register(every["findings"])), cell("t()", shown.text(number(one_in))))
    assert [(d["data-finding"], d.get_text(), d["value"]) for d in page.find_all("data")] == [
        (one_in, "1 in 1,211", "1211")
    ]


def test_plain_nbconvert_knows_our_page():
    notebook = new_notebook(cells=[cell("title()", TITLE)])
    exported, _ = get_exporter("hit_ratio_page")().from_notebook_node(notebook)
    assert exported == render(notebook)[1]


# --- the real notebooks, on made tables, run in this process


def executed(name, **parameters):
    """Return a notebook of the project with its cells executed here: parameters set, last values kept as outputs."""
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    space = {}
    for n, code in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        *body, last = ast.parse(code.source).body
        is_value = isinstance(last, ast.Expr)
        exec(compile(ast.Module([*body, *([] if is_value else [last])], []), name, "exec"), space)
        value = eval(compile(ast.Expression(last.value), name, "eval"), space) if is_value else None
        space |= parameters if "parameters" in code.metadata.get("tags", []) else {}
        code.execution_count = n
        if hasattr(value, "_repr_mimebundle_"):
            bundle = json.loads(json.dumps(value._repr_mimebundle_()))
            code.outputs = [new_output("execute_result", data=bundle, execution_count=n)]
    return notebook


def made_project(folder, every):
    """Write made tables below a folder; return the parameters that point the notebooks there."""
    write_processed(every, folder / "processed")
    return {name: str(folder / name) for name in ("raw", "processed", "reports")}


def evil_tables():
    """Return tables of one agency in which every text that an agency or a page printed is hostile."""
    rows = [r | {"label_as_printed": EVIL, "agency_name": EVIL} for r in pair(405, 490_535)]
    waits = count_row("hits", None, 2019, status="needs_review", value_as_printed="777.777", window_as_printed=EVIL)
    asked = {"agency_id": AGENCY, "request_id": "10001", "item": EVIL, "meaning": "hits", "state": "awaiting"}
    return held(
        counts(*rows, waits),
        requests=requests(AGENCY, agency_name=EVIL, tracking_number=EVIL, status_as_printed=EVIL),
        messages=messages("requester", "agency", attachments=EVIL, channel=EVIL),
        items=t.as_frame(t.ITEMS, [asked | {"evidence": EVIL}]),
        extensions=t.as_frame(t.EXTENSIONS, [{k: asked[k] for k in ("agency_id", "request_id")}
                                             | {"extended_to": "2020-02-22", "section": EVIL}]),
        review_clean=review({"public_note": EVIL, "why": "777.777", "readings": "777.777"}),
    )  # fmt: skip


@cache
def pages():
    """Return {what: html} of every page made by the two page notebooks, of friendly and of hostile tables."""
    import tempfile
    from pathlib import Path

    friendly = held(
        counts(*pair(405, 490_535), *pair(219, 515_858, 2019), *pair(0, 10, agency_id=OTHER)),
        review_clean=review({"agency_id": OTHER, "readings": "777.777", "public_note": "the figure for hits, 2019"}),
    )
    made = {}
    for kind, every in (("friendly", friendly), ("hostile", evil_tables())):
        with tempfile.TemporaryDirectory() as folder:
            where = made_project(Path(folder), every)
            agency, overview = executed("50_agency", agency=AGENCY, **where), executed("60_overview", **where)
            for tag, notebook in (("page", agency), ("page", overview), ("method", overview)):
                address, html = render(notebook, tag)
                made[f"{kind} {address.replace(AGENCY, 'agency')}"] = html.replace(folder, "LEAK")
    return made


PAGES = [
    f"{kind} {page}"
    for kind in ("friendly", "hostile")
    for page in ("agencies/agency.html", "index.html", "method.html")
]


@pytest.fixture(params=PAGES)
def page(request):
    """Each page of the two page notebooks."""
    return BeautifulSoup(pages()[request.param], "html.parser")


def test_real_page_has_one_h1_and_headings_without_gaps(page):
    levels = [int(h.name[1]) for h in page.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_real_page_runs_no_script_and_has_no_handlers(page):
    assert page.find_all(["script", "iframe", "object", "embed", "form", "base", "svg"]) == []
    assert [a for tag in page.find_all(True) for a in tag.attrs if a.startswith("on") or a == "style"] == []


def test_real_page_fetches_nothing_and_links_only_within_the_pages(page):
    addresses = [tag[a] for tag in page.find_all(True) for a in ("src", "href", "srcset", "action") if tag.has_attr(a)]
    inside = re.compile(r"#|data:(,$|image/)|(\.\./)*[\w-]+(/[\w.-]+)*\.(html|csv|txt)(#|$)")
    assert [address for address in addresses if not inside.match(address)] == []


def test_real_page_style_is_the_one_its_policy_allows(page):
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(page.style.string.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src" not in policy
    assert len(page.find_all("style")) == 1


def test_real_page_has_unique_ids_and_alt_texts(page):
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert [img for img in page.find_all("img") if not img.get("alt")] == []


def test_real_page_shows_no_path_of_this_machine_and_no_figure_that_waits(page):
    assert [x for x in ("LEAK", "/work", "/home", "777.777") if x in page.decode()] == []


def test_real_page_shows_no_missing_value(page):
    page.find(class_="code").decompose()
    assert re.findall(r"\bnan\b|\bNone\b|<NA>|\bNaT\b", page.get_text()) == []


def test_no_address_in_a_file_name_reaches_anything_below_reports(tmp_path):
    mail = "jane.roe@example.com"
    values = counts(*pair(405, 490_535))
    named = documents((values["document_id"][0], f"{AGENCY}/10001/{mail}.txt"), reason=f"decoded, {mail}")
    item = {"agency_id": AGENCY, "request_id": "10001", "item": "1", "meaning": "hits", "state": "awaiting"}
    every = held(
        values,
        documents=named,
        messages=messages("agency", attachments=f"{mail}.pdf"),
        items=t.as_frame(t.ITEMS, [item | {"evidence": f"message 2 names {mail}.pdf"}]),
    )
    where = made_project(tmp_path, every)
    made = dict(render(executed(name, agency=AGENCY, **where)) for name in ("50_agency", "60_overview"))
    made |= {p.name: p.read_text() for p in (tmp_path / "reports").rglob("*") if p.is_file()}
    assert {"findings.txt", "documents.csv", "messages.csv", "items.csv", "index.html"} <= set(made)
    assert [name for name, text in made.items() if mail in text] == []


def test_agency_page_says_what_it_must():
    page = BeautifulSoup(pages()["friendly agencies/agency.html"], "html.parser")
    text = " ".join(page.get_text().split())
    for expected in ("1 in 1,211", "1 in 2,356", "0.0826 %", "0.0425 %", "+5.2 %", "−45.9 %", "490,535", "219"):
        assert expected in text
    for caveat in ("not a car or a person", "before any check", "come from the agency", "not proof of no value"):
        assert caveat in text.replace("The figures come from the agency", "come from the agency")
    assert len(page.select("figure img")) == 1


def test_front_page_lists_the_agencies_and_method_page_is_the_method():
    front = BeautifulSoup(pages()["friendly index.html"], "html.parser")
    assert {a["href"] for a in front.select("tbody th a")} == {f"agencies/{AGENCY}.html", f"agencies/{OTHER}.html"}
    method = BeautifulSoup(pages()["friendly method.html"], "html.parser").get_text()
    headings = re.findall(r"(?m)^## (.+)$", project_text("METHOD.md"))
    assert [h for h in headings if h not in method] == []


def test_hostile_page_shows_the_words_as_words():
    page = BeautifulSoup(pages()["hostile agencies/agency.html"], "html.parser")
    assert page.h1.get_text() == EVIL
    assert "<script>alert(1)</script>" in page.get_text()
    assert NAME not in page.get_text()


@pytest.mark.parametrize("kind", ["friendly", "hostile"])
def test_every_chart_has_alt_text_a_drawing_for_phones_and_its_table(kind):
    for name in ("index.html", "agencies/agency.html"):
        page = BeautifulSoup(pages()[f"{kind} {name}"], "html.parser")
        for figure in page.select("figure.chart"):
            assert figure.img["alt"].split(" of ")[0] in ("Bar chart", "Dot plot", "Slope chart", "Square")
            assert figure.source["srcset"].startswith("data:image/svg+xml;base64,")
            assert figure.find_next_sibling("details").find("tbody").find_all("tr") != []


def test_front_page_draws_the_year_of_the_most_agencies_and_sets_zero_beside_the_axis():
    front = BeautifulSoup(pages()["friendly index.html"], "html.parser")
    dots = front.select_one("figure.chart img")
    assert dots["alt"].startswith("Dot plot of the hit ratio in 2018 of agencies that may be compared")
    assert f"{NAME}: 0.0826 %" in dots["alt"]
    table = front.select_one("figure.chart").find_next_sibling("details")
    assert table.select_one("tbody tr:first-child data")["data-finding"] == f"f-{AGENCY}-2018-hit-ratio"
    assert "not ranked: a count is below 20" in table.get_text()
