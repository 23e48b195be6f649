"""Visitors write to us from one network and under one address only so often, and lose nothing when it was too often."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from apprenticeships.models import Person
from tests import factories as make
from tests.applicants.portal.reading import text
from tests.applicants.way import way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
FORM = {"family_name": "Torres", "email": "maya@example.org", "phone": "", "source": "friend", "note": "At the fair"}


def test_too_many_under_one_address_or_from_one_network_wait_and_keep_their_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "visitor_form": "5/h/ip,3/h/key"}
    cache.clear()
    scene = way()
    session = make.session(program=scene.program)
    interest = reverse("join:interest", args=[scene.program.slug])
    chair = reverse("join:session", args=[scene.program.slug, session.public_id])

    def sent(name, url=interest, **changes):
        return client.post(url, {**FORM, "given_name": name, **changes})

    with time_machine.travel(NOON, tick=False) as traveller:
        assert [sent(name).status_code for name in ("A", "B")] == [302, 302]
        assert sent("C", chair).status_code == 302
        one_more, chair_too = sent("D", email="MAYA+more@example.org"), sent("D", chair)
        assert (one_more.status_code, chair_too.status_code) == (429, 429)
        assert "Nothing you wrote is lost" in text(one_more)
        assert "At the fair" in text(one_more)
        others = [sent(name, email=f"{name}@example.org").status_code for name in "efg"]
        assert others[-1] == 429
        assert not Person.objects.filter(given_name="D").exists()
        traveller.shift(timedelta(hours=1, seconds=1))
        assert sent("D").status_code == 302
    cache.clear()
