"""What needs doing on the way in: answers that we owe, results to look at, people to clear, offers that run out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from applicants.admin.leads import waiting
from applicants.admin.lines import age
from applicants.admin.records import running_out, wanted_back, without_score
from applicants.admin.steps import LOOKED_AT
from applicants.admin.turns import turn
from applicants.models import (
    Application,
    ApplicationState,
    Decision,
    Interview,
    Lead,
    Match,
    MatchOutcome,
    MatchRun,
    MatchState,
    Offer,
    OnboardingTask,
    ScreeningStep,
)
from applicants.rules.requirements import Verdict
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import SECOND, Asking, TodoList, When, counted, late_by, plural
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words, over_words

NAME: Final = ("person__given_name", "person__family_name")
PERSON: Final = ("application__person__given_name", "application__person__family_name")
"""The same beside a row that belongs to an application."""


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists of the way in."""
    on = at.astimezone(desk(user).zone).date()
    yield _late(user, on)
    yield _scores(user, on)
    yield _own_looks(user, on)
    yield _looks(user, on)
    yield _departments(user, on)
    yield _papers(user, on)
    yield _unmatched(user, on)
    yield _drafts(user, on)
    yield _passed(user, on)
    yield _answers(user, on)
    yield _refused(user, on)
    yield _confirm(user, on)
    yield _tasks(user, on)
    yield _finish(user, on)
    yield _clearance(user, on)
    yield _offers(user, at)
    yield _wanted_back(user, on)
    yield _prepared(user)
    yield _uninvited(user, on)
    yield _leads(user, at)


def _late(user: User, on: date) -> Asking:
    rows = in_turn(user, "late", on).order_by("answer_due", "pk")
    count, first = yield counted(rows, *NAME, "answer_due")
    return TodoList(
        When.LATE,
        count,
        plural(count, "applicant has waited longer than we promised", "applicants have waited longer than we promised"),
        applications_at("turn=late"),
        f"Longest: {first[0]} {first[1]}, promised by {day_in_words(first[2])}",
        "stop",
        late_by(first[2], on),
    )


def in_turn(user: User, name: str, on: date) -> QuerySet[Application]:
    """Return the applications of the user's desk that are under one name of whose turn it is."""
    return scoped(Application.objects.all(), user).filter(turn(name, on))


def applications_at(query: str) -> str:
    """Return the address of the working list, narrowed."""
    return f"{reverse('board:applications')}?{query}"


def _scores(user: User, on: date) -> Asking:
    rows = without_score(scoped(Interview.objects.all(), user)).filter(score_by__lt=on).order_by("score_by", "pk")
    count, first = yield counted(rows, *PERSON, "manager__name", "score_by")
    return TodoList(
        When.LATE,
        count,
        plural(count, "interview without a score", "interviews without a score"),
        reverse("admin:applicants_interview_changelist") + "?scores=late",
        f"{first[0]} {first[1]}, with {first[2]}",
        "stop",
        late_by(first[3], on),
    )


def _looks(user: User, on: date) -> Asking:
    """What waits for a person to look at it, whoever that is."""
    rows = in_turn(user, "look", on).order_by("answer_due", "pk")
    count, first = yield counted(rows, *NAME)
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "applicant has a result that a person must look at",
            "applicants have results that a person must look at",
        ),
        applications_at("turn=look"),
        f"Everybody\u2019s. First: {first[0]} {first[1]}",
        "look",
        "Please look",
    )


def _own_looks(user: User, on: date) -> Asking:
    """What waits for the reader to look at it, the oldest first."""
    rows = ScreeningStep.objects.filter(
        verdict=Verdict.LOOK.value,
        owner=user,
        application__state__in=LOOKED_AT,
        application__version__program__organization__in=desk(user).organizations,
    )
    count, first = yield counted(rows.order_by("look_since", "pk"), *PERSON, "look_since")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "result is yours to look at", "results are yours to look at"),
        applications_at("turn=look&owner=mine"),
        f"Longest: {first[0]} {first[1]}, {age(first[2], on) if first[2] else 'since today'}",
        "look",
        "Yours",
    )


def _departments(user: User, on: date) -> Asking:
    """Requests that a department does not answer in time, or that nobody there could answer."""
    rows = in_turn(user, "department", on).order_by("submitted_at", "pk")
    count, first = yield counted(rows, *NAME, "home_department__name")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "request to a department that nobody answers: call it, or name an approver",
            "requests to departments that nobody answers: call them, or name approvers",
        ),
        applications_at("turn=department"),
        f"{first[0]} {first[1]}, {first[2]}",
        "you",
        "Your turn",
    )


