"""Services of participants: a list by name, and one person's credentials, jobs, supervised hours and tuition."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, Offered, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Event, Person
from apprenticeships.rules.words import searched
from cohorts.admin.credential_steps import CREDENTIAL_STEPS
from cohorts.admin.service_steps import JOB_STEPS, LOG_STEPS, PERSON_STEPS
from cohorts.admin.tuition_reading import FAMILIES
from cohorts.admin.views import chips, chosen
from cohorts.models import (
    Credential,
    JobPlacement,
    LogState,
    Participant,
    PreceptorshipLog,
    TuitionRequest,
    TuitionState,
)

LIST: Final = ("partnership:services", "Hours and jobs")
PER_PAGE: Final = 25
MOST: Final = 60
MOST_EVENTS: Final = 20
LETTERS: Final = 100
SHOWN: Final = (
    ("all", "Everybody"),
    ("waiting", "Hours wait for the preceptor"),
    ("claimed", "A job without proof"),
    ("unproven", "A credential without proof"),
)
KINDS: Final = tuple(model._meta.label_lower for model in (TuitionRequest, PreceptorshipLog, JobPlacement, Credential))
LOG_FAMILIES: Final = {LogState.CLAIMED: "us", LogState.CONFIRMED: "done", LogState.VOIDED: "later"}


def _minutes(state: LogState) -> Subquery:
    logs = PreceptorshipLog.objects.filter(participant=OuterRef("pk"), state=state).order_by().values("participant")
    return Subquery(logs.annotate(total=Sum("minutes")).values("total"), output_field=IntegerField())


def _standing_jobs(*, proof: str | None = None) -> Subquery:
    rows = JobPlacement.objects.filter(participant=OuterRef("pk"), voided_at__isnull=True).order_by()
    rows = rows if proof is None else rows.filter(proof=proof)
    return Subquery(rows.values("participant").annotate(many=Count("pk")).values("many"), output_field=IntegerField())


def _listed(shown: str, request: HttpRequest) -> QuerySet[Any]:
    rows = scoped(Participant.objects.all(), signed_in(request)).annotate(
        confirmed=_minutes(LogState.CONFIRMED),
        claimed=_minutes(LogState.CLAIMED),
        jobs=_standing_jobs(),
        claimed_jobs=_standing_jobs(proof=""),
    )
    if shown == "waiting":
        rows = rows.filter(claimed__gt=0)
    if shown == "claimed":
        rows = rows.filter(claimed_jobs__gt=0)
    if shown == "unproven":
        rows = rows.filter(pk__in=Credential.objects.filter(voided_at__isnull=True, proof="").values("participant"))
    words = _words(request)
    if words:
        rows = rows.filter(person__in=Person.objects.named_like(words).values("pk"))
    return rows.select_related("person", "program", "employer").order_by("person__sort_name", "pk")


def _words(request: HttpRequest) -> str:
    return searched(request.GET.get("q", ""), LETTERS)


@door(COORDINATORS)
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Participants by name, with hours and jobs."""
    shown = chosen(request.GET, SHOWN)
    page = Paginator(_listed(shown, request), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "chips": chips(SHOWN, shown), "shown": shown, "words": _words(request)}
    return show(request, "admin/services.html", context, title=LIST[1])


