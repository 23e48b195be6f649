"""Every move of a seat is told to whoever hires there, in true words, with a link that opens for them."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from applicants.models import Offer
from applicants.workflows import applications, deferrals, offers, referrals, screening, standby
from apprenticeships import messages
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Membership, Message, Role, User
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring.readers import see
from tests.applicants.hiring_world import AFTER, candidate_of, world
from tests.applicants.workflows.test_standby import GATE, coordinator, full, scored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
KINDS = ("offer.answered", "seat.awaited")


def told(user, *, since=()):
    """The texts that a reader got, the oldest first; each opens its page."""
    rows = Message.objects.filter(user=user, kind__in=KINDS).exclude(pk__in=since).order_by("due_at", "created_at")
    texts = []
    for row in rows:
        letter = render(row, messages.kinds()[row.kind])
        (link,) = {word for word in letter.text.split() if word.startswith("http") and "/unsub" not in word}
        assert see(User.objects.get(pk=user.pk), urlsplit(link).path, at=row.due_at).status_code == 200
        texts.append(letter.text)
    return texts


def test_the_managers_of_both_openings_hear_of_every_move_and_coordinators_of_none():
    here, first, _offer, waiting, rows = full()
    boss, kim = here.manager, make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Kim Soto")
    apart = make.user(Role.HIRING_MANAGER, department=here.opening.department, name="Too Close")
    referrals.declare(waiting[0].pk, conflict=True, kind="friend", by=Actor.user(apart), at=AFTER)
    by, desk = coordinator(), rows[0].added_by
    known = set(Message.objects.filter(kind__in=KINDS).values_list("pk", flat=True))

    offers.expire_lapsed(at=GATE)
    standby.give_on(at=GATE)
    heard = told(kim, since=known)
    claim = Offer.objects.get(application=waiting[0], state="verbal")
    offers.confirm(claim.pk, by=candidate_of(waiting[0]), at=GATE + timedelta(hours=1))
    heard.append(told_last(kim))
    later = make.cohort(
        version=here.version, program=here.cohort.program, starts_on=here.cohort.starts_on.replace(month=3)
    )
    ward = make.make_department()
    make.opening(cohort=later, track=here.opening.track, department=ward, headcount=1)
    there = make.user(Role.HIRING_MANAGER, department=ward, name="Lou Berg")
    deferrals.defer(waiting[0].pk, cohort_id=later.pk, by=by, at=GATE + timedelta(hours=2), reason="A broken leg")

    assert f"Not everything was ready in time, so {first.person.name} does not get the place as" in heard[0]
    assert "The next person on the standby list gets it" in heard[0]
    assert f"{waiting[0].person.name} is next on the standby list, and is offered the place as" in heard[1]
    assert f"{waiting[0].person.name} said yes about the place as" in heard[2]
    assert len(heard) == 3
    last = told_last(kim)
    assert f"{waiting[0].person.name} goes on in the class of Monday, March 2, and gives back the place as" in last
    assert "said no" not in last
    assert "broken leg" not in last
    (awaited,) = told(there)
    assert f"{waiting[0].person.name} comes from the class of Monday, February 2, and stands first" in awaited
    assert told_last(boss) == last
    assert not Message.objects.filter(user__in=[desk, by.user_id], kind__in=KINDS).exists()
    about = Message.objects.filter(user=apart, kind__in=KINDS)
    assert list(about.values_list("context__told", flat=True)) == ["not_ready"]  # of the one they are not close to


def told_last(user):
    """The newest text of a reader."""
    row = Message.objects.filter(user=user, kind__in=KINDS).latest("created_at")
    return render(row, messages.kinds()[row.kind]).text.split("\n", 1)[1]  # without the greeting


def test_who_withdrew_or_may_not_come_is_not_said_to_have_said_no_and_an_end_has_one_sentence():
    here = world(headcount=3)
    gone, stopped, ended = (scored(here, number) for number in range(3))
    for who in (gone, stopped, ended):
        here.offered(who)
    applications.withdraw(gone.pk, reason_code="other_job", by=candidate_of(gone), at=AFTER)
    assert "withdrew, and gives back the place as" in told_last(here.manager)

    for who, stop in (
        (
            stopped,
            lambda row: offers.close(row.pk, ours=True, told=screening.Told.ENDED, by=here.by, at=AFTER, reason="x"),
        ),
        (ended, lambda row: offers.close(row.pk, told=screening.Told.ENDED, by=here.by, at=AFTER, reason="y")),
    ):
        Membership.objects.filter(user=here.manager).update(role=Role.PANELIST)
        desk = make.staff(Role.COORDINATOR)
        Offer.objects.filter(application=who).update(made_by=desk)
        stop(who)
        (text,) = told(desk)
        assert f"{who.person.name} cannot take the place as" in text  # nobody hires here: whoever made the offer hears


def test_a_mail_that_is_not_true_any_more_or_whose_reader_left_does_not_leave():
    here = world()
    offer = here.confirmed(here.candidate())
    row = Message.objects.get(kind="offer.answered")
    Membership.objects.filter(user=here.manager).update(role=Role.PANELIST)
    with pytest.raises(NoLongerTrueError, match="does not hire"):
        render(row, messages.kinds()[row.kind])
    Offer.objects.filter(pk=offer.pk).update(state="declined", ended_at=AFTER)
    with pytest.raises(NoLongerTrueError, match="not as it was"):
        render(row, messages.kinds()[row.kind])
