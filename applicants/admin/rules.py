"""The numbers of a program's rules by date: what holds, what held, what is planned, and whom another value touches."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.admin.rule_reading import Number, number_of
from applicants.records.asked import requirements_of
from applicants.records.deadlines import local_day
from applicants.records.rule_effects import MOST_LOOKED_AT, Effect, effect_of
from applicants.workflows import requirement_changes, rule_changes
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.models import CONDITION_KINDS, ProgramVersion, Requirement, RequirementChange, VersionState
from apprenticeships.rules.measures import ASKED_ONCE, MEASURES, OF_KIND, Change, measures_of
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor

MOST_NAMED: Final = 12
FROM_NOW, ALL = "new", "all"


class ValueForm(StepForm):
    """Another value, from which day on, for which results, and why. Whom it touches is said before it is saved."""

    value = forms.CharField(label="New value", max_length=2000)
    effective_from = day_field("From this day on", help_text="The day itself counts, where the program is.")
    reach = forms.ChoiceField(
        label="For which results?",
        choices=[
            (FROM_NOW, "For what is done from that day on. Whoever passed before stays passed."),
            (ALL, "For all results, earlier ones too"),
        ],
        initial=FROM_NOW,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label="Where does it come from?",
        max_length=200,
        required=False,
        help_text="Such as a posting, a contract or the minutes of a committee.",
    )
    reason = forms.CharField(label="Why does it change?", max_length=200, help_text="Kept with it, with your name.")
    confirmed = forms.BooleanField(
        label="I know whom it touches",
        required=False,
        help_text="Asked when it changes how people stand: who they are stands here before you save.",
    )
    effect: Effect | None = None

    def prepare(self) -> None:
        """How the value is written."""
        number: Number = self.row
        self.fields["value"].help_text = number.measure.how_to_write
        reach = self.fields["reach"]
        if number.measure.key in ASKED_ONCE and isinstance(reach, forms.ChoiceField):
            reach.label = "For which applications?"
            reach.choices = [
                (FROM_NOW, "For those sent from that day on. Whoever sent theirs before is not asked for more."),
                (ALL, "For all open ones, from that day on"),
            ]
        elif number.measure.names and isinstance(reach, forms.ChoiceField):
            reach.label = "For whom?"
            reach.choices = [(FROM_NOW, "For everybody whose application is open, from that day on")]

    def clean(self) -> dict[str, Any]:
        """Read the value in its shape, and say once whom it touches."""
        data = super().clean() or self.cleaned_data
        text = data.get("value")
        if text is None:
            return data
        number: Number = self.row
        try:
            data["value"] = number.measure.read(text)
        except ValueError as problem:
            self.add_error("value", str(problem))
            return data
        if data.get("effective_from") is not None and data.get("reach") and not self.errors:
            self._preview(number, data)
        return data

    def _preview(self, number: Number, data: dict[str, Any]) -> None:
        """Say whom it touches; of a background check, a drug screen or a registry never who they are."""
        if data.get("confirmed"):
            return
        if number.requirement.kind in CONDITION_KINDS:
            count = rule_changes.asked_for(number.requirement).count()
            if count:
                who = "1 open application is" if count == 1 else f"{count:,} open applications are"
                self.add_error("confirmed", f"{who} judged anew by this. Tick the box and save once more.")
            return
        change = Change(number.measure.key, data["value"], data["effective_from"], data["reach"] == ALL)
        self.effect = effect(number.requirement, change, at=clock.now())
        if self.effect.touches:
            self.add_error("confirmed", f"{in_words(self.effect)} Tick the box and save once more.")


def effect(requirement: Requirement, change: Change, *, at: datetime) -> Effect:
    """Whom a change would touch, of the open applications."""
    rows = rule_changes.asked_for(requirement)
    first = rows.select_related("version__program__organization", "cohort", "person").order_by("pk")[:MOST_LOOKED_AT]
    return effect_of(requirement, change, list(first), asked=rows.count(), at=at)


def in_words(found: Effect) -> str:
    """Say in numbers whom a change touches."""
    parts = [
        _people(found.helped, "would meet this that does not now", "would meet this that do not now"),
        _people(found.hurt, "would not meet it any more", "would not meet it any more"),
        _people(found.over, "would be over with it", "would be over with it"),
        f"for {found.dates} a day changes" if found.dates else "",
    ]
    some = f" of the first {found.looked_at:,}" if found.looked_at < found.asked else ""
    who = "1 open application" if found.asked == 1 else f"{found.asked:,} open applications"
    return f"Of {who}{some}: {', '.join(part for part in parts if part)}."


def _people(rows: list[Any], one: str, many: str) -> str:
    return f"{len(rows)} {one if len(rows) == 1 else many}" if rows else ""


def _plan(number: tuple[int, str], *, reach: str, confirmed: bool, by: Actor, at: datetime, **fields: Any) -> object:
    requirement, measure = number
    return requirement_changes.plan(requirement, measure=measure, for_all=reach == ALL, by=by, at=at, **fields)


PLAN: Final = Action(
    "change",
    "Set another value",
    "Save the new value",
    _plan,
    "Saved. Whoever it touches is judged anew within a minute of the beginning of its day.",
    ValueForm,
)
TAKE_BACK: Final = Action(
    "take-back",
    "Take it back",
    "Take it back",
    requirement_changes.take_back,
    "Taken back. The value before it goes on.",
    ReasonForm,
    stop=True,
)


@door(COORDINATORS)
@require_safe
def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Every number of a version: what holds now, and what is planned."""
    version = _version(request, pk)
    on = local_day(version.program, clock.now())
    asked = requirements_of(version)
    found = [(row, [number_of(row, measure, on) for measure in measures_of(row.kind)]) for row in asked]
    context = {
        "version": version,
        "rows": [
            {"pk": row.pk, "title": row.title, "tasks": [_task(each) for each in own]} for row, own in found if own
        ],
        "draft": version.state == VersionState.DRAFT,
    }
    return show(request, "admin/rules.html", context, title="Numbers by date", trail=_trail(version)[:-1])


