"""What the board of an application shows: where it stands, every requirement with its reason, and what comes next."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from applicants.admin import approvals, drug, owners, registry_matches, results
from applicants.admin.parts import part
from applicants.admin.steps import section_title
from applicants.admin.turns import OURS, SENT
from applicants.models import (
    OPEN_OFFERS,
    Application,
    ConditionCheck,
    Offer,
    ScreeningResult,
)
from applicants.records import supervision
from applicants.records.evidence import AFTER_READY, Judged, on_now, standing
from applicants.records.offer_first import NOT_BEFORE_OFFER
from applicants.records.typing_words import unusual
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, Verdict
from applicants.rules.result_words import told
from applicants.workflows.agreements import AGREEMENT
from applicants.workflows.applications import sections_of
from apprenticeships.admin.actions import Action, Failed, Offered
from apprenticeships.models import RequirementKind, User
from apprenticeships.rules.words import day_in_words

SENSITIVE: Final = frozenset({Kind.BACKGROUND, Kind.DRUG, Kind.REGISTRY})
OWN_PAGES: Final = {Kind.BACKGROUND: "board:background", Kind.REFERENCE: "board:references"}
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

    requirement: int
    title: str
    asked: str
    family: str
    badge: str
    sentence: str
    """In quotes where it is what the applicant reads, who is "you" there."""
    notes: tuple[str, ...]
    sensitive: bool
    results: list["Recorded"]
    steps: list[Offered] = field(default_factory=list)
    own_page: str = ""
    """The name of the page that has its steps, where it has one of its own."""
    look: "owners.Look | None" = None


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


@dataclass(frozen=True, slots=True)
class Open:
    """Something of a person that is open on our side, with the place of the page where it is done."""

    title: str
    family: str
    badge: str
    anchor: str


URGENT: Final = ("stop", "look", "you")
"""The colors of what is ours, in the order in which it should be done: late, to look at, our turn."""


def open_of(groups: Iterable[Group], tasks: Iterable[Mapping[str, Any]], papers: Iterable[Any]) -> list[Open]:
    """What is open on our side, late first, so that nobody has to search a long page for it."""
    found = [
        Open(row.title, row.family, row.badge, f"asked-{row.requirement}")
        for group in groups
        for row in group.rows
        if row.family in {"look", "you"}
    ]
    for task in tasks:
        row = task["row"]
        if task["late"]:
            found.append(Open(row.item.title, "stop", "Late", "tasks"))
        elif row.said_at and not row.done_at:
            found.append(Open(row.item.title, "look", "Please look", "tasks"))
    found += [Open(each.row.title, each.family, each.badge, "documents") for each in papers if each.family == "you"]
    return sorted(found, key=lambda each: URGENT.index(each.family))


def requirement_actions(application: Application) -> list[Action]:
    """Every step that concerns one requirement or one result; none once the application is over."""
    found: list[Action] = []
    found.extend(approvals.actions_of(application, approvals.requests_of(application)))
    for step in application.screening.select_related("requirement"):
        kind = step.requirement.kind
        if kind != RequirementKind.BACKGROUND:
            found.extend(drug.ALL if kind == RequirementKind.DRUG else [results.record(step.requirement)])
        found.extend(owners.actions(step))
        if step.waived_by_id is None:
            found.append(results.waive(step.pk))
    for row in _results_of(application).filter(voided_at__isnull=True):
        found.append(results.take_back(row.pk))
        if row.values.get("flagged"):
            found.append(results.accept(row.pk))
        if row.kind == RequirementKind.REGISTRY:
            found.extend(registry_matches.answers(row.pk))
    return found


def screening_of(application: Application, *, at: datetime, failed: Failed, url: Any, user: User) -> list[Group]:
    """Every requirement in the order of the program, grouped by its step, with what may be done about it."""
    judged = standing(application, at=at)
    on = {each.step.pk for each in on_now(judged)} if application.state in OURS else set()
    silent = _silent(application)
    may = application.state in SENT
    recorded = _recorded(application, failed, url, user, at=at, may=may)
    looked_at = owners.looks_of(application, (each.step for each in judged), at=at, user=user, url=url) if may else {}
    groups: dict[str, list[Shown]] = {}
    for each in judged:
        rows = [row for requirement, kind, row in recorded if _belongs(each, requirement, kind)]
        requests = approvals.requests_of(application) if each.rule.kind is Kind.DEPARTMENT_APPROVAL else []
        screen = drug.row_of(application) if each.rule.kind is Kind.DRUG else None
        actions = _actions(each, approvals.actions_of(application, requests), screen)
        steps = failed.offer(actions, url, application, user, lazy=True) if may else []
        asked = [*(approvals.note(request) for request in requests), *drug.notes(screen)]
        if _is_early(each):
            asked.append(NOT_BEFORE_OFFER)
        if supervision.is_to_be_confirmed(application, each, at=at):
            asked.append("Passed at home. To be confirmed in a typing room before an offer.")
        groups.setdefault(each.requirement.step.title, []).append(
            _shown(each, rows, steps, asked, _badge(each, on, silent), looked_at.get(each.step.pk))
        )
    return [Group(title, rows) for title, rows in groups.items()]


def _actions(each: Judged, instead: list[Action], screen: ConditionCheck | None) -> list[Action]:
    """What may be done about a requirement; a department that was asked answers its request, and no form beside it."""
    if each.rule.kind is Kind.DRUG:
        applies = each.answer.verdict is not Verdict.NOT_APPLICABLE
        counts = each.answer.verdict is Verdict.MET
        found = drug.actions(each.step.application, screen, counts=counts) if applies else []
    else:
        own = each.rule.kind is Kind.BACKGROUND or _is_early(each)
        found = instead or ([] if own else [results.record(each.requirement)])
    if each.step.waived_by_id is None and each.answer.verdict not in {Verdict.MET, Verdict.NOT_APPLICABLE}:
        found.append(results.waive(each.step.pk))
    return found


def _is_early(each: Judged) -> bool:
    """Whether the law of the place wants an offer before this check, and nobody has one yet."""
    return each.waits_by_law and each.step.application.state not in AFTER_READY


def _silent(application: Application) -> Container[Turn]:
    """Whose turn no row may say, as the head does not: nobody's after the end, and not ours while others are next."""
    if application.ended_at is not None or application.state not in SENT:
        return set(Turn)
    waits: bool = application.waits  # type: ignore[attr-defined]
    return set() if application.state in OURS or waits else {Turn.US}


