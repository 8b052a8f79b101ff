"""The roster and the request pages in; each agency's display name and state, and pages that name another, out."""

from typing import Any

import pandas as pd

from lib.names import names_same_agency
from lib.names.ids import plain_words


def agency_names(roster: pd.DataFrame, documents: pd.DataFrame, request_pages: pd.DataFrame) -> pd.DataFrame:
    """Return agency_id, agency_name, state: from the roster, else from the request page, else the folder's name."""
    ids = pd.concat([roster["agency_id"], documents["agency_id"]]).dropna().drop_duplicates()
    listed = roster.drop_duplicates("agency_id").set_index("agency_id")
    is_own = [
        names_same_agency(p.agency_id, p.agency_as_printed, place_state(p.place_as_printed)) is not False
        for p in request_pages.itertuples()
    ]
    printed = (
        request_pages[pd.Series(is_own, index=request_pages.index, dtype="bool")]
        .drop_duplicates("agency_id")
        .set_index("agency_id")
    )
    rows = []
    for agency in sorted(ids):
        name, state = agency, ""
        if agency in listed.index:
            name, state = listed.loc[agency, "agency_name"], listed.loc[agency, "state"]
        elif agency in printed.index:
            name = printed.loc[agency, "agency_as_printed"]
            state = place_state(printed.loc[agency, "place_as_printed"])
        rows.append({"agency_id": agency, "agency_name": name, "state": state if isinstance(state, str) else ""})
    return pd.DataFrame(rows, columns=["agency_id", "agency_name", "state"], dtype="str")


def place_state(place: object) -> str:
    """Return the state at the end of a place such as `Tracy, CA`; empty if none stands there."""
    tail = place.rsplit(",", 1)[-1].strip() if isinstance(place, str) and "," in place else ""
    return tail if len(tail) == 2 and tail.isupper() else ""


def page_doubts(request_pages: pd.DataFrame, reports: pd.DataFrame, roster: pd.DataFrame) -> pd.DataFrame:
    """Return document_id, agency_id, agency_as_printed, is_other, doubt for documents not sure to be their folder's.

    A document is its folder's if the grammar of names says so, or if it prints the roster's name for the folder. A
    vendor report prints no state beside the agency's name: there the folder's state is taken as meant. A report that
    names no agency belongs to the request it was sent for. Flock writes `Place ST PD`: the folder's own words.
    """
    listed = roster.drop_duplicates("agency_id").set_index("agency_id")["agency_name"]
    named = reports[reports["agency_as_printed"].notna()]
    printed = [(p, place_state(p.place_as_printed)) for p in request_pages.itertuples()]
    printed += [(r, r.agency_id.rsplit("-", 1)[-1].upper()) for r in named.itertuples()]
    rows: dict[str, dict[str, object]] = {}
    for document, state in printed:
        same = names_same_agency(document.agency_id, document.agency_as_printed, state)
        if same is None and _plain(listed.get(document.agency_id)) == _plain(document.agency_as_printed):
            same = True
        if same is None and _flock_id(document.agency_as_printed) == document.agency_id:
            same = True
        if not same:
            rows.setdefault(document.document_id, _doubt(document, is_other=same is False))
    columns = ["document_id", "agency_id", "agency_as_printed", "is_other", "doubt"]
    return pd.DataFrame(list(rows.values()), columns=columns)


def _flock_id(name: str) -> str:
    """Return a name such as `Costa Mesa CA PD` as a folder's id is written, `costa-mesa-pd-ca`; empty if it is not."""
    *place, state, office = ["", "", "", *name.casefold().split()]
    return "-".join([*filter(None, place), office, state]) if len(state) == 2 else ""


def _doubt(document: Any, *, is_other: bool) -> dict[str, object]:
    tell = "names another agency" if is_other else "names an agency that cannot be told to be the folder's"
    return {
        "document_id": document.document_id,
        "agency_id": document.agency_id,
        "agency_as_printed": document.agency_as_printed,
        "is_other": is_other,
        "doubt": f"the document {tell}: “{document.agency_as_printed}”",
    }


def _plain(name: object) -> str:
    """Return a name's plain words: LEARN prints `Sheriffs Office` where a roster has `Sheriff's Office`."""
    return " ".join(plain_words(name)) if isinstance(name, str) else ""
