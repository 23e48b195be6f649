"""The register of complaints, for coordinators: the list with its clocks, one complaint with its notes, the steps."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.admin.complaint_person import linked, sure_field
from applicants.models import OPEN_COMPLAINTS, Basis, CameBy, Complaint, ComplaintState, HowSettled
from applicants.rules.complaints import days_left
from applicants.workflows import complaints as workflow
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, step_page, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Organization
from apprenticeships.workflow import Actor

PER_PAGE: Final = 25
LIST: Final = ("board:complaints", "Complaints")
FAMILIES: Final = {
    ComplaintState.RECEIVED: "you",
    ComplaintState.LOOKED_INTO: "look",
    ComplaintState.SETTLED: "done",
    ComplaintState.WITHDRAWN: "later",
}
SOON: Final = 30
LAST_DAY: Final = "The last day, if it went on. The clock of an outside agency begins there."


def _words(label: str, text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, max_length=workflow.LONGEST, widget=area, help_text=text)


class EnterForm(StepForm):
    """One entry of the register."""

    basis = forms.ChoiceField(label="What is it about?", choices=[("", "Choose one"), *Basis.choices])
    came_by = forms.ChoiceField(label="How did it come?", choices=[("", "Choose one"), *CameBy.choices])
    received_on = day_field("When did it come?")
    happened_on = forms.DateField(
        label="When did it happen?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=LAST_DAY,
    )
    sure = sure_field()
    who = forms.CharField(
        label="Who complains, and how do we reach them?",
        max_length=300,
        required=False,
        help_text="Leave it empty if they do not say who they are.",
    )
    words = _words("What happened?", "In their words. Only coordinators read it, and each reading is written down.")


class NoteForm(StepForm):
    """What was done or found."""

    words = _words("What was done, or found?")


class AgencyForm(StepForm):
    """Since when an outside agency has it."""

    agency_on = day_field("When did you learn of it?")


class HappenedForm(StepForm):
    """When it happened."""

    happened_on = day_field("When did it happen?", help_text=LAST_DAY)
    sure = sure_field()


class SettleForm(StepForm):
    """How it ended."""

    how_settled = forms.ChoiceField(label="How was it settled?", choices=[("", "Choose one"), *HowSettled.choices])
    words = _words("What was found, and what was done?")
    closed_on = day_field("On which day?")


class WithdrawForm(StepForm):
    """That it was taken back."""

    words = _words("What did they say?", "Nobody may be pressed to take a complaint back.")
    closed_on = day_field("On which day?")


ENTER: Final = Action(
    "enter", "Write a complaint down", "Write it down", workflow.enter, "It is in the register.", EnterForm,
    lead="Write down every complaint, also one that you do not believe. It is kept five years.",
)  # fmt: skip
SAVED: Final = "Written down."
BEGIN: Final = Action("begin", "Look into it", "It is looked into now", workflow.begin, SAVED)
NOTE: Final = Action("note", "Add a note", "Add it", workflow.note, SAVED, NoteForm)
AGENCY: Final = Action("agency", "An outside agency has it", "Write it down", workflow.agency, SAVED, AgencyForm)
HAPPENED: Final = Action(
    "happened", "We know when it happened", "Write it down", workflow.happened, SAVED, HappenedForm
)
ANOTHER_DAY: Final = replace(HAPPENED, title="It happened on another day")
SETTLE: Final = Action("settle", "It is settled", "Settle it", workflow.settle, "Settled.", SettleForm)
WITHDRAW: Final = Action("withdraw", "It was taken back", "Write it down", workflow.withdraw, SAVED, WithdrawForm)
REOPEN: Final = Action("reopen", "Open it again", "Open it again", workflow.reopen, "It is open again.", NoteForm)
HOLD: Final = Action(
    "hold", "Keep it past its time", "Keep it", workflow.hold, "Kept until the hold is let go.", ReasonForm,
    lead="For a claim or a court. Say which.",
)  # fmt: skip
RELEASE: Final = Action("release", "Let the hold go", "Let it go", workflow.release, "The hold is gone.")
ALL: Final = (BEGIN, NOTE, AGENCY, HAPPENED, SETTLE, WITHDRAW, REOPEN, HOLD, RELEASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A complaint in the list, with how long an outside agency still takes it."""

    row: Complaint
    family: str
    left: int | None

    @property
    def soon(self) -> bool:
        """Whether few days are left of an open one."""
        return self.row.state in OPEN_COMPLAINTS and self.left is not None and 0 < self.left <= SOON


