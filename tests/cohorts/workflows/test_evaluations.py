"""Evaluations: when they open, what they hold, once each, taken back only with a reason."""

from datetime import date, timedelta

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import Criterion, CriterionUse, Event
from apprenticeships.workflow import Actor
from cohorts.models import EnrollmentState, Evaluation, Moment
from cohorts.workflows import evaluations
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db

FIRST = NOON.date()


@pytest.fixture
def by():
    return Actor.user(make.user())


@pytest.fixture
def somebody():
    row = make.enrollment(starts_on=FIRST, class_ends_on=FIRST + timedelta(weeks=6), ends_on=FIRST + timedelta(weeks=6))
    for place, slug in enumerate(("attitude", "attendance")):
        Criterion.objects.create(
            version=row.cohort.version, use=CriterionUse.EVALUATION, slug=slug, title=slug.title(), position=place
        )
    return row


def hand_in(row, by, *, moment=Moment.START, ratings=None, at=NOON):
    return evaluations.hand_in(
        row.pk, moment=moment, ratings=ratings or {"attitude": 3, "attendance": None}, comment=" Kind. ", by=by, at=at
    )


def test_what_could_not_be_seen_is_left_out(somebody, by):
    row = hand_in(somebody, by)

    assert row.ratings == {"attitude": 3}
    assert row.comment == "Kind."
    assert Event.objects.get(kind="evaluation.hand_in").person == somebody.person


def test_a_second_one_of_the_same_moment_is_refused(somebody, by):
    hand_in(somebody, by)

    with pytest.raises(Conflict, match="handed in already"):
        hand_in(somebody, by)

    assert Evaluation.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "moment", "says"),
    [
        (-1, Moment.START, "starts on"),
        (0, Moment.START, None),
        (27, Moment.END, "opens on"),
        (28, Moment.END, None),
        (56, Moment.END, None),
        (57, Moment.END, "too long ago"),
    ],
)
def test_each_evaluation_has_its_time(somebody, by, days, moment, says):
    at = NOON + timedelta(days=days)

    if says is None:
        assert hand_in(somebody, by, moment=moment, at=at).moment == moment
    else:
        with pytest.raises(GuardFailed, match=says):
            hand_in(somebody, by, moment=moment, at=at)


@pytest.mark.parametrize("ratings", [{"attitude": None}, {"attitude": 5}, {"attitude": 0}, {"charm": 3}])
def test_ratings_that_cannot_be_are_refused(somebody, by, ratings):
    with pytest.raises(DomainError, match="Rate "):
        hand_in(somebody, by, ratings=ratings)

    assert Evaluation.objects.count() == 0


def test_taken_back_with_a_reason_it_is_done_anew(somebody, by):
    first = hand_in(somebody, by)

    with pytest.raises(GuardFailed, match="Write why"):
        evaluations.take_back(first.pk, by=by, at=NOON, reason=" ")
    evaluations.take_back(first.pk, by=by, at=NOON, reason="The wrong person")
    hand_in(somebody, by, ratings={"attitude": 4})

    assert list(Evaluation.objects.filter(voided_at__isnull=True).values_list("ratings", flat=True)) == [
        {"attitude": 4}
    ]


def test_only_people_evaluate_and_only_people_in_training_are_evaluated(somebody, by):
    with pytest.raises(DomainError, match="Only a person"):
        hand_in(somebody, ROBOT)
    somebody.state, somebody.exited_on, somebody.exit_code = EnrollmentState.EXITED, date(2026, 1, 7), "resigned"
    somebody.save()

    with pytest.raises(GuardFailed, match="not in training"):
        hand_in(somebody, by)
