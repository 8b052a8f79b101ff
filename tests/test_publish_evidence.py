"""Evidence pages: the agency's own words, marks exactly at the cited characters, everything private covered."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import AGENCY, LETTER, NAME, citations, count_row, counts, documents_of, page_of, pair

from lib import tables as t
from lib.publish import Sources, evidence_pages
from lib.publish.evidence import NO_LONGER, tombstone
from lib.publish.marked import Mark, marked_text

DOCUMENT, REQUESTER = f"d-{AGENCY}-10001", "Rita Reporter"
ADDRESS = f"evidence/{AGENCY}/10001/reply-m2.html"
REPLY = "Here are our figures.\n2018 Hits= 264\n2018 Detections= 494, 258\nThe rest follows.\n"
HITS, SCANS = pair(264, 494_258)


def soup(html):
    return BeautifulSoup(html, "html.parser")


def cite(text, value, printed, n=1, nth=0, around=None, **more):
    """Return a citation of the nth place where `printed` stands in the page's text."""
    at = [m.start() for m in re.finditer(re.escape(printed), text)][nth]
    line = (text.rfind("\n", 0, at) + 1, text.find("\n", at))
    start, end = around or line
    row = {"value_id": value["value_id"], "n": n, "document_id": DOCUMENT, "page": 1, "message": 2}
    row |= {"char_start": at, "char_end": at + len(printed), "context_start": start, "context_end": end}
    return row | {"text_as_printed": printed, "text_source": "text", **more}


def page_head_row(**more):
    row = {"document_id": DOCUMENT, "agency_id": AGENCY, "request_id": "10001", "agency_as_printed": NAME}
    return t.as_frame(t.REQUEST_PAGES, [row | {"requester_as_printed": REQUESTER} | more])


def post(number, role, own_text):
    row = {"document_id": DOCUMENT, "agency_id": AGENCY, "request_id": "10001", "number": number}
    return row | {"sender_role": role, "own_text": own_text}


def sources(stretches, values, cited, posts=()):
    """Return the sources of evidence for one page made of stretches; `cited` gets the page's text."""
    pages, spans = page_of(*stretches)
    text = pages["text"][0]
    frame = counts(*values)
    said = [post(1, "requester", LETTER), *posts]
    return Sources(
        counts=frame,
        citations=t.as_frame(t.CITATIONS, cited(text)),
        documents=documents_of(frame),
        pages=pages,
        spans=spans,
        request_pages=page_head_row(),
        posts=t.as_frame(t.POSTS, said),
    )


def usual(reply=REPLY, cited=None, values=(HITS, SCANS), posts=(), after=()):
    """Return the one evidence page of a request page: our letter, the agency's reply, and what stands after."""
    stretches = [("heading", None, f"{NAME}\n"), ("requester_text", 1, LETTER), ("agency_text", 2, reply), *after]
    default = lambda text: [cite(text, HITS, "264"), cite(text, SCANS, "494, 258")]  # noqa: E731 - a default
    (page,) = evidence_pages(sources(stretches, list(values), cited or default, posts)).values()
    return soup(page)


def marks(page):
    return {mark["id"]: mark.get_text() for mark in page.find_all("mark")}


# --- marks


def test_marks_stand_exactly_at_the_cited_characters():
    page = usual()
    assert marks(page) == {HITS["value_id"]: "264", SCANS["value_id"]: "494, 258"}
    assert page.blockquote.get_text().strip("\n") == REPLY.strip("\n")


def test_sentence_around_a_figure_is_underlined_and_no_other():
    said = [span.get_text() for span in usual().find_all(class_="said")]
    assert said == ["2018 Hits= ", "2018 Detections= "]


def test_second_place_of_a_value_has_an_anchor_of_its_own():
    twice = REPLY + "Again: 2018 Hits= 264\n"
    page = usual(twice, lambda text: [cite(text, HITS, "264"), cite(text, HITS, "264", n=2, nth=1)], [HITS])
    assert list(marks(page).values()) == ["264", "264"]
    assert next(iter(marks(page))) == HITS["value_id"]


