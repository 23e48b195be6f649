"""Lists of people at the coordinators' desk: upload, a first look at what it would do, taking it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, show
from apprenticeships.admin.answers import AnswersForm, Question, answers_in
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.errors import DomainError
from apprenticeships.layout import tile_label
from apprenticeships.models import Program
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor
from cohorts.admin.partnership_steps import ListForm
from cohorts.admin.partnerships import above, program_of
from cohorts.models import BatchState, ParticipantBatch, ParticipantKind
from cohorts.rules.partnership import participants as rules
from cohorts.rules.partnership.participant_matching import NEW, SKIP, Candidate, Outcome, Plan, Verdict
from cohorts.workflows import participant_lists
from cohorts.workflows.known_people import places_of

MOST_LISTS: Final = 20
MOST_QUESTIONS: Final = 50
MOST_ROWS: Final = 100
TITLES: Final = {"employer": "Employer", "union": "Union local", "kind": "Kind", "occupation": "Occupation",
                 "region": "Region", "reference": "Number", "joined_on": "Joined on", "left_on": "Left on"}  # fmt: skip
STATES: Final = {
    BatchState.TRIED: ("you", "Not taken in yet"),
    BatchState.APPLIED: ("done", "Taken in"),
    BatchState.DISCARDED: ("later", "Thrown away"),
}


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload a list for a first look; the lists of before."""
    program = program_of(request, pk)
    user = signed_in(request)
    if request.method != "POST":
        return _show_upload(request, program, Failed("", ListForm(row=program, user=user)))
    form = ListForm(request.POST, request.FILES, row=program, user=user)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        places = {name: form.cleaned_data[name] for name in ("employer", "union")}
        try:
            batch = participant_lists.try_out(
                program.pk, filename=sent.name, data=sent.read(), **places, by=Actor.user(user), at=clock.now()
            )
        except DomainError as refused:
            form.add_error("file", refused.message)
        else:
            return redirect("partnership:batch", pk=batch.pk)
    return _show_upload(request, program, Failed("upload", form))


def _show_upload(request: HttpRequest, program: Program, failed: Failed) -> HttpResponse:
    rows = ParticipantBatch.objects.filter(program=program).select_related("uploaded_by").defer("content")
    context = {
        "program": program,
        "form": failed.form,
        "columns": rules.COLUMNS,
        "lists": [{"row": each, "badge": STATES[BatchState(each.state)]} for each in rows[:MOST_LISTS]],
    }
    title = "Take in a list of people"
    return show(request, "admin/partnership_import.html", context, title=title, trail=above(program), failed=failed)


@door(COORDINATORS)
@require_safe
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty list with all headings."""
    program_of(request, pk)
    response = HttpResponse("\ufeff" + rules.template(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="participants.csv"'
    return response


@dataclass(frozen=True, slots=True)
class Look:
    """A list as it would be taken in now, in words."""

    batch: ParticipantBatch
    plan: Plan
    names: Mapping[int, str]

    @classmethod
    def at(cls, batch: ParticipantBatch) -> "Look":
        """Look at a list now."""
        plan = participant_lists.plan_of(batch, at=clock.now())
        return cls(batch, plan, places_of(batch.program).names)

    @property
    def asked(self) -> list[Verdict]:
        """Rows that a person decides about on this page."""
        return self.plan.of(Outcome.ASK)[:MOST_QUESTIONS]

    @property
    def left_for_later(self) -> list[Verdict]:
        """Rows with a question for which this page has no room: they are left out now."""
        return self.plan.of(Outcome.ASK)[MOST_QUESTIONS:]

    def questions(self) -> list[Question]:
        """Each question with its answers."""
        return [
            Question(each.entry.row, self._label(each), self._choices(each), f"Row {each.entry.row}: say who this is.")
            for each in self.asked
        ]

    def _label(self, verdict: Verdict) -> str:
        entry = verdict.entry
        told = [entry.name, self.names.get(entry.employer or 0, ""), entry.occupation, entry.reference, entry.email]
        return f"Row {entry.row}: {', '.join(each for each in told if each)}"

    def _choices(self, verdict: Verdict) -> list[Any]:
        found = [(each.key, tile_label("The same person", self._who(each))) for each in verdict.candidates]
        if verdict.may_be_new:
            found.append((NEW, tile_label("Somebody else", "A new person with the same name.")))
        return [*found, (SKIP, tile_label("Leave this row out", "Nothing of it is kept."))]

    def _who(self, each: Candidate) -> str:
        known = each.known
        if known is None:
            return f"{each.name} of row {each.row}; this row is left out."
        told = [each.name, self.names.get(known.employer or 0, ""), known.occupation, known.reference, known.email]
        joined = (
            f"joined on {day_in_words(known.joined_on, year=True)}" if known.joined_on else "not in this program yet"
        )
        return f"{', '.join(text for text in told if text)}; {joined}."

    def changes(self) -> list[dict[str, Any]]:
        """What would be different for people who take part already."""
        return [
            {"name": each.entry.name, "row": each.entry.row, "changes": list(self._changes(each))}
            for each in self.plan.of(Outcome.CHANGED)[:MOST_ROWS]
        ]

    def _changes(self, verdict: Verdict) -> Any:
        for name, value in verdict.changes.items():
            yield TITLES[name], self._value(name, getattr(verdict.known, name)), self._value(name, value)

    def _value(self, name: str, value: Any) -> str:
        if name in {"employer", "union"}:
            return self.names.get(value, "None")
        if name == "kind":
            return str(ParticipantKind(value).label)
        return day_in_words(value, year=True) if hasattr(value, "year") else str(value or "None")


def _batch(request: HttpRequest, pk: int) -> ParticipantBatch:
    rows = ParticipantBatch.objects.select_related("program__organization", "uploaded_by")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what taking it in would do; afterwards what it did."""
    return _show_batch(request, _batch(request, pk))


