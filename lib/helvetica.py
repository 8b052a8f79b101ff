"""A text in; out comes how wide Helvetica sets it, in ems: what vendor reports are printed in."""

_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys("ft.,:;/!I ", 278),
    **dict.fromkeys("r()-", 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    "W": 944,
    "@": 1015,
}
_USUAL = 556


def width_in_ems(text: str) -> float:
    """Return the width of a text set in Helvetica of size 1 (Adobe's metrics; a letter not listed counts as an `a`)."""
    return sum(_WIDTHS.get(letter, _USUAL) for letter in text) / 1000