def _papers(user: User, on: date) -> Asking:
    rows = in_turn(user, "papers", on).order_by("submitted_at", "pk")
    count, first = yield counted(rows, *NAME)
    return TodoList(
        When.TODAY,
        count,
        plural(count, "applicant sent documents to look at", "applicants sent documents to look at"),
        applications_at("turn=papers"),
        f"{first[0]} {first[1]}",
    )


def _unmatched(user: User, on: date) -> Asking:
    """Students who are ready, of a class that no draft waits for and that has not begun."""
    drafts = MatchRun.objects.filter(cohort=OuterRef("cohort"), state=MatchState.DRAFT)
    told = Match.objects.filter(application=OuterRef("pk"), run__state=MatchState.RELEASED)
    rows = in_turn(user, "unmatched", on).filter(~Exists(drafts), ~Exists(told))
    rows = rows.filter(cohort__starts_on__gt=on).order_by("cohort__apply_by", "pk")
    count, first = yield counted(rows, *NAME, "cohort__apply_by", "cohort__starts_on")
    closed = first[2] < on
    return TodoList(
        When.TODAY if closed else When.WEEK,
        count,
        plural(count, "student is ready and not matched", "students are ready and not matched"),
        reverse("matching:list"),
        f"First day: {day_in_words(first[3])}",
        "you" if closed else "later",
        "Your turn" if closed else f"After {day_in_words(first[2])}",
    )


def _drafts(user: User, on: date) -> Asking:
    rows = scoped(MatchRun.objects.all(), user).filter(state=MatchState.DRAFT, cohort__starts_on__gt=on)
    count, first = yield counted(rows.order_by("made_at", "pk"), "number", "made_at")
    day = day_in_words(first[1].astimezone(desk(user).zone).date())
    return TodoList(
        When.TODAY,
        count,
        plural(count, "draft of a matching waits to be released", "drafts of a matching wait to be released"),
        reverse("matching:list"),
        f"Draft {first[0]}, made on {day}",
    )


def _passed(user: User, on: date) -> Asking:
    """Students whose offer could not be made in a release, who still wait, and whom no later draft has."""
    later = Match.objects.filter(application=OuterRef("application"), run__number__gt=OuterRef("run__number"))
    rows = Match.objects.filter(
        ~Exists(later.exclude(run__state=MatchState.REPLACED)),
        run__in=scoped(MatchRun.objects.all(), user),
        outcome=MatchOutcome.PASSED,
        application__state=ApplicationState.READY,
        run__cohort__starts_on__gt=on,
    )
    count, first = yield counted(rows.order_by("told_at", "pk"), *PERSON, "run_id", "passed_reason")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "student was passed over in a release", "students were passed over in a release"),
        f"{reverse('matching:run', args=[first[2]])}?show=passed",
        f"{first[0]} {first[1]}: {first[3]}",
        "look",
        "Please look",
    )


def _answers(user: User, on: date) -> Asking:
    """Answers that are due today and in the next days: late ones stand in their own list."""
    rows = in_turn(user, "week", on).order_by("answer_due", "pk")
    count, first = yield counted(rows, *NAME, "answer_due")
    today = first[2] == on
    return TodoList(
        When.TODAY if today else When.WEEK,
        count,
        plural(count, "applicant waits for our answer", "applicants wait for our answer"),
        applications_at("turn=week"),
        f"First: {first[0]} {first[1]}",
        "you",
        "Today" if today else f"By {day_in_words(first[2])}",
    )


def _refused(user: User, on: date) -> Asking:
    """Students with a place whose guardian says no: somebody has to call, whoever has the seat."""
    rows = in_turn(user, "refused", on).order_by("cohort__starts_on", "pk")
    count, first = yield counted(rows, *NAME, "cohort__starts_on")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "guardian says no to a place that is taken", "guardians say no to places that are taken"),
        applications_at("turn=refused&state=all"),
        f"{first[0]} {first[1]}, first day {day_in_words(first[2])}",
        "look",
        "Please call",
    )


def _confirm(user: User, on: date) -> Asking:
    rows = in_turn(user, "confirm", on).order_by("cohort__ready_by", "pk")
    count, first = yield counted(rows, *NAME)
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "person says that something is there: look at it and confirm it",
            "people say that something is there: look at it and confirm it",
        ),
        f"{reverse('board:getting-ready')}?show=look",
        f"{first[0]} {first[1]}",
    )


