"""Where somebody stands: the next step, our clock, the whole way, the seats; dates and messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applicants.models import OPEN_STATES, Application, ApplicationState
from applicants.portal import map as way
from applicants.portal import own_sessions, preference, references
from applicants.portal.background import lines_of as check_lines
from applicants.portal.beginning import nothing_yet
from applicants.portal.dates_ahead import IN_THE_PROGRAM, dates_of
from applicants.portal.documents import Shelf
from applicants.portal.frame import Delay, Frame, all_of
from applicants.portal.lines import NextStep, Task
from applicants.portal.map_notes import Stop, hears
from applicants.portal.reading import nav, person_of
from applicants.portal.steps import next_steps
from applicants.portal.way_back import way_back
from applicants.records import minors
from applicants.records.check_order import IN_SCREENING
from applicants.records.consents import missing_of
from applicants.records.deadlines import clock_of
from applicants.records.evidence import Judged, judge_all, known, our_turn, steps_of
from applicants.records.fact_rows import Chair
from applicants.records.facts import Facts, booked
from applicants.records.left_behind import class_after
from applicants.records.outlook import Outlook, aim_of, outlook
from applicants.records.own_days import OwnDays, own_days
from applicants.records.pace import paces
from applicants.records.promised_days import last_own_day
from applicants.records.sittings import Dates, next_dates
from applicants.records.unanswered import answer_by
from applicants.rules.pace import Pace
from applicants.rules.pipeline import PUBLIC_STATUS, ResponseClock
from applicants.rules.requirements import Kind
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.messages import kinds
from apprenticeships.models import (
    Lane,
    Message,
    MessageState,
    Person,
    RequirementKind,
    SignUpState,
)
from apprenticeships.rules.words import date_in_words, day_in_words
from cohorts.models import Enrollment

UNPROCESSABLE = 422
SHOWN = (MessageState.SENT, MessageState.BOUNCED)
MOST_MESSAGES = 50
CHOOSING = IN_SCREENING | {ApplicationState.READY, ApplicationState.ONBOARDING}
"""Where the next step may be a session or test that somebody has a chair at."""
LIVE = (
    ApplicationState.OFFERED,
    ApplicationState.ONBOARDING,
    ApplicationState.ACCEPTED,
    ApplicationState.NEEDS_INFORMATION,
    ApplicationState.READY,
    ApplicationState.SUBMITTED,
    ApplicationState.DRAFT,
    ApplicationState.ENROLLED,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Our promise in words: on what, and where it stands."""

    title: str
    text: str
    at: ResponseClock
    delay: Delay | None


@door(SIGNED_IN)
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Where I stand: the application that goes on, else the training, else the last one, else how to begin."""
    mine = _applications(request)
    goes_on = any(row.state in OPEN_STATES for row in mine)
    if not goes_on and Enrollment.objects.of(user_of(request)).filter(state__in=IN_THE_PROGRAM).exists():
        return redirect("training:week")
    if not mine:
        return nothing_yet(request)
    return _board(request, mine[0], mine)


@door(SIGNED_IN)
@require_safe
def application(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where one application stands."""
    return shown(request, public_id)


def shown(request: HttpRequest, public_id: UUID, *, refusal: str = "") -> HttpResponse:
    """One of the reader's applications, with what a rule said to the last step, if it refused."""
    mine = _applications(request)
    row = next((each for each in mine if each.public_id == public_id), None)
    if row is None:
        row = get_object_or_404(Application.objects.written_by(request.user), public_id=public_id)
        return redirect("board:application", pk=row.pk)  # a coordinator wrote it for somebody else
    return _board(request, row, mine, refusal=refusal)


@door(SIGNED_IN)
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """All applications of the reader: the open ones first, then those that are over."""
    mine = _applications(request)
    context = {
        "open_ones": [_other(row) for row in mine if row.state in OPEN_STATES],
        "over": [_other(row) for row in mine if row.state not in OPEN_STATES],
        "nav": nav(""),
    }
    return render(request, "portal/applications.html", context)


@door(SIGNED_IN)
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """Every day to remember, soonest first."""
    at = clock.now()
    person = person_of(request)
    found = dates_of(person, _applications(request), at=at) if person else []
    return render(request, "portal/dates.html", {"dates": found, "nav": nav("dates")})


@door(SIGNED_IN)
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """The mails that we sent to the reader."""
    person = person_of(request)
    rows = _mails(person)[:MOST_MESSAGES] if person else []
    return render(request, "portal/messages.html", {"rows": rows, "nav": nav("messages")})


