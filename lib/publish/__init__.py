"""Results, charts and page texts in; pages, evidence and the data package out. The only place that writes HTML."""

from lib.publish import (
    agency_figures,
    agency_lists,
    agency_place,
    agency_portal,
    agency_request,
    agency_sharing,
    front_charts,
    front_page,
    front_sharing,
)
from lib.publish.agency_view import agency_of
from lib.publish.blocks import code, prose, register, title
from lib.publish.data import public_copy, read_stages, write_data
from lib.publish.evidence import evidence_pages
from lib.publish.evidence_cells import published_pages
from lib.publish.place import write_pages
from lib.publish.sources import Sources

__all__ = [
    "Sources",
    "agency_figures",
    "agency_lists",
    "agency_of",
    "agency_place",
    "agency_portal",
    "agency_request",
    "agency_sharing",
    "code",
    "evidence_pages",
    "front_charts",
    "front_page",
    "front_sharing",
    "prose",
    "public_copy",
    "published_pages",
    "read_stages",
    "register",
    "title",
    "write_data",
    "write_pages",
]
