"""One student in the matching: what they asked for, where the draft puts them and why, and a decision by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.admin import matching_reading as reading
from applicants.admin import matching_words as words
from applicants.admin.matching import LIST
from applicants.admin.matching_steps import FIX, LET_GO, STUDENT_STEPS
from applicants.models import Application, ApplicationState, Availability, Match, MatchLock, MatchState
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import PersonIdentity
from apprenticeships.rules.dates import age_on
from cohorts.admin.home import name_of
from cohorts.models import Cohort


def _student(request: HttpRequest, pk: int) -> Application:
    rows = scoped(Application.objects.select_related("person", "cohort__program"), signed_in(request))
    cohorts = reading.matched(Cohort.objects.all()).values("pk")
    return get_object_or_404(rows.filter(cohort__in=cohorts), pk=pk)


@door(COORDINATORS)
@require_safe
def student(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one student."""
    return _show(request, _student(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show(request: HttpRequest, row: Application, failed: Failed) -> HttpResponse:
    user = signed_in(request)
    name = name_of(row.cohort, clock.now().astimezone(desk(user).zone).date())
    matches = Match.objects.filter(application=row).exclude(run__state=MatchState.REPLACED)
    match = (
        matches.select_related("run", "opening__department__site", "opening__interest").order_by("-run__number").first()
    )
    lock = MatchLock.objects.filter(application=row).select_related("opening__department__site", "locked_by").first()
    born = PersonIdentity.objects.filter(person=row.person_id).values_list("birth_date", flat=True).first()
    steps = (FIX, LET_GO) if lock else (FIX,)
    offered = failed.offer(
        steps if row.state == ApplicationState.READY else (),
        lambda slug: reverse("matching:student-step", args=[row.pk, slug]),
        row,
        user,
    )
    context = {
        "application": row,
        "age": age_on(born, row.cohort.starts_on) if born else None,
        "wishes": list(row.wishes.select_related("interest")),
        "availability": Availability.objects.filter(application=row).first(),
        "match": match,
        "choice": words.choice(match.rank, placed=match.is_placed) if match else "",
        "lock": lock,
        "ready": row.state == ApplicationState.READY,
        "offered": {each.action.slug.replace("-", "_"): each for each in offered},
    }
    above = [*trail(LIST), (reverse("matching:cohort", args=[row.cohort_id]), name)]
    return show(request, "admin/matching_student.html", context, title=str(row.person), trail=above, failed=failed)


@door(COORDINATORS)
@require_POST
def student_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Decide by hand, or take the decision back."""
    row = _student(request, pk)
    return take(
        request,
        one_of(STUDENT_STEPS, step),
        row,
        back=reverse("matching:student", args=[pk]),
        again=lambda failed: _show(request, row, failed),
    )
