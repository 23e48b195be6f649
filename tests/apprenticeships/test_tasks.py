"""The tick: every chore runs, whatever the others do."""

import pytest

from apprenticeships import clock, tasks
from apprenticeships.models import Heartbeat, Message, MessageState
from tests import factories as make

pytestmark = pytest.mark.django_db
ran: list[str] = []


def good(*, at) -> int:
    ran.append(f"good at {at:%Y}")
    return 1


def bad(*, at) -> int:
    raise ZeroDivisionError


def test_a_tick_leaves_a_heartbeat_runs_every_chore_and_sends_what_is_due(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CHORES = ["tests.apprenticeships.test_tasks.bad", "tests.apprenticeships.test_tasks.good"]
    settings.PROMISES = []
    ran.clear()
    user = make.user()
    Message.objects.create(
        key="k", kind="security.notice", user=user, recipient=user.email, created_at=clock.now(), due_at=clock.now()
    )

    tasks.tick()

    assert ran == [f"good at {clock.now():%Y}"]
    assert Heartbeat.objects.get(name="tick").at <= clock.now()
    assert Message.objects.get().state == MessageState.CANCELED  # nothing was sealed in it


def test_every_chore_and_promise_of_the_settings_exists_and_runs_on_an_empty_database():
    tasks.tick()

    assert set(Heartbeat.objects.values_list("name", flat=True)) == {"tick", "duplicates"}
