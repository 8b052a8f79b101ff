"""A seed in; the same throws of the dice come out on every machine and every version of Python."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Choices that rest on `random()` alone, the one stream whose values Python promises never to change."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up data, no secret

    def number(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both possible."""
        return least + int(self._random.random() * (most - least + 1))

    def between(self, least: float, most: float) -> float:
        """Return a number from `least` to `most` with three decimals."""
        return round(least + self._random.random() * (most - least), 3)

    def pick(self, things: Sequence[T]) -> T:
        """Return one of `things`."""
        return things[self.number(0, len(things) - 1)]

    def chance(self, share: float) -> bool:
        """Return True in `share` (0–1) of all throws."""
        return self._random.random() < share

    def some(self, things: Sequence[T], n: int) -> list[T]:
        """Return `n` different members of `things`, in random order."""
        left = list(things)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(n, len(left)))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return all of `things` in random order."""
        return self.some(things, len(things))