def _tasks(user: User, on: date) -> Asking:
    """What coordinators and departments do for people, and is overdue."""
    rows = scoped(OnboardingTask.objects.waiting(), user).filter(due_on__lt=on).exclude(item__owner="candidate")
    count, first = yield counted(rows.order_by("due_on", "pk"), *PERSON, "item__title", "due_on")
    return TodoList(
        When.LATE,
        count,
        plural(
            count, "task before a first day is overdue on our side", "tasks before first days are overdue on our side"
        ),
        reverse("board:getting-ready"),
        f"{first[0]} {first[1]}: {first[2]}",
        "stop",
        late_by(first[3], on),
    )


def _finish(user: User, on: date) -> Asking:
    rows = in_turn(user, "finish", on).order_by("cohort__starts_on", "pk")
    count, first = yield counted(rows, *NAME)
    return TodoList(
        When.TODAY,
        count,
        plural(count, "person has everything and can take the seat", "people have everything and can take their seats"),
        applications_at("turn=finish"),
        f"{first[0]} {first[1]}",
    )


def _clearance(user: User, on: date) -> Asking:
    """Whoever is getting ready for a class whose clearance day comes near, and has a task open."""
    rows = in_turn(user, "clear", on)
    columns = (*NAME, "cohort_id", "cohort__starts_on", "cohort__ready_by")
    count, first = yield counted(rows.order_by("cohort__ready_by", "pk"), *columns)
    start, ready = first[3], first[4]
    late = ready < on
    return TodoList(
        When.LATE if late else When.TODAY,
        count,
        plural(count, "person is not cleared yet", "people are not cleared yet"),
        applications_at("turn=clear"),
        f"First class: {start:%B} {start.day}. Seats are freed on {day_in_words(ready)}",
        "stop" if late else "you",
        late_by(ready, on) if late else "Your turn",
    )


def _offers(user: User, at: datetime) -> Asking:
    rows = running_out(scoped(Offer.objects.all(), user), at)
    count, first = yield counted(rows.order_by("respond_by", "pk"), *PERSON, "respond_by")
    day = over_words(first[2], desk(user).zone)
    return TodoList(
        When.TODAY,
        count,
        plural(count, "offer runs out soon", "offers run out soon"),
        reverse("admin:applicants_offer_changelist") + "?answer=soon",
        f"{first[0]} {first[1]}, until {day}",
        "us",
        "The candidate",
    )


def _wanted_back(user: User, on: date) -> Asking:
    """Offers that somebody wants to take back: a second person has to agree."""
    rows = wanted_back(scoped(Offer.objects.all(), user), on).exclude(back_asked_by=user)
    count, first = yield counted(rows.order_by("back_asked_at", "pk"), *PERSON)
    return TodoList(
        When.TODAY,
        count,
        plural(count, "offer to take back waits for a second yes", "offers to take back wait for a second yes"),
        reverse("admin:applicants_offer_changelist") + "?answer=back",
        f"{first[0]} {first[1]}",
        badge=SECOND,
    )


def _prepared(user: User) -> Asking:
    """Decisions that departments prepared and nobody released."""
    rows = scoped(Decision.objects.waiting(), user)
    count, first = yield counted(rows.order_by("prepared_at", "pk"), *PERSON)
    return TodoList(
        When.WEEK,
        count,
        plural(count, "decision is prepared and not released", "decisions are prepared and not released"),
        reverse("board:decisions"),
        f"{first[0]} {first[1]}",
    )


def _uninvited(user: User, on: date) -> Asking:
    rows = in_turn(user, "uninvited", on)
    count, first = yield counted(rows.order_by("answer_due", "pk"), *NAME, "answer_due")
    return TodoList(
        When.LATE,
        count,
        plural(count, "ready candidate was not invited in time", "ready candidates were not invited in time"),
        applications_at("turn=uninvited"),
        f"Longest: {first[0]} {first[1]}, since {day_in_words(first[2])}. Ask the managers",
        "stop",
        late_by(first[2], on),
    )


def _leads(user: User, at: datetime) -> Asking:
    count, first = yield counted(waiting(scoped(Lead.objects.all(), user), at).order_by("-pk"), *NAME)
    return TodoList(
        When.WEEK,
        count,
        plural(count, "interested person has not applied", "interested people have not applied"),
        reverse("admin:applicants_lead_changelist") + "?applied=waiting",
        f"Newest: {first[0]} {first[1]}",
    )
