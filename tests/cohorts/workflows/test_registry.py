"""Answers are sealed by coordinators of the organization only, and a file leaves only with a reason on record."""

import pytest

from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from cohorts.models import RegisteredApprentice
from cohorts.workflows import registry
from tests import factories as make
from tests.cohorts.registry import ANSWERS, registered
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
WHY = "The state asked for the quarter."


@pytest.fixture
def here():
    return registered()


def strangers():
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    other = make.staff()
    make.membership(other, Role.COORDINATOR, organization=elsewhere)
    return [other, make.staff(Role.SCREENING_OFFICER), make.staff(Role.HIRING_MANAGER)]


def test_the_file_is_recorded_with_who_when_why_and_how_many(here):
    here.apprentice()
    here.apprentice(postal_code="1")

    found = registry.export(
        here.registration.pk, profile="rapids-cents", by=Actor.user(here.coordinator), at=NOON, reason=WHY
    )

    event = Event.objects.get(kind="registration.export")
    assert (event.actor_name, event.at, event.reason) == ("Dana Whitfield", NOON, WHY)
    assert (event.data["profile"], event.data["rows"], event.data["refused"]) == ("rapids-cents", 1, 1)
    assert found.sent == 1


def test_the_event_of_an_answer_says_nothing_of_it(here):
    row = here.apprentice()

    event = Event.objects.get(kind="registeredapprentice.answer")

    assert (event.person, event.data) == (row.person, {})


def test_entering_answers_again_replaces_all_of_them(here):
    row = here.apprentice()

    registry.answer(row.pk, answers={**ANSWERS, "gender": "female"}, by=Actor.user(here.coordinator), at=NOON)

    assert RegisteredApprentice.objects.count() == 1


def test_only_a_coordinator_of_the_organization_enters_answers_or_takes_the_file(here):
    row = here.apprentice()
    actors = [Actor.user(user) for user in strangers()] + [ROBOT]

    for by in actors:
        with pytest.raises(NotAllowed, match="Only a coordinator"):
            registry.answer(row.pk, answers=ANSWERS, by=by, at=NOON)
        with pytest.raises(NotAllowed, match="Only a coordinator"):
            registry.export(here.registration.pk, profile="rapids-cents", by=by, at=NOON, reason=WHY)

    assert not Event.objects.filter(kind="registration.export").exists()


@pytest.mark.parametrize(
    ("profile", "reason", "refusal"),
    [
        ("rapids-cents", "why", "Write in a sentence"),
        ("nothing", WHY, "Choose one of the files"),
        ("rapids", WHY, "No row could be sent"),
    ],
)
def test_a_file_that_cannot_be_made_leaves_no_trace(here, profile, reason, refusal):
    here.apprentice()

    with pytest.raises(GuardFailed, match=refusal):
        registry.export(here.registration.pk, profile=profile, by=Actor.user(here.coordinator), at=NOON, reason=reason)

    assert not Event.objects.filter(kind="registration.export").exists()


def test_only_registered_apprentices_answer(here):
    row = make.enrollment(cohort=make.cohort())

    with pytest.raises(GuardFailed, match="registered track"):
        registry.answer(row.pk, answers=ANSWERS, by=Actor.user(here.coordinator), at=NOON)
