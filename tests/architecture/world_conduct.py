"""What the addresses of the training against harassment and of outreach name."""

from applicants.workflows import outreach
from apprenticeships.models import Organization, User
from apprenticeships.workflow import Actor
from cohorts.workflows import anti_harassment
from tests import factories as make
from tests.architecture.own import Own
from tests.factories import NOON


def conduct(organization: Organization, owner: User, stranger: User) -> dict[str, Own]:
    """A training of an organization, and somebody who was there."""
    by = Actor.user(owner)
    row = anti_harassment.enter(
        organization.pk, title="Respect", held_on=NOON.date(), minutes=60, given_by="Ines", materials="Edition 1",
        by=by, at=NOON,
    )  # fmt: skip
    person = make.enrollment().person
    anti_harassment.mark(row.pk, users=[], people=[person.pk], by=by, at=NOON)
    training = Own(owner, stranger, {"pk": row.pk})
    return {
        "conduct:enter": Own(owner, stranger, {"pk": organization.pk}),
        "conduct:training": training,
        "conduct:choose": training,
        "conduct:mark": training,
        "conduct:step": Own(owner, stranger, {"pk": row.pk, "step": "correct"}),
        "conduct:take-back": Own(owner, stranger, {"pk": row.attendances.get().pk}),
    }


def reached(organization: Organization, owner: User, stranger: User) -> dict[str, Own]:
    """A recruitment source of an organization."""
    row = outreach.enter(
        organization.pk, name="Career center", kind="career", contact_name="Lou", phone="314-555-0199",
        by=Actor.user(owner), at=NOON,
    )  # fmt: skip
    return {
        "board:outreach-enter": Own(owner, stranger, {"pk": organization.pk}),
        "board:outreach-source": Own(owner, stranger, {"pk": row.pk}),
        "board:outreach-step": Own(owner, stranger, {"pk": row.pk, "step": "confirm"}),
    }
