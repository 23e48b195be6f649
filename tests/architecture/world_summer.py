"""One object behind every address of the summer, with its owner and a stranger of the same role."""

from datetime import date
from typing import Any

from apprenticeships.models import Criterion, CriterionUse, Role, User
from cohorts.models import EnrollmentState, Evaluation, Moment
from tests import factories as make
from tests.applicants.matching_world import world as matching_world
from tests.architecture.own import Own
from tests.cohorts.interns import SATURDAY, handbook, intern, keeper, planned
from tests.factories import NOON, START


class Summers:
    """What the addresses of the matching, shifts, handbooks and growth name; the world mixes it in."""

    coordinator: User
    other_coordinator: User
    stranger: User

    def summers(self) -> dict[str, Own]:
        """Addresses of the matching, and of the places that a site enters."""
        here = matching_world(starts_on=date(2099, 6, 8))  # still to come on any day on which tests run
        places, student = here.places(), here.student()
        run = here.draft()
        site = places.site
        own_site, other_site = (make.staff() for _ in range(2))
        make.membership(own_site, Role.SITE_COORDINATOR, site=site)
        make.membership(other_site, Role.SITE_COORDINATOR, site=here.sites["far"])

        def desk(pk: Any, **more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": pk} | more)

        def floor(**kwargs: Any) -> Own:
            return Own(own_site, other_site, kwargs)

        views = ("run", "places", "moves", "sites", "release")
        return {f"matching:{name}": desk(run.pk) for name in views} | {
            "matching:cohort": desk(here.cohort.pk),
            "matching:again": desk(here.cohort.pk),
            "matching:student": desk(student.pk),
            "matching:student-step": desk(student.pk, step="fix"),
            "floor:new_opening": floor(site=site.public_id, cohort=here.cohort.public_id),
            "floor:opening": floor(public_id=places.public_id),
            "floor:take_off": floor(public_id=places.public_id),
        }

    def shifts(self) -> dict[str, Own]:
        """Addresses of the shifts at a site, of the handbook, and of growth."""
        row = intern(17)
        site = row.placements.get().department.site
        kept, other = keeper(site), keeper(make.make_site())
        book = handbook(row.cohort.version)
        Criterion.objects.create(
            version=row.cohort.version, use=CriterionUse.EVALUATION, slug="attitude", title="Attitude", position=9
        )
        Evaluation.objects.create(
            enrollment=row, moment=Moment.START, ratings={"attitude": 3}, rated_by=kept, rated_at=NOON
        )
        gone = intern(18, state=EnrollmentState.COMPLETED, completed_on=START)
        shift = planned(row, SATURDAY, "09:00", "12:00")
        return {
            "floor:plan_shift": Own(kept, other, {"public_id": row.public_id}),
            "floor:cancel_shift": Own(kept, other, {"public_id": shift.public_id}),
            "portal:again": Own(gone.person.user, self.stranger, {"public_id": gone.public_id}),
            "portal:handbook": Own(row.person.user, self.stranger, {"public_id": book.public_id}),
            "classes:handbook": Own(self.coordinator, self.other_coordinator, {"pk": row.cohort_id}),
            "classes:growth": Own(self.coordinator, self.other_coordinator, {"pk": row.cohort_id}),
            "classes:growth-site": Own(
                self.coordinator, self.other_coordinator, {"pk": row.cohort_id, "site": site.public_id}
            ),
        }
