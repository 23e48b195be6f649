"""Evaluations on the floor: which are due, and one page that hands one in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from apprenticeships import clock
from apprenticeships.access import PRECEPTORS, SITES, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.models import Criterion, CriterionUse, Role, User
from apprenticeships.workflow import Actor
from cohorts.floor.nav import nav
from cohorts.models import Enrollment, EnrollmentState, Evaluation, Moment
from cohorts.records import local_day, zone_of
from cohorts.workflows import evaluations

REFUSED: Final = 422
PREFIX: Final = "rating_"
NOT_SEEN: Final = "not_seen"
FIRST_WEEKS: Final = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who should be evaluated now, and until when."""

    enrollment: Enrollment
    moment: Moment
    until: date


def own_people(user: User) -> QuerySet[Enrollment]:
    """Those whom a preceptor looks after, and those at the sites of a site coordinator."""
    sites = user.memberships.filter(role=Role.SITE_COORDINATOR).values("site")
    here = Q(placements__ends_on__isnull=True) & (
        Q(placements__preceptor=user) | Q(placements__department__site__in=sites)
    )
    rows = Enrollment.objects.filter(here).select_related("person", "cohort__program__organization", "cohort__version")
    return rows.distinct()


def due_of(user: User, *, at: datetime) -> list[Due]:
    """Return who has to be evaluated now, the nearest day first."""
    rows = own_people(user).filter(state=EnrollmentState.ACTIVE, cohort__version__criteria__use=CriterionUse.EVALUATION)
    done = set(
        Evaluation.objects.filter(enrollment__in=rows, voided_at__isnull=True).values_list("enrollment_id", "moment")
    )
    found = [each for row in rows for each in _due(row, at) if (row.pk, each.moment) not in done]
    return sorted(found, key=lambda each: (each.until, each.enrollment.person.sort_name))


def _due(row: Enrollment, at: datetime) -> Iterator[Due]:
    today = local_day(at, zone_of(row.cohort))
    first_until = row.starts_on + FIRST_WEEKS
    if row.starts_on <= today <= first_until:
        yield Due(row, Moment.START, first_until)
    if row.ends_on - evaluations.LAST_WEEKS <= today <= row.ends_on + evaluations.AFTERWARDS:
        yield Due(row, Moment.END, row.ends_on + evaluations.AFTERWARDS)


class EvaluationForm(StaffForm):
    """A rating of each criterion, or that it could not be seen yet, and words."""

    comment = forms.CharField(
        label="What you saw",
        help_text="They read it, and so does the coordinator.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "This is too long. Use at most 2,000 characters."},
    )

    def __init__(self, *args: Any, criteria: list[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = criteria
        for each in criteria:
            meanings = enumerate(evaluations.meanings_of(each), start=1)
            choices = [(str(number), words) for number, words in meanings]
            self.fields[f"{PREFIX}{each.slug}"] = forms.ChoiceField(
                label=each.title,
                choices=[*choices, (NOT_SEEN, "I could not see it yet")],
                required=False,
                initial=NOT_SEEN,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose one of these."},
            )
        self.order_fields([*(f"{PREFIX}{each.slug}" for each in criteria), "comment"])

    @property
    def ratings(self) -> dict[str, int | None]:
        """The ratings by criterion; nothing for what could not be seen."""
        found = {each.slug: self.cleaned_data[f"{PREFIX}{each.slug}"] for each in self.criteria}
        return {slug: None if value in {"", NOT_SEEN} else int(value) for slug, value in found.items()}


@door(PRECEPTORS, SITES)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, public_id: UUID, moment: str) -> HttpResponse:
    """Evaluate somebody at the start or at the end; one that was handed in is shown as it is."""
    user, at = user_of(request), clock.now()
    if moment not in Moment.values:
        raise Http404
    row = get_object_or_404(own_people(user), public_id=public_id)
    criteria = evaluations.criteria_of(row)
    if not criteria:
        raise Http404
    done = row.evaluations.filter(moment=moment, voided_at__isnull=True).select_related("rated_by").first()
    form = EvaluationForm(request.POST if request.method == "POST" else None, criteria=criteria)
    if request.method == "POST" and form.is_valid():
        try:
            evaluations.hand_in(
                row.pk,
                moment=moment,
                ratings=form.ratings,
                comment=form.cleaned_data["comment"],
                by=Actor.user(user),
                at=at,
            )
        except DomainError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"{row.person.name}: the evaluation is handed in. They can read it now.")
            return redirect("floor:today")
    context = {
        "enrollment": row,
        "moment": Moment(moment),
        "form": form,
        "done": done,
        "lines": evaluations.lines_of(criteria, done) if done else [],
        "today": local_day(at, zone_of(row.cohort)),
        "nav": nav(user, "site"),
    }
    return render(request, "floor/evaluation.html", context, status=REFUSED if form.errors else 200)