@door(SIGNED_IN)
@require_safe
def message(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them."""
    person = person_of(request)
    row = get_object_or_404(_mails(person) if person else Message.objects.none(), pk=pk)
    return render(request, "portal/message.html", {"row": row, "nav": nav("messages")})


def _mails(person: Person) -> QuerySet[Message]:
    secret = [kind.name for kind in kinds().values() if kind.secret]
    rows = Message.objects.kept().filter(person=person, state__in=SHOWN).exclude(lane=Lane.SECURITY)
    return rows.exclude(kind__in=secret).order_by("-sent_at")


def _applications(request: HttpRequest) -> list[Application]:
    rank = {state: place for place, state in enumerate(LIVE)}
    found = all_of(user_of(request).pk, clock.now())
    return sorted(found, key=lambda row: rank.get(ApplicationState(row.state), len(LIVE)))


def _board(request: HttpRequest, row: Application, mine: list[Application], *, refusal: str = "") -> HttpResponse:
    at = clock.now()
    facts = known(row, at=at)
    judged = judge_all(facts, steps_of(row)) if row.state != ApplicationState.DRAFT else []
    told = _outlook(facts, at) if row.state == ApplicationState.DRAFT else None
    to_come = told.judged if told is not None else judged
    frame = Frame.of(row).in_order(facts, to_come)
    plans = row.state == ApplicationState.DRAFT or row.ended_at is not None  # no next step names a chair then
    chairs = booked(facts.chairs, at=at) if plans or row.state in CHOOSING else {}
    others_took = _paces(facts, facts.today) if row.ended_at is None else {}
    own = _own_days(facts, frame, to_come, told)
    dates = _dates_to_choose(row, to_come, chairs, at=at)
    found = way.stops(row, frame, to_come, chairs, paces=others_took, own=own, dates=dates)
    consent = missing_of(row.person_id, judged) if row.state in minors.SENT else None
    shelf = Shelf.of(row, frame.papers)
    step, more = next_steps(
        row, judged, chairs, at=at, matches=frame.matches, consent=consent, shelf=shelf, moved=frame.moved, own=own,
        dates=dates,
    )  # fmt: skip
    context = {
        "application": row,
        "first_day": date_in_words(row.cohort.starts_on, year=True),
        "shelf": shelf,
        "step": step,
        "own": own,
        "outlook": told,
        "waiting": [*more, *_too(facts, judged, frame, step), *_waiting(row, mine, facts.today)],
        "early": way.early(found) if _only_waits(step, chairs) else [],
        "has_references": any(each.rule.kind is Kind.REFERENCE and each.rule.applies for each in judged),
        "has_check": frame.check is not None,
        "sessions": own_sessions.ahead(row.person, at, own=own, judged=to_come) if plans else [],
        "has_chair": RequirementKind.INFO_SESSION.value in chairs,
        "clock": _clock(facts, judged, frame, own) if _shows_clock(row, step, frame) else None,
        "consent": consent if consent is not None and consent.guardian is not None else None,
        **_map(found),
        "hears": hears(row, frame, judged, others_took, at=at),
        "seats": frame.classes if row.state in OPEN_STATES else (),
        "later": frame.later,
        "others": [_other(each) for each in mine if each.pk != row.pk],
        "may_tell": row.state != ApplicationState.DRAFT
        and facts.parameters.value("self_identification", on=facts.today),
        "sending": frame.sending,
        "can_withdraw": row.state in OPEN_STATES,
        **way_back(facts, judged, frame, step, mine=mine, at=at),
        "refusal": refusal,
        "nav": nav("status"),
    }
    return render(request, "portal/status.html", context, status=UNPROCESSABLE if refusal else 200)


def _map(found: list[Stop]) -> dict[str, Any]:
    """The whole way: what is folded as behind somebody, and the rest of it."""
    past = way.folded(found)
    return {"stops": found, "past": found[:past], "rest": found[past:], "done": way.done(found)}


def _only_waits(step: NextStep, chairs: Mapping[str, Chair]) -> bool:
    """Whether nothing can be done today on the next step: it is not theirs, or they have a chair to come to."""
    taken = (chair for chair in chairs.values() if chair.state == SignUpState.SIGNED_UP)
    return step.family != "you" or step.url in {
        reverse("join:signed", args=[chair.program, chair.public_id]) for chair in taken
    }


def _own_days(facts: Facts, frame: Frame, to_come: Sequence[Judged], told: Outlook | None) -> OwnDays:
    """By when the own steps are to be done for the class that an application counts, or a draft would count for."""
    row = facts.application
    if row.state not in {ApplicationState.SUBMITTED, ApplicationState.READY} and told is None:
        return OwnDays(facts.today)
    aim, later = row.cohort, frame.later
    if told is not None and told.aim != row.cohort:
        aim, after = told.aim, class_after(row, told.aim, on=facts.today)
        later = after.starts_on if after is not None else None
    steps = [(each.pk, each.kind) for each in frame.steps]
    return own_days(facts, steps, to_come, aim=aim, later=later)


def _dates_to_choose(
    row: Application, judged: Sequence[Judged], chairs: Mapping[str, Chair], *, at: datetime
) -> Mapping[str, Dates]:
    """The sessions and tests that somebody may choose now, of what they have no chair at."""
    if row.ended_at is not None:
        return {}
    return next_dates(row, [each for each in judged if each.rule.kind.value not in chairs], at=at)


def _outlook(facts: Facts, at: datetime) -> Outlook | None:
    """What sending the draft would mean now, for the class that it would count for; nothing while none is open."""
    aim = aim_of(facts.application, on=facts.today)
    return None if aim is None else outlook(facts, aim, at=at)


def _too(facts: Facts, judged: list[Judged], frame: Frame, step: NextStep) -> list[Task]:
    """What else of this application waits for them; of a background check only what the next step does not say."""
    row = facts.application
    checks = [line for line in check_lines(row, frame.check) if line.url != step.url]
    return [*references.task_of(row, judged), *preference.task_of(row, frame), *checks]


def _paces(facts: Facts, today: date) -> Mapping[str, Pace]:
    months = facts.parameters.value("pace_months", on=today)
    return paces(facts.application.version.program_id, months=months, on=today)


def _shows_clock(row: Application, step: NextStep, frame: Frame) -> bool:
    """Not while an interview is set or a seat is waited for; the matching has one day, which the next step says."""
    return row.state != ApplicationState.READY or (step.family != "you" and not step.in_line and not frame.matches)


def _other(row: Application) -> Task:
    public = PUBLIC_STATUS[row.state]
    url = reverse("portal:application", args=[row.public_id])
    small = _("Class of %(day)s") % {"day": day_in_words(row.cohort.starts_on, year=True)}
    return Task(
        row.version.program.name, url, small, public.family.css.removeprefix("is-"), public.name(get_language() or "")
    )


def _waiting(row: Application, mine: list[Application], today: date) -> list[Task]:
    """The other applications that wait for the reader, what is due first on top."""
    found: list[tuple[date | None, Application, str]] = []
    for each in mine:
        if each.pk == row.pk or each.ended_at is not None:
            continue
        program = each.version.program.name
        if each.state == ApplicationState.DRAFT:
            found.append(
                (each.last_day(on=today), each, _("Finish your application: %(program)s") % {"program": program})
            )
        elif each.state == ApplicationState.NEEDS_INFORMATION and each.request_due is not None:
            due = answer_by(each, on=today)
            found.append((due, each, _("Answer our question: %(program)s") % {"program": program}))
    return [
        Task(
            title,
            reverse("portal:sections", args=[each.public_id]),
            _("By %(when)s") % {"when": day_in_words(due)} if due is not None else "",
            "you",
            _("Your turn"),
        )
        for due, each, title in sorted(found, key=lambda one: one[0] or date.max)
    ]


def _clock(facts: Facts, judged: list[Judged], frame: Frame, own: OwnDays) -> Clock | None:
    row, today = facts.application, facts.today
    at = clock_of(row, facts.parameters, facts.calendar(around=today), on=today)
    if at is None or row.ended_at is not None:
        return None
    doubt = f" {own.in_doubt(at.due, last_own_day(row, own, judged))}".rstrip()
    delay = frame.delay if frame.delay is not None and frame.delay.until == row.answer_due else None
    if row.state == ApplicationState.READY:
        return Clock(_("Our turn: an interview"), _("Managers look at who is ready.") + doubt, at, delay)
    ours = our_turn(judged)
    if ours and all(each.waits_for_department for each in ours):
        return None  # the next step names the department and the day of its answer
    if not ours:
        return Clock(_("Our turn: your application"), _("We read it.") + doubt, at, delay)
    title = _("Our turn: %(name)s") % {"name": ours[0].rule.name}
    return Clock(title, ours[0].answer.applicant + doubt, at, delay)
