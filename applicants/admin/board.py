"""What the board of an application shows: where it stands, every requirement with its reason, and what comes next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from applicants.admin import approvals, results
from applicants.admin.steps import BEING_SCREENED, section_title
from applicants.models import (
    OPEN_OFFERS,
    Application,
    ApplicationState,
    Offer,
    OnboardingTask,
    ScreeningResult,
)
from applicants.records.evidence import Judged, standing
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, Verdict
from applicants.workflows.applications import sections_of
from apprenticeships.admin.actions import Action, Failed, Offered
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words

SENSITIVE: Final = frozenset({Kind.BACKGROUND, Kind.DRUG})
BADGES: Final = {
    Verdict.MET: ("done", "Met"),
    Verdict.WAIVED: ("done", "Waived"),
    Verdict.NOT_APPLICABLE: ("later", "Not asked"),
    Verdict.NOT_MET: ("stop", "Not met"),
    Verdict.EXPIRED: ("you", "Too old"),
    Verdict.LOOK: ("look", "Please look"),
}
MISSING: Final = {
    Turn.YOU: ("us", "The candidate"),
    Turn.US: ("you", "Your turn"),
    Turn.NOBODY: ("later", "Not there yet"),
}
WORDS: Final = {True: "yes", False: "no", None: "unclear"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One requirement on the board."""

    title: str
    asked: str
    family: str
    badge: str
    sentence: str
    notes: tuple[str, ...]
    sensitive: bool
    results: list["Recorded"]
    steps: list[Offered] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One result that is on record."""

    words: str
    day: date
    source: str
    voided: str
    steps: list[Offered] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """The requirements of one step of the program."""

    title: str
    rows: list[Shown]


def requirement_actions(application: Application) -> list[Action]:
    """Every step that concerns one requirement or one result; none once the application is over."""
    found: list[Action] = []
    found.extend(approvals.actions_of(application))
    for step in application.screening.select_related("requirement"):
        found.append(results.record(step.requirement))
        if step.waived_by_id is None:
            found.append(results.waive(step.pk))
    for row in _results_of(application).filter(voided_at__isnull=True):
        found.append(results.take_back(row.pk))
        if row.values.get("flagged"):
            found.append(results.accept(row.pk))
    return found


def screening_of(application: Application, *, at: datetime, failed: Failed, url: Any, user: User) -> list[Group]:
    """Every requirement in the order of the program, grouped by its step, with what may be done about it."""
    judged = standing(application, at=at)
    may = application.state in BEING_SCREENED or application.state in {
        ApplicationState.OFFERED,
        ApplicationState.ACCEPTED,
        ApplicationState.ONBOARDING,
    }
    recorded = _recorded(application, failed, url, user, may=may)
    groups: dict[str, list[Shown]] = {}
    for each in judged:
        rows = [row for requirement, kind, row in recorded if _belongs(each, requirement, kind)]
        department = each.rule.kind is Kind.DEPARTMENT_APPROVAL
        actions = _actions(each, approvals.actions_of(application) if department else [])
        steps = failed.offer(actions, url, application, user, lazy=True) if may else []
        asked = approvals.notes_of(application) if department else []
        groups.setdefault(each.requirement.step.title, []).append(_shown(each, rows, steps, asked))
    return [Group(title, rows) for title, rows in groups.items()]


def _actions(each: Judged, instead: list[Action]) -> list[Action]:
    """What may be done about a requirement; a department that was asked answers its request, and no form beside it."""
    found = instead or [results.record(each.requirement)]
    if each.step.waived_by_id is None and each.answer.verdict not in {Verdict.MET, Verdict.NOT_APPLICABLE}:
        found.append(results.waive(each.step.pk))
    return found


def _shown(each: Judged, rows: list[Recorded], steps: list[Offered], asked: list[str]) -> Shown:
    answer = each.answer
    family, badge = MISSING[answer.turn] if answer.verdict is Verdict.MISSING else BADGES[answer.verdict]
    notes = []
    if not each.rule.required:
        notes.append("Preferred, not required")
    if answer.valid_until:
        notes.append(f"Valid through {day_in_words(answer.valid_until, year=True)}")
    if answer.retest_from:
        notes.append(f"May be tried again from {day_in_words(answer.retest_from, year=True)}")
    if each.step.waive_reason:
        notes.append(f"Waived: {each.step.waive_reason}")
    notes.extend(asked)
    return Shown(
        title=each.requirement.title,
        asked=each.requirement.sentence,
        family=family,
        badge=badge,
        sentence=answer.staff,
        notes=tuple(notes),
        sensitive=each.rule.kind in SENSITIVE,
        results=rows,
        steps=steps,
    )


def _belongs(each: Judged, requirement_id: int | None, kind: str) -> bool:
    if kind != each.requirement.kind:
        return False
    return requirement_id is None or requirement_id == each.requirement.pk


def _results_of(application: Application) -> QuerySet[ScreeningResult]:
    """The results of a person but the answers to requests: those are changed where they were given."""
    return ScreeningResult.objects.filter(person_id=application.person_id).exclude(values__has_key="application")


def _recorded(
    application: Application, failed: Failed, url: Any, user: User, *, may: bool
) -> list[tuple[int | None, str, Recorded]]:
    rows = _results_of(application).order_by("-taken_on", "-pk")
    found = []
    for row in rows:
        actions = []
        if may and row.voided_at is None:
            actions = [results.take_back(row.pk)]
            if row.values.get("flagged"):
                actions.insert(0, results.accept(row.pk))
        steps = failed.offer(actions, url, application, user, lazy=True)
        recorded = Recorded(_words(row.values), row.taken_on, row.source, row.void_reason, steps)
        found.append((row.requirement_id, row.kind, recorded))
    return found


def _words(values: dict[str, Any]) -> str:
    parts = []
    for name, value in values.items():
        shown = WORDS[value] if value is None or isinstance(value, bool) else str(value).replace("_", " ")
        parts.append(f"{name.replace('_', ' ')}: {shown}")
    return ", ".join(parts).capitalize()


def sections_shown(application: Application) -> list[dict[str, Any]]:
    """The sections with what was written in them; contact data and birth date stand elsewhere."""
    saved = {row.slug: row for row in application.sections.all()}
    found = []
    for spec in sections_of(application.version):
        row = saved.get(spec.slug)
        answers = row.answers if row else {}
        found.append(
            {
                "title": section_title(spec.slug),
                "complete": bool(row and row.is_complete),
                "reopened": bool(row and row.reopened),
                "reason": row.request_note if row and row.reopened else "",
                "answers": [
                    (name.replace("_", " ").capitalize(), _answer(value))
                    for name, value in answers.items()
                    if name != "unfinished"
                ],
            }
        )
    return found


def _answer(value: Any) -> str:
    if value in ("", None, []):
        return "No answer"
    if isinstance(value, bool):
        return WORDS[value].capitalize()
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def hiring_of(application: Application) -> dict[str, Any]:
    """Before which departments somebody is, whom they meet, and what was offered."""
    offers = list(application.offers.select_related("opening__department__site", "made_by", "seat"))
    return {
        "referrals": list(application.referrals.select_related("opening__department__site", "opening__cohort")),
        "interviews": list(application.interviews.select_related("opening__department__site", "manager")),
        "offers": offers,
        "open_offer": next((each for each in offers if each.state in OPEN_OFFERS), None),
        "seat": _seat(offers),
    }


def _seat(offers: Iterable[Offer]) -> str:
    for each in offers:
        if each.seat is not None and each.seat.person_id is not None and each.seat.state in {"held", "taken"}:
            return f"Seat {each.seat.number} in {each.opening.department} is {each.seat.get_state_display().lower()}"
    return ""


def tasks_of(application: Application, on: date) -> dict[str, Any]:
    """The list before the first day."""
    rows = list(OnboardingTask.objects.filter(application=application).select_related("item", "done_by"))
    owners: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.done_at is None:
            owners[row.item.owner] += 1
    return {
        "rows": [{"row": row, "late": row.done_at is None and row.due_on < on} for row in rows],
        "open": sum(owners.values()),
        "gating": sum(row.done_at is None and row.item.gates_start for row in rows),
    }
