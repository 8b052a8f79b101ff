"""raw/decisions/attachments.csv in; what the desk ruled which file is, and lines that could not be read, out.

Append-only: a later line of the same person wins; two people who differ settle nothing.
"""

from pathlib import Path

import pandas as pd

from lib.clean.rulings import DISPUTED, HOLDS, ruling_frame, settled
from lib.decisions import ATTACHMENTS, read_lines

COLUMNS = ATTACHMENTS.columns
KEY = ["agency_id", "request_id", "name_as_listed"]


def read_attachment_rulings(raw: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return (rulings with the columns above, one sentence for each line left out); no file is no rulings.

    Raises DecisionError if a column is missing.
    """
    lines, problems = read_lines(raw, ATTACHMENTS)
    frame = ruling_frame(ATTACHMENTS, lines)
    rulings = settled(frame, KEY, frame["path"])
    for row in rulings[rulings["status"] == DISPUTED].drop_duplicates(KEY).itertuples():
        problems.append(
            f"decisions/attachments.csv: people differ on which file is {row.name_as_listed!r}; none is used"
        )
    return rulings[rulings["status"] == HOLDS][list(COLUMNS)].reset_index(drop=True), problems
