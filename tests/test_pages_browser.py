"""The published pages in headless Chromium: nothing is fetched, nothing fails, every number leads to its words."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Walk
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
ADDRESSES = ["index.html", "method.html", "agencies/tracy-pd-ca.html", "evidence/tracy-pd-ca/87865/reply-m3.html"]


@dataclass
class Seen:
    """A page as the browser has it, and what it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium; .ci/run installs it")
        pytest.skip("no Chromium on this machine; install it to test the pages in a browser")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def look(browser: Browser, tracy: Walk):
    pages = []

    def look(address: str, width: int = 1100) -> Seen:
        page = browser.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        seen = Seen(page)
        page.on("request", lambda r: seen.requests.append(r.url) if not r.url.startswith("data:") else None)
        page.on("console", lambda m: seen.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: seen.errors.append(str(e)))
        page.goto((tracy.reports / address).as_uri())
        return seen

    yield look
    for page in pages:
        page.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fetches_nothing_and_complains_of_nothing(look, tracy: Walk, address: str):
    seen = look(address)
    assert seen.requests == [(tracy.reports / address).as_uri()]
    assert seen.errors == []


NUMBERS = ["490,535", "515,858", "405", "219", "0.0826 %", "0.0425 %", "1 in 1,211", "1 in 2,356", "+5.2 %", "−45.9 %"]


@pytest.mark.parametrize("text", [*NUMBERS, "624", "1,006,393", "20-34", "Completed"])
def test_the_numbers_are_to_be_seen(look, text: str):
    assert look("agencies/tracy-pd-ca.html").page.get_by_text(text, exact=False).first.is_visible()


def test_every_number_leads_to_marked_words(look):
    seen = look("agencies/tracy-pd-ca.html")
    links = seen.page.locator("a.number")
    assert links.count() > 20
    for address in sorted({links.nth(n).evaluate("a => a.href") for n in range(links.count())}):
        target = look("index.html")
        target.page.goto(address)
        mark = target.page.locator("mark:target")
        assert mark.count() == 1, address
        assert mark.is_visible()


def test_a_click_on_a_count_shows_that_count_marked(look):
    page = look("agencies/tracy-pd-ca.html").page
    page.locator("a.number", has_text="490,535").first.click()
    assert page.locator("mark:target").inner_text() == "490,535"
    assert page.locator("mark").all_inner_texts() == ["490,535", "405", "515,858", "219"]


def test_front_page_leads_to_the_agency_and_the_method(look):
    page = look("index.html").page
    page.get_by_role("link", name="Tracy Police Department").first.click()
    assert page.locator("h1").inner_text() == "Tracy Police Department"
    page.get_by_role("link", name="Method", exact=True).click()
    assert page.locator("h1").inner_text() == "How the numbers are made"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_accessible(look, address: str):
    # axe runs as a script, which the page's own policy forbids; a second context lets the test in.
    seen = look("index.html")
    context = seen.page.context.browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(seen.page.url.replace("index.html", address))
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_a_phone(look, address: str):
    page = look(address, width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_chart_has_words_and_a_table(look):
    page = look("agencies/tracy-pd-ca.html").page
    alt = page.locator("figure img").get_attribute("alt")
    assert "2018: 0.0826 %" in alt
    assert page.locator("figure img").evaluate("i => i.naturalWidth") > 100
    page.get_by_text("The chart's figures as a table").click()
    assert page.locator("details table").first.is_visible()


def test_code_is_folded_away(look):
    page = look("agencies/tracy-pd-ca.html").page
    code = page.locator("details.code pre").first
    assert not code.is_visible()
    page.get_by_text("The code that made this page").click()
    assert code.is_visible()


def test_requester_is_nowhere_in_what_is_published(tracy: Walk):
    for path in (p for p in tracy.reports.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        assert "Olivia" not in text, path
        assert "nextrequest.com" not in text, path
