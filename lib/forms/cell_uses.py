"""A sheet and what each of its cells was used for in; rows for the extract tables, what is left over listed, out."""

from itertools import groupby
from typing import Any

from lib.forms.page_rows import Rows
from lib.pages import Page

REASONS = {
    "left_over": "cells of a sheet that no rule uses",
    "hidden": "cells of a sheet that nobody sees; none of them is used",
}
_MOST_SHOWN = 300
_MOST_KEPT = 2000


def cell_uses(page: Page, uses: dict[int, str], *, waits: bool = True) -> Rows:
    """Return word_uses, left_over and, where it waits, review rows of a sheet.

    `uses` holds by the index of a word what its cell was used for; a cell without a use is `left_over`, or `hidden`
    where nobody sees it. Each row of cells that are not used becomes one line of left_over.
    """
    all_uses = [uses.get(n) or ("hidden" if word.hidden else "left_over") for n, word in enumerate(page.words)]
    counted: dict[str, int] = {}
    for use in all_uses:
        counted[use] = counted.get(use, 0) + 1
    rows: Rows = {
        "word_uses": [{"page": page.number, "used_as": use, "words": n} for use, n in sorted(counted.items())],
        "left_over": _left_over(page, all_uses),
    }
    return rows | ({"review": _review(page, all_uses)} if waits else {})


def _left_over(page: Page, uses: list[str]) -> list[dict[str, Any]]:
    unused = [word for word, use in zip(page.words, uses, strict=True) if use in REASONS]
    found = []
    for _, group in groupby(unused, key=lambda word: word.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        words = list(group)
        where = f"{words[0].cell}:{words[-1].cell}" if len(words) > 1 else words[0].cell
        text = f"{where} " + " | ".join(word.text for word in words)
        found.append({"page": page.number, "char_start": words[0].char_start, "words": text[:_MOST_KEPT]})
    return [row | {"n": n} for n, row in enumerate(found, 1)]


def _review(page: Page, uses: list[str]) -> list[dict[str, Any]]:
    rows = []
    for use, why in REASONS.items():
        words = [word for word, mine in zip(page.words, uses, strict=True) if mine == use]
        if words:
            reasons = sorted({word.hidden for word in words if word.hidden})
            rows.append(
                {
                    "review_id": f"p{page.number}-{use.replace('_', '-')}",
                    "what": "left_over_text",
                    "why": f"{why} ({', '.join(reasons)})" if reasons else why,
                    "readings": "; ".join(f"{word.cell} {word.text}" for word in words[:40])[:_MOST_SHOWN],
                    "page": page.number,
                    "public_note": "cells of a sheet wait for a person to read them",
                }
            )
    return rows
