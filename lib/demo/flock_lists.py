"""Dice and an agency in; out comes its Flock sharing list, as PDF, as XLSX and as text, with the lines of each."""

from dataclasses import dataclass

from lib.demo.agencies import MadeAgency
from lib.demo.dice import Dice
from lib.demo.places import PARTNER_STATES, PLACES
from lib.demo.sheet import Sheet, wrapped
from lib.demo.truth import Made, Share, csv_bytes
from lib.demo.workbooks import Cells, address, workbook

HEADER = ("Organization Name", "Networks Shared With Me", "Networks I'm Sharing")
DIRECTIONS = ("detections_received", "detections_shared")
SIZE, PITCH, FIRST, LAST = 11.05, 15.24, 58.0, 546.0
COLUMNS = (20.4, 279.8, 585.2)
ROOMS = (256.0, 304.0, 190.0)
LANDSCAPE = (792.0, 612.0)
_EXTRAS = ("(Flex)", "(LR)", "- Axon", "(Condor)", "- RedSpeed", "(WingLPR)", "Condor Demo", "- Falcon Flex ")


@dataclass(frozen=True, slots=True)
class FlockRow:
    """An organization, the networks it shares and the networks shared with it, joined by commas as printed."""

    name: str
    shared_with_me: str
    sharing: str

    @property
    def cells(self) -> tuple[str, str, str]:
        """The three cells."""
        return self.name, self.shared_with_me, self.sharing


def flock_rows(dice: Dice, agency: MadeAgency, n: int) -> list[FlockRow]:
    """Return `n` different organizations, in the order of no alphabet, as the real list has them."""
    names: dict[str, None] = {}
    while len(names) < n:
        names.setdefault(organization(dice))
    rows = []
    for name in names:
        networks = [name, *(f"{name} {extra}" for extra in dice.some(_EXTRAS, dice.pick((0, 0, 0, 0, 1, 1, 2, 4))))]
        given = ",".join(dice.shuffled(networks)).strip()
        side = dice.number(0, 9)
        rows.append(FlockRow(name, "" if side == 0 else given, "" if side in (1, 2, 3) else agency.flock_name))
    return rows


def organization(dice: Dice) -> str:
    """Return an organization as Flock prints it: the state between the place and the kind, or behind."""
    place, state = dice.pick(PLACES), dice.pick(PARTNER_STATES)
    forms = (
        f"{place} {state} PD",
        f"{place} {state} PD",
        f"{place} {state} PD",
        f"{place} County {state} SO",
        f"{place} County {state} SO",
        f"{place} PD ({state})",
        f"{place} State University {state} PD",
        f"City of {place} {state}",
        f"{place} Township {state} PD",
    )
    return dice.pick(forms)


def flock_pdf(rows: list[FlockRow]) -> Made:
    """Return the list printed to PDF: the cells of a row stand on its last line, longer cells grow upwards."""
    sheet = Sheet(LANDSCAPE, "SharedNetworks.csv")
    top, shares = FIRST, []
    for n, cells in enumerate([HEADER, *(row.cells for row in rows)]):
        broken = [wrapped(words, room, SIZE) if words else [] for words, room in zip(cells, ROOMS, strict=True)]
        height = max(map(len, broken))
        if top + PITCH * (height - 1) > LAST:
            sheet.next_page()
            top = FIRST
        for x, lines in zip(COLUMNS, broken, strict=True):
            for k, line in enumerate(lines):
                sheet.text(x, top + PITCH * (height - len(lines) + k) - 0.1 * (len(lines) > 1), line, SIZE)
        top += PITCH * height
        if n:
            shares += _shares(n, sheet.page, rows[n - 1])
    return Made(sheet.finish(), "sharing_table", sheet.page, shares=tuple(shares))


def flock_xlsx(rows: list[FlockRow]) -> Made:
    """Return the list as a workbook."""
    data = workbook([Cells("SharedNetworks", [HEADER, *(row.cells for row in rows)])], "Shared networks")
    shares = [share for n, row in enumerate(rows, 1) for share in _shares(n, 1, row, is_sheet=True)]
    return Made(data, "sharing_table", 1, shares=tuple(shares))


def flock_text(rows: list[FlockRow]) -> Made:
    """Return the list as the comma-separated text it is downloaded as, kept under the ending `.dat`."""
    shares = [share for n, row in enumerate(rows, 1) for share in _shares(n, 1, row)]
    return Made(csv_bytes([HEADER, *(row.cells for row in rows)]), "sharing_table", 1, shares=tuple(shares))


def _shares(n: int, page: int, row: FlockRow, *, is_sheet: bool = False) -> list[Share]:
    return [
        Share(section, n, page, row.name.strip(), networks=networks, cell=address(n, 0) if is_sheet else "")
        for section, networks in zip(DIRECTIONS, (row.shared_with_me, row.sharing), strict=True)
        if networks
    ]
