"""Rooms for supervised typing tests: opened with a code for the board, and who is typing, done, or unusual in them."""

from datetime import date, datetime, time
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import TypingRoom, TypingState, TypingTest
from applicants.records.deadlines import zone_of
from applicants.records.typing_words import unusual
from applicants.rules.access_codes import shown
from applicants.rules.typing import display
from applicants.workflows import typing_rooms
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import clock_field, day_field
from apprenticeships.admin.views import one_of
from apprenticeships.models import Program, RequirementKind
from apprenticeships.rules.dates import local_datetime
from apprenticeships.workflow import Actor

PER_PAGE: Final = 25


class OpenForm(StepForm):
    """For which program, where, and from when until when."""

    program = forms.ModelChoiceField(Program.objects.none(), label="Program", empty_label="Choose one")
    place = forms.CharField(label="Where is the room?", max_length=120, help_text="Such as “Annex, room 204”.")
    day = day_field("Day")
    opens = clock_field("Opens at")
    closes = clock_field("Closes at", help_text="Nobody starts after that; who is typing types on.")

    def prepare(self) -> None:
        """Programs that ask for a typing test; today at first."""
        field = self.fields["program"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            self.initial = {"day": clock.now().astimezone(desk(self.user).zone).date()}
            asked = Q(versions__requirements__kind=RequirementKind.TYPING)
            field.queryset = scoped(Program.objects.all(), self.user).filter(asked).distinct().order_by("name", "pk")


def _open(
    _: object, *, program: Program, place: str, day: date, opens: time, closes: time, by: Actor, at: datetime
) -> None:
    zone = zone_of(program)
    typing_rooms.open_room(
        program.pk,
        place=place,
        opens_at=local_datetime(day, opens, zone),
        closes_at=local_datetime(day, closes, zone),
        by=by,
        at=at,
    )


OPEN: Final = Action(
    "open",
    "Open a room",
    "Open the room",
    _open,
    "Open. Write the code on the board when everybody sits at a computer.",
    OpenForm,
)
CLOSE: Final = Action(
    "close", "Close this room", "Close it now", typing_rooms.close_room, "Closed. Who is typing types on.", stop=True
)


@door(COORDINATORS)
@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """All rooms, the newest first, and a form for another one."""
    return _list(request)


@door(COORDINATORS)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Open a room."""
    back = reverse("board:rooms")
    return take(request, OPEN, TypingRoom(), key=0, back=back, again=lambda failed: _list(request, failed))


@door(COORDINATORS)
@require_safe
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """One room: its code in large letters, and everybody in it."""
    return _room(request, _own(request, pk))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Close a room."""
    row = _own(request, pk)
    action = one_of((CLOSE,), step)
    back = reverse("board:room", args=[row.pk])
    return take(request, action, row, back=back, again=lambda failed: _room(request, row, failed))


def _own(request: HttpRequest, pk: int) -> TypingRoom:
    rows = TypingRoom.objects.select_related("program__organization", "opened_by")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _list(request: HttpRequest, failed: Failed | None = None) -> HttpResponse:
    user, failed = signed_in(request), failed or Failed()
    at = clock.now()
    rows = scoped(TypingRoom.objects.select_related("program", "opened_by"), user)
    rows = rows.annotate(people=Count("tests"), typing=Count("tests", filter=Q(tests__state=TypingState.OPEN)))
    rows = rows.order_by("-opens_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    open_it = failed.offer([OPEN], lambda _slug: reverse("board:rooms-open"), TypingRoom(), user)[0]
    found = [{"row": row, "tag": _tag(row, at)} for row in page]
    context = {"page_obj": page, "rows": found, "make": open_it}
    return show(request, "admin/typing_rooms.html", context, title="Typing rooms", failed=failed)


def _room(request: HttpRequest, row: TypingRoom, failed: Failed | None = None) -> HttpResponse:
    user, failed = signed_in(request), failed or Failed()
    at = clock.now()
    closed = at >= row.closes_at
    tests = row.tests.select_related("application__person", "result").order_by("started_at", "pk")
    steps = failed.offer([CLOSE], lambda slug: reverse("board:room-step", args=[row.pk, slug]), row, user)
    context = {
        "row": row,
        "code": "" if closed else shown(row.code),
        "tag": _tag(row, at),
        "people": [_test(test, at) for test in tests],
        "step": None if closed else steps[0],
        "trail": [{"url": reverse("board:rooms"), "text": "Typing rooms"}],
    }
    return show(request, "admin/typing_room.html", context, title=row.place, failed=failed)


def _tag(row: TypingRoom, at: datetime) -> tuple[str, str]:
    if at < row.opens_at:
        return "later", "Not open yet"
    return ("later", "Closed") if at >= row.closes_at else ("us", "Open")


def _test(test: TypingTest, at: datetime) -> dict[str, Any]:
    """How one person stands in the room."""
    notes = unusual(test)
    if test.state == TypingState.OPEN:
        left = max(int((test.ends_at - at).total_seconds()), 0)
        tag, words = ("us", "Typing"), f"{left // 60}:{left % 60:02d} left" if left else "Time is over"
    elif test.state == TypingState.VOID:
        tag, words = ("later", "Does not count"), "Stopped, or too late"
    elif test.result is not None and test.result.values.get("flagged"):
        tag, words = ("look", "Please look"), "Something was unusual"
    else:
        passed = test.net_wpm is not None and test.net_wpm >= test.pass_mark
        tag, words = ("done", "Passed") if passed else ("you", "Not passed"), f"{display_of(test)} words a minute"
    return {"test": test, "tag": tag, "words": words, "notes": notes}


def display_of(test: TypingTest) -> str:
    """The speed as it is shown to people."""
    return display(Fraction(str(test.net_wpm or 0)))
