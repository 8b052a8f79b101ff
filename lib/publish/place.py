"""Pages by address in; files below reports/ out, each written beside and then renamed."""

from pathlib import Path


def write_pages(pages: dict[str, str], reports: Path) -> list[str]:
    """Write each page at its address below `reports`; return the addresses in order."""
    for address, page in sorted(pages.items()):
        path = reports / address
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(page, encoding="utf-8", newline="\n")
        beside.replace(path)
    return sorted(pages)
