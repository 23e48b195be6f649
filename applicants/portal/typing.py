"""The typing test: what to know before, the test itself, and what came of it.

Without any script the test can be taken too; as nobody saw how it was typed, a person looks at it then.
"""

import json
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from allauth.core import ratelimit
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import AccommodationState, Application, TypingState, TypingTest
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, nav, own, posted
from applicants.portal.under_review import review_words
from applicants.records.deadlines import answer_due, local_day, zone_of
from applicants.records.promised_days import doubt_of
from applicants.records.supervision import rooms_ahead
from applicants.records.typing_terms import Terms, terms
from applicants.rules.access_codes import LONGEST_TYPED
from applicants.rules.typing import Formula, display, net_wpm, speed_sentence
from applicants.workflows import typing
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError, GuardFailed
from apprenticeships.layout import form_helper
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import time_in_words

UNPROCESSABLE = 422
LONGEST_TIMES = 200_000
LONGEST_WATCHED = 200
ROOM_ACTION = "typing_room"
SURE = "sure"
KEPT_STATUS = {typing.Kept.SAVED: 200, typing.Kept.ELSEWHERE: 409, typing.Kept.OVER: 410}


class RoomForm(PlainForm):
    """The code of a room in which one of us watches; nothing where somebody types at home."""

    code = Text(
        label=gettext_lazy("Code on the board"),
        max_length=LONGEST_TYPED,
        complete="off",
        css="ap-w-md",
        help_text=gettext_lazy("Such as K7QM-2XWP. Spaces and small letters do not matter."),
    )

    @property
    def helper(self) -> FormHelper:
        """One field, that nobody calls optional."""
        return form_helper(mark_optional=False)