def _badge(each: Judged, on: Container[int], silent: Container[Turn]) -> tuple[str, str]:
    """How a requirement stands. A check that others have to come before is not there yet, as the page's head says."""
    answer = each.answer
    if answer.verdict is not Verdict.MISSING:
        return BADGES[answer.verdict]
    early = each.rule.kind in SENSITIVE and each.step.pk not in on
    return MISSING[Turn.NOBODY if early or answer.turn in silent else answer.turn]


def _shown(
    each: Judged,
    rows: list[Recorded],
    steps: list[Offered],
    asked: list[str],
    standing_: tuple[str, str],
    look: "owners.Look | None",
) -> Shown:
    answer = each.answer
    family, badge = standing_
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
        requirement=each.requirement.pk,
        title=each.requirement.title,
        asked=each.requirement.sentence,
        family=family,
        badge=badge,
        sentence=answer.staff if answer.staff != answer.applicant else f"“{answer.applicant}”",
        notes=tuple(notes),
        sensitive=each.rule.kind in SENSITIVE,
        results=rows,
        steps=steps,
        own_page=_own_page(each),
        look=look,
    )


def _own_page(each: Judged) -> str:
    """A check has its page whatever it says; references have one where they are asked of this person."""
    asked = each.rule.kind is Kind.BACKGROUND or each.answer.verdict is not Verdict.NOT_APPLICABLE
    return OWN_PAGES.get(each.rule.kind, "") if asked else ""


def _belongs(each: Judged, requirement_id: int | None, kind: str) -> bool:
    if kind != each.requirement.kind:
        return False
    return requirement_id is None or requirement_id == each.requirement.pk


