"""What the mails of hiring say, and the calendar files that travel with them."""

from datetime import timedelta

import icalendar
import pytest
from django.core.mail import get_connection

from applicants import hiring_mails
from applicants.workflows import interviews, offers, onboarding
from apprenticeships import messages
from apprenticeships.mail import render
from apprenticeships.messages import NoLongerTrueError
from apprenticeships.models import Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.hiring_world import AFTER, MEETING, NOW, candidate_of, with_list, world

pytestmark = pytest.mark.django_db


def mail(key_or_kind, **search):
    search = search or ({"key": key_or_kind} if ":" in key_or_kind else {"kind": key_or_kind})
    row = Message.objects.select_related("person", "user").get(**search)
    return row, render(row, messages.kinds()[row.kind])


def invitation_of(envelope):
    (file,) = envelope.attachments
    calendar = icalendar.Calendar.from_ical(file.content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_every_kind_of_this_module_has_its_templates():
    names = {kind.name for kind in hiring_mails.KINDS}

    assert names <= set(messages.kinds())
    assert len(names) == len(hiring_mails.KINDS) == 14


def test_the_invitation_asks_both_calendars_to_take_the_meeting():
    here = world()
    meeting = here.meet(here.candidate())

    for side, email in (("candidate", meeting.application.person.email), ("manager", here.manager.email)):
        row, envelope = mail(f"interview.invited:{meeting.pk}:0:{side}")
        calendar, event = invitation_of(envelope)

        assert row.recipient == email
        assert (calendar["METHOD"], str(event["UID"]), event["SEQUENCE"]) == ("REQUEST", str(meeting.calendar_uid), 0)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (MEETING, MEETING + timedelta(minutes=30))
        assert event["STATUS"] == "CONFIRMED"
        assert sorted(str(each) for each in event["ATTENDEE"]) == sorted(
            [f"mailto:{meeting.application.person.email}", f"mailto:{here.manager.email}"]
        )
        assert envelope.attachments[0].mime == "text/calendar; method=REQUEST"


def test_the_part_of_the_mail_names_the_method_too():
    here = world()
    meeting = here.meet(here.candidate())
    row, envelope = mail(f"interview.invited:{meeting.pk}:0:candidate")

    message = envelope.mail(get_connection("django.core.mail.backends.locmem.EmailBackend"), row).message()

    types = [(part.get_content_type(), part.get_param("method")) for part in message.walk()]
    assert ("text/calendar", "REQUEST") in types


def test_moving_keeps_the_uid_and_raises_the_sequence_and_canceling_takes_it_out():
    here = world()
    meeting = here.meet(here.candidate())
    later = MEETING + timedelta(days=3)
    interviews.move(meeting.pk, starts_at=later, minutes=30, place="Video", reason="Sick child.", by=here.by, at=NOW)
    _, moved = mail(f"interview.moved:{meeting.pk}:1:candidate")
    interviews.cancel(meeting.pk, by=here.by, at=NOW, reason="The clinic is closed.")
    _, canceled = mail(f"interview.canceled:{meeting.pk}:2:candidate")

    (one, first), (two, second) = invitation_of(moved), invitation_of(canceled)

    assert (one["METHOD"], str(first["UID"]), first["SEQUENCE"]) == ("REQUEST", str(meeting.calendar_uid), 1)
    assert (two["METHOD"], str(second["UID"]), second["SEQUENCE"]) == ("CANCEL", str(meeting.calendar_uid), 2)
    assert second["STATUS"] == "CANCELLED"
    assert "The reason: Sick child." in moved.text
    assert "The reason: The clinic is closed." in canceled.text


def test_who_accepted_elsewhere_is_not_told_to_stay_on_the_list_in_words_for_the_log():
    here = world()
    other = here.department()
    who = here.candidate(to=(here.opening, other))
    chief = make.user(Role.HIRING_MANAGER, department=other.department)
    meeting = interviews.schedule(
        who.pk, opening_id=other.pk, manager=chief, starts_at=AFTER + timedelta(days=3), minutes=30, place="Room 9",
        by=Actor.user(chief), at=NOW,
    )  # fmt: skip
    here.scored(who)
    here.confirmed(who)

    for side, told in (("candidate", False), ("manager", True)):
        text = mail(f"interview.canceled:{meeting.pk}:1:{side}")[1].text
        assert "does not take place." in text
        assert "You stay on the list" not in text
        assert ("The reason: The candidate accepted an offer." in text) == told


def test_the_candidate_reads_day_time_place_and_whom_they_meet():
    here = world()
    meeting = here.meet(here.candidate())

    _, envelope = mail(f"interview.invited:{meeting.pk}:0:candidate")

    assert envelope.subject == "Your interview: Friday, January 9 at noon"
    assert "When: Friday, January 9 at noon (CST), 30 minutes" in envelope.text
    assert "Where: Room 214" in envelope.text
    assert "Priya Raman of" in envelope.text


def test_an_invitation_that_is_no_longer_true_does_not_leave():
    here = world()
    meeting = here.meet(here.candidate())
    row, _ = mail(f"interview.invited:{meeting.pk}:0:candidate")
    interviews.move(
        meeting.pk, starts_at=MEETING + timedelta(days=1), minutes=30, place="Video", reason="Late.", by=here.by, at=NOW
    )

    with pytest.raises(NoLongerTrueError):
        render(row, messages.kinds()[row.kind])


def test_the_offer_in_writing_says_all_four_things_and_when_to_answer():
    here = world()
    offer = here.offered(here.candidate(), "thinking")

    _, envelope = mail("offer.made")

    assert envelope.subject == "Your offer: answer by Monday, January 12"
    for fact in ("medical assistant", "$18.40 an hour", "Monday, February 2", "Friday, January 23", "Priya Raman"):
        assert fact in envelope.text
    assert f"/my/offers/{offer.public_id}/" in envelope.text
    assert envelope.attachments == ()


def test_every_mail_after_the_offer_can_be_written():
    here = world(headcount=9)
    with_list(here)
    said_no, ran_out, taken_back, late, done = (here.candidate() for _ in range(5))
    for number, who in enumerate((said_no, ran_out, taken_back, late, done)):
        meeting = here.meet(who, starts_at=MEETING + timedelta(minutes=30 * number))
        interviews.hold(meeting.pk, by=here.by, at=MEETING + timedelta(days=1))
        here.score(meeting, at=MEETING + timedelta(days=1))
    at = MEETING + timedelta(days=1)
    made = {who: here.offered(who, at=at) for who in (said_no, ran_out, taken_back, late, done)}
    offers.decline(made[said_no].pk, reason_code="pay", by=candidate_of(said_no), at=at)
    offers.rescind(made[taken_back].pk, by=here.by, at=at, reason="The position was cut.")
    for who in (late, done):
        offers.confirm(made[who].pk, by=candidate_of(who), at=at)
    staff = Actor.user(make.user(Role.COORDINATOR))
    for task in done.onboarding_tasks.all():
        onboarding.complete(task.pk, by=staff, at=at)
    written = {
        row.kind
        for row in Message.objects.open().filter(person=late.person).exclude(kind__startswith="interview.")
        if render(row, messages.kinds()[row.kind]).subject
    }
    onboarding.finish(done.pk, by=staff, at=at)
    offers.expire_lapsed(at=at + timedelta(days=20))

    for row in Message.objects.exclude(state="canceled").exclude(kind__startswith="interview."):
        try:
            written.add(row.kind if render(row, messages.kinds()[row.kind]).subject else "")
        except NoLongerTrueError:
            continue

    assert {kind.name for kind in hiring_mails.KINDS if not kind.name.startswith("interview.")} - written == {
        "offer.chaser",
        "offer.made",
    }


def test_the_chaser_leaves_once_and_only_while_the_offer_waits():
    here = world()
    who = here.candidate()
    offer = here.offered(who)
    row, envelope = mail("offer.chaser")
    assert envelope.subject == "Confirm your yes by Sunday, January 11 at 1:00 p.m."

    offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)

    row.refresh_from_db()
    assert row.state == "canceled"
    with pytest.raises(NoLongerTrueError):
        render(row, messages.kinds()["offer.chaser"])
