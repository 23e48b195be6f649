"""The conditional-offer letter: what it says, in both languages, kept as it was, for whom."""

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from applicants.models import Offer, OfferLetter, OfferLetterSignature
from applicants.records.offer_letter import signature_words
from applicants.workflows import offer_letters, onboarding
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, RequirementKind, Step
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.hiring_world import AFTER, candidate_of, with_list, world
from tests.applicants.pdfs import glyphs_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_the_yes_issues_a_letter_that_lists_what_is_still_looked_at_and_stays_as_it_was():
    here, there = world(), world()
    with_list(here)
    last = Step.objects.filter(version=here.version).order_by("-position").first()
    make.requirement(last, RequirementKind.BACKGROUND, title="Background check")
    who = here.candidate(person=make.applicant(given_name="Aaliyah", family_name="Brooks", language="es"))
    offer = here.offered(who)
    path = reverse("offers:letter", args=[offer.public_id])
    with time_machine.travel(AFTER, tick=False):
        before = browser(who.person.user).get(path).status_code
    here.confirmed_offer(offer, who)
    letter = OfferLetter.objects.get()

    with time_machine.travel(AFTER, tick=False):
        mine = browser(who.person.user)
        spanish, english = mine.get(path), mine.get(f"{path}?language=en")
        odd = mine.get(f"{path}?language=fr")
        theirs = browser(here.manager).get(reverse("hiring:letter", args=[offer.public_id]))
        strangers = [
            browser(there.manager).get(reverse("hiring:letter", args=[offer.public_id])).status_code,
            browser(make.applicant().user).get(path).status_code,
        ]
        page = mine.get(reverse("offers:offer", args=[offer.public_id])).content.decode()

    text = "\n".join(words for part in letter.content["en"] for words in part)
    assert before == 404
    for words in (
        "You said yes to this place on Friday, January 9, 2026.",
        "The pay is $18.40 an hour.",
        "Your first day is Monday, February 2, 2026.",
        "• Background check",
        "• Bring your vaccination card",
    ):
        assert words in text
    assert "Prepare the badge" not in text
    assert "lunes 2 de febrero de 2026" in str(letter.content["es"])
    for response, language in ((spanish, "es"), (english, "en"), (odd, "es"), (theirs, "en")):
        assert response.headers["Content-Disposition"].endswith(f'offer-2026-01-09-{language}.pdf"')
        assert f"/Lang ({language})".encode() in response.content
        assert len(glyphs_of(response.content)) > 10_000
    assert strangers == [404, 404]
    assert "?language=es" in page
    assert Event.objects.get(kind="offer.letter").data == {"number": 1, "digest": letter.digest}

    with pytest.raises(IntegrityError), transaction.atomic():
        OfferLetter.objects.create(offer=offer, number=1, issued_at=AFTER, content={}, digest="")


def test_the_letter_is_signed_with_a_name_under_the_text_that_was_read_and_anew_when_it_changes():
    here = world()
    make.onboarding_item(here.version, slug="offer-letter", title="Sign the offer letter")
    who = here.candidate()
    offer, task = here.confirmed(who), who.onboarding_tasks.get()
    phone, page = browser(who.person.user), reverse("offers:sign_letter", args=[offer.public_id])
    name, letter = f"{who.person.given_name} {who.person.family_name}", offer.letters.get()
    with pytest.raises(GuardFailed, match="Open the letter and write your name"):
        onboarding.complete(task.pk, by=candidate_of(who), at=AFTER)
    with pytest.raises(GuardFailed, match="Did they sign on paper"):
        onboarding.complete(task.pk, by=here.by, at=AFTER)

    with time_machine.travel(AFTER, tick=False):
        todo = phone.get(reverse("offers:onboarding", args=[who.public_id])).content.decode()
        read = text_of(phone.get(page))
        bad = [
            phone.post(page, {"name": typed, "digest": digest})
            for typed, digest in (("", letter.digest), ("Somebody Else", letter.digest), (name, "0" * 64), (name, ""))
        ]
        done = phone.post(page, {"name": name, "digest": letter.digest})
        signed = text_of(phone.get(page))
        twice = phone.post(page, {"name": name, "digest": letter.digest})

    assert page in todo
    assert ("Your place" in read, letter.digest in read, "I take the place under what it says" in read) == (True,) * 3
    assert [each.status_code for each in bad] == [422] * 4
    assert (done.status_code, twice.status_code) == (302, 422)
    assert "You signed it. You can keep a copy." in signed
    row = letter.signature
    assert (row.name, row.digest, row.signed_at, row.user_id) == (name, letter.digest, AFTER, who.person.user_id)
    assert row.consent.startswith("I have read this letter")
    task.refresh_from_db()
    assert (task.done_at, task.note) == (AFTER, "Signed letter 1")
    letter.refresh_from_db()
    assert signature_words(letter).split("\n")[::2] == [
        f"Signed on 2026-01-09 13:00:00 CST by {name}.", f"SHA-256 {letter.digest}",
    ]  # fmt: skip
    assert Event.objects.get(kind="offer.letter_signed").data["digest"] == letter.digest
    with pytest.raises(GuardFailed, match="This is signed"):
        onboarding.reopen(task.pk, by=candidate_of(who), at=AFTER)

    offer_letters.issue(Offer.objects.get(pk=offer.pk), by=here.by, at=AFTER)
    task.refresh_from_db()
    assert (task.done_at, "written anew" in task.back_reason) == (None, True)
    assert (OfferLetterSignature.objects.count(), offer_letters.standing(who.pk).number) == (1, 2)
