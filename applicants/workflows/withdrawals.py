"""Taking back a withdrawal: for a day, somebody may say that they changed their mind."""

from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import OPEN_STATES, Application
from applicants.records.deadlines import answer_due, local_day
from applicants.records.sittings import chairs_gone
from applicants.records.undo import undo_now
from applicants.workflows import background_pauses, screening
from applicants.workflows.applications import TWICE
from applicants.workflows.arrows import REOPEN, REOPEN_ASKED, REOPEN_DRAFT, locked
from applicants.workflows.chairs_back import take_chairs_back
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = (REOPEN, REOPEN_ASKED, REOPEN_DRAFT)
LATER: Final = gettext_lazy("Start again for a later class: what you passed is still yours.")


@retrying
def take_back(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Open a withdrawn application where it was: a draft, our question, or with us and judged anew from all there is.

    What others held for it is not taken from whoever has it by now: a seat, an offer and a meeting stay gone, and a
    chair unless it is still free. The clock of a letter about a check stood still meanwhile.
    """
    application = locked(application_id)
    arrow = _arrow(application)
    arrow.check(application.state)
    if by.user_id is None:
        raise NotAllowed(_("Only a person can change their mind."))
    today = local_day(application.version.program, at)
    _check_class(application, today)
    if undo_now(application, at=at) is None:
        raise GuardFailed(_("The time to take it back is over. %(later)s") % {"later": LATER}, code="too-late")
    Person.objects.locked(application.person_id)  # nobody begins another one meanwhile
    rivals = Application.objects.filter(
        person_id=application.person_id, version__program_id=application.version.program_id, state__in=OPEN_STATES
    )
    if rivals.exists():
        raise GuardFailed(_("You began another application for this program. Go on with that one."), code="another")
    due = answer_due(application.version, on=today) if arrow is REOPEN else None
    since = local_day(application.version.program, application.ended_at or at)
    chairs = list(chairs_gone(application, at=at))
    with or_conflict(**TWICE):
        audit.step(
            arrow, application, by=by, at=at, person=application.person, reason=reason,
            ended_at=None, withdraw_reason="", withdraw_note="", answer_due=due,
        )  # fmt: skip
    messages.cancel(prefix=f"application.withdrawn:{application.pk}:", reason="It was taken back.")
    messages.cancel(prefix=f"comeback.reminder:{application.pk}:", reason="The application is open again.")
    open_again = application
    if application.submitted_at is not None:
        background_pauses.stood_still(application, since=since, until=today, by=by, at=at)
        open_again = screening.recompute(application.pk, by=Actor.system("screening"), at=at)
    if open_again.ended_at is None:
        take_chairs_back(open_again, chairs, by=by, at=at)
        screening.tell("application.reopened", open_again, at=at, occurrence=at.isoformat(timespec="seconds"))
    return open_again


def _arrow(application: Application) -> Transition:
    if application.submitted_at is None:
        return REOPEN_DRAFT
    return REOPEN if application.request_due is None else REOPEN_ASKED


def _check_class(application: Application, today: date) -> None:
    cohort = application.cohort
    if cohort.canceled_at is not None or cohort.starts_on <= today:
        raise GuardFailed(_("This class is not open any more. %(later)s") % {"later": LATER}, code="no-class")
    if application.submitted_at is None and application.send_by < today:
        raise GuardFailed(
            _("The last day to apply for this class is over. %(later)s") % {"later": LATER}, code="no-class"
        )
