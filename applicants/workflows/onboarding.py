"""Getting ready: the list between the yes and the first day, and the seat that follows from it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from applicants import hiring_promises as promises
from applicants import onboarding_promises
from applicants.models import (
    Agreement,
    Application,
    ApplicationState,
    Offer,
    OfferLetter,
    OfferState,
    OnboardingTask,
    ScreeningStep,
)
from applicants.records.evidence import AS_OF_TODAY
from applicants.rules import onboarding as rules
from applicants.rules.requirements import SATISFIED, Verdict
from applicants.rules.seat_words import Told
from applicants.workflows import agreements, arrows, offer_letters, referrals
from apprenticeships import audit
from apprenticeships.daysoff import calendar_of
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import OnboardingItem, TaskKind, TaskOwner
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Acknowledgement, Cohort, Handbook
from cohorts.workflows import handbooks, seats

A = ApplicationState
HANDBOOK = "handbook"
"""The task of this name is settled by signing the handbook, where the program has one."""

BEGIN = arrow(
    "begin_onboarding", A.ACCEPTED, A.ONBOARDING, "Getting ready begins when the candidate has confirmed an offer."
)
ENROLL = arrow("enroll", A.ONBOARDING, A.ENROLLED, "Only somebody who is getting ready can take the seat.")
TRANSITIONS: tuple[Transition, ...] = (BEGIN, ENROLL)


@retrying
def begin(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Write the list of the class's version, each task with its day, and send it.

    No day lies in the past, and what the first day waits for is due by the day on which everybody has to be ready.
    """
    application = arrows.locked(application_id)
    offer = _confirmed(application)
    audit.step(BEGIN, application, by=by, at=at, person=application.person_id, reason=reason)
    cohort, zone = offer.opening.cohort, ZoneInfo(offer.opening.department.site.zone)
    today = at.astimezone(zone).date()
    OnboardingTask.objects.bulk_create(
        [
            OnboardingTask(
                application=application,
                item=item,
                due_on=due_on(item, cohort, cohort.starts_on, today=today),
                counted_from=cohort.starts_on,
                planned_on=today,
            )
            for item in cohort.version.onboarding_items.all()
        ],
        ignore_conflicts=True,
    )
    agreements.fill(application.pk, by=by, at=at)
    promises.tell_onboarding(application, offer, at=at)
    return application


def due_on(item: OnboardingItem, cohort: Cohort, first_day: date, *, today: date) -> date:
    """Return the day of a task for somebody of a class who begins on ``first_day``, as planned on ``today``."""
    calendar = calendar_of(cohort.version, around=first_day)
    due = rules.due_day(first_day, item.due_days, item.due_unit, calendar=calendar)
    last = rules.last_day(cohort.starts_on, calendar=calendar)
    return rules.planned_day(due, gates=item.gates_start, ready_by=cohort.ready_by, last=last, today=today)


@retrying
def complete(task_id: int, *, by: Actor, at: datetime, note: str = "", reason: str = "") -> OnboardingTask:
    """Tick a task. A candidate ticks only the own ones, the handbook by signing it; staff may tick any.

    Of one that a coordinator looks at, the candidate says that their part is done; it is done when staff ticks it.
    Saying yes to what somebody has to approve is the same step; ``note`` says why or what was seen.
    """
    task = locked(task_id)
    check_owner(task, by)
    if task.done_at is not None:
        return task
    is_own = _is_own(task, by)
    if is_own:
        _check_shown(task)
    elif agreement_of(task) is not None:
        raise GuardFailed("Signatures tick this one. Sign for the sponsor when everybody else has.", code="agreement")
    elif _unsigned_letter(task) and not note.strip():
        raise GuardFailed(
            "The candidate signs the letter on their page. Did they sign on paper? Then write down what you saw.",
            code="letter", field="note",
        )  # fmt: skip
    if is_own and task.item.is_looked_at:
        return say_done(task, by=by, at=at, reason=reason)
    task.done_at, task.done_by_id, task.note, task.back_reason = at, by.user_id, note.strip()[:200], ""
    task.save(update_fields=["done_at", "done_by", "note", "back_reason"])
    note_event("onboarding.done", task, by=by, at=at, reason=reason)
    return task


