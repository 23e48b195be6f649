"""What a coordinator does for somebody who does not sign in: choose a time, name a guardian."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import Guardian, PaperEntry
from apprenticeships.models import Message, Person, PersonIdentity, Role, SignUp, SignUpState
from tests import factories as make
from tests.applicants.way import K, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def scene():
    return way(wanted=(K.AGE, K.INFO_SESSION))


@pytest.fixture
def application(scene, client):
    """One that a coordinator wrote and sent, whose owner never signed in."""
    row, user = sent(scene), make.staff(Role.COORDINATOR, name="Dana Whitfield")
    make.requirement(scene.version.steps.get(kind="application"), K.GUARDIAN_CONSENT)
    Person.objects.filter(pk=row.person_id).update(user=None)
    PaperEntry.objects.create(application=row, begun_by=user, begun_at=NOON)
    client.force_login(user)
    return row


def take(client, application, slug, **typed):
    return client.post(reverse("board:step", args=[application.pk, slug]), typed)


def board(client, application):
    return text(client.get(reverse("board:application", args=[application.pk])))


def test_a_coordinator_chooses_a_time_for_somebody_and_moves_it(client, scene, application):
    first, second, late = (
        make.session(program=scene.program, starts_at=NOON + timedelta(days=days)) for days in (5, 9, 300)
    )

    before = board(client, application)
    taken = take(client, application, "time", session=f"info_session:{first.public_id}")
    moved = take(client, application, "time", session=f"info_session:{second.public_id}")
    wrong = [
        take(client, application, "time", session=typed).status_code
        for typed in ("", "x", "\x00", f"info_session:{late.public_id}", f"workkeys:{first.public_id}")
    ]
    states = dict(SignUp.objects.values_list("session_id", "state"))
    Person.objects.filter(pk=application.person_id).update(user=make.user())
    signs_in = take(client, application, "time", session=f"info_session:{first.public_id}")

    assert "They choose a time" in before
    assert str(late.public_id) not in before
    assert (taken.status_code, moved.status_code, set(wrong)) == (302, 302, {422})
    assert states == {first.pk: SignUpState.CANCELED, second.pk: SignUpState.SIGNED_UP}
    assert "The applicant does this on their own page." in text(signs_in)
    assert "They choose a time" not in board(client, application)


def test_a_coordinator_names_the_guardian_of_a_minor(client, application):
    named = {"guardian_name": "Rosa Torres", "guardian_email": "rosa@example.org"}

    grown_up = take(client, application, "guardian", **named)
    PersonIdentity.objects.filter(person=application.person_id).update(birth_date=date(2008, 5, 17))
    before = board(client, application)
    nobody = take(client, application, "guardian", guardian_name="", guardian_email="x")
    done = take(client, application, "guardian", **named)

    assert "does not ask for a guardian" in text(grown_up)
    assert "They name their parent or guardian" in before
    assert (grown_up.status_code, nobody.status_code, done.status_code) == (422, 422, 302)
    assert Guardian.objects.get().name == "Rosa Torres"
    assert Message.objects.get(kind="guardian.asked").recipient == "rosa@example.org"
