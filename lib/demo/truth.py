"""What a person reads in each made file in; out come the tables of DIR/truth, one row a reading.

Words of kinds, statuses, measures, sections and message kinds are those of the project's published tables.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed count; `value` is empty where the print can be read in two ways.

    `scope` is what was counted, as a web page's filters say it.
    `expected` says what may become of it: `accepted`, or `review` where it may not be, before a person has looked.
    """

    page: int
    measure: str
    label: str
    value: int | None
    value_as_printed: str
    window_start: str = ""
    window_end: str = ""
    window_kind: str = ""
    window_as_printed: str = ""
    agency: str = ""
    sheet: str = ""
    cell: str = ""
    scope: str = ""
    expected: str = "accepted"


@dataclass(frozen=True, slots=True)
class Share:
    """A printed line of a sharing list; `row` counts within the file and section, left cell, right cell, down.

    `expected` is as of a figure: `review` for a line of which a scan shows only a part.
    """

    section: str
    row: int
    page: int
    name: str
    city: str = ""
    state: str = ""
    hot_list: str = ""
    networks: str = ""
    cell: str = ""
    expected: str = "accepted"


@dataclass(frozen=True, slots=True)
class Message:
    """A message: on a request page (`number` from 1, the requester's too), a mail or a letter (`number` 1).

    `attachments` are the names as listed, joined by `; `, pictures out of signatures left out;
    `duplicate_of` is the number of the message it repeats.
    """

    number: int
    date: str
    sender_role: str
    kind: str
    channel: str = ""
    extension_until: str = ""
    section_of_law: str = ""
    fee: str = ""
    attachments: str = ""
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A page of a scan: what it shows, how it was scanned, and what of its print is off the page.

    `dpi` is across x down, `tilt` in degrees clockwise, `stretch` in points, `turn` what a person must turn the page
    by, clockwise, to read it. `mark` is what somebody did to its lowest number: `circled` it, `struck` it out, or
    `stained` it; or `punched` the page. `cut_off` are words wholly or partly off the page, in reading order.
    """

    page: int
    shows: str
    grade: str
    dpi: str
    picture: str
    tilt: float = 0.0
    shear: float = 0.0
    stretch: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    contrast: float = 1.0
    rotate: int = 0
    turn: int = 0
    is_inverted: bool = False
    mark: str = ""
    cut: str = ""
    cut_off: str = ""
    layer_words: int = 0
    layer_slips: int = 0


@dataclass(frozen=True, slots=True)
class LayerSlip:
    """A word the hidden text of a scan has wrong (or lacks: empty), `n` in reading order, and where it is printed."""

    page: int
    n: int
    x0: float
    top: float
    x1: float
    bottom: float
    printed: str
    layered: str


@dataclass(frozen=True, slots=True)
class Made:
    """A made file: its bytes, and all that a person reads in it.

    `trouble` names what was planted, `outcome` says in a sentence what should come out. `parent` is the mail
    a made attachment lies in; such a row has no bytes of its own on disk.
    """

    data: bytes
    kind: str
    pages: int = 1
    status: str = "read"
    trouble: str = ""
    outcome: str = ""
    figures: tuple[Figure, ...] = ()
    shares: tuple[Share, ...] = ()
    messages: tuple[Message, ...] = ()
    parts: tuple[tuple[str, "Made"], ...] = ()
    scan_pages: tuple[ScanPage, ...] = ()
    layer_slips: tuple[LayerSlip, ...] = ()


def names_of(row: type) -> list[str]:
    """Return the columns of a truth table, the file's path first."""
    return ["path", *(field.name for field in fields(row))]


ROWS = {"figures": Figure, "shares": Share, "messages": Message, "scan_pages": ScanPage, "layer_slips": LayerSlip}
DOCUMENT_COLUMNS = ["path", "parent", "kind", "pages", "status", "trouble", "outcome"]


def truth_tables(files: Iterable[tuple[str, Made]]) -> dict[str, bytes]:
    """Return the truth tables, name to CSV bytes, of `files` (path below raw/, what was made)."""
    everything = list(_with_parts(files))
    documents = [
        [path, parent, made.kind, made.pages or "", made.status, made.trouble, made.outcome]
        for path, parent, made in everything
    ]
    tables = {"documents": [DOCUMENT_COLUMNS, *documents]}
    for name, row in ROWS.items():
        columns = names_of(row)
        rows = [
            [path, *(getattr(one, column) for column in columns[1:])]
            for path, _, made in everything
            for one in getattr(made, name)
        ]
        tables[name] = [columns, *rows]
    return {f"{name}.csv": csv_bytes(rows) for name, rows in tables.items()}


def _with_parts(files: Iterable[tuple[str, Made]]) -> Iterable[tuple[str, str, Made]]:
    """Yield each file, and behind it what is attached inside it: (path, path of the mail around it or empty, made)."""
    for path, made in files:
        yield path, "", made
        for name, inner in made.parts:
            yield f"{path}/{name}", path, inner


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV: UTF-8, LF, empty for nothing."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["" if v is None else v for v in row] for row in rows])
    return out.getvalue().encode("utf-8")
