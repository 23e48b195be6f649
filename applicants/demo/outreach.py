"""Recruitment sources: some were told of the next class, and one nobody looked at for long."""

from datetime import datetime, timedelta
from typing import Final

from applicants.demo.world import World
from applicants.models import SourceKind, ToldBy
from applicants.records.outreach import coming
from applicants.workflows import outreach
from cohorts.models import Cohort

SOURCES: Final = (
    ("Cedar Bend Career Center", SourceKind.CAREER, "Lou Vance", 20),
    ("Bluff View Community College", SourceKind.COLLEGE, "Ada Moreno", 20),
    ("Riverside Independent Living", SourceKind.DISABILITY, "Sam Okafor", 400),
)
"""Name, kind, whom to reach, and how many days ago it was put on the list."""


def told(world: World, *, at: datetime) -> None:
    """Put them on the list, and tell the first two of the class that closes next."""
    organization, today = world.program.organization_id, world.days.local(at)
    rows = [
        outreach.enter(
            organization, name=name, kind=kind.value, contact_name=contact,
            email=f"{contact.split()[0].lower()}@sources.example", by=world.desk, at=at - timedelta(days=ago),
        )
        for name, kind, contact, ago in SOURCES
    ]  # fmt: skip
    following = coming(Cohort.objects.filter(program=world.program), on=today).first()
    if following is None:
        return
    for row in rows[:2]:
        outreach.tell(
            row.pk, cohort=following, told_on=today - timedelta(days=3), told_by=ToldBy.MAIL.value,
            words="Our poster, and the last day to apply", by=world.desk, at=at,
        )  # fmt: skip
