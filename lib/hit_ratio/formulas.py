"""Two whole numbers in; the hit ratio, 1 in N and the bounds of the ratio out (METHOD.md, "The formulas")."""


def hit_ratio(hits: int | None, scans: int | None) -> float | None:
    """Return hits / scans (0 to 1); None unless both are known and scans > 0.

    Raises ValueError on hits above scans, which cannot be.
    """
    if hits is None or scans is None:
        return None
    if hits > scans:
        raise ValueError(f"{hits:,} hits are more than {scans:,} scans")
    return hits / scans if scans else None


def one_in(hits: int | None, scans: int | None) -> int | None:
    """Return scans per hit, rounded half up in whole numbers; None when there are no hits."""
    return (2 * scans + hits) // (2 * hits) if hits and scans else None


def ratio_bounds(hits: int | None, scans: int | None, basis: str) -> tuple[float | None, float | None]:
    """Return (lowest, highest) ratio over the readings of the denominator.

    A stated "detections" may be LEARN's total (hits inside it) or its Detections row (hits besides it): in
    the second case the total is scans + hits. A printed total leaves no doubt.
    """
    ratio = hit_ratio(hits, scans)
    if ratio is None or hits is None or scans is None:
        return None, None
    if basis == "total_records":
        return ratio, ratio
    return hits / (scans + hits), ratio
