"""The training against harassment: one that ran out, one that counts, and some who lack it."""

from datetime import datetime
from typing import Final

from applicants.demo.world import World
from apprenticeships.rules.dates import DAY
from cohorts.workflows import anti_harassment

HELD: Final = (
    ("Respect at work, all staff", 400, 90, "State video, edition of 2024"),
    ("Respect at work, refresher", 45, 60, "State video, edition of 2025, and our handbook"),
)
"""Title, how many days ago, minutes, materials; all were at the first one, two of three at the second."""
GIVEN_BY: Final = "Ines Halloran, employee relations"


def told(world: World, *, at: datetime) -> None:
    """Write both down, and mark who was there."""
    organization = world.program.organization_id
    today = world.days.local(at)
    staff = anti_harassment.staff(at).filter(organization=organization).order_by("user").values_list("user", flat=True)
    users = list(dict.fromkeys(staff))
    rows = anti_harassment.apprentices().filter(cohort__program__organization=organization)
    for which, (title, ago, minutes, materials) in enumerate(HELD):
        day = today - ago * DAY
        row = anti_harassment.enter(
            organization, title=title, held_on=day, minutes=minutes, given_by=GIVEN_BY, materials=materials,
            by=world.desk, at=at,
        )  # fmt: skip
        people = list(rows.filter(starts_on__lte=day).order_by("pk").values_list("person", flat=True))
        came = [[key for i, key in enumerate(keys) if not which or i % 3] for keys in (users, people)]
        anti_harassment.mark(row.pk, users=came[0], people=came[1], by=world.desk, at=at)
