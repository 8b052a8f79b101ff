"""Text, numbers by id, tables and chart specs in; structured results a notebook can show and a page is made of, out.

A block never holds HTML. A number is only ever named by its id in the register of findings; what is printed
for it is looked up when the page is made.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from lib.publish.drawing import draw_svg

MIME = "application/vnd.hit-ratio.block+json"

# A piece of a sentence or cell: text, or a number by its id, or a link.
Part = str | dict[str, str]


def number(finding_id: str) -> Part:
    """Name a number of the register."""
    return {"number": finding_id}


def link(address: str, text: str) -> Part:
    """Name a place below reports/, for instance `agencies/tracy-pd-ca.html`, and the words to print for it."""
    return {"link": address, "text": text}


@dataclass(frozen=True, slots=True)
class Block:
    """One structured result; `content` is plain JSON, `plain` what a notebook shows for it."""

    content: dict[str, Any]
    plain: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {MIME: self.content, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Printed:
    """The register as blocks need it: what is printed for each id."""

    shown: dict[str, str]

    def plain(self, parts: list[Part]) -> str:
        """Return parts as plain text; raises KeyError on a number the register does not hold."""
        return "".join(p if isinstance(p, str) else self._plain(p) for p in parts)

    def _plain(self, part: dict[str, str]) -> str:
        return self.shown[part["number"]] if "number" in part else part["text"]

    def text(self, *parts: Part, kind: str = "text") -> Block:
        """Return a paragraph (`text`), a caveat (`note`), or the page's main sentence (`lead`)."""
        return Block({"block": kind, "parts": list(parts)}, self.plain(list(parts)))

    def listing(self, items: list[list[Part]], anchor: str = "") -> Block:
        """Return a bulleted list; `anchor` is its name for links on the page."""
        plain = "\n".join(f"- {self.plain(item)}" for item in items)
        return Block({"block": "list", "items": items, "anchor": anchor}, plain)

    def cards(self, cards: list[dict[str, list[Part]]]) -> Block:
        """Return figures to stand large: each card has `figure`, `label` and `detail`."""
        plain = "\n".join(" | ".join(self.plain(card[k]) for k in ("figure", "label", "detail")) for card in cards)
        return Block({"block": "cards", "cards": cards}, plain)

    def table(
        self, caption: str, columns: list[str], rows: list[list[list[Part]]], right: tuple[int, ...] = ()
    ) -> Block:
        """Return a table; `right` holds the columns of figures, to be set flush right."""
        cells = [[self.plain(cell) for cell in row] for row in rows]
        widths = [max(len(x) for x in column) for column in zip(columns, *cells, strict=True)]
        lines = ["  ".join(x.ljust(w) for x, w in zip(row, widths, strict=True)).rstrip() for row in [columns, *cells]]
        content = {
            "block": "table",
            "caption": caption,
            "columns": columns,
            "rows": rows,
            "right": list(right),
        }
        return Block(content, "\n".join([caption, *lines]))

    def fold(self, summary: str, table: Block) -> Block:
        """Return a table that is folded away under a line of words."""
        return Block({"block": "fold", "summary": summary, "table": table.content}, table.plain)


def title(address: str, heading: str, kicker: str) -> Block:
    """Return the page's own address below reports/, its main heading and the line above it."""
    content = {"block": "title", "address": address, "heading": heading, "kicker": kicker}
    return Block(content, f"{kicker}\n{heading}")


def register(findings: Any) -> Block:
    """Return the register a page's numbers are filled from: findings with id, value, shown, how, evidence."""
    columns = ["finding_id", "value", "shown", "how", "evidence"]
    held = findings[columns].astype("object").where(findings[columns].notna(), None)
    return Block({"block": "register", "numbers": held.to_dict("records")}, f"{len(held)} numbers in the register")


class Drawing(Protocol):
    """A chart as `lib.chart` makes it: Vega-Lite specs for a wide page and for a phone, and the chart in words."""

    @property
    def wide(self) -> dict[str, Any]:
        """The spec for a wide page."""

    @property
    def narrow(self) -> dict[str, Any]:
        """The spec for a phone."""

    @property
    def alt(self) -> str:
        """The chart in words."""


def chart(drawn: Drawing, table: Block, note: list[Part] | None = None) -> Block:
    """Return a chart with its words for those who cannot see it, its table, and a note that stands beneath it."""
    content = {"block": "chart", "wide": drawn.wide, "narrow": drawn.narrow, "alt": drawn.alt}
    return _Drawn(content | {"note": note or [], "table": table.content}, f"Chart. {drawn.alt}")


@dataclass(frozen=True, slots=True)
class _Drawn(Block):
    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {MIME: self.content, "image/svg+xml": draw_svg(self.content["wide"]), "text/plain": self.plain}


def prose(markdown: str) -> Block:
    """Return the project's own Markdown (never an agency's text); its first heading is left to the page's title."""
    first, _, rest = markdown.partition("\n")
    body = rest.lstrip() if first.startswith("# ") else markdown
    return Block({"block": "prose", "markdown": body}, body)


def code(source: str) -> Block:
    """Return text to be set as it stands, such as a formula."""
    return Block({"block": "code", "source": source}, source)
