"""Instructors, preceptors, their people, and the days on which the tests look."""

from django.urls import reverse

from apprenticeships.models import Role
from cohorts.workflows import enrollments
from tests import factories
from tests.cohorts.scene import NOON, ROBOT, START, scheduled


def taught(people=2, **fields):
    """An instructor and the first class of theirs."""
    instructor = factories.user(Role.INSTRUCTOR)
    row = scheduled(people=people, instructor=instructor, **fields)
    return instructor, row.class_sessions.get(number=1)


def precepted(people=1, preceptor=None):
    """A preceptor with people in training at their department."""
    who = preceptor or factories.user(Role.PRECEPTOR)
    row = scheduled(people=people)
    for enrollment in row.enrollments.all():
        enrollments.place(
            enrollment.pk, department=enrollment.seat.opening.department, preceptor=who, on=START, by=ROBOT, at=NOON
        )
    return who, list(row.enrollments.order_by("pk"))


def text(response):
    return " ".join(response.content.decode().split())


def roll_address(session):
    return reverse("floor:attendance", args=[session.public_id])


def hours_address(enrollment, week=START):
    return reverse("floor:hours", args=[enrollment.public_id, week])


def week_plan(**changes):
    return {f"day-2026-01-0{day}": "8" for day in (5, 6, 8, 9)} | {"day-2026-01-07": "4"} | changes
