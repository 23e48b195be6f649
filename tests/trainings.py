"""Builders of training classes of a partnership."""

from datetime import date, time
from typing import Any

from apprenticeships.models import Component, ProgramVersion
from cohorts.models import Cohort, Enrollment, Participant
from cohorts.workflows import trainings
from cohorts.workflows.trainings import Meetings
from tests import factories as make
from tests import partnership

DAYS = (date(2026, 2, 3), date(2026, 2, 10), date(2026, 2, 17))


def line(version: ProgramVersion, measure: str = "continuing_education") -> Component:
    """The line that classes count for."""
    return version.components.filter(measure=measure).first() or partnership.component(version, measure)


def planned(version: ProgramVersion, *, places: int = 20, **fields: Any) -> Cohort:
    """A class of three Tuesdays, from 9 to noon."""
    meetings = Meetings(
        days=fields.pop("days", DAYS), begins=time(9), minutes=fields.pop("minutes", 180),
        place=fields.pop("place", "Room 2"), instructor=fields.pop("instructor", None),
    )  # fmt: skip
    fields.setdefault("title", "Electronic health records")
    fields.setdefault("department", make.make_department())
    fields.setdefault("by", make.ROBOT)
    fields.setdefault("at", make.NOON)
    part = fields.pop("component", None) or line(version)
    return trainings.plan(part.pk, places=places, meetings=meetings, **fields)


def enrolled(row: Cohort, *people: Participant, **fields: Any) -> list[Enrollment]:
    """Participants with a place in a class."""
    fields.setdefault("by", make.ROBOT)
    fields.setdefault("at", make.NOON)
    return trainings.enroll(row.pk, participants=[each.pk for each in people], **fields)
