"""What places pay: more than their path where the coordinator says so, everywhere the same, and fixed by an offer."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from applicants.hiring_mails import offer_facts
from applicants.models import Offer, OfferLetter
from applicants.records.agreements import confirmed_offers, terms_of
from applicants.records.program_facts import facts_of
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Parameter, WageStep
from cohorts.models import Enrollment, Opening, RequestState
from cohorts.records import pay_after_exam
from cohorts.workflows import class_changes, opening_requests, openings, wages
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, NOW, world

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
MORE = Decimal("19.10")


def pay(opening, rate, reason="Night shifts.", by=None):
    return openings.set_rate(opening.pk, rate=rate and Decimal(rate), by=by, at=NOW, reason=reason)


def refusal(step, *args, **fields):
    with pytest.raises(GuardFailed) as refused:
        step(*args, **fields)
    return refused.value.message, refused.value.field


def test_what_places_pay_stands_in_offer_letter_agreement_and_first_wage_and_an_offer_fixes_it():
    here = world()
    Parameter.objects.create(version=here.version, key="minimum_wage", value=1850, effective_from=date(2026, 1, 1))

    assert refusal(pay, here.opening, "18.45", by=here.by)[0].startswith("$18.45 an hour is less than the lowest wage")
    assert refusal(pay, here.opening, "20.25", by=here.by)[1] == "rate"
    assert refusal(pay, here.opening, "19.10", reason=" ", by=here.by)[1] == "reason"
    pay(here.opening, "19.10", by=here.by)
    assert refusal(pay, here.opening, "19.10", by=here.by)[0] == "These places pay that already."
    event = Event.objects.get(kind="opening.pay")
    assert (event.data["before"], event.data["after"], event.reason) == ("$18.40", "$19.10", "Night shifts.")

    who = here.candidate()
    offer = here.confirmed(who)

    row = Offer.objects.get(pk=offer.pk)
    assert offer_facts(row, at=AFTER)["pay"] == "$19.10"
    assert dict(facts_of(row.application))["Pay"] == "$19.10 an hour"
    assert "$19.10" in str(OfferLetter.objects.get(offer=offer).content)
    found = terms_of(confirmed_offers([who.pk])[who.pk], born=None, guardian="", registration=None, class_is_paid=True)
    assert [each.rate for each in found.pay] == [MORE, Decimal("20.25")]
    enrollment = Enrollment.objects.get(person=who.person)
    assert wages.start(enrollment, by=here.by, at=AFTER).rate == MORE
    with time_machine.travel(AFTER, tick=False):
        mine = browser(who.person.user).get(reverse("portal:application", args=[who.public_id]))
    assert "$19.10 an hour, from day one." in text_of(mine)
    gone = Enrollment(pk=0, track=here.opening.track, cohort=here.cohort)  # a place that was given back has no seat
    here.department(headcount=0, rate=Decimal("19.90"))
    assert pay_after_exam(gone).now == Decimal("18.40")
    said, field = refusal(pay, here.opening, "19.50", by=here.by)
    assert said.startswith("Somebody has a place or an offer here at $19.10 an hour, and it says so in writing.")
    assert field == "rate"


def test_a_department_asks_for_places_at_a_higher_pay_and_all_in_one_opening_are_paid_alike():
    here = world()
    asked = {
        "cohort": here.cohort, "track": here.opening.track, "headcount": 1, "by": here.by, "at": NOW,
        "reason": "Nights.",
    }  # fmt: skip
    desk, new = here.by, make.make_department()

    assert refusal(opening_requests.ask, department=new, rate=Decimal(18), **asked)[1] == "rate"
    usual = opening_requests.ask(department=here.opening.department, **asked)
    more = opening_requests.ask(department=new, rate=MORE, **asked)
    for row in (usual, more):
        opening_requests.approve(row.pk, by=desk, at=NOW, reason="Agreed.")

    assert (usual.rate, more.rate) == (Decimal("18.40"), MORE)
    opened = Opening.objects.get(department=new)
    assert (Opening.objects.get(pk=here.opening.pk).rate, opened.rate, opened.pays) == (None, MORE, MORE)
    again = opening_requests.ask(department=new, **asked)
    said, _ = refusal(opening_requests.approve, again.pk, by=desk, at=NOW, reason="Agreed.")
    assert "people in one opening are paid alike. Change the pay there to $18.40 first" in said
    again.refresh_from_db()
    assert again.state == RequestState.ASKED
    pay(opened, None, by=desk)
    assert opening_requests.approve(again.pk, by=desk, at=NOW, reason="Agreed.").state == RequestState.APPROVED
    WageStep.objects.filter(track=here.opening.track).delete()
    assert refusal(pay, opened, "19.10", by=desk)[0].startswith("This path has no pay step for the first day.")


def test_nobody_is_merged_into_a_class_that_pays_less_than_they_were_promised():
    here = world()
    pay(here.opening, "19.10", by=here.by)
    here.prepared(here.candidate())
    into = make.cohort(version=here.version, starts_on=date(2026, 3, 2))
    twin = make.opening(cohort=into, track=here.opening.track, department=here.opening.department)
    merge = {"into_id": into.pk, "by": here.by, "at": AFTER, "reason": "Too few."}

    said, _ = refusal(class_changes.merge, here.cohort.pk, **merge)
    pay(twin, "19.50", by=here.by)
    class_changes.merge(here.cohort.pk, **merge)

    assert "promised $19.10 an hour in this class, and its places in the other one pay $18.40" in said
    assert twin.seats.exclude(state="free").count() == 1
