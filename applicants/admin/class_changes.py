"""A class is moved, merged or called off: the coordinator reads what it means for each person, then says yes to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import ClassChange, StartQuestion
from applicants.records.deadlines import local_day
from applicants.rules.class_changes import Stands
from applicants.workflows import class_changes, new_starts
from applicants.workflows.class_changes import Outcome
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import ReasonForm, StepForm, show
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.todo import plural
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from cohorts.models import Cohort

UNPROCESSABLE: Final = 422
LABELS: Final = {
    Stands.SEATED: "Has the seat",
    Stands.READY: "Gets ready",
    Stands.OFFERED: "Has an offer",
    Stands.CALLED: "Is being called",
    Stands.WAITS: "Waits for a seat",
    Stands.APPLIES: "Applies",
}
FAMILIES: Final = {Stands.SEATED: "done", Stands.READY: "you", Stands.OFFERED: "you", Stands.CALLED: "look"}


class MoveForm(ReasonForm):
    """The new first day, and why."""

    starts_on = day_field("New first day")
    field_order = ("starts_on", "reason")


class IntoForm(ReasonForm):
    """In which class people go on, and why."""

    into = forms.ModelChoiceField(Cohort.objects.none(), label="In which class people go on", empty_label="Choose one")
    field_order = ("into", "reason")

    def prepare(self) -> None:
        """Other classes of the program that are still ahead."""
        others = Cohort.objects.of_apprentices().filter(program=self.row.program_id, canceled_at__isnull=True)
        ahead = others.filter(starts_on__gt=local_day(self.row.program, clock.now())).exclude(pk=self.row.pk)
        field = self.fields["into"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = ahead.select_related("program").order_by("starts_on")


@dataclass(frozen=True, slots=True)
class Change:
    """One way to change a class: its form, what it does, and the words around it. ``slug`` names it."""

    slug: str
    title: str
    lead: str
    button: str
    form: type[StepForm]
    step: Callable[..., Outcome]
    stop: bool = False


def _move(pk: int, *, starts_on: date, by: Actor, at: datetime, reason: str) -> Outcome:
    return class_changes.move(pk, starts_on=starts_on, by=by, at=at, reason=reason)


def _merge(pk: int, *, into: Cohort, by: Actor, at: datetime, reason: str) -> Outcome:
    return class_changes.merge(pk, into_id=into.pk, by=by, at=at, reason=reason)


def _call_off(pk: int, *, into: Cohort, by: Actor, at: datetime, reason: str) -> Outcome:
    return class_changes.call_off(pk, into_id=into.pk, by=by, at=at, reason=reason)


CHANGES: Final = (
    Change(
        "move",
        "Start on another day",
        "Seats, lists and interviews stay. Who said yes is asked again.",
        "Move the first day",
        MoveForm,
        _move,
    ),
    Change(
        "merge",
        "Merge into another class",
        "Each seat goes along with whoever has it, and the two lists become one, by scores.",
        "Merge the class",
        IntoForm,
        _merge,
    ),
    Change(
        "call-off",
        "Call the class off",
        "Seats here end. Who had one is first on the list of the other class, and confirms there.",
        "Call it off",
        IntoForm,
        _call_off,
        stop=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says on the phone."""

    slug: str
    step: Callable[..., object]
    done: str


ANSWERS: Final = (
    Answer("yes", new_starts.say_yes, "Written down: yes."),
    Answer("no", new_starts.say_no, "Written down: no. The seat is free, and the next on the list gets it."),
)


N = TypeVar("N", Change, Answer)


