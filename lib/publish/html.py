"""A block and the register of numbers in; HTML out. Every text is escaped; the only place a block becomes markup."""

import base64
import re
from collections.abc import Callable
from html import escape
from typing import Any

from lib.publish.drawing import draw_svg

# A link leads to a place below reports/ or on the page, never out of them.
INSIDE = re.compile(r"[A-Za-z0-9_-][\w.-]*(?:/[\w.-]+)*(?:#[\w.-]+)?|#[\w.-]+")
# Narrower than this, the wide drawing would be scaled down.
PHONE = "(max-width: 47rem)"


class UnknownNumberError(KeyError):
    """A page names a number that the register does not hold."""


class Writer:
    """Writes the blocks of one page; `up` leads from the page to reports/, for instance `../`."""

    def __init__(self, numbers: dict[str, dict[str, str]], up: str, prose: Callable[[str], str]) -> None:
        self.numbers, self.up, self.markdown = numbers, up, prose

    def block(self, content: dict[str, Any]) -> str:
        """Return the HTML of one block; a register or a title prints nothing of its own here."""
        kind = content["block"]
        if kind in ("register", "title"):
            return ""
        return getattr(self, f"_{kind}")(content)

    def parts(self, parts: list[Any]) -> str:
        """Return text, numbers and links as inline HTML."""
        return "".join(escape(part) if isinstance(part, str) else self._part(part) for part in parts)

    def _part(self, part: dict[str, str]) -> str:
        if "number" in part:
            return self.data(part["number"])
        if not INSIDE.fullmatch(part["link"]):
            raise ValueError(f"a page may only link inside reports/; found {part['link'][:60]!r}")
        return f'<a href="{escape(self.up + part["link"], quote=True)}">{escape(part["text"])}</a>'

    def data(self, finding_id: str) -> str:
        """Return `<data>` for a number of the register, linked to the page where it or its inputs stand."""
        if finding_id not in self.numbers:
            raise UnknownNumberError(f"the page names {finding_id!r}; the register has no such number")
        held = self.numbers[finding_id]
        name, value, how = (escape(held[k], quote=True) for k in ("finding_id", "value", "how"))
        data = f'<data value="{value}" data-finding="{name}" title="{how}">{escape(held["shown"])}</data>'
        if not held.get("evidence"):
            return data
        return f'<a class="number" href="{escape(self.up + held["evidence"], quote=True)}">{data}</a>'

    def _text(self, content: dict[str, Any]) -> str:
        inside = self.parts(content["parts"])
        return f"<p>{inside}</p>" if inside else ""

    def _lead(self, content: dict[str, Any]) -> str:
        return f'<p class="lead">{self.parts(content["parts"])}</p>'

    def _note(self, content: dict[str, Any]) -> str:
        return f'<p class="note">{self.parts(content["parts"])}</p>'

    def _list(self, content: dict[str, Any]) -> str:
        anchor = f' id="{escape(content["anchor"], quote=True)}"' if content["anchor"] else ""
        return f"<ul{anchor}>" + "".join(f"<li>{self.parts(item)}</li>" for item in content["items"]) + "</ul>"

    def _code(self, content: dict[str, Any]) -> str:
        return f'<pre tabindex="0"><code>{escape(content["source"])}</code></pre>'

    def _prose(self, content: dict[str, Any]) -> str:
        return f'<div class="prose">{self.markdown(content["markdown"])}</div>'

    def _cards(self, content: dict[str, Any]) -> str:
        cards = (
            f'<div class="card"><p class="label">{self.parts(card["label"])}</p>'
            f'<p class="figure">{self.parts(card["figure"])}</p>'
            f'<p class="detail">{self.parts(card["detail"])}</p></div>'
            for card in content["cards"]
        )
        return f'<div class="cards">{"".join(cards)}</div>'

    def _table(self, content: dict[str, Any]) -> str:
        names, right = content["columns"], set(content["right"])
        head = "".join(
            f'<th scope="col" role="columnheader"{_right(n, right)}>{escape(x)}</th>' for n, x in enumerate(names)
        )
        body = "".join(self._row(row, names, right) for row in content["rows"])
        return (
            f'<div class="scroll"><table role="table"><caption>{escape(content["caption"])}</caption>'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table></div>'
        )

    def _row(self, row: list[Any], names: list[str], right: set[int]) -> str:
        cells = []
        for n, (cell, name) in enumerate(zip(row, names, strict=True)):
            tag, role = ("th", 'scope="row" role="rowheader"') if n == 0 else ("td", 'role="cell"')
            label = escape(name, quote=True)
            cells.append(f'<{tag} {role} data-label="{label}"{_right(n, right)}>{self.parts(cell)}</{tag}>')
        return f'<tr role="row">{"".join(cells)}</tr>'

    def _fold(self, content: dict[str, Any]) -> str:
        return f"<details><summary>{escape(content['summary'])}</summary>{self._table(content['table'])}</details>"

    def _chart(self, content: dict[str, Any]) -> str:
        """Draw the chart as pictures inside the page, for a wide one and for a phone: no script, nothing fetched."""
        wide, narrow = (_picture(content[width]) for width in ("wide", "narrow"))
        note = f"<figcaption>{self.parts(content['note'])}</figcaption>" if content["note"] else ""
        return (
            f'<figure class="chart"><picture><source media="{PHONE}" srcset="{narrow}">'
            f'<img alt="{escape(content["alt"], quote=True)}" src="{wide}"></picture>{note}</figure>'
            f"<details><summary>The chart's figures as a table</summary>{self._table(content['table'])}</details>"
        )


def _picture(spec: dict[str, Any]) -> str:
    """Return a chart as the address of a picture that holds itself."""
    return f"data:image/svg+xml;base64,{base64.b64encode(draw_svg(spec).encode()).decode()}"


def _right(n: int, right: set[int]) -> str:
    return ' class="right"' if n in right else ""
