"""A refusal: what a grammar or a reader gives back instead of a guess."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """The text was not taken; `reason` is one plain sentence: what was found, what was expected."""

    reason: str
