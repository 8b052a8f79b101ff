"""A name's words in; its shape, which is all that the grammar looks at, out; and a shape's parts with the words back.

Only words of the lists decide how a name is read. In a shape a mark stands for every other word, so that `Tracy Police
Department CA` and `Irvine Police Department CA` have one shape, which is read once.
"""

import re
from functools import cache, lru_cache

from lib.names.tags import COUNTY_WORDS
from lib.names.words import flag_forms, fold, forms, is_tag, network_words, states

# A letter without case that stands in no list: a mark is upper case, lower case or neither by what follows it.
# A name that holds the letter itself has no shape.
MARK = "字"
_MARKED = re.compile(MARK + "[Aa]?([0-9]+)")


@lru_cache(maxsize=100_000)
def masked(word: str) -> str:
    """The word, or a mark if it is plain and no list knows it; the mark tells whether it is printed in capitals."""
    folded = fold(word)
    if not word.isalnum() or folded in _known_words() or is_tag(word) or not folded.strip("-"):
        return word
    return f"{MARK}A" if word.isupper() else MARK if f"{word}A".isupper() else f"{MARK}a"


@cache
def _known_words() -> frozenset[str]:
    of_forms = {word for form in forms() for word in form.words}
    of_flags = {word for form in flag_forms() for word in form}
    of_states = {fold(word) for code, name in states().items() for word in (code, *name.split())}
    return frozenset(of_forms | of_flags | of_states | network_words() | {"of", *COUNTY_WORDS})


def marked_text(shape: tuple[str, ...]) -> str:
    """A name of that shape, each mark with the position of its word."""
    return " ".join([f"{word}{at}" if word.startswith(MARK) else word for at, word in enumerate(shape)])


def template(part: str) -> str:
    """A part of a name read from `marked_text`, as a format in which the words are filled by their position."""
    return _MARKED.sub(r"{\1}", part.replace("{", "{{").replace("}", "}}"))
