"""What mails of tuition say, and that they keep quiet when it is no longer so."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings

from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message
from apprenticeships.workflow import Actor
from cohorts.tuition_mails import KINDS
from cohorts.workflows import tuition
from tests import partnership_services as services
from tests.cohorts.scene import coordinator
from tests.factories import NOON

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def mail(kind):
    row = Message.objects.filter(kind=kind).latest("created_at")
    return render(row, kinds()[row.kind])


def words(found):
    return " ".join(found.text.split())


def asked():
    worker = services.worker()
    by = Actor.user(worker.person.user)
    return tuition.ask(worker.pk, terms=services.terms(course="Anatomy & 1"), by=by, at=NOON)


def test_every_kind_is_registered_once():
    assert "cohorts.tuition_mails.KINDS" in settings.MAIL_KINDS
    assert {kind.name for kind in KINDS} <= set(kinds())


def test_who_asked_reads_the_day_by_which_we_answer():
    row = asked()

    found = mail("tuition.asked")

    assert found.subject == "We have your tuition request. You hear from us by Wednesday, January 14"
    assert "You asked for $1,200.00 for “Anatomy & 1” at Bay City College." in words(found)
    assert str(row.public_id) in words(found)


def test_a_yes_to_less_says_so_and_why():
    tuition.approve(asked().pk, amount=Decimal(1000), note="Books are not paid", by=coordinator(), at=NOON)

    found = mail("tuition.decided")

    assert found.subject == "Your tuition is approved: $1,000.00"
    assert "That is less than the $1,200.00 that you asked for." in words(found)
    assert "Why: Books are not paid." in words(found)


def test_a_no_says_why():
    tuition.deny(asked().pk, by=coordinator(), at=NOON, reason="The bill is missing.")

    found = mail("tuition.decided")

    assert found.subject == "Your tuition request for “Anatomy & 1” was not approved"
    assert "Why: The bill is missing." in words(found)
    assert "approved:" not in words(found)


def test_a_payment_says_what_is_taxable():
    row = services.approved(amount="6000")
    tuition.pay(row.pk, paid_on=TODAY, by=coordinator(), at=NOON)

    found = mail("tuition.paid")

    assert found.subject == "$6,000.00 of tuition was paid on Wednesday, January 7"
    assert "Of it $5,250.00 is free of tax. $750.00 is over the limit for 2026 and taxed as wages." in words(found)


def test_a_payment_that_was_told_and_taken_back_is_corrected():
    row = services.approved()
    tuition.pay(row.pk, paid_on=TODAY, by=coordinator(), at=NOON)
    Message.objects.update(state="sent", sent_at=NOON)

    tuition.undo_payment(row.pk, by=coordinator(), at=NOON + timedelta(hours=1), reason="Wrong person.")

    assert "We wrote that $1,200.00 for “Anatomy 1” was paid. That was wrong." in words(mail("tuition.undone"))
    with pytest.raises(NoLongerTrueError):
        mail("tuition.paid")
