"""Nothing in; the words agency names are made of out: states, kinds, notes, from the lists beside this."""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

APOSTROPHES = "'’‘ʼ´`"
_DROPPED = str.maketrans("", "", APOSTROPHES + ".")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a kind: its folded words, where they stand, their state (if any) and whether they print it."""

    kind: str
    words: tuple[str, ...]
    side: str
    state: str = ""
    prints_state: bool = False


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word as the lists are compared: lower case, no apostrophes, periods or closing punctuation."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().translate(_DROPPED).strip(",;:*")


@lru_cache(maxsize=100_000)
def fold_all(text: str) -> tuple[str, ...]:
    """The folded words of a form; a dash alone is no word."""
    return fold_words(text.split())


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    """The words folded; a dash alone is no word."""
    return tuple([word for word in map(fold, words) if word.strip("-")])


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


@lru_cache(maxsize=100_000)
def is_tag(word: str) -> bool:
    """Is this word, as printed, two capitals that are a state's code?"""
    return word.rstrip(",.;*") in states()


@cache
def id_words() -> dict[str, str]:
    """Kind → its word in an agency id."""
    return {row["kind"]: row["id_word"] for row in _rows("kinds.csv")}


@cache
def kinds_by_word() -> dict[str, str]:
    """Word in an agency id → kind."""
    return {word: kind for kind, word in id_words().items()}


@cache
def forms() -> tuple[Form, ...]:
    """Every form of every kind, longest first.

    In kinds.csv `{state}` stands for each state's full name, `{code}` for each code that means nothing else, `{us}` for
    both ways to write the United States; the column `state` holds the state a form names without saying it.
    """
    found = [form for row in _rows("kinds.csv") if row["form"] for form in _expanded(row)]
    return tuple(sorted(found, key=lambda form: -len(" ".join(form.words))))


def _expanded(row: dict[str, str]) -> list[Form]:
    kind, text, side = row["kind"], row["form"], row["side"]
    plain = [code for code in states() if code not in double_meanings()]
    filled = {
        "{state}": [(name, code) for code, name in states().items()],
        "{code}": [(code, code) for code in plain],
        "{us}": [("US", ""), ("United States", "")],
    }
    for mark, named in filled.items():
        if mark in text:
            return [Form(kind, fold_all(text.replace(mark, name)), side, code, bool(code)) for name, code in named]
    return [Form(kind, fold_all(text), side, row["state"])]


@dataclass(frozen=True, slots=True)
class FormIndex:
    """Forms by the word they are found by: the first one, but the last one of a `suffix`; longest first."""

    prefix: dict[str, list[Form]]
    suffix: dict[str, list[Form]]
    anywhere: dict[str, list[Form]]


def index_forms(found: tuple[Form, ...]) -> FormIndex:
    """The forms by side and word, so that a name is compared only with forms that may stand in it."""
    index = FormIndex({}, {}, {})
    for form in found:
        word = form.words[-1 if form.side == "suffix" else 0]
        getattr(index, form.side).setdefault(word, []).append(form)
    return index


@cache
def one_word_forms() -> frozenset[str]:
    """Forms of one word, folded."""
    return frozenset(form.words[0] for form in forms() if len(form.words) == 1)


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
def flag_starts() -> frozenset[str]:
    """The first words of the leading notes, folded."""
    return frozenset(form[0] for form in flag_forms())


@cache
def place_words(where: str) -> dict[str, str]:
    """Short word as written in a place → word in the key; `where`: `before` another word, or `anywhere`.

    `region`: words that name no one place (`West Valley`), so that none is looked for.
    """
    return {row["form"].casefold(): row["key"] for row in _rows("place_words.csv") if row["where"] == where}


@lru_cache(maxsize=50_000)
def class_words(words: tuple[str, ...]) -> frozenset[str]:
    """What a name's folded words say of the body's level: `local`, `public`, `several_states`, `not_told`, …"""
    index = _class_forms()
    if index.keys().isdisjoint(words):
        return frozenset()
    near = [form for word in words if word in index for form in index[word]]
    size = range(len(words))
    return frozenset(mean for form, mean in near if any(words[i : i + len(form)] == form for i in size))


@cache
def _class_forms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in _rows("class_words.csv"):
        words = fold_all(row["form"])
        found.setdefault(words[0], []).append((words, row["meaning"]))
    return found
