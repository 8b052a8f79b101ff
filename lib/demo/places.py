"""Nothing in; out come the made-up places, people and states of the collection, a closed list that says what it is.

No name can be taken for a real agency: each place begins with a word for something made up, and the state
of every agency that was asked is ZZ, which no state is.
"""

STATE = "ZZ"

_BEGINNINGS = (
    "Sample",
    "Mock",
    "Fake",
    "Pretend",
    "Dummy",
    "Madeup",
    "Placeholder",
    "Fiction",
    "Imaginary",
    "Nosuch",
    "Invented",
    "Phantom",
    "Notional",
    "Specimen",
    "Figment",
    "Pseudo",
    "Mimic",
    "Replica",
    "Feigned",
    "Makebelieve",
    "Bogus",
    "Unreal",
    "Neverwas",
    "Fancied",
)
_ENDINGS = (
    "ville",
    "ton",
    "burg",
    "field",
    "ford",
    "dale",
    "port",
    "haven",
    "mont",
    "brook",
    " Springs",
    " Heights",
    " Beach",
    " Park",
    " Hills",
    " City",
    " Falls",
    " Lake",
    " Grove",
    " Valley",
)

PLACES = tuple(beginning + ending for ending in _ENDINGS for beginning in _BEGINNINGS)

# States printed beside made-up partners: ZZ and YY are none; the real ones stand beside made-up places only.
PARTNER_STATES = ("ZZ", "ZZ", "ZZ", "CA", "TX", "GA", "IL", "NJ", "YY")

REQUESTERS = ("Casey Example", "Robin Sample", "Jordan Placeholder", "Alex Madeup")
CLERKS = ("Pat Mockman", "Sam Fakeley", "Chris Dummett", "Lee Specimen", "Jo Pretend", "Max Notional")
