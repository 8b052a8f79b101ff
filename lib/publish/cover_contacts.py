"""A message's text in; how a person is reached in it out: e-mail and postal addresses, links and phones, as covers.

Every pattern starts at the edge of a run and is bounded, so that a long hostile text costs linear time.
"""

import re

from lib.publish.cover_spans import Cover

_LOCAL = r"\w.!#$'*+/=^`{|}~\-"
_AT = r"(?:[@＠﹫]|%(?:25)*40|&#0{0,4}64;|&#x0{0,4}40;|&commat;)"
_DASH = r"(?:[ \t\xa0]?[-‐‑‒–—][ \t\xa0]?|\.)"
_LAST = rf"(?:{_DASH}|[ \xa0](?!(?:19|20)\d\d\b))?\d{{4}}(?!\d)"
_EXTENSION = r"(?:[ \t,]{0,3}\(?(?:extension|ext\.?|x)[ \t.:]{0,2}\d{1,6}\)?)?"
_CONTACTS = {
    "e-mail address": (
        # Quoted links hold addresses in disguise: Smobley%40cityofirvine.org, LWELCH%252540… (Irvine 86954).
        rf'(?:"[^"\n]{{1,64}}"|(?<![{_LOCAL}])[{_LOCAL}]+[ \t]{{0,2}})?{_AT}'
        r"(?:\s{1,3}(?=[\w-]{1,63}\.[a-z]))?[\w.-]*\w",
        r"(?<![\w.+-])[\w.+-]+\s{0,3}[\[({<]\s{0,2}at\s{0,2}[\])}>]\s{0,3}[\w.-]+"
        r"(?:\s{0,3}[\[({<]\s{0,2}dot\s{0,2}[\])}>]\s{0,3}[\w.-]+|\s{1,3}dot\s{1,3}[\w.-]+){0,6}",
        r"(?<![\w.+-])[\w.+-]+\s{1,3}at\s{1,3}[\w-]+(?:\s{1,3}dot\s{1,3}[\w-]+){1,6}",
        r"<?mailto:[^\s<>]+>?",
    ),
    "link": (
        r"<\s?(?:https?|hxxps?|ftp)://[^<>\s]+(?:\r?\n[^<>\s]+){0,40}>",
        r"\[\s?(?:https?|hxxps?|ftp)://[^\[\]\s]+\]",
        r"""(?:(?:https?|hxxps?|ftp|file)(?:://|%(?:25)*3a%(?:25)*2f)|www\.)[^\s<>"]*[^\s<>".,;:!?)\]'’”]""",
        r'(?<![\w.-])(?:[\w-]+\.)+(?:com|org|gov|net|us|edu|mil|io|info|biz)(?![\w-]|\.\w)(?:/[^\s<>"]*[\w/=&%#])?',
    ),
    "phone number": (
        rf"(?<!\d)(?:\+?1(?:{_DASH}|[ \xa0])?)?"
        rf"(?:\(\s?\d{{3}}\s?\)\s{{0,2}}{_DASH}?\d{{3}}|\d{{3}}(?:{_DASH}|/)\d{{3}}){_LAST}{_EXTENSION}",
        r"\b(?:phone|telephone|tel|fax|cell|mobile|ph)\b\W{0,4}(?:\d[ \t().\-]{0,3}){6,14}\d(?!\d)" + _EXTENSION,
        r"<?tel:[^\s<>]+>?",
        r"(?<![\w,.])\+\d(?:[ ().\-]{0,2}\d){8,14}(?!\d)",
        r"\b(?:1[-. ])?\(?8\d\d\)?[-. ](?:\d{3}-[a-z]{4}|[a-z]{3}-[a-z]{4})\b",
        r"\b(?:ext\.?|extension) ?#?\d{3,6}\b|\bext\. ?\d{2}\b|\bx\d{3,5}\b",
    ),
}
# A phone without its marks looks like a count: 9497247060, 949 724 7060, 834-6449.
_BARE_PHONE = re.compile(
    r"(?<![\w,.#-])(?:\+?1 ?)?[2-9]\d\d ?[2-9]\d\d ?\d{4}(?![\w,-]|\.\d)"
    r"|(?<![\w#.,-])[2-9]\d\d[-‐‑–]\d{4}(?![\w,-]|\.\d)"
)
_COUNTED = re.compile(r"\b(?:hits?\b|detect|scan|search|cameras|total|plates|pages?\b|pp\b|section)", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]{0,30}"
_STREET = (
    r"(?i:street|st|avenue|ave|av|boulevard|blvd|road|rd|drive|dr|lane|ln|way|plaza|plz|parkway|pkwy|court|ct"
    r"|place|pl|square|sq|terrace|ter|highway|hwy|circle|cir|trail|loop|broadway|civic center|mall|alley|row"
    r"|walk|real|route)"
)
_NUMBER = (
    r"(?<![\w.,#-])"
    r"(?:\d{1,6}[A-Za-z]?(?:-\d{1,4})?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)[ \t]{1,3}"
)
_STATE = (
    r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[TA]|W[AVIY]|Calif(?:ornia|\.)?)"
)
_ADDRESSES = (
    rf"{_NUMBER}(?:(?:(?!(?i:hits?|detections?|scans?|reads?|total|part)\b){_CAPITAL}|\d{{1,3}}(?i:st|nd|rd|th))"
    rf",?[ \t]{{1,3}}){{1,4}}?{_STREET}\b\.?(?:[ \t]\d{{1,4}}\b)?"
    r"(?i:,?\s{1,2}(?:suite|ste|apt|unit|room|rm|floor|bldg|building|#)\.?\s?#?\w{1,6}\b)?",
    rf"{_NUMBER}(?i:broadway|civic center|(?:calle|avenida|via|camino|paseo|el camino)[ \t]\w{{2,20}})\b",
    r"(?<![\w.,#-])\d{1,6} (?!(?:on|the|per|of|in|a|at|from|by|hits?|detections?|scans?) )[a-z]{3,20} "
    r"(?:[a-z]{3,20} )?(?:street|avenue|ave|boulevard|blvd|road|rd|lane|drive|highway|hwy|plaza)\b",
    r"(?i:\b(?:p\.?\s?o\.?|post office)\s?box\s{0,2}#?\w{1,8})",
    rf"(?<![\w'’.\-])(?:{_CAPITAL}[ \t]{{1,2}}){{0,3}}(?:{_CAPITAL})?,?\s{{1,2}}{_STATE},?\s{{1,2}}"
    r"\d{5}(?:-\d{4})?(?![\d,.]*\d)",
    r"(?<![\w,.-])\d{5}-\d{4}(?![\w-])",
)
_RULES = [(what, re.compile(p, re.IGNORECASE)) for what, patterns in _CONTACTS.items() for p in patterns]
_ADDRESS_RULES = [re.compile(p) for p in _ADDRESSES]


def contact_covers(text: str) -> list[Cover]:
    """E-mail addresses (also `%40`, `[at]`), links and phones: covered wherever they stand."""
    return [Cover(*m.span(), what) for what, rule in _RULES for m in rule.finditer(text)]


def bare_phone_covers(text: str) -> list[Cover]:
    """Phones written like counts, away from words of counting: they yield to a cited figure."""
    bare = (m.span() for m in _BARE_PHONE.finditer(text))
    phones = (span for span in bare if not _COUNTED.search(text[max(0, span[0] - 60) : span[1] + 40]))
    return [Cover(*span, "phone number") for span in phones]


def address_covers(text: str) -> list[Cover]:
    """Postal addresses and their parts: they yield to a cited figure ("2018 Court records")."""
    return [Cover(*m.span(), "address") for rule in _ADDRESS_RULES for m in rule.finditer(text)]
