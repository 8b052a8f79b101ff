"""The shares table in; the same with who each partner is, and of which class to the agency that shares, out.

Two names are one agency only by rule (place, kind and state) or by a ruling. A state that nothing tells stays unknown:
an id that ends in `-xx` says what is printed, and is no agency.
"""

import numpy as np
import pandas as pd

from lib.clean.aliases import gather_aliases
from lib.clean.identities import Told, identify
from lib.clean.known_agencies import gather_known
from lib.clean.printed_names import Printed, PrintedNames, read_names
from lib.clean.state_grounds import gather_grounds
from lib.cycles import no_search_for_cycles
from lib.keys import codes_of
from lib.names import AgencyName, jurisdiction, split_agency_id
from lib.positions import first_rows

FILLED = ["partner_id", "partner_name", "partner_state", "partner_class", "class_rule", "identity_rule"]
_COLUMNS = [*FILLED, "partner_flags", "account"]
_NO_NAME = ("", "", "", "unknown", "what is printed is no name", "", "", "")


@no_search_for_cycles()
def with_partners(
    shares: pd.DataFrame, names: pd.DataFrame, rulings: pd.DataFrame, reference: pd.DataFrame
) -> pd.DataFrame:
    """Return the shares with partner_id, partner_name, partner_state, partner_class, class_rule, identity_rule.

    `names` has agency_id, agency_name, state of the folders; `rulings` name_as_printed, state, agency_id, decision,
    status; `reference` the columns of `reference.COLUMNS`. Flags gain what is said in front of the name (`inactive`),
    `state_conflict`, `ruling_open`, and `alike_in_list` where two accounts of one list have one id without a state.
    """
    printed = read_names(shares)
    told = Told(gather_aliases(rulings), gather_grounds(shares, printed), gather_known(names, reference))
    shown = dict(zip(names["agency_id"], names["agency_name"], strict=True))
    asked = _asked(shares, printed, told, names)
    of_line = codes_of(asked, list(asked.columns))
    each = asked.iloc[first_rows(of_line)]
    rows = [
        _partner(printed.cells[name], printed.parts[name], home, agency, told, shown)
        for name, home, agency in zip(*(each[column].tolist() for column in each), strict=True)
    ]
    found = pd.DataFrame(rows, columns=_COLUMNS, dtype="str")
    filled = {name: found[name].mask(found[name] == "").array.take(of_line) for name in FILLED}
    flags = found["partner_flags"].array.take(of_line) + _alike(shares, found, of_line)
    return shares.assign(**filled, flags=(shares["flags"].fillna("") + flags).str.strip())


def _asked(shares: pd.DataFrame, printed: PrintedNames, told: Told, names: pd.DataFrame) -> pd.DataFrame:
    """Return for each line what its partner depends on: the name's position, the state of the agency that shares,
    and that agency itself where the lists of the agency come before those of others; else empty.
    """
    states = dict(zip(names["agency_id"], names["state"], strict=True))
    code, agencies = pd.factorize(shares["agency_id"].fillna("").astype("object"))
    homes = np.array([_home_state(agency, states[agency]) if agency in states else "" for agency in agencies], object)
    by_lists = [bool(part and not part.name.state and part.account in told.grounds.said) for part in printed.parts]
    is_by_lists = np.array(by_lists, dtype=bool)[printed.of_line]
    own = np.where(is_by_lists, np.asarray(agencies, dtype=object)[code], "")
    return pd.DataFrame({"name": printed.of_line, "home": homes[code], "agency": own})


def _partner(
    cell: tuple[str, str, str], part: Printed | None, home: str, agency: str, told: Told, shown: dict[str, str]
) -> tuple[str, ...]:
    """Return the cells of `_COLUMNS` for one printed name: what is filled, its flags (a space before), its account."""
    if part is None:
        return _NO_NAME
    text, column, _ = cell
    who = identify(part, text, column, agency, told)
    ground = who.ground if who.state != part.name.state else ""
    place = jurisdiction(part.name, home, who.state if ground else "", ground)
    name = shown[who.agency_id] if who.agency_id in shown else " ".join(text.split())
    flags = "".join([f" {flag}" for flag in (*part.name.flags, *who.flags)])
    told_of = (who.agency_id, name, who.state or place.state, place.partner_class, place.rule, who.rule)
    return (*told_of, flags, part.account)


def _home_state(agency: str, state: object) -> str:
    """Return an agency's own state: the roster's or the page's, else the one its folder's name says."""
    if isinstance(state, str) and state:
        return state
    name = split_agency_id(agency)
    return name.state if isinstance(name, AgencyName) else ""


def _alike(shares: pd.DataFrame, found: pd.DataFrame, of_line: np.ndarray) -> pd.Series:
    """Return ` alike_in_list` where two different accounts of one list have one id whose state is not known."""
    is_open = found["partner_id"].str.endswith("-xx").to_numpy()[of_line]
    lines = shares.loc[is_open, ["document_id", "section"]].assign(
        partner=pd.factorize(found["partner_id"])[0][of_line[is_open]],
        account=pd.factorize(found["account"])[0][of_line[is_open]],
    )
    listed = codes_of(lines, ["document_id", "section", "partner"])
    accounts = np.bincount(listed[first_rows(codes_of(lines.assign(listed=listed), ["listed", "account"]))])
    alike = np.full(len(shares), "", dtype=object)
    alike[np.flatnonzero(is_open)[accounts[listed] > 1]] = " alike_in_list"
    return pd.Series(alike, index=shares.index, dtype="str")
