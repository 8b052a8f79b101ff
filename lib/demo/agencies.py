"""A number and the seed in; out comes a made-up agency: its id, its names and where it stands in the roster."""

from dataclasses import dataclass

from lib.demo.places import PLACES, STATE


@dataclass(frozen=True, slots=True)
class MadeAgency:
    """An agency nobody ever founded.

    `learn_name` is how vendor reports print it (no apostrophe), `name` how the roster and letters do,
    `flock_name` how a Flock network is called.
    """

    place: str
    is_county: bool

    @property
    def agency_id(self) -> str:
        """The folder's name: place, kind and state, for instance `sampleville-pd-zz`."""
        words = f"{self.place} county so" if self.is_county else f"{self.place} pd"
        return f"{words} {STATE}".lower().replace(" ", "-")

    @property
    def name(self) -> str:
        """Name in the roster, in letters and on request pages."""
        return f"{self.place} County Sheriff's Office" if self.is_county else f"{self.place} Police Department"

    @property
    def learn_name(self) -> str:
        """Name in the sentences of a sharing report."""
        return self.name.replace("'", "")

    @property
    def flock_name(self) -> str:
        """Name of its network in Flock."""
        return f"{self.place} County {STATE} SO" if self.is_county else f"{self.place} {STATE} PD"

    @property
    def seat(self) -> str:
        """City or county it belongs to."""
        return f"{self.place} County" if self.is_county else self.place

    @property
    def domain(self) -> str:
        """Its mail domain; `.example` is reserved and never anybody's."""
        return f"{self.seat.lower().replace(' ', '')}.example"


MOST_AGENCIES = 2 * len(PLACES)


def made_agency(n: int, turn: int = 0) -> MadeAgency:
    """Return agency number `n` (from 0); `turn` shifts the list, so that seeds meet different places.

    Police departments first, one in six a sheriff; a place serves once as a city and once as a county.
    """
    place = PLACES[(n + turn) % len(PLACES)]
    is_second_round = n >= len(PLACES)
    return MadeAgency(place, is_county=(n % 6 == 5) != is_second_round)
