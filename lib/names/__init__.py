"""Printed agency names in; their parts, agency ids, and whether two names are one agency, and of which class, out."""

from lib.names.grammar import AgencyName, parse_name
from lib.names.ids import agency_id, id_problem, place_key, split_agency_id
from lib.names.jurisdiction import Jurisdiction, jurisdiction
from lib.names.same import identity_key, names_same_agency
from lib.names.whereabouts import Whereabouts, whereabouts, with_county

__all__ = [
    "AgencyName",
    "Jurisdiction",
    "Whereabouts",
    "agency_id",
    "id_problem",
    "identity_key",
    "jurisdiction",
    "names_same_agency",
    "parse_name",
    "place_key",
    "split_agency_id",
    "whereabouts",
    "with_county",
]
