"""Made-up lines of sharing lists for tests, and the tables of sharing worked out from them. No real agency is meant."""

from made_tables import AGENCY, OTHER, requests

from lib import sharing
from lib import tables as t
from lib.list_ids import list_of

DAY = "2022-03-01"


def share(row, partner="mockton-pd-ca", name=None, **more):
    """Return one line; `form`, `date` and `section` also make its value_id."""
    agency, section = more.pop("agency_id", AGENCY), more.get("section", "detections_shared")
    form, date = more.pop("form", "data-sharing-report"), more.pop("date", DAY)
    base = f"{form}-{date or 'undated'}"
    value = f"v-{agency}--10001-{base}-{section.replace('_', '-')}-r{row}{more.pop('which', '')}"
    return {
        "value_id": value,
        "list_id": list_of(value),
        "agency_id": agency,
        "request_id": "10001",
        "section": section,
        "row": row,
        "name_as_printed": name or partner,
        "partner_id": partner,
        "partner_name": name or partner,
        "partner_class": "same_state_local",
        "class_rule": "State column: CA",
        "as_of": date,
        "status": "accepted",
        "document_id": f"d-{agency}-{base}",
        "page": 1,
        "evidence": f"evidence/{agency}/10001/{base}.html#{value}",
        **more,
    }


def shares(*rows):
    """Return a shares table."""
    return t.as_frame(t.SHARES, list(rows))


def worked_out(*rows, **more):
    """Return every table of the sharing stage, by name, checked as it is when it is written."""
    return tables_of(shares(*rows), **more)


def tables_of(table, **more):
    """Return the same of a table of lines."""
    lines = sharing.counted_lines(table)
    lists = sharing.lists_of(lines)
    sizes = sharing.sizes(lists, requests(AGENCY, OTHER, **more))
    most, pairs = sharing.most_named(lines, lists), sharing.reciprocity(lines, lists)
    changes, changed = sharing.change_tables(lines, lists)
    made = {"sharing_sizes": sizes, "sharing_most_named": most, "sharing_reciprocity": pairs}
    made |= {
        "sharing_changes": changes,
        "sharing_changed": changed,
        "sharing_hot_lists": sharing.hot_lists(lines, lists),
    }
    made |= {"sharing_findings": sharing.findings(sizes, lists, changes, pairs, most)}
    return {table.name: t.check(made[table.name], table) for table in t.STAGE_TABLES["sharing"]}


def numbers(*rows, **more):
    """Return the register of the sharing stage: id to what is printed, without the parts all ids share."""
    found = worked_out(*rows, **more)["sharing_findings"]
    return dict(zip(found["finding_id"].str.removeprefix("f-"), found["shown"], strict=True))
