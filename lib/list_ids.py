"""The id of a line of a sharing list in; the id of its list, of the number of its names, and its address, out.

`v-AGENCY--REQUEST-FORM-DATE-SECTION` is a list, `-2` behind it the second of its kind. A line has `-rROW` before that.
"""

import re

_ROW = re.compile(r"-r\d+(?P<which>-\d+)?$")


def list_of(value_id: str) -> str:
    """Return the id of a line's list: the line's own without its row, `-2` where it is the second of its kind."""
    return _ROW.sub(lambda row: row["which"] or "", value_id)


def count_of(list_id: str) -> str:
    """Return the id under which the register holds how many organizations a list names."""
    return f"f-{list_id.removeprefix('v-')}-names"


def line_of(list_id: str, row: int) -> str:
    """Return the value id of a line of a list."""
    first, _, last = list_id.rpartition("-")
    return f"{first}-r{row}-{last}" if last.isdecimal() else f"{list_id}-r{row}"


def address_of(agency: str, request: str, form: str, created: str, value_id: str) -> str:
    """Return where a line stands on its evidence page, below reports/; `created` is the list's date or `undated`."""
    return f"evidence/{agency}/{request}/{form.replace('_', '-')}-{created}.html#{value_id}"
