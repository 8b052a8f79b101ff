"""What a table prints in place of a figure (text) in; what it means, one of a closed list of words, out.

Missing is not zero, and not one thing. A word that may mean zero, such as `None`, is not in the list: a person decides.
"""

import re

_WORDS = {
    "not provided": "not_provided",
    "n/a": "not_applicable",
    "na": "not_applicable",
    "not applicable": "not_applicable",
    "data incomplete": "incomplete",
    "incomplete": "incomplete",
    "-": "blank",
    "–": "blank",
    "—": "blank",
}
# EFF's table of 2018: `See Austin Police Department`, `See: Cincinnati Police Department`.
_OTHER_AGENCY = re.compile(r"see:? +\S.*[a-z].*", re.IGNORECASE)


def missing_word(text: str) -> str:
    """Return what a cell without a figure means, a word of lib.tables.words.MISSING; empty if the list has none."""
    plain = " ".join(text.split())
    if not plain:
        return "blank"
    return _WORDS.get(plain.casefold()) or ("see_other_agency" if _OTHER_AGENCY.fullmatch(plain) else "")
