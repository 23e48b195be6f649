"""What the addresses of a hiring manager's own desk name."""

from datetime import timedelta

from applicants.models import Decision, QueueFilter, StandIn
from apprenticeships.models import Role, User
from cohorts.models import Cohort, Opening, OpeningRequest
from tests import factories as make
from tests.architecture.own import Own
from tests.factories import NOON


def hiring_desk(opening: Opening, owner: User, stranger: User) -> dict[str, Own]:
    """A filter of the queue that the department shares, and who stands in for its manager."""
    kept = QueueFilter.objects.create(
        owner=owner, department=opening.department, name="Late", asked={"late": "yes"}, saved_at=NOON
    )
    shared = Own(owner, stranger, {"public_id": kept.public_id})
    away = StandIn.objects.create(
        department=opening.department, acts_for=owner, user=make.user(Role.PANELIST), named_by=owner, named_at=NOON,
        starts_on=NOON.date(), through=NOON.date(), starts_at=NOON, ends_at=NOON + timedelta(hours=9),
    )  # fmt: skip
    return {
        "hiring:filter": shared,
        "hiring:remove_filter": shared,
        "hiring:end_stand_in": Own(owner, stranger, {"stand_in": away.public_id}),
    }


def decided(cohort: Cohort, opening: Opening, owner: User, stranger: User) -> dict[str, Own]:
    """A prepared decision, and somebody in the pool."""
    waits, kept = (make.application("ready", cohort=cohort, ready_at=NOON) for _ in range(2))
    make.referral(waits, opening)
    prepared = Decision.objects.create(
        application=waits, opening=opening, kind="pass", reason_code="others", prepared_by=owner, prepared_at=NOON
    )
    held = Decision.objects.create(
        application=kept, opening=opening, kind="hold", reason_code="seats", prepared_by=owner, prepared_at=NOON,
        state="released", released_by=owner, released_at=NOON,
    )  # fmt: skip
    return {
        "hiring:drop_decision": Own(owner, stranger, {"decision": prepared.public_id}),
        "hiring:invite_again": Own(owner, stranger, {"decision": held.public_id}),
    }


def asked(opening: Opening, managers: tuple[User, User], coordinators: tuple[User, User]) -> dict[str, Own]:
    """A request for places, on both sides."""
    row = OpeningRequest.objects.create(
        cohort=opening.cohort, track=opening.track, department=opening.department, headcount=1, why="Growing",
        asked_by=managers[0], asked_at=NOON,
    )  # fmt: skip
    return {
        "hiring:withdraw_openings": Own(*managers, {"asked": row.public_id}),
        "classes:opening-request": Own(*coordinators, {"pk": row.pk, "step": "approve"}),
    }
