"""The roster and the request pages in; each agency's display name and state, and pages that name another, out."""

import pandas as pd

from lib.names import names_same_agency


def agency_names(roster: pd.DataFrame, documents: pd.DataFrame, request_pages: pd.DataFrame) -> pd.DataFrame:
    """Return agency_id, agency_name, state: from the roster, else from the request page, else the folder's name."""
    ids = pd.concat([roster["agency_id"], documents["agency_id"]]).dropna().drop_duplicates()
    listed = roster.drop_duplicates("agency_id").set_index("agency_id")
    printed = request_pages.drop_duplicates("agency_id").set_index("agency_id")
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


def page_doubts(request_pages: pd.DataFrame, roster: pd.DataFrame) -> pd.DataFrame:
    """Return document_id, agency_id, agency_as_printed, is_other, doubt for pages not sure to be their folder's.

    A page is its folder's if the grammar of names says so, or if it prints the roster's name for the folder.
    """
    listed = roster.drop_duplicates("agency_id").set_index("agency_id")["agency_name"]
    rows = []
    for page in request_pages.itertuples():
        same = names_same_agency(page.agency_id, page.agency_as_printed, place_state(page.place_as_printed))
        if same is None and _plain(listed.get(page.agency_id)) == _plain(page.agency_as_printed):
            same = True
        if not same:
            tell = "names another agency" if same is False else "names an agency that cannot be told to be the folder's"
            rows.append(
                {
                    "document_id": page.document_id,
                    "agency_id": page.agency_id,
                    "agency_as_printed": page.agency_as_printed,
                    "is_other": same is False,
                    "doubt": f"the page {tell}: “{page.agency_as_printed}”",
                }
            )
    columns = ["document_id", "agency_id", "agency_as_printed", "is_other", "doubt"]
    return pd.DataFrame(rows, columns=columns)


def _plain(name: object) -> str:
    return " ".join(str(name).replace("’", "'").split()).casefold()
