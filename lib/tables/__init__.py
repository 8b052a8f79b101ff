"""Every table of the project, declared once: types, meaning, unit, key, public or not."""

from lib.tables.catalog import PUBLIC_TABLES, STAGE_TABLES
from lib.tables.declare import Field, Table, as_frame
from lib.tables.desk import FACTCHECKS, MASKS, RULINGS
from lib.tables.files import TableError, check, read, read_or_empty, write
from lib.tables.replies import EXEMPTIONS, FEES
from lib.tables.reports import BOXES, CHECKS, LEFT_OVER, LISTED, REPORTS, SECTIONS, WORD_USES
from lib.tables.results import FINDINGS, HIT_RATIOS, POOLED_RATIOS, REVIEW, YEAR_CHANGES
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
    CONTRADICTIONS,
    COUNTS,
    DOUBTS,
    EXTENSIONS,
    ITEMS,
    MATCHES,
    MESSAGES,
    REQUESTS,
    SHARES,
)
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
    "DOCUMENTS",
    "DOUBTS",
    "EXEMPTIONS",
    "EXTENSIONS",
    "FACTCHECKS",
    "FEES",
    "FINDINGS",
    "HIT_RATIOS",
    "ITEMS",
    "LEFT_OVER",
    "LISTED",
    "MASKS",
    "MATCHES",
    "MESSAGES",
    "NOTICES",
    "PAGES",
    "POOLED_RATIOS",
    "POSTS",
    "PROVIDED",
    "PUBLIC_STATUS",
    "PUBLIC_TABLES",
    "READINGS",
    "REPORTS",
    "REQUESTS",
    "REQUEST_PAGES",
    "REVIEW",
    "RULINGS",
    "SECTIONS",
    "SET_ASIDE_STATUS",
    "SHARES",
    "SPANS",
    "STAGE_TABLES",
    "WORD_USES",
    "YEAR_CHANGES",
    "Field",
    "Table",
    "TableError",
    "as_frame",
    "carry_over",
    "check",
    "held_name",
    "read",
    "read_or_empty",
    "read_stage",
    "read_stages",
    "write",
    "write_stage",
]
