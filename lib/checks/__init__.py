"""Tidy tables in; where readings disagree, with both readings and the ruling, and what of it waits, out."""

from lib.checks.contradictions import SEEN, contradictions, suspects
from lib.checks.decided import decide
from lib.checks.documents import late_windows
from lib.checks.waiting import waiting

__all__ = ["SEEN", "contradictions", "decide", "late_windows", "suspects", "waiting"]