def test_ids_are_unique_even_if_one_value_is_named_like_the_second_place_of_another():
    # Two figures of one reply under different filters: v-… and v-…-2; the first stands there twice.
    other = count_row("hits", 300, value_id=f"{HITS['value_id']}-2", scope_as_printed="Mobile")
    reply = "Hits= 264\nMobile hits= 300\nHits= 264\n"
    page = usual(
        reply,
        lambda text: [cite(text, HITS, "264"), cite(text, HITS, "264", n=2, nth=1), cite(text, other, "300")],
        [HITS, other],
    )
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), ids
    assert len(page.find_all("mark")) == 3


def test_same_figure_elsewhere_in_the_message_is_not_marked():
    reply = "We have 264 officers.\n2018 Hits= 264\n"
    page = usual(reply, lambda text: [cite(text, HITS, "264", nth=1)], [HITS])
    assert len(page.find_all("mark")) == 1
    assert page.mark.previous_sibling.get_text() == "2018 Hits= "


def test_offsets_are_code_points_also_beyond_the_basic_plane():
    page = usual("🚗🚗 é “Hits”\n2018 Hits= 264\n", lambda text: [cite(text, HITS, "264")], [HITS])
    assert marks(page) == {HITS["value_id"]: "264"}


def test_citation_without_a_message_is_shown_too():
    stretches = [("agency_text", None, REPLY)]
    (page,) = evidence_pages(sources(stretches, [HITS], lambda text: [cite(text, HITS, "264", message=None)])).values()
    assert marks(soup(page)) == {HITS["value_id"]: "264"}


def test_citation_of_another_page_is_not_marked_on_this_one():
    made = sources([("agency_text", 2, "x" * 40 + "\n")], [HITS], lambda text: [])
    second, spans = page_of(("agency_text", 2, REPLY), page=2)
    both = {"pages": t.as_frame(t.PAGES, [*made.pages.to_dict("records"), *second.to_dict("records")])}
    both |= {"spans": t.as_frame(t.SPANS, [*made.spans.to_dict("records"), *spans.to_dict("records")])}
    both |= {"citations": t.as_frame(t.CITATIONS, [cite(REPLY, HITS, "264", page=2)])}
    kept = {name: getattr(made, name) for name in Sources.__dataclass_fields__}
    (page,) = evidence_pages(Sources(**kept | both)).values()
    assert [mark.get_text() for mark in soup(page).find_all("mark")] == ["264"]


# --- what is shown of whom


def test_only_the_agency_s_own_words_are_shown():
    after = [
        ("quoted_text", 2, "> Rita wrote: QUOTED 999,999\n"),
        ("requester_text", 3, "Thank you, REQUESTER\n"),
        ("unknown_sender_text", 4, "STRANGER\n"),
        ("attachment", 2, "ATTACHED.pdf\n"),
        ("left_over", 2, "LEFTOVER\n"),
        ("agency_text", 5, "OTHERMESSAGE\n"),
    ]
    text = usual(after=after).get_text()
    hidden = ("QUOTED", "999,999", "REQUESTER", "STRANGER", "ATTACHED", "LEFTOVER", "OTHERMESSAGE", "Please send")
    assert [word for word in hidden if word in text] == []
    assert "The rest follows." in text


@pytest.mark.parametrize(
    ("written", "private"),
    [
        ("Dear Ms. Reporter, thank you.", "Reporter"),
        ("Ask Rita Reporter, please.", "Rita"),
        ("Write to jane.roe@example.com today.", "example.com"),
        ("See https://portal.example.com/x?id=1.", "portal.example"),
        ("Call (209) 555-0123 with questions.", "555-0123"),
        ("Jane Roe, Records Supervisor, has it.", "Roe"),
        ("Sincerely,\nJane Roe\nRecords Division", "Roe"),
        ("Come to 1000 Civic Center Drive, Sampleville, CA 95376.", "Civic Center"),
        ("The plate 7ABC123 was read.", "7ABC123"),
    ],
)
def test_private_words_are_covered_and_the_figures_are_not(written, private):
    page = usual(f"{REPLY}{written}\n")
    assert private not in page.decode()
    assert marks(page) == {HITS["value_id"]: "264", SCANS["value_id"]: "494, 258"}


