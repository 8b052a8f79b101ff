"""Nothing in; the one look of all charts out: colors, sizes and the two widths.

The colors are those of Okabe and Ito, which people who are color-blind tell apart. No color means anything alone: what
is drawn in another color has another shape too.
"""

INK, SOFT, GRID, PAPER, TINT = "#1b1b1b", "#4a4a4a", "#d9d9d6", "#ffffff", "#f4f3ee"
MAIN, MARKED = "#0072b2", "#b34e00"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
# A page shows a chart at one of two widths, so that letters are never scaled down to nothing on a phone.
WIDE, NARROW = 720, 340
SIZE, TITLE_SIZE, LINE = 13, 16, 16
BAR = 16
DOT = 70

# How a row is drawn: shape, fill, line, and the words of the legend.
LOOKS: dict[str, tuple[str, str, str, str]] = {
    "usual": ("circle", MAIN, MAIN, "may be compared and ranked"),
    "small": ("circle", PAPER, MAIN, "not ranked: a count is below 20"),
    "marked": ("diamond", MARKED, MARKED, "this agency"),
}