def _rows(request: HttpRequest) -> QuerySet[Complaint]:
    return scoped(Complaint.objects.defer("sealed"), signed_in(request)).select_related("organization")


@door(COORDINATORS)
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Every complaint, the open ones first. What they say is read on the page of each."""
    on = _today(request)
    rows = _rows(request).order_by("closed_on", "-received_on", "-pk")
    open_first = sorted(rows.filter(closed_on__isnull=True), key=lambda row: row.outside_through or date.max)
    page = Paginator([*open_first, *rows.filter(closed_on__isnull=False).order_by("-closed_on", "-pk")], PER_PAGE)
    found = page.get_page(request.GET.get("page"))
    lines = [
        Line(row, FAMILIES[ComplaintState(row.state)], days_left(row.outside_through, on=on))
        for row in found.object_list
    ]
    places = list(scoped(Organization.objects.filter(programs__isnull=False), signed_in(request)).distinct())
    context = {"page_obj": found, "lines": lines, "places": places}
    return show(request, "admin/complaints.html", context, title="Complaints")


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a complaint into the register of an organization."""
    row = get_object_or_404(scoped(Organization.objects.all(), signed_in(request)), pk=pk)
    return step_page(request, ENTER, row, above=trail(LIST), back=reverse("board:complaints"), title=str(row))


@door(COORDINATORS)
@require_safe
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint. That somebody opened it is written down."""
    return _show(request, get_object_or_404(_rows(request), pk=pk))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step with a complaint."""
    row = get_object_or_404(_rows(request), pk=pk)
    back = reverse("board:complaint", args=[pk])
    return take(request, one_of(ALL, step), row, back=back, again=lambda failed: _show(request, row, failed))


def _show(request: HttpRequest, row: Complaint, failed: Failed | None = None) -> HttpResponse:
    user, on = signed_in(request), _today(request)
    failed = failed or Failed(wanted=request.GET.get("open", ""))
    row = workflow.opened(row.pk, by=Actor.user(user), at=clock.now())

    def url(slug: str) -> str:
        return reverse("board:complaint-step", args=[row.pk, slug])

    kept: dict[str, Any] = row.opened() or {}
    notes = [{**each, "at": datetime.fromisoformat(each["at"])} for each in kept.get("notes", ())]
    context = {
        "row": row,
        "family": FAMILIES[ComplaintState(row.state)],
        "left": days_left(row.outside_through, on=on),
        "said": kept,
        "notes": notes,
        **linked(row, user),
        "kept_through": None if row.destroyed_at is not None else workflow.last_day(row, on=on),
        "steps": failed.offer(_steps(row), url, row, user),
    }
    title = f"Complaint {row.number}"
    return show(request, "admin/complaint.html", context, title=title, trail=trail(LIST), failed=failed)


def _steps(row: Complaint) -> list[Action]:
    if row.destroyed_at is not None:
        return []
    first = [BEGIN] if row.state == ComplaintState.RECEIVED else []
    own = [*first, NOTE, SETTLE, WITHDRAW, AGENCY] if row.state in OPEN_COMPLAINTS else [NOTE, REOPEN]
    own.append(HAPPENED if row.happened_on is None else ANOTHER_DAY)
    return [*own, RELEASE if row.held_by_id is not None else HOLD]


def _today(request: HttpRequest) -> date:
    return clock.now().astimezone(desk(signed_in(request)).zone).date()
