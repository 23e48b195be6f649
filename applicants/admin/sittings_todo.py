"""What needs doing about tests: results that nobody has entered, no date, and what was not enough after a meeting."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef
from django.urls import reverse

from applicants.admin.todo import NAME, PERSON, applications_at, in_turn
from applicants.models import ApplicationState
from applicants.records.sittings import TESTS, needing, without_result
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import Session, SessionKind, SignUp, User
from apprenticeships.rules.words import day_in_words

NAMES: Final = {SessionKind.EXAM: "the entrance exam", SessionKind.WORKKEYS: "WorkKeys"}


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """The lists about sittings."""
    yield _results(user, at)
    for kind in TESTS:
        yield _unplanned(user, kind, at)
    yield _short(user, at)


def _short(user: User, at: datetime) -> Asking:
    """Who fell short in a step beside a meeting or an offer, again or for the first time: the offer waits for it."""
    on = at.astimezone(desk(user).zone).date()
    rows = in_turn(user, "short", on).order_by("cohort__ready_by", "pk")
    count, first = yield counted(rows, *NAME, "cohort__ready_by")
    return TodoList(
        When.TODAY,
        count,
        plural(
            count,
            "person fell short in a step after the interview",
            "people fell short in a step after the interview",
        ),
        applications_at("turn=short"),
        f"First: {first[0]} {first[1]}, ready by {day_in_words(first[2])}",
        "look",
        "Please call",
    )


def _results(user: User, at: datetime) -> Asking:
    zone = desk(user).zone
    rows = without_result(scoped(SignUp.objects.all(), user), zone).filter(session__ends_at__lte=at)
    rows = rows.order_by("session__starts_at", "pk")
    count, first = yield counted(rows, "session_id", "session__title", "session__starts_at")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "person came to a test and has no result yet", "people came to a test and have no result yet"),
        reverse("board:sitting", args=[first[0]]),
        f"First: {first[1]}, {day_in_words(first[2].astimezone(zone).date())}",
        "you",
        "Your turn",
    )


def _unplanned(user: User, kind: str, at: datetime) -> Asking:
    """Applicants who need a test that is required, while no sitting of it lies between now and their class."""
    planned = Session.objects.filter(
        program=OuterRef("application__version__program"),
        kind=kind,
        starts_at__gt=at,
        starts_at__lt=OuterRef("application__cohort__starts_on"),
        canceled_at__isnull=True,
    )
    rows = needing(TESTS[kind]).filter(
        ~Exists(planned),
        application__version__program__organization__in=desk(user).organizations,
        application__state=ApplicationState.SUBMITTED,
        application__cohort__starts_on__gt=at.astimezone(desk(user).zone).date(),
        requirement__is_required=True,
    )
    count, first = yield counted(rows.order_by("application__submitted_at", "pk"), *PERSON)
    what = NAMES[SessionKind(kind)]
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            f"applicant needs {what}, and no sitting is planned",
            f"applicants need {what}, and no sitting is planned",
        ),
        f"{reverse('admin:apprenticeships_session_add')}?kind={kind}",
        f"{first[0]} {first[1]}",
        "you",
        "Plan one",
    )
