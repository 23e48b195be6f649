"""The typing test: what to know before, the test itself, and what came of it. It works without any script."""

import json
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import Application, TypingState, TypingTest
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, nav, own
from applicants.records.deadlines import zone_of
from applicants.rules.typing import display
from applicants.workflows import typing
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import time_in_words

UNPROCESSABLE = 422
LONGEST_TIMES = 200_000


class TypedForm(PlainForm):
    """What was typed, and when, as the page's script saw it."""

    typed = Text(label=gettext_lazy("Type here"), lines=6, max_length=typing.LONGEST, css="ap-typed", strip=False)
    telemetry = forms.CharField(required=False, max_length=LONGEST_TIMES, widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """An empty box is an answer too: nothing is called optional."""
        return form_helper(mark_optional=False)

    def times(self) -> object:
        """The times, if the script sent any that can be read."""
        try:
            found: object = json.loads(self.cleaned_data.get("telemetry") or "[]")
        except (ValueError, RecursionError):
            return []
        return found


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intro(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What to know before, and the button that starts the clock; while it runs, the way back to the test."""
    application = own(request, public_id)
    at, refusal = clock.now(), ""
    if request.method == "POST":
        try:
            test = typing.begin(application.pk, by=actor(request), at=at)
        except DomainError as error:
            refusal = error.message
        else:
            return redirect("portal:typing_test", public_id=public_id, test_id=test.public_id)
    running = application.typing_tests.filter(state=TypingState.OPEN, ends_at__gt=at).first()
    context = {
        "application": application,
        "terms": typing.terms(application, at=at) if application.submitted_at else None,
        "running": running,
        "ends_words": _ends(running) if running else "",
        "refusal": refusal,
        "nav": nav(""),
    }
    return render(request, "portal/typing_intro.html", context, status=UNPROCESSABLE if refusal else 200)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest, public_id: UUID, test_id: UUID) -> HttpResponse:
    """The test while its clock runs; afterwards what came of it."""
    application = own(request, public_id)
    found = get_object_or_404(application.typing_tests, public_id=test_id)
    at = clock.now()
    if request.method == "POST":
        form = TypedForm(request.POST)
        if form.is_valid():
            try:
                typing.finish(
                    found.pk, typed=form.cleaned_data["typed"], telemetry=form.times(), by=actor(request), at=at
                )
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                return redirect("portal:typing_test", public_id=public_id, test_id=test_id)
        return _running(request, application, found, form, at)
    if found.state == TypingState.OPEN and at < found.ends_at:
        return _running(request, application, found, TypedForm(), at)
    return _result(request, application, found, at)


@door(SIGNED_IN)
@require_POST
def leave(request: HttpRequest, public_id: UUID, test_id: UUID) -> HttpResponse:
    """Stop, and let this try not count."""
    application = own(request, public_id)
    found = get_object_or_404(application.typing_tests, public_id=test_id)
    at = clock.now()
    left = typing.leave(found.pk, by=actor(request), at=at)
    if left.state == TypingState.VOID:
        held = typing.terms(application, at=at)
        messages.info(request, _stopped_words(held.stops_left if held else 0))
    return redirect("portal:typing", public_id=public_id)


def _stopped_words(left: int) -> str:
    if not left:
        return _("You stopped. This try does not count, but it was the last one that may end like that.")
    return ngettext(
        "You stopped. This try does not count. Only %(left)d more may end like that; then you have to call us.",
        "You stopped. This try does not count. Only %(left)d more may end like that; then you have to call us.",
        left,
    ) % {"left": left}


def _running(
    request: HttpRequest, application: Application, found: TypingTest, form: TypedForm, at: datetime
) -> HttpResponse:
    held = typing.terms(application, at=at)
    context = {
        "application": application,
        "test": found,
        "passage": typing.passage_of(found),
        "form": form,
        "seconds": max(int((found.ends_at - at).total_seconds()), 0),
        "all_seconds": int((found.ends_at - found.started_at).total_seconds()),
        "minutes": int((found.ends_at - found.started_at).total_seconds()) // 60,
        "ends_words": _ends(found),
        "pass_mark": display(held.pass_mark).removesuffix(".0") if held else "",
        "number": (held.used if held else 0) + 1,
        "tries": held.tries if held else 1,
        "stops_left": held.stops_left if held else 0,
    }
    return render(request, "portal/typing_test.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _ends(found: TypingTest) -> str:
    ends = found.ends_at.astimezone(zone_of(found.application.version.program))
    return time_in_words(ends.time().replace(second=0, microsecond=0))


def _result(request: HttpRequest, application: Application, found: TypingTest, at: datetime) -> HttpResponse:
    held = typing.terms(application, at=at)
    scored = found.state == TypingState.SCORED
    flagged = bool(found.result and found.result.values.get("flagged"))
    speed = display(Fraction(str(found.net_wpm))) if found.net_wpm is not None else ""
    passed = scored and not flagged and held is not None and Fraction(str(found.net_wpm)) >= held.pass_mark
    context = {
        "application": application,
        "test": found,
        "scored": scored,
        "flagged": flagged,
        "passed": passed,
        "speed": speed,
        "pass_mark": display(held.pass_mark).removesuffix(".0") if held else "",
        "terms": held,
        "nav": nav(""),
    }
    return render(request, "portal/typing_result.html", context)
