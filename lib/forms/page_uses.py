"""A page and its stretches in; how many words went to what, and the stretches that no rule uses, out."""

from typing import Any

from lib.forms.message_rows import Rows
from lib.pages import Page


def text_uses(page: Page, spans: list[dict[str, Any]]) -> Rows:
    """Return how many words of a text went to what, and the stretches that no rule uses."""
    counted: dict[str, int] = {}
    over = []
    for span in spans:
        text = page.text[span["char_start"] : span["char_end"]]
        counted[span["used_as"]] = counted.get(span["used_as"], 0) + len(text.split())
        if span["used_as"] == "left_over" and text.strip():
            over.append({"page": page.number, "char_start": span["char_start"], "words": " ".join(text.split())})
    used = [{"page": page.number, "used_as": use, "words": n} for use, n in sorted(counted.items()) if n]
    return {"word_uses": used, "left_over": [row | {"n": n} for n, row in enumerate(over, 1)]}