class TypedForm(PlainForm):
    """What was typed, and when, as the page's script saw it."""

    typed = Text(label=gettext_lazy("Type here"), lines=6, max_length=typing.LONGEST, css="ap-typed", strip=False)
    telemetry = forms.CharField(required=False, max_length=LONGEST_TIMES, widget=forms.HiddenInput)
    page = forms.CharField(required=False, max_length=typing.LONGEST_PAGE, widget=forms.HiddenInput)
    watched = forms.CharField(required=False, max_length=LONGEST_WATCHED, widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        """An empty box is an answer too: nothing is called optional."""
        return form_helper(mark_optional=False)

    def writing(self) -> typing.Writing:
        """What was sent; what cannot be read of it is left out."""
        sent = self.cleaned_data
        return typing.Writing(sent["typed"], _read(sent["telemetry"]), sent["page"], _read(sent["watched"]))


def _read(text: str) -> object:
    """Read what the script sent; nothing where it is no JSON."""
    try:
        found: object = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    return found


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intro(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What to know before, and the button that starts the clock; while it runs, the way back to the test."""
    application = own(request, public_id)
    at, refusal = clock.now(), ""
    if application.ended_at is not None and request.method != "POST":
        return redirect("portal:application", public_id=public_id)  # it says what can be done now
    form = RoomForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            test = _begin(request, application, form.cleaned_data["code"], at)
        except DomainError as error:
            refusal = "" if error.field else error.message
            if error.field:
                form.refuse(error)
        else:
            return redirect("portal:typing_test", public_id=public_id, test_id=test.public_id)
    running = application.typing_tests.filter(state=TypingState.OPEN, ends_at__gt=at).first()
    held = terms(application, at=at) if application.submitted_at else None
    context = {
        "application": application,
        "terms": held,
        "review": _review(application, held, at),
        "running": running,
        "ends_words": _ends(running) if running else "",
        "refusal": refusal,
        "rooms": rooms_ahead(application, at=at) if held is not None and not (running or held.refusal) else [],
        "zone": zone_of(application.version.program),
        "form": form,
        "asked_for_help": application.accommodations.filter(state=AccommodationState.ASKED).exists(),
        "nav": nav(""),
    }
    return render(request, "portal/typing_intro.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _begin(request: HttpRequest, application: Application, code: str, at: datetime) -> TypingTest:
    """Start, at home or with the code of a room. Only codes that do not work are counted."""
    if code.strip() and not ratelimit.consume(request, action=ROOM_ACTION, dry_run=True):
        raise GuardFailed(_("Those were too many tries. Wait an hour, or ask the person in the room."), field="code")
    try:
        return typing.begin(application.pk, code=code, by=actor(request), at=at)
    except GuardFailed as error:
        if error.code == "unknown":
            ratelimit.consume(request, action=ROOM_ACTION)
        raise


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
            if SURE not in request.POST and typing.gives_time_away(found, form.cleaned_data["typed"], at=at):
                return _asked(request, application, found, form, at)
            try:
                typing.finish(found.pk, form.writing(), by=actor(request), at=at)
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                return redirect("portal:typing_test", public_id=public_id, test_id=test_id)
        return _running(request, application, found, form, at)
    if found.state == TypingState.OPEN and at < found.ends_at:
        return _running(request, application, found, TypedForm(initial=_kept(found)), at)
    return _result(request, application, found, at)


@door(SIGNED_IN)
@require_POST
def save(request: HttpRequest, public_id: UUID, test_id: UUID) -> HttpResponse:
    """Keep what was written so far. The script sends it every few seconds; the answer says what became of it."""
    found = get_object_or_404(own(request, public_id).typing_tests, public_id=test_id)
    form = TypedForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"words": _("This cannot be kept. Go on typing.")}, status=UNPROCESSABLE)
    kept = typing.save(found.pk, form.writing(), by=actor(request), at=clock.now())
    words = ""
    if kept is typing.Kept.ELSEWHERE:
        words = _("You opened this test in another window. Go on there: only the last window counts.")
    return JsonResponse({"words": words}, status=KEPT_STATUS[kept])


@door(SIGNED_IN)
@require_POST
def leave(request: HttpRequest, public_id: UUID, test_id: UUID) -> HttpResponse:
    """Stop, and let this try not count."""
    application = own(request, public_id)
    found = get_object_or_404(application.typing_tests, public_id=test_id)
    at = clock.now()
    left = typing.leave(found.pk, by=actor(request), at=at)
    if left.state == TypingState.VOID:
        held = terms(application, at=at)
        messages.info(request, _stopped_words(held.stops_left if held else 0))
    return redirect("portal:typing", public_id=public_id)


def _asked(
    request: HttpRequest, application: Application, found: TypingTest, form: TypedForm, at: datetime
) -> HttpResponse:
    """Keep what was written, and ask once whether to hand it in so early; the box stays open, and the clock runs on."""
    typing.save(found.pk, form.writing(), by=actor(request), at=at)
    kept = {name: form.cleaned_data[name] for name in ("typed", "telemetry")}
    return _running(request, application, found, TypedForm(initial=kept), at, asks=True)


def _kept(found: TypingTest) -> dict[str, str]:
    """What was saved on the way, for a page that comes back within the same clock."""
    return {"typed": found.draft, "telemetry": json.dumps(found.telemetry)}


def _stopped_words(left: int) -> str:
    if not left:
        return _("You stopped. This try does not count, but it was the last one that may end like that.")
    return ngettext(
        "You stopped. This try does not count. Only %(left)d more may end like that; then you have to call us.",
        "You stopped. This try does not count. Only %(left)d more may end like that; then you have to call us.",
        left,
    ) % {"left": left}


def _running(
    request: HttpRequest,
    application: Application,
    found: TypingTest,
    form: TypedForm,
    at: datetime,
    *,
    asks: bool = False,
) -> HttpResponse:
    held = terms(application, at=at)
    seconds = max(int((found.ends_at - at).total_seconds()), 0)
    context = {
        "application": application,
        "test": found,
        "passage": typing.passage_of(found),
        "form": form,
        "seconds": seconds,
        "asks": f"{seconds // 60}:{seconds % 60:02}" if asks else "",
        "all_seconds": int((found.ends_at - found.started_at).total_seconds()),
        "minutes": _minutes(found),
        "ends_words": _ends(found),
        "pass_mark": _mark(found),
        "number": (held.used if held else 0) + 1,
        "tries": held.tries if held else 1,
        "stops_left": held.stops_left if held else 0,
    }
    return render(request, "portal/typing_test.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _minutes(found: TypingTest) -> int | float:
    """How long the clock of a try runs."""
    seconds = int((found.ends_at - found.started_at).total_seconds())
    return seconds / 60 if seconds % 60 else seconds // 60


def _mark(found: TypingTest) -> str:
    return display(Fraction(str(found.pass_mark))).removesuffix(".0")


def _exact(found: TypingTest) -> Fraction:
    """The speed before any rounding, from what the server counted."""
    counted = found.result.values if found.result else {}
    minutes = Fraction(str(counted["minutes"]))
    return net_wpm(counted["keystrokes"], counted["errors"], minutes, Formula(found.formula))


def _ends(found: TypingTest) -> str:
    ends = found.ends_at.astimezone(zone_of(found.application.version.program))
    return time_in_words(ends.time().replace(second=0, microsecond=0))


def _result(request: HttpRequest, application: Application, found: TypingTest, at: datetime) -> HttpResponse:
    held = terms(application, at=at)
    scored = found.state == TypingState.SCORED
    flagged = bool(found.result and found.result.values.get("flagged"))
    net = None if found.result is None or found.net_wpm is None else _exact(found)
    passed = net is not None and not flagged and net >= Fraction(str(found.pass_mark))
    context = {
        "application": application,
        "test": found,
        "scored": scored,
        "flagged": flagged,
        "passed": passed,
        "sentence": "" if net is None else speed_sentence(net, Fraction(str(found.pass_mark))),
        "terms": held,
        "review": _review(application, held, at),
        "nav": nav(""),
    }
    return render(request, "portal/typing_result.html", context)


def _review(application: Application, held: Terms | None, at: datetime) -> str:
    """Who looks at a result, until when, and whom to call; nothing while nobody does."""
    if held is None or not held.looks:
        return ""
    program = application.version.program
    since = local_day(program, held.looked_at_from or at)
    due = application.answer_due or answer_due(application.version, on=since)  # not set while other steps are theirs
    words = review_words(held.owner, due, today=local_day(program, at))
    return " ".join(filter(None, (words, doubt_of(application, due, at=at))))
