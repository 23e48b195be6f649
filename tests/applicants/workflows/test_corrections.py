"""A drug screen's report was written down by mistake: two people put it right, and what was lost comes back."""

from datetime import timedelta

import pytest

from applicants.models import Application, ConditionCheck, Offer, OfferState, Standby
from applicants.rules.corrections import Way
from applicants.workflows import corrections, drug, offers, screening
from apprenticeships import messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.mail import render
from apprenticeships.models import Event, Message, RequirementKind, Role, SignUp
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from tests import factories as make
from tests.applicants.drug_screens import standing_at
from tests.applicants.hiring_world import AFTER, STARTS, candidate_of, seats_of, state_of, world
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(hours=20)
WHY = "The lab sent us the paper of somebody else."


def officer():
    return Actor.user(make.user(Role.SCREENING_OFFICER))


def lost(*, headcount=1, confirmed=True, chair=False):
    """Somebody with a place in a program whose last step is a drug screen, which ends it."""
    here = world(headcount=headcount)
    make.requirement(here.version.steps.order_by("position").last(), RequirementKind.DRUG, is_required=True)
    who = here.candidate()
    screening.open_steps(who, AFTER)
    _ = here.confirmed(who) if confirmed else here.offered(who)
    standing_at(who, "ordered", on=AFTER.date())
    if chair:
        exam = make.session(program=here.version.program, kind="exam", starts_at=LATER + timedelta(days=3))
        sessions.sign_up(exam.pk, person=who.person, by=ROBOT, at=AFTER)
    report(who)
    assert (state_of(who), seats_of(here)) == ("ineligible", ["free"] * headcount)
    return here, who


def report(who, status="verified_positive", at=AFTER):
    drug.report(who.pk, status=status, on=at.date(), is_final=True, by=ROBOT, at=at)


def corrected(who, at=LATER):
    corrections.ask(who.pk, by=officer(), at=at, reason=WHY)
    return corrections.agree(who.pk, by=officer(), at=at)


def letter():
    row = Message.objects.get(kind="application.corrected")
    found = render(row, messages.kinds()[row.kind])
    return f"{found.subject}\n{found.text}"


def test_two_people_put_a_report_right_and_the_seat_is_offered_again():
    here, who = lost(chair=True)
    assert SignUp.objects.get().state == "canceled"
    first = officer()

    for reason, error in ((" ", GuardFailed), ("The drug was another one.", GuardFailed)):
        with pytest.raises(error):
            corrections.ask(who.pk, by=first, at=LATER, reason=reason)
    corrections.ask(who.pk, by=first, at=LATER, reason=WHY)
    with pytest.raises(Conflict, match="asked for this already"):
        corrections.ask(who.pk, by=officer(), at=LATER, reason=WHY)
    with pytest.raises(NotAllowed, match="A second person"):
        corrections.agree(who.pk, by=first, at=LATER)
    assert (state_of(who), Message.objects.filter(kind="application.corrected").count()) == ("ineligible", 0)

    assert corrections.agree(who.pk, by=officer(), at=LATER) is Way.OFFERED

    row = ConditionCheck.objects.get(application=who)
    history = [each.status for each in row.column_history.order_by("pgh_id")]
    assert (row.status, row.wrong_by_id, "verified_positive" in history) == ("mro_review", None, True)
    again = Application.objects.get(pk=who.pk)
    assert (again.state, again.ended_at, again.ended_sentence, seats_of(here)) == ("offered", None, "", ["held"])
    assert list(SignUp.objects.order_by("pk").values_list("state", flat=True)) == ["canceled", "signed_up"]
    words = letter()
    assert "is open again" in words.splitlines()[0]
    assert "That was our mistake" in words
    assert "you find the offer on your page" in words
    told = str(list(Event.objects.filter(at=LATER).values("data", "reason"))) + words
    assert not [word for word in ("drug", "positive", "verified") if word in told.lower()]
    with pytest.raises(TransitionRefused):
        corrections.agree(who.pk, by=officer(), at=LATER)

    offers.confirm(Offer.objects.get(application=who, state=OfferState.VERBAL).pk, by=candidate_of(who), at=LATER)
    assert state_of(who) == "onboarding"
    report(who, at=LATER + timedelta(days=1))
    assert state_of(who) == "ineligible"
    assert Message.objects.filter(kind="application.ineligible").exclude(state="canceled").count() == 1


def test_who_lost_the_seat_to_somebody_else_is_first_on_the_list():
    here, who = lost(confirmed=False)
    here.offered(here.candidate())

    assert corrected(who) is Way.LISTED

    assert (state_of(who), Standby.objects.get().application_id) == ("ready", who.pk)
    assert "You are first on the list" in letter()


def test_a_class_that_does_not_wait_keeps_it_closed_and_the_mail_says_so():
    _, who = lost()
    before = make.NOON.replace(year=STARTS.year, month=STARTS.month, day=STARTS.day)

    assert corrected(who, at=before) is Way.CLOSED

    still = Application.objects.get(pk=who.pk)
    assert (still.state, still.ended_sentence) == ("ineligible", "")
    assert ConditionCheck.objects.get(application=who).status == "mro_review"
    assert "Start again for a later class" in letter()


def test_another_application_goes_on_instead_of_the_one_that_ended():
    here, who = lost()
    make.application(person=who.person, version=here.version, cohort=here.cohort)

    assert corrected(who) is Way.ANOTHER

    assert (state_of(who), seats_of(here)) == ("ineligible", ["free"])
    assert "Go on with that one" in letter()


def test_a_report_that_stands_changes_nothing_and_only_a_final_no_is_put_right():
    _, who = lost()
    first = officer()
    with pytest.raises(Conflict):
        corrections.keep(who.pk, by=first, at=LATER)
    corrections.ask(who.pk, by=first, at=LATER, reason=WHY)
    corrections.keep(who.pk, by=first, at=LATER)

    row = ConditionCheck.objects.get(application=who)
    assert state_of(who) == "ineligible"
    assert (row.status, row.wrong_by_id, row.wrong_reason) == ("verified_positive", None, "")
    assert not Message.objects.filter(kind="application.corrected").exists()
    standing_at(who, "canceled", on=AFTER.date())
    with pytest.raises(GuardFailed, match="No report"):
        corrections.ask(who.pk, by=first, at=LATER, reason=WHY)
