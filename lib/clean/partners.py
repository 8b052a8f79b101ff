"""The shares table in; the same with who each partner is, and of which class to the agency that shares, out.

Two names are one agency only by rule (place, kind and state) or by a ruling. A state that nothing tells stays unknown:
an id that ends in `-xx` says what is printed, and is no agency.
"""

from typing import Any

import pandas as pd

from lib.clean.aliases import gather_aliases
from lib.clean.identities import Told, identify
from lib.clean.known_agencies import gather_known
from lib.clean.printed_names import PRINTED, read_printed, texts
from lib.clean.state_grounds import gather_grounds
from lib.names import AgencyName, jurisdiction, split_agency_id

Row = dict[str, Any]
FILLED = ["partner_id", "partner_name", "partner_state", "partner_class", "class_rule", "identity_rule"]
_COLUMNS = [*FILLED, "partner_flags", "account"]


def with_partners(
    shares: pd.DataFrame, names: pd.DataFrame, rulings: pd.DataFrame, reference: pd.DataFrame
) -> pd.DataFrame:
    """Return the shares with partner_id, partner_name, partner_state, partner_class, class_rule, identity_rule.

    `names` has agency_id, agency_name, state of the folders; `rulings` name_as_printed, state, agency_id, decision,
    status; `reference` the columns of `reference.COLUMNS`. Flags gain what is said in front of the name (`inactive`),
    `state_conflict`, `ruling_open`, and `alike_in_list` where two accounts of one list have one id without a state.
    """
    told = Told(gather_aliases(rulings), gather_grounds(shares), gather_known(names, reference))
    states = {row.agency_id: _home_state(row.agency_id, row.state) for row in names.itertuples()}
    shown = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    keys = shares[["agency_id", *PRINTED]].fillna("").astype("str")
    each = keys.drop_duplicates()
    rows = [_partner(*cells, told, states, shown) for cells in zip(*(texts(each[x]) for x in each), strict=True)]
    found = each.join(pd.DataFrame(rows, columns=_COLUMNS, index=each.index, dtype="str"))
    joined = keys.merge(found, how="left", on=list(keys.columns), validate="many_to_one").set_index(shares.index)
    filled = {name: joined[name].mask(joined[name] == "") for name in FILLED}
    flags = shares["flags"].fillna("") + joined["partner_flags"] + _alike(shares, joined)
    return shares.assign(**filled, flags=flags.str.strip())


def _partner(
    agency: str, text: str, state: str, city: str, told: Told, states: dict[str, str], shown: dict[str, str]
) -> Row:
    """Return the filled columns of one name printed in a list of `agency`, its flags (a space before), its account."""
    printed = read_printed(text, state, city)
    if printed is None:
        return dict.fromkeys(_COLUMNS, "") | {"partner_class": "unknown", "class_rule": "what is printed is no name"}
    who = identify(printed, text, state, agency, told)
    ground = who.ground if who.state != printed.name.state else ""
    place = jurisdiction(printed.name, states.get(agency, ""), who.state if ground else "", ground)
    return {
        "partner_id": who.agency_id,
        "partner_name": shown.get(who.agency_id, " ".join(text.split())),
        "partner_state": who.state or place.state,
        "partner_class": place.partner_class,
        "class_rule": place.rule,
        "identity_rule": who.rule,
        "partner_flags": "".join(f" {flag}" for flag in (*printed.name.flags, *who.flags)),
        "account": printed.account,
    }


def _home_state(agency: str, state: object) -> str:
    """Return an agency's own state: the roster's or the page's, else the one its folder's name says."""
    if isinstance(state, str) and state:
        return state
    name = split_agency_id(agency)
    return name.state if isinstance(name, AgencyName) else ""


def _alike(shares: pd.DataFrame, joined: pd.DataFrame) -> pd.Series:
    """Return ` alike_in_list` where two different accounts of one list have one id whose state is not known."""
    lists = [shares["document_id"].fillna(""), shares["section"].fillna(""), joined["partner_id"]]
    accounts = joined.groupby(lists)["account"].transform("nunique")
    is_alike = joined["partner_id"].str.endswith("-xx") & (accounts > 1)
    return is_alike.map({True: " alike_in_list", False: ""})