@retrying
def hand_back(task_id: int, *, by: Actor, at: datetime, reason: str) -> OnboardingTask:
    """Say that a task is not done, and why: what was sent cannot be used, or the answer to an approval is no.

    Whoever does the task reads the reason on their list; it may be about health, so no event and no mail has it.
    """
    task = locked(task_id)
    if _is_own(task, by):
        raise NotAllowed(_("Somebody of us looks at this one. Call us if something is wrong."))
    check_owner(task, by)
    _check_unsigned(task)
    if not reason.strip():
        raise GuardFailed("Say why, so that they know what to do.", code="reason", field="reason")
    task.said_at, task.done_at, task.done_by, task.back_reason = None, None, None, reason.strip()[:300]
    task.save(update_fields=["said_at", "done_at", "done_by", "back_reason"])
    note_event("onboarding.back", task, by=by, at=at, reason="")
    if task.item.owner == TaskOwner.CANDIDATE:
        onboarding_promises.tell_back(task, at=at)
    return task


@retrying
def sign_handbook(
    handbook_id: int, *, person_id: int, signed_name: str, by: Actor, at: datetime, reason: str = ""
) -> Acknowledgement:
    """Sign the newest edition of a handbook; the task of getting ready that asks for it is done with that."""
    open_tasks = OnboardingTask.objects.filter(
        application__person_id=person_id,
        application__state=ApplicationState.ONBOARDING,
        item__slug=HANDBOOK,
        item__version__handbooks=handbook_id,
        item__owner=TaskOwner.CANDIDATE,
        done_at__isnull=True,
    )
    task_ids = list(open_tasks.order_by("application_id", "pk").values_list("pk", flat=True))
    for task_id in task_ids:
        locked(task_id)  # an application is locked before its person, as in every other step
    found = handbooks.acknowledge(
        handbook_id, person_id=person_id, signed_name=signed_name, by=by, at=at, reason=reason
    )
    for task_id in task_ids:
        complete(task_id, by=by, at=at, note=f"Signed edition {found.handbook.label}")
    return found


@retrying
def sign_letter(letter_id: int, *, name: str, read: str, by: Actor, at: datetime, reason: str = "") -> OfferLetter:
    """Sign the offer letter; the task that asks for it is done with that."""
    letter = offer_letters.sign(letter_id, name=name, read=read, by=by, at=at, reason=reason)
    tasks = OnboardingTask.objects.filter(
        application=letter.offer.application_id, item__slug=offer_letters.LETTER, done_at__isnull=True
    )
    for task_id in list(tasks.order_by("pk").values_list("pk", flat=True)):
        complete(task_id, by=by, at=at, note=f"Signed letter {letter.number}")
    return letter


def letter_of(task: OnboardingTask) -> OfferLetter | None:
    """Return the offer letter that settles a task, if it is the task for that and one was issued."""
    return offer_letters.standing(task.application_id) if task.item.slug == offer_letters.LETTER else None


def handbook_of(item: OnboardingItem) -> Handbook | None:
    """Return the handbook that settles a task, if it is the task for that and the program has one."""
    return handbooks.current(item.version_id) if item.slug == HANDBOOK else None


def agreement_of(task: OnboardingTask) -> Agreement | None:
    """Return the agreement that settles a task, if it is the task for that."""
    if task.item.slug != agreements.AGREEMENT:
        return None
    return Agreement.objects.in_force().filter(application=task.application_id).first()


@retrying
def reopen(task_id: int, *, by: Actor, at: datetime, reason: str = "") -> OnboardingTask:
    """Take a tick back, or what the candidate said. What a coordinator confirmed, only staff takes back."""
    task = locked(task_id)
    check_owner(task, by)
    if task.done_at is None and task.said_at is None:
        return task
    _check_unsigned(task)
    own = _is_own(task, by)
    if task.done_at is not None and task.item.is_looked_at and own:
        raise NotAllowed(_("We confirmed this one already. Call us if something is wrong."))
    if task.done_at is None and not own:
        raise GuardFailed("Hand it back with a reason, so that they know what to do.", code="reason", field="reason")
    if own:
        task.said_at = None
    task.done_at, task.done_by = None, None
    task.save(update_fields=["said_at", "done_at", "done_by"])
    note_event("onboarding.reopened", task, by=by, at=at, reason=reason)
    return task


