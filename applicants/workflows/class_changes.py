"""A class changes while people are on their way into it: everybody is moved or told, and no seat is lost or sold twice.

One transaction does it all, so that nobody is ever in between; a preview takes the same steps and rolls them back.
Locks: applications, then classes, enrollments and seats, each in the order of keys, as every other step.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from applicants import class_change_mails as mails
from applicants.models import (
    ON_THE_LIST,
    OPEN_STATES,
    Agreement,
    Application,
    ApplicationState,
    ChangeKind,
    ClassChange,
    Offer,
    OnboardingTask,
    Standby,
)
from applicants.records.deadlines import last_day, local_day
from applicants.rules.class_changes import ASKED, Line, Stands, follows
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import agreements, arrows, class_carrying, class_moving, onboarding_dates
from applicants.workflows.class_moving import ALIVE, stands_of
from apprenticeships import audit
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Parameter
from apprenticeships.rules.words import date_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Cohort, Enrollment
from cohorts.workflows import class_changes as classes

TRANSITIONS: tuple[Transition, ...] = ()
NEW_LETTER: Final = "the offer letter"
NEW_AGREEMENT: Final = "the agreement, with all signatures under it"
OTHER_CLASS: Final = "Choose another class of the same program that is still ahead."


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change with what it means for each person, and how many managers hear of it."""

    change: ClassChange
    lines: tuple[Line, ...]
    tasks: int
    managers: int

    def count(self, *stands: Stands) -> int:
        """How many stood so."""
        return sum(line.stands in stands for line in self.lines)


@retrying
def move(cohort_id: int, *, starts_on: date, by: Actor, at: datetime, reason: str) -> Outcome:
    """Start a class on another day. Who said yes is asked again; agreements, tasks, gates and letters follow."""
    words, people = _begin([cohort_id], by, reason)
    before = Cohort.objects.values_list("starts_on", flat=True).get(pk=cohort_id)
    row = classes.move(cohort_id, starts_on=starts_on, by=by, at=at, reason=words)
    _check_all_here([cohort_id], people)
    change = _write(row, ChangeKind.MOVED, before=before, into=None, by=by, at=at, reason=words)
    return _moved(change, people.values(), by=by, at=at)


@retrying
def merge(cohort_id: int, *, into_id: int, by: Actor, at: datetime, reason: str) -> Outcome:
    """Let a class go on in another one: each seat moves with whoever has it, and its list stands behind the other's."""
    words, known = _begin([cohort_id, into_id], by, reason)
    people = [known[key] for key in sorted(_people([cohort_id]) & set(known))]
    _check_nobody_twice(people, into_id)
    merged = classes.merge(cohort_id, into_id=into_id, by=by, at=at, reason=words)
    _check_all_here([cohort_id, into_id], known)
    row = Cohort.objects.select_related("program").get(pk=cohort_id)
    change = _write(row, ChangeKind.MERGED, before=row.starts_on, into=merged.into, by=by, at=at, reason=words)
    class_moving.merge_rows(merged.openings)
    for application in people:
        if application.cohort_id == cohort_id:
            class_moving.into_class(application, merged.into, by=by, at=at, reason=words)
    return _moved(change, people, by=by, at=at)


@retrying
def call_off(cohort_id: int, *, into_id: int, by: Actor, at: datetime, reason: str) -> Outcome:
    """Call a class off. Everybody goes on in another one: who had a place stands first on its list, and confirms."""
    words, known = _begin([cohort_id, into_id], by, reason)
    people = [known[key] for key in sorted(_people([cohort_id]) & set(known))]
    found = classes.locked([cohort_id, into_id])
    row, into = found[cohort_id], found.get(into_id)
    if into is None or into.starts_on == row.starts_on:
        raise GuardFailed(OTHER_CLASS, field="into")
    change = _write(row, ChangeKind.OFF, before=row.starts_on, into=into, by=by, at=at, reason=words)
    lines = []
    for application, stands in class_carrying.in_order(people):
        class_carrying.carry(application, change, stands, by=by, at=at)
        lines.append(_line(application, change, stands, ()))
        mails.tell(change, application, stands, at=at)
    classes.call_off(cohort_id, into_id=into_id, by=by, at=at, reason=words)
    _check_all_here([cohort_id, into_id], known)
    managers = mails.tell_managers(change, [row.pk for row in people], at=at)
    return Outcome(change, tuple(reversed(lines)), 0, managers)


def rehearse(step: Callable[[], Outcome]) -> Outcome:
    """Take a step and roll it back: what it returns is what would happen."""
    with transaction.atomic():
        found = step()
        transaction.set_rollback(True)
    return found


def follow(*, at: datetime) -> int:
    """Move whoever began an application for a class in the moment in which it was called off or merged. How many."""
    left = Application.objects.filter(state__in=OPEN_STATES, cohort__changes__into__isnull=False)
    return each_on_its_own(left.distinct().order_by("pk").values_list("pk", flat=True), _late, at=at)


