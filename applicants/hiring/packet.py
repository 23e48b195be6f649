"""What a hiring manager may read about a candidate: work, tests, conditions by one word, own words. Nothing else."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from applicants.hiring import cards
from applicants.hiring.queue import class_words
from applicants.hiring.standing import LEVELS, Seen
from applicants.models import (
    Application,
    InterviewLogistics,
    InterviewNote,
    Job,
    ScreeningResult,
    ScreeningStep,
    Section,
    Wish,
)
from applicants.records import evidence
from applicants.records.facts import Facts
from applicants.rules import experience, workkeys
from applicants.rules.requirements import SATISFIED, RequirementRule, Verdict
from applicants.rules.results import Decision, ExamScore, TypingCount
from applicants.rules.scorecards import RATINGS
from applicants.rules.scored import exam_that_counts, still_good
from applicants.rules.screening import ManagerView
from applicants.rules.typing import Formula, display, net_wpm
from applicants.rules.working_days import day_words, local_day, when_words
from apprenticeships.models import Criterion, Requirement, RequirementKind, User
from apprenticeships.models.parameter import Values
from apprenticeships.written import written_once

OWN_WORDS: Final = "words"
QUESTIONS: Final = {"why": "Why this work?", "proud": "A time when others counted on them"}
FULL_TIME: Final = 100
GLANCE: Final = (
    RequirementKind.EXPERIENCE,
    RequirementKind.TYPING,
    RequirementKind.ENTRANCE_EXAM,
    RequirementKind.WORKKEYS,
)
LABELS: Final[dict[str, str]] = {
    RequirementKind.EXPERIENCE: "Health care work",
    RequirementKind.TYPING: "Typing",
    RequirementKind.ENTRANCE_EXAM: "Entrance exam",
    RequirementKind.WORKKEYS: "WorkKeys",
}
CONDITION_WORDS: Final = {
    ManagerView.CLEARED: ("done", "Cleared"),
    ManagerView.PENDING: ("later", "Pending"),
    ManagerView.NOT_CLEARED: ("stop", "Not cleared"),
}


@dataclass(frozen=True, slots=True)
class Packet:
    """One candidate before one opening, as the reader may see them."""

    seen: Seen
    about: str
    figures: list[dict[str, str]]
    conditions: list[dict[str, str]]
    words: list[dict[str, str]]
    jobs: list[dict[str, str]]
    criteria: list[Criterion]
    cards: list[dict[str, Any]]
    agreement: dict[str, Any]
    notes: list[dict[str, str]]
    notes_wait: bool
    wishes: list[str]
    mine_in: bool
    logistics: str


def logistics_of(application_id: int) -> str:
    """What a coordinator wrote about time and place of interviews with somebody, if anything."""
    rows = InterviewLogistics.objects.filter(application=application_id)
    return rows.values_list("words", flat=True).first() or ""


def load(seen: Seen, reader: User, *, at: datetime) -> Packet:
    """Load the packet of a candidate whom the reader sees."""
    application: Any
    (application,), on = _whole(seen.referral.application_id), local_day(at, seen.standing.zone)
    criteria = list(Criterion.objects.asked_in(application.version_id))
    mine_in = seen.has_card_of(reader)
    jobs = list(application.jobs.all())
    return Packet(
        seen=seen,
        about=_about(seen, on),
        figures=_figures(seen, application, jobs, at),
        conditions=_conditions(seen, application, on),
        words=_words(application.answers or {}),
        jobs=[_job(row) for row in jobs],
        criteria=criteria,
        cards=cards.shown(seen, criteria, reader),
        agreement=cards.agreement_of(seen, criteria, mine_in=mine_in),
        notes=_notes(seen, reader, on),
        notes_wait=not cards.may_see(seen, reader),
        wishes=application.wanted,
        mine_in=mine_in,
        logistics=application.told or "",
    )


@written_once
def _whole(application: int) -> QuerySet[Application]:
    """What a packet reads of an application beside what a row of the queue has, in one statement.

    Own words (``answers``), wishes in their order (``wanted``), and what interviewers have to know of time and place
    (``told``) come along.
    """
    of_them = {"application": OuterRef("pk")}
    rows = Application.objects.select_related("version__program__organization", "cohort", "home_department__site")
    return rows.annotate(
        answers=Subquery(Section.objects.filter(**of_them, slug=OWN_WORDS).values("answers")[:1]),
        told=Subquery(InterviewLogistics.objects.filter(**of_them).values("words")[:1]),
        wanted=ArraySubquery(Wish.objects.filter(**of_them).order_by("rank").values("interest__title")),
    ).filter(pk=application)


@written_once
def _glance(application: int, version: int) -> QuerySet[Requirement]:
    """What a program asks of the figures at the top, each with whether it was ``waived`` for somebody."""
    steps = ScreeningStep.objects.filter(application=application, requirement=OuterRef("pk"))
    asked = Requirement.objects.filter(version=version, kind__in=GLANCE).select_related("version")
    return asked.annotate(waived=Exists(steps.filter(waived_by__isnull=False)))


def kit(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """What everybody is asked, in order: of each criterion its questions, and what each rating means."""
    return [{"criterion": each, "questions": list(each.questions.all()), "anchors": anchors(each)} for each in criteria]


def anchors(criterion: Criterion) -> list[tuple[int, str, str]]:
    """Number, word and anchor sentence of each rating of a criterion."""
    sentences = [*criterion.anchors, *[""] * len(RATINGS)]
    return [(number, word, sentences[number - 1]) for number, word in RATINGS.items()]


def _about(seen: Seen, on: date) -> str:
    opening, meeting = seen.referral.opening, seen.interview
    parts = [f"{class_words(opening, on)}.", f"{opening.department}."]
    if meeting is not None and meeting.starts_at is not None and meeting.state == "held":
        when = when_words(meeting.starts_at, meeting.zone, on)
        parts.append(f"Interviewed on {when} by {meeting.manager.get_full_name()}.")
    return " ".join(parts)


def _figures(seen: Seen, application: Application, jobs: Sequence[Job], at: datetime) -> list[dict[str, str]]:
    on = local_day(at, seen.standing.zone)
    asked = {row.kind: row for row in _glance(application.pk, application.version_id)}
    waived = {kind for kind, row in asked.items() if row.waived}  # type: ignore[attr-defined]
    numbers = Values(seen.referral.numbers)  # type: ignore[attr-defined]
    facts = evidence.known(application, at=at, for_department=True)
    if not numbers.value(LEVELS, on=on):
        return _experience_alone(facts, jobs, asked, waived, on) + _passed(application, asked, waived)
    found = _experience_alone(facts, jobs, asked, waived, on)
    readers: dict[str, Callable[[RequirementRule, Any, date], dict[str, str]]] = {
        RequirementKind.TYPING: _typing,
        RequirementKind.ENTRANCE_EXAM: _exam,
        RequirementKind.WORKKEYS: _workkeys,
    }
    for kind, reader in readers.items():
        if kind in waived:
            found.append(_figure(LABELS[kind], "Waived"))
        elif kind in asked:
            rule, came = evidence.recorded(facts, asked[kind])
            counts_on = rule.judged_on(applied_on=facts.on, start=application.cohort.starts_on)
            found.append(reader(rule, came, counts_on))
    return found


def _experience_alone(
    facts: Facts, jobs: Sequence[Job], asked: Mapping[str, Requirement], waived: Collection[str], on: date
) -> list[dict[str, str]]:
    if RequirementKind.EXPERIENCE in waived:
        return [_figure(LABELS[RequirementKind.EXPERIENCE], "Waived")]
    if RequirementKind.EXPERIENCE in asked:
        needed = evidence.rule_in(facts, asked[RequirementKind.EXPERIENCE]).threshold.get("months")
        return [_experience(jobs, needed, on)]
    return []


def _passed(
    application: Application, asked: Mapping[str, Requirement], waived: Collection[str]
) -> list[dict[str, str]]:
    """Of each test only that it is passed or not yet, where the program shows no levels."""
    rows = application.screening.filter(requirement__in=asked.values()).values_list("requirement__kind", "verdict")
    met = {kind for kind, verdict in rows if verdict in SATISFIED}
    return [
        _figure(LABELS[kind], "Waived" if kind in waived else "Passed" if kind in met else "")
        for kind in GLANCE
        if kind in asked and kind != RequirementKind.EXPERIENCE
    ]


def _figure(label: str, value: str, small: str = "") -> dict[str, str]:
    return {"label": label, "value": value or "–", "small": small if value else "not there yet"}  # noqa: RUF001


def _experience(worked: Sequence[Job], needed: int | None, on: date) -> dict[str, str]:
    jobs = [
        experience.Job(row.started_on, row.ended_on, Fraction(row.share, 100)) for row in worked if row.is_health_care
    ]
    months = experience.months_worked(jobs, until=on)
    number, unit = experience.in_words(months).split(" ")
    small = f"{unit}, {experience.in_words(Fraction(needed))} needed" if needed else unit
    return _figure(LABELS[RequirementKind.EXPERIENCE], number if jobs else "", small)


def _typing(rule: RequirementRule, results: Iterable[TypingCount], on: date) -> dict[str, str]:
    """The best try that counts; one that is too old, or looked unusual and was not accepted, is no number."""
    speeds = [
        net_wpm(each.keystrokes, each.errors, each.minutes, _formula(rule, each.taken_on))
        for each in results
        if each.minutes > 0 and not each.flagged and still_good(rule, each.taken_on, on)
    ]
    return _figure(
        LABELS[RequirementKind.TYPING], display(max(speeds)).removesuffix(".0") if speeds else "", "words a minute"
    )


def _formula(rule: RequirementRule, taken_on: date) -> Formula:
    return Formula(rule.made(taken_on).threshold.get("formula", Formula.A))


def _exam(rule: RequirementRule, results: Sequence[ExamScore], on: date) -> dict[str, str]:
    """The score by which the screening judges, on the day on which results count."""
    score = exam_that_counts(rule, results, on)
    if score is None:
        return _figure(LABELS[RequirementKind.ENTRANCE_EXAM], "")
    most = score.maximum or rule.made(score.taken_on).threshold.get("maximum")
    return _figure(LABELS[RequirementKind.ENTRANCE_EXAM], f"{float(score.score):g}", f"of {most}" if most else "points")


def _workkeys(rule: RequirementRule, results: Iterable[workkeys.Sitting], on: date) -> dict[str, str]:
    answer = workkeys.held([each for each in results if still_good(rule, each.taken_on, on)])
    levels = ", ".join(str(level) for level in answer.levels if level is not None)
    complete = answer.certificate not in {workkeys.Certificate.INCOMPLETE, workkeys.Certificate.NONE}
    word = answer.certificate.value.title() if complete else ("Below 3" if levels else "")
    return _figure(LABELS[RequirementKind.WORKKEYS], word, f"levels {levels}" if levels else "")


def _conditions(seen: Seen, application: Application, on: date) -> list[dict[str, str]]:
    found = []
    if seen.screening is not None:
        family, word = CONDITION_WORDS[seen.screening]
        small = "Nobody who hires sees more than this word."
        found.append({"label": "Screening", "family": family, "word": word, "small": small, "icon_name": "lock"})
    if heard := [row["verdict"] for row in _verdicts(seen) if row["kind"] == RequirementKind.REFERENCE]:
        family, word = ("done", "Done") if all(each in SATISFIED for each in heard) else ("later", "Pending")
        small = "Nobody who hires reads what was said."
        found.append({"label": "References", "family": family, "word": word, "small": small, "icon_name": "lock"})
    if application.is_internal:
        found.append(_approval(application, on))
    return found


def _verdicts(seen: Seen) -> list[dict[str, Any]]:
    """What the referral was loaded with: of each step its kind and verdict."""
    return list(seen.referral.verdicts)  # type: ignore[attr-defined]


def _approval(application: Application, on: date) -> dict[str, str]:
    verdict = (
        application.screening.filter(requirement__kind=RequirementKind.DEPARTMENT_APPROVAL)
        .values_list("verdict", flat=True)
        .first()
    )
    result = (
        ScreeningResult.objects.filter(
            person_id=application.person_id,
            kind=RequirementKind.DEPARTMENT_APPROVAL,
            voided_at__isnull=True,
            values__decision=Decision.APPROVED.value,
        )
        .order_by("-taken_on", "-pk")
        .values_list("taken_on", flat=True)
        .first()
    )
    family, word = ("done", "Approved") if verdict == Verdict.MET else ("later", "Pending")
    home = str(application.home_department) if application.home_department else "Their department"
    when = f", on {day_words(result, on)}" if result and family == "done" else ""
    small = f"{home}{when}. Whoever approves cannot score."
    return {"label": "Works here now", "family": family, "word": word, "small": small, "icon_name": ""}


def _words(answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """The section of own words, and no other section of the application."""
    return [
        {"title": title, "text": str(answers[key]).strip()}
        for key, title in QUESTIONS.items()
        if str(answers.get(key) or "").strip()
    ]


def _job(row: Job) -> dict[str, str]:
    until = f"{row.ended_on:%B %Y}" if row.ended_on else "now"
    part = "" if row.share == FULL_TIME else f", {row.share}% of full time"
    return {"employer": row.employer, "title": row.title, "small": f"{row.started_on:%B %Y} to {until}{part}"}


def _notes(seen: Seen, reader: User, on: date) -> list[dict[str, str]]:
    """What interviewers of the same department left for the next one.

    What others wrote about the interview that the reader scores stays closed as long as their cards do.
    """
    opening = seen.referral.opening
    rows = InterviewNote.objects.filter(
        interview__application=seen.referral.application, interview__opening__department=opening.department
    ).select_related("author")
    if not cards.may_see(seen, reader):
        rows = rows.exclude(~Q(author=reader), interview=seen.interview)
    rows = rows.only("words", "written_at", "author__name", "author__email")
    return [
        {
            "words": row.words,
            "who": row.author.get_full_name(),
            "day": day_words(local_day(row.written_at, seen.standing.zone), on),
        }
        for row in rows
    ]
