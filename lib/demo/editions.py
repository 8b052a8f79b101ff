"""Nothing in; out come the three editions of the vendor's reports: LEARN 2020, Vigilant 2022, VehicleManager 2025."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """What differs between the years.

    `pitch` is the height of a row of one line (`hot_pitch` in hot lists), `gutter` where the right column of
    section 1 begins, `edge` how far a left cell may reach before it breaks: past the gutter, so that two cells
    can touch.
    """

    year: int
    sharing_footer: str
    dashboard_footer: str
    hot_list_heading: str
    gutter: float
    edge: float
    pitch: float
    hot_pitch: float
    size: float
    has_three_columns: bool
    has_page_numbers: bool
    has_commas: bool


EDITIONS = {
    2020: Edition(
        2020, "LEARN Agency Data Sharing Report", "LEARN Administrator List Report", "Hot-List Received",
        325.8, 327.8, 27.57, 26.57, 11, has_three_columns=False, has_page_numbers=True, has_commas=True,
    ),
    2022: Edition(
        2022, "Vigilant VehicleManager Agency Data Sharing Report", "LEARN Administrator List Report",
        "Hot List Received", 294.0, 296.0, 21.2, 20.6, 11,
        has_three_columns=True, has_page_numbers=False, has_commas=False,
    ),
    2025: Edition(
        2025, "VehicleManager Agency Data Sharing Report", "VehicleManager Administrator List Report",
        "Hot List Received", 305.0, 307.0, 24.0, 23.0, 11,
        has_three_columns=True, has_page_numbers=False, has_commas=False,
    ),
}  # fmt: skip