@retrying
def finish(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """Take the held seat for good: what the start depends on is done, and everybody signed the agreement."""
    application = arrows.locked(application_id)
    ENROLL.check(application.state)
    offer = _confirmed(application)
    today = at.astimezone(ZoneInfo(offer.opening.department.site.zone)).date()
    missing = [*_open_tasks(application), *_open_requirements(application, today)]
    if missing:
        raise GuardFailed(f"Not everything is ready yet: {', '.join(missing)}. The seat is taken when it is.")
    agreements.check_signed(application)
    seat = offer.seat
    if seat is None or seat.person_id != application.person_id:
        raise GuardFailed("No seat is held for this person any more. Prepare an offer again.")
    seats.confirm(seat.pk, by=by, at=at)
    audit.step(ENROLL, application, by=by, at=at, person=application.person_id, reason=reason)
    referrals.close_one(application, offer.opening_id, by=by, at=at, reason="The seat is taken")
    promises.tell_seat(offer, "seat.taken", Told.TAKEN, at=at, but=by.user_id)
    return application


def _confirmed(application: Application) -> Offer:
    offer = (
        Offer.objects.filter(application=application, state=OfferState.CONFIRMED)
        .select_related("seat", "opening__cohort__version", "opening__department__site", "application__person")
        .first()
    )
    if offer is None:
        raise GuardFailed("There is no confirmed offer. Getting ready begins with one.")
    return offer


def _open_tasks(application: Application) -> list[str]:
    """What the start waits for. The agreement has a rule of its own, whether its task gates the start or not."""
    rows = OnboardingTask.objects.filter(application=application, done_at__isnull=True, item__gates_start=True)
    return list(rows.exclude(item__slug=agreements.AGREEMENT).values_list("item__title", flat=True))


def _open_requirements(application: Application, today: date) -> list[str]:
    """What is required and not there. A check that got too old since it was judged has to be done anew."""
    rows = ScreeningStep.objects.filter(application=application, requirement__is_required=True)
    too_old = Q(verdict=Verdict.MET.value, valid_until__lt=today, requirement__kind__in=AS_OF_TODAY)
    return list(rows.filter(~Q(verdict__in=SATISFIED) | too_old).values_list("requirement__title", flat=True))


def note_event(kind: str, task: OnboardingTask, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Record what happened to a task, by its name."""
    data = {"task": task.item.title}
    audit.record(kind, task, by=by, at=at, person=task.application.person_id, reason=reason, data=data)


def say_done(task: OnboardingTask, *, by: Actor, at: datetime, reason: str = "") -> OnboardingTask:
    """Note that the candidate's part of a locked task is done; somebody looks at it now."""
    if task.said_at is None:
        task.said_at, task.back_reason = at, ""
        task.save(update_fields=["said_at", "back_reason"])
        note_event("onboarding.said", task, by=by, at=at, reason=reason)
    return task


def _check_shown(task: OnboardingTask) -> None:
    """What is settled by signing, sending or filling in is not settled by a tick."""
    if (row := handbook_of(task.item)) and handbooks.missing(row.version_id, task.application.person_id):
        raise GuardFailed(_("Open the handbook and write your name below it. That ticks this task."), code="handbook")
    if agreement_of(task) is not None:
        raise GuardFailed(_("Open the agreement and write your name below it. That ticks this task."), code="agreement")
    if _unsigned_letter(task):
        raise GuardFailed(_("Open the letter and write your name below it. That ticks this task."), code="letter")
    if task.item.kind == TaskKind.UPLOAD and not task.papers.filter(removed_at__isnull=True).exists():
        raise GuardFailed(_("Send a file or a picture. That ticks this task."), code="file")
    if task.item.kind == TaskKind.FORM and not task.answers:
        raise GuardFailed(_("Answer the questions. That ticks this task."), code="form")


def _unsigned_letter(task: OnboardingTask) -> bool:
    letter = letter_of(task)
    return letter is not None and not hasattr(letter, "signature")


def _check_unsigned(task: OnboardingTask) -> None:
    """A signature is not taken back by a tick; whatever changes the agreement voids it."""
    row, letter = agreement_of(task), letter_of(task)
    if (row is not None and row.signatures.exists()) or (letter is not None and hasattr(letter, "signature")):
        raise GuardFailed(_("This is signed. If something in it is wrong, call us: we correct it, and you sign anew."))


def _is_own(task: OnboardingTask, by: Actor) -> bool:
    return task.application.person.user_id == by.user_id


def check_owner(task: OnboardingTask, by: Actor) -> None:
    """Refuse a job, a candidate at what others do, and a list that is closed."""
    if by.user_id is None:
        raise NotAllowed(_("A person ticks these tasks. Sign in and do it there."))
    if _is_own(task, by) and task.item.owner != TaskOwner.CANDIDATE:
        raise NotAllowed(_("We do this one for you. You see here when it is done."))
    if not task.may_change:
        raise GuardFailed(_("This list is closed: getting ready is over. Call us if something is wrong."))


def locked(task_id: int) -> OnboardingTask:
    """Return a task, locked after its application."""
    application_id = OnboardingTask.objects.values_list("application_id", flat=True).get(pk=task_id)
    application = arrows.locked(application_id)
    task = OnboardingTask.objects.select_for_update(of=("self",)).select_related("item").get(pk=task_id)
    task.application = application
    return task
