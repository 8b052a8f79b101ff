"""A printed agency name (and the State and City columns) in; its parts out, or a refusal with the reason."""

from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from lib.names.pieces import Pieces, clean_text, is_dash, split_pieces, trim_dashes
from lib.names.shapes import MARK, marked_text, masked, template
from lib.names.tags import Office, StateReading, read_state
from lib.names.words import Form, FormIndex, fold, fold_words, forms, index_forms, is_tag, network_words, state_code
from lib.refusals import Refusal

LONGEST_NAME = 200

OFFICE_KINDS = ("police", "sheriff", "district_attorney")
"""Kinds whose name is a place and an office; the office is cut off the place. Other names are kept whole."""


class AgencyName(NamedTuple):
    """The parts of an agency's name; an empty string is a part not known, `unknown` a kind not known.

    `state_rule` says how the state was found: `tag_…` (where it is printed), `state_column`, `folder_name`,
    `named_state_agency` (`Indiana State Police`), or `conflict` (two states printed: none is taken). `home` is the
    state of a body known by a name that does not print it (`UC Irvine`, `ALEA`): no part of the name. `office` is the
    words for the office that were cut off the place (`Police Department`).
    """

    place: str
    kind: str
    state: str
    state_rule: str
    flags: tuple[str, ...]
    suffix: str
    home: str = ""
    office: str = ""


def parse_name(text: str, state: str = "", city: str = "") -> AgencyName | Refusal:
    """The parts of a printed name; `state` and `city` are the columns beside it, where there are any.

    A tag is a state where LEARN and Flock print one: in brackets, beside the office, at the end.
    Refused: no letters, or over 200 characters. A kind that is not known is `unknown`, not refused.
    """
    cleaned = clean_text(text)
    if len(cleaned) > LONGEST_NAME:
        return Refusal(f"Found a name of {len(cleaned)} characters; expected at most {LONGEST_NAME}.")
    if cleaned.upper() == cleaned.lower() and not any(c.isalpha() for c in cleaned):
        return Refusal(f"Found {cleaned!r}; expected an agency's name, which has letters.")
    column = state_code(state) if state else ""
    name = _read_name(split_pieces(cleaned), column) if MARK in cleaned else _read_words(cleaned.split(), column)
    if state and not column and state.strip():
        name = name._replace(flags=(*name.flags, "state_column_not_read"))
    if not name.place and name.kind == "police" and clean_text(city):
        name = name._replace(place=clean_text(city), flags=(*name.flags, "place_from_city"))
    return name


def _read_words(words: list[str], column: str) -> AgencyName:
    place, kind, state, rule, flags, suffix, home, office = _read_shape(tuple(map(masked, words)), column)
    return AgencyName(
        place.format(*words), kind, state, rule, flags, suffix.format(*words), home, office.format(*words)
    )


@lru_cache(maxsize=50_000)
def _read_shape(shape: tuple[str, ...], column: str) -> AgencyName:
    """The parts of all names of a shape; place, suffix and office are formats for the words of a name."""
    name = _read_name(split_pieces(marked_text(shape)), column)
    return name._replace(place=template(name.place), suffix=template(name.suffix), office=template(name.office))


def _read_name(pieces: Pieces, column: str) -> AgencyName:
    office = _find_office(pieces.words)
    pieces = pieces if office.kind else _keep_location(pieces)
    office = office if office.kind else _before_network(pieces.words)
    reading = read_state(pieces, office, column)
    before = _without(pieces.words[: office.start], reading.at)
    whole = _without(pieces.words[: office.end], reading.at)
    after = _without(pieces.words[office.end :], tuple([i - office.end for i in reading.at]))
    place, name = fold_words(before), fold_words(whole)
    standing = _standing(place, name, reading.code)
    form = max(standing, key=_length, default=None)
    if form and form.prints_state and reading.rule in ("", "state_column"):
        reading = StateReading(form.state, "named_state_agency")
    if form and _stands(form, name, name) and not _stands(form, place, place):
        before = whole  # "Indiana State Police", "LA Port Police": the office is part of the name
    flags = (*pieces.flags, "state_conflict") if reading.rule == "conflict" else pieces.flags
    kind = form.kind if form else office.kind or "unknown"
    suffix = " ".join([*trim_dashes(after), *pieces.notes])
    shown = " ".join(trim_dashes(before)).strip(",;")
    home, words = _home(standing, kind), " ".join(pieces.words[office.start : office.end])
    return AgencyName(shown, kind, reading.code, reading.rule, flags, suffix, home, words)


