"""raw/reference/*.csv in; agencies of the lists the desk added (such as ORI numbers), and what was not read, out.

A list is named by its file and the beginning of its SHA-256: the version a link is made with. It renames nobody.
"""

import hashlib
from pathlib import Path

import pandas as pd

from lib.desk_file import raw_rows
from lib.names import AgencyName, identity_key, parse_name

COLUMNS = ["list", "code", "name_as_listed", "state", "place", "kind"]
# Titles of the columns in the lists seen, in small letters and without anything between.
_TITLES = {
    "name": ("agencyname", "agency", "name", "pubagencyname", "ncicagencyname", "agencynm"),
    "state": ("state", "stateabbr", "statecode", "stateabbreviation", "statepostalabbr", "addressstate"),
    "code": ("ori", "ori9", "ori7", "orinumber", "oricode", "agencyori"),
}


def read_reference(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (agencies with the columns above, one sentence for each list or line left out); no folder is no list."""
    rows: list[dict[str, str]] = []
    problems: list[str] = []
    for path in sorted((raw / "reference").glob("*.csv")):
        found, problem = _read_list(path)
        rows += found
        problems += [problem] if problem else []
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str"), problems


def _read_list(path: Path) -> tuple[list[dict[str, str]], str]:
    lines = raw_rows(path)
    titles = ["".join(c for c in cell.casefold() if c.isalnum()) for cell in lines[0][1]] if lines else []
    at = {what: next((titles.index(t) for t in known if t in titles), -1) for what, known in _TITLES.items()}
    if min(at.values()) < 0:
        has = f"its columns are {', '.join(lines[0][1])[:200]}" if lines else "it is empty"
        expected = "expected columns such as ORI, agency_name and state; the list is not used"
        return [], f"reference/{path.name}: {has}; {expected}"
    version = f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
    held = [
        {what: cells[n].strip() for what, n in at.items()} for _, cells in lines[1:] if len(cells) > max(at.values())
    ]
    rows = [row for row in (_row(cells, version) for cells in held) if row]
    left_out = len(lines) - 1 - len(rows)
    return (
        rows,
        f"reference/{path.name}: {left_out:,} lines have no name, state or number; left out" if left_out else "",
    )


def _row(cells: dict[str, str], version: str) -> dict[str, str]:
    name = parse_name(cells["name"], cells["state"])
    key = identity_key(name) if isinstance(name, AgencyName) else None
    if key is None or not isinstance(name, AgencyName) or not name.state or not cells["code"]:
        return {}
    listed = {"list": version, "code": cells["code"], "name_as_listed": cells["name"]}
    return listed | {"state": name.state, "place": key[0], "kind": key[1]}
