"""What a vendor report's form read in; rows for the extract tables, with boxes beside them, out."""

import re
from collections import Counter
from operator import itemgetter
from typing import Any

from lib.forms.layout import Place
from lib.forms.message_rows import Rows
from lib.pages import Page

# A report prints no contacts of its own; where one stands on the page it is private.
CONTACT = re.compile(r"\S+@\S+\.\w+|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}")
# Of the last part of a phone number; it begins with the sign that is rare on a page, which is found fastest.
_PHONE = re.compile(r"[-.](?<=\d{3}.)\d{4}")
REASONS = {
    "left_over": "words on the page that no rule uses",
    "hidden": "words in the file that nobody sees on the page; none of them is used",
}
UNCERTAIN_LISTS = "the list has no heading in this file, so which list it is is not known"


def report_rows(form: str, found: dict[str, list[Any]], pages: list[Page]) -> Rows:
    """Return rows by table name (without document and request ids) of all reports of one form in a document."""
    created = {r["report"]: r["created_on_as_printed"] for r in found["reports"]}
    rows: Rows = {name: [] for name in ("readings", "listed", "boxes", "reports", "report_checks", "word_uses")}
    rows |= {"sections": [_section(form, section) for section in found.get("sections", [])]}
    for n, reading in enumerate(found["readings"], 1):
        _add_reading(rows, f"{form}-{n}", form, reading)
    for line in found["listed"]:
        _add_listed(rows, form, line, created.get(line["report"], ""))
    rows["reports"] = [{k: v for k, v in report.items() if v not in ("", None)} for report in found["reports"]]
    rows["report_checks"] = [_check(form, n, check) for n, check in enumerate(found["checks"], 1)]
    private = [*found["private"], *_contacts(pages)]
    rows["boxes"] += [_box(f"private-{form}-{n}", 1, (*place[:5], "")) for n, place in enumerate(private, 1)]
    unused = _unused(found["word_uses"])
    used = {"word_uses": _uses(found["word_uses"]), "left_over": _left_over(unused, pages)}
    return rows | used | {"review": _review(unused, pages)}


def word_rows(word_uses: list[tuple[int, int, str]], pages: list[Page]) -> Rows:
    """Return word_uses and left_over: how many words of each page had which use, and where the unused ones stand."""
    return {"word_uses": _uses(word_uses), "left_over": _left_over(_unused(word_uses), pages)}


def _unused(word_uses: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [use for use in word_uses if use[2] in REASONS]


def _add_reading(rows: Rows, name: str, form: str, reading: dict[str, Any]) -> None:
    kept = ("page", "measure", "label_as_printed", "value_as_printed", "window_as_printed", "scope_as_printed")
    row = {key: reading.get(key) for key in (*kept, "created_on_as_printed", "second_reading", "doubt")}
    rows["readings"].append(row | {"reading": name, "form": form, "origin": "agency_document", "text_source": "native"})
    rows["boxes"] += [_box(name, n, place) for n, place in enumerate(reading["boxes"], 1)]
    rows["boxes"] += [_box(f"label-{name}", n, place) for n, place in enumerate(reading.get("label_boxes", []), 1)]


def _add_listed(rows: Rows, form: str, line: dict[str, Any], created: str) -> None:
    section = line["section"] or "unknown"
    doubt = line["doubt"] or (UNCERTAIN_LISTS if section == "unknown" else "")
    said = {"section": section, "created_on_as_printed": created, "doubt": doubt, "text_source": "native"}
    row = {**line, **said, "form": form}
    places = row.pop("boxes")
    rows["listed"].append(row)
    name = f"{form}-{section}-{line['row']}"
    rows["boxes"] += [_box(name, n, place) for n, place in enumerate(places, 1)]


def _box(name: str, n: int, place: Place) -> dict[str, Any]:
    page, x0, top, x1, bottom, text = place
    return {"reading": name, "n": n, "page": page, "x0": x0, "top": top, "x1": x1, "bottom": bottom, "text": text}


def _check(form: str, n: int, check: dict[str, Any]) -> dict[str, Any]:
    kept = {key: check.get(key) for key in ("report", "what", "why", "page", "ok")}
    return kept | {"form": form, "n": n, "first": str(check.get("first", "")), "second": str(check.get("second", ""))}


def _section(form: str, section: dict[str, Any]) -> dict[str, Any]:
    kept = {key: section[key] for key in ("report", "page", "rows", "is_stated_empty")}
    return kept | {"section": section["section"] or "unknown", "form": form}


def _review(unused: list[tuple[int, int, str]], pages: list[Page]) -> list[dict[str, Any]]:
    """Return what a person must look at: words no rule uses, and words nobody sees on the page."""
    words = {page.number: page.words for page in pages}
    found: dict[tuple[int, str], list[str]] = {}
    for page, index, use in unused:
        found.setdefault((page, use), []).append(words[page][index].text)
    return [
        {
            "review_id": f"p{page}-{use.replace('_', '-')}",
            "what": "left_over_text",
            "why": REASONS[use],
            "readings": " ".join(texts)[:300],
            "page": page,
            "public_note": "words on a page of a report wait for a person to read them",
        }
        for (page, use), texts in found.items()
    ]


def _contacts(pages: list[Page]) -> list[tuple[int, float, float, float, float]]:
    # Few pages have any, and one search of the page's text is cheaper than one of each word.
    texts = [" ".join([word.text for word in page.words]) for page in pages]
    suspects = [page for page, text in zip(pages, texts, strict=True) if "@" in text or _PHONE.search(text)]
    return [(p.number, *word.box) for p in suspects for word in p.words if word.box and CONTACT.fullmatch(word.text)]


def _uses(word_uses: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
    counted = Counter(map(itemgetter(0, 2), word_uses))
    return [{"page": page, "used_as": use, "words": n} for (page, use), n in sorted(counted.items())]


def _left_over(unused: list[tuple[int, int, str]], pages: list[Page]) -> list[dict[str, Any]]:
    words = {page.number: page.words for page in pages}
    found, numbers = [], dict.fromkeys(words, 0)
    for page, index, _ in unused:
        word = words[page][index]
        numbers[page] += 1
        at = _box("", 1, (page, *(word.box or (0, 0, 0, 0)), ""))
        found.append(
            {k: at[k] for k in ("page", "x0", "top", "x1", "bottom")} | {"n": numbers[page], "words": word.text}
        )
    return found
