"""Information sessions as people meet them, page by page: somebody who misses one, and three who wait for one chair."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail as post
from django.test import Client
from django.urls import reverse

from applicants.models import Application, Lead
from apprenticeships.door_links import code_of
from apprenticeships.models import Session, SignUp
from tests.applicants.hiring.readers import browser, text_of
from tests.journeys.stage import founded, mailed_code

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]  # the admin's library reads what is not there
MAYA = {"given_name": "Maya", "family_name": "Torres", "email": "maya@demo.example", "phone": "(314) 555-0123"}
TUESDAY, NEXT = date(2026, 1, 13), date(2026, 1, 20)
APPLY = "medical-apprenticeship"


def session_of(day, **fields):
    found = Session.objects.get(program__slug=APPLY, kind="info", starts_at__date__range=(day, day))
    if fields:
        Session.objects.filter(pk=found.pk).update(**fields)
    return found


def mailed(address, subject):
    """The last mail of that subject to somebody."""
    return next(each for each in reversed(post.outbox) if address in each.to[0] and subject in each.subject)


def link_in(mail, part):
    """The first address in a mail that holds a part, as a path."""
    return next(each for each in re.findall(r"https?://[^/\s]+(/\S*)", mail.body) if part in each)


def signs_up(who, session):
    visitor = Client()
    url = reverse("join:session", args=[APPLY, session.public_id])
    return visitor.post(url, who, follow=True)


def test_a_lead_who_misses_the_session_comes_back_and_applies_without_writing_their_name_again(clock):
    world = founded()
    first, second = session_of(TUESDAY), session_of(NEXT)
    clock.at(date(2026, 1, 6), 10)
    Client().post(reverse("join:interest", args=[APPLY]), {**MAYA, "source": "friend", "note": ""})
    signs_up(MAYA, first)
    clock.at(TUESDAY, 19)
    desk = browser(world.coordinator)
    row = SignUp.objects.get()
    desk.post(reverse("desk:mark", args=[first.pk]), {"one": f"{row.pk}:missed"})

    clock.at(date(2026, 1, 14), 10)
    missed = mailed(MAYA["email"], "We missed you on Tuesday, January 13")
    link = link_in(missed, f"date={second.public_id}")
    page = Client().get(link)
    taken = Client().post(link, {"to": str(page.context["chosen"].public_id)}, follow=True)
    assert "You have a chair" in text_of(taken)

    clock.at(NEXT, 17, 15)
    door = reverse("door:poster", args=[code_of(second)])
    Client().post(door, {name: MAYA[name] for name in ("given_name", "family_name", "email")})
    assert list(SignUp.objects.order_by("pk").values_list("state", flat=True)) == ["no_show", "attended"]

    clock.at(date(2026, 1, 21), 18)
    me = Client()
    me.post(reverse("account_login"), {"login": MAYA["email"]})
    me.post(reverse("account_confirm_login_code"), {"code": mailed_code(MAYA["email"])})
    me.post(reverse("portal:start", args=[APPLY]))
    application = Application.objects.get()
    contact = me.get(reverse("portal:section", args=[application.public_id, "contact"]))

    form = contact.context["form"]
    assert [form.initial[name] for name in ("given_name", "family_name")] == ["Maya", "Torres"]
    assert str(form.initial["phone"]) == "+13145550123"
    assert Lead.objects.get().person == application.person
    leads = text_of(desk.get(reverse("admin:applicants_lead_changelist")))
    assert "Applied, after a session" in leads
    assert "Heard of us from: A friend or family." in text_of(
        desk.get(reverse("board:application", args=[application.pk]))
    )


def test_three_people_wait_for_one_chair_that_goes_from_hand_to_hand(clock):
    """Ana lets the clock run out, Ben lets it go, Cora takes it; Ana, now at the end, is told of each step once."""
    founded()
    session = session_of(NEXT, capacity=1)
    clock.at(date(2026, 1, 7), 10)
    people = {
        name: {**MAYA, "given_name": name, "email": f"{name.lower()}@demo.example"}
        for name in ("Dora", "Ana", "Ben", "Cora")
    }
    for number, who in enumerate(people.values()):
        clock.on(timedelta(minutes=number))
        signs_up(who, session)
    clock.at(date(2026, 1, 7), 12)
    waits = mailed("cora", "You are on the waiting list")
    assert "2 people are before you." in waits.body

    has = mailed("dora", "You have a chair")
    Client().post(link_in(has, "/sign-ups/"))
    clock.at(date(2026, 1, 7), 13)
    offer = mailed("ana", "A chair is free on Tuesday, January 20: take it by Thursday, January 8, noon")
    assert "Take the chair" in text_of(Client().get(link_in(offer, "/sign-ups/")))

    clock.at(date(2026, 1, 8), 12, 1)
    assert mailed("ana", "The chair on Tuesday, January 20 went to the next person")
    late = Client().post(link_in(offer, "/sign-ups/"), {"claim": "1"})
    assert "No chair is kept for you now." in text_of(late)
    next_offer = mailed("ben", "A chair is free")
    Client().post(link_in(next_offer, "/sign-ups/"))

    clock.at(date(2026, 1, 8), 13)
    last_offer = link_in(mailed("cora", "A chair is free"), "/sign-ups/")
    claimed = Client().post(last_offer, {"claim": "1"}, follow=True)
    clock.at(date(2026, 1, 8), 14)

    assert "Your code for the door" in text_of(claimed)
    kinds = [each.mimetype for each in mailed("cora", "You have a chair").attachments]
    assert kinds == ["text/calendar; method=REQUEST", "image/png"]
    states = dict(SignUp.objects.filter(session=session).values_list("person__given_name", "state"))
    assert states == {"Dora": "canceled", "Ana": "waiting", "Ben": "canceled", "Cora": "signed_up"}
    assert "You are the first in line." in text_of(Client().get(link_in(offer, "/sign-ups/")))
    assert sum("A chair is free" in each.subject for each in post.outbox) == 3
