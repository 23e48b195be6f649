"""A match on an exclusion list ends nothing before a second officer confirmed it, and two officers can put it right."""

import pytest
import time_machine
from django.urls import reverse

from applicants.admin.turns import turn
from applicants.models import Application, RegistryMatch
from applicants.records.evidence import standing
from applicants.rules.registries import OIG
from applicants.workflows import registry_matches, screening
from apprenticeships.errors import DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Message, Requirement, Role, User
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.background_days import refused
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, world
from tests.applicants.way import TODAY, K
from tests.factories import ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def officer(name):
    user = make.staff(name=name)
    make.membership(user, Role.SCREENING_OFFICER)
    return Actor.user(user)


def looked(row, asked: Requirement, outcome: str, by: Actor, **more):
    """What a list says about somebody."""
    values = {"list": OIG, "outcome": outcome, **more}
    return screening.record_result(
        row.pk, requirement_id=asked.pk, values=values, taken_on=AFTER.date(), source="The list", by=by, at=AFTER
    )


def stands(row):
    """The state of the application, and the verdict on its registry check."""
    found = Application.objects.get(pk=row.pk)
    return found.state, found.screening.get(requirement__kind=K.REGISTRY).verdict


def test_two_people_confirm_a_match_and_two_put_it_right_and_the_seat_comes_back():
    here = world()
    asked = make.requirement(here.version.steps.get(kind="onboarding"), K.REGISTRY)
    who = here.candidate()
    earlier = here.candidate("ineligible", person=who.person, ended_sentence="Your typing was too slow.")
    for each in (who, earlier):
        screening.open_steps(each, AFTER)
    offer = here.confirmed(who)
    first, second, third = officer("Ann Ames"), officer("Ben Bose"), officer("Cy Cole")
    desk = Actor.user(make.staff(Role.COORDINATOR, name="Dana Reyes"))

    # a person names a match: nothing ends, and a forged word in what comes in confirms nothing
    assert refused(GuardFailed, looked, who, asked, "match_confirmed", ROBOT).code == "person"
    found = looked(who, asked, "match_confirmed", first, confirmed=True)
    assert stands(who) == ("onboarding", "look")
    assert who in Application.objects.filter(turn("look", AFTER.date()))

    # nobody lets the check go while a match waits; one that was let go before counts no more once it is confirmed
    step = who.screening.get(requirement=asked)
    assert refused(GuardFailed, screening.waive, step.pk, by=first, at=AFTER, reason="I know her").code == "match"
    who.screening.filter(pk=step.pk).update(
        waived_by=desk.user_id, waive_reason="Before", verdict="waived", look_since=None, owner=None
    )

    # whoever found it, or is no officer, does not confirm it
    for by in (first, desk, ROBOT):
        refused(NotAllowed, registry_matches.confirm, found.pk, by=by, at=AFTER)
    registry_matches.confirm(found.pk, by=second, at=AFTER)
    assert stands(who) == ("ineligible", "not_met")
    refused(TransitionRefused, registry_matches.confirm, found.pk, by=third, at=AFTER)
    refused(DomainError, screening.void_result, found.pk, by=desk, at=AFTER, reason="No")
    offer.refresh_from_db()
    assert offer.state == "rescinded"

    # one officer doubts, another lets it stand; then two agree
    refused(NotAllowed, registry_matches.doubt, who.pk, by=desk, at=AFTER, reason="Another birth date")
    refused(GuardFailed, registry_matches.doubt, who.pk, by=first, at=AFTER, reason=" ")
    registry_matches.doubt(who.pk, by=first, at=AFTER, reason="Another birth date")
    assert list(Application.objects.filter(turn("wrong", AFTER.date()))) == [who]  # not what ended for another reason
    assert registry_matches.match_of(earlier) is None
    assert refused(GuardFailed, registry_matches.correct, earlier.pk, by=second, at=AFTER).code == "no-match"
    registry_matches.stand(who.pk, by=second, at=AFTER)
    assert stands(who) == ("ineligible", "not_met")
    registry_matches.doubt(who.pk, by=first, at=AFTER, reason="Another birth date")
    refused(NotAllowed, registry_matches.correct, who.pk, by=first, at=AFTER)
    way = registry_matches.correct(who.pk, by=second, at=AFTER)

    assert way == "offered"
    assert stands(who) == ("offered", "missing")
    assert Message.objects.filter(kind="application.corrected", person=who.person).count() == 1
    found.refresh_from_db()
    assert found.voided_at is not None
    row = RegistryMatch.objects.get()
    assert (row.state, row.doubted_by_id, row.corrected_by_id) == ("corrected", first.user_id, second.user_id)


def test_the_second_person_says_that_it_is_somebody_else_and_the_list_is_looked_into_again():
    here = world()
    asked = make.requirement(here.version.steps.get(kind="onboarding"), K.REGISTRY)
    who = here.candidate()
    screening.open_steps(who, AFTER)
    here.confirmed(who)
    first, second = officer("Ann Ames"), officer("Ben Bose")

    found = looked(who, asked, "match_confirmed", first)
    dana = User.objects.get(pk=second.user_id)
    ann = User.objects.get(pk=first.user_id)
    for user in (dana, ann):
        make.membership(user, Role.COORDINATOR)
    desk, board = browser(dana), reverse("board:application", args=[who.pk])
    with time_machine.travel(AFTER, tick=False):
        told, finder = text_of(desk.get(board)), text_of(browser(ann).get(board))
        done = desk.post(reverse("board:step", args=[who.pk, f"match-no-{found.pk}"]))
    assert ("Confirm the match" in told, "Confirm the match" in finder) == (True, False)
    assert "one person found a match" in told
    assert done.status_code == 302
    assert stands(who) == ("onboarding", "missing")
    looked(who, asked, "no_match", first)
    assert stands(who) == ("onboarding", "met")

    again = looked(who, asked, "match_confirmed", first)
    screening.void_result(again.pk, by=first, at=AFTER, reason="I mistyped it")  # before anybody confirmed it
    assert RegistryMatch.objects.get(result=again).state == "dropped"
    assert stands(who) == ("onboarding", "met")
    assert AFTER.date() > TODAY

    # a confirmed match ends the application under which it was found; exclusions end, so a later one is looked into
    found = looked(who, asked, "match_confirmed", first)
    registry_matches.confirm(found.pk, by=second, at=AFTER)
    assert stands(who) == ("ineligible", "not_met")
    later = here.candidate(person=who.person)
    screening.open_steps(later, AFTER)
    here.confirmed(later)
    screening.recompute(later.pk, by=ROBOT, at=AFTER)
    assert stands(later) == ("onboarding", "missing")
    (line,) = [each for each in standing(later, at=AFTER) if each.rule.kind == K.REGISTRY]
    assert "An earlier application had a confirmed match: look again." in line.answer.staff
    looked(later, asked, "no_match", first)
    assert (stands(later), stands(who)) == (("onboarding", "met"), ("ineligible", "not_met"))