def _participant(request: HttpRequest, pk: int) -> Participant:
    rows = Participant.objects.select_related("person", "employer", "program__organization")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One participant's credentials, jobs, supervised hours and tuition."""
    return _show(request, _participant(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show(request: HttpRequest, row: Participant, failed: Failed) -> HttpResponse:
    user = signed_in(request)
    logs = list(row.preceptorship.exclude(state=LogState.VOIDED).order_by("-date", "-pk"))
    jobs = row.placements.filter(voided_at__isnull=True).order_by("-started_on", "-pk")
    earned = row.credentials.filter(voided_at__isnull=True).order_by("-earned_on", "-pk")
    context = {
        "participant": row,
        "steps": failed.offer(
            PERSON_STEPS, lambda slug: reverse("partnership:services-step", args=[row.pk, slug]), row, user, lazy=True
        ),
        "logs": [_log(each, failed, user) for each in logs[:MOST]],
        "credentials": [_credential(each, failed, user) for each in earned[:MOST]],
        "jobs": [_job(each, failed, user) for each in jobs[:MOST]],
        "tuition": [
            {"row": each, "family": FAMILIES[TuitionState(each.state)]}
            for each in TuitionRequest.objects.filter(participant=row)[:MOST]
        ],
        "minutes": sum(each.minutes for each in logs if each.state == LogState.CONFIRMED),
        "events": Event.objects.filter(person=row.person_id, subject_type__in=KINDS)[:MOST_EVENTS],
    }
    title = str(row.person)
    return show(request, "admin/service_person.html", context, title=title, trail=trail(LIST), failed=failed)


def _of_row(action: Action, row: Model) -> Action:
    """An action of one of many rows: the page shows many forms, and each needs names of its own."""
    return replace(action, slug=f"{action.slug}-{row._meta.model_name}-{row.pk}")


def _log(log: PreceptorshipLog, failed: Failed, user: Any) -> dict[str, Any]:
    actions = [each for each in LOG_STEPS if each.slug != "confirm" or log.state == LogState.CLAIMED]
    steps = _offered(actions, "partnership:hours-step", log, failed, user)
    return {"row": log, "family": LOG_FAMILIES[LogState(log.state)], "steps": steps}


def _job(job: JobPlacement, failed: Failed, user: Any) -> dict[str, Any]:
    actions = [each for each in JOB_STEPS if each.slug != "end" or job.ended_on is None]
    return {"row": job, "steps": _offered(actions, "partnership:job-step", job, failed, user)}


def _credential(row: Credential, failed: Failed, user: Any) -> dict[str, Any]:
    return {"row": row, "steps": _offered(CREDENTIAL_STEPS, "partnership:credential-step", row, failed, user)}


def _offered(actions: Iterable[Action], name: str, row: Model, failed: Failed, user: Any) -> list[Offered]:
    return failed.offer(
        [_of_row(each, row) for each in actions],
        lambda slug: reverse(name, args=[row.pk, slug.partition("-")[0]]),
        row,
        user,
    )


@door(COORDINATORS)
@require_POST
def person_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Write a day of supervision down, or record a credential or a job."""
    row = _participant(request, pk)
    return take(
        request,
        one_of(PERSON_STEPS, step),
        row,
        back=reverse("partnership:services-person", args=[pk]),
        again=lambda failed: _show(request, row, failed),
    )


@door(COORDINATORS)
@require_POST
def hours_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Confirm hours for the supervisor, or take them back."""
    log = get_object_or_404(scoped(PreceptorshipLog.objects.all(), signed_in(request)), pk=pk)
    return _take_one(request, log, one_of(LOG_STEPS, step))


@door(COORDINATORS)
@require_POST
def job_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Record a proof or the last day of a job, or take a wrong one back."""
    job = get_object_or_404(scoped(JobPlacement.objects.all(), signed_in(request)), pk=pk)
    return _take_one(request, job, one_of(JOB_STEPS, step))


@door(COORDINATORS)
@require_POST
def credential_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Record a proof of a credential, or take a wrong one back."""
    row = get_object_or_404(scoped(Credential.objects.all(), signed_in(request)), pk=pk)
    return _take_one(request, row, one_of(CREDENTIAL_STEPS, step))


def _take_one(
    request: HttpRequest, subject: PreceptorshipLog | JobPlacement | Credential, action: Action
) -> HttpResponse:
    row = _participant(request, subject.participant_id)
    return take(
        request,
        _of_row(action, subject),
        subject,
        back=reverse("partnership:services-person", args=[row.pk]),
        again=lambda failed: _show(request, row, failed),
    )