def _without(words: tuple[str, ...], at: tuple[int, ...]) -> list[str]:
    if not at:
        return list(words)
    return [word for index, word in enumerate(words) if index not in at]


def _find_office(words: tuple[str, ...]) -> Office:
    """The first office (`Police Department`, `SO`) after which the name ends or turns to tag or network."""
    folded = [fold(word) for word in words]
    offices = _offices()
    for start, first in enumerate(folded):
        for form in offices.get(first, ()):
            end = start + len(form.words)
            if tuple(folded[start:end]) == form.words and _ends_name(words, start, end):
                return Office(start, end, form.kind)
    return Office(len(words), len(words), "")


def _is_office(form: Form) -> bool:
    return form.kind in OFFICE_KINDS and form.side == "suffix"


@cache
def _offices() -> dict[str, list[Form]]:
    """Offices by their first word, longest first."""
    found: dict[str, list[Form]] = {}
    for form in filter(_is_office, forms()):
        found.setdefault(form.words[0], []).append(form)
    return found


@cache
def _other_forms() -> FormIndex:
    return index_forms(tuple(form for form in forms() if not _is_office(form)))


def _ends_name(words: tuple[str, ...], start: int, end: int) -> bool:
    rest = words[end:]
    has_tag_before = start >= 2 and is_tag(words[start - 1])
    has_tag_after = bool(rest) and is_tag(rest[0])
    if start == 0:
        return not rest
    if is_tag(words[start].upper()):  # "SD" is Sheriff's Department only beside a state tag
        return has_tag_before or has_tag_after
    is_cut_off = bool(rest) and (is_dash(rest[0]) or fold(rest[0]) in network_words())
    return not rest or is_cut_off or has_tag_before or has_tag_after


def _before_network(words: tuple[str, ...]) -> Office:
    """Without an office a name ends at a dash with only network words behind it: `Hamilton GA - Redspeed`."""
    end = len(words)
    while end and fold(words[end - 1]) in network_words():
        end -= 1
    is_cut_off = 1 < end < len(words) and is_dash(words[end - 1])
    end = end - 1 if is_cut_off else len(words)
    return Office(end, end, "")


def _keep_location(pieces: Pieces) -> Pieces:
    """Brackets such as `(Newark NJ)` tell one federal office from another: they stay in the name."""
    kept = [note for note in pieces.notes if len(note.split()) > 1 and is_tag(note.split()[-1])]
    notes = tuple(note for note in pieces.notes if note not in kept)
    words = (*pieces.words, *(word for note in kept for word in f"({note})".split()))
    return replace(pieces, words=words, notes=notes)


def _standing(place: tuple[str, ...], name: tuple[str, ...], state: str) -> list[Form]:
    """The forms that make the name more than its office; a state's own agency only in that state."""
    if not name:
        return []
    index = _other_forms()
    near = [*index.prefix.get(name[0], ()), *index.suffix.get(name[-1], ())]
    near += index.suffix.get(place[-1], ()) if place else ()
    near += [form for word in name if word in index.anywhere for form in index.anywhere[word]]
    fitting = [form for form in near if state in (form.state, "") or not form.state]
    return [form for form in fitting if _stands(form, place, name)]


def _home(standing: list[Form], kind: str) -> str:
    """The state of the kind's longest form that has one (`Texas A&M University` is a university, and of Texas)."""
    form = max((form for form in standing if form.state and form.kind == kind), key=_length, default=None)
    return form.state if form else ""


def _length(form: Form) -> tuple[int, str, str]:
    return len(" ".join(form.words)), form.kind, form.side


def _stands(form: Form, place: tuple[str, ...], name: tuple[str, ...]) -> bool:
    size = len(form.words)
    if form.side == "prefix":
        return name[:size] == form.words
    if form.side == "suffix":
        return form.words in (name[-size:], place[-size:])
    return form.words[0] in name and any(name[i : i + size] == form.words for i in range(len(name)))
