"""By which day each of an applicant's own steps is done in time for the class, and what is said about it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState
from applicants.records.asked import requirements_of
from applicants.records.check_order import is_asked_anew
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, judge_all, known, steps_of, unmet
from applicants.records.facts import Facts
from applicants.rules.own_days import Ahead, Waits, by_day, comes_too_soon
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind
from apprenticeships.daysoff import calendar_named
from apprenticeships.models import Parameter, ProgramVersion, RequirementKind, StepKind
from apprenticeships.rules.dates import add_business_days
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort

OWN: Final = frozenset(
    {
        Kind.INFO_SESSION,
        Kind.ENTRANCE_EXAM,
        Kind.WORKKEYS,
        Kind.TYPING,
        Kind.DOCUMENT,
        Kind.REFERENCE,
        Kind.DEPARTMENT_APPROVAL,
        Kind.BACKGROUND,
    }
)
"""What begins with the applicant. A drug screen begins with our order, which names its own day."""
WAITS: Final = (
    "response_days", "approval_days", "background_report_days", "drug_lab_days", "drug_result_days", "invite_days",
    "interview_choose_days", "score_days", "offer_days", "reference_reminder_days", "reference_reminders",
)  # fmt: skip
NAMED: Final = frozenset({RequirementKind.TYPING, RequirementKind.WORKKEYS, RequirementKind.INFO_SESSION})
MEETING: Final = (StepKind.INTERVIEW, StepKind.MATCHING)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The days of somebody's own steps by requirement, seen on a day.

    ``others`` are the days by which we, or a department, answer about what got too old while they are with managers.
    ``too_soon`` says that the class can no longer be reached; ``later`` is the first day of the one after it, where it
    is known, and ``aim`` its own.
    """

    on: date
    days: Mapping[int, date] = field(default_factory=dict)
    too_soon: bool = False
    later: date | None = None
    aim: date | None = None
    is_draft: bool = False
    others: Mapping[int, date] = field(default_factory=dict)

    def first(self, *asked: Judged) -> date | None:
        """Return the first of their days, also where it is over; ``None`` for what is not theirs to do."""
        return min((self.days[each.requirement.pk] for each in asked if each.requirement.pk in self.days), default=None)

    def by(self, *asked: Judged) -> str:
        """Say by when the first of them is to be done, or else by when others do it; nothing where no day is known."""
        day = self.first(*asked)
        if day is None:
            return self._by_others(*asked)
        return _("As soon as you can") if self.is_short(*asked) else _("By %(when)s") % {"when": day_in_words(day)}

    def _by_others(self, *asked: Judged) -> str:
        known = [(self.others[each.requirement.pk], each) for each in asked if each.requirement.pk in self.others]
        if not known:
            return ""
        day, each = min(known, key=lambda one: one[0])
        if each.waits_for_department:
            late, text = _("Their answer is late, and we ask for it"), _("They answer by %(when)s")
        else:
            late, text = _("We are late with this, and do it next"), _("We do this by %(when)s")
        return late if day < self.on else text % {"when": day_in_words(day)}

    def after(self, *asked: Judged) -> str:
        """Say what happens to who is later: nobody is left behind, and nothing is lost."""
        if self.first(*asked) is None or self.is_lost:
            return ""
        words = {"day": day_in_words(self.later)} if self.later is not None else {}
        is_short = self.is_short(*asked)
        if is_short and words:
            text = _("Time is short for this class. If it begins without you, you go on for the class of %(day)s.")
            return text % words
        if is_short:
            return _short()
        if words:
            text = _("If you are later, the class may begin without you. Then you go on for the class of %(day)s.")
            return text % words
        return _("If you are later, the class may begin without you. Then you go on for the next one.")

    def late(self, day: date, *asked: Judged) -> str:
        """Say that a chair on a day is too late for the class, and what to do; nothing where it is in time."""
        last = self.first(*asked)
        if last is None or day <= last or self.is_lost or self.aim is None:
            return ""
        return self.after(*asked) if self.is_short(*asked) else late_words(last, first=self.aim)

    def in_doubt(self, due: date, last: date) -> str:
        """Say what happens if what we do by ``due`` comes too late for the class; nothing where it is before ``last``.

        ``last`` is the day through which somebody's own steps, or getting ready, have time.
        """
        if due < last or self.is_lost:
            return ""
        if self.later is None:
            return _("If this comes too late for the class, you go on for the next one and lose nothing.")
        text = _("If this comes too late for the class, you go on for the class of %(day)s and lose nothing.")
        return text % {"day": day_in_words(self.later)}

    @property
    def is_lost(self) -> bool:
        """Whether nobody speaks of days for the class any more: it comes too soon, or has begun."""
        return self.too_soon or (self.aim is not None and self.aim <= self.on)

    def is_short(self, *asked: Judged) -> bool:
        """Whether the first of their days cannot be kept: it is over, or a test may be tried again only after it."""
        day = self.first(*asked)
        return day is not None and (day < self.on or any(self._waits_past(day, each) for each in asked))

    def _waits_past(self, day: date, each: Judged) -> bool:
        again = each.answer.retest_from
        return self.days.get(each.requirement.pk) == day and again is not None and again > day

    def out_of_reach(self) -> str:
        """Say that the class comes too soon and what happens then; nothing while it can be reached.

        A draft is moved by nobody: it is sent for the later class, where one is open.
        """
        if not self.too_soon or (self.is_draft and self.later is None):
            return ""
        if self.is_draft and self.later is not None:
            text = _("Before you send it, choose the class of %(day)s under “Path and class”. What you wrote stays.")
            return text % {"day": day_in_words(self.later)}
        if self.later is None:
            return _(
                "Go on with your steps: what you do counts. When the next class opens, we move you to it and write to "
                "you. You do not have to send anything again."
            )
        return _(
            "Go on with your steps: what you do counts. When this class begins, we move you to the class of %(day)s "
            "and write to you. You do not have to send anything again."
        ) % {"day": day_in_words(self.later)}


