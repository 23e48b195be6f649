"""Whoever said that they are under 13: nothing is kept, and another date is refused at once, in this browser."""

from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from applicants.models import Application, ApplicationState
from applicants.portal.reading import actor, nav
from applicants.workflows import turning_away
from apprenticeships import clock
from apprenticeships.lazily import gettext_lazy

SAID: Final = "said_too_young_on"
HELD: Final = timedelta(days=1)
UNPROCESSABLE: Final = 422
MISTAKE: Final = gettext_lazy("Was the date a mistake? Call us, or come back tomorrow.")


def remember(request: HttpRequest, on: date) -> None:
    """Keep the day alone: neither the date of birth nor anything else that was written."""
    request.session[SAID] = on.isoformat()


def is_turned_away(request: HttpRequest, on: date) -> bool:
    """Whether somebody said so in this browser a moment ago; a day later they may write again."""
    try:
        said = date.fromisoformat(str(request.session.get(SAID, "")))
    except ValueError:
        return False
    return said <= on < said + HELD


def turn_away(request: HttpRequest, application: Application, on: date) -> HttpResponse:
    """Keep nothing of what was sent, close the draft, and say so."""
    remember(request, on)
    row = turning_away.turn_away(application.pk, by=actor(request), at=clock.now())
    return answer(request, closed=row.state == ApplicationState.EXPIRED)


def answer(request: HttpRequest, *, closed: bool = False) -> HttpResponse:
    """What somebody under 13 reads."""
    context = {"closed": closed, "nav": nav("")}
    return render(request, "portal/too_young.html", context, status=UNPROCESSABLE)