def _results_of(application: Application) -> QuerySet[ScreeningResult]:
    """The results of a person but the answers to requests: those are changed where they were given."""
    return ScreeningResult.objects.filter(person_id=application.person_id).exclude(values__has_key="application")


def _recorded(
    application: Application, failed: Failed, url: Any, user: User, *, at: datetime, may: bool
) -> list[tuple[int | None, str, Recorded]]:
    rows = _results_of(application).select_related("typing_test", "match").order_by("-taken_on", "-pk")
    found = []
    opened = (failed.wanted or failed.slug).startswith(results.VOID)
    lead = results.also_cancels(application, at=at) if may and opened else ""
    for row in rows:
        actions = []
        if may and row.voided_at is None:
            actions = [results.take_back(row.pk, lead=lead)]
            if row.values.get("flagged"):
                actions.insert(0, results.accept(row.pk))
            if registry_matches.waits(row):
                actions = registry_matches.answers(row.pk, found_by_reader=row.match.named_by_id == user.pk)
        steps = failed.offer(actions, url, application, user, lazy=True)
        words = ". ".join([told(Kind(row.kind), row.values), *_unusual(row)])
        recorded = Recorded(words, row.taken_on, row.source, row.void_reason, steps)
        found.append((row.requirement_id, row.kind, recorded))
    return found


def _unusual(row: ScreeningResult) -> list[str]:
    test = getattr(row, "typing_test", None)
    return [] if test is None else unusual(test)


def has_conditions(application: Application) -> bool:
    """Whether the board of an application loaded ``with_parts`` shows where a check stands."""
    known: bool = application.has_condition_checks or application.has_registry  # type: ignore[attr-defined]
    return known


def sections_shown(application: Application) -> list[dict[str, Any]]:
    """The sections with what was written in them while it is kept; contact data and birth date stand elsewhere."""
    if application.answers_destroyed_at is not None:
        return []
    saved: dict[str, dict[str, Any]] = {row["slug"]: row for row in application.written}  # type: ignore[attr-defined]
    found = []
    for spec in sections_of(application.version):
        row = saved.get(spec.slug, {})
        reopened = row.get("reopened", False)
        found.append(
            {
                "title": section_title(spec.slug),
                "complete": row.get("is_complete", False),
                "reopened": reopened,
                "reason": row["request_note"] if reopened else "",
                "answers": [
                    (name.replace("_", " ").capitalize(), _answer(value))
                    for name, value in row.get("answers", {}).items()
                    if name != "unfinished"
                ],
            }
        )
    return found


def sendings_shown(application: Application) -> list[dict[str, Any]]:
    """The answers to our questions that changed something, the newest first."""
    rows: list[dict[str, Any]] = application.answered  # type: ignore[attr-defined]
    return [{**row, "sent_at": datetime.fromisoformat(row["sent_at"])} for row in rows]


def _answer(value: Any) -> str:
    if value in ("", None, []):
        return "No answer"
    if isinstance(value, bool):
        return WORDS[value].capitalize()
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def hiring_of(application: Application) -> dict[str, Any]:
    """Before which departments somebody is, whom they meet, and what was offered."""
    offers = list(part(application, "offers").select_related("opening__department__site", "made_by", "seat"))
    interviews = part(application, "interviews").select_related(
        "opening__department__site", "opening__cohort", "manager"
    )
    return {
        "referrals": list(part(application, "referrals").select_related("opening__department__site")),
        "interviews": list(interviews),
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
    rows = list(part(application, "onboarding_tasks").select_related("item"))
    undone = [row for row in rows if row.done_at is None]
    may = {row.pk: row.may_change and row.item.slug != AGREEMENT for row in rows}
    return {
        "rows": [{"row": row, "late": row.done_at is None and row.due_on < on, "may": may[row.pk]} for row in rows],
        "may": any(may[row.pk] for row in undone),
        "open": len(undone),
        "gating": sum(row.item.gates_start for row in undone),
    }
