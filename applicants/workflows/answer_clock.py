"""Our promise to answer: when we cannot keep it, a person says why and gives a new day, which the applicant reads."""

from datetime import date, datetime
from typing import Final

from applicants.models import AnswerDelay, Application, ApplicationState
from applicants.records.deadlines import local_day
from applicants.workflows.arrows import locked
from applicants.workflows.screening import tell
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Parameter
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST: Final = 300
OURS: Final = frozenset({ApplicationState.SUBMITTED, ApplicationState.READY})


@retrying
def extend_answer(
    application_id: int, *, until: date, why: str, by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Promise an answer for a later day, with a sentence that the applicant reads, and tell them by mail.

    Only a person may, only while an answer is owed, and only so often for one application (``answer_delays``).
    """
    application = locked(application_id)
    promised = application.answer_due
    if application.state not in OURS or promised is None:
        raise GuardFailed("We owe no answer now, so there is no day to move.", code="no-answer-due")
    if by.user_id is None:
        raise NotAllowed("Only a person can ask for more time.")
    words = " ".join(why.split())
    if not words:
        raise GuardFailed("Write why we need more time; the applicant reads it.", code="why", field="why")
    _check_day(application, until, promised, at)
    before = AnswerDelay.objects.filter(application=application).count()
    most = Parameter.objects.value(
        "answer_delays", version=application.version_id, on=local_day(application.version.program, at)
    )
    if before >= most:
        times = "once" if before == 1 else f"{before} times"
        raise GuardFailed(
            f"We moved this answer {times} already. Answer now, or call the applicant.", code="too-often", field="until"
        )
    row = AnswerDelay.objects.create(
        application=application,
        promised=promised,
        until=until,
        reason=words[:LONGEST],
        made_by_id=by.user_id,
        made_at=at,
    )
    application.answer_due = until
    application.save(update_fields=["answer_due"])
    data = {"promised": promised.isoformat(), "until": until.isoformat(), "times": before + 1}
    audit.record(
        "application.extend_answer",
        application,
        by=by,
        at=at,
        person=application.person,
        reason=reason or words,
        data=data,
    )
    messages.cancel(prefix=f"application.late:{application.pk}:", reason="There is a new day.")
    tell("application.answer_moved", application, at=at, occurrence=str(row.pk))
    return application


def _check_day(application: Application, until: date, promised: date, at: datetime) -> None:
    today, start = local_day(application.version.program, at), application.cohort.starts_on
    earliest = max(today, promised)
    if until <= earliest:
        raise GuardFailed(f"Choose a day after {day_in_words(earliest)}.", code="until", field="until")
    if until >= start:
        words = day_in_words(start)
        raise GuardFailed(f"The class starts on {words}. Choose a day before it.", code="until", field="until")
