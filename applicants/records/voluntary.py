"""The voluntary questions: their edition, the federal form of the day, whether they are asked, and who was invited."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from applicants.models import Application, ApplicationState, InvitedBy, Occasion, VoluntaryInvitation
from applicants.models.fairness import entered_by
from applicants.records.deadlines import local_day
from applicants.rules.part30 import MODE, asks_plan
from apprenticeships import clock
from apprenticeships.models import MessageState, Parameter, ProgramVersion, User
from apprenticeships.rules.shapes import NONE

EDITION: Final = "2026-11"
"""The edition of our five questions. Whoever changes their words gives them a new one: a test holds it."""
INVITED: Final = "voluntary.invited"
NOT_ARRIVED: Final = frozenset(
    {MessageState.BOUNCED, MessageState.FAILED, MessageState.DEAD, MessageState.SUPPRESSED, MessageState.UNKNOWN}
)
ASKS: Final = "self_identification"
AGAIN: Final = "self_identification_again_months"
FORM: Final = ("disability_form", "disability_form_omb", "disability_form_expires")


@dataclass(frozen=True, slots=True)
class Form:
    """The federal form about a disability as a program uses it on a day; empty texts where none applies."""

    name: str
    omb_number: str
    expires: str

    @property
    def is_federal(self) -> bool:
        """Whether it bears the number that a federal form has."""
        return bool(self.omb_number)


def form_of(version_id: int, *, on: date) -> Form:
    """Return the form in force for a version on a day."""
    values = Parameter.objects.several(*FORM, version=version_id, on=on)
    return Form(*("" if values[key] == NONE else str(values[key]) for key in FORM))


@dataclass(frozen=True, slots=True)
class Asking:
    """Which versions ask, and after how many months those remind of it that ask after the yes and in training, too."""

    versions: frozenset[int]
    again: Mapping[int, int]

    def on(self, occasion: str) -> Collection[int]:
        """Return the versions that ask on an occasion."""
        return self.versions if occasion == Occasion.APPLIED else self.again.keys()


def which_ask(versions: Iterable[ProgramVersion], at: datetime) -> Asking:
    """Return which of these ask: by the program's own choice, and by its mode of 29 CFR part 30."""
    found = {
        row.pk: Parameter.objects.several(ASKS, AGAIN, MODE, version=row, on=local_day(row.program, at))
        for row in versions
    }
    asked = {key: values for key, values in found.items() if values[ASKS]}
    return Asking(
        frozenset(asked), {key: int(values[AGAIN]) for key, values in asked.items() if asks_plan(values[MODE])}
    )


def is_asked(application: Application, occasion: str = Occasion.APPLIED) -> bool:
    """Whether the program asks on an occasion, and the application was sent."""
    if application.state == ApplicationState.DRAFT:
        return False
    return application.version_id in which_ask([application.version], clock.now()).on(occasion)


def on_paper(user: User) -> dict[tuple[int, int], date]:
    """Return the sheets of paper that were handed over and that the user may enter, each with its day.

    A sheet is named by its application and its number there, from 1.
    """
    rows = VoluntaryInvitation.objects.filter(way=InvitedBy.PAPER, application__version__program__in=entered_by(user))
    numbers: Counter[int] = Counter()
    found = {}
    for row in rows.select_related("application__version__program__organization").order_by("pk"):
        numbers[row.application_id] += 1
        sheet = row.application_id, numbers[row.application_id]
        found[sheet] = local_day(row.application.version.program, row.invited_at)
    return found


def mail_key(row: VoluntaryInvitation) -> str:
    """Return the name of the mail of an invitation, by which its outcome is found."""
    return f"{INVITED}:{row.application_id}:{row.occasion}:{row.invited_at.astimezone(UTC):%Y%m%d}"
