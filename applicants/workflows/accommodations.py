"""Help with tests and interviews: asked for in plain words, answered with a date, changed and taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from applicants.models import (
    AGREED,
    OPEN_REQUESTS,
    OPEN_STATES,
    Accommodation,
    AccommodationState,
    ForWhat,
    InterviewLogistics,
)
from applicants.records.deadlines import answer_due, local_day
from applicants.records.promised_days import help_day
from applicants.workflows import allowances
from applicants.workflows.arrows import locked
from apprenticeships import audit, messages, sensitive
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import SensitiveKind
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.uploads import Upload, kept, or_removed, random_name

S = AccommodationState
OPEN: Final = tuple(OPEN_REQUESTS)
CHANGE: Final = arrow("change", OPEN, S.ASKED, "This request is over. Ask once more.")
GRANT: Final = arrow("grant", OPEN, S.GRANTED, "This request was taken back or declined. Wait for a new one.")
OTHER: Final = arrow("other", OPEN, S.OTHER, "This request was taken back or declined. Wait for a new one.")
DECLINE: Final = arrow("decline", OPEN, S.DECLINED, "This request was taken back or declined. Wait for a new one.")
WITHDRAW: Final = arrow("withdraw", OPEN, S.WITHDRAWN, "This request is over already.")
TRANSITIONS: tuple[Transition, ...] = (CHANGE, GRANT, OTHER, DECLINE, WITHDRAW)
ANSWERS: Final = {"grant": GRANT, "other": OTHER, "decline": DECLINE}
MOST_WORDS: Final = 1000
MOST_TIME: Final = 200
AGREED_ON: Final = "As the answer to the request says."
NOTHING: Final = (
    "This agrees to nothing yet. Write extra time above 0 or another form of a test, or tick that your answer says "
    "what is done. If nothing can be done, decline."
)


@retrying
def ask(
    application_id: int,
    *,
    wish: str,
    for_what: Iterable[str] = (),
    uploads: Sequence[Upload] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Accommodation:
    """Ask for what would help, for some parts of the way in or for all. A request that is open is changed.

    A changed one is answered anew, by a new day; what was agreed before no longer holds until then. That day leaves
    time before the last day of the own steps, as far as there is some.
    """
    application = locked(application_id)
    words, parts = wish.strip(), sorted(set(for_what))
    if application.state not in OPEN_STATES:
        raise GuardFailed(_("This application is over."), code="ended")
    if not words:
        raise GuardFailed(_("Write what would help you."), code="wish", field="wish")
    if not set(parts) <= set(ForWhat.values):
        raise GuardFailed(_("Choose among the tests and the interview."), code="for-what", field="for_what")
    row = application.accommodations.select_for_update(of=("self",)).filter(state__in=OPEN).first()
    due = answer_due(application.version, on=local_day(application.version.program, at), parameter="accommodation_days")
    due = help_day(application, due, at=at)
    fields: dict[str, Any] = {"wish": words[:MOST_WORDS], "for_what": parts, "asked_at": at, "answer_due": due}
    if row is not None and (row.wish, row.for_what) == (fields["wish"], parts) and not uploads:
        return row
    if row is None:
        row = Accommodation.objects.create(application=application, state=S.ASKED, **fields)
        audit.record("accommodation.ask", row, by=by, at=at, person=application.person, after=row.state, reason=reason)
    else:
        audit.step(
            CHANGE, row, by=by, at=at, person=application.person, reason=reason, answer="", answered_at=None,
            answered_by_id=None, extra_time_percent=0, alternative="", **fields,
        )  # fmt: skip
        _at_the_keyboard(row, by=by, at=at)
    if uploads:
        _keep(row, uploads[0])
    return row


@retrying
def answer(
    accommodation_id: int,
    *,
    how: str,
    words: str,
    extra_time_percent: int = 0,
    alternative: str = "",
    in_words: bool = False,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Accommodation:
    """Say what was agreed, or why not and what else is possible. An answer may be changed; the applicant is told.

    Who agrees gives extra time, or another form of a test, or says so that what is done stands in the answer
    (``in_words``), such as a room on the ground floor.
    """
    row = _locked(accommodation_id)
    if how not in ANSWERS:
        raise GuardFailed("Choose one of the answers.", code="how", field="how")
    if not words.strip():
        raise GuardFailed("Write what was agreed or why not; the applicant reads it.", code="words", field="words")
    if by.user_id is None or by.user_id == row.application.person.user_id:
        raise NotAllowed("Somebody else has to answer your own request.", code="own")
    agreed = ANSWERS[how].target in AGREED
    if not 0 <= extra_time_percent <= MOST_TIME:
        raise GuardFailed(f"Write 0 to {MOST_TIME} percent.", code="time", field="extra_time_percent")
    if agreed and not (extra_time_percent or alternative.strip() or in_words):
        raise GuardFailed(NOTHING, code="nothing", field="extra_time_percent")
    audit.step(
        ANSWERS[how], row, by=by, at=at, person=row.application.person_id, reason=reason,
        answer=words.strip()[:MOST_WORDS], answered_at=at, answered_by_id=by.user_id,
        extra_time_percent=extra_time_percent if agreed else 0, alternative=alternative.strip()[:300] if agreed else "",
    )  # fmt: skip
    _at_the_keyboard(row, by=by, at=at)
    messages.promise(
        "accommodation.answered",
        key=f"accommodation.answered:{row.pk}:{at.isoformat(timespec='seconds')}",
        to=row.application.person,
        at=at,
        context={"application": row.application_id, "accommodation": row.pk},
    )
    return row


@retrying
def withdraw(accommodation_id: int, *, by: Actor, at: datetime, reason: str = "") -> Accommodation:
    """Take a request back; what was agreed holds no longer, and its document is gone. Twice changes nothing."""
    row = _locked(accommodation_id)
    if row.state == S.WITHDRAWN:
        return row
    name, storage = row.file.name or "", row.file.storage
    audit.step(
        WITHDRAW, row, by=by, at=at, person=row.application.person_id, reason=reason, extra_time_percent=0,
        alternative="", file="", name="", media_type="",
    )  # fmt: skip
    _at_the_keyboard(row, by=by, at=at)
    if name:
        transaction.on_commit(partial(storage.delete, name))
    return row


def _at_the_keyboard(row: Accommodation, *, by: Actor, at: datetime) -> None:
    """Let the typing test follow what a request now says: more time, another way, or neither any more."""
    allowances.end(row.application_id, by=by, at=at)
    asked = not row.for_what or ForWhat.TYPING in row.for_what
    if asked and (row.extra_time_percent or row.alternative):
        allowances.grant(
            row.application_id,
            factor=1 + Fraction(row.extra_time_percent, 100),
            alternative=row.alternative[: allowances.LONGEST],
            by=by,
            at=at,
            reason=AGREED_ON,
        )


@retrying
def opened(accommodation_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Write down that somebody of the staff read a request."""
    row = Accommodation.objects.select_related("application").get(pk=accommodation_id)
    person = row.application.person_id
    audit.record("accommodation.read", row, by=by, at=at, person=person, reason=reason)
    if by.user_id is not None:
        sensitive.note(person, SensitiveKind.HELP, reader=by.user_id, at=at)


