"""After the yes somebody begins the checks: it stands on a list, on the page of the person and in a mail."""

from datetime import timedelta

import pytest
from django.test import Client

from applicants import step_promises
from applicants.admin.turns import turn
from applicants.models import Application, BackgroundCheck
from applicants.rules.registries import OIG
from applicants.workflows import background, drug, offers, screening
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message
from tests import factories as make
from tests.applicants.background import ordered
from tests.applicants.drug_screens import agreed
from tests.applicants.hiring_world import AFTER, state_of, world
from tests.applicants.portal.reading import read
from tests.applicants.way import K
from tests.factories import ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
DAY = timedelta(days=1)


def place(*asked):
    """A department of a program that asks for checks at its last step, and somebody who said yes."""
    here = world()
    last = here.version.steps.order_by("position").last()
    rows = [make.requirement(last, kind) for kind in asked]
    who = here.candidate()
    screening.open_steps(who, AFTER)
    offer = here.confirmed(who)
    screening.recompute(who.pk, by=ROBOT, at=AFTER)
    return here, who, offer, rows


def listed(name, who, on):
    return Application.objects.filter(turn(name, on), pk=who.pk).exists()


def card(who, travel, at):
    travel.move_to(at)
    return read(Client(), who).context["step"]


def test_what_has_to_be_begun_is_on_a_list_until_it_is_begun(time_machine):
    here, who, _, (_, _, registry) = place(K.BACKGROUND, K.DRUG, K.REGISTRY)
    today, near = AFTER.date(), here.cohort.ready_by - 3 * DAY

    # nobody asked for a signature, looked into a list, or signed: no task of getting ready says so
    assert (listed("checks", who, today), listed("clear", who, near), listed("finish", who, near)) == (
        True,
        True,
        False,
    )
    step = card(who, time_machine, AFTER)
    page = f"/my/applications/{who.public_id}/drug-screen/"
    assert (step.family, step.url, step.due) == ("you", page, here.cohort.ready_by)

    # the one that is theirs is reminded once, as an unsigned page has no other mail
    assert [step_promises.reconcile(at=AFTER + days * DAY) for days in (3, 8, 9)] == [0, 1, 0]
    row = Message.objects.get(kind="step.reminder")
    letter = render(row, kinds()[row.kind])
    assert letter.subject == "Your turn: read and sign"
    assert page in letter.text

    # each one that is begun leaves the list
    values = {"list": OIG, "outcome": "no_match"}
    screening.record_result(
        who.pk, requirement_id=registry.pk, values=values, taken_on=today, source="The list", by=ROBOT, at=AFTER
    )
    assert listed("checks", who, today)
    background.ask(who.pk, by=ROBOT, at=AFTER)
    assert not listed("checks", who, today)
    agreed(who, at=AFTER)
    assert listed("checks", who, today)  # signed, and not ordered
    with pytest.raises(NoLongerTrueError):
        render(row, kinds()[row.kind])
    drug.order(who.pk, on=today, by=ROBOT, at=AFTER)
    assert (listed("checks", who, today), listed("clear", who, near)) == (False, True)


def test_the_seat_waits_for_a_report_that_is_ordered():
    here, who, offer, _ = place(K.BACKGROUND)
    check, over = ordered(who, at=AFTER), offer.seat.held_until

    assert offers.expire_lapsed(at=over) == 0

    assert state_of(who) == "onboarding"
    assert listed("held", who, here.cohort.ready_by + DAY)
    BackgroundCheck.objects.filter(pk=check.pk).update(state="canceled")
    offer.seat.refresh_from_db()
    assert offers.expire_lapsed(at=offer.seat.held_until) == 1
