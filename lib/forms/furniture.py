"""Nothing in; out comes the closed list of lines a request site prints around the messages (its furniture)."""

import re

# Exact lines of a saved MuckRock page, 2026 layout, above and below the messages.
_EXACT = """
Donate|Tools|Newsletter|Investigations|About Us|Search|File Request|Sign Up|Log In|File a Request|Collapse All
MuckRock users can file, duplicate, track, and share public records requests like this one. Learn more.
Communications|Files|pages|Close|View  Embed  Download|Download|For the Record|It is a clone of this request.
Keep up on new releases, projects and reporting with MuckRock's weekly newsletter
Subscribe with your email address|Subscribe
By subscribing, you agree to MuckRock's Terms of Service and Privacy Policy.
Together, we hold power to account and shine a light on government transparency
To donate via Apple Pay, please visit our dedicated GiveButter page.
Or mailed to:|MuckRock Foundation|263 Huntington Ave|Boston, MA 02115
You can always find our most current financial statements at MuckRock’s financial transparency page.
MuckRock is a 501(c)(3) organization.|Our tax identification number is 81-1485228.
Donations are tax-deductible.|Make a Donation
SECTIONS|News|Projects|Requests|Agencies|Jurisdictions|ABOUT|Staff|FAQ|API|Editorial Policy
Privacy Policy|Terms of Service|Financials|FEEDS|Latest Reporting|Latest Questions
Recently Filed Requests|Recently Completed Requests
Mission|Staff & Board|Merch Store|Cancel|Sections|About|Feeds|View|Embed
"""
_PATTERNS = (
    r"Your donation fuels vital tools such as MuckRock Requests, FOIA Machine, DocumentCloud and oTranscribe .*",
    r"If you’d like to support our work with a legacy, a gift of stocks or crypto currency, contact .*",
    r"MuckRock is a non-profit collaborative news site that gives you the tools to keep our government .*",
    r"© 2010–20\d\d MuckRock",
    r"\d+ (?:Communications?|Files?)",
)
_LINES = frozenset(part.strip() for line in _EXACT.splitlines() for part in line.split("|") if part.strip())
_PATTERN = re.compile("|".join(f"(?:{p})" for p in _PATTERNS))


def is_furniture(line: str) -> bool:
    """Return True if the line, without outer white space, is exactly one the request site prints."""
    line = line.replace("\xa0", " ").strip()
    return line in _LINES or bool(_PATTERN.fullmatch(line))
