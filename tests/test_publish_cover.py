"""What is covered before an agency's message is shown, and what must stay readable."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.publish.cover import Cover, cover_short, covered_text, find_covers, vocabulary
from lib.publish.cover_words import word_lists

SAMPLES = Path(__file__).resolve().parents[1] / "../shared/samples/raw"
REQUEST = """Pursuant to the California Public Records Act, I request the names of agencies with which the
Agency shares Automated License Plate Reader data. It may be on file; mark each page. Grant the request.
I will pay."""
KNOWN = vocabulary(REQUEST, "Sampleville Police Department")
TRACY_STAYS = [
    "5) The aggregate number of detections collected during 2018; 490,535 6) The aggregate number of “hits” "
    "during 2018;  405",
    "Hello, please see attached report for information regarding Part A of the request.",
    "Your first City of Tracy record request (request number #20-34) has been submitted.",
]
IRVINE_STAYS = [
    "2018 Hits= 264",
    "2018 Detections= 494, 258",
    "2019 Hits=45",
    "2019 Detections= 157, 320",
    "an extension of an additional 14 days is appropriate under these circumstances",
    "on or before February 22, 2020",
]
PEOPLE = "Maass|Dave|Olivia|Mobley|Sonya|Musico|Veronica|LWELCH|724-70|834-64|@|%40|Civic Center|Highland|92606"
SAMPLE_PAGES = [
    ("tracy-pd-ca/87865", "Tracy Police Department", "Olivia Ali", TRACY_STAYS),
    ("irvine-pd-ca/86954", "Irvine Police Department", "Dave Maass", IRVINE_STAYS),
    (
        "orange-county-so-ca/86943",
        "Orange County Sheriff's Office",
        "Dave Maass",
        ["Attached are the responsive"],
    ),
]


def shown(text, **how):
    return covered_text(text, find_covers(text, known_words=KNOWN, **how))


@pytest.mark.parametrize(("folder", "agency", "requester", "stays"), SAMPLE_PAGES)
def test_real_messages_show_figures_and_nobody(folder, agency, requester, stays):
    page = SAMPLES / folder / "request-page.txt"
    if not page.exists():
        pytest.skip(f"the sample {folder}/request-page.txt is not here")
    request, *replies = re.split(r"(?m)^From: .*$", page.read_text(encoding="utf-8"))[1:]
    known = vocabulary(request, agency)
    out = [covered_text(t, find_covers(t, known_words=known, private_names=(requester,))) for t in replies]
    assert not re.search(PEOPLE, "".join(out), re.IGNORECASE)
    told = " ".join("".join(out).split())
    assert [line for line in stays if " ".join(line.split()) not in told] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please contact Jane Roe today.", "Please contact [name covered] today."),
        ("Jane Roe will contact you.", "[name covered] will contact you."),
        ("Jane will contact you.", "[name covered] will contact you."),
        ("JANE ROE has the file.", "[name covered] has the file."),
        ("Prepared by J. Roe and R. Smith-Jones.", "Prepared by [name covered] and [name covered]."),
        ("We asked O’Neil. O'Neil replied.", "We asked [name covered]. [name covered] replied."),
        ("It was José Núñez, again.", "It was [name covered], again."),
        ("Reviewed by Maria de la Cruz.", "Reviewed by [name covered]."),
        ("It was Sgt. A. Doe #123 on call.", "It was Sgt. [name covered] on call."),
        ("We asked Detective Mark about it.", "We asked Detective [name covered] about it."),
        ("Contact Will Carter or Grant.", "Contact [name covered] or [name covered]."),
        ("Virginia Roe sent it in May 2020.", "[name covered] sent it in May 2020."),
        ("Roe, Jane has the file.", "[name covered], [name covered] has the file."),
        ("Part A Jane Roe has; Part B follows.", "Part A [name covered] has; Part B follows."),
        ("Report By: Roe", "Report By: [name covered]"),
        ("I spoke to\nJane Roe today.", "I spoke to\n[name covered] today."),
        ("All is done.\n\nSonya\n", "All is done.\n\n[name covered]\n"),
        ("mr. roe asked", "mr. [name covered] asked"),
        ("Jane, please see it.", "[name covered], please see it."),
        ("Jane.Roe has it", "[name covered].[name covered] has it"),
        ("We met Sergeant Jane Roe #1234.", "We met Sergeant [name covered]."),
        ("It was sent by 张伟.", "It was sent by [name covered]."),
    ],
)
def test_names_are_covered(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Mr. Roe-\nThis letter", "Dear Mr. [name covered]-\nThis letter"),
        ("Hello Jane Roe:\nSee below", "Hello [name covered]:\nSee below"),
        ("Good morning Jane, attached is", "Good morning [name covered], attached is"),
        ("hi jane,\nsee below", "hi [name covered],\nsee below"),
        ("Dear Ms. Page,", "Dear Ms. [name covered],"),
        ("Dear Roe,\nYes.\nRoe was right.", "Dear [name covered],\nYes.\n[name covered] was right."),
    ],
)
def test_a_greeting_loses_its_name(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hi there",
        "Hello,\nPlease see the attached file.",
        "To Whom It May Concern:",
        "Dear Records Custodian,",
        "Hello, please see attached report for information regarding Part A of the request.",
        "Attached are the records. Additional time is required. Will you pay? May we call?",
        "The Sampleville Police Department has no records under Government Code Section 7922.000.",
        "See Exhibit A, Section 3, Item B. The PDFs of the ALPR are from LEARN, the FAQ is not.",
        "On Feb 6, 2020 and before March 7, 2020, Monday to Friday.",
        "Respectfully, we decline the request.",
        "The Department's Chief Information Officer reviewed Request 20-34.",
        "2018 Hits= 264\n2018 Detections= 494, 258",
        "490,535 and 494, 258 and 1,024,915; 20-34, #20-34, 02-19-20, 62-63, 405 219 2018; pp 100-1245",
        "Total Detections: 2541566055",
        "2018 Court records; license plates 490,535; plate scans 2018; 5 of 10 streets",
    ],
)
def test_what_is_nobodys_name_stays_whole(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    "phone",
    [
        "949-724-7060",
        "(209) 831-6550",
        "(209)831-6550 ext. 12",
        "209.831.6550 x123",
        "+1 (209) 831-6550",
        "949 724 7060",
        "9497247060",
        "949‑724‑7060",
        "834-6449",
        "<tel:949-724-7060>",
        "+44 20 7946 0958",
        "1-800-555-HELP",
        "ext. 4412",
    ],
)
def test_phones_in_all_forms(phone):
    assert shown(f"please call {phone} for it") == "please call [phone number covered] for it"


@pytest.mark.parametrize(
    "address",
    [
        "jroe@sampleville.example",
        "Jroe%40sampleville.org",
        "JROE%252540sampleville.org",
        "jroe [at] sampleville [dot] gov",
        "jroe(at)sampleville.gov",
        "jroe at sampleville dot gov",
        "jroe @ sampleville.gov",
        "jroe&#64;sampleville.gov",
        '"jane roe"@sampleville.gov',
        "<mailto:jroe@sampleville.gov>",
    ],
)
def test_email_addresses_also_in_disguise(address):
    assert shown(f"please write to {address} when you can") == ("please write to [e-mail address covered] when you can")


@pytest.mark.parametrize(
    "link",
    [
        "https://sampleville.example/a?b=Jroe%40sampleville.org",
        "<https://safe.example/?url=x&data=Jroe%40a.org%7C1>",
        "[http://mail.example/o/eJwN]",
        "www.sampleville.example/jane",
        "sampleville.gov/records",
        "https://a.example/?token=[REDACTED]&next=jane",
    ],
)
def test_links_are_covered_whole(link):
    assert shown(f"look at {link} for it") == "look at [link covered] for it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He gave 123-45-6789 as his", "He gave [number covered] as his"),
        ("He gave 123–45–6789.", "He gave [number covered]."),
        ("file_123-45-6789.pdf", "file_[number covered].pdf"),
        ("SSN: 123 45 6789", "SSN: [number covered]"),
        ("SSN #123456789 is", "SSN #[number covered] is"),
        ("his social security no. 123-45-6789", "his social security no. [number covered]"),
        ("ssn xxx-xx-6789", "ssn [number covered]"),
        ("SSN ending in 6789", "SSN ending in [number covered]"),
        ("DL: X1234567", "DL: [number covered]"),
        ("dl x1234567 was", "dl [number covered] was"),
        ("CADL# X1234567", "CADL# [number covered]"),
        ("the driver's License Number is X1234567", "the driver's License Number is [number covered]"),
        ("driver’s license no. A123-456-78-901-0", "driver’s license no. [number covered]"),
        ("DL (TX): 12345678", "DL (TX): [number covered]"),
        ("OLN 12 345 678", "OLN [number covered]"),
    ],
)
def test_numbers_of_persons(text, expected):
    assert shown(text) == expected
    assert shown(text, keep=((0, len(text)),)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "405 21 2018",
        "123-45-678 and 1-23-45-6789 and 2018-12-2019",
        "We closed request 20-34-2019 and 2019-45-678.",
        "The DL is 490,535; the DL on 02-19-20; DL 2018",
        "Driver license scans 1234",
        "social security records of 2018",
    ],
)
def test_figures_and_dates_are_no_numbers_of_persons(text):
    assert "number covered" not in shown(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 1 Civic Center Plaza today", "at [address covered] today"),
        ("at 411A Highland Ave, Sampleville, CA 90000-2516", "at [address covered], [address covered]"),
        ("mail to P.O. Box 12 today", "mail to [address covered] today"),
        ("plate: 7ABC123 was read", "plate: [plate covered] was read"),
        ("license plate 7abc123 was read", "license plate [plate covered] was read"),
        ("the car 7ABC123 was read", "the car [plate covered] was read"),
    ],
)
def test_addresses_and_plates(text, expected):
    assert shown(text) == expected


PUBLIC_BODIES = [
    "Modesto Police Department",
    "MODESTO POLICE DEPARTMENT",
    "Modesto PD",
    "Daly City Police Department",
    "San Luis Obispo Police Department",
    "Los Angeles County Sheriff's Department",
    "Contra Costa County Sheriff’s Office",
    "Stanislaus County District Attorney",
    "Stanislaus County District Attorney's Office",
    "Modesto Sheriffs Department",
    "Newport Beach Police Dept",
    "Nevada Highway Patrol",
    "Stanislaus County",
    "Stanford University",
    "San Diego State University",
    "St. Helena Police Department",
    "Santa Cruz County",
]


@pytest.mark.parametrize("body", PUBLIC_BODIES)
@pytest.mark.parametrize("line", ["Contact the {} today.", "Contact {}.", "The {} has it; ask them.", "{}, Jones"])
def test_a_public_body_stays_readable(line, body):
    text = line.format(body)
    assert shown(text) == text.replace("Jones", "[name covered]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "we wrote to Chief Smith of the Modesto PD about it",
            "we wrote to Chief [name covered] of the Modesto PD about it",
        ),
        ("ask Jane Roe, Modesto Police Department", "ask [name covered], Modesto Police Department"),
        ("ask Jane Roe\nModesto Police Department", "ask [name covered]\nModesto Police Department"),
        ("please do write to Chief Smith Modesto PD", "please do write to Chief [name covered] PD"),
        ("ask the chief Smith County", "ask the chief [name covered] County"),
        ("we wrote to our Chief\nSmith County", "we wrote to our Chief\n[name covered] County"),
        ("it was Sgt. Roe County", "it was Sgt. [name covered] County"),
        ("it was mr. Roe County", "it was mr. [name covered] County"),
        ("Dear Roe County,", "Dear [name covered] County,"),
        ("Hi Jane Police Department,", "Hi [name covered] Police Department,"),
        ("Well, hello Jane University!", "Well, hello [name covered] University!"),
        ("ask Jane Roe Police Department", "ask [name covered] Police Department"),
        ("ask Jane Roe District Attorney", "ask [name covered] District Attorney"),
        ("ask Jane Roe PD", "ask [name covered] PD"),
        ("ask J. Roe Police Department", "ask [name covered] Police Department"),
        ("ask Jane San Mateo Police Department", "ask [name covered] Police Department"),
        ("ask Jane Sampleville Police Department", "ask [name covered] Police Department"),
        ("ask Jane Tracy Police Department", "ask [name covered] Police Department"),
        ("Report By Roe County", "Report By [name covered] County"),
        ("it is Roe's County file", "it is [name covered] County file"),
        ("it is Roe’s County", "it is [name covered] County"),
        ("<b>Roe</b> <i>Police Department</i>", "<b>[name covered]</b> <i>Police Department</i>"),
        ("please do ask our Tulare County Counsel", "please do ask our [name covered] County Counsel"),
        ("Ms. Roe asked Roe County.", "Ms. [name covered] asked [name covered] County."),
    ],
)
def test_a_person_beside_a_public_body_is_covered(text, expected):
    assert shown(text) == expected


def test_a_private_name_goes_from_a_public_body_too():
    assert shown("the Maass County", private_names=("Dave Maass",)) == "the [name covered] County"


def test_a_signature_block_goes_and_its_name_everywhere_else():
    block = "Sonya Mobley l Supervisor\nRecords Bureau\nP. 949-724-7060"
    text = f"Mobley has it. Ask mobley.\n\n{block}\n\nPart A: 12"
    expected = "[name covered] has it. Ask mobley.\n\n[signature covered]\n\nPart A: 12"
    assert shown(text) == expected


def test_a_signature_right_under_the_figures_leaves_them():
    text = "2018 Hits= 264\n2018 Detections= 494, 258\nSonya Mobley\n949-724-7060"
    assert shown(text) == "2018 Hits= 264\n2018 Detections= 494, 258\n[signature covered]"


@pytest.mark.parametrize("closing", ["Sincerely,", "Regards,", "Respectfully,", "Thank you,", "Best,", "Thanks"])
def test_all_after_a_closing_goes(closing):
    text = f"The records are attached.\n\n{closing}\n\njane\nthe one in room 4"
    assert shown(text) == f"The records are attached.\n\n{closing}\n\n[signature covered]"


def test_a_cited_figure_after_a_closing_stays():
    text = "Sincerely,\nJane Roe\n2018 Hits 264\nRoe"
    at = text.index("2018")
    assert shown(text, keep=((at, at + 13),)) == "Sincerely,\n[signature covered]\n2018 Hits 264\n[signature covered]"


def test_email_phone_and_link_win_over_a_cited_figure():
    text = "jroe@a.gov 714-834-6449 https://a.example Jane Roe"
    assert shown(text, keep=((0, len(text)),)).split(" Jane")[0] == (
        "[e-mail address covered] [phone number covered] [link covered]"
    )
    assert shown(text, keep=((0, len(text)),)).endswith(" Jane Roe")


@pytest.mark.parametrize("form", ["Dave Maass", "DAVE", "maass", "dave.maass", "DMaass", "maassd", "d_maass"])
def test_a_private_name_goes_in_every_form(form):
    assert shown(f"it was {form} again", private_names=("Dave Maass",)) == "it was [name covered] again"


def test_a_private_name_goes_although_the_request_was_signed_with_it():
    text = "we wrote to Olivia about Ali’s file"
    covers = find_covers(text, known_words=vocabulary("Sincerely, Olivia Ali"), private_names=("Olivia Ali",))
    assert covered_text(text, covers) == "we wrote to [name covered] about [name covered] file"


def test_short_cells_lose_only_contacts():
    name = "LEARN_DB_Hit_Ratio_Report_Pie_02-06-20_02-06-20 (1).pdf"
    assert cover_short(name) == name
    assert cover_short("Roe 714-834-6449 a@b.gov") == "Roe [phone number covered] [e-mail address covered]"


def test_vocabulary_is_folded():
    assert vocabulary("The Sheriff’s E-mail", "José") == {"the", "sheriff", "e-mail", "e", "mail", "jose"}


def test_covers_tell_where_and_what():
    assert find_covers("by Jane Roe", known_words=frozenset()) == (Cover(3, 11, "name"),)


def test_word_lists_are_read_once():
    assert word_lists() is word_lists()


def test_labels_of_figures_are_never_names():
    labels = word_lists()["labels"]
    assert {"hits", "detections", "part", "total", "records", "detected", "hotlist", "learn"} <= labels
    assert not labels & (word_lists()["also names"] | word_lists()["honorifics"])


PIECES = ["Jane Roe", "Mr.", "Sincerely,\n", "Dear ", "jroe@a.gov", "@", "%40", "a.org", "714-834-6449", "\n"]
PIECES += [
    "\n\n",
    " ",
    ",",
    "Part A",
    "https://x.y",
    "<",
    ">",
    "[",
    "O’Neil",
    "7ABC123",
    "1 Main St",
    "CA 90000",
]
PIECES += ["Hits= 264", "Supervisor", "de la", "J.", "é", "\u200b", "<b>", "</p>", "May", "IT", "张"]
pieces = st.sampled_from(PIECES)
messages = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=30).map("".join))
spans = st.lists(st.tuples(st.integers(-5, 150), st.integers(-5, 150)), max_size=4).map(tuple)


@given(messages, spans)
def test_covers_are_sorted_apart_and_inside_the_text(text, keep):
    covers = find_covers(text, known_words=KNOWN, private_names=("Dave Maass", ""), keep=keep)
    edges = [edge for cover in covers for edge in (cover.start, cover.end)]
    assert edges == sorted(edges)
    assert all(0 <= c.start < c.end <= len(text) for c in covers)
    assert all(not re.search(r"[@＠][\w-]+(\.[\w-]+)+", out) for out in (covered_text(text, covers), cover_short(text)))


@given(messages, spans)
def test_only_contacts_reach_into_a_cited_figure(text, keep):
    covers = find_covers(text, known_words=KNOWN, keep=keep)
    inside = [c for c in covers for start, end in keep if max(c.start, start, 0) < min(c.end, end)]
    alone = find_covers(text, known_words=KNOWN, keep=((0, len(text)),))
    assert all(any(a.start < c.end and c.start < a.end for a in alone) for c in inside)


HOSTILE = [
    "a",
    "A",
    "@",
    "a@",
    "(",
    "1",
    "1-",
    "\n",
    "Roe, ",
    "JANE ",
    "http://",
    "<",
    "%25",
    "A.",
    '"',
    "www.",
]
HOSTILE += [
    "phone (",
    "Aa de ",
    "5 Aa ",
    "Jane Roe\n714-834-6449\n\n",
    "a at b dot ",
    "\u200b",
    "Dear A\n",
    " ",
]
HOSTILE += ["Sincerely,\n"]


def seconds_for(text):
    """Processor time for a text, the lesser of two tries."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        find_covers(text, known_words=KNOWN, private_names=("Dave Maass",))
        cover_short(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.alone
@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_text_takes_linear_time(piece):
    short, long = ((piece * size)[:size] for size in (25_000, 100_000))
    once, four_times = seconds_for(short), seconds_for(long)
    # Four times the text takes four times as long; a square would take sixteen times.
    assert four_times < 8 * once + 0.1, f"{once:.2f} s for a quarter, {four_times:.2f} s for all"
