"""HTML of blocks, frame and Markdown: whatever an agency wrote stays text, and nothing leads outside."""

import base64
import hashlib
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.chart import bars
from lib.publish.blocks import Printed, code, link, number, prose, title
from lib.publish.blocks import chart as chart_block
from lib.publish.drawing import draw_svg
from lib.publish.frame import page_foot, page_head, style, way_up
from lib.publish.html import UnknownNumberError, Writer
from lib.publish.page import markdown

EVIL = [
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '" onmouseover="alert(1)" x=\'',
    "' onfocus='alert(1)' autofocus='",
    "<!--<svg/onload=alert(1)>",
    "]]><style>*{display:none}</style>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "{{7*7}}{% raw %}",
]
NUMBERS = {
    "v-b": {"finding_id": "v-b", "value": "405", "shown": "405", "how": "read", "evidence": "evidence/a/1/m.html#v-b"},
    "f-all": {"finding_id": "f-all", "value": "1/2", "shown": "50.0000 %", "how": "1 / 2", "evidence": None},
}
SHOWN = Printed({name: row["shown"] for name, row in NUMBERS.items()})
TAGS = "a caption code data details div figcaption figure img li p picture pre source summary table tbody td th thead"
TAGS += " tr ul"
ATTRIBUTES = "alt class data-finding data-label href media role scope src srcset tabindex title value"


def html_of(block, up="../", numbers=NUMBERS):
    return Writer(numbers, up, markdown).block(block.content)


def drawn(text="2018"):
    return bars(pd.DataFrame({"label": [text], "value": [0.5], "shown": ["50 %"]}), text, text, text, whole=False)


def soup(html):
    return BeautifulSoup(html, "html.parser")


def blocks_with(text):
    """Return every kind of block with one text wherever it takes text."""
    drawing = SHOWN.table(text, [text, "n"], [[[text], [number("v-b")]]])
    return {
        "text": SHOWN.text(text),
        "note": SHOWN.text(text, kind="note"),
        "lead": SHOWN.text(text, kind="lead"),
        "link words": SHOWN.text(link("index.html", text)),
        "list": SHOWN.listing([[text]]),
        "cards": SHOWN.cards([{"figure": [text], "label": [text], "detail": [text]}]),
        "table": drawing,
        "code": code(text),
        "chart": chart_block(drawn(text), drawing, [text]),
    }


# --- agency text


@pytest.mark.parametrize("kind", blocks_with("x"))
@pytest.mark.parametrize("text", EVIL)
def test_text_stays_text_in_every_block(text, kind):
    page = soup(html_of(blocks_with(text)[kind]))
    tags = {tag.name for tag in page.find_all(True)}
    attributes = {name for tag in page.find_all(True) for name in tag.attrs}
    assert (tags - {*TAGS.split()}, attributes - {*ATTRIBUTES.split()}) == (set(), set())
    assert " ".join(text.split()) in " ".join(page.get_text().split())


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_reads_back_as_it_was(text):
    text = "".join(c for c in text if c == "\n" or c.isprintable())
    page = soup(html_of(SHOWN.table("c", ["a", "b"], [[[text], [text]]])))
    assert [cell.get_text() for cell in page.select("tbody th, tbody td")] == [text, text]


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("column", ["finding_id", "value", "shown", "how", "evidence"])
def test_text_in_the_register_stays_text(column, text):
    page = soup(html_of(SHOWN.text(number("v-b")), numbers={"v-b": NUMBERS["v-b"] | {column: text}}))
    assert [tag.name for tag in page.find_all(True)] == ["p", "a", "data"]
    assert {name for tag in page.find_all(True) for name in tag.attrs} <= {*ATTRIBUTES.split()}
    assert text in page.get_text() + " ".join(str(v) for tag in page.find_all(True) for v in tag.attrs.values())


@pytest.mark.parametrize("text", EVIL)
def test_text_in_title_kicker_and_address_stays_text(text):
    page = soup(page_head(text.replace("/", ""), text, heading=text, kicker=text) + page_foot("index.html"))
    assert page.h1.get_text() == text
    assert page.select_one(".kicker").get_text() == text
    assert page.title.get_text().startswith(text)
    assert len(page.find_all("style")) == 1
    assert page.find_all(["script", "img", "svg"]) == []


# --- numbers


def test_number_is_data_with_its_exact_value_its_id_and_its_link():
    page = soup(html_of(SHOWN.text(number("v-b"))))
    assert (page.data["value"], page.data["data-finding"], page.data.get_text()) == ("405", "v-b", "405")
    assert page.a["href"] == "../evidence/a/1/m.html#v-b"


def test_number_without_evidence_has_no_link():
    page = soup(html_of(SHOWN.text(number("f-all"))))
    assert (page.a, page.data.get_text()) == (None, "50.0000 %")


def test_unknown_number_stops_the_page():
    with pytest.raises(UnknownNumberError, match="v-unknown"):
        Writer(NUMBERS, "", markdown).block({"block": "text", "parts": ["there are ", {"number": "v-unknown"}]})


def test_unknown_number_in_a_table_of_a_chart_stops_the_page():
    table = {"block": "table", "caption": "", "columns": ["a"], "rows": [[[{"number": "v-x"}]]], "right": []}
    with pytest.raises(UnknownNumberError, match="v-x"):
        Writer(NUMBERS, "", markdown).block(chart_block(drawn(), SHOWN.text("")).content | {"table": table})


