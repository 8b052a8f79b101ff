"""Exact whole numbers in; the figures as they are printed on pages and in the findings log out.

All rounding is half up and from whole numbers, so that no float decides a printed digit.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

MINUS = "\N{MINUS SIGN}"


def printed_count(n: int) -> str:
    """Return `490,535`."""
    return f"{n:,}"


def printed_ratio(part: int, whole: int) -> str:
    """Return part/whole in percent with four decimals, `0.0826 %`; more where fewer than two digits would show."""
    decimals = 4
    while True:
        shown = _percent(part, whole, decimals)
        if part == 0 or len(shown.replace(".", "").lstrip("0")) >= 2:
            return f"{shown} %"
        decimals += 1


def printed_change(before: int, after: int) -> str:
    """Return the change from before to after in percent with one decimal and its sign, `+5.2 %`."""
    sign = "+" if after > before else MINUS if after < before else ""
    return f"{sign}{_percent(abs(after - before), before, 1)} %"


def printed_one_in(n: int) -> str:
    """Return `1 in 1,211`."""
    return f"1 in {n:,}"


def _percent(part: int, whole: int, decimals: int) -> str:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(100 * part) / Decimal(whole)
        return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):,f}"