@retrying
def write_logistics(application_id: int, *, words: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Write what an interviewer has to know about time and place, or nothing to take it away.

    It may be written for anybody, so that it tells nothing about a request.
    """
    application = locked(application_id)
    text = words.strip()[:300]
    if by.user_id is None:
        raise NotAllowed("Only a coordinator writes this.", code="person")
    if text:
        InterviewLogistics.objects.update_or_create(
            application=application, defaults={"words": text, "written_by_id": by.user_id, "written_at": at}
        )
    else:
        InterviewLogistics.objects.filter(application=application).delete()
    audit.record("accommodation.logistics", application, by=by, at=at, person=application.person_id, reason=reason)


def _keep(row: Accommodation, upload: Upload) -> None:
    """Keep one document with a request, instead of the one before."""
    before, storage = row.file.name or "", row.file.storage
    with or_removed() as written:
        row.file.save(random_name(upload), kept(upload), save=False)
        written.append(row.file)
        row.name, row.media_type = upload.name[:120], upload.media_type
        row.save(update_fields=["file", "name", "media_type"])
    if before:
        transaction.on_commit(partial(storage.delete, before))


def _locked(accommodation_id: int) -> Accommodation:
    application = locked(Accommodation.objects.values_list("application_id", flat=True).get(pk=accommodation_id))
    row = Accommodation.objects.select_for_update(of=("self",)).get(pk=accommodation_id)
    row.application = application
    return row
