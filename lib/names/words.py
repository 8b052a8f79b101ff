"""Nothing in; the words agency names are made of out: states, kinds, notes, from the lists beside this."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

APOSTROPHES = "'’‘ʼ´`"
_DROPPED = str.maketrans("", "", APOSTROPHES + ".")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a kind: its folded words, where they stand, and the state they name (if any)."""

    kind: str
    words: tuple[str, ...]
    side: str
    state: str = ""


def fold(word: str) -> str:
    """The word as the lists are compared: lower case, no apostrophes, periods or closing punctuation."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_DROPPED).strip(",;:*")


def fold_all(text: str) -> tuple[str, ...]:
    """The folded words of a form; a dash alone is no word."""
    return tuple(word for word in map(fold, text.split()) if word.strip("-"))


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def states() -> dict[str, str]:
    """Code → name of the 50 states, DC and the five territories."""
    return {row["code"]: row["name"] for row in _rows("states.csv")}


@cache
def double_meanings() -> dict[str, str]:
    """Code → what the same two letters also stand for in agency names (`LA`: Los Angeles)."""
    return {row["code"]: row["also"] for row in _rows("states.csv") if row["also"]}


@cache
def _state_codes() -> dict[str, str]:
    names = {" ".join(fold_all(name)): code for code, name in states().items()}
    return names | {code.casefold(): code for code in states()}


def state_code(cell: str) -> str:
    """The code for what a State column holds (`CA`, `ca`, `California`); empty if it is no state."""
    return _state_codes().get(" ".join(fold_all(cell)), "")


def is_tag(word: str) -> bool:
    """Is this word, as printed, two capitals that are a state's code?"""
    return word.rstrip(",.;*") in states()


@cache
def id_words() -> dict[str, str]:
    """Kind → its word in an agency id."""
    return {row["kind"]: row["id_word"] for row in _rows("kinds.csv")}


@cache
def forms() -> tuple[Form, ...]:
    """Every form of every kind, longest first; `{state}` stands for each state's full name."""
    found = [form for row in _rows("kinds.csv") if row["form"] for form in _expanded(row)]
    return tuple(sorted(found, key=lambda form: -len(" ".join(form.words))))


def _expanded(row: dict[str, str]) -> list[Form]:
    kind, text, side = row["kind"], row["form"], row["side"]
    if "{state}" not in text:
        return [Form(kind, fold_all(text), side)]
    named = states().items()
    return [Form(kind, fold_all(text.replace("{state}", name)), side, code) for code, name in named]


@cache
def network_words() -> frozenset[str]:
    """Words that name one of an agency's camera networks, not the agency (`Flex`, `Condor`)."""
    return frozenset(fold(row["form"]) for row in _rows("notes.csv") if row["meaning"] == "network")


@cache
def flag_forms() -> dict[tuple[str, ...], str]:
    """Leading words that say something about the account, longest first → flag (`Inactive` → inactive)."""
    rows = [row for row in _rows("notes.csv") if row["meaning"] != "network"]
    return {fold_all(row["form"]): row["meaning"] for row in sorted(rows, key=lambda row: -len(row["form"]))}


@cache
def place_words(where: str) -> dict[str, str]:
    """Short word as written in a place → word in the key; `where`: `before` another word, or `anywhere`."""
    return {row["form"].casefold(): row["key"] for row in _rows("place_words.csv") if row["where"] == where}
