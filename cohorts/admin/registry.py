"""The desk of the registry: what an upload would hold, what stands against it, the answers, and the file."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import door
from apprenticeships.admin.actions import Failed, show
from apprenticeships.admin.site import signed_in
from apprenticeships.errors import DomainError
from apprenticeships.models import PersonIdentity
from apprenticeships.workflow import Actor
from cohorts.admin.coordinated import COORDINATOR
from cohorts.admin.registry_forms import AnswersForm, ExportForm, LivesForm
from cohorts.admin.reports import above, grant_of
from cohorts.models import Enrollment, Grant, RegisteredApprentice, Registration
from cohorts.reporting.registry import is_answered, registrations_of, rehearse
from cohorts.rules.partnership.rapids_columns import PROFILES
from cohorts.workflows import registry as workflow

MOST_FINDINGS: Final = 200
MOST_FILES: Final = 10


def _asked(grant: Grant, wanted: str, profile: str) -> tuple[list[Registration], Registration | None, str]:
    """The registrations of a grant, the one that is asked for, and the profile: its own unless another is asked for."""
    known = list(registrations_of(grant))
    chosen = next((row for row in known if str(row.pk) == wanted), known[0] if known else None)
    if profile not in PROFILES:
        profile = chosen.profile if chosen and chosen.profile in PROFILES else next(iter(PROFILES))
    return known, chosen, profile


@door(COORDINATOR)
@require_safe
def dry_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file, read what stands against each row, and take what could be sent."""
    return _show(request, grant_of(request, pk), request.GET.get("track", ""), request.GET.get("profile", ""))


def _show(
    request: HttpRequest, grant: Grant, track: str, profile: str, form: ExportForm | None = None, refusal: str = ""
) -> HttpResponse:
    known, chosen, profile = _asked(grant, track, profile)
    context: dict[str, Any] = {
        "grant": grant,
        "known": known,
        "chosen": chosen,
        "profile": profile,
        "profiles": [(key, each.name) for key, each in PROFILES.items()],
        "refusal": refusal,
        "add": reverse("admin:cohorts_registration_add"),
    }
    if chosen is not None:
        found = rehearse(chosen, profile=profile)
        context |= {
            "found": found,
            "all": len(found.enrollments),
            "findings": found.findings[:MOST_FINDINGS],
            "more": max(0, len(found.run.problems) - MOST_FINDINGS),
            "apprentices": [{"row": each, "answered": is_answered(each)} for each in found.enrollments],
            "form": form or ExportForm(initial={"registration": chosen.pk, "profile": profile}),
            "taken": audit.about(chosen).filter(kind="registration.export")[:MOST_FILES],
        }
    response = show(request, "admin/registry.html", context, title="Registry", trail=above(grant))
    if refusal or (form is not None and form.errors):
        response.status_code = 422
    return response


@door(COORDINATOR)
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of the rows that could be sent, with the reason written down."""
    grant = grant_of(request, pk)
    form = ExportForm(request.POST)
    track, profile = request.POST.get("registration", ""), request.POST.get("profile", "")
    chosen = next((row for row in registrations_of(grant) if str(row.pk) == track), None)
    if chosen is None:
        raise Http404
    if not form.is_valid():
        return _show(request, grant, track, profile, form)
    by, at = Actor.user(signed_in(request)), clock.now()
    try:
        found = workflow.export(chosen.pk, profile=profile, reason=form.cleaned_data["reason"], by=by, at=at)
    except DomainError as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.message)
            return _show(request, grant, track, profile, form)
        return _show(request, grant, track, profile, form, refused.message)
    response = HttpResponse(found.run.as_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{profile}-{at:%Y-%m-%d}.csv"'
    response["Cache-Control"] = "no-store"
    return response


@door(COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, pk: int, enrollment: int) -> HttpResponse:
    """Enter what an apprentice answered; what was entered before is never shown."""
    grant, row = _apprentice(request, pk, enrollment)
    form = AnswersForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            workflow.answer(row.pk, answers=form.answers(), by=Actor.user(signed_in(request)), at=clock.now())
        except DomainError as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, f"Sealed: the answers of {row.person}.")
            return redirect(f"{reverse('partnership:registry', args=[grant.pk])}#apprentices")
    return _show_apprentice(request, grant, row, form=form)


@door(COORDINATOR)
@require_POST
def identity(request: HttpRequest, pk: int, enrollment: int) -> HttpResponse:
    """Write down the birth date and the address of an apprentice."""
    grant, row = _apprentice(request, pk, enrollment)
    form = LivesForm(request.POST, born=_born(row))
    if form.is_valid():
        try:
            workflow.identify(row.pk, lives=form.lives(), by=Actor.user(signed_in(request)), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, f"Saved: birth date and address of {row.person}.")
            return redirect("partnership:registry-answers", pk=pk, enrollment=enrollment)
    return _show_apprentice(request, grant, row, lives=form)


def _apprentice(request: HttpRequest, pk: int, enrollment: int) -> tuple[Grant, Enrollment]:
    grant = grant_of(request, pk)
    tracks = [row.track_id for row in registrations_of(grant)]
    rows = Enrollment.objects.apprentices().filter(track__in=tracks, cohort__program=grant.program_id)
    return grant, get_object_or_404(rows.select_related("person", "track"), pk=enrollment)


def _born(row: Enrollment) -> bool:
    return PersonIdentity.objects.filter(person=row.person_id).exists()


def _show_apprentice(
    request: HttpRequest, grant: Grant, row: Enrollment, form: AnswersForm | None = None, lives: LivesForm | None = None
) -> HttpResponse:
    known = RegisteredApprentice.objects.filter(enrollment=row).values_list("answered_at", flat=True).first()
    wrong = [each for each in (form, lives) if each is not None and each.errors]
    address = {name: getattr(row.person, name) for name in ("street", "city", "state", "postal_code")}
    context = {
        "grant": grant,
        "enrollment": row,
        "form": form or AnswersForm(),
        "lives": lives or LivesForm(born=_born(row), initial=address),
        "known": known,
    }
    pages = [*above(grant), (reverse("partnership:registry", args=[grant.pk]), "Registry")]
    response = show(
        request, "admin/registry_answers.html", context, title=str(row.person), trail=pages, failed=Failed()
    )
    response.status_code = 422 if wrong else 200
    return response