def late_words(last: date | None, *, first: date) -> str:
    """Say that a date is after the ``last`` day for the class that begins on ``first``, and what to do about it.

    Who can come by no day that is early enough has none.
    """
    if last is None:
        return _short()
    words = _(
        "This date is late for the class of %(first)s: come by %(last)s to join it. If you come on this date, the "
        "class may begin without you. Then you go on for a later one."
    ) % {"first": day_in_words(first), "last": day_in_words(last)}
    return f"{words} {_('Choose an earlier date, or call us: we look for one with you.')}"


def _short() -> str:
    return _("Time is short for this class. If it begins without you, you go on for the next one.")


def own_days(
    facts: Facts,
    steps: Iterable[tuple[int, str]],
    judged: Sequence[Judged],
    *,
    aim: Cohort | None = None,
    later: date | None = None,
) -> OwnDays:
    """Return the day of each required own step that is open.

    ``steps`` are the steps of the program in order, by key and kind; ``aim`` is the class that a draft would count
    for, ``later`` the first day of the class after it. Everybody has as many days after the last day to
    apply as pass until a step is reminded.
    """
    still, with_managers = unmet(judged), facts.application.state == ApplicationState.READY
    others = _others(facts, still) if with_managers else {}
    mine = [each for each in still if each.rule.kind in OWN and each.answer.turn is Turn.YOU]
    if not mine:
        return OwnDays(facts.today, others=others)
    gone = {StepKind.ONBOARDING, *(MEETING if with_managers else ())}  # what got too old is done beside the meeting
    order = [(key, kind) for key, kind in steps if kind not in gone]
    place = {key: number for number, (key, _kind) in enumerate(order)}
    ahead = [Ahead(kind, _open(still, key)) for key, kind in order]
    cohort, waits = aim or facts.application.cohort, _waits(_numbers(facts))
    least = cohort.apply_by + timedelta(days=facts.parameters.value("step_reminder_days", on=facts.today))
    calendar = facts.calendar(around=cohort.ready_by)
    days = {
        each.requirement.pk: by_day(
            each.rule.kind,
            ahead[place[each.requirement.step_id] + 1 :],
            ready_by=cohort.ready_by,
            least=least,
            waits=waits,
            calendar=calendar,
        )
        for each in mine
        if each.requirement.step_id in place
    }
    again = [each.answer.retest_from for each in mine if each.answer.retest_from is not None]
    too_soon = comes_too_soon(again, ready_by=cohort.ready_by, on=facts.today)
    is_draft = facts.application.state == ApplicationState.DRAFT
    return OwnDays(facts.today, days, too_soon, later, cohort.starts_on, is_draft, others)


