"""The conditional-offer letter: what it says, in both languages, kept as it was, for whom."""

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from applicants.models import OfferLetter
from apprenticeships.models import Event, RequirementKind, Step
from tests import factories as make
from tests.applicants.hiring.readers import browser
from tests.applicants.hiring_world import AFTER, with_list, world
from tests.applicants.pdfs import glyphs_of

pytestmark = pytest.mark.django_db


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
