"""Nothing in; out come the tables by the stage that writes them, and those of which a copy is published."""

from lib.tables.declare import Table
from lib.tables.desk import FACTCHECKS, MASKS, RULINGS
from lib.tables.disputes import CONTRADICTIONS, DOUBTS
from lib.tables.replies import EXEMPTIONS, FEES
from lib.tables.reports import BOXES, CHECKS, LEFT_OVER, LISTED, REPORTS, SECTIONS, WORD_USES
from lib.tables.results import (
    COVERAGE,
    FINDINGS,
    HEADLINES,
    HIT_RATIOS,
    POOLED_RATIOS,
    PUBLISHED_RATIOS,
    REVIEW,
    YEAR_CHANGES,
)
from lib.tables.sources import (
    ASKED,
    ATTACHMENTS,
    CELLS,
    DOCUMENTS,
    NOTICES,
    PAGES,
    POSTS,
    PROVIDED,
    READINGS,
    REQUEST_PAGES,
    SPANS,
)
from lib.tables.tidy import (
    CITATIONS,
    COUNTS,
    EXTENSIONS,
    ITEMS,
    MATCHES,
    MESSAGES,
    REQUESTS,
    SHARES,
)

# Tables by the stage that writes them, in the order they are written.
STAGE_TABLES: dict[str, tuple[Table, ...]] = {
    "extract": (
        DOCUMENTS,
        PAGES,
        SPANS,
        REQUEST_PAGES,
        ASKED,
        POSTS,
        ATTACHMENTS,
        NOTICES,
        PROVIDED,
        FEES,
        EXEMPTIONS,
        READINGS,
        LISTED,
        BOXES,
        REPORTS,
        SECTIONS,
        CHECKS,
        WORD_USES,
        LEFT_OVER,
        CELLS,
        REVIEW,
    ),
    "clean": (
        COUNTS,
        SHARES,
        CITATIONS,
        REQUESTS,
        EXTENSIONS,
        ITEMS,
        MESSAGES,
        MATCHES,
        DOUBTS,
        RULINGS,
        MASKS,
        FACTCHECKS,
        REVIEW,
    ),
    "checks": (CONTRADICTIONS, REVIEW),
    "hit_ratio": (HIT_RATIOS, YEAR_CHANGES, POOLED_RATIOS, PUBLISHED_RATIOS, HEADLINES, COVERAGE, FINDINGS),
    "review": (REVIEW,),
}
PUBLIC_TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    COUNTS,
    SHARES,
    CITATIONS,
    HIT_RATIOS,
    YEAR_CHANGES,
    POOLED_RATIOS,
    PUBLISHED_RATIOS,
    HEADLINES,
    COVERAGE,
    REQUESTS,
    EXTENSIONS,
    ITEMS,
    MESSAGES,
    CONTRADICTIONS,
    FINDINGS,
)
