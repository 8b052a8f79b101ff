"""Which pages of a file cannot be used, and why, in; the file's status and reason, as in documents.csv, out."""

NEEDS_OCR = "scan, needs OCR"
MOSTLY_PICTURE = "mostly a picture; the text in it needs OCR"
CANNOT_BE_LOADED = "cannot be loaded"
NOTHING_READ = "a picture on which no print could be read"
# What a page says that is known to be a scan: it is the whole file's reason where all pages say it.
OF_SCANS = (NEEDS_OCR, NOTHING_READ)

Problems = dict[str, list[int]]


def status_of(problems: Problems, pages: int, has_words: bool) -> tuple[str, str]:
    """Return status and reason of a file with so many pages; `problems` has the numbers of the pages with each."""
    for reason in OF_SCANS:
        if len(problems.get(reason, [])) == pages:
            return "not_used", reason
    if len(problems.get(CANNOT_BE_LOADED, [])) == pages:
        return "damaged", "none of its pages can be loaded; ask for it again"
    if problems:
        return "partly_read", "; ".join(f"{_numbered(at)}: {what}" for what, at in problems.items())
    return ("read", "") if has_words else ("empty", "its pages are blank")


def _numbered(pages: list[int]) -> str:
    """Return page numbers for people: `page 3`, `pages 1-4, 7`."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page {listed}" if len(pages) == 1 else f"pages {listed}"


def joined(*reasons: str) -> str:
    """Return the reasons there are as one."""
    return "; ".join(reason for reason in reasons if reason)
