"""Every table of the project, declared once: types, meaning, unit, key, public or not."""

from lib.tables.catalog import PUBLIC_TABLES, STAGE_TABLES
from lib.tables.csv_files import write_csv
from lib.tables.declare import Field, Table, as_frame
from lib.tables.desk import FACTCHECKS, MASKS, RULINGS
from lib.tables.disputes import CONTRADICTIONS, DOUBTS
from lib.tables.files import as_texts, check, is_coded, read, read_or_empty, write
from lib.tables.ids import Ids
from lib.tables.numbered import is_numbered
from lib.tables.opened import TableError
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
from lib.tables.sharing import (
    SHARING_CHANGED,
    SHARING_CHANGES,
    SHARING_FINDINGS,
    SHARING_HOT_LISTS,
    SHARING_MOST_NAMED,
    SHARING_RECIPROCITY,
    SHARING_SIZES,
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
from lib.tables.stages import carry_over, held_name, read_stage, read_stages, write_stage
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
from lib.tables.words import PARTNER_CLASS as PARTNER_CLASSES
from lib.tables.words import PUBLIC_STATUS, SET_ASIDE_STATUS

__all__ = [
    "ASKED",
    "ATTACHMENTS",
    "BOXES",
    "CELLS",
    "CHECKS",
    "CITATIONS",
    "CONTRADICTIONS",
    "COUNTS",
    "COVERAGE",
    "DOCUMENTS",
    "DOUBTS",
    "EXEMPTIONS",
    "EXTENSIONS",
    "FACTCHECKS",
    "FEES",
    "FINDINGS",
    "HEADLINES",
    "HIT_RATIOS",
    "ITEMS",
    "LEFT_OVER",
    "LISTED",
    "MASKS",
    "MATCHES",
    "MESSAGES",
    "NOTICES",
    "PAGES",
    "PARTNER_CLASSES",
    "POOLED_RATIOS",
    "POSTS",
    "PROVIDED",
    "PUBLIC_STATUS",
    "PUBLIC_TABLES",
    "PUBLISHED_RATIOS",
    "READINGS",
    "REPORTS",
    "REQUESTS",
    "REQUEST_PAGES",
    "REVIEW",
    "RULINGS",
    "SECTIONS",
    "SET_ASIDE_STATUS",
    "SHARES",
    "SHARING_CHANGED",
    "SHARING_CHANGES",
    "SHARING_FINDINGS",
    "SHARING_HOT_LISTS",
    "SHARING_MOST_NAMED",
    "SHARING_RECIPROCITY",
    "SHARING_SIZES",
    "SPANS",
    "STAGE_TABLES",
    "WORD_USES",
    "YEAR_CHANGES",
    "Field",
    "Ids",
    "Table",
    "TableError",
    "as_frame",
    "as_texts",
    "carry_over",
    "check",
    "held_name",
    "is_coded",
    "is_numbered",
    "read",
    "read_or_empty",
    "read_stage",
    "read_stages",
    "write",
    "write_csv",
    "write_stage",
]
