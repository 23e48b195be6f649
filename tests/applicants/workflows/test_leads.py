"""Interest is kept once, and nobody can tell which time it was."""

import pytest

from applicants.models import Lead, LeadSource
from applicants.workflows import leads
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Message, Person
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def register(program, **fields):
    answers = {
        "given_name": "Maya",
        "family_name": "Torres",
        "email": "maya@example.org",
        "phone": "",
        "source": LeadSource.FRIEND,
        "note": "",
        **fields,
    }
    return leads.register_interest(program=program, by=ROBOT, at=NOON, **answers)


def test_interest_keeps_a_person_a_source_and_says_thanks():
    lead = register(make.program(), note="  After school only ")

    assert (lead.person.name, lead.source, lead.note) == ("Maya Torres", "friend", "After school only")
    assert list(Message.objects.values_list("kind", "recipient")) == [("lead.thanks", "maya@example.org")]
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == ["person.create", "lead.register"]


def test_saying_it_twice_keeps_the_first_and_sends_one_mail():
    program = make.program()

    first, second = register(program), register(program, source=LeadSource.EVENT)

    assert first == second
    assert Lead.objects.get().source == "friend"
    assert Message.objects.count() == 1


def test_two_programs_are_two_leads_of_one_person():
    register(make.program()), register(make.program())

    assert (Lead.objects.count(), Person.objects.count()) == (2, 1)


def test_a_source_that_is_not_listed_leaves_no_trace():
    with pytest.raises(GuardFailed):
        register(make.program(), source="mars")

    assert not Person.objects.exists()
    assert not Message.objects.exists()
