"""Sending a finished application, against a bare view that asks as many statements."""

import http.client
from argparse import Namespace
from typing import Final
from uuid import uuid4

from django.urls import reverse

from applicants.models import Application, ApplicationState
from tests.applicants.way import Way, draft
from tests.benchmarks.measures import PageMeasure
from tests.benchmarks.saving import WARM, Plain, against
from tests.benchmarks.web import Answer, BrokenPageError, Web
from tests.benchmarks.world import World, session_cookie

NAME: Final = "portal_submit"
TARGET: Final = 6.0
STATEMENTS: Final = 60


def measure(place: World, web: Web, *, size: int, options: Namespace) -> PageMeasure:
    """Each request sends a draft of its own: read, checked, frozen, aimed, judged, kept as it was sent, confirmed."""
    way = Way(place.version, {}, *place.cohorts[:2])
    drafts = [draft(way, at=place.at) for _ in range(options.blocks * options.block + WARM + 1)]
    waiting = [(row, session_cookie(row.person.user)) for row in drafts]

    def send(*, counting: bool = False) -> Answer:
        row, cookie = waiting.pop()
        path, words = reverse("portal:review", args=[row.public_id]), {"key": str(uuid4())}
        answer = web.sent(path, words, cookie=cookie, count=counting)
        if answer.status != http.client.FOUND:
            raise BrokenPageError(f"{path} answered {answer.status}: {answer.body[:200].decode(errors='replace')}")
        return answer

    section = drafts[0].sections.order_by("pk")[0]
    plain = Plain(web, section.pk, session_cookie(drafts[0].person.user))
    found = against(plain, send, name=NAME, size=size, target=TARGET, limit=STATEMENTS, options=options)
    sent = Application.objects.filter(pk__in=[row.pk for row in drafts], state=ApplicationState.SUBMITTED).count()
    if sent != len(drafts):
        raise BrokenPageError(f"{sent} of {len(drafts)} applications were sent")
    return found
