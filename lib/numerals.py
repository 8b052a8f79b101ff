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
    return f"{_enough(part, whole, 1, 4)} %"


def printed_change(before: int, after: int) -> str:
    """Return the change from before to after in percent with one decimal and its sign, `+5.2 %`."""
    sign = "+" if after > before else MINUS if after < before else ""
    return f"{sign}{_percent(abs(after - before), before, 1)} %"


def printed_one_in(n: int) -> str:
    """Return `1 in 1,211`."""
    return f"1 in {n:,}"


def printed_mean(total: int, n: int) -> str:
    """Return total / n with one decimal, `160.2`; a whole number without."""
    if total % n == 0:
        return f"{total // n:,}"
    return _percent(total, 100 * n, 1)


def printed_per_100k(part: int, whole: int) -> str:
    """Return `82.6 per 100,000`, with one decimal; more where fewer than two digits would show."""
    return f"{_enough(part, whole, 1000, 1)} per 100,000"


def printed_rest(part: int, whole: int) -> str:
    """Return the share that is left, `99.92 %`: as few decimals, at least one, as keep it below 100.

    `100.0 %` would say that there is no part at all. Without a part it is `100 %`.
    """
    decimals = 1
    while part and _percent(whole - part, whole, decimals).startswith("100"):
        decimals += 1
    return f"{_percent(whole - part, whole, decimals)} %" if part else "100 %"


def _enough(part: int, whole: int, times: int, decimals: int) -> str:
    """Return part/whole in so many hundreds with at least two digits that are not leading zeros."""
    while True:
        shown = _percent(part * times, whole, decimals)
        if part == 0 or len(shown.replace(".", "").replace(",", "").lstrip("0")) >= 2:
            return shown
        decimals += 1


def _percent(part: int, whole: int, decimals: int) -> str:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(100 * part) / Decimal(whole)
        return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):,f}"
