"""A sitting from the plan to the verdict, through the pages: planned, chosen, missed once, sat, scored, told."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from apprenticeships.models import Message, RequirementKind, Role, Session, SignUp
from apprenticeships.workflows import outbox
from tests import factories as make
from tests.applicants.way import came, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
DAYS = {"first": "2026-01-13", "second": "2026-01-20"}


def plan(desk: Client, program: int, day: str) -> Session:
    """What the coordinator writes down for a sitting."""
    desk.post(
        reverse("admin:apprenticeships_session_add"),
        {
            "program": program, "kind": "exam", "title": "Entrance exam", "place": "Room 2", "zone": "America/Chicago",
            "language": "en", "capacity": "1", "day": day, "begins": "09:00", "ends": "11:00",
        },
    )  # fmt: skip
    return Session.objects.latest("pk")


def step_of(client: Client):
    return client.get(reverse("portal:status")).context["step"]


def test_a_sitting_from_the_plan_to_the_verdict():
    with time_machine.travel(NOON, tick=False) as now:
        scene = way(wanted=(RequirementKind.INFO_SESSION, RequirementKind.ENTRANCE_EXAM, RequirementKind.AGE))
        application = sent(scene)
        came(application)
        desk, applicant = Client(), Client()
        desk.force_login(make.staff(Role.COORDINATOR))
        applicant.force_login(application.person.user)
        assert step_of(applicant).title == "No time is set yet for the entrance exam"

        first, second = (plan(desk, scene.program.pk, day) for day in DAYS.values())
        desk.post(reverse("board:sitting-tell", args=[first.pk]))
        outbox.send_due(at=NOON)
        assert "Tuesday, January 13, 9:00 a.m." in Message.objects.get(kind="sitting.open").text

        times = reverse("portal:times", args=[application.public_id, "entrance-exam"])
        plan(desk, scene.program.pk, "2026-02-27")
        assert text(applicant.get(times)).count("your last day for this class") == 1
        applicant.post(times, {"session": str(first.public_id)})
        assert step_of(applicant).title == "Come to the entrance exam"

        now.move_to(first.ends_at)
        row = SignUp.objects.get(session=first)
        desk.post(reverse("desk:mark", args=[first.pk]), {"one": f"{row.pk}:missed"})
        assert "January 20" in step_of(applicant).text

        applicant.post(times, {"session": str(second.public_id)})
        now.move_to(second.ends_at)
        row = SignUp.objects.get(session=second)
        desk.post(reverse("desk:mark", args=[second.pk]), {"one": f"{row.pk}:came"})
        assert "The result comes from us." in text(applicant.get(reverse("portal:status")))

        now.shift(timedelta(hours=2))
        desk.post(reverse("board:sitting", args=[second.pk]), {f"{row.pk}-score": "84"})
        application.refresh_from_db()
        assert application.state == "ready"
