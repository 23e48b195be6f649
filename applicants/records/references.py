"""References as pages, mails and workflows read them: what is asked, how many, for how long, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings

from applicants.models import OPEN_STATES, Application, ApplicationState, Referee, RefereeState
from applicants.records.approvals import desks_of
from applicants.records.evidence import Judged, standing
from applicants.rules.referees import Contact, Question, Terms, questions
from applicants.rules.requirements import Verdict
from apprenticeships.models import Parameter, ProgramVersion, Requirement, RequirementKind

MOST: Final = 12
"""So many people may be named for one application, all told."""
NAMING: Final = frozenset({Verdict.MISSING, Verdict.EXPIRED})
SENT: Final = frozenset(OPEN_STATES) - {ApplicationState.DRAFT}


def requirement_of(application: Application) -> Requirement | None:
    """Return what asks for references, where the program does."""
    rows = application.version.requirements.filter(kind=RequirementKind.REFERENCE)
    return rows.order_by("step__position", "position").first()


def judged_of(application: Application, *, at: datetime) -> Judged | None:
    """Return where the references of a sent application stand, where the program asks for them and of this person."""
    found = [each for each in standing(application, at=at) if each.requirement.kind == RequirementKind.REFERENCE]
    return found[0] if found and found[0].answer.verdict is not Verdict.NOT_APPLICABLE else None


def needed(judged: Judged) -> int:
    """How many people the program asks for."""
    return judged.rule.threshold.get("count", 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the references of an application stand: who was named, how many are asked for, and what may be done."""

    judged: Judged
    rows: Sequence[Referee]
    goes_on: bool

    @property
    def live(self) -> int:
        """How many are asked or have answered."""
        return sum(row.state in {RefereeState.ASKED, RefereeState.ANSWERED} for row in self.rows)

    @property
    def missing(self) -> int:
        """How many more are to be named."""
        return max(needed(self.judged) - self.live, 0) if self.is_open else 0

    @property
    def is_open(self) -> bool:
        """Whether people are still named: nobody has come to a verdict, or the last one is too old."""
        return self.goes_on and self.judged.answer.verdict in NAMING

    @property
    def may_name(self) -> bool:
        """Whether the applicant may name one more."""
        return self.missing > 0 and len(self.rows) < MOST


def place_of(application: Application, *, at: datetime) -> Place | None:
    """Return how things stand for an application, or nothing where the program asks for no references."""
    judged = judged_of(application, at=at)
    if judged is None:
        return None
    return Place(judged, list(application.referees.all()), application.state in SENT)


def terms_of(version: ProgramVersion, *, on: date) -> Terms:
    """Return when referees are reminded, by the numbers in force on a day."""
    found = Parameter.objects.several("reference_reminder_days", "reference_reminders", version=version, on=on)
    return Terms(max(found["reference_reminder_days"], 1), max(found["reference_reminders"], 0))


def is_confidential(version: ProgramVersion, *, on: date) -> bool:
    """Whether the program keeps what referees say from the applicant."""
    value: bool = Parameter.objects.value("reference_confidential", version=version, on=on)
    return value


def questions_of(requirement: Requirement) -> tuple[Question, ...]:
    """Return what the program asks referees."""
    return questions(requirement.questions)


def own_contacts(application: Application) -> list[Contact]:
    """Return how the applicant can be reached: nobody speaks for themselves."""
    person = application.person
    signs_in = Contact(person.user.email) if person.user is not None else Contact()
    return [Contact(person.email, str(person.phone or "")), signs_in]


def our_addresses(application: Application) -> set[str]:
    """Return addresses of the product and of those who read what referees say."""
    desks = desks_of([application.version.program.organization_id])
    return {settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">"), *(user.email for user in desks)}


def said_of(row: Referee) -> list[tuple[str, str]]:
    """Return what a referee said, question by question. The caller writes down that it is read."""
    found: list[dict[str, Any]] = row.opened() or []
    return [(each["question"], each["answer"]) for each in found]
