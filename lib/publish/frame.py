"""A page's title and address in; what stands above and below its content, with the policy it runs under, out."""

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path

TEMPLATES = Path(__file__).parent / "template"
SITE = "Hit Ratio"


@cache
def style() -> str:
    """Return the one style sheet of the pages."""
    return (TEMPLATES / "page" / "style.css").read_text(encoding="utf-8").strip()


def way_up(address: str) -> str:
    """Return what leads from a page to reports/: `../` for `agencies/tracy-pd-ca.html`."""
    return "../" * address.count("/")


def page_head(address: str, title: str, heading: str = "", kicker: str = "") -> str:
    """Return everything above a page's content. No script runs and nothing is fetched: see the policy."""
    up = escape(way_up(address), quote=True)
    sheet = style()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    name = escape(SITE if title == SITE else f"{title} – {SITE}")
    above = f'<p class="kicker">{escape(kicker)}</p>' if kicker else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<title>{name}</title>\n<link rel="icon" href="data:,">\n<style>{sheet}</style>\n</head>\n<body>\n'
        '<a class="skip" href="#main">Skip to content</a>\n'
        f'<header class="site"><a class="name" href="{up}index.html">{SITE}</a><nav aria-label="Site">'
        f'<a href="{up}index.html">All agencies</a> · <a href="{up}method.html">Method</a> · '
        f'<a href="{up}index.html#data">Data</a></nav></header>\n'
        f'<main id="main">\n{above}\n<h1>{escape(heading or title)}</h1>\n'
    )


def page_foot(address: str) -> str:
    """Return everything below a page's content."""
    up = escape(way_up(address), quote=True)
    return (
        '</main>\n<footer class="site"><p>The figures come from the agencies and are printed as they gave them. '
        "Each number links to the words it was read from. "
        f'<a href="{up}method.html">How the numbers are made</a>.</p></footer>\n</body>\n</html>\n'
    )
