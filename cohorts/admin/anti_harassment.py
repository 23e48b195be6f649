"""Training against harassment, for coordinators: who has it until when, the trainings, and who was at each."""

from dataclasses import replace
from typing import Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock, spreadsheets
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import REASON_LENGTH, Action, Failed, ReasonForm, StepForm, show, step_page, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import Organization
from apprenticeships.rules.keys import keys_in
from apprenticeships.workflow import Actor
from cohorts.admin.anti_harassment_reading import SHOW, WHO, Asked, Line, lines, places
from cohorts.admin.participant_choice import NOBODY
from cohorts.models import AntiHarassmentAttendance, AntiHarassmentTraining
from cohorts.workflows import anti_harassment as workflow

PER_PAGE: Final = 50
MOST_PRINTED: Final = 2_000
MOST_MINUTES: Final = 1440
PEOPLE: Final = ("conduct:people", "Training against harassment")
TRAININGS: Final = ("conduct:trainings", "Trainings held")
HEAD: Final = ("Name", "Part", "Stands", "Last training", "Counts through")


class TrainingForm(StepForm):
    """What stands about a training."""

    title = forms.CharField(label="What was it called?", max_length=160)
    held_on = day_field("On which day?")
    minutes = forms.IntegerField(
        label="How many minutes?",
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "ap-w-xs"}),
    )
    given_by = forms.CharField(label="Who gave it?", max_length=120)
    materials = forms.CharField(
        label="Which materials?", max_length=300, help_text="With their edition, such as: state video, March 2026."
    )


class CorrectForm(TrainingForm):
    """The same, as it stands now, and why it changes."""

    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, help_text="Kept with the step.")

    def prepare(self) -> None:
        """Start from what stands now."""
        for name in ("title", "held_on", "minutes", "given_by", "materials"):
            self.fields[name].initial = getattr(self.row, name)


class LaterForm(StepForm):
    """Who was there before they had an account, and how that is known."""

    user_id = forms.TypedChoiceField(label="Who was there?", coerce=int)
    reason = forms.CharField(
        label="How do you know?",
        max_length=workflow.LONGEST_WHY,
        help_text="Such as: the sheet that everybody signed. Kept with the record.",
    )

    def prepare(self) -> None:
        """Offer who had no role here on that day."""
        rows = workflow.later(self.row, clock.now())
        choices = [(row.pk, row.get_full_name() or row.email) for row in rows]
        self.fields["user_id"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]


ENTER: Final = Action(
    "enter", "Write a training down", "Write it down", workflow.enter, "Written down. Now mark who was there.",
    TrainingForm, lead="One that was held. Everybody who helps to run the program has it, and every apprentice.",
)  # fmt: skip
CORRECT: Final = Action("correct", "Put it right", "Save", workflow.correct, "Put right.", CorrectForm)
LATER: Final = Action(
    "later-account", "They were there, and have their account since later", "They were there", workflow.mark_later,
    "Marked, with your reason.", LaterForm,
    lead="For somebody who had no role here on that day. Everybody else is on the list of who was there.",
)  # fmt: skip
STEPS: Final = [LATER, CORRECT]
TAKE_BACK: Final = Action(
    "take-back", "They were not there", "Take it back", workflow.take_back, "Taken back. It stays on record.",
    ReasonForm, stop=True,
)  # fmt: skip


@door(COORDINATORS)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who should have it: who lacks it first; for printing all at once."""
    asked = Asked.of(request)
    found = lines(request, asked)
    is_paper = "paper" in request.GET
    page = Paginator(found, MOST_PRINTED if is_paper else PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page_obj": page,
        "lines": page.object_list,
        "asked": asked,
        "lacking": sum(line.lacks for line in found),
        "all": len(found),
        "shows": list(SHOW.items()),
        "whos": list(WHO.items()),
        "places": places(signed_in(request)),
        "query": query.urlencode(),
        "is_paper": is_paper,
        "on": timezone.localdate(clock.now()),
    }
    return show(request, "admin/anti_harassment.html", context, title=PEOPLE[1])


@door(COORDINATORS)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed now, as a table in which no cell is taken for a formula."""
    rows = [HEAD, *(_cells(line) for line in lines(request, Asked.of(request)))]
    name = f"anti-harassment-{timezone.localdate(clock.now()):%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(spreadsheets.as_csv(rows), content_type=spreadsheets.CSV, headers=headers)


def _cells(line: Line) -> tuple[str, ...]:
    days = (day.isoformat() if day else "" for day in (line.held_on, line.through))
    return (line.name, line.part, line.badge[1], *days)


