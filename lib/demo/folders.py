"""An agency's number in; out come the files of its folder and its line in the roster, by one of 30 stories.

A collection of 30 agencies holds each story once; longer ones go round again with other names and numbers.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from lib.demo.agencies import MadeAgency, made_agency
from lib.demo.dice import Dice
from lib.demo.editions import EDITIONS, Edition
from lib.demo.places import REQUESTERS
from lib.demo.posts import Counts, made_counts
from lib.demo.request_words import Ask, ask_2020, ask_2022
from lib.demo.truth import Made


@dataclass(slots=True)
class Folder:
    """One request to one agency, being filled: `files` are name and content, in the order they came."""

    dice: Dice
    agency: MadeAgency
    other: MadeAgency
    year: int
    number: str
    requester: str
    files: list[tuple[str, Made]] = field(default_factory=list)

    @property
    def edition(self) -> Edition:
        """The vendor's edition of the year."""
        return EDITIONS[self.year]

    @property
    def ask(self) -> Ask:
        """What the wave of that year asks."""
        return ask_2020() if self.year == 2020 else ask_2022()

    @property
    def asked(self) -> dt.datetime:
        """When the request went out."""
        return dt.datetime(self.year, 1, 28, 16, 58, 52, 717855)

    def day(self, days: int, minutes: int = 0) -> dt.datetime:
        """A time `days` after the request."""
        return self.asked + dt.timedelta(days=days, minutes=minutes - 300)

    def created(self) -> dt.date:
        """A day on which a report was made: between the request and the replies that carry it."""
        return self.day(self.dice.number(1, 8)).date()

    def counts(self) -> Counts:
        """Counts of the two years asked for."""
        return made_counts(self.dice, (2018, 2019) if self.year == 2020 else (2020, 2021))

    def add(self, name: str, made: Made) -> None:
        """Put a file into the folder."""
        self.files.append((name, made))


Story = Callable[[Folder], None]


def empty_folder(n: int, seed: int, year: int) -> Folder:
    """Return the folder of agency `n` (from 0) before its story is told."""
    turn = Dice(f"turn {seed}").number(0, 10_000)
    dice = Dice(f"{seed} {n}")
    number = str(84_000 + 7 * n if year == 2020 else 132_000 + 7 * n if year == 2022 else 176_000 + 7 * n)
    return Folder(dice, made_agency(n, turn), made_agency(n + 13, turn), year, number, dice.pick(REQUESTERS))
