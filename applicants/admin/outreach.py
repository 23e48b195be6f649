"""Whom a sponsor tells of its openings: the list of recruitment sources, the coming classes, and each source."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.db.models import F, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import RecruitmentSource, SourceKind, ToldBy
from applicants.records.outreach import coming, terms, to_look_at, untold, with_told
from applicants.workflows import outreach as workflow
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, step_page, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Organization
from apprenticeships.rules.dates import add_months
from cohorts.models import Cohort

PER_PAGE: Final = 50
MOST_CLASSES: Final = 12
LIST: Final = ("board:outreach", "Outreach")
OLD, UNTOLD = "old", "untold"
SHOW: Final = {"": "All", OLD: "Sources to look at", UNTOLD: "Classes nobody was told of"}
COLUMNS: Final = ("name", "kind", "contact_name", "email", "phone", "address")


class SourceForm(StepForm):
    """What stands about a source."""

    name = forms.CharField(label="What is it called?", max_length=160)
    kind = forms.ChoiceField(label="What is it?", choices=[("", "Choose one"), *SourceKind.choices])
    contact_name = forms.CharField(label="Whom do you reach there?", max_length=120)
    email = forms.EmailField(label="E-mail", max_length=254, required=False)
    phone = forms.CharField(label="Phone", max_length=32, required=False)
    address = forms.CharField(label="Mailing address", max_length=200, required=False)


class CorrectForm(SourceForm):
    """The same, as it stands now."""

    def prepare(self) -> None:
        """Start from what stands now."""
        self.initial = {name: getattr(self.row, name) for name in COLUMNS}


class TellForm(StepForm):
    """Of which class a source was told, when and how."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), label="Of which class?", empty_label="Choose one")
    told_on = day_field("On which day?")
    told_by = forms.ChoiceField(label="How?", choices=[("", "Choose one"), *ToldBy.choices])
    words = forms.CharField(
        label="What did they get?",
        max_length=300,
        required=False,
        help_text="Such as: the poster, and the last day to apply.",
    )

    def prepare(self) -> None:
        """The coming classes of the organization, and today."""
        on = clock.today(ZoneInfo(self.row.organization.zone))
        rows = Cohort.objects.filter(program__organization=self.row.organization_id).select_related("program")
        field = self.fields["cohort"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = coming(rows, on=on)
        self.initial = {"told_on": on}


ENTER: Final = Action(
    "enter", "Add a recruitment source", "Add it", workflow.enter,
    "On the list. Write down when you tell them of a class.", SourceForm,
    lead="Whoever can send you applicants: career centers, schools, colleges, community organizations.",
)  # fmt: skip
TELL: Final = Action("tell", "We told them of a class", "Write it down", workflow.tell, "Written down.", TellForm)
CONFIRM: Final = Action(
    "confirm", "Everything is still right", "It is still right", workflow.confirm, "Looked at today."
)
CORRECT: Final = Action("correct", "Put it right", "Save", workflow.correct, "Saved, and looked at today.", CorrectForm)
END: Final = Action(
    "end", "We do not tell them any more", "Take it off the list", workflow.end,
    "Off the list. What they were told stays on record.", ReasonForm, stop=True,
)  # fmt: skip
STEPS: Final = (TELL, CONFIRM, CORRECT, END)


@door(COORDINATORS)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The sources, those at which nobody looked for long first, and which coming classes they were told of."""
    user, on = signed_in(request), _day(request)
    held, shown = terms(on=on), request.GET.get("show", "")
    rows = scoped(RecruitmentSource.objects.all(), user)
    rows = (
        (to_look_at(rows, on=on) if shown == OLD else rows)
        .select_related("organization")
        .annotate(last=Max("notices__told_on"))
    )
    page = Paginator(rows.order_by(F("ended_on").asc(nulls_first=True), "name", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    own = scoped(Cohort.objects.all(), user).select_related("program")
    classes = list(with_told(untold(own, on=on) if shown == UNTOLD else coming(own, on=on))[:MOST_CLASSES])
    context = {
        "page_obj": page,
        "rows": classes if shown == UNTOLD else page.object_list,
        "classes": [{"row": row, "tell_by": held.tell_by(row), "late": held.tell_by(row) < on} for row in classes],
        "old": add_months(on, -held.months),
        "held": held,
        "shown": shown if shown in SHOW else "",
        "shows": list(SHOW.items()),
        "places": scoped(Organization.objects.filter(programs__isnull=False), user).distinct().order_by("name", "pk"),
    }
    return show(request, "admin/outreach.html", context, title=LIST[1])


def _day(request: HttpRequest) -> date:
    return clock.today(desk(signed_in(request)).zone)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a source on the list of an organization."""
    row = get_object_or_404(scoped(Organization.objects.all(), signed_in(request)), pk=pk)

    def back(made: RecruitmentSource) -> str:
        return reverse("board:outreach-source", args=[made.pk])

    return step_page(request, ENTER, row, above=trail(LIST), back=back, lead=str(row))


def _source(request: HttpRequest, pk: int) -> RecruitmentSource:
    rows = scoped(RecruitmentSource.objects.all(), signed_in(request))
    return get_object_or_404(rows.select_related("organization", "entered_by"), pk=pk)


@door(COORDINATORS)
@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """One source, and all that it was told."""
    return _show(request, _source(request, pk))


def _show(request: HttpRequest, row: RecruitmentSource, failed: Failed | None = None) -> HttpResponse:
    failed = failed or Failed(wanted=request.GET.get("open", ""))
    notices = row.notices.select_related("cohort__program", "entered_by")
    offered = STEPS if row.ended_on is None else ()
    steps = failed.offer(
        offered, lambda slug: reverse("board:outreach-step", args=[row.pk, slug]), row, signed_in(request)
    )
    context = {
        "row": row,
        "page_obj": Paginator(notices, PER_PAGE).get_page(request.GET.get("page")),
        "steps": steps,
    }
    return show(request, "admin/outreach_source.html", context, title=row.name, trail=trail(LIST), failed=failed)


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take a step about a source."""
    row = _source(request, pk)
    back = reverse("board:outreach-source", args=[pk])
    return take(request, one_of(STEPS, step), row, back=back, again=lambda failed: _show(request, row, failed))
