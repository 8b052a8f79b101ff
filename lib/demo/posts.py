"""An agency, a day and counts in; out come the messages of a request, with what a person reads in each of them."""

import datetime as dt
from dataclasses import dataclass

from lib.demo.dice import Dice
from lib.demo.truth import Figure


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file named below a message: its title, the name its link ends with, its pages; pictures are no records."""

    title: str
    link: str = ""
    pages: int = 1
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message: lines of its body, what it does, and the figures it states."""

    role: str
    sent: dt.datetime
    subject: str
    channel: str
    body: tuple[str, ...]
    kind: str
    attachments: tuple[Attachment, ...] = ()
    extension_until: str = ""
    section: str = ""
    fee: str = ""
    figures: tuple[Figure, ...] = ()
    duplicate_of: str = ""
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Detections and hits of two years, as in a 2020 request."""

    years: tuple[int, int]
    detections: tuple[int, int]
    hits: tuple[int, int]


def made_counts(dice: Dice, years: tuple[int, int]) -> Counts:
    """Return counts in the sizes agencies report: 20,000 to 9 million scans, hits well below one in a hundred."""
    detections = tuple(dice.number(20_000, 9_000_000 if dice.chance(0.2) else 900_000) for _ in years)
    hits = tuple(max(3, count * dice.number(2, 60) // 10_000) for count in detections)
    return Counts(years, detections, hits)


def long_day(day: dt.date) -> str:
    """Return a day as letters print it: February 22, 2020."""
    return f"{day:%B} {day.day}, {day.year}"


def request_post(sent: dt.datetime, subject: str, lines: list[str]) -> Post:
    """The requester's own message."""
    return Post("requester", sent, subject, "Email", tuple(lines), "other")


def receipt(sent: dt.datetime, subject: str, number: str) -> Post:
    """A portal's receipt; its `10 days` is a promise, no extension."""
    body = (
        "Hi there",
        "",
        f"Your record request (request number #{number}) has been submitted.",
        "It is currently unpublished and is not available for the general public to view.",
        "",
        "Please be advised that staff has received your Public Records Act request. Within the next 10 days, staff "
        "will determine whether your request seeks copies of disclosable records.",
        "",
        f"Request #{number}.",
    )
    return Post("agency", sent, subject, "Portal", body, "acknowledgement")


def extension(sent: dt.datetime, subject: str, channel: str, received: dt.date, until: dt.date) -> Post:
    """A notice that more time is needed."""
    section = "Government Code Section 6253(c)"
    body = (
        f"This email is in reference to your request received on {long_day(received)}, under the Public Records Act.",
        f"Additional time is required to search for, collect, and appropriately examine the records requested. Under "
        f"{section}, an extension of an additional 14 days is appropriate under these circumstances. Our office will "
        f"contact you on or before {long_day(until)}, regarding the disposition of the requested records.",
    )
    return Post(
        "agency", sent, subject, channel, body, "extension", extension_until=until.isoformat(), section="6253(c)"
    )


def run_on(sent: dt.datetime, subject: str, counts: Counts, attachments: tuple[Attachment, ...]) -> Post:
    """Figures on one line, each behind its own item and before the next item's number."""
    (first, second), (scans, scans2), (hits, hits2) = counts.years, counts.detections, counts.hits
    line = (
        f"5) The aggregate number of detections collected during {first}; {scans:,} 6) The aggregate number of “hits” "
        f"during {first};  {hits:,} 7) The aggregate number of detections collected during {second};  {scans2:,} "
        f"8) The aggregate number of “hits” during {second}.  {hits2:,}"
    )
    body = (
        "Hi there",
        "",
        "A document has been released for your record request along with the following message:",
        "",
        "Hello, please see attached report for information regarding Part A of the request.",
        "",
        "For Part B:  Response provided below:",
        "",
        "Part B answers are as follows:",
        "",
        line,
        "",
        *(f"* {attachment.title}.pdf" for attachment in attachments),
        "Document links are valid for one month.",
    )
    printed = [f"{n:,}" for n in (scans, hits, scans2, hits2)]
    return Post("agency", sent, subject, "Portal", body, "records_with_figures", attachments,
                figures=stated_figures(counts, printed))  # fmt: skip


def spelled_out(sent: dt.datetime, subject: str, channel: str, counts: Counts, attachments: tuple[Attachment, ...],
                *, is_doubtful: bool = False) -> Post:  # fmt: skip
    """A line for each figure, hits first, a blank inside the larger numbers.

    `is_doubtful` writes the first year's scans with a point (`490.535`): thousands or thousandths, nobody knows.
    """
    printed = [n for pair in zip(counts.detections, counts.hits, strict=True) for n in (_gap(pair[0]), f"{pair[1]:,}")]
    if is_doubtful:
        printed[0] = printed[0].replace(", ", ".")
    first, second = counts.years
    body = (
        "This office has now determined that it is in possession of public records responsive to your request. Part A "
        "of your request is included in the attached PDF. Part B of your request is outlined below;",
        "",
        f"{first} Hits= {printed[1]}",
        f"{first} Detections= {printed[0]}",
        f"{second} Hits={printed[3]}",
        f"{second} Detections= {printed[2]}",
        "",
        "This completes our response to your Public Records Act request regarding ALPR data.",
    )
    figures = stated_figures(counts, printed, is_doubtful=is_doubtful)
    return Post("agency", sent, subject, channel, body, "records_with_figures", attachments, figures=figures)


def attached(sent: dt.datetime, subject: str, attachments: tuple[Attachment, ...]) -> Post:
    """A mail that says no more than that the records are attached."""
    body = (
        "Hello:",
        "",
        "Attached are the responsive records to your request.",
        "",
        "Sincerely,",
        "",
        "Records Unit – Support Services",
    )
    return Post("agency", sent, subject, "Email", body, "records_attached", attachments)


def closed(sent: dt.datetime, subject: str) -> Post:
    """A portal's note that the request is closed."""
    body = (
        "Hi there",
        "",
        "Your record request has been closed and published. The closure reason supplied was:",
        "",
        "The City has provided all responsive, non-exempt records.",
    )
    return Post("agency", sent, subject, "Portal", body, "closed")


def no_records(sent: dt.datetime, subject: str) -> Post:
    """A mail that says there is nothing."""
    body = ("Good afternoon,", "", "We have no records responsive to your request.", "", "Thank you.")
    return Post("agency", sent, subject, "Email", body, "no_records")


def _gap(n: int) -> str:
    return f"{n:,}".replace(",", ", ")


def stated_figures(counts: Counts, printed: list[str], *, is_doubtful: bool = False) -> tuple[Figure, ...]:
    """Return the figures of a reply: of each year its detections and its hits, as printed."""
    rows = []
    for n, year in enumerate(counts.years):
        for k, (measure, label) in enumerate((("detections_stated", "detections"), ("hits", "hits"))):
            value = (counts.detections, counts.hits)[k][n]
            unsure = is_doubtful and (n, k) == (0, 0)
            rows.append(
                Figure(1, measure, label, None if unsure else value, printed[2 * n + k], f"{year}-01-01",
                       f"{year}-12-31", "calendar_year", str(year), expected="review" if unsure else "accepted")
            )  # fmt: skip
    return tuple(rows)
