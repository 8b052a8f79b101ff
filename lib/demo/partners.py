"""Dice in; out come made-up partner names as vendors print them: no apostrophes, tags in three styles, odd entries."""

from lib.demo.dice import Dice
from lib.demo.places import PARTNER_STATES, PLACES

_OFFICES = (
    ("{} Police Department", 10),
    ("{} County Sheriffs Office", 4),
    ("{} County Sheriffs Department", 2),
    ("{} County Sheriff", 1),
    ("{} County District Attorneys Office", 1),
    ("{} Department of Public Safety", 1),
    ("{} PD", 1),
    ("{} Parish Sheriffs Office", 1),
    ("CSU {} Police Department", 1),
    ("{} County Narcotics Task Force", 1),
)
_WEIGHTED = tuple(form for form, weight in _OFFICES for _ in range(weight))
# Entries that are no city's or county's, in the shapes seen in 2020 and 2025, each of a body that does not exist.
ODD = (
    "199th Judicial District Attorney Traffic Enforcement",
    "91st Drug Task Force",
    "AMXA",
    "AMX National Account",
    "MXP - NTC",
    "MXS - HXI (Faketon ZZ)",
    "Mock Enforcement Agency (NATL)",
    "HIDXA - Central Valley Mockton",
    "City of Fakedale",
    "West Nosuch Port",
    "ZZ DOJ - Bureau of Samples (ZZ)",
    "Fiction County Sheriff (Mimic Park Division)",
    "Bogus State Office of the Attorney General",
    "Pretend County ZZ Law Enforcement",
    "Mimicford-Mockton Police Department",
    "Sampleville, Faketon & Bogusburg Joint Task Force",
    "Unreal Valley Regional 911 (2)",
)


def partner(dice: Dice) -> str:
    """Return one partner as a sharing report prints it."""
    if dice.chance(0.06):
        return dice.pick(ODD)
    name = dice.pick(_WEIGHTED).format(dice.pick(PLACES))
    style = dice.number(0, 9)
    state = dice.pick(PARTNER_STATES)
    return name if style < 4 else f"{name} ({state})" if style < 8 else f"{name} {state}"


def partners(dice: Dice, n: int) -> list[str]:
    """Return `n` different partners; now and then one stands there with its state and again without."""
    found: dict[str, None] = {}
    while len(found) < n:
        name = partner(dice)
        found.setdefault(name)
        if name.endswith(")") and dice.chance(0.04) and len(found) < n:
            found.setdefault(name.rsplit(" (", 1)[0])
    return list(found)


def city(dice: Dice) -> str:
    """Return a city as typed by hand: as it should be, small, capital, or a letter short."""
    name = dice.pick(PLACES)
    style = dice.number(0, 9)
    if style == 0:
        return name.lower()
    if style == 1:
        return name.upper()
    return name[:3] + name[4:] if style == 2 else name


def hot_list(dice: Dice, agency: str) -> str:
    """Return a hot list's name: LEARN's own for the agency (it can lag a rename), or free text."""
    style = dice.number(0, 9)
    if style < 7:
        return f"LEARN_{agency}"
    if style == 7:
        return f"LEARN_{agency.rsplit(' (', 1)[0]}"
    free = ("MPD Regional Hotlist", "FXI MASTER", "Persons", "Haze Sample", "BC F and M Warrants", "ZZ-FC-Sample")
    return dice.pick(free)
