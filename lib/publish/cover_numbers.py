"""A message's text in; the numbers that stand for one car or one person out, as covers.

Plates, social security numbers and driver licenses. Every pattern is bounded, as in cover_contacts.py.
"""

import re

from lib.publish.cover_spans import Cover

_PLATES = (
    r"(?i:\bplates?\b(?:[ \t]?(?:numbers?|nos?\.?|is|was)){0,2}[ \t]?[:=#]?[ \t]{0,2})"
    r"((?=\d{0,7}[A-Za-z])(?=[A-Za-z]{0,7}\d)[A-Za-z\d]{4,8})\b",
    r"(?i:\bplate[ \t]?(?:(?:number|no\.?)[ \t]?[:=#]?|[:=#])[ \t]{0,2})"
    r"((?=\d{0,7}[A-Z])[A-Z\d]{1,4}(?:[ -]?[A-Z\d]{1,4}){1,2})\b(?!,\d)",
    r"(?<![A-Za-z\d])(\d[A-Za-z]{3}\d{3})(?![A-Za-z\d])",
)
_EDGE = r"(?<![^\W_])"
_IS = r"(?:[ \t]?(?:numbers?|nos?\b\.?|is\b|was\b)){0,3}[ \t]?[:=#]?[ \t]{0,2}"
_END = r"(?![^\W_]|-\d|,\d)"
_SSN = rf"{_EDGE}(?<!-)((?:\d{{3}}|[x*]{{3}})[-‐‑–](?:\d\d|[x*]{{2}})[-‐‑–]\d{{4}}){_END}"
_LABELLED_SSN = (
    rf"{_EDGE}(?:ssn|social[ \t]security){_IS}(?:((?:[\dx*][ \t-]?){{8}}\d)"
    rf"|(?:[ \t]?(?:ending(?:[ \t]in)?|last[ \t](?:four|4)|:)){{1,2}}[ \t:]{{0,2}}(\d{{4}})){_END}"
)
_STATE = r"(?:[ \t]\(?[a-z]{2}\)?(?=[ \t:=#]))?"
# California prints X1234567; Florida A123-456-78-901-0; Texas 12345678; Pennsylvania 12 345 678; Washington mixes.
_LICENSE = (
    rf"{_EDGE}(?:[a-z]{{0,2}}dln?|d\.l\.|oln|driver['’]?s?['’]?[ \t]licen[sc]e){_STATE}{_IS}{_EDGE}("
    r"(?=\D{1,4}(?:-?\d){5})(?:[a-z]{1,3}-?|[a-z] )\d{2,14}(?:-\d{1,6}){0,4}"
    r"|\d{7,12}|\d\d \d{3} \d{3}|\d{3}[- ]\d{3}[- ]\d{3}"
    rf"|(?=[a-z*]{{0,11}}\d)(?=\d{{0,11}}[a-z])(?=(?:[a-z*]{{0,11}}\d){{3}})[a-z\d*]{{8,14}}){_END}"
)
_PLATE_RULES = [re.compile(p) for p in _PLATES]
_PERSON_RULES = [re.compile(p, re.IGNORECASE) for p in (_SSN, _LABELLED_SSN, _LICENSE)]


def plate_covers(text: str) -> list[Cover]:
    """Plates after the word, or in California's form (7ABC123): they yield to a cited figure."""
    return [Cover(*m.span(m.lastindex or 0), "plate") for rule in _PLATE_RULES for m in rule.finditer(text)]


def person_number_covers(text: str) -> list[Cover]:
    """Social security numbers (123-45-6789) and driver licenses behind their label: covered wherever they stand."""
    return [Cover(*m.span(m.lastindex), "number") for rule in _PERSON_RULES for m in rule.finditer(text)]
