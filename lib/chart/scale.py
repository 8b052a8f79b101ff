"""Values in; where each stands on the axis, and the marks beside the axis, out.

A bar is as long as its value, so its axis starts at zero and is never logarithmic. A logarithm has no place for zero:
whoever draws on such an axis gives zeros a place of their own first.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lib.refusals import PlainError

STEPS = (Decimal(1), Decimal(2), Decimal(5))
# Below this, a plain axis shows all values well.
WORTH_A_LOGARITHM = 10


class LogAxisError(PlainError):
    """A logarithmic axis was asked for where it would draw something wrong; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what is printed beside it."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value between `low` and `high` to a pixel between `start` and `end`."""

    kind: str
    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        low, high, here = (math.log10(x) if self.kind == "log" else x for x in (self.low, self.high, value))
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def vega(self) -> dict[str, Any]:
        """Return the scale as Vega-Lite writes it."""
        ends = {"domain": [self.low, self.high], "range": [self.start, self.end]}
        return {"type": self.kind, **ends, "nice": False, "zero": False}


def need_log(values: list[float], mark: str) -> None:
    """Raise LogAxisError unless `mark` may stand on a logarithmic axis with these values."""
    if mark == "bar":
        raise LogAxisError(
            "bars have no length on a logarithmic axis; found bars; draw dots there, or start the axis at zero."
        )
    odd = [value for value in values if value <= 0]
    if odd:
        raise LogAxisError(
            f"a logarithmic axis has no place for {odd[0]:g}; such values found: {len(odd)}; "
            "give zeros a strip of their own, or start the axis at zero."
        )


def log_scale(values: list[float], start: float, end: float, mark: str = "dot") -> tuple[Scale, list[Tick]]:
    """Return a logarithmic axis from a round number below the values to one above; raises LogAxisError."""
    need_log(values, mark)
    low, high = _round(min(values), up=False), _round(max(values), up=True)
    if low == high:
        low, high = _next(low, -1), _next(high, 1)
    steps = [low]
    while steps[-1] < high:
        steps.append(_next(steps[-1], 1))
    tens = [s for s in steps if s.normalize().as_tuple().digits == (1,)]
    chosen = tens if len(tens) > 2 else steps
    return Scale("log", float(low), float(high), start, end), [Tick(float(s), label_of(s, s)) for s in chosen]


def plain_scale(values: list[float], start: float, end: float, *, whole: bool = False) -> tuple[Scale, list[Tick]]:
    """Return an axis from zero to a little above the largest value; `whole` values are counts."""
    top = max([value for value in values if value > 0], default=1.0)
    step = _round(top / 4, up=True)
    step = max(step, Decimal(1)) if whole else step
    ticks = [Decimal(0)]
    while float(ticks[-1]) < top:
        ticks.append(ticks[-1] + step)
    return Scale("linear", 0.0, float(ticks[-1]), start, end), [Tick(float(t), label_of(t, step)) for t in ticks]


def spaced(ticks: list[Tick], scale: Scale, room: float) -> list[Tick]:
    """Return the ticks that stand at least `room` pixels apart, each second or third of them."""
    for every in range(1, len(ticks) + 1):
        kept = ticks[::every]
        places = sorted(scale.at(t.value) for t in kept)
        if all(b - a >= room for a, b in pairwise(places)):
            return kept
    return ticks[:1]


def label_of(value: Decimal, step: Decimal) -> str:
    """Return a tick's label with just as many decimals as its step has, so that no two are the same."""
    places = max(0, -int(step.normalize().as_tuple().exponent))
    for size, word in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if value >= size or (value == 0 and step >= size):
            return f"{(value / size).normalize():,f}{word}" if value else "0"
    return f"{value:,.{places}f}"


def _round(value: float, *, up: bool) -> Decimal:
    """Return the next 1, 2 or 5 times a power of ten at or beyond a value above zero."""
    exact = Decimal(repr(value))
    power = Decimal(1).scaleb(exact.adjusted())
    round_ones = [power * step for step in (*STEPS, Decimal(10))]
    return next(x for x in round_ones if x >= exact) if up else next(x for x in reversed(round_ones) if x <= exact)


def _next(step: Decimal, way: int) -> Decimal:
    digit = step.normalize().as_tuple().digits[0]
    factor = {(1, 1): "2", (2, 1): "2.5", (5, 1): "2", (1, -1): "0.5", (2, -1): "0.5", (5, -1): "0.4"}[(digit, way)]
    return step * Decimal(factor)