@door(COORDINATORS)
@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    """The trainings that were held, the latest first."""
    here = Count("attendances", filter=Q(attendances__taken_back_at__isnull=True))
    rows = scoped(AntiHarassmentTraining.objects.all(), signed_in(request)).annotate(came=here)
    rows = rows.select_related("organization").order_by("-held_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "places": places(signed_in(request))}
    return show(request, "admin/anti_harassment_trainings.html", context, title=TRAININGS[1], trail=trail(PEOPLE))


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a training of an organization down."""
    row = get_object_or_404(scoped(Organization.objects.all(), signed_in(request)), pk=pk)

    def back(made: AntiHarassmentTraining) -> str:
        return reverse("conduct:choose", args=[made.pk])

    return step_page(request, ENTER, row, above=trail(PEOPLE, TRAININGS), back=back, lead=str(row))


def _training(request: HttpRequest, pk: int) -> AntiHarassmentTraining:
    rows = scoped(AntiHarassmentTraining.objects.all(), signed_in(request))
    return get_object_or_404(rows.select_related("organization", "entered_by"), pk=pk)


@door(COORDINATORS)
@require_safe
def training(request: HttpRequest, pk: int) -> HttpResponse:
    """One training: what stands about it, and who was there."""
    return _show(request, _training(request, pk))


def _show(request: HttpRequest, row: AntiHarassmentTraining, failed: Failed | None = None) -> HttpResponse:
    user = signed_in(request)
    failed = failed or Failed(wanted=request.GET.get("open", ""))
    rows = row.attendances.select_related("person", "user", "marked_by", "taken_back_by")
    rows = rows.order_by(F("taken_back_at").asc(nulls_first=True), "person__sort_name", "user__name", "pk")

    def url(slug: str) -> str:
        return reverse("conduct:step", args=[row.pk, slug])

    context = {
        "row": row,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "steps": failed.offer([LATER], url, row, user, lazy=True) + failed.offer([CORRECT], url, row, user),
    }
    above = trail(PEOPLE, TRAININGS)
    return show(
        request, "admin/anti_harassment_training.html", context, title=row.title, trail=above, failed=failed
    )  # fmt: skip


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Put right what stands about a training, or mark somebody whose account is newer."""
    row = _training(request, pk)
    back = reverse("conduct:training", args=[pk])
    return take(request, one_of(STEPS, step), row, back=back, again=lambda failed: _show(request, row, failed))


@door(COORDINATORS)
@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Who had a place or a role on the day of this training and is not marked at it yet, to be ticked."""
    row = _training(request, pk)
    marked = set(row.attendances.standing().values_list("user", "person"))
    asked = replace(Asked.of(request), place=row.organization_id)
    found = [line for line in lines(request, asked, row) if _of(line) not in marked]
    context = {
        "row": row,
        "asked": asked,
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "shows": list(SHOW.items()),
        "whos": list(WHO.items()),
    }
    above = [*trail(PEOPLE, TRAININGS), (reverse("conduct:training", args=[pk]), row.title)]
    return show(request, "admin/anti_harassment_choose.html", context, title="Who was there?", trail=above)


def _of(line: Line) -> tuple[int | None, int | None]:
    kind, key, _ = line.key
    return (key, None) if kind == "user" else (None, key)


@door(COORDINATORS)
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark everybody who is ticked, or all on the page."""
    row = _training(request, pk)
    user = signed_in(request)
    names = ("all-user", "all-person") if "all" in request.POST else ("user", "person")
    users, people = (keys_in(request.POST.getlist(name)[:PER_PAGE]) for name in names)
    count = workflow.mark(row.pk, users=users, people=people, by=Actor.user(user), at=clock.now())
    if not count:
        messages.warning(request, NOBODY)
        return redirect("conduct:choose", pk=pk)
    messages.success(request, f"Marked: {count} {'person' if count == 1 else 'people'}.")
    return redirect("conduct:training", pk=pk)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that somebody was there, with the reason."""
    rows = AntiHarassmentAttendance.objects.select_related("training", "person", "user")
    row = get_object_or_404(scoped(rows, signed_in(request)), pk=pk)
    address = reverse("conduct:training", args=[row.training_id])
    above = [*trail(PEOPLE, TRAININGS), (address, row.training.title)]
    who = row.person or row.user
    return step_page(request, TAKE_BACK, row, above=above, back=address, lead=f"{who}, {row.training.title}")
