"""Every table of the project, declared once: types, meaning, unit, key, public or not."""

from lib.tables.catalog import PUBLIC_TABLES, STAGE_TABLES
from lib.tables.declare import Field, Table, as_frame
from lib.tables.files import TableError, check, read, read_or_empty, write
from lib.tables.results import FINDINGS, HIT_RATIOS, POOLED_RATIOS, REVIEW, YEAR_CHANGES
from lib.tables.sources import (
    ASKED,
    ATTACHMENTS,
    DOCUMENTS,
    NOTICES,
    PAGES,
    POSTS,
    PROVIDED,
    READINGS,
    REQUEST_PAGES,
    SPANS,
)
from lib.tables.stages import carry_over, read_stage, write_stage
from lib.tables.tidy import (
    CITATIONS,
    CONTRADICTIONS,
    COUNTS,
    EXTENSIONS,
    ITEMS,
    MESSAGES,
    REQUESTS,
    SHARES,
)

__all__ = [
    "ASKED",
    "ATTACHMENTS",
    "CITATIONS",
    "CONTRADICTIONS",
    "COUNTS",
    "DOCUMENTS",
    "EXTENSIONS",
    "FINDINGS",
    "HIT_RATIOS",
    "ITEMS",
    "MESSAGES",
    "NOTICES",
    "PAGES",
    "POOLED_RATIOS",
    "POSTS",
    "PROVIDED",
    "PUBLIC_TABLES",
    "READINGS",
    "REQUESTS",
    "REQUEST_PAGES",
    "REVIEW",
    "SHARES",
    "SPANS",
    "STAGE_TABLES",
    "YEAR_CHANGES",
    "Field",
    "Table",
    "TableError",
    "as_frame",
    "carry_over",
    "check",
    "read",
    "read_or_empty",
    "read_stage",
    "write",
    "write_stage",
]
