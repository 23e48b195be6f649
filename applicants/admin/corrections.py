"""A final report of a drug screen was written down by mistake: one person says so, another one agrees."""

from typing import Final

from applicants.models import Application, ApplicationState, ConditionCheck
from applicants.workflows import corrections
from apprenticeships.admin.actions import Action, ReasonForm

ASK: Final = Action(
    "report-wrong",
    "The report was written down by mistake",
    "Ask a second person",
    corrections.ask,
    "Written down. Nothing changes, and nobody is told, until a second person agrees.",
    ReasonForm,
    lead="The application ended with it. If a second person agrees, the drug screen is pending again, the application "
    "is open, and the seat comes back if nobody has it. Say how you know, and nothing of what the report says.",
)


def actions(application: Application) -> list[Action]:
    """The steps, once a report that did not clear ended an application."""
    if application.state != ApplicationState.INELIGIBLE:
        return []
    row = ConditionCheck.objects.not_cleared().filter(application=application).select_related("wrong_by").first()
    if row is None:
        return []
    return [ASK] if row.wrong_by is None else _answers(row.wrong_by.get_full_name(), row.wrong_reason)


def _answers(who: str, reason: str) -> list[Action]:
    lead = f"{who} asked for it: “{reason}” A second person decides; nobody was told yet."
    done = "Put right. The applicant gets a mail that says what comes back."
    stands = "The report stands. Nobody was told."
    return [
        Action("report-correct", "Put the report right", "Agree: it was a mistake", corrections.agree, done, lead=lead),
        Action("report-stands", "Let the report stand", "Let it stand", corrections.keep, stands),
    ]
