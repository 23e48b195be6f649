"""Guesses of a poster's code are counted where all processes see them. Only wrong ones count, and never against a code.

A browser has few, a network many: fifty people may stand at one door behind one address. Whoever is signed in is
counted alone, so that no guesser beside them keeps them out.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apprenticeships import clock
from apprenticeships.models import Session

TOO_MANY: Final = 429
APP: Final = "allauth.account"
OWN, OF_ALL = "door_code", "door_code_of_all"
View = Callable[..., HttpResponse]


class TooManyGuessesError(Exception):
    """Too many codes that we do not know came from one browser, or from one network."""


def patient(view: View) -> View:
    """Answer too many guesses with a page that says what to do instead."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooManyGuessesError:
            return render(request, "portal/door/busy.html", status=TOO_MANY)

    return answer


def guessed(request: HttpRequest, code: str, find: Callable[[str], Session | None]) -> Session | None:
    """Return the session of a code; count a wrong one. Raises ``TooManyGuessesError``, also for what would be right."""
    limits = _limits(request)
    if _is_worn_out(request, limits):
        raise TooManyGuessesError
    session = find(code)
    if session is None:
        for action, key in limits:
            ratelimit.consume(request, app=APP, action=action, key=key, limit_get=True)
    return session


def _limits(request: HttpRequest) -> list[tuple[str, str | None]]:
    """What counts for this browser. A form that was sent makes it one that we know again."""
    if request.user.is_authenticated:
        return [(OWN, f"user:{request.user.pk}")]
    if request.method == "POST" and request.session.session_key is None:
        request.session.create()
    own = request.session.session_key
    return ([(OWN, f"session:{own}")] if own else []) + [(OF_ALL, None)]


def _is_worn_out(request: HttpRequest, limits: list[tuple[str, str | None]]) -> bool:
    """Whether one of the limits is reached. It is only looked at, in one question: whoever has a poster pays little."""
    rates = {
        ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key): rate
        for action, key in limits
        for rate in ratelimit.get_rates(app=APP, action=action)
    }
    known, now = cache.get_many(rates), clock.now().timestamp()
    return any(not ratelimit.apply_rate(list(known[key]), now, rates[key], dry_run=True)[0] for key in known)
