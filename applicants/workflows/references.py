"""References: an applicant names people, each is asked by a link of their own, and answers once or would rather not.

The screening is told by a result for each: asked, or here. What they say stays in their row, sealed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from applicants import reference_promises as promises
from applicants.models import Application, Referee, RefereeState, Relation
from applicants.records.deadlines import local_day
from applicants.records.referee_links import digest_of, token_of
from applicants.records.references import (
    SENT,
    is_confidential,
    our_addresses,
    own_contacts,
    place_of,
    questions_of,
    requirement_of,
    terms_of,
)
from applicants.rules.referees import LONGEST_ANSWER, Contact, refusal
from applicants.rules.results import PaperStatus
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Message
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, arrow, retrying

S: Final = RefereeState
OVER: Final = gettext_lazy("Nothing is asked of you any more. Thank you for your time.")
DONE: Final = gettext_lazy("This person answered already, so nothing can be changed any more.")
NAMED_ANEW: Final = gettext_lazy("This address was named once more since. Go on with that line.")
ANSWER = arrow("answer", S.ASKED, S.ANSWERED, OVER)
DECLINE = arrow("decline", S.ASKED, S.DECLINED, OVER)
TAKE_DOWN = arrow("take_down", (S.ASKED, S.LAPSED, S.RETURNED), S.ANSWERED, "This person answered, or is not asked.")
ASK_AGAIN = arrow("ask_again", (S.ASKED, S.LAPSED, S.RETURNED), S.ASKED, DONE)
END = arrow("end", (S.ASKED, S.LAPSED, S.RETURNED), S.ENDED, DONE)
LAPSE = arrow("lapse", S.ASKED, S.LAPSED)
RETURN = arrow("come_back", S.ASKED, S.RETURNED)
TRANSITIONS: tuple[Transition, ...] = (ANSWER, DECLINE, TAKE_DOWN, ASK_AGAIN, END, LAPSE, RETURN)
SOURCE: Final = "References"
AN_HOUR, A_DAY, MOST_MAILS = timedelta(hours=1), timedelta(days=1), 10


@dataclass(frozen=True, slots=True)
class Named:
    """Whom somebody names."""

    name: str
    relation: str
    employer: str = ""
    email: str = ""
    phone: str = ""
    known_since: int | None = None
    language: str = "en"

    def columns(self) -> dict[str, Any]:
        """Return what is kept of it."""
        return {
            "name": self.name.strip()[:120], "relation": Relation(self.relation),
            "employer": self.employer.strip()[:120], "email": self.email.strip().lower(), "phone": self.phone,
            "known_since": self.known_since, "language": self.language,
        }  # fmt: skip


@retrying
def name(application_id: int, *, named: Named, by: Actor, at: datetime, reason: str = "") -> Referee:
    """Write down who speaks for an applicant, and ask them: by a mail, or else a coordinator calls."""
    application = locked(application_id)
    place = place_of(application, at=at)
    if place is None or not place.is_open:
        raise GuardFailed(_("Nobody has to be named now. Your page says what is next."), code="not-asked")
    if not place.may_name:
        raise GuardFailed(_("You named enough people. Change one of them, or call us."), code="enough")
    _reachable(application, named, at)
    on = local_day(application.version.program, at)
    row = Referee(
        application=application, requirement=place.judged.requirement, named_at=at, asked_at=at, last_day=on,
        is_confidential=is_confidential(application.version, on=on), **named.columns(),
    )  # fmt: skip
    _new_link(row, at)
    row.save()
    audit.record(
        "referee.name", row, by=by, at=at, person=application.person_id, after=row.state, reason=reason,
        data={"by": "mail" if row.email else "phone"},
    )  # fmt: skip
    _tell(row, PaperStatus.ASKED, by=by, at=at)
    if place.missing == 1:
        _forget_the_silent(row, by=by, at=at)
    promises.ask(row, at=at)
    return row


@retrying
def change(referee_id: int, *, named: Named, by: Actor, at: datetime, reason: str = "") -> Referee:
    """Put right who speaks for an applicant, until they answered. Another address gets a link of its own."""
    row = _locked(referee_id)
    if row.state != S.ASKED:
        raise GuardFailed(DONE, code="answered")
    _goes_on(row.application)
    moved = named.columns()["email"] != row.email
    _reachable(row.application, named, at, besides=row, mails=moved)
    for column, value in named.columns().items():
        setattr(row, column, value)
    if moved:
        promises.forget(row, reason="Another address was named.")
        _new_link(row, at)
    row.save()
    audit.record(
        "referee.change", row, by=by, at=at, person=row.application.person_id, reason=reason, data={"moved": moved}
    )
    if moved:
        promises.ask(row, at=at)
    return row


@retrying
def ask_again(referee_id: int, *, by: Actor, at: datetime, reason: str = "") -> Referee:
    """End the link of a referee and send a new one. Not more often than once an hour: it is somebody's mailbox."""
    row = _locked(referee_id)
    ASK_AGAIN.check(row.state)
    _goes_on(row.application)
    if not row.email:
        raise GuardFailed(_("There is no e-mail address to write to. We call this person."), code="no-address")
    lately = Message.objects.filter(key__startswith=f"{promises.ASKED}:{row.pk}:", created_at__gt=at - AN_HOUR)
    if lately.exists():
        raise GuardFailed(
            _("We wrote to %(name)s less than an hour ago. Give them a little time.") % {"name": row.name},
            code="too-soon",
        )
    _not_too_many(row.application, at)
    was_over = row.state != S.ASKED
    if was_over:
        _still_wanted(row.application, at)
    promises.forget(row, reason="A new link was sent.")
    _new_link(row, at)
    with or_conflict(referee_address_once=NAMED_ANEW):
        audit.step(
            ASK_AGAIN, row, by=by, at=at, person=row.application.person_id, reason=reason, ended_at=None,
            digest=row.digest, link_number=row.link_number, asked_at=row.asked_at, last_day=row.last_day,
        )  # fmt: skip
    if was_over:
        _tell(row, PaperStatus.ASKED, by=by, at=at)
    promises.ask(row, at=at)
    return row


