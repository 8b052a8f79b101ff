"""A name's pieces and its office in; the state, the rule that found it, and where its tag stands out."""

from dataclasses import dataclass

from lib.names.pieces import Pieces, is_dash
from lib.names.words import double_meanings, fold, is_tag

COUNTY_WORDS = ("county", "parish")
COUNTY_OFFICES = ("sheriff", "district_attorney")


@dataclass(frozen=True, slots=True)
class Office:
    """The words that name the office, `words[start:end]`; without one `kind` is empty, both mark the end."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class StateReading:
    """`code` (empty = not known), the `rule` that gave it, and `at`: indices of the bare tag's words."""

    code: str
    rule: str
    at: tuple[int, ...] = ()


def read_state(pieces: Pieces, office: Office, column: str) -> StateReading:
    """The state by tag or column; two that differ give none (rule `conflict`), never the likelier one."""
    bare = _bare_tag(pieces, office, column)
    printed = {*pieces.tags, *([bare.code] if bare else [])}
    at = bare.at if bare else ()
    if len(printed | ({column} - {""})) > 1:
        return StateReading("", "conflict", at)
    if pieces.tags:
        return StateReading(pieces.tags[0], "tag_in_brackets", at)
    return bare or StateReading(column, "state_column" if column else "")


def _bare_tag(pieces: Pieces, office: Office, column: str) -> StateReading | None:
    words = pieces.words
    if not any(map(is_tag, words)):
        return None
    for rule, index in _tag_places(pieces, office):
        code = words[index].rstrip(",.;*")
        follows_of = index > 0 and fold(words[index - 1]) == "of"  # "Port of LA"
        if is_tag(code) and not follows_of and (code == column or _is_certain(rule, index, pieces, office)):
            return StateReading(code, rule, (index,))
    return None


def _tag_places(pieces: Pieces, office: Office) -> list[tuple[str, int]]:
    """Where a bare tag may stand, best first. In capitals only beside the office or at the end."""
    words, last = pieces.words, len(pieces.words) - 1
    beside = [("tag_after_kind", _after_office(words, office)), ("tag_before_kind", office.start - 1)]
    places = [*beside, ("tag_at_end", last)] if office.kind else [("tag_at_end", office.end - 1)]
    places = [(rule, index) for rule, index in places if 1 <= index <= last]
    if pieces.is_capitals:
        return places
    if last >= 2 and is_dash(words[1]):
        places.append(("tag_at_start", 0))
    inside = [i for i in range(1, office.start - 1) if is_tag(words[i])]
    return [*places, ("tag_in_name", inside[0])] if len(inside) == 1 else places


def _after_office(words: tuple[str, ...], office: Office) -> int:
    """`PD CA`, `PD - GA` and `PD - GA - Flex`; in `PD - GA Power Old` the GA is part of a network's name."""
    if office.end >= len(words) or not is_dash(words[office.end]):
        return office.end
    rest = words[office.end + 2 :]
    return office.end + 1 if not rest or is_dash(rest[0]) else len(words)


def _is_certain(rule: str, index: int, pieces: Pieces, office: Office) -> bool:
    """False where the letters may mean something else: `Douglas CO SO`, `San Diego County SD`, `Camp MP`."""
    other = double_meanings().get(pieces.words[index].rstrip(",.;*"))
    if other is None or rule == "tag_after_kind":
        return True
    if fold(pieces.words[index - 1]) in COUNTY_WORDS and index > 0:
        return rule == "tag_before_kind" or other != "Sheriff's Department"
    may_be_county = other == "County" and (pieces.is_capitals or office.kind in COUNTY_OFFICES)
    return rule == "tag_before_kind" and not may_be_county and _is_short(pieces.words, office)


def _is_short(words: tuple[str, ...], office: Office) -> bool:
    """Flock writes `Norfolk VA PD`; in `Palo Alto VA Police` the letters may belong to the name."""
    return office.end - office.start == 1 and len(fold(words[office.start])) <= 3
