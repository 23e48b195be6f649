"""Somebody who types by hand: the times of the keys as a page sees them, and the saves on the way."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from applicants.models import TypingTest
from applicants.workflows import typing
from apprenticeships.workflow import Actor


def by_hand(text: str, seconds: float) -> list[list[int]]:
    """Keys pressed one by one until shortly before the end, with the small unevenness of a hand."""
    pause = 1000 * (seconds - 2) / max(len(text), 1)
    return [[int(place * pause) + place * 37 % 23, 1] for place in range(1, len(text) + 1)]


def hands_in(test: TypingTest, text: str, *, by: Actor, at: datetime) -> TypingTest:
    """Save half of it half way, and hand in the whole."""
    seconds = (at - test.started_at).total_seconds()
    times, half = by_hand(text, seconds), len(text) // 2
    way = test.started_at + timedelta(seconds=seconds / 2)
    typing.save(test.pk, typing.Writing(text[:half], times[:half], "a"), by=by, at=way)
    return typing.finish(test.pk, typing.Writing(text, times, "a"), by=by, at=at)


def fields(text: str, seconds: float, page: str = "a") -> dict[str, Any]:
    """What the page of a typist posts after so many seconds, who is sure to hand in."""
    times = json.dumps(by_hand(text, seconds))
    return {"typed": text, "telemetry": times, "page": page, "watched": "[0,0,0]", "sure": "1"}


def types(client: Client, url: str, text: str, clock: Any, *, minutes: float = 4) -> Any:
    """Type on the page at ``url`` for some minutes, saved half way, and hand it in."""
    seconds = minutes * 60
    clock.shift(timedelta(seconds=seconds / 2))
    client.post(f"{url}save/", fields(text[: len(text) // 2], seconds / 2))
    clock.shift(timedelta(seconds=seconds / 2))
    return client.post(url, fields(text, seconds), follow=True)
