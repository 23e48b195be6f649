"""A department that is asked about its employee, and what it answers."""

from datetime import timedelta

from applicants.workflows import approvals
from apprenticeships.models import Message
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import K, sent, way
from tests.factories import NOON

LATER = NOON + timedelta(days=31)


def department(*roles):
    """A department, and somebody in it for each role."""
    place = make.make_department()
    return place, *(make.user(role, department=place, name=role.label) for role in roles)


def internal(place, *, of=None, **changes):
    """An employee of a department whose application is sent."""
    of = of or way(wanted=(K.AGE, K.DEPARTMENT_APPROVAL, K.TYPING))
    return sent(of, eligibility={"works_here": True, "home_department": place}, **changes)


def request_of(row):
    return row.approvals.first()


def no(request, by, **fields):
    fields = {"reason_code": "staffing", "note": "Two of us are on leave until June.", "at": NOON, **fields}
    return approvals.decide(request.pk, yes=False, by=Actor.user(by), **fields)


def yes(request, by, at=NOON):
    return approvals.decide(request.pk, yes=True, by=Actor.user(by), at=at)


def mails(kind):
    return sorted(Message.objects.filter(kind=kind).exclude(state="canceled").values_list("recipient", flat=True))
