"""A match on an exclusion list: a second officer confirms it, or says that it is another person."""

from datetime import datetime

from applicants.models import MatchOn, ScreeningResult
from applicants.workflows import registry_matches as workflow
from apprenticeships.admin.actions import Action
from apprenticeships.workflow import Actor


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