@pytest.mark.parametrize("role", ["requester", "agency"])
def test_a_person_named_in_our_own_letters_is_covered_in_the_reply(role):
    # The words of our letters are known words; the people greeted in them are not.
    letters = [post(3, role, "Dear Janet Roe,\nis there any news? Janet said there would be.\n")]
    page = usual(f"{REPLY}Janet Roe is out until May. Please ask Janet in May.\n", posts=letters)
    assert re.findall(r"Janet|Roe", page.decode()) == []


def test_a_colleague_who_signs_one_of_our_letters_is_covered_in_the_reply():
    letters = [post(3, "requester", "Is there any news?\n\nSincerely,\nCarla Colleague\n")]
    page = usual(f"{REPLY}We told Carla Colleague by phone.\n", posts=letters)
    assert re.findall(r"Carla|Colleague", page.decode()) == []


def test_words_of_the_request_stay_readable():
    assert "Detections" in usual().blockquote.get_text()
    assert "covered" not in usual().blockquote.get_text()


def test_a_cover_wins_over_a_mark():
    text = "Call 555-010-1234 now"
    html = marked_text(text, [Mark(5, 8, "v-a")], [], [(5, 17, "phone number")])
    assert html == 'Call <span class="covered">phone number covered</span> now'


def test_a_cover_over_half_a_mark_hides_its_half():
    html = marked_text("abcdef", [Mark(0, 4, "v-a")], [], [(2, 6, "name")])
    assert soup(html).mark.get_text() == "ab"
    assert not re.search("[c-f]", soup(html).get_text().replace("name covered", ""))


def test_a_mark_cut_in_two_keeps_one_id():
    html = marked_text("2018 Hits= 264", [Mark(5, 14, "v-a")], [(0, 10)], [])
    assert [tag["id"] for tag in soup(html).find_all("mark") if tag.has_attr("id")] == ["v-a"]
    assert soup(html).get_text() == "2018 Hits= 264"


TEXT = st.text(alphabet="ab <>&\"'\n", min_size=31, max_size=31)
SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: (min(p), max(p) + 1))


@settings(deadline=None)
@given(TEXT, st.lists(SPAN, max_size=3), st.lists(SPAN, max_size=3))
def test_text_under_marks_and_underlines_reads_as_it_was(text, figures, said):
    html = marked_text(text, [Mark(a, b, f"v-{n}") for n, (a, b) in enumerate(figures)], said, [])
    assert soup(f"<pre>{html}</pre>").get_text() == text


@settings(deadline=None)
@given(st.lists(SPAN, max_size=3), SPAN)
def test_nothing_under_a_cover_is_shown(figures, cover):
    text = "".join(chr(0x4E00 + n) for n in range(31))
    covers = [(*cover, "name")]
    shown = soup(marked_text(text, [Mark(a, b, f"v-{n}") for n, (a, b) in enumerate(figures)], figures, covers))
    assert shown.get_text().replace("name covered", "") == text[: cover[0]] + text[cover[1] :]


# --- hostile words


@pytest.mark.parametrize("evil", ["</blockquote></script><script>x</script>", '<img src=x onerror="x">', "\"'><b>&lt;"])
def test_markup_in_a_message_stays_text(evil):
    page = usual(f"{REPLY}{evil}\n")
    assert page.find_all(["script", "img", "b"]) == []
    assert page.find_all(attrs={"onerror": True}) == []


def test_markup_in_labels_names_and_paths_stays_text():
    evil = "<img src=x onerror=x>\"'"
    values = [HITS | {"label_as_printed": evil, "agency_name": evil, "value_as_printed": evil}]
    page = usual(values=values, cited=lambda text: [cite(text, HITS, "264")])
    assert page.h1.get_text() == evil
    assert page.find_all(["img", "script"]) == []


# --- which values


