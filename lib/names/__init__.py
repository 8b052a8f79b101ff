"""Printed agency names in; their parts, agency ids, and whether two names are one agency out."""

from lib.names.grammar import AgencyName, parse_name
from lib.names.ids import agency_id, id_problem, place_key, split_agency_id
from lib.names.same import names_same_agency

__all__ = [
    "AgencyName",
    "agency_id",
    "id_problem",
    "names_same_agency",
    "parse_name",
    "place_key",
    "split_agency_id",
]
