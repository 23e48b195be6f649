"""Candidates before a department: passed over with a reason, and taken back."""

from datetime import timedelta

import pytest

from applicants.workflows import referrals
from apprenticeships.errors import GuardFailed
from tests.applicants.hiring_world import AFTER, NOW, world

pytestmark = pytest.mark.django_db


def test_passing_takes_the_candidate_off_one_list_with_a_reason_and_can_be_undone():
    here = world()
    other = here.department()
    who = here.candidate(to=(here.opening, other))

    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    closed = who.referrals.get(opening=here.opening)
    assert (closed.closed_at, closed.passed_reason) == (NOW, "Others scored higher for the same seats")
    assert who.referrals.get(opening=other).closed_at is None
    referrals.take_back_pass(who.pk, opening_id=here.opening.pk, by=here.by, at=NOW + timedelta(minutes=10))
    assert who.referrals.filter(closed_at__isnull=True).count() == 2


def test_a_pass_cannot_be_undone_later_or_after_an_offer_elsewhere():
    here = world()
    who = here.candidate()
    referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    with pytest.raises(GuardFailed, match="ten minutes"):
        referrals.take_back_pass(who.pk, opening_id=here.opening.pk, by=here.by, at=NOW + timedelta(minutes=11))


def test_a_pass_needs_a_reason_of_the_list_and_no_open_interview():
    here = world()
    who = here.candidate()

    with pytest.raises(GuardFailed) as refused:
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="age", by=here.by, at=NOW)
    here.meet(who)
    with pytest.raises(GuardFailed, match="Cancel it first"):
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=NOW)

    assert refused.value.field == "reason_code"


def test_nobody_leaves_the_list_while_a_seat_is_held_for_a_call():
    here = world()
    who = here.candidate()
    here.prepared(who)

    with pytest.raises(GuardFailed, match="A seat is held for a call"):
        referrals.hold_over(who.pk, opening_id=here.opening.pk, words="A later class", by=here.by, at=AFTER)
    with pytest.raises(GuardFailed, match="A seat is held for a call"):
        referrals.pass_over(who.pk, opening_id=here.opening.pk, reason_code="others", by=here.by, at=AFTER)