@pytest.mark.parametrize("status", ["needs_review", "rejected", "duplicate", "superseded", "withdrawn"])
def test_value_that_does_not_stand_has_no_page_and_no_mark(status):
    aside = SCANS | {"status": status}
    page = usual(values=(HITS, aside))
    assert marks(page) == {HITS["value_id"]: "264"}
    stretches = [("agency_text", 2, REPLY)]
    assert evidence_pages(sources(stretches, [aside], lambda text: [cite(text, SCANS, "494, 258")])) == {}


def test_page_lies_where_its_values_point():
    stretches = [("agency_text", 2, REPLY)]
    made = sources(stretches, [HITS, SCANS], lambda text: [cite(text, HITS, "264"), cite(text, SCANS, "494, 258")])
    addresses = set(made.counts["evidence"])
    pages = evidence_pages(made)
    assert {f"{address}#{anchor}" for address in pages for anchor in marks(soup(pages[address]))} == addresses
    assert list(pages) == [ADDRESS]


def test_values_of_one_reply_that_stands_twice_share_one_page():
    after = [("requester_text", 3, "ok\n"), ("agency_text", 4, REPLY)]
    page = usual(
        after=after,
        cited=lambda text: [cite(text, HITS, "264"), cite(text, HITS, "264", n=2, nth=1, message=4)],
        values=[HITS],
    )
    assert [len(quote.find_all("mark")) for quote in page.find_all("blockquote")] == [1, 1]
    assert list(marks(page).values()) == ["264", "264"]


def test_page_names_file_hash_and_place_and_leads_back():
    page = usual()
    facts = dict(
        zip([x.get_text() for x in page.find_all("dt")], [x.get_text() for x in page.find_all("dd")], strict=True)
    )
    assert facts == {
        "File": f"raw/{AGENCY}/10001/request-page.txt",
        "Place": "page 1, message 2",
        "SHA-256 of the file": "0" * 64,
    }
    assert f"../../../agencies/{AGENCY}.html" in [a["href"] for a in page.find_all("a")]


def test_figures_stand_below_with_what_was_printed():
    rows = [[c.get_text() for c in row.find_all(["th", "td"])] for row in usual().select("tbody tr")]
    assert rows == [["264", "2018 Hits", "264"], ["494,258", "2018 Detections", "494,258"]]


def test_address_in_a_file_name_is_covered():
    made = sources([("agency_text", 2, REPLY)], [HITS], lambda text: [cite(text, HITS, "264")])
    made.documents.loc[0, "path"] = f"{AGENCY}/10001/jane.roe@example.com.txt"
    assert "jane.roe@example.com" not in evidence_pages(made)[ADDRESS]


def test_one_agency_s_sources_hold_no_count_of_another():
    values = counts(HITS, count_row("hits", 9, agency_id="mockton-pd-ca"))
    held = {name: t.as_frame(t.COUNTS, []) for name in Sources.__dataclass_fields__} | {"counts": values}
    assert Sources.of(held, AGENCY).counts["agency_id"].tolist() == [AGENCY]


def test_page_has_one_h1_no_script_and_fetches_nothing():
    page = usual()
    assert (len(page.find_all("h1")), page.find_all(["script", "img", "iframe"])) == (1, [])
    assert [a["href"] for a in page.find_all("a") if not re.match(r"(\.\./)+[a-z]|#main", a["href"])] == []


def test_same_sources_give_the_same_bytes():
    stretches = [("agency_text", 2, REPLY)]
    made = [sources(stretches, [HITS, SCANS], lambda text: [cite(text, HITS, "264"), cite(text, SCANS, "494, 258")])
            for _ in range(2)]  # fmt: skip
    assert evidence_pages(made[0]) == evidence_pages(made[1])


def test_no_values_give_no_pages():
    assert evidence_pages(sources([("agency_text", 2, REPLY)], [], lambda text: [])) == {}
    assert len(citations(counts())) == 0


def test_tombstone_says_that_the_source_is_gone_and_shows_nothing_of_it():
    page = soup(tombstone(ADDRESS))
    assert NO_LONGER in page.get_text()
    assert (len(page.find_all("h1")), page.find_all(["mark", "blockquote"])) == (1, [])
    assert AGENCY not in page.main.get_text()
