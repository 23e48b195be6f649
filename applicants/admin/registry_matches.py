"""A match on an exclusion list: a second officer confirms it, or says that it is another person; two put it right."""

from datetime import datetime
from typing import Final

from applicants.models import Application, ApplicationState, MatchOn, ScreeningResult
from applicants.workflows import registry_matches as workflow
from apprenticeships.admin.actions import Action, ReasonForm
from apprenticeships.workflow import Actor

DOUBT: Final = Action(
    "match-wrong",
    "The match was another person",
    "Ask a second person",
    workflow.doubt,
    "Written down. Nothing changes, and nobody is told, until a second screening officer agrees.",
    ReasonForm,
    lead="The application ended with it. If a second officer agrees, the match counts no more, the application is "
    "open, and the seat comes back if nobody has it. Say how you know, and nothing of what the list says.",
)


def waits(row: ScreeningResult) -> bool:
    """Whether a result is a match that a second person has to answer."""
    match = getattr(row, "match", None)
    return match is not None and match.state == MatchOn.NAMED


def answers(result_id: int, *, found_by_reader: bool = False) -> list[Action]:
    """The two answers to a match that one person found; whoever found it has the second one only."""

    def confirm(_: int, *, by: Actor, at: datetime) -> None:
        workflow.confirm(result_id, by=by, at=at)

    def drop(_: int, *, by: Actor, at: datetime) -> None:
        workflow.drop(result_id, by=by, at=at)

    lead = "You compared birth date and address yourself. The application ends, and the applicant is told to call."
    yes, no = (
        Action(
            f"match-yes-{result_id}", "Confirm the match", "Confirm: it is this person", confirm,
            "Confirmed. What follows is written down.", lead=lead, stop=True,
        ),
        Action(
            f"match-no-{result_id}", "It is another person", "It is another person", drop,
            "Written down. Look into the list once more, and write down what it says.",
        ),
    )  # fmt: skip
    return [no] if found_by_reader else [yes, no]


def actions(application: Application) -> list[Action]:
    """The steps, once a confirmed match ended an application."""
    if application.state != ApplicationState.INELIGIBLE:
        return []
    row = workflow.match_of(application)
    if row is None:
        return []
    if row.doubted_by is None:
        return [DOUBT]
    asked = f"{row.doubted_by.get_full_name()} asked for it: “{row.doubt_reason}”"
    lead = f"{asked} A second officer decides; nobody was told."
    done = "Put right. The applicant gets a mail that says what comes back."
    stands = "The match stands. Nobody was told."
    return [
        Action("match-right", "Put the match right", "Agree: it was another person", workflow.correct, done, lead=lead),
        Action("match-stands", "Let the match stand", "Let it stand", workflow.stand, stands),
    ]
