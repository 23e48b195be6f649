"""The week at a site whose coordinator has an account: who comes when."""

from datetime import time
from typing import Final

from applicants.demo.clockwork import Story
from applicants.demo.world import World
from apprenticeships.models import Membership, Role, User
from apprenticeships.workflow import Actor
from cohorts.models import EnrollmentState, Placement
from cohorts.workflows import shifts

MOST: Final = 4
EARLY, LATE = (time(8), time(16)), (time(12), time(18))


def shifts_of_the_week(world: World, email: str) -> Story:
    """Give the site coordinator of the summer a clinic in which people learn all year, and plan some shifts there."""
    days = world.days
    at = yield days.at(days.ago(1), 9)
    user = User.objects.get(email=email)
    site = world.places["internal"].department.site
    Membership.objects.create(user=user, role=Role.SITE_COORDINATOR, organization=site.organization, site=site)
    here = Placement.objects.filter(
        ends_on__isnull=True, department__site=site, enrollment__state=EnrollmentState.ACTIVE
    )
    last = days.ahead(2)
    for number, row in enumerate(here.filter(enrollment__ends_on__gt=last).order_by("pk")[:MOST]):
        begins, ends = LATE if number % 2 else EARLY
        for day in (days.ahead(0) if days.calendar.is_business_day(days.today) else days.ahead(1), last):
            shifts.plan(row.enrollment_id, day=day, begins=begins, ends=ends, by=Actor.user(user), at=at)
