"""The register of sharing in; sentences of the front page out: who is named most, and of how many pairs both tell."""

import pandas as pd

from lib.publish.blocks import Block, Part, link, number
from lib.publish.front_charts import name_id, printed

SENT = "detections_shared"
ALL = "data/sharing_most_named.csv"


def most_named(held: dict[str, pd.DataFrame], rows: pd.DataFrame, section: str = SENT) -> Block:
    """Return who is named by the lists of the most agencies; of several named equally often, each, if they are few."""
    shown = printed(held)
    ids = [(row.label, name_id(section, row.partner_id), int(row.value)) for row in rows.itertuples()]
    known = [(label, name, n) for label, name, n in ids if name in shown.shown]
    if not known:
        return shown.text("No organization is named in the lists of two agencies or more.")
    if int(rows["as_often"].iloc[0]) > len(rows):
        said = "Many organizations are named equally often as receiving scans, each in the latest complete lists of "
        return shown.text(said, number(known[0][1]), " agencies: ", link(ALL, "sharing_most_named.csv"), ".")
    top = [(label, name) for label, name, n in known if n == known[0][2]]
    who = top[0][0] if len(top) == 1 else f"{', '.join(label for label, _ in top[:-1])} and {top[-1][0]}"
    each = "" if len(top) == 1 else " each"
    return shown.text(
        f"Named most as receiving scans: {who},{each} in the latest complete lists of ", number(top[0][1]), " agencies."
    )


def reciprocity(held: dict[str, pd.DataFrame]) -> Block:
    """Return of how many pairs both lists can be read, and in how many of them both say so; or that there are none."""
    shown = printed(held)
    told, both = (f"f-all-reciprocity-{x}" for x in ("told", "both"))
    if told not in shown.shown:
        return shown.text("Of no two agencies are both lists on hand with one naming the other.")
    parts: list[Part] = ["Of ", number(told), " pairs of which both lists can be read and one or both name the other, "]
    parts += [number(both), " are in both lists. The lists are of different days: a difference is a question to ask."]
    return shown.text(*parts)