@retrying
def _late(application_id: int, *, at: datetime) -> bool:
    application = arrows.locked(application_id)
    changes = ClassChange.objects.filter(cohort=application.cohort_id, into__isnull=False)
    change = changes.select_related("cohort", "into", "decided_by").first()
    if change is None or application.cohort.canceled_at is None or application.state not in OPEN_STATES:
        return False
    stands = stands_of(application)
    class_carrying.carry(application, change, stands, by=Actor.user(change.decided_by), at=at)
    mails.tell(change, application, stands, at=at)
    return True


def _begin(cohort_ids: list[int], by: Actor, reason: str) -> tuple[str, dict[int, Application]]:
    """Lock everybody whom the change may touch, before the class."""
    words = reason.strip()
    if not words:
        raise GuardFailed("Say why; everybody in the class reads it.", code="reason", field="reason")
    if wrong := refusal_of(words):
        raise GuardFailed(wrong, code="sensitive", field="reason")
    return words[:300], {row.pk: row for row in arrows.locked_many(_people(cohort_ids))}


def _people(cohort_ids: list[int]) -> set[int]:
    """Everybody on the way into these classes: applications, offers and places on lists that are open."""
    place = Enrollment.objects.current().filter(person=OuterRef("person"), cohort=OuterRef("cohort"))
    here = Q(cohort__in=cohort_ids) & (Q(state__in=OPEN_STATES) | Q(Exists(place), state=ApplicationState.ENROLLED))
    offered = Offer.objects.filter(opening__cohort__in=cohort_ids, state__in=ALIVE)
    offered = offered.exclude(application__state=ApplicationState.ENROLLED)
    waits = Standby.objects.filter(opening__cohort__in=cohort_ids, state__in=ON_THE_LIST)
    known = set(Application.objects.filter(here).values_list("pk", flat=True))
    return known | {key for rows in (offered, waits) for key in rows.values_list("application_id", flat=True)}


def _check_all_here(cohort_ids: list[int], people: dict[int, Application]) -> None:
    """Refuse when somebody came in while the locks were waited for; the next try has them."""
    if not _people(cohort_ids) <= set(people):
        raise Conflict("Somebody came into this class just now. Look once more, then go on.")


def _check_nobody_twice(people: Iterable[Application], into_id: int) -> None:
    others = Application.objects.filter(cohort=into_id, person__in=[row.person_id for row in people])
    alive = (*OPEN_STATES, ApplicationState.ENROLLED)
    both = others.filter(state__in=alive).exclude(pk__in=[row.pk for row in people]).select_related("person").first()
    if both is not None:
        raise GuardFailed(f"{both.person} has an application for both classes. End one of them first.", field="into")


def _write(
    row: Cohort, kind: ChangeKind, *, before: date, into: Cohort | None, by: Actor, at: datetime, reason: str
) -> ClassChange:
    today = local_day(row.program, at)
    days = int(Parameter.objects.value("new_start_days", version=row.version_id, on=today))
    after, last = row.starts_on if into is None else into.starts_on, last_day(row if into is None else into)
    if by.user_id is None:
        raise NotAllowed("A person changes a class.")
    change = ClassChange.objects.create(
        cohort=row, kind=kind, before=before, after=after, into=into, reason=reason, decided_by_id=by.user_id,
        decided_at=at, answer_by=max(today, min(today + timedelta(days=days), last)),
    )  # fmt: skip
    data = {"before": before.isoformat(), "after": after.isoformat()}
    audit.record("classchange.decide", change, by=by, at=at, reason=reason, data=data)
    return change


def _moved(change: ClassChange, people: Iterable[Application], *, by: Actor, at: datetime) -> Outcome:
    """Give everybody the new day, tell them, and let papers and days follow."""
    rows = [(application, class_moving.give_day(application, change, by=by, at=at)) for application in people]
    keys = [application.pk for application, _ in rows]
    asked = [application.pk for application, stands in rows if stands in ASKED]
    before = dict(OnboardingTask.objects.filter(application__in=asked).values_list("pk", "due_on"))
    agreements.follow(at=at, only=keys)
    onboarding_dates.follow(at=at, only=keys)
    after = dict(OnboardingTask.objects.filter(pk__in=before).values_list("pk", "due_on"))
    void = set(Agreement.objects.filter(application__in=keys, voided_at=at).values_list("application_id", flat=True))
    for application, stands in rows:
        mails.tell(change, application, stands, at=at)
    lines = tuple(_line(application, change, stands, void) for application, stands in rows)
    managers = mails.tell_managers(change, keys, at=at)
    return Outcome(change, lines, sum(after[key] != day for key, day in before.items()), managers)


def _line(application: Application, change: ClassChange, stands: Stands, void: Iterable[int]) -> Line:
    words = follows(stands, day=date_in_words(change.after, year=True), carried=change.kind == ChangeKind.OFF)
    voided = []
    if stands in ASKED and change.kind != ChangeKind.OFF:
        voided.append(NEW_LETTER)
    if application.pk in void:
        voided.append(NEW_AGREEMENT)
    return Line(application.person.name, stands, words, tuple(voided))