def _show_batch(request: HttpRequest, row: ParticipantBatch, data: Any = None, refusal: str = "") -> HttpResponse:
    family, badge = STATES[BatchState(row.state)]
    context: dict[str, Any] = {"batch": row, "program": row.program, "family": family, "badge": badge}
    form = AnswersForm([], data)
    if row.state == BatchState.TRIED:
        look = Look.at(row)
        form = AnswersForm(look.questions(), data)
        context |= _looked(look) | {"answers": form}
    failed = None
    if refusal:
        form.full_clean()
        form.add_error(None, refusal)
        failed = Failed("take-in", form)
    above_it = [*above(row.program), (reverse("partnership:import", args=[row.program_id]), "Take in a list of people")]
    return show(request, "admin/partnership_batch.html", context, title=row.filename, trail=above_it, failed=failed)


def _looked(look: Look) -> dict[str, Any]:
    plan = look.plan
    fresh, changed = plan.of(Outcome.NEW, Outcome.JOINS), plan.of(Outcome.CHANGED)
    wrong = len({each.row for each in plan.problems})
    before = ParticipantBatch.objects.filter(
        program=look.batch.program_id, digest=look.batch.digest, state=BatchState.APPLIED
    )
    return {
        "look": look,
        "fingerprint": plan.fingerprint,
        "figures": [
            {"label": "New", "value": f"{len(fresh):,}", "small": f"of {look.batch.rows:,} rows"},
            {"label": "Known, nothing new", "value": f"{len(plan.of(Outcome.SAME)):,}"},
            {"label": "Known, something changed", "value": f"{len(changed):,}"},
            {"label": "For you to decide", "value": f"{len(plan.of(Outcome.ASK)):,}"},
            {"label": "Rows with a mistake", "value": f"{wrong:,}"},
        ],
        "sure": len(fresh) + len(changed),
        "asked": len(look.asked),
        "later": len(look.left_for_later),
        "ignored": participant_lists.sheet_in(look.batch).ignored,
        "problems": plan.problems[:MOST_ROWS],
        "more_problems": max(0, len(plan.problems) - MOST_ROWS),
        "changes": look.changes(),
        "more_changes": max(0, len(changed) - MOST_ROWS),
        "fresh": [
            {"row": each.entry.row, "name": each.entry.name, "known": each.outcome == Outcome.JOINS,
             "where": look.names.get(each.entry.employer or 0, ""), "occupation": each.entry.occupation}
            for each in fresh[:MOST_ROWS]
        ],
        "more_fresh": max(0, len(fresh) - MOST_ROWS),
        "before": before.order_by("-ended_at").first(),
    }  # fmt: skip


@door(COORDINATORS)
@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in what was shown."""
    row = _batch(request, pk)
    answers = answers_in(request.POST.dict())
    if row.state == BatchState.TRIED:
        plan = participant_lists.plan_of(row, at=clock.now())
        answers |= {each.entry.row: SKIP for each in plan.of(Outcome.ASK)[MOST_QUESTIONS:]}
    try:
        done = participant_lists.take_in(
            pk,
            fingerprint=request.POST.get("fingerprint", ""),
            answers=answers,
            by=Actor.user(signed_in(request)),
            at=clock.now(),
        )
    except DomainError as refused:
        return _show_batch(request, _batch(request, pk), request.POST, refused.message)
    people = "1 person" if done.created == 1 else f"{done.created:,} people"
    known = "1 was known" if done.matched == 1 else f"{done.matched:,} were known"
    messages.success(request, f"Taken in: {people} joined, {known}.")
    return redirect("partnership:batch", pk=pk)


@door(COORDINATORS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a list away."""
    row = _batch(request, pk)
    try:
        participant_lists.discard(pk, by=Actor.user(signed_in(request)), at=clock.now())
    except DomainError as refused:
        return _show_batch(request, _batch(request, pk), request.POST, refused.message)
    messages.success(request, "Thrown away. Nothing of this list was kept.")
    return redirect("partnership:import", pk=row.program_id)
