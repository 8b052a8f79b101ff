"""A message's text in; what must be covered before it is shown out: names, signatures, contacts, numbers.

A word too many covered is harmless, a name published is not. Each cover_*.py knows one kind of what to cover.
"""

import re
from collections.abc import Iterable, Sequence

from lib.publish.cover_contacts import address_covers, bare_phone_covers, contact_covers
from lib.publish.cover_kinds import read_words
from lib.publish.cover_names import denied_names
from lib.publish.cover_numbers import person_number_covers, plate_covers
from lib.publish.cover_repeats import repeated_names
from lib.publish.cover_signatures import greeted_names, sign_offs, signers
from lib.publish.cover_spans import Cover, merged, trimmed
from lib.publish.cover_words import WORD, folded

__all__ = ["Cover", "cover_short", "covered_text", "find_covers", "people_named", "vocabulary"]

CONTACTS = ("e-mail address", "phone number")
_TAG = re.compile(r"</?(?:[abiu]|em|span|strong|(p|br|div|li|ul|ol|t[drh]|table|h[1-6]))\s?/?>")


def find_covers(
    text: str,
    *,
    known_words: frozenset[str],
    private_names: tuple[str, ...] = (),
    keep: tuple[tuple[int, int], ...] = (),
) -> tuple[Cover, ...]:
    """What of a message may not be published: sorted covers that do not overlap, as code points of `text`.

    `known_words` comes from vocabulary() of the request and the agency's name; `keep` spans (cited figures
    and labels) stay readable, unless an e-mail address, a link, a phone or a person's number stands there.
    """
    plain = _without_tags(text)
    hard = [*contact_covers(plain), *person_number_covers(plain)]
    soft = [*address_covers(plain), *bare_phone_covers(plain), *plate_covers(plain)]
    contacts = [c for c in merged([*hard, *soft], plain) if c.what in CONTACTS]
    signed = list(sign_offs(plain, contacts))
    names = _names(plain, signed, known_words, private_names)
    soft += [Cover(*span, "signature") for span in signed] + [Cover(*span, "name") for span in names]
    return merged([*hard, *trimmed(merged(soft, plain), keep, plain)], plain)


def _names(
    text: str, signed: Sequence[tuple[int, int]], known: frozenset[str], private: tuple[str, ...]
) -> list[tuple[int, int]]:
    words = read_words(text, known)
    denied, learned = denied_names(text, words)
    greeted, addressed = greeted_names(text)
    again = repeated_names(text, words, private, signers(text, signed), learned | addressed)
    return [*denied, *greeted, *again]


def people_named(*texts: str) -> frozenset[str]:
    """The folded words of the names that the texts greet or sign with: people, wherever else they stand."""
    found: set[str] = set()
    for text in texts:
        plain = _without_tags(text)
        signed = list(sign_offs(plain, [c for c in contact_covers(plain) if c.what in CONTACTS]))
        found |= greeted_names(plain)[1] | {word for name in signers(plain, signed) for word in name}
    return frozenset(found)


def _without_tags(text: str) -> str:
    """The text with blanks for its HTML tags, as long as before; a tag that ends a line leaves a line end."""
    return _TAG.sub(lambda tag: ("\n" if tag[1] else " ").ljust(len(tag[0])), text)


def vocabulary(*texts: str) -> frozenset[str]:
    """The words of the texts, case-folded, without accents or possessive s; hyphens also split."""
    folds = {folded(raw) for text in texts for raw in WORD.findall(text)}
    return frozenset(part for fold in folds for part in (fold, *fold.split("-")))


def covered_text(text: str, covers: Iterable[Cover]) -> str:
    """The text with each cover replaced by `[name covered]`, `[link covered]` and so on, for plain text."""
    out, at = [], 0
    for cover in covers:
        out += [text[at : cover.start], f"[{cover.what} covered]"]
        at = cover.end
    return "".join([*out, text[at:]])


def cover_short(text: str) -> str:
    """A short cell (file name, path, label) with only its contacts and persons' numbers covered."""
    found = [*contact_covers(text), *bare_phone_covers(text), *person_number_covers(text)]
    return covered_text(text, merged(found, text))