@retrying
def end(referee_id: int, *, by: Actor, at: datetime, reason: str = "") -> Referee:
    """Ask somebody no more: the link ends at once, and another person may be named. Twice changes nothing."""
    row = _locked(referee_id)
    if row.state == S.ENDED:
        return row
    close(row, END, by=by, at=at, reason=reason)
    return row


@retrying
def answer(referee_id: int, *, answers: Mapping[str, str], by: Actor, at: datetime, reason: str = "") -> Referee:
    """Keep what a referee says by their own link, once. ``answers`` by the names of the questions."""
    row = _by_link(referee_id, by, at)
    _keep_words(row, answers)
    audit.step(
        ANSWER, row, by=by, at=at, person=row.application.person_id, reason=reason,
        answered_at=at, sealed=row.sealed,
    )  # fmt: skip
    _answered(row, by=by, at=at)
    return row


@retrying
def decline(referee_id: int, *, by: Actor, at: datetime, reason: str = "") -> Referee:
    """Let somebody say that they would rather not. The applicant learns that another person is needed, not why."""
    row = _by_link(referee_id, by, at)
    close(row, DECLINE, by=by, at=at, reason=reason, answered_at=at, digest=row.digest)
    promises.tell_another(row, at=at)
    return row


@retrying
def take_down(
    referee_id: int, *, answers: Mapping[str, str], spoken_on: date, by: Actor, at: datetime, reason: str = ""
) -> Referee:
    """Write down what a referee said by phone, with who heard it and when. For coordinators."""
    row = _locked(referee_id)
    TAKE_DOWN.check(row.state)
    _goes_on(row.application)
    if by.user_id is None:
        raise NotAllowed("Only a person who talked with them writes this down.")
    on = local_day(row.application.version.program, at)
    if spoken_on > on:
        raise GuardFailed("This day lies ahead. Write the day of the call.", code="ahead", field="spoken_on")
    if spoken_on < local_day(row.application.version.program, row.named_at):
        raise GuardFailed("They were named later than that. Write the day of the call.", code="day", field="spoken_on")
    _keep_words(row, answers)
    with or_conflict(referee_address_once=NAMED_ANEW):
        audit.step(
            TAKE_DOWN, row, by=by, at=at, person=row.application.person_id, reason=reason,
            answered_at=at, sealed=row.sealed, taken_by_id=by.user_id, spoken_on=spoken_on, digest="", ended_at=None,
        )  # fmt: skip
    _answered(row, by=by, at=at)
    return row


def close(row: Referee, step: Transition, *, by: Actor, at: datetime, reason: str = "", **more: Any) -> None:
    """Let a locked referee count no more: no link, no reminder, nothing for the screening."""
    columns: dict[str, Any] = {"digest": "", "ended_at": at, **more}
    audit.step(step, row, by=by, at=at, person=row.application.person_id, reason=reason, **columns)
    promises.forget(row, reason="Nobody waits for this person any more.")
    _tell(row, None, by=by, at=at)


def locked_referee(referee_id: int) -> Referee:
    """Lock the application first, as every other step does, then the referee."""
    return _locked(referee_id)


