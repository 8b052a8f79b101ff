"""Counts in; what in them cannot be together, rule by rule, out. `clean` holds such values; `checks` lists them.

A small grammar of its own: it knows what may stand beside what, and nothing of pages, rulings or ratios.
"""

from lib.disagree.found import Found
from lib.disagree.rules import SEEN, disagreements, suspects
from lib.disagree.sums import parts_of_sums

__all__ = ["SEEN", "Found", "disagreements", "parts_of_sums", "suspects"]
