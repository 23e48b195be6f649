"""Handbooks: everybody signs the newest edition with their own name."""

from datetime import timedelta

import pytest

from apprenticeships.errors import Conflict, GuardFailed, NotAllowed
from apprenticeships.models import Event
from apprenticeships.workflow import Actor
from cohorts.models import Acknowledgement, EnrollmentState
from cohorts.workflows import handbooks
from tests import factories as make
from tests.cohorts.interns import handbook, intern
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=30)


def sign(handbook, row, name="Maya Torres", at=NOON):
    return handbooks.acknowledge(
        handbook.pk, person_id=row.person_id, signed_name=name, by=Actor.user(row.person.user), at=at
    )


def test_somebody_signs_with_the_own_name_and_time():
    row = intern()
    book = handbook(row.cohort.version)

    found = sign(book, row, "  Maya   Torres ")

    assert (found.signed_name, found.acknowledged_at) == ("Maya Torres", NOON)
    assert handbooks.missing(row.cohort.version_id, row.person_id) is None
    assert Event.objects.filter(kind="handbook.acknowledge", person=row.person).count() == 1


def test_signing_twice_keeps_the_first():
    row = intern()
    book = handbook(row.cohort.version)
    first = sign(book, row)

    assert sign(book, row, "Somebody Else", at=LATER) == first
    assert Acknowledgement.objects.get().signed_name == "Maya Torres"


def test_a_new_edition_asks_again_and_the_old_one_can_be_signed_no_more():
    row, late = intern(), intern()
    late.cohort.version = row.cohort.version
    old = handbook(row.cohort.version)
    sign(old, row)
    new = handbook(row.cohort.version, "2027", at=LATER)

    assert handbooks.missing(row.cohort.version_id, row.person_id) == new
    with pytest.raises(GuardFailed, match="A newer edition is out"):
        sign(old, late)
    sign(new, row, at=LATER)
    assert handbooks.missing(row.cohort.version_id, row.person_id) is None


def test_nobody_signs_for_somebody_else_or_without_a_name():
    row = intern()
    book = handbook(row.cohort.version)

    for by in (ROBOT, Actor.user(make.user())):
        with pytest.raises(NotAllowed):
            handbooks.acknowledge(book.pk, person_id=row.person_id, signed_name="Maya", by=by, at=NOON)
    with pytest.raises(GuardFailed) as caught:
        sign(book, row, "   ")
    assert caught.value.field == "signed_name"
    assert not Acknowledgement.objects.exists()


def test_an_edition_needs_a_name_of_its_own_and_something_to_read():
    version = make.version()
    handbook(version)

    with pytest.raises(Conflict, match="There is an edition 2026 already"):
        handbook(version)
    with pytest.raises(GuardFailed) as caught:
        handbook(version, "2027", text=" ", link="")
    assert caught.value.field == "text"
    assert handbook(version, "2027", text="", link="https://example.org/handbook").link


def test_programs_without_a_handbook_ask_for_none():
    row = intern()
    handbook(make.version())

    assert handbooks.missing(row.cohort.version_id, row.person_id) is None


def test_who_of_a_class_has_signed_is_told_apart_and_who_left_is_not_asked():
    cohort = make.cohort()
    done, waits = intern(cohort=cohort), intern(cohort=cohort)
    gone = intern(cohort=cohort)
    gone.state, gone.completed_on = EnrollmentState.COMPLETED, NOON.date()
    gone.save()
    book = handbook(cohort.version)
    sign(book, done)

    found = {row.pk: row.has_signed for row in handbooks.signers_of(cohort, book)}

    assert found == {done.pk: True, waits.pk: False}
