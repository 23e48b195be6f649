"""The answer to a new first day: yes and all stays, or no and the seat goes to the next one."""

from datetime import datetime

from django.utils.translation import gettext as _

from applicants.models import AROUND_THE_START, StartQuestion, StartState
from applicants.records.deadlines import answer_due, local_day
from applicants.rules.seat_words import Told
from applicants.workflows import arrows
from applicants.workflows.class_carrying import let_go
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.workflow import Actor, Transition, arrow, retrying

S = StartState
ANSWERED = gettext_lazy("You answered this already, or the day changed once more. Your page says how it stands.")
YES = arrow("yes", S.ASKED, S.YES, ANSWERED)
NO = arrow("no", S.ASKED, S.NO, ANSWERED)
TRANSITIONS: tuple[Transition, ...] = (YES, NO)


@retrying
def say_yes(question_id: int, *, by: Actor, at: datetime, reason: str = "") -> StartQuestion:
    """Keep the place from the new first day on. Saying it twice is saying it once."""
    row = _locked(question_id, by, at)
    if row.state != S.YES:
        audit.step(YES, row, by=by, at=at, person=row.application.person_id, reason=reason, answered_at=at)
    return row


@retrying
def say_no(question_id: int, *, by: Actor, at: datetime, reason: str = "") -> StartQuestion:
    """Give the place back: the new day does not fit. The seat is free at once, and what was passed stays."""
    row = _locked(question_id, by, at)
    application = row.application
    words = reason or "The new first day does not fit"
    audit.step(NO, row, by=by, at=at, person=application.person_id, reason=words, answered_at=at)
    version = application.version
    due = answer_due(version, on=local_day(version.program, at))
    let_go(application, ours=False, told=Told.NEW_DAY, by=by, at=at, reason=words, answer_due=due)
    return row


def _locked(question_id: int, by: Actor, at: datetime) -> StartQuestion:
    """Lock the application first, as every other step does."""
    application = arrows.locked(StartQuestion.objects.values_list("application_id", flat=True).get(pk=question_id))
    if by.user_id is None:
        raise NotAllowed(_("A person answers this."))
    row = StartQuestion.objects.select_for_update(of=("self",)).select_related("change").get(pk=question_id)
    row.application = application
    if row.state == S.ASKED and application.state not in AROUND_THE_START:
        raise GuardFailed(_("You do not have this place any more. Your page says how it stands."), code="gone")
    if row.state == S.ASKED and application.cohort.starts_on <= local_day(application.version.program, at):
        raise GuardFailed(_("The class has begun. Call us."), code="begun")
    return row
