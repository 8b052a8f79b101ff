"""Rows of a chart in; the chart in words out: its kind, what it shows, of how many, from where to where, the point."""

from lib.chart.rows import Row

# So many rows are told one by one; of more, the ends are told, and the table beneath has them all.
FEW = 8


def told(kind: str, about: str, rows: list[Row], unit: str, total: int | None = None,
         each: str = "rows") -> str:  # fmt: skip
    """Return the alt text: every row of a few, else n, the highest and the lowest, and of how many there is no mark."""
    if not rows:
        return f"{kind} of {about}. There is nothing to show."
    known = [row for row in rows if row.value is not None]
    of_all = f" of {total:,}" if total and total > len(rows) else ""
    head = f"{kind} of {about}, {unit}. " if unit else f"{kind} of {about}. "
    if len(rows) <= FEW and not of_all:
        return head + "; ".join(f"{row.label}: {row.shown}" for row in rows) + "." + _largest(known) + _marked(rows)
    n = f"{len(rows):,}{of_all} {each} are shown. "
    unknown = len(rows) - len(known)
    missing = f" Of {unknown:,} no figure is drawn." if unknown else ""
    zeros = sum(row.value == 0 for row in known)
    none = f" {zeros:,} of them {'is' if zeros == 1 else 'are'} zero." if zeros else ""
    return head + n + _range(known) + none + missing + _marked(rows) + " All figures are in the table beneath."


def _largest(known: list[Row]) -> str:
    top = [row for row in known if row.value == max(r.value or 0 for r in known)]
    return f" The largest is {top[0].label}." if len(known) > 1 and len(top) == 1 else ""


def _range(known: list[Row]) -> str:
    if not known:
        return "None of them has a figure."
    ordered = sorted(known, key=lambda row: (row.value or 0, row.label))
    first, last = ordered[0], ordered[-1]
    if first is last:
        return f"The only figure is {first.shown} ({first.label})."
    return f"From {first.shown} ({first.label}) to {last.shown} ({last.label})."


def _marked(rows: list[Row]) -> str:
    mine = [row for row in rows if row.look == "marked"]
    return f" Marked is {mine[0].label}: {mine[0].shown}." if mine else ""