def test_unknown_block_is_an_error_and_not_silence():
    with pytest.raises(AttributeError):
        Writer(NUMBERS, "", markdown).block({"block": "nonsense"})


# --- links


@pytest.mark.parametrize("up", ["", "../"])
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "https://example.com/",
     "//example.com/x", "/etc/passwd", "\\\\example.com\\x"],
)  # fmt: skip
def test_a_link_out_of_the_pages_is_never_written(address, up):
    try:
        html = Writer(NUMBERS, up, markdown).block(SHOWN.text(link(address, "words")).content)
    except ValueError:
        return
    assert [a["href"] for a in soup(html).find_all("a") if re.match(r"\s*([a-z]+:|[/\\])", a["href"], re.I)] == []


def test_a_link_starts_at_reports():
    block = SHOWN.text(link("agencies/tracy-pd-ca.html", "Tracy"))
    assert soup(html_of(block, up=way_up("evidence/a/1/m.html"))).a["href"] == "../../../agencies/tracy-pd-ca.html"


@pytest.mark.parametrize(
    ("address", "up"), [("index.html", ""), ("agencies/a.html", "../"), ("evidence/a/1/m.html", "../../../")]
)
def test_way_up_leads_to_reports(address, up):
    assert way_up(address) == up


# --- Markdown of the project's own texts


@pytest.mark.parametrize(
    "source",
    ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x --><b>y</b>", "`<script>`",
     "```html\n<script>alert(1)</script>\n```", "| a |\n|---|\n| <script>x</script> |"],
)  # fmt: skip
def test_markup_in_markdown_stays_text(source):
    assert soup(markdown(source)).find_all(["script", "img", "b"]) == []


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x"])
def test_markdown_link_runs_nothing(target):
    found = [a.get("href", "") for a in soup(markdown(f"[x]({target}) <{target}>")).find_all("a")]
    assert [href for href in found if re.match(r"(?i)\s*(javascript|data|vbscript):", href)] == []


def test_markdown_tables_and_lists_are_made():
    page = soup(markdown("| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n"))
    assert [td.get_text() for td in page.find_all("td")] == ["1", "2"]
    assert page.li.get_text() == "x"


def test_prose_block_is_markdown():
    assert soup(html_of(prose("some *words*"))).em.get_text() == "words"


# --- blocks


def test_table_is_a_table_also_for_a_screen_reader():
    page = soup(html_of(SHOWN.table("Caption", ["Year", "Hits"], [[["2018"], [number("v-b")]]], right=(1,))))
    assert page.caption.get_text() == "Caption"
    assert [th.get("scope") for th in page.find_all("th")] == ["col", "col", "row"]
    assert [c["data-label"] for c in page.select("tbody th, tbody td")] == ["Year", "Hits"]
    assert [c.get("class") for c in page.select("tbody th, tbody td")] == [None, ["right"]]


def test_row_with_a_cell_too_many_is_an_error():
    content = {"block": "table", "caption": "", "columns": ["a"], "rows": [[["1"], ["2"]]], "right": []}
    with pytest.raises(ValueError, match="zip"):
        Writer(NUMBERS, "", markdown).block(content)


def test_chart_is_a_picture_with_alt_text_and_its_table():
    table = SHOWN.table("Figures", ["Year", "Ratio"], [[["2018"], [number("f-all")]]])
    page = soup(html_of(chart_block(drawn(), table, ["More in ", link("index.html", "a list"), "."])))
    assert page.img["alt"] == "Bar chart of 2018, 2018. 2018: 50 %."
    assert page.figcaption.get_text() == "More in a list."
    for address, spec in ((page.img["src"], drawn().wide), (page.source["srcset"], drawn().narrow)):
        kind, _, picture = address.partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert base64.b64decode(picture).decode() == draw_svg(spec)
    assert page.select_one("details table data")["data-finding"] == "f-all"


def test_title_and_register_print_nothing_of_their_own():
    assert html_of(title("index.html", "x", "y")) == ""
    assert Writer({}, "", markdown).block({"block": "register", "numbers": [NUMBERS["v-b"]]}) == ""


def test_empty_text_makes_no_paragraph():
    assert html_of(SHOWN.text("")) == ""


# --- what stands above and below


def frame(address="agencies/a.html"):
    return page_head(address, "Title", kicker="Kicker") + "<p>x</p>" + page_foot(address)


def test_policy_allows_the_one_style_sheet_by_its_hash_and_nothing_else():
    page = soup(frame())
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    digest = base64.b64encode(hashlib.sha256(page.style.string.encode()).digest()).decode()
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_style_sheet_fetches_nothing_and_cannot_end_early():
    assert re.findall(r"(?i)</style|@import|url\(|expression\(|https?:", style()) == []


def test_frame_has_one_h1_a_language_a_skip_link_and_no_script():
    page = soup(frame())
    assert (len(page.find_all("h1")), page.html["lang"], page.find_all("script")) == (1, "en", [])
    assert page.select_one("a.skip")["href"] == "#" + page.main["id"]
    assert page.find_all(style=True) == []


@pytest.mark.parametrize("address", ["index.html", "agencies/a.html", "evidence/a/1/m.html"])
def test_every_address_of_the_frame_is_relative(address):
    page = soup(frame(address))
    links = [tag.get("href") or tag.get("src") for tag in page.find_all(["a", "link", "img"])]
    assert [x for x in links if not re.match(r"(\.\./)*[a-z]+[./]|#main$|data:,$", x)] == []
    assert way_up(address) + "method.html" in links
