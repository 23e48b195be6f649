"""Mails to guardians and to students whom the matching found no place for: what they say, and when they stay here."""

from datetime import timedelta

import pytest
import time_machine

from applicants.models import Application, Offer
from applicants.student_mails import KINDS
from applicants.workflows import applications, guardians, matching, offers
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, PersonIdentity, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.summer import ADULT, applied, consents, link_in, link_of, matched, summer
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=2)
ASKED = ("guardian.asked", "guardian.reminder")


def rendered(kind):
    row = Message.objects.select_related("person").filter(kind=kind).order_by("created_at").first()
    return mail.render(row, kinds()[kind])


def leftover(scene):
    """A student without a place: the one place was decided by hand for somebody else."""
    first, second = applied(scene), applied(scene, born=ADULT)
    matching.fix(first.pk, opening_id=scene.imaging.pk, by=scene.by, at=NOON, reason="Was here before")
    matching.fix(second.pk, opening_id=None, by=scene.by, at=NOON, reason="Asked for another summer")
    matched(scene)
    return second


def test_every_kind_is_tried_here():
    assert {kind.name for kind in KINDS} == {
        *ASKED, "guardian.answered", "guardian.receipt", "guardian.refused", "match.none",
    }  # fmt: skip


def test_the_guardian_is_greeted_by_name_and_led_to_the_own_page(client):
    with time_machine.travel(NOON, tick=False):
        row = applied(summer())
        envelope = rendered("guardian.asked")
        address = link_of(row)

    assert envelope.subject == "May Noemi take part? High School Summer Internship needs your yes or no"
    for fact in ("Hello Rosa Castell,", "Noemi Castell applied", "From: Monday, June 1, 2026", "Pay: $17.50 an hour"):
        assert fact in envelope.text
    assert link_in(envelope.text) == address
    assert client.get(address).status_code == 200


def test_the_mail_goes_to_the_guardian_alone():
    applied(summer())
    row = Message.objects.get(kind="guardian.asked")

    assert (row.recipient, row.context["link_number"]) == ("rosa@demo.example", 1)
    assert rendered("guardian.asked").mail(None, row).to == ["rosa@demo.example"]


def test_the_link_is_not_kept_with_the_record():
    applied(summer())
    row = Message.objects.get(kind="guardian.asked")
    envelope = rendered("guardian.asked")

    assert (envelope.subject_kept(row), envelope.text_kept(row), envelope.html_kept(row)) == ("", "", "")


def test_the_one_reminder_comes_three_days_later():
    applied(summer())

    assert Message.objects.get(kind="guardian.reminder").due_at == NOON + timedelta(days=3)
    assert rendered("guardian.reminder").subject == "Noemi waits for your yes or no: High School Summer Internship"


def says_yes(row):
    consents(row, at=LATER)


def names_somebody_else(row):
    guardians.name_guardian(row.person_id, name="Luis", email="luis@demo.example", by=ROBOT, at=LATER)


def asks_again(row):
    guardians.ask_again(row.person.guardians.get().pk, by=ROBOT, at=LATER)


def withdraws(row):
    applications.withdraw(row.pk, reason_code="pay", by=ROBOT, at=LATER)


def grows_up(row):
    PersonIdentity.objects.filter(person=row.person).update(birth_date=ADULT)


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("happened", [says_yes, names_somebody_else, asks_again, withdraws, grows_up])
def test_what_is_not_true_any_more_stays_here(kind, happened):
    happened(applied(summer()))

    with pytest.raises(NoLongerTrueError):
        rendered(kind)


@pytest.mark.parametrize("given", [True, False])
def test_the_student_hears_what_the_guardian_said(given):
    row = applied(summer())
    consents(row, given=given, at=LATER)

    envelope = rendered("guardian.answered")

    assert envelope.subject == f"Rosa Castell said {'yes' if given else 'no'} to High School Summer Internship"
    assert ("until the first day" in envelope.text) != given
    consents(row, given=not given, at=LATER + timedelta(hours=1))
    with pytest.raises(NoLongerTrueError):
        rendered("guardian.answered")


@pytest.mark.parametrize("given", [True, False])
def test_the_guardian_hears_what_we_keep_and_what_comes_next(client, given):
    row = applied(summer())
    consents(row, given=given, at=LATER)
    kept = Message.objects.get(kind="guardian.receipt")

    envelope = rendered("guardian.receipt")

    assert kept.recipient == "rosa@demo.example"
    assert envelope.subject.startswith("You said yes: Noemi" if given else "You said no: Noemi")
    assert f"Taking part in the program: {'Yes' if given else 'No'}" in envelope.text
    assert "Signed by Rosa Castell" in envelope.text
    assert ("tells you when there is a place" in envelope.text) == given
    assert client.get(link_in(envelope.text)).status_code == 200
    consents(row, given=not given, at=LATER + timedelta(hours=1))
    with pytest.raises(NoLongerTrueError):
        rendered("guardian.receipt")


