"""What a mail or letter says of its sender, and the request's folder, in; which side wrote it, if it can be told, out.

Where neither can be told it stays empty, and what stands in the message waits for a person.
"""

import re

from lib.names import names_same_agency

# Requests sent through the site come from addresses of its own, one for each request.
_SITE = re.compile(r"(?:^|\.)muckrock\.com$")
# Sites through which agencies answer.
_PORTALS = re.compile(r"(?:^|\.)(?:nextrequest\.com|govqa\.us|mycusthelp\.(?:com|net)|justfoia\.com)$")
_PUBLIC = re.compile(r"(?:\.gov|\.mil|\.(?:[a-z]{2})\.us)$")
ASKS = re.compile(
    r"\bI\s+(?:hereby\s+|would\s+like\s+to\s+|am\s+)?request(?:ing)?\s+(?:the\s+following|copies|access|records|that)\b",
    re.I,
)
ANSWERS = re.compile(
    r"\b(?:your\s+(?:\w+[\s-]+){0,6}(?:requests?|inquiry)|records\s+(?:that\s+)?you\s+(?:have\s+)?requested|responsive\s+to\s+your)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[^\s<>@\"']+@(?P<domain>[\w.-]+\.\w+)")


def mail_sender(sender: str, own_text: str, agency_id: str) -> str:
    """Return `agency`, `requester` or "" for a mail: by the sender's address and name, then by what it asks.

    The agency's address holds the place of the folder (`sampleville-pd-ca`: `cityofsampleville.org`), or is a public
    body's or a portal's, and its name is not another agency's.
    """
    found = ADDRESS.search(sender)
    domain = found["domain"].casefold() if found else ""
    name = ADDRESS.sub("", sender).strip(" <>\"'")
    state = agency_id.rsplit("-", 1)[-1].upper()
    same = names_same_agency(agency_id, name, state) if name else None
    if _SITE.search(domain) or ASKS.search(own_text):
        return "requester"
    if same is False and domain and _place(agency_id) not in re.sub(r"[^a-z]", "", domain):
        return "" if _is_office(name) else _by_domain(domain)
    if same or (domain and _place(agency_id) in re.sub(r"[^a-z]", "", domain)):
        return "agency"
    return _by_domain(domain)


def _is_office(name: str) -> bool:
    """True if a name is an agency's: then it is another one's; a person's name says nothing."""
    return bool(
        re.search(r"\b(?:police|sheriff|department|district attorney|highway patrol|county|city)\b", name, re.I)
    )


def _by_domain(domain: str) -> str:
    return "agency" if _PUBLIC.search(domain) or _PORTALS.search(domain) else ""


def _place(agency_id: str) -> str:
    """Return the place of an agency's folder as it may stand in an address: `orangecounty` of `orange-county-so-ca`."""
    return "".join(agency_id.split("-")[:-2]) or agency_id


def letter_sender(own_text: str) -> str:
    """Return who wrote a letter: the requester asks, the agency speaks of `your request`.

    A letter that names no agency belongs to the request it was filed under, as a vendor report does.
    """
    if ASKS.search(own_text):
        return "requester"
    return "agency" if ANSWERS.search(own_text) else ""
