"""What is given back instead of a guess: a refusal, or an error that a person can mend."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """The text was not taken; `reason` is one plain sentence: what was found, what was expected."""

    reason: str


class PlainError(ValueError):
    """An error a person can mend. Its message is one sentence: where, what was found, what to do."""