def _named(rows: Iterable[N], slug: str) -> N:
    found = next((row for row in rows if row.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _cohort(request: HttpRequest, pk: int) -> Cohort:
    rows = scoped(Cohort.objects.of_apprentices(), signed_in(request)).select_related("program__organization")
    return get_object_or_404(rows, pk=pk)


@door(COORDINATORS)
@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose how a class changes; see what changed before, and who has not answered."""
    row = _cohort(request, pk)
    forms_ = {each.slug: _form(each, row, signed_in(request)) for each in CHANGES}
    return _page(request, row, forms_, wanted=request.GET.get("open", ""))


def _told(people: int, managers: int) -> str:
    who = plural(people, "1 person", f"{people} people")
    return f"Done. {who} and {plural(managers, '1 manager', f'{managers} managers')} are told."


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Look at what a change would do, or do it once it was looked at; what changed meanwhile is shown again first."""
    row, user = _cohort(request, pk), signed_in(request)
    chosen = _named(CHANGES, step)
    form = _form(chosen, row, user, request.POST)
    if form.is_valid():
        run = partial(chosen.step, row.pk, by=Actor.user(user), at=clock.now(), **form.cleaned_data)
        try:
            found = class_changes.rehearse(run)
            if request.POST.get("seen", "") == _digest(found):
                done = run()
                messages.success(request, _told(len(done.lines), done.managers))
                return redirect("board:class-change", pk=row.pk)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return _preview(request, row, chosen, form, found)
    empty = {each.slug: _form(each, row, user) for each in CHANGES}
    return _page(request, row, empty | {chosen.slug: form}, wanted=chosen.slug, refused=True)


@door(COORDINATORS)
@require_POST
def answered(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Write down what somebody said on the phone about the new first day."""
    row = _cohort(request, pk)
    asked = get_object_or_404(StartQuestion.objects.filter(application__cohort=row), pk=question)
    answer = _named(ANSWERS, request.POST.get("answer", ""))
    try:
        answer.step(asked.pk, by=Actor.user(signed_in(request)), at=clock.now(), reason="Said so on the phone")
    except DomainError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, answer.done)
    return redirect("board:class-change", pk=row.pk)


def _form(chosen: Change, row: Cohort, user: User, data: Any = None) -> StepForm:
    return chosen.form(data, row=row, user=user, auto_id=f"{chosen.slug}-%s")


def _digest(found: Outcome) -> str:
    """What the preview says about people, so that nobody agrees to something else than what happens."""
    words = "|".join(f"{line.name}:{line.stands}:{line.voided}" for line in found.lines)
    return sha256(f"{found.change.after}|{found.managers}|{words}".encode()).hexdigest()


def _page(
    request: HttpRequest, row: Cohort, forms_: dict[str, StepForm], *, wanted: str, refused: bool = False
) -> HttpResponse:
    changes = ClassChange.objects.filter(cohort=row).select_related("into", "decided_by")
    context = {
        "cohort": row,
        "choices": [
            {"change": each, "form": forms_[each.slug], "open": each.slug == wanted}
            for each in CHANGES
            if row.canceled_at is None
        ],
        "changes": list(changes),
        "asked": list(_waiting(row)),
        "form": forms_[wanted] if refused else None,
    }
    response = show(request, "admin/class_change.html", context, title="Change the class", trail=_trail(row))
    response.status_code = UNPROCESSABLE if refused else 200
    return response


def _waiting(row: Cohort) -> QuerySet[StartQuestion]:
    """Who has not said yet whether the new first day fits."""
    rows = StartQuestion.objects.open().filter(application__cohort=row).select_related("application__person", "change")
    return rows.order_by("application__person__sort_name", "pk")


def _preview(request: HttpRequest, row: Cohort, chosen: Change, form: StepForm, found: Outcome) -> HttpResponse:
    order = list(LABELS)
    lines = sorted(found.lines, key=lambda line: (order.index(line.stands), line.name))
    context = {
        "cohort": row,
        "change": chosen,
        "after": found.change.after,
        "sent": [(name, form.data.get(name, "")) for name in form.fields],
        "seen": _digest(found),
        "again": bool(form.data.get("seen")),
        "outcome": found,
        "counts": [(LABELS[stands], found.count(stands)) for stands in order if found.count(stands)],
        "lines": [
            {"line": line, "label": LABELS[line.stands], "family": FAMILIES.get(line.stands, "later")} for line in lines
        ],
    }
    return show(request, "admin/class_change_preview.html", context, title=chosen.title, trail=_trail(row))


def _trail(row: Cohort) -> list[tuple[str, str]]:
    return [
        *trail(("classes:list", "Classes")),
        (reverse("classes:class", args=[row.pk]), str(row)),
        (reverse("board:seats", args=[row.pk]), "Seats"),
    ]
