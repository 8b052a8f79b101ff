"""The agencies with a folder and the desk's reference lists in; which of them a place, kind and state is, out."""

from dataclasses import dataclass, field

import pandas as pd

from lib.names import AgencyName, identity_key, split_agency_id

Key = tuple[str, str, str]  # place and kind as `identity_key` gives them, state


@dataclass
class KnownAgencies:
    """Agencies by place, kind and state: `folders` of raw/, and what the reference lists have (`list code`)."""

    folders: dict[Key, str] = field(default_factory=dict)
    listed: dict[Key, list[str]] = field(default_factory=dict)

    def folder(self, key: tuple[str, str] | None, state: str) -> str:
        """Return the folder's agency of that key and state, empty if there is none or more than one."""
        return self.folders.get((*key, state), "") if key and state else ""

    def links(self, key: tuple[str, str] | None, state: str) -> str:
        """Return where the reference lists have the agency, empty if nowhere; two entries of one list are no link."""
        if not self.listed or key is None or not state:
            return ""
        held = self.listed.get((*key, state), [])
        lists = [entry.rsplit(" ", 1)[0] for entry in held]
        return ", ".join(entry for entry, name in zip(held, lists, strict=True) if lists.count(name) == 1)


def gather_known(names: pd.DataFrame, reference: pd.DataFrame) -> KnownAgencies:
    """Return the known agencies; `names` has agency_id, `reference` the columns of `reference.COLUMNS`."""
    known = KnownAgencies()
    for folder in sorted(names["agency_id"]):
        name = split_agency_id(folder)
        key = identity_key(name) if isinstance(name, AgencyName) and name.state else None
        if key and isinstance(name, AgencyName):
            full = (*key, name.state)
            known.folders[full] = "" if full in known.folders else folder
    for row in reference.itertuples():
        known.listed.setdefault((row.place, row.kind, row.state), []).append(f"{row.list} {row.code}")
    return known