@door(COORDINATORS)
@require_safe
def number(request: HttpRequest, pk: int, requirement: int, measure: str) -> HttpResponse:
    """One number: all its values with their dates, and a form for another one."""
    version = _version(request, pk)
    return _page(request, version, _number(version, requirement, measure))


@door(COORDINATORS)
@require_POST
def change(request: HttpRequest, pk: int, requirement: int, measure: str) -> HttpResponse:
    """Set another value from a day on."""
    version = _version(request, pk)
    row = _number(version, requirement, measure)
    return take(
        request,
        PLAN,
        row,  # type: ignore[arg-type]
        key=(requirement, measure),
        back=_address("rule", row),
        again=lambda failed: _page(request, version, row, failed),
    )


@door(COORDINATORS)
@require_POST
def take_back(request: HttpRequest, pk: int, requirement: int, measure: str, row: int) -> HttpResponse:
    """Let a planned value go."""
    version = _version(request, pk)
    found = _number(version, requirement, measure)
    planned = next((line.change for line in found.lines if line.change and line.change.pk == row), None)
    if planned is None:
        raise Http404
    return take(
        request,
        _taking_back(planned),
        planned,
        back=_address("rule", found),
        again=lambda failed: _page(request, version, found, failed),
    )


def _taking_back(row: RequirementChange) -> Action:
    """The step for one of several planned values, each with ids of its own on the page."""
    return replace(TAKE_BACK, slug=f"{TAKE_BACK.slug}-{row.pk}")


def _task(row: Number) -> dict[str, str]:
    """The way to a number, with its value now and those to come."""
    since = f"Since {day_in_words(row.now.since, year=True)}" if row.now.since else ""
    ahead = [f"{line.words} from {day_in_words(line.since, year=True)}" for line in row.ahead if line.since]
    return {
        "title": row.measure.label,
        "url": _address("rule", row),
        "small": "; ".join(part for part in (since, *ahead) if part),
        "aside": row.now.words,
    }


def _version(request: HttpRequest, pk: int) -> ProgramVersion:
    rows = ProgramVersion.objects.select_related("program__organization")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _number(version: ProgramVersion, pk: int, measure: str) -> Number:
    rows = Requirement.objects.select_related("version__program__organization", "step")
    row = get_object_or_404(rows.prefetch_related("changes__decided_by"), pk=pk, version=version)
    if measure not in OF_KIND.get(row.kind, ()):
        raise Http404
    return number_of(row, MEASURES[measure], local_day(version.program, clock.now()))


def _page(request: HttpRequest, version: ProgramVersion, row: Number, failed: Failed | None = None) -> HttpResponse:
    user, failed = signed_in(request), failed or Failed()
    lines = []
    for line in row.lines:
        step = None
        if line.badge == "Planned" and line.change is not None:
            url = _address("rule-take-back", row, line.change.pk)
            step = failed.offer([_taking_back(line.change)], lambda _slug, url=url: url, line.change, user)[0]  # type: ignore[misc]
        lines.append({"line": line, "step": step})
    draft = version.state == VersionState.DRAFT
    plan = None if draft else failed.offer([PLAN], lambda _slug: _address("rule-change", row), row, user)[0]
    form = failed.form if isinstance(failed.form, ValueForm) else None
    context = {
        "version": version,
        "number": row,
        "lines": lines,
        "plan": plan,
        "draft": draft,
        "effect": _named(form.effect) if form is not None and form.effect is not None else None,
    }
    title = f"{row.requirement.title}: {row.measure.label[:1].lower()}{row.measure.label[1:]}"
    return show(request, "admin/rule.html", context, title=title, trail=_trail(version), failed=failed)


def _named(found: Effect) -> dict[str, Any]:
    """The people whom a change touches, some of them by name."""
    groups = (
        ("Would meet it", found.helped),
        ("Would not meet it any more", found.hurt),
        ("Would be over", found.over),
    )
    return {
        "groups": [(title, rows[:MOST_NAMED], max(len(rows) - MOST_NAMED, 0)) for title, rows in groups if rows],
        "dates": found.dates,
    }


def _trail(version: ProgramVersion) -> list[tuple[str, str]]:
    return [
        (reverse("admin:apprenticeships_programversion_change", args=[version.pk]), str(version)),
        (reverse("board:rules", args=[version.pk]), "Numbers by date"),
    ]


def _address(name: str, row: Number, *more: int) -> str:
    return reverse(f"board:{name}", args=[row.requirement.version_id, row.requirement.pk, row.measure.key, *more])
