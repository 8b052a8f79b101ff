"""A requester and the years asked for in; out come the words of a request, whole and as mail programs quote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """What a wave of requests asks: its title, and the numbered items of its two parts."""

    campaign: str
    title: str
    part_a: tuple[str, ...]
    part_b: tuple[str, ...]


_LISTS = (
    "The names of agencies and organizations with which the Agency shares ALPR data",
    "The names of agencies and organizations from which the Agency receives ALPR data",
    "The names of agencies and organizations with which the Agency shares “hot list” information",
    "The names of agencies and organizations from which the Agency receives “hot list” information",
)


def ask_2020() -> Ask:
    """Items 1 to 8: four lists, and detections and hits of 2018 and 2019."""
    items = [f"{n}) {words};" for n, words in enumerate(_LISTS, 1)]
    counts = []
    for n, year in ((5, 2018), (7, 2019)):
        counts.append(f"{n}) The aggregate number of detections collected during {year};")
        counts.append(f"{n + 1}) The aggregate number of “hits” during {year};")
    counts[-1] = counts[-1].replace(";", ".")
    return Ask("2020", "2020 Vigilant Data Sharing Information - Automated License Plate Reader (ALPR)",
               tuple(items), tuple(counts))  # fmt: skip


def ask_2022() -> Ask:
    """Items A1 to A4 and B1 to B4, on the years 2020 and 2021."""
    items = [f"A{n}. {words};" for n, words in enumerate(_LISTS, 1)]
    counts = []
    for n, year in ((1, 2020), (3, 2021)):
        counts.append(f"B{n}. The aggregate number of detections collected during {year};")
        counts.append(f"B{n + 1}. The aggregate number of “hits” during {year};")
    return Ask("2022", "2022 ALPR Data Sharing Information", tuple(items), tuple(counts))


def request_lines(ask: Ask, requester: str) -> list[str]:
    """Return the request, a line each; an empty line parts paragraphs."""
    return [
        "To Whom It May Concern:",
        "",
        "Pursuant to the Public Records Act, I hereby request the following records:",
        "",
        "Part A: Information related to Automated License Plate Reader (ALPR) data sharing.",
        "",
        *ask.part_a,
        "",
        "Part B: Information Related to Numbers of “Detections” (plate scans) and “Hits” (plate scans that matched "
        "to a hotlist)",
        "",
        *ask.part_b,
        "",
        "For items on sharing, an “Agency Data Sharing Report” would satisfy this request. How to make one stands on "
        "pages 62-63 of the vendor's guide. For the numbers, a “Dashboard Hit Ratio Report” would do; see pages 78-79.",
        "",
        "I look forward to receiving your response to this request within 10 calendar days, as the statute requires.",
        "",
        "Sincerely,",
        "",
        requester,
    ]


def quoted_lines(ask: Ask, requester: str, agency: str, day: str, number: str, style: int = 0) -> list[str]:
    """Return the request as it stands below a reply by e-mail, with the site's own foot.

    Styles: 0 the bare text under the agency's address, as seen; 1 under the headers of a mail program; 2 with
    `>` before each line; 3 under a ruler of hyphens.
    """
    body = _quoted_body(ask, requester, agency, day, number)
    address = f"{number}-00000000@requests.muckrock.example"
    if style == 1:
        heads = [
            f"From: {address}",
            f"Sent: {day} 4:58 PM",
            f"To: Records <records@{agency.split(maxsplit=1)[0].lower()}.example>",
        ]
        return [*heads, f"Subject: Public Records Act Request: {ask.title}", "", *body]
    if style == 2:
        return [f"On {day}, at 4:58 PM, {address} wrote:", "", *(f"> {line}".rstrip() for line in body)]
    return ["-----Original Message-----", *body] if style else body


def _quoted_body(ask: Ask, requester: str, agency: str, day: str, number: str) -> list[str]:
    plain = [line.replace("“", '"').replace("”", '"') for line in request_lines(ask, requester)]
    return [
        agency,
        "PRA Office",
        "",
        day,
        "",
        *plain,
        "",
        "Filed via MuckRock.com",
        "E-mail (Preferred): requests@muckrock.example",
        "",
        "For mailed responses, please address (see note):",
        "MuckRock News",
        f"DEPT MR {number}",
    ]
