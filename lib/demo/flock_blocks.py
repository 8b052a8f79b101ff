"""Dice and an agency in; out comes its Flock list printed as blocks, one below the other, with the lines of each.

A block tells of one agency: `Name`, `Relationship`, `Access`, `Search`, the label on the left, its value on the right.
"""

from lib.demo.agencies import MadeAgency
from lib.demo.dice import Dice
from lib.demo.flock_lists import organization
from lib.demo.sheet import Sheet
from lib.demo.truth import Made, Share

LETTER = (612.0, 792.0)
LABEL_X, VALUE_X, PITCH, BLOCK, FIRST, LAST = 54.0, 200.0, 17.0, 84.0, 96.0, 740.0
# What a block says of the relationship, and the sections a line of it belongs to.
RELATIONSHIPS = {
    "Shared With Me": ("detections_received",),
    "I'm Sharing": ("detections_shared",),
    "Shared With Me, I'm Sharing": ("detections_received", "detections_shared"),
}


def flock_blocks(dice: Dice, agency: MadeAgency, n: int) -> Made:
    """Return the list of `n` agencies; `row` of the truth is the block's number."""
    sheet = Sheet(LETTER, "Network sharing")
    sheet.text(LABEL_X, 50, f"{agency.flock_name} - Network Sharing", 15, "Helvetica-Bold")
    names: dict[str, None] = {}
    while len(names) < n:
        names.setdefault(organization(dice))
    top, shares = FIRST, []
    for row, name in enumerate(names, 1):
        if top + 3 * PITCH + 12 > LAST:
            sheet.next_page()
            top = FIRST - 36
        relationship = dice.pick(tuple(RELATIONSHIPS))
        lines = (("Name", name), ("Relationship", relationship), ("Access", dice.pick(("Full", "Limited"))),
                 ("Search", dice.pick(("Enabled", "Enabled", "Disabled"))))  # fmt: skip
        for k, (label, value) in enumerate(lines):
            sheet.text(LABEL_X, top + PITCH * k, label, 11, "Helvetica-Bold")
            sheet.text(VALUE_X, top + PITCH * k, value, 11)
        sheet.line(LABEL_X - 4, top + 4 * PITCH + 2, 560, top + 4 * PITCH + 2)
        shares += [Share(section, row, sheet.page, name) for section in RELATIONSHIPS[relationship]]
        top += BLOCK
    return Made(sheet.finish(), "sharing_table", sheet.page, shares=tuple(shares))
