"""Nothing in; out come the closed phrases that tell what an agency's message does: kinds, extensions, dates."""

import re

from lib.forms.quoting import MONTHS

WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
DATE = rf"(?:{MONTHS})\s+\d{{1,2}},\s+\d{{4}}"
NUMBERS = r"\d{1,2}/\d{1,2}/\d{4}"
UNTIL = re.compile(
    rf"(?:on\s+or\s+before|no\s+later\s+than|not\s+later\s+than|until)\s+{WEEKDAY}(?P<until>{DATE}|{NUMBERS})",
    re.IGNORECASE,
)
# Taken only inside a sentence that speaks of more time, or of what the agency will then do.
BY = re.compile(rf"\b(?:by|to|through)\s+{WEEKDAY}(?P<until>{DATE}|{NUMBERS})", re.IGNORECASE)
RECEIVED = re.compile(
    r"(?:\brequest(?:,)?(?:\s+(?:which|that))?(?:\s+(?:was|has\s+been))?\s+received(?:\s+by\s+[\w’'&,\s-]{2,100}?)?"
    r"|\breceived\s+your\s+(?:[\w-]+\s+){0,6}request(?:\s+for\s+[\w\s]{1,60}?)?)"
    rf"\s+on\s+{WEEKDAY}(?P<received>{DATE})",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r"\bextension of\b|\badditional time is (?:required|needed|necessary)\b"
    r"|\bextend(?:ed|ing|s)?\s+(?:the|its|our|this)\b"
    r"|\b(?:additional|another|further|extra)\s+(?:\d{1,2}|ten|fourteen)(?:\s*\(\d{1,2}\))?\s+(?:\w+\s+)?days\b"
    r"|\b(?:is|are|been|be)\s+extended\b|\b(?:needs?|requires?)\s+(?:additional|more)\s+time\b"
    r"|\b(?:14|fourteen)(?:\s*\(14\))?[- ](?:calendar[- ])?days?\s+extension\b"
    r"|(?<!not )\b(?:invok|request|requir|tak)\w*\s+an?\s+extension\b",
    re.I,
)

# What an agency says it will do by the new date.
WILL = re.compile(
    r"\b(?:we|our\s+\w+|the\s+(?:city|county|department|office|agency|district|sheriff)(?:['’]s\s+\w+)?)\s+(?:\w+\s+){0,4}"
    r"(?:respon(?:d|se)|determin\w+|contact|notify|provide|complete)\b",
    re.IGNORECASE,
)

# In order: the first phrase found decides. `non-exempt` is no exemption (Tracy's closing message).
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "no_records",
        re.compile(
            r"\bno (?:responsive )?(?:records?|documents?) (?:responsive|exist|were found|found|were located)\b"
            r"|\bno responsive (?:records?|documents?)\b"
            r"|\b(?:has|have|had|possess(?:es)?|locate[ds]?|found|maintains?) no (?:such |responsive )?"
            r"(?:records?|documents?)\b"
            r"|\b(?:does|do|did) not (?:have|possess|maintain|locate|find|identify)(?: any)?(?: responsive)?"
            r" (?:records?|documents?)\b"
            r"|\bunable to (?:locate|find|identify)(?: any)? (?:responsive )?(?:records?|documents?)\b",
            re.I,
        ),
    ),
    (
        "denial",
        re.compile(
            r"(?<!non-)(?<!not )(?<!non )\bexempt from (?:public )?(?:disclosure|production|release)\b"
            r"|\brequest(?: for [^.;]{1,60})? (?:is|was|has been|must be) denied\b"
            r"|\b(?:hereby )?den(?:ies|y|ying) your (?:public records )?request\b"
            r"|\b(?:is|are|being|been|be) withheld (?:pursuant to|under|in accordance with|because)\b",
            re.I,
        ),
    ),
    (
        "fee_notice",
        re.compile(r"\$\s?\d+.{0,80}\b(?:fee|cost|pay|page)|\b(?:fee|cost|pay).{0,80}\$\s?\d", re.I),
    ),
    (
        "closed",
        re.compile(
            r"\b(?:request|record request)[^.]{0,60}\bhas been closed\b"
            r"|\b(?:we are|we have|will be|is now|now) clos(?:ing|ed) (?:this|your|the) (?:public records )?request\b"
            r"|\b(?:this|your|the) (?:public records )?request is (?:now )?(?:considered )?closed\b",
            re.I,
        ),
    ),
    (
        "determination",
        re.compile(
            r"\bha(?:s|ve) (?:now )?determined that\b"
            r"|\b(?:is|are) in possession of (?:disclosable |public )?records responsive\b",
            re.I,
        ),
    ),
    (
        "acknowledgement",
        re.compile(
            r"\b(?:has received your|has been submitted|received your (?:public records? )?(?:act )?request)\b"
            r"|\backnowledg(?:es?|ing)(?: the)? receipt of your\b|\bin receipt of your\b"
            r"|\byour (?:\w+ ){0,4}request (?:was|has been) received\b",
            re.I,
        ),
    ),
)
ATTACHED = re.compile(r"\b(?:attached|enclosed)\b|\bdocuments? (?:has|have) been released\b|\bincluded in the\b", re.I)
# An invoice or a letter is no record that was asked for, and a promise is none yet.
NO_RECORD = re.compile(
    r"\b(?:not|will be|to be|cannot be)\s+(?:be\s+)?(?:attached|enclosed)\b|\binvoice\b|\bletter\b", re.I
)
# An agency that sends the request on to another has not answered it: `other`, with the phrase as the rule.
TRANSFER = re.compile(
    r"\b(?:forwarded|transferred|referred|redirected) (?:your|the|this) (?:public records )?request to\b"
    r"|\byour (?:public records )?request (?:has been|was) (?:forwarded|transferred|referred) to\b",
    re.I,
)
NO_RECORDS = KINDS[0][1]
PART = re.compile(r"\bPart (?P<part>[A-Z])\b")
