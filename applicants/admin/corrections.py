"""What ended an application was written down by mistake: one person says so, another one agrees."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from applicants.models import Application, ApplicationState, ConditionCheck
from applicants.workflows import corrections, registry_matches
from apprenticeships.admin.actions import Action, ReasonForm
from apprenticeships.models import User

ASKED: Final = "Written down. Nothing changes, and nobody is told, until a second {second} agrees."
DONE: Final = "Put right. The applicant gets a mail that says what comes back."
Doubted = tuple[User | None, str]
"""Who says that it was a mistake, if anybody, and how they know."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that may end an application by mistake: how to find it, who agrees, to ask for it, and both answers."""

    of: Callable[[Application], Doubted | None]
    second: str
    ask: Action
    right: Action
    stands: Action

    def actions(self, application: Application) -> list[Action]:
        """The step that asks for it, or once somebody did, the two answers; none for what did not end it."""
        found = self.of(application)
        if found is None:
            return []
        who, reason = found
        if who is None:
            return [self.ask]
        lead = f"{who.get_full_name()} asked for it: “{reason}” A second {self.second} decides; nobody was told yet."
        return [replace(self.right, lead=lead), self.stands]


def _of_report(application: Application) -> Doubted | None:
    row = ConditionCheck.objects.not_cleared().filter(application=application).select_related("wrong_by").first()
    return None if row is None else (row.wrong_by, row.wrong_reason)


def _of_match(application: Application) -> Doubted | None:
    row = registry_matches.match_of(application)
    return None if row is None else (row.doubted_by, row.doubt_reason)


REPORT: Final = Mistake(
    _of_report,
    "person",
    Action(
        "report-wrong", "The report was written down by mistake", "Ask a second person", corrections.ask,
        ASKED.format(second="person"), ReasonForm,
        lead="The application ended with it. If a second person agrees, the drug screen is pending again, the "
        "application is open, and the seat comes back if nobody has it. Say how you know, and nothing of what the "
        "report says.",
    ),
    Action("report-correct", "Put the report right", "Agree: it was a mistake", corrections.agree, DONE),
    Action(
        "report-stands", "Let the report stand", "Let it stand", corrections.keep, "The report stands. Nobody was told."
    ),
)  # fmt: skip
MATCH: Final = Mistake(
    _of_match,
    "screening officer",
    Action(
        "match-wrong", "The match was another person", "Ask a second person", registry_matches.doubt,
        ASKED.format(second="screening officer"), ReasonForm,
        lead="The application ended with it. If a second officer agrees, the match counts no more, the application is "
        "open, and the seat comes back if nobody has it. Say how you know, and nothing of what the list says.",
    ),
    Action("match-right", "Put the match right", "Agree: it was another person", registry_matches.correct, DONE),
    Action(
        "match-stands", "Let the match stand", "Let it stand", registry_matches.stand,
        "The match stands. Nobody was told.",
    ),
)  # fmt: skip


def actions(application: Application) -> list[Action]:
    """The steps, once a report that did not clear, or a confirmed match, ended an application."""
    if application.state != ApplicationState.INELIGIBLE:
        return []
    return [*REPORT.actions(application), *MATCH.actions(application)]
