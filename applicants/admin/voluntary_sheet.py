"""The sheet of paper with the voluntary questions: a coordinator hands it over, and that is kept."""

from typing import Final

from applicants.workflows import voluntary_sheets
from apprenticeships.admin.actions import Action

GIVE: Final = Action(
    "sheet-given",
    "Hand the voluntary questions over",
    "I handed the sheet over",
    voluntary_sheets.hand_over,
    "Kept. Whoever enters its answers sees the code on it, and no name.",
    lead="Print the sheet from this page: the code on it counts the answers. Give an envelope with it.",
)
