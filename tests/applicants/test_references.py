"""References from naming people to the verdict: on own pages, behind a link, and at the coordinators' desk."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse

from applicants.models import Referee, ReferenceVerdict
from applicants.portal import link_guesses
from applicants.records import check_holds
from applicants.records.referee_links import referee_behind, token_of
from applicants.workflows import applications, reference_chores, reference_verdicts, references
from apprenticeships import mail
from apprenticeships.errors import DomainError
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Event, Message, Parameter, Role, SensitiveRead
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.references import CANARY, FORM, LATER, TYPED, answered, asking, link_of, named
from tests.applicants.way import sent, state_of, verdicts
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def coordinator(client):
    user = make.staff(Role.COORDINATOR, name="Dana Whitfield")
    client.force_login(user)
    return user


def page(row, name="references", *args):
    return reverse(f"portal:{name}", args=[row.public_id, *args])


def letter(kind, **which):
    row = Message.objects.filter(kind=kind, **which).latest("created_at", "due_at")
    return mail.render(row, kinds()[kind])


def test_somebody_names_two_people_and_reads_who_is_asked():
    row, own = sent(asking()), Client()
    own.force_login(row.person.user)
    status = text(own.get(reverse("portal:status")))
    wrong = own.post(page(row), FORM | {"known_since": "2027", "email": row.person.user.email})
    own.post(page(row), FORM)
    twice = own.post(page(row), FORM | {"name": "Another", "email": "Ann+1@example.org"})
    own.post(page(row), FORM | {"name": "Bo Diaz", "email": "", "phone": "(314) 555-0188"})
    full = text(own.get(page(row)))

    assert "Name 2 people who can speak for you." in status
    assert wrong.status_code == 422
    assert FORM["employer"] in text(wrong)
    assert "This year has not begun yet." in text(wrong)
    assert "You named somebody with this address." in text(twice)
    assert "Ask this person" not in full
    assert verdicts(row)["reference"] == "missing"
    ann, bo = row.referees.all()
    assert (ann.state, bo.state, ann.digest != "", bo.digest) == ("asked", "asked", True, "")
    assert "The people you named are asked" in text(own.get(reverse("portal:status")))
    assert token_of(ann) in letter("reference.asked").text
    assert token_of(ann) not in str(list(Referee.objects.values()) + list(Message.objects.values()))


def test_a_referee_answers_once_behind_a_link_and_nothing_typed_is_lost():
    row, stranger = sent(asking()), Client()
    ann = named(row, phone="")
    first = stranger.get(link_of(ann))
    unfinished = stranger.post(link_of(ann), TYPED | {"q-again": ""})
    thanks = stranger.post(link_of(ann), TYPED, follow=True)
    once_more = stranger.post(link_of(ann), TYPED | {"q-again": "yes"})

    for fact in ("Maya Torres applied for", "It is confidential", "I would rather not", "Does Maya come on time"):
        assert fact in text(first)
    assert "Maple Court" not in text(first)
    assert first["X-Robots-Tag"] == "noindex, nofollow"
    assert first["Referrer-Policy"] == "same-origin"
    assert unfinished.status_code == 422
    assert f"{CANARY} her shift lead" in text(unfinished)
    assert "This link is used up" in text(thanks)
    assert CANARY not in text(once_more)
    ann.refresh_from_db()
    assert [answer for _, answer in _said(ann)][4] == "No"


def test_a_coordinator_takes_one_down_by_phone_reads_both_and_decides(client, coordinator):
    row = sent(asking())
    ann, bo = named(row), named(row, "Bo Diaz", "", phone="+13145550188")
    answered(ann, at=NOON)
    board = text(client.get(reverse("board:application", args=[row.pk])))
    waits = client.get(reverse("board:references", args=[row.pk]))
    step = reverse("board:references-step", args=[row.pk, f"phone-{bo.pk}"])
    called = text(client.get(reverse("board:applications") + "?turn=referees"))
    client.post(step, TYPED | {"spoken_on": NOON.date(), "q-more": ""})
    listed = text(client.get(reverse("board:applications") + "?turn=references"))
    home = text(client.get(reverse("admin:index")))
    closed = text(client.get(reverse("board:references", args=[row.pk])))
    read = text(client.get(reverse("board:references-read", args=[row.pk])))
    client.get(reverse("board:references-read", args=[row.pk]))
    decide = reverse("board:references-step", args=[row.pk, "verdict"])
    no_reason = client.post(decide, {"verdict": "not_met"})
    client.post(decide, {"verdict": "look"})
    looked = verdicts(row)["reference"]
    client.post(decide, {"verdict": "met"})
    client.post(decide, {"verdict": "met"})

    assert list(row.reference_verdicts.values_list("met", flat=True)) == [True, None], "a second click judges nothing"
    assert reverse("board:references", args=[row.pk]) in board
    assert "Please call" in text(waits)
    assert row.person.family_name in called
    assert row.person.family_name in listed
    assert "applicant has references to read" in home
    assert CANARY not in closed
    assert CANARY in read
    assert SensitiveRead.objects.filter(kind="reference", user=coordinator).count() == 2
    assert Event.objects.filter(kind="referee.read").count() == 2  # of each once a day
    assert no_reason.status_code == 422
    assert (looked, verdicts(row)["reference"]) == ("look", "met")
    bo.refresh_from_db()
    assert (bo.state, bo.taken_by, bo.spoken_on) == ("answered", coordinator, NOON.date())
    client.force_login(row.person.user)
    assert CANARY not in text(client.get(page(row))) + text(client.get(reverse("portal:status")))


def _said(row):
    return [(each["question"], each["answer"]) for each in row.opened()]


def test_what_somebody_said_sings_in_no_event_mail_log_or_row_that_departments_may_read(caplog):
    row = sent(asking(count=1))
    who = named(row)
    answered(who)
    by = Actor.user(make.staff())
    reference_verdicts.decide(row.pk, verdict="not_met", reason_code="not_recommended", by=by, at=LATER)

    tables = [model for model in apps.get_models() if model._meta.app_label in {"applicants", "apprenticeships"}]
    rows = "".join(str(list(model._default_manager.values())) for model in tables)
    told = "".join(
        f"{each.subject} {each.text}" for message in Message.objects.all() if (each := _rendered(message)) is not None
    )
    assert CANARY not in rows + told + caplog.text
    open_ones = [model for model in tables if model is not ReferenceVerdict]
    assert "not_recommended" not in "".join(
        str(list(model._default_manager.values())) for model in open_ones if "event" not in model._meta.model_name
    )
    assert "not_recommended" not in str(list(Event.objects.values())) + told
    assert state_of(row) == "ineligible"


def _rendered(message):
    try:
        return mail.render(message, kinds()[message.kind])
    except NoLongerTrueError:
        return None


def test_who_would_rather_not_says_so_with_one_press_and_another_person_is_wanted(client):
    row = sent(asking(count=1))
    who = named(row)
    seen = client.get(link_of(who))
    client.post(link_of(who), {"step": "decline"})

    who.refresh_from_db()
    assert seen.status_code == 200
    assert who.state == "declined"
    envelope = letter("reference.another")
    assert "We have no answer from Ann Lee" in envelope.text
    assert "declin" not in envelope.text + envelope.subject
    assert not Message.objects.open().filter(kind__in=["reference.asked", "reference.reminder"]).exists()
    assert "learns that another person is needed" in text(client.get(link_of(who)))
    other = named(row, "Cy Park", "cy@example.org")
    assert (other.state, verdicts(row)["reference"]) == ("asked", "missing")


def test_silence_is_reminded_as_the_program_says_and_then_ends_in_a_call_or_another_name():
    of = asking(count=1)
    for key, value in (("reference_reminder_days", 2), ("reference_reminders", 1)):
        Parameter.objects.create(key=key, value=value, version=of.version, effective_from=NOON.date())
    row = sent(of)
    who = named(row, language="es")
    reminders = Message.objects.filter(kind="reference.reminder").order_by("due_at")
    last = NOON + timedelta(days=4)

    assert [(each.due_at - NOON).days for each in reminders] == [1]
    assert {each.language for each in Message.objects.filter(kind__startswith="reference.")} == {"es"}
    assert reference_chores.keep(at=last) == 0
    assert reference_chores.keep(at=last + timedelta(days=1)) == 1
    who.refresh_from_db()
    assert (who.state, who.digest) == ("lapsed", "")
    assert Referee.objects.to_call().get() == who
    assert Message.objects.filter(kind="reference.another").count() == 1
    named(row, "Cy Park", "cy@example.org", at=last + timedelta(days=1))
    assert not Referee.objects.to_call().exists()


def test_a_mail_that_did_not_arrive_is_told_and_a_new_address_gets_a_new_link(client):
    row = sent(asking(count=1))
    who = named(row)
    before = link_of(who)
    Message.objects.filter(kind="reference.asked").update(state="failed")

    assert reference_chores.keep(at=LATER) == 1
    who.refresh_from_db()
    assert who.state == "returned"
    assert "Our mail to Ann Lee did not arrive" in letter("reference.another").text
    assert client.get(before).status_code == 404
    again = named(row, email="ann.lee@example.org", at=LATER)
    with time_machine.travel(LATER, tick=False):
        assert client.get(link_of(again)).status_code == 200


def test_a_link_sent_again_after_its_time_is_a_new_one_unless_the_address_was_named_anew(client):
    row = sent(asking(count=2))
    ann, cy = named(row), named(row, "Cy Park", "cy@example.org")
    late = NOON + timedelta(days=60)
    reference_chores.keep(at=late)
    ann.refresh_from_db()
    assert (ann.state, ann.digest) == ("lapsed", "")

    desk = Actor.user(make.staff())
    references.ask_again(ann.pk, by=desk, at=late)
    ann.refresh_from_db()
    assert (ann.state, ann.link_number) == ("asked", 2)
    assert Message.objects.open().filter(kind="reference.asked", context__referee=ann.pk).count() == 1
    with time_machine.travel(late, tick=False):
        assert Client().get(link_of(ann)).status_code == 200

    named(row, "Cy Park", "cy@example.org", at=late)
    with pytest.raises(DomainError):
        references.ask_again(cy.pk, by=desk, at=late)


def test_a_changed_address_and_a_link_sent_again_end_the_link_before(client):
    row = sent(asking(count=1))
    client.force_login(row.person.user)
    who = named(row)
    links = [link_of(who)]
    early = client.post(page(row, "reference", who.public_id), {"step": "again"}, follow=True)
    client.post(page(row, "reference", who.public_id), FORM | {"email": "ann2@example.org"})
    who.refresh_from_db()
    links.append(link_of(who))
    with time_machine.travel(LATER, tick=False):
        client.force_login(row.person.user)
        client.post(page(row, "reference", who.public_id), {"step": "again"})
        who.refresh_from_db()
        links.append(link_of(who))
        codes = [Client().get(each).status_code for each in links]

    assert "less than an hour ago" in text(early)
    assert len(set(links)) == 3
    assert codes == [404, 404, 200]


def test_a_key_of_the_site_that_was_exchanged_keeps_the_links(settings):
    who = named(sent(asking(count=1)))
    token = token_of(who)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, long enough for everybody"

    assert token_of(who) == token
    assert referee_behind(token) == who


def test_guesses_at_a_link_are_counted_and_nothing_is_asked_after_the_end(client, monkeypatch):
    monkeypatch.setattr(link_guesses, "GUESSES", 2)
    row = sent(asking(count=1))
    who = named(row)
    codes = [client.get("/my/reference/guess/").status_code for _ in range(3)]
    applications.withdraw(row.pk, reason_code="other", by=Actor.user(row.person.user), at=NOON)
    over = client.get(link_of(who))
    typed = client.post(link_of(who), TYPED)

    assert codes == [404, 404, 429]
    assert "any more" in text(over)
    assert typed.status_code == 422
    assert CANARY in text(typed)
    with pytest.raises(NoLongerTrueError):
        letter("reference.asked")
    assert reference_chores.keep(at=NOON + timedelta(days=3)) == 1


def test_what_was_said_is_destroyed_when_its_time_is_over_and_the_trace_stays(monkeypatch):
    row = sent(asking(count=1, required=False))
    who = named(row)
    answered(who)
    no = {"verdict": "not_met", "reason_code": "not_confirmed", "by": Actor.user(make.user()), "at": LATER}
    with monkeypatch.context() as pending:
        pending.setattr(check_holds, "unsettled", lambda _: True)
        with pytest.raises(DomainError):
            reference_verdicts.decide(row.pk, **no)
    verdict = reference_verdicts.decide(row.pk, **no)
    applications.withdraw(row.pk, reason_code="other", by=Actor.user(row.person.user), at=LATER)

    assert reference_chores.destroy_due(at=NOON + timedelta(days=5 * 365)) == 0
    assert reference_chores.destroy_due(at=NOON + timedelta(days=5 * 365 + 5)) == 1
    who.refresh_from_db()
    assert (who.name, who.email, who.sealed, who.state) == ("", "", None, "answered")
    about = Message.objects.filter(context__referee=who.pk)
    assert not about.filter(recipient="ann@example.org").exists()
    assert about.exists()
    assert not about.kept().exists()
    assert not about.open().exists()
    verdict.refresh_from_db()
    assert (verdict.met, verdict.reason_code) == (False, "")


def test_a_program_asks_its_own_questions_and_what_it_prefers_stops_nobody(client):
    of = asking(count=1, required=False, questions=["again", "Under pressure, how do they act?"])
    row = sent(of)
    who = named(row)
    words = text(client.get(link_of(who)))
    client.post(link_of(who), {"q-again": "yes", "q-own-2": "Calmly."})
    who.refresh_from_db()

    assert "Under pressure, how do they act?" in words
    assert "come on time" not in words
    assert _said(who) == [
        ("Would you work with Maya again?", "Yes, gladly"),
        ("Under pressure, how do they act?", "Calmly."),
    ]
    with pytest.raises(DomainError):
        references.decline(who.pk, by=ROBOT, at=LATER)
