"""Training classes of a partnership at the desk: planned with one form, participants signed up from their list."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, show
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import Conflict, DomainError
from apprenticeships.rules.keys import key_in
from apprenticeships.workflow import Actor
from cohorts.admin.home import name_of
from cohorts.admin.participant_choice import NOBODY, here_now, listed, ticked
from cohorts.admin.training_forms import PLAN, TrainingForm, lines_of
from cohorts.admin.views import CLASSES
from cohorts.models import ClassSession, Cohort, Enrollment, EnrollmentState, Participant, Seat, SeatState
from cohorts.workflows import trainings


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a class that counts for a line; what is refused is said at its field, and nothing typed is lost."""
    user, by = signed_in(request), Actor.user(signed_in(request))
    sent = request.POST if request.method == "POST" else None
    form = TrainingForm(sent, user=user, initial={"component": _asked(request)})
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        shared = {name: data[name] for name in ("title", "department", "places")}
        try:
            row = trainings.plan(data["component"].pk, **shared, meetings=form.meetings(), by=by, at=clock.now())
        except DomainError as refused:
            name = "title" if isinstance(refused, Conflict) else refused.field
            form.add_error(form.field_of(name), refused.message)
        else:
            messages.success(request, PLAN.done)
            return redirect("classes:class", pk=row.pk)
    context = {"form": form, "step": PLAN, "nothing": not lines_of(user).exists()}
    failed = Failed(PLAN.slug, form) if form.errors else None
    return show(request, "admin/plan_training.html", context, title=PLAN.title, trail=trail(CLASSES), failed=failed)


def _asked(request: HttpRequest) -> int | None:
    return key_in(request.GET.get("component", ""))


def _class(request: HttpRequest, pk: int) -> Cohort:
    rows = Cohort.objects.filter(component__isnull=False).select_related("program", "component")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _not_yet(row: Cohort) -> QuerySet[Participant]:
    """Those who take part now and have no place in this class."""
    there = Enrollment.objects.filter(cohort=row, person=OuterRef("person")).exclude(state=EnrollmentState.EXITED)
    return here_now(row.program_id).exclude(Exists(there))


@door(COORDINATORS)
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Participants who are not in the class yet, by employer and name."""
    return _show_people(request, _class(request, pk))


def _show_people(request: HttpRequest, row: Cohort, refusal: str = "", picked: Collection[int] = ()) -> HttpResponse:
    at = clock.now()
    seats = Seat.objects.filter(opening__cohort=row)
    count = seats.aggregate(all=Count("pk"), free=Count("pk", filter=Q(state=SeatState.FREE)))
    last = ClassSession.objects.filter(cohort=row, canceled_at__isnull=True).aggregate(at=Max("ends_at"))["at"]
    ahead = row.canceled_at is None and last is not None and last > at
    over = "The last meeting of this class is over, or it was called off. Nobody can be signed up any more."
    name = name_of(row, at.astimezone(desk(signed_in(request)).zone).date())
    context: dict[str, Any] = listed(request, _not_yet(row), row.program_id, picked) | {
        "about": name,
        "lead": f"Counts for: {row.component}. {count['free']} of {count['all']} places are free.",
        "ahead": ahead,
        "over": over,
        "action": reverse("partnership:class-sign-up", args=[row.pk]),
        "after": "Each gets a mail with the days. Who came is marked by the instructor.",
        "refusal": refusal,
    }
    above = [*trail(CLASSES), (reverse("classes:class", args=[row.pk]), name)]
    response = show(request, "admin/choose_people.html", context, title="Sign people up", trail=above)
    response.status_code = 422 if refusal else 200
    return response


@door(COORDINATORS)
@require_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everybody who is ticked a place, or nobody when they do not fit; whoever has a place keeps it."""
    row, chosen = _class(request, pk), ticked(request)
    if not chosen:
        return _show_people(request, row, NOBODY)
    try:
        found = trainings.enroll(row.pk, participants=chosen, by=Actor.user(signed_in(request)), at=clock.now())
    except DomainError as refused:
        return _show_people(request, row, refused.message, chosen)
    if found:
        who = "1 person" if len(found) == 1 else f"{len(found)} people"
        messages.success(request, f"Signed up: {who}. Each gets a mail with the days.")
    else:
        messages.info(request, "Everybody whom you chose has a place already, or left. Nothing changed.")
    return redirect("classes:class", pk=row.pk)
