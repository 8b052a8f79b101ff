"""Dice and agencies in; out come tables of counts: a publisher's of many agencies, a reply with a sheet an item."""

from lib.demo.agencies import MadeAgency
from lib.demo.dice import Dice
from lib.demo.posts import Counts, made_counts
from lib.demo.request_words import ask_2022
from lib.demo.truth import Figure, Made, Share, csv_bytes
from lib.demo.workbooks import Cells, address, workbook

CSV_HEADER = (
    "Agency", "State", "DirectSharing", "NVLS", "2016Detections", "2016Hits", "2017Detections", "2017Hits",
    "2016To2017Detections", "2016To2017Hits", "AllTimeDetections", "AllTimeHits", "DataSharingLink",
)  # fmt: skip
XLSX_HEADER = (
    "A_Agency", "B_State", "C_DirectSharing", "D_NVLS", "E1_2016Detections", "E2_2016Hits", "F1_2017Detections",
    "F2_2017Hits", "G1_2016To2017Detections", "G2_2016To2017Hits", "H_AllTimeDetections", "H2_AllTimeHits",
    "R1_DataSharingLink",
)  # fmt: skip
_YEARS = (("2016-01-01", "2016-12-31", "calendar_year"), ("2017-01-01", "2017-12-31", "calendar_year"))
_BOTH, _ALL = ("2016-01-01", "2017-12-31", "multi_year"), ("", "", "all_time")
# Period of each column, from 0; even columns hold scans, odd ones hits.
_WINDOWS = dict(enumerate((_YEARS[0], _YEARS[0], _YEARS[1], _YEARS[1], _BOTH, _BOTH, _ALL, _ALL), 4))
_MISSING = ("Not Provided", "n/a", "Data Incomplete", "See Sampleville Police Department")

# What the sheets A1 and A2 of a reply list.
LISTED = ("detections_shared", "detections_received")
Row = list[str | int | None]


def publisher_tables(dice: Dice, agencies: list[MadeAgency]) -> tuple[Made, Made]:
    """Return one table as CSV and as XLSX: the same values, each file with its own headers."""
    rows = [_row(dice, n, agency) for n, agency in enumerate(agencies)]
    as_text = [[f"{v:,}" if isinstance(v, int) else v for v in row] for row in rows]
    plain = Made(csv_bytes([CSV_HEADER, *as_text]), "counts_table", 1, figures=_figures(rows, CSV_HEADER))
    book = workbook([Cells("MADE UP 2016-2017 ALPR DATA", [XLSX_HEADER, *rows])], "A made-up table of agencies")
    figures = _figures(rows, XLSX_HEADER, sheet="MADE UP 2016-2017 ALPR DATA")
    return plain, Made(book, "counts_table", 1, figures=figures)


def _row(dice: Dice, n: int, agency: MadeAgency) -> Row:
    """One in four has gaps; combined totals are sums, with a star (not always) where a year is missing."""
    name = agency.learn_name.replace(" Police", "\nPolice") if n == 7 else agency.learn_name
    row: Row = [name, "ZZ", dice.number(3, 851), "Y" if dice.chance(0.65) else None]
    counts = made_counts(dice, (2016, 2017))
    cells: Row = [counts.detections[0], counts.hits[0], counts.detections[1], counts.hits[1]]
    if dice.chance(0.25):
        gap = dice.pick(_MISSING)
        cells = [gap, gap, *cells[2:]] if dice.chance(0.5) else [gap] * 4
    sums = [_sum(cells[0], cells[2], dice), _sum(cells[1], cells[3], dice)]
    all_time: Row = [dice.number(10**6, 10**7), dice.number(10**3, 10**4)] if n % 9 == 4 else [None, None]
    return [*row, *cells, *sums, *all_time, f"https://documents.example/{agency.agency_id}-data-sharing.html"]


def _sum(first: str | int | None, second: str | int | None, dice: Dice) -> str | int | None:
    if isinstance(first, int) and isinstance(second, int):
        return first + second
    if isinstance(second, int):
        return f"{second:,}*" if dice.chance(0.7) else second
    return first


def _figures(rows: list[Row], header: tuple[str, ...], sheet: str = "") -> tuple[Figure, ...]:
    found = []
    for r, row in enumerate(rows, 1):
        place = {"agency": str(row[0]), "sheet": sheet}
        found.append(Figure(1, "direct_sharing", header[2], row[2], str(row[2]), cell=address(r, 2), **place))
        if row[3]:
            found.append(Figure(1, "nvls", header[3], 1, "Y", cell=address(r, 3), **place))
        for c, window in _WINDOWS.items():
            if row[c] is not None:
                found.append(_count(row[c], c, header[c], window, address(r, c), place))
    return tuple(found)


def _count(value: str | int, column: int, label: str, window: tuple[str, str, str], cell: str,
           place: dict[str, str]) -> Figure:  # fmt: skip
    measure = "hits" if column % 2 else "detections_stated"
    printed = f"{value:,}" if isinstance(value, int) else value
    digits = printed.rstrip("*").replace(",", "")
    number = int(digits) if digits.isdecimal() else None
    return Figure(1, measure, label, number, printed, *window, label, cell=cell, **place)


def item_workbook(dice: Dice, agency: MadeAgency) -> Made:
    """Return a reply with a sheet for each item: names in capitals, `-` where there is none, figures last."""
    names = [f"{name.upper()}" for name in dice.some(("Sampleton PD", "Mockford PD", "Fakedale SO", "Bogusport PD"), 3)]
    counts, ask = made_counts(dice, (2020, 2021)), ask_2022()
    lists = [Cells(f"A{n}", [["AGENCY"], *([[name] for name in names] if n <= len(LISTED) else [["-"]])])
             for n in range(1, 5)]  # fmt: skip
    shares = [Share(section, k, 1 + n, name, cell=address(k, 0))
              for n, section in enumerate(LISTED, 1) for k, name in enumerate(names, 1)]  # fmt: skip
    figures: list[Figure] = []
    sheets = [
        Cells("Request", [[line] for line in ("Part A", *ask.part_a, "Part B", *ask.part_b)]),
        *lists,
    ]
    for n, year in enumerate(counts.years):
        name = f"B{2 * n + 1}&{2 * n + 2}"
        rows: list[Row] = [["YEAR", "DETECTIONS", "HITS"], [str(year), counts.detections[n], counts.hits[n]]]
        sheets.append(Cells(name, rows))
        figures += _item_figures(counts, n, name, len(sheets))
    return Made(workbook(sheets, "Reply by item"), "several", len(sheets),
                figures=tuple(figures), shares=tuple(shares))  # fmt: skip


def _item_figures(counts: Counts, n: int, sheet: str, page: int) -> list[Figure]:
    year = counts.years[n]
    pairs = (("detections_stated", "DETECTIONS", counts.detections[n]), ("hits", "HITS", counts.hits[n]))
    return [
        Figure(page, measure, label, value, f"{value:,}", f"{year}-01-01", f"{year}-12-31", "calendar_year", str(year),
               sheet=sheet, cell=address(1, column))
        for column, (measure, label, value) in enumerate(pairs, 1)
    ]  # fmt: skip
