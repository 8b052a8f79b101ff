"""An agency, an edition and list lengths in; out comes an Agency Data Sharing Report as PDF, with all its lines."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

from lib.demo.agencies import MadeAgency
from lib.demo.dice import Dice
from lib.demo.editions import Edition
from lib.demo.partners import city, hot_list, partners
from lib.demo.places import PARTNER_STATES, PLACES
from lib.demo.sharing_layout import Column, Section, SharingPages
from lib.demo.sheet import Sheet, width
from lib.demo.time_frames import us
from lib.demo.truth import Figure, Made, Share

SECTIONS = ("detections_shared", "detections_received", "hotlists_shared", "hotlists_received")
LEFT_CELL, RIGHT_CELL = 12.5, 580.5
TEXT_LEFT = 67.5


@dataclass(frozen=True, slots=True)
class Lists:
    """How long the four lists are, and what else a report may hold.

    `has_nvls`: the lines of the vendor's pool; `has_inactive`: names that begin with `Inactive`; `has_long`: names
    of three lines; `has_lone_headings`: a heading may be the last thing on its page.
    """

    shared: int
    received: int
    hot_shared: int = 0
    hot_received: int = 0
    has_nvls: bool = False
    has_inactive: bool = False
    has_long: bool = False
    has_lone_headings: bool = False


def sharing_report(dice: Dice, agency: MadeAgency, edition: Edition, created: dt.date, lists: Lists,
                   *, left_out: int = 0, watermark: str = "") -> Made:  # fmt: skip
    """Return the report; the lists of the truth stand in reading order, wrapped lines joined by one blank.

    `left_out` is a printed page the file lacks: neither its last nor its first. `watermark` stands slanted on
    each page.
    """
    sheet = Sheet(title="Agency Data Sharing Report", left_out=left_out, watermark=watermark)
    pages = SharingPages(sheet, edition.sharing_footer, f"Date Created: {us(created)}")
    sections = [
        _shared(dice, agency, edition, lists),
        _received(dice, agency, edition, lists),
        _hot_lists(dice, agency, edition, "Hot List Sharing", "sharing Hot List records with", lists.hot_shared),
        _hot_lists(dice, agency, edition, edition.hot_list_heading,
                   "receiving Shared Hot List records from", lists.hot_received),
    ]  # fmt: skip
    shares: list[Share] = []
    for word, section in zip(SECTIONS, sections, strict=True):
        section = replace(section, may_stand_alone=lists.has_lone_headings)
        shares += _truth(word, section, pages.section(section))
    pages.end_page()
    sheet.end_total(pages.page, 10)
    shares = _still_there(shares, left_out)
    return Made(sheet.finish(), "data_sharing_report", pages.page - bool(left_out),
                figures=_nvls(shares), shares=tuple(shares))  # fmt: skip


def _still_there(shares: list[Share], left_out: int) -> list[Share]:
    """Return the lines the file holds, with pages counted in the file and rows counted in what is there."""
    if not left_out:
        return shares
    rows: dict[str, int] = {}
    found = []
    for share in shares:
        if share.page != left_out:
            rows[share.section] = rows.get(share.section, 0) + 1
            page = share.page - (share.page > left_out)
            found.append(replace(share, page=page, row=rows[share.section]))
    return found


# Names that take three lines, or break before a bracket or behind a dash.
LONG = (
    "Mockton, Fakedale and Bogusburg Tri-County Regional Automobile Theft Prevention Task Force (ZZ)",
    "Notional Valley County District Attorneys Office - Bureau of Investigation",
    "Phantom Springs Independent School District Police Department (YY)",
)
NVLS = ("NVLS", "Shared NVLS")


def _nvls(shares: list[Share]) -> tuple[Figure, ...]:
    return tuple(Figure(share.page, "nvls", share.name, 1, share.name) for share in shares if share.name in NVLS)


def _sentence(agency: MadeAgency, words: str) -> str:
    return f"The {agency.learn_name} Agency is {words} the following Agencies:"


def _shared(dice: Dice, agency: MadeAgency, edition: Edition, lists: Lists) -> Section:
    """Section 1: two columns, alphabetical, read across, then down."""
    columns = (Column(LEFT_CELL, edition.edge, TEXT_LEFT), Column(edition.edge, RIGHT_CELL + 9, edition.gutter))
    names = partners(dice, lists.shared)
    if lists.has_inactive:
        names = [f"Inactive {name}" if dice.chance(0.08) else name for name in names]
    names = sorted(dict.fromkeys([*names[: max(0, lists.shared - 2)], *_touching(dice, edition, lists.shared)]),
                   key=str.casefold)  # fmt: skip
    names += list(NVLS) if lists.has_nvls else []
    return Section("Detections Shared", _sentence(agency, "Sharing its Detection data with"), columns, (),
                   _in_pairs(names), edition.pitch, edition.size)  # fmt: skip


def _touching(dice: Dice, edition: Edition, n: int) -> list[str]:
    """Return two names that reach the gutter, as `Riverside County District Attorneys Office (CA)` did in 2022."""
    room = edition.gutter - TEXT_LEFT
    forms = ("{} County District Attorneys Office (ZZ)", "{} County Narcotics Task Force (ZZ)")
    names = [form.format(place) for form in forms for place in PLACES]
    close = [name for name in names if room - 1 <= width(name, edition.size) <= room + 1.5]
    return dice.some(close, min(2, n))


def _received(dice: Dice, agency: MadeAgency, edition: Edition, lists: Lists) -> Section:
    """Section 2: two unsorted columns in 2020; agency, city and state, centered, from 2022."""
    sentence = _sentence(agency, "receiving Detection data from")
    names = dice.shuffled(partners(dice, lists.received))
    if lists.has_long:
        names[: len(LONG)] = LONG
    if not edition.has_three_columns:
        columns = (Column(LEFT_CELL, 275.3, TEXT_LEFT), Column(275.3 + 36.7, RIGHT_CELL, 367.3))
        return Section("Detections Received", sentence, columns, (), _in_pairs(names), edition.pitch, edition.size)
    edges = (LEFT_CELL, 262.0, 440.0, RIGHT_CELL)
    columns = tuple(Column(a, b, is_centered=True) for a, b in pairwise(edges))
    titles = tuple(((c.x0 + c.x1) / 2, title) for c, title in zip(columns, ("Agency", "City", "State"), strict=True))
    rows = tuple((name, *_seat(dice)) for name in sorted(names, key=str.casefold))
    return Section("Detections Received", sentence, columns, titles, rows, edition.pitch, edition.size)


def _seat(dice: Dice) -> tuple[str, str]:
    """City and state of a partner; now and then nobody typed the one or the other."""
    seat = city(dice), dice.pick(PARTNER_STATES)
    empty = dice.number(0, 40)
    return ("" if empty == 0 else seat[0], "" if empty == 1 else seat[1])


def _hot_lists(dice: Dice, agency: MadeAgency, edition: Edition, heading: str, words: str, n: int) -> Section:
    """Sections 3 and 4: agency and hot list; the word None when empty."""
    middle = 291.6 if n else 317.7
    columns = (Column(LEFT_CELL, middle, TEXT_LEFT), Column(middle, RIGHT_CELL, 316.6))
    names = sorted(partners(dice, n), key=str.casefold)
    rows = tuple((name, hot_list(dice, name)) for name in names)
    titles = ((47.5, "Agency:"), (middle, "Hot List(s):"))
    return Section(heading, _sentence(agency, words), columns, titles, rows, edition.hot_pitch, edition.size)


def _in_pairs(names: list[str]) -> tuple[tuple[str, ...], ...]:
    padded = [*names, ""] if len(names) % 2 else names
    return tuple((padded[n], padded[n + 1]) for n in range(0, len(padded), 2))


def _truth(word: str, section: Section, pages: list[int]) -> list[Share]:
    is_list = len(section.columns) == 2 and not section.titles
    found: list[tuple[int, tuple[str, ...]]] = []
    for page, row in zip(pages, section.rows, strict=True):
        found += [(page, (name,)) for name in row if name] if is_list else [(page, row)]
    return [_share(word, n, page, cells) for n, (page, cells) in enumerate(found, 1)]


def _share(word: str, n: int, page: int, cells: tuple[str, ...]) -> Share:
    if len(cells) == 3:
        return Share(word, n, page, *cells)
    return Share(word, n, page, cells[0], hot_list=cells[1] if len(cells) == 2 else "")
