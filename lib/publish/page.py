"""An executed notebook in; one self-contained page out: the cells tagged for it, our blocks, nothing else."""

from typing import Any

import mistune
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Unicode

from lib.publish.blocks import MIME
from lib.publish.frame import TEMPLATES, page_foot, page_head, way_up
from lib.publish.html import Writer


class NotRunError(ValueError):
    """The notebook has not run through, so nothing of it may be published."""


class PageExporter(TemplateExporter):
    """nbconvert's exporter for our pages: `jupyter nbconvert --to hit_ratio_page executed.ipynb`.

    `page_tag` picks the cells: a notebook can carry more than one page (60_overview carries the method page).
    """

    page_tag = Unicode("page", help="Cells with this tag make the page.").tag(config=True)
    file_extension = ".html"
    output_mimetype = "text/html"
    export_from_notebook = "Hit Ratio page"

    def __init__(self, config: Any = None, **more: Any) -> None:
        more.setdefault("template_name", "page")
        more.setdefault("extra_template_basedirs", [str(TEMPLATES)])
        super().__init__(config=config, **more)

    @property
    def template_extension(self) -> str:
        """Return the ending of the page's template."""
        return ".html.j2"

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **more: Any) -> tuple[str, dict[str, Any]]:
        """Return (the page, resources); raise NotRunError for a notebook that failed or never ran."""
        blocks = list(_blocks(nb, self.page_tag))
        title = next((b for b in blocks if b["block"] == "title"), None)
        if title is None:
            raise NotRunError(f"no title among the cells tagged {self.page_tag!r}; run the notebook first")
        address = title["address"]
        numbers = {row["finding_id"]: row for b in blocks if b["block"] == "register" for row in b["numbers"]}
        writer = Writer(numbers, way_up(address), markdown)
        self.register_filter("page_block", lambda data: writer.block(data[MIME]) if MIME in data else "")
        self.register_filter("markdown2html", markdown)
        page = {
            "head": page_head(address, title["heading"], kicker=title["kicker"]),
            "foot": page_foot(address),
            "tag": self.page_tag,
        }
        resources = dict(resources or {}, page=page, address=address)
        return super().from_notebook_node(nb, resources=resources, **more)


def _blocks(nb: NotebookNode, tag: str) -> Any:
    for cell in nb.cells:
        tagged = tag in cell.metadata.get("tags", [])
        if tagged and cell.cell_type == "code" and cell.source.strip() and not cell.get("execution_count"):
            raise NotRunError(f"a cell has not run, {cell.source.splitlines()[0][:80]!r}; run the notebook first")
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise NotRunError(f"the notebook failed: {output.ename}: {output.evalue}")
            if tagged and MIME in output.get("data", {}):
                yield output.data[MIME]


def markdown(source: str) -> str:
    """Return the project's own Markdown as HTML; raw HTML in it is escaped."""
    return str(mistune.create_markdown(escape=True, plugins=["table"])(source))


def render(nb: NotebookNode, page_tag: str = "page") -> tuple[str, str]:
    """Return (address below reports/, the page) of an executed notebook."""
    page, resources = PageExporter(page_tag=page_tag).from_notebook_node(nb)
    return resources["address"], page
