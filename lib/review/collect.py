"""What each stage left waiting in; one list for the desk, and what the public pages may say of it, out."""

import pandas as pd

from lib import tables as t


def collect(held: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the review table of all stages in one; `held` has one under `review_<stage>` for each stage.

    With the table `rulings` in it, what a person has looked at and ruled to hold nothing is not on the list.
    """
    waiting = [frame for name, frame in sorted(held.items()) if name.startswith("review_")]
    found = pd.concat(waiting, ignore_index=True)
    if "rulings" in held:
        rulings = held["rulings"]
        found = found[~found["review_id"].isin(rulings[rulings["became"] == "applied"]["about"])]
    return t.check(found, t.REVIEW)


def public_notes(review: pd.DataFrame, agency_id: str) -> pd.DataFrame:
    """Return note, n: what waits for one agency, without any reading, each note once with how often it stands."""
    mine = review[review["agency_id"] == agency_id]
    mine = mine.assign(public_note=mine["public_note"].fillna("something the agency sent"))
    notes = mine.groupby("public_note", sort=True).size()
    return pd.DataFrame({"note": notes.index, "n": notes.to_numpy()})