@pytest.mark.parametrize(
    ("kind", "passed", "words"),
    [
        ("guardian.asked", 0, "Please answer by "),
        ("guardian.reminder", 0, "Please answer by "),
        ("guardian.asked", 200, "Please answer today: time is short."),
    ],
)
def test_the_guardian_reads_by_when_to_answer(kind, passed, words):
    applied(summer())
    Message.objects.filter(kind=kind).update(due_at=NOON + timedelta(days=passed))

    assert words in rendered(kind).text


def test_after_a_no_nobody_is_reminded_but_can_be_asked_again():
    row = applied(summer())
    consents(row, given=False, at=LATER)

    with pytest.raises(NoLongerTrueError):
        rendered("guardian.reminder")

    asks_again(row)
    again = Message.objects.get(kind="guardian.asked", context__link_number=2)
    assert mail.render(again, kinds()["guardian.asked"]).subject.startswith("May Noemi take part?")


def with_a_place(state):
    scene = summer()
    row = applied(scene)
    consents(row)
    matched(scene)
    offer = Offer.objects.get(application=row)
    offers.confirm(offer.pk, by=Actor.user(row.person.user), at=LATER)
    Application.objects.filter(pk=row.pk).update(state=state)
    return scene, row


@pytest.mark.parametrize(("state", "words"), [("onboarding", "said yes to a place"), ("enrolled", "has a seat")])
def test_a_no_after_the_students_yes_is_told_to_the_coordinators_of_the_employer_alone(state, words):
    scene, row = with_a_place(state)
    strangers = make.make_organization(slug="strangers", name="Strangers")
    make.membership(make.user(), Role.COORDINATOR, organization=strangers)

    consents(row, given=False, at=LATER)

    told = Message.objects.filter(kind="guardian.refused")
    assert [message.user for message in told] == [scene.coordinator]
    envelope = rendered("guardian.refused")
    assert envelope.subject == "Noemi Castell's guardian said no: call today"
    assert "Rosa Castell does not want Noemi to take part" in envelope.text
    assert f"Noemi {words} in the class that starts on Monday, June 1." in envelope.text
    assert f"/admin/applications/{row.pk}/" in envelope.text


def test_a_no_is_not_told_any_more_once_it_is_a_yes_again():
    _, row = with_a_place("enrolled")
    consents(row, given=False, at=LATER)
    consents(row, given=True, at=LATER)

    with pytest.raises(NoLongerTrueError):
        rendered("guardian.refused")


def test_a_no_before_any_place_needs_nobodys_call():
    row = applied(summer())

    consents(row, given=False, at=LATER)

    assert not Message.objects.filter(kind="guardian.refused").exists()


def test_an_adult_has_no_guardian_to_ask():
    applied(summer(), born=ADULT)

    assert not Message.objects.filter(kind__in=ASKED).exists()


def test_who_got_no_place_hears_why_and_what_comes_next():
    scene = summer()
    leftover(scene)

    envelope = rendered("match.none")

    assert envelope.subject == "High School Summer Internship: no place this time, and what comes next"
    assert "- A person decided this one." in envelope.text
    assert "You stay on the list." in envelope.text
    assert "http://testserver/my/applications/" in envelope.text


def test_who_moved_on_hears_nothing_of_the_matching():
    withdraws(leftover(summer()))

    with pytest.raises(NoLongerTrueError):
        rendered("match.none")


def test_the_matching_is_what_somebody_ready_hears_of():
    applied(summer())

    envelope = rendered("application.ready")

    assert envelope.subject == "You are in the matching: we look for a department for you"
    assert "hiring manager" not in envelope.text
    assert "Everybody hears on the same day, by " in envelope.text


@pytest.mark.parametrize("consented", [True, False])
def test_an_offer_of_the_matching_speaks_of_no_phone(consented):
    scene = summer()
    row = applied(scene)
    if consented:
        consents(row)
    matched(scene)

    for kind in ("offer.made", "offer.chaser"):
        envelope = rendered(kind)

        assert "on the phone" not in f"{envelope.text}{envelope.html}"
        assert ("guardian has to say yes first" in envelope.text) is not consented
    assert "We found you a place that fits your areas." in rendered("offer.made").text


def test_a_place_in_an_area_that_the_student_did_not_name_is_called_so():
    scene = summer()
    row = applied(scene)
    matched(scene)
    opening = Offer.objects.get().opening
    row.wishes.filter(interest=opening.interest).delete()

    envelope = rendered("offer.made")

    for words in (envelope.text, envelope.html):
        assert f"We found you a place in an area that you did not name: {opening.interest.title}." in words
        assert "fits your areas" not in words


def test_mail_to_somebody_else_s_address_does_not_carry_the_person_s_name():
    person = make.person(given_name="Noemi")
    row = Message(kind="match.none", person=person, recipient=person.email)

    named = mail.Envelope("s", "t", "").mail(None, row).to
    row.recipient = "rosa@demo.example"
    other = mail.Envelope("s", "t", "").mail(None, row).to

    assert (named, other) == ([f"{person.name} <{person.email}>"], ["rosa@demo.example"])