def _others(facts: Facts, still: Sequence[Judged]) -> Mapping[int, date]:
    """By when others answer about what got too old: as many business days after it was judged as we promise."""
    days = {}
    for each in still:
        if each.answer.turn is not Turn.US or not is_asked_anew(each) or each.follows_offer:
            continue
        key = "approval_days" if each.waits_for_department else "response_days"
        since = each.step.judged_at
        day = facts.today if since is None else local_day(facts.application.version.program, since)
        number = max(facts.parameters.value(key, on=day), 0)
        days[each.requirement.pk] = add_business_days(day, number, facts.calendar(around=day))
    return days


def days_of(facts: Facts, judged: Sequence[Judged], *, aim: Cohort | None = None) -> OwnDays:
    """Return the same where no page has loaded the steps of the program yet: with one statement more."""
    steps = facts.application.version.steps.order_by("position").values_list("pk", "kind")
    return own_days(facts, steps, judged, aim=aim)


def title_of(each: Judged) -> str:
    """Return what people know a requirement by, as the data say it: a test by its name, not by what is enough in it."""
    kind = RequirementKind(each.requirement.kind)
    return str(kind.label) if kind in NAMED else each.requirement.title


def own_list(application: Application, *, at: datetime) -> list[tuple[str, str]]:
    """Return what is somebody's own to do, first due first: the title of each thing, and its day as it is stored."""
    facts = known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    days = days_of(facts, judged).days
    mine = [each for each in judged if each.requirement.pk in days]
    return [
        (title_of(each), days[each.requirement.pk].isoformat())
        for each in sorted(mine, key=lambda each: days[each.requirement.pk])
    ]


def _numbers(facts: Facts) -> Mapping[str, int]:
    return {key: facts.parameters.value(key, on=facts.today) for key in WAITS}


def _open(still: Iterable[Judged], step: int) -> Collection[Kind]:
    return frozenset(each.rule.kind for each in still if each.requirement.step_id == step)


def for_anybody(version: ProgramVersion, cohort: Cohort, kind: Kind, *, on: date) -> date | None:
    """Return that day for somebody of whom nothing is known: all that the program requires is ahead of them.

    ``None`` where the program does not require it.
    """
    asked = [each for each in requirements_of(version) if each.is_required]
    step = next((each.step for each in asked if each.kind == kind.value), None)
    if step is None:
        return None
    number = Parameter.objects.several(*WAITS, "step_reminder_days", "response_calendar", version=version, on=on)
    later = version.steps.filter(position__gt=step.position).exclude(kind=StepKind.ONBOARDING).order_by("position")
    return by_day(
        kind,
        [
            Ahead(what, frozenset(Kind(each.kind) for each in asked if each.step_id == key))
            for key, what in later.values_list("pk", "kind")
        ],
        ready_by=cohort.ready_by,
        least=cohort.apply_by + timedelta(days=number["step_reminder_days"]),
        waits=_waits(number),
        calendar=calendar_named(number["response_calendar"], around=cohort.ready_by),
    )


def _waits(number: Mapping[str, int]) -> Waits:
    def days(key: str) -> int:
        return max(number[key], 0)

    return Waits(
        answer=days("response_days"),
        approval=days("approval_days"),
        report=days("background_report_days"),
        screen=days("drug_lab_days") + days("drug_result_days"),
        meeting=days("invite_days") + days("interview_choose_days") + days("score_days"),
        offer=days("offer_days"),
        references=days("reference_reminder_days") * (days("reference_reminders") + 1),
    )
