"""Hit ratios in; the same with the rank among those that may be compared, out."""

import numpy as np
import pandas as pd

from lib.hit_ratio.windows import need_one_kind

# Below this a count says nothing of a rank or a change: a few more or less would move it (METHOD.md).
FEWEST = 20
SMALL = f"not ranked: a count is below {FEWEST}"


def with_ranks(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with rank, ranked_of and rank_note. Ranks run within one source and one window."""
    small = (ratios["hits"] < FEWEST) | (ratios["scans"] < FEWEST)
    small = small.fillna(True).astype(bool)
    rankable = ratios["rankable"].astype(bool)
    fit = ratios[rankable & ~small]
    ranks = fit.groupby(["source", "window_start", "window_end"], sort=False)["hit_ratio"]
    rank = ranks.rank(method="min", ascending=False).astype("Int64").reindex(ratios.index)
    of = ranks.transform("size").astype("Int64").reindex(ratios.index)
    note = pd.Categorical.from_codes(np.where(rankable & small, 0, -1), pd.Index([SMALL], dtype="str"))
    return ratios.assign(rank=rank, ranked_of=of, rank_note=note)


def ranked(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return rows of hit_ratios from the highest ratio to the lowest, with their place among each other as `rank`.

    Raises UnlikeWindowsError if their windows cannot be compared. Rows that are not rankable, and small counts, are
    left out: they stand, with the reason, in hit_ratios.csv.
    """
    need_one_kind(ratios, "ranked")
    fit = ratios[ratios["rankable"].astype(bool) & (ratios["hits"] >= FEWEST) & (ratios["scans"] >= FEWEST)]
    rank = fit["hit_ratio"].rank(method="min", ascending=False).astype("Int64")
    return fit.assign(rank=rank, ranked_of=len(fit)).sort_values(["rank", "agency_id", "window_start"])
