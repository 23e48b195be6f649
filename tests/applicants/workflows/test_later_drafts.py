"""A draft that was not sent in time aims at the next class; no page shows a day that is over."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants import promises
from applicants.workflows import access_codes, later_drafts
from apprenticeships import mail
from apprenticeships.messages import kinds
from apprenticeships.models import Message
from apprenticeships.workflow import Actor
from apprenticeships.workflows import one_by_one
from tests import factories as make
from tests.applicants.way import draft, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CUT_OFF = NOON + 24 * DAY  # January 31


def told(kind):
    return Message.objects.filter(kind=kind)


def test_at_the_cut_off_it_counts_for_the_next_class_with_one_mail_and_its_own_reminders():
    of = way()
    row = draft(of)
    promises.reconcile(at=NOON)

    moved = [later_drafts.follow(at=CUT_OFF + number * DAY) for number in (0, 1, 2)]
    promises.reconcile(at=CUT_OFF + 2 * DAY)

    row.refresh_from_db()
    assert (moved, row.cohort) == ([0, 1, 0], of.april)
    message = told("application.draft_moved").get()
    envelope = mail.render(message, kinds()[message.kind])
    assert envelope.subject == "Your application now counts for the class of Monday, April 6"
    assert "Send it by Saturday, February 28." in envelope.text
    ahead = told("application.draft").filter(state="planned").values_list("due_at__date", flat=True)
    assert sorted(day.isoformat() for day in ahead) == ["2026-02-21", "2026-02-26"]

    make.cohort(version=of.version, starts_on=of.april.starts_on + 28 * DAY, apply_by=of.april.apply_by + 28 * DAY)
    assert later_drafts.follow(at=CUT_OFF + 30 * DAY) == 1
    assert told("application.draft_moved").count() == 1  # nobody wrote in it since


def test_where_no_class_is_open_the_pages_say_so_and_one_mail_and_those_behind_are_reached(client, monkeypatch):
    monkeypatch.setattr(one_by_one, "AT_ONCE", 1)
    of = way()
    row = draft(of)
    later_drafts.follow(at=CUT_OFF + DAY)
    row.sections.update(saved_at=CUT_OFF + 2 * DAY)
    later = NOON + 60 * DAY
    other = way()
    make.cohort(version=other.version, starts_on=other.april.starts_on + 28 * DAY, apply_by=later.date() + 20 * DAY)
    behind = draft(other)

    with time_machine.travel(later, tick=False):
        moved = [later_drafts.follow(at=later), later_drafts.follow(at=later)]
        client.force_login(row.person.user)
        board, sections, section = (
            client.get(reverse(name, args=args)).content.decode()
            for name, args in (
                ("portal:application", [row.public_id]),
                ("portal:sections", [row.public_id]),
                ("portal:section", [row.public_id, "work"]),
            )
        )
        dates = client.get(reverse("portal:dates")).content.decode()

    row.refresh_from_db()
    assert (moved, row.cohort, told("application.draft_waits").count()) == ([0, 1], of.april, 1)
    behind.refresh_from_db()
    assert behind.cohort.starts_on > other.april.starts_on
    for page in (board, sections, section):
        assert "No class takes applications now. What you wrote stays here." in page
        assert "By Saturday, February 28" not in page
    assert "Send your application by" not in dates

    make.cohort(version=of.version, starts_on=of.april.starts_on + 28 * DAY, apply_by=later.date() + 20 * DAY)
    assert later_drafts.follow(at=later + DAY) == 1
    row.refresh_from_db()
    assert row.cohort != of.april


@pytest.fixture
def looked_at(monkeypatch):
    """Which drafts the chore locks: whom it can do nothing for yet is none of them."""
    found, aim = [], later_drafts._aim_anew
    monkeypatch.setattr(later_drafts, "_aim_anew", lambda key, *, at: (found.append(key), aim(key, at=at))[1])
    return found


def test_a_draft_that_its_access_code_keeps_open_is_left_alone_until_the_code_is_over(looked_at):
    of = way()
    row = draft(of)
    code = access_codes.make(
        of.march.pk, most_uses=1, last_on=(CUT_OFF + 5 * DAY).date(), note="Late", by=Actor.system("test"), at=NOON
    )
    row.access_code = code
    row.save(update_fields=["access_code"])

    during = later_drafts.follow(at=CUT_OFF + 2 * DAY)
    after = later_drafts.follow(at=CUT_OFF + 7 * DAY)

    row.refresh_from_db()
    assert (during, after, looked_at, row.cohort) == (0, 1, [row.pk], of.april)


def test_a_draft_whose_next_class_they_aim_at_already_is_left_alone_until_that_ends(looked_at):
    of = way()
    row = draft(of)
    other = make.application("draft", person=row.person, version=of.version, cohort=of.april)

    during = later_drafts.follow(at=CUT_OFF + 2 * DAY)
    type(other).objects.filter(pk=other.pk).delete()
    after = later_drafts.follow(at=CUT_OFF + 3 * DAY)

    row.refresh_from_db()
    assert (during, after, looked_at, row.cohort) == (0, 1, [row.pk], of.april)