def _locked(referee_id: int) -> Referee:
    application = locked(Referee.objects.values_list("application_id", flat=True).get(pk=referee_id))
    row = Referee.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=referee_id)
    row.application = application
    return row


def _by_link(referee_id: int, by: Actor, at: datetime) -> Referee:
    row = _locked(referee_id)
    if by.kind != "referee" or by.id != row.pk:
        raise NotAllowed(_("Only the person who was asked answers here, by their own link."))
    if row.state != S.ASKED or is_over(row, at=at):
        raise GuardFailed(OVER, code="over")
    return row


def is_over(row: Referee, *, at: datetime) -> bool:
    """Whether nobody waits for an answer any more: the last day is over, or the application is."""
    application = row.application
    return application.state not in SENT or local_day(application.version.program, at) > row.last_day


def _goes_on(application: Application) -> None:
    if application.state not in SENT:
        raise GuardFailed(_("This is over now, so we ask nobody."), code="ended")


def _still_wanted(application: Application, at: datetime) -> None:
    place = place_of(application, at=at)
    if place is None or place.missing == 0:
        raise GuardFailed(_("Enough people are asked already, or nobody has to be."), code="enough")


def _reachable(
    application: Application, named: Named, at: datetime, *, besides: Referee | None = None, mails: bool = True
) -> None:
    """Refuse whom nobody may name; how often somebody may be written to has a limit too."""
    if not named.name.strip():
        raise GuardFailed(_("Write the name of the person."), code="name", field="name")
    others = application.referees.live().exclude(pk=besides.pk if besides else 0)
    found = refusal(
        Contact(named.email, named.phone),
        own=own_contacts(application),
        others=[Contact(row.email, row.phone) for row in others],
        ours=our_addresses(application),
    )
    if found is not None:
        raise GuardFailed(found.sentence, code="contact", field=found.field)
    if mails:
        _not_too_many(application, at)


def _not_too_many(application: Application, at: datetime) -> None:
    mails = Message.objects.filter(kind=promises.ASKED, person=application.person_id, created_at__gt=at - A_DAY)
    if mails.count() >= MOST_MAILS:
        raise GuardFailed(_("We wrote to many people today. Try again tomorrow, or call us."), code="too-many")


def _new_link(row: Referee, at: datetime) -> None:
    """Let the link before end. Whoever has no address gets none: a coordinator calls."""
    version = row.application.version
    on = local_day(version.program, at)
    if row.pk is not None:
        row.link_number += 1  # also after it ended: its mails and reminders have keys of their own
    row.asked_at, row.last_day = at, terms_of(version, on=on).last_day(on)
    row.digest = digest_of(token_of(row)) if row.email else ""


def _keep_words(row: Referee, answers: Mapping[str, str]) -> None:
    found = []
    for each in questions_of(row.requirement):
        said = answers.get(each.slug, "").strip()
        field = f"q-{each.slug}"
        if each.required and not said:
            raise GuardFailed(_("Answer this question."), code="answer", field=field)
        if said and each.choices and said not in dict(each.choices):
            raise GuardFailed(_("Choose one of these."), code="answer", field=field)
        asked = each.text.replace("{name}", row.application.person.short_name)
        found.append({"slug": each.slug, "question": asked, "answer": each.in_words(said)[:LONGEST_ANSWER]})
    row.keep(found)


def _answered(row: Referee, *, by: Actor, at: datetime) -> None:
    promises.forget(row, reason="They answered.")
    _tell(row, PaperStatus.RECEIVED, by=by, at=at)


def _forget_the_silent(row: Referee, *, by: Actor, at: datetime) -> None:
    """Whoever did not answer need not be called any more once enough others are named."""
    for each in row.application.referees.filter(state__in=[S.LAPSED, S.RETURNED]):
        each.application = row.application
        audit.step(
            END, each, by=by, at=at, person=row.application.person_id, reason="Another person was named.", ended_at=at
        )


def _tell(row: Referee, status: PaperStatus | None, *, by: Actor, at: datetime) -> None:
    """Tell the screening where this one stands, in place of what it was told before; nothing when it counts no more."""
    application, before = row.application, row.result_id
    row.result = None
    if before is not None:
        screening.void_result(before, by=by, at=at, reason="It stands otherwise now.")
    asked = requirement_of(application)
    if status is not None and asked is not None and application.ended_at is None:
        values = {"status": status.value, "application": str(application.public_id)}
        on = local_day(application.version.program, at)
        row.result = screening.record_result(
            application.pk, requirement_id=asked.pk, values=values, taken_on=on, source=SOURCE, by=by, at=at
        )
    elif before is not None:
        screening.recompute(application.pk, by=by, at=at)
    row.save(update_fields=["result"])
