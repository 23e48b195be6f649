"""Somebody applies again: what a former application held is taken over, and each part of it is asked about once."""

from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, Job, Section, Wish
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
KEPT: Final = ("education", "words", "work", "shifts")
JOB_FIELDS: Final = (
    "employer",
    "title",
    "is_health_care",
    "started_on",
    "ended_on",
    "share",
    "reference_name",
    "reference_phone",
    "may_call",
)


def take_over(application: Application, *, at: datetime) -> None:
    """Copy what former applications of the person held: school, own words, jobs, shifts and interests.

    Each section comes from the one in which it was written last; a draft that was given up counts as well.
    What was complete waits for a word that it is still true. Days are those of another class, and what was true on a
    day may not be any more: that is asked again, as is the signature.
    """
    former = Application.objects.filter(person_id=application.person_id).exclude(pk=application.pk)
    former = former.filter(Q(submitted_at__isnull=False) | Q(ended_at__isnull=False))
    held: dict[str, Section] = {}
    for section in Section.objects.filter(application__in=former, slug__in=KEPT).order_by("-saved_at", "-pk"):
        held.setdefault(section.slug, section)
    Section.objects.bulk_create(
        Section(
            application=application,
            slug=section.slug,
            answers=section.answers,
            is_complete=section.is_complete,
            to_confirm=section.is_complete,
            saved_at=at,
        )
        for section in held.values()
    )
    jobs = Job.objects.filter(application=held["work"].application_id).order_by("pk") if "work" in held else ()
    Job.objects.bulk_create(
        Job(application=application, **{name: getattr(job, name) for name in JOB_FIELDS}) for job in jobs
    )
    _take_over_wishes(application, former)


def _take_over_wishes(application: Application, former: QuerySet[Application]) -> None:
    last = former.filter(wishes__isnull=False).order_by("-started_at", "-pk").first()
    if last is None:
        return
    areas = {each.slug: each for each in application.version.interests.all()}
    known = last.wishes.order_by("rank").values_list("interest__slug", flat=True)
    wishes = [areas[slug] for slug in known if slug in areas]
    Wish.objects.bulk_create(
        Wish(application=application, interest=area, rank=rank) for rank, area in enumerate(wishes, start=1)
    )


@retrying
def confirm(application_id: int, *, slug: str, by: Actor, at: datetime, reason: str = "") -> Section:
    """Say that a section that was taken over is still true. Saying it twice changes nothing."""
    application = locked(application_id)
    if application.state != ApplicationState.DRAFT:
        raise GuardFailed(_("This application was sent already, so its answers stay as they are."), code="closed")
    section = Section.objects.filter(application=application, slug=slug).first()
    if section is None or not section.is_complete:
        raise GuardFailed(_("Fill in this section first."), code="incomplete")
    if section.to_confirm:
        section.to_confirm, section.saved_at = False, at
        section.save(update_fields=["to_confirm", "saved_at"])
        data = {"section": slug}
        audit.record(
            "application.confirm", application, by=by, at=at, person=application.person, data=data, reason=reason
        )
    return section
