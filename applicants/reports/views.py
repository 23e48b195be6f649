"""The pages of who looks at equal opportunity: reports of closed classes, made once. Every reading is written down."""

import csv
import io
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import FairnessReport
from applicants.models.fairness import analyzed_by
from applicants.records.training import in_training
from applicants.reports import goals, words
from applicants.rules import part30
from applicants.workflows import fairness
from applicants.workflows.fairness import LONGEST_REASON
from apprenticeships import clock
from apprenticeships.access import ANALYSTS, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Program
from apprenticeships.rules.cells import neutralized
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.models import Registration

PER_PAGE: Final = 25
MOST_MONTHS: Final = 36
LAST: Final = len(goals.COLUMNS) - 1
REFUSED: Final = 422
NOT_KEPT: Final = "Goals were not kept with this report when it was made, so it shows none."


class MakeForm(StaffForm):
    """Through which month."""

    through = forms.ChoiceField(
        label="Classes that started through the end of",
        help_text="A longer time has larger numbers, of which more can be shown.",
        error_messages={"required": "Choose a month.", "invalid_choice": "Choose one of these months."},
    )

    def __init__(self, data: Any, *, months: list[date]) -> None:
        super().__init__(data)
        choice = self.fields["through"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", "Choose one"), *((f"{each:%Y-%m}", f"{each:%B %Y}") for each in months)]

    @property
    def helper(self) -> Any:
        """How the field is drawn."""
        return form_helper(submit="Make the report")


class ReasonForm(StaffForm):
    """What a file is for."""

    reason = forms.CharField(
        label="What is the file for?",
        max_length=LONGEST_REASON,
        help_text="Kept with your name and the time.",
        error_messages={"required": "Write what the file is for."},
    )

    @property
    def helper(self) -> Any:
        """How the field is drawn."""
        return form_helper()


@door(ANALYSTS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The reports that were made, the newest first, and the programs for which one can be made."""
    user = user_of(request)
    rows = FairnessReport.objects.visible_to(user).defer("content").select_related("program", "made_by")
    page = Paginator(rows.order_by("-first", "program__name", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "programs": list(analyzed_by(user).order_by("name", "pk"))}
    return render(request, "reports/home.html", context)


@door(ANALYSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the next report of a program."""
    user = user_of(request)
    program = get_object_or_404(analyzed_by(user).select_related("organization"), slug=slug)
    on = clock.now().astimezone(ZoneInfo(program.organization.zone)).date()
    ready = fairness.ready(program, on=on)
    months = ready.months[:MOST_MONTHS]
    form = MakeForm(request.POST if request.method == "POST" else None, months=months)
    if form.is_bound and form.is_valid():
        through = next(each for each in months if f"{each:%Y-%m}" == form.cleaned_data["through"])
        try:
            row = fairness.make(program.pk, through=through, on=on, by=Actor.user(user), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, "The report is made. It stays as it is.")
            return redirect("reports:report", public_id=row.public_id)
    mode, since = fairness.mode_of(fairness.version_of(program), on)
    context = {
        "program": program,
        "part30": part30.in_words(mode, since),
        "plan_due": part30.plan_due(mode, _registered_on(program), on),
        "outgrown": part30.outgrown(mode, in_training(program).count()),
        "first": ready.first,
        "why": ready.why,
        "form": form,
        "is_on": fairness.is_on(program, on=on),
        "months": months,
    }
    return render(request, "reports/new.html", context, status=REFUSED if form.errors else 200)


def _registered_on(program: Program) -> date | None:
    """The first day on which a track of a program was registered, if somebody entered it."""
    rows = Registration.objects.filter(track__version__program=program)
    first: date | None = rows.aggregate(first=Min("registered_on"))["first"]
    return first


@door(ANALYSTS)
@never_cache
@require_safe
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A report as it was made."""
    row = _own(request, public_id)
    fairness.read(row.pk, by=Actor.user(user_of(request)), at=clock.now())
    return _show(request, row, ReasonForm())


@door(ANALYSTS)
@require_POST
def download(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The same numbers as a CSV file."""
    row = _own(request, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form)
    try:
        fairness.download(row.pk, by=Actor.user(user_of(request)), at=clock.now(), reason=form.cleaned_data["reason"])
    except DomainError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return _show(request, row, form)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[neutralized(cell) for cell in line] for line in _lines(row)])
    name = f"equal-opportunity-{slugify(row.program.name)}-{row.first:%Y-%m}-{row.last:%Y-%m}.csv"
    return HttpResponse(
        f"\ufeff{out.getvalue()}",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _own(request: HttpRequest, public_id: UUID) -> FairnessReport:
    rows = FairnessReport.objects.visible_to(user_of(request)).select_related("program", "made_by")
    return get_object_or_404(rows, public_id=public_id)


def _show(request: HttpRequest, row: FairnessReport, form: ReasonForm) -> HttpResponse:
    content: dict[str, Any] = row.content
    aims = _goals(content)
    context = {
        "report": row,
        "people": content["people"],
        "hired": content["hired"],
        "bounds": content["bounds"],
        "has_small": words.has_small(content),
        "goals": {**aims, "columns": [{"label": each, "number": 0 < i < LAST} for i, each in enumerate(goals.COLUMNS)]},
        "steps": [
            [words.step(each["titles"]), f"{each['reached']:,}", f"{each['passed']:,}", _withdrew(each)]
            for each in content["steps"]
        ],
        "columns": [
            {"label": "Step"},
            *({"label": label, "number": True} for label in ("Reached", "Passed", "Withdrew")),
        ],
        "questions": [
            {
                "title": words.QUESTIONS[each["key"]],
                "tables": [] if words.is_empty(each) else list(words.tables(content, each)),
            }
            for each in content["questions"]
        ],
        "form": form,
    }
    return render(request, "reports/report.html", context, status=REFUSED if form.errors else 200)


def _goals(content: dict[str, Any]) -> dict[str, Any]:
    """The goals of a report's last day as a table, where its mode asked for them, and the sentences beside it."""
    found = {"part30": NOT_KEPT, "rows": [], "missing": "", "no_quota": goals.NO_QUOTA}
    kept = content.get("part30")
    if kept is None:
        return found
    since = date.fromisoformat(kept["since"]) if kept["since"] else None
    found["part30"] = part30.in_words(kept["mode"], since)
    if not part30.asks_plan(kept["mode"]):
        return found
    return {**found, "rows": goals.rows(content, kept["goals"]), "missing": goals.missing(kept["goals"])}


def _withdrew(step: dict[str, Any]) -> str:
    return "Not told apart" if step["withdrew"] is None else f"{step['withdrew']:,}"


def _lines(row: FairnessReport) -> list[list[str]]:
    """Every table of a report under one head, and below what the numbers are."""
    content: dict[str, Any] = row.content
    found = [["Question", "Step", *words.COLUMNS]]
    for question in content["questions"]:
        for table in words.tables(content, question):
            labels = [column["label"] for column in table["columns"]]
            for cells in table["rows"]:
                known = dict(zip(labels, cells, strict=True))
                line = [known.get(label, "Not told apart") for label in words.COLUMNS]
                found.append([words.QUESTIONS[question["key"]], table["title"], *line])
    aims = _goals(content)
    if aims["rows"]:
        found += [[], ["Goals", *goals.COLUMNS], *(["", *cells] for cells in aims["rows"]), [goals.NO_QUOTA]]
    found.append([aims["part30"]])
    first, last = (day_in_words(each, year=True) for each in (row.first, row.last))
    found.append([f"{row.program.name}. Classes that started {first} through {last}."])
    found.append(["Hidden: fewer than 5 people, or a number that would give such a one away."])
    return found
