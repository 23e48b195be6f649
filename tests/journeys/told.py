"""The demonstration as it stands at a moment, and the states in which somebody has to be."""

from contextlib import contextmanager
from datetime import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count

from applicants.models import Application, Interview, Offer
from apprenticeships import clock
from apprenticeships.models import SignUp
from cohorts.models import ClassSession, Enrollment, EnrollmentState, ExamAttempt, HoursEntry, Seat, WageChange
from cohorts.workflows.enrollments import graduation_check

STATES = {
    Application: {
        "draft", "submitted", "needs_information", "ready", "offered", "onboarding", "enrolled",
        "ineligible", "not_selected", "withdrawn", "expired",
    },
    Interview: {"requested", "scheduled", "held", "no_show", "canceled"},
    Offer: {"prepared", "verbal", "confirmed", "declined", "expired", "rescinded"},
    Seat: {"free", "held", "taken"},
    Enrollment: {"reserved", "active", "paused", "completed", "exited"},
    ExamAttempt: {"planned", "booked", "passed", "failed", "void", "no_show"},
    WageChange: {"due", "approved", "denied"},
    SignUp: {"signed_up", "waiting", "offered", "attended", "no_show", "canceled"},
    HoursEntry: {"approved", "voided"},
}  # fmt: skip
"""All but "accepted", from which an application goes on to "onboarding" in the same step."""


@contextmanager
def demonstration_at(now):
    """The demonstration as it stands at a moment; all of it is taken back."""
    with (
        pytest.MonkeyPatch.context() as patch,
        time_machine.travel(datetime.fromisoformat(now), tick=False),
        transaction.atomic(),
    ):
        patch.setattr("django.conf.settings.DEMO", True)
        patch.setattr("django.conf.settings.EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
        call_command("demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def states():
    return {model: set(model.objects.values_list("state", flat=True)) for model in STATES}


def ready_to_graduate():
    """Who of the apprentices could graduate on this day: the one whom the README tells of."""
    on = clock.now().date()
    rows = Enrollment.objects.apprentices().filter(state=EnrollmentState.ACTIVE)
    return [row for row in rows if graduation_check(row, on=on).complete]


def booked_twice(what):
    """Which instructor or room has two classes of the apprenticeship at one time."""
    rows = ClassSession.objects.filter(cohort__component__isnull=True).exclude(
        **{what: None if what == "instructor" else ""}
    )
    return rows.values(what, "starts_at").annotate(many=Count("pk")).filter(many__gt=1)
