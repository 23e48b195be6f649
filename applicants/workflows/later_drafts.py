"""A draft whose class takes no more applications aims at the next one that does, from the cut-off on."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from applicants.models import AccessCode, Application, ApplicationState, Section
from applicants.records.deadlines import local_day
from applicants.records.entry import class_to_send
from applicants.records.left_behind import has_another, has_next_class, soonest_class, told
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from applicants.workflows.class_moving import into_class
from apprenticeships.errors import DomainError
from apprenticeships.models import Message
from apprenticeships.rules.dates import DAY, utc_day
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

TRANSITIONS: tuple[Transition, ...] = ()
MOVED: Final = "application.draft_moved"
WAITS: Final = "application.draft_waits"
TOLD_WITHIN: Final = timedelta(days=14)
CLOCK: Final = Actor.system("cut-off")
OVER: Final = "The last day to apply for the class was over."


def follow(*, at: datetime) -> int:
    """Let drafts that were not sent in time aim at the next class, and say so. A chore. How many aim at another one."""
    today = utc_day(at)
    to_tell = Q(cohort__apply_by__gte=today - TOLD_WITHIN) & ~Q(told(WAITS)) & ~Q(_untouched())
    rows = Application.objects.annotate(following=soonest_class(today)).filter(
        to_tell | Q(has_next_class(today - DAY)),
        ~Q(_sent_by_code(today)),
        ~Q(has_another("following")),
        state=ApplicationState.DRAFT,
        cohort__apply_by__lt=today,
        cohort__canceled_at__isnull=True,
    )
    return each_on_its_own(rows.order_by("pk").values_list("pk", flat=True), _follow, at=at)


def _follow(application_id: int, *, at: datetime) -> bool:
    try:
        return _aim_anew(application_id, at=at)
    except DomainError:  # since the list was read, another application of theirs is for that class: sending says so
        return False


@retrying
def _aim_anew(application_id: int, *, at: datetime) -> bool:
    application = locked(application_id)
    today = local_day(application.version.program, at)
    if application.state != ApplicationState.DRAFT or application.send_by >= today:
        return False
    into, before = class_to_send(application, on=today), application.cohort
    if into is None:
        if _touched_since_told(application):
            screening.tell(WAITS, application, at=at, occurrence=before.starts_on.isoformat())
        return False
    if into.pk == before.pk:
        return False
    says = _touched_since_told(application)
    into_class(application, into, by=CLOCK, at=at, reason=OVER)
    if says or Message.objects.filter(key__startswith=f"{WAITS}:{application.pk}:").exists():
        screening.tell_more(MOVED, application, {"before": before.pk, "after": into.pk}, at=at, occurrence=str(into.pk))
    return True


def _sent_by_code(on: date) -> Exists:
    """Whether an access code lets the draft be sent for its own class still: it waits there, and nobody moves it."""
    good = AccessCode.objects.filter(revoked_at__isnull=True, last_on__gte=on, cohort=OuterRef("cohort"))
    return Exists(good.filter(pk=OuterRef("access_code")))


def _untouched() -> Exists:
    """What ``_touched_since_told`` denies, for the query: there nothing is said, and nothing is to be done."""
    wrote = Section.objects.filter(application=OuterRef(OuterRef("pk")), saved_at__gt=OuterRef("created_at"))
    moved = Message.objects.filter(person=OuterRef("person"), kind=MOVED)
    mine = moved.annotate(of=KeyTextTransform("application", "context")).filter(of=Cast(OuterRef("pk"), CharField()))
    return Exists(mine.exclude(Exists(wrote)))


def _touched_since_told(application: Application) -> bool:
    """Whether somebody wrote in it since the last time that we said so: nobody is nagged each month."""
    told = Message.objects.filter(key__startswith=f"{MOVED}:{application.pk}:").order_by("-created_at").first()
    saved = application.sections.order_by("-saved_at").values_list("saved_at", flat=True).first()
    return told is None or (saved is not None and saved > told.created_at)
