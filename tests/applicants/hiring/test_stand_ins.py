"""A manager in leave: somebody else acts for them in these days, and not a day longer."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.hiring_promises import keep_reminders
from applicants.models import InterviewerTime, StandIn
from applicants.workflows import interviews, offer_returns, referrals, stand_ins
from apprenticeships import messages
from apprenticeships.errors import DomainError, NotAllowed
from apprenticeships.mail import render
from apprenticeships.models import Event, Membership, Message, Role, User
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations
from tests import factories as make
from tests.applicants.hiring.readers import browser, path_of, see, text_of
from tests.applicants.hiring_world import AFTER, MEETING, NOW, world

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = "/hiring/stand-ins/"
OVER = NOW + timedelta(days=3)  # Saturday, January 10, 2026


def asked(here, dana, **change):
    seat = Membership.objects.get(user=here.manager)
    days = {"starts_on": "2026-01-08", "through": "2026-01-09"}
    return {"away": seat.pk, "stand_in": dana.pk, **days} | change


def named(here, dana, *, at=NOW, by=None, **change):
    fields = {"starts_on": at.date(), "through": date(2026, 1, 9), "user_id": dana.pk, "acts_for_id": here.manager.pk}
    department = here.opening.department_id
    return stand_ins.name(department_id=department, by=by or here.by, at=at, **fields | change)


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_a_stand_in_has_the_queue_from_the_first_day_through_the_last_and_nothing_afterwards():
    here, there = world(), world()
    who = here.candidate()
    dana = make.user(Role.PANELIST, department=there.opening.department, name="Dana Reyes")

    before = see(here.manager, "/hiring/")
    wrong = [
        see(here.manager, PAGE, **asked(here, dana, **change))
        for change in (
            {"starts_on": "2026-01-05"},
            {"through": "2026-01-07"},
            {"through": "2026-12-31"},
            {"through": "9999-01-01"},
            {"stand_in": here.manager.pk},
            {"stand_in": "\x00"},
            {"away": Membership.objects.get(user=there.manager).pk},
        )
    ]
    done = see(here.manager, PAGE, **asked(here, dana))
    twice = see(here.manager, PAGE, **asked(here, dana))
    early = see(dana, path_of(who))
    first_day = NOW + timedelta(days=1)
    stand_ins.keep(at=first_day)
    stand_ins.keep(at=first_day)
    queue = text_of(see(fresh(dana), "/hiring/", at=first_day))
    met = here.candidate()
    when = {"starts_at": MEETING + timedelta(hours=3), "at": first_day, "by": Actor.user(fresh(dana))}
    invited = interviews.schedule(
        met.pk, opening_id=here.opening.pk, manager=fresh(dana), panel=[], minutes=30, place="Room 214", **when
    )
    away = text_of(see(fresh(here.manager), "/hiring/", at=first_day))
    packet = see(fresh(dana), path_of(who), at=first_day)
    see(fresh(dana), reverse("hiring:declare", args=[who.public_id]), at=first_day, conflict="none")
    passed = see(fresh(dana), reverse("hiring:pass", args=[who.public_id]), at=first_day, reason_code="others", note="")
    names = see(fresh(dana), PAGE, at=first_day, **asked(here, dana))
    sleeping = see(fresh(dana), PAGE, at=OVER)  # the clock says no, although nothing has tidied up yet
    stand_ins.keep(at=OVER)
    after = see(fresh(dana), path_of(who), at=OVER)

    assert "Name a stand-in for days away" in before.content.decode()
    assert [page.status_code for page in wrong] == [422] * len(wrong)
    assert "Choose somebody from the list" in text_of(wrong[-1])
    assert (done.status_code, twice.status_code) == (302, 422)
    assert "There is a stand-in for some of these days already" in text_of(twice)
    assert early.status_code == 404
    assert list(InterviewerTime.objects.filter(interview=invited).values_list("user", flat=True)) == [
        dana.pk
    ]  # not whoever is away
    assert "You act for Priya Raman through Friday, January 9." in queue
    assert "Dana Reyes acts for you through Friday, January 9." in away
    assert "acts for you" not in text_of(before)
    assert "Are you too close" in text_of(packet)
    assert (passed.status_code, names.status_code) == (302, 422)
    event = Event.objects.get(kind="referral.passed")
    assert (event.actor_id, event.actor_name) == (dana.pk, "Dana Reyes for Priya Raman")
    assert (sleeping.status_code, after.status_code) == (403, 404)
    assert not Membership.objects.filter(acts_for__isnull=False).exists()
    assert list(Event.objects.filter(kind__startswith="standin").order_by("pk").values_list("kind", flat=True)) == [
        "standin.name", "standin.begin", "standin.end",
    ]  # fmt: skip


def test_mails_go_to_the_stand_in_too_until_it_is_ended():
    here = world()
    dana = make.user(Role.DEPARTMENT_APPROVER, name="Dana Reyes")
    meeting = here.meet(here.candidate(), starts_at=MEETING + timedelta(hours=2))
    row = named(here, dana)
    keep_reminders(meeting, at=NOW)
    offer = here.confirmed(here.candidate())
    letter = render(Message.objects.get(kind="stand_in.named"), messages.kinds()["stand_in.named"])

    theirs = Message.objects.filter(user=dana)
    about = theirs.filter(context__interview=meeting.pk)
    assert letter.subject == "You act for Priya Raman through Friday, January 9"
    assert "Priya Raman named you as their stand-in" in letter.text
    assert about.filter(kind="interview.reminder", key__endswith=f":stand-in-{row.pk}").count() == 1
    assert theirs.filter(kind="offer.answered").count() == 1
    assert about.filter(kind="interview.today").count() == 1
    foreign = world().manager
    assert see(foreign, reverse("hiring:end_stand_in", args=[row.public_id]), gone="yes").status_code == 404
    with pytest.raises(NotAllowed, match="Only the two"):
        stand_ins.end(row.pk, by=Actor.user(foreign), at=NOW)
    client = browser(fresh(dana))
    with time_machine.travel(NOW, tick=False):
        client.post(reverse("hiring:end_stand_in", args=[row.public_id]))
        closed = client.get(reverse("hiring:offer", args=[offer.public_id]))
    stand_ins.end(row.pk, by=here.by, at=MEETING)
    assert closed.status_code == 403
    assert StandIn.objects.get().ended_at == NOW
    assert not theirs.filter(kind="interview.reminder").exclude(state="canceled").exists()


def test_who_is_too_close_cannot_act_through_a_stand_in_and_two_stay_two():
    here = world()
    other = make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Kim Soto")
    dana = make.user(Role.DEPARTMENT_APPROVER, name="Dana Reyes")
    near, far = here.candidate(), here.candidate()
    referrals.declare(near.pk, conflict=True, kind="relative", by=here.by, at=NOW)
    row = named(here, dana)
    by = Actor.user(dana)

    with pytest.raises(NotAllowed, match="too close to this candidate"):
        referrals.declare(near.pk, conflict=False, by=by, at=NOW)
    with pytest.raises(NotAllowed, match="too close to this candidate"):
        referrals.pass_over(near.pk, opening_id=here.opening.pk, reason_code="others", by=by, at=NOW)
    assert "conflict of interest" in text_of(see(fresh(dana), path_of(near)))
    offer = here.offered(far)
    offer_returns.ask(offer.pk, by=here.by, at=AFTER, reason="The clinic closes.")
    with pytest.raises(NotAllowed, match="count as one"):
        offer_returns.agree(offer.pk, by=by, at=AFTER)
    stand_ins.end(row.pk, by=by, at=AFTER)
    offer_returns.agree(offer.pk, by=Actor.user(other), at=AFTER)


def test_who_may_name_whom():
    here, desk = world(), make.staff(Role.COORDINATOR)
    dana = make.user(Role.PANELIST, name="Dana Reyes")
    candidate = here.candidate().person.user
    make.membership(candidate, Role.PANELIST)
    other = make.user(Role.HIRING_MANAGER, department=here.opening.department)

    page = see(desk, PAGE)
    for refused in (
        {"by": Actor.user(other)},
        {"user_id": other.pk},
        {"user_id": candidate.pk},
        {"acts_for_id": dana.pk},
    ):
        with pytest.raises(DomainError):
            named(here, dana, **refused)
    assert see(desk, PAGE, **asked(here, dana)).status_code == 302
    row = StandIn.objects.get()
    assert "Priya Raman" in text_of(page)
    assert "Dana Reyes acts for Priya Raman" in text_of(see(desk, PAGE))
    letter = render(Message.objects.get(), messages.kinds()["stand_in.named"])
    assert "named you as the stand-in of Priya Raman" in letter.text

    first_day = NOW + timedelta(days=1)
    stand_ins.keep(at=first_day)
    invitations.invite(
        dana.email, role=Role.HIRING_MANAGER, organization=here.opening.department.site.organization,
        department=here.opening.department, by=Actor.user(desk), at=first_day,
    )  # fmt: skip
    stand_ins.end(row.pk, by=Actor.user(desk), at=first_day)
    assert Membership.objects.get(user=dana, role=Role.HIRING_MANAGER).ends_at is None
    again = named(here, make.user(Role.PANELIST))
    Membership.objects.get(user=here.manager).delete()
    stand_ins.keep(at=NOW)
    again.refresh_from_db()
    assert again.ended_at == NOW
