"""What the addresses of a hiring manager's own desk name."""

from applicants.models import QueueFilter
from apprenticeships.models import User
from cohorts.models import Opening
from tests.architecture.own import Own
from tests.factories import NOON


def hiring_desk(opening: Opening, owner: User, stranger: User) -> dict[str, Own]:
    """A filter of the queue that the department shares."""
    kept = QueueFilter.objects.create(
        owner=owner, department=opening.department, name="Late", asked={"late": "yes"}, saved_at=NOON
    )
    shared = Own(owner, stranger, {"public_id": kept.public_id})
    return {"hiring:filter": shared, "hiring:remove_filter": shared}
