"""Mails on the way in, up to "ready", and of how an application ends."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Application, ApplicationState, Lead, ScreeningResult
from applicants.records.comeback import may_try_again, plan_now
from applicants.records.deadlines import local_day
from applicants.records.elsewhere import Elsewhere, fitting
from applicants.records.evidence import WITH_MANAGERS, Judged, known, standing
from applicants.records.lead_dates import next_dates, open_class
from applicants.records.lead_links import stop_link
from applicants.records.promised_days import doubt_of
from applicants.records.restored_words import way_words
from applicants.records.sittings import TESTS, ahead, chairs_gone
from applicants.records.unanswered import OVERDUE, last_day_of, overdue_key
from applicants.records.undo import undo_now
from applicants.rules.comeback import OVER, Help
from applicants.rules.corrections import STAYS_CLOSED, Way
from applicants.rules.requirements import Verdict
from apprenticeships.ics import attachment
from apprenticeships.mails import session_entry
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Lane, Message, Program, Session, StepKind

State = ApplicationState
MOST_DATES = 3
UNDECIDED = frozenset({State.DRAFT, State.SUBMITTED, State.NEEDS_INFORMATION, State.READY})


SUBJECTS = Subjects(
    "application",
    lambda: Application.objects.select_related(
        "version__program__organization", "cohort", "track", "person", "access_code"
    ),
    "The application is gone.",
)


def letter_of(application: Application, action: str, **more: Any) -> Letter:
    """Return what every mail about an application knows, and a button to its page."""
    path = reverse("portal:application", args=[application.public_id])
    return Letter(
        {
            "application": application,
            "program": application.version.program,
            "cohort": application.cohort,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": action,
            **more,
        }
    )


def _while_in(states: Collection[str], action: str) -> Callable[[Message], Letter]:
    """Return a builder that tells nothing once the application has moved on."""

    def build(message: Message) -> Letter:
        application = SUBJECTS.of(message)
        if application.state not in states:
            raise NoLongerTrueError("The application has moved on since.")
        return letter_of(application, action)

    return build


def _received(message: Message) -> Letter:
    """Say that it is with us, and what is theirs to do, as it was when they sent it."""
    letter = _while_in({State.SUBMITTED, State.NEEDS_INFORMATION, State.READY}, gettext_noop("See where you stand"))(
        message
    )
    today = local_day(letter.context["program"], message.due_at)
    own = [(title, date.fromisoformat(day)) for title, day in message.context.get("own", ())]
    return replace(letter, context={**letter.context, "own": [(title, day) for title, day in own if day >= today]})


def _ready(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    if application.state != State.READY:
        raise NoLongerTrueError("The application has moved on since.")
    matches = StepKind.MATCHING in application.version.step_kinds
    return letter_of(application, gettext_noop("See where you stand"), matches=matches)


def _ended(state: str) -> Callable[[Message], Letter]:
    """Return a builder for the end of an application, with the way on."""

    def build(message: Message) -> Letter:
        application = SUBJECTS.of(message)
        if application.state != state:
            raise NoLongerTrueError("The application did not end like that.")
        letter = _way_on(application, message, gettext_noop("See what you can do next"))
        if state == State.WITHDRAWN:
            letter = replace(letter, context={**letter.context, "undo": undo_now(application, at=message.due_at)})
        return _with_chairs(letter, application, message)

    return build


def _way_on(application: Application, message: Message, action: str) -> Letter:
    plan = plan_now(application, at=message.due_at)
    program = application.version.program
    practices = plan is not None and Help.PRACTICE in plan.helps
    practice = f"{settings.SITE_URL}{reverse('join:practice', args=[program.slug])}" if practices else ""
    others = _elsewhere(application, message.due_at) if plan is not None and plan.ending in OVER else ()
    return letter_of(application, action, plan=plan, practice_url=practice, elsewhere=others)


def _elsewhere(application: Application, at: datetime) -> list[tuple[Elsewhere, str]]:
    """Other programs that fit, with the addresses of their pages."""
    found = fitting(known(application, at=at), on=local_day(application.version.program, at))
    return [(each, f"{settings.SITE_URL}{reverse('catalog:program', args=[each.slug])}") for each in found]


def _with_chairs(letter: Letter, application: Application, message: Message) -> Letter:
    """Name the dates that went with an application that ended, and take them out of a calendar."""
    gone = list(chairs_gone(application, at=message.due_at))
    files = tuple(attachment(session_entry(row), at=message.created_at) for row in gone)
    return Letter({**letter.context, "gone": [row.session for row in gone]}, (*letter.attachments, *files))


def _comeback(message: Message) -> Letter:
    """Return what is possible now, unless somebody began again or the application goes on."""
    application = SUBJECTS.of(message)
    program = application.version.program
    open_ones = Application.objects.open().filter(person=application.person_id, version__program=program)
    plan = plan_now(application, at=message.due_at)
    if open_ones.exclude(pk=application.pk).exists():
        raise NoLongerTrueError("There is a new application.")
    if plan is None and not may_try_again(standing(application, at=message.due_at)):
        raise NoLongerTrueError("The application goes on.")
    return _way_on(application, message, gettext_noop("See what you can do now"))


def _lead(message: Message) -> Letter:
    lead = Lead.objects.select_related("program__organization").filter(pk=message.context["lead"]).first()
    if lead is None:
        raise NoLongerTrueError("The interest was taken back.")
    return _way_in(lead.program, _opens(lead.program, message.due_at), waits=lead.waits_for_class)


def _reminder(message: Message) -> Letter:
    """Remind of an interest once, with what there is to do now; without anything to do there is no mail."""
    lead = Lead.objects.silent().select_related("program__organization", "person").filter(pk=message.context["lead"])
    row = lead.first()
    if row is None:
        raise NoLongerTrueError("The person has done something since, or wants no such mails.")
    return _what_there_is(row, message.due_at)


def _opened(message: Message) -> Letter:
    """Say what has opened, to somebody who was told that we write then and has not applied since."""
    rows = Lead.objects.may_hear().select_related("program__organization", "person")
    row = rows.filter(pk=message.context["lead"]).first()
    if row is None:
        raise NoLongerTrueError("The person has applied since, or wants no such mails.")
    return _what_there_is(row, message.due_at)


def _what_there_is(row: Lead, at: datetime) -> Letter:
    """Say what a lead can do now; without anything to do there is no mail."""
    program = row.program
    found = _opens(program, at)
    if found["cohort"] is None and not found["dates"] and not found["dates_after"]:
        raise NoLongerTrueError("There is nothing to come to or to apply for now.")
    return _way_in(program, found, stop_url=stop_link(row))


def _way_in(program: Program, found: Mapping[str, Any], **more: Any) -> Letter:
    """A mail about what there is to do: its button begins an application, if a class takes any."""
    page = f"{settings.SITE_URL}{reverse('catalog:program', args=[program.slug])}"
    start = f"{settings.SITE_URL}{reverse('portal:start', args=[program.slug])}"
    way = (
        {"button_url": start, "button_text": gettext_noop("Start my application"), "page_url": page}
        if found["cohort"]
        else {"button_url": page, "button_text": gettext_noop("See dates and how to apply"), "page_url": ""}
    )
    return Letter({"program": program, **found, **way, **more})


def _opens(program: Program, at: datetime) -> dict[str, Any]:
    """The class that takes applications now, and the next dates with their addresses.

    ``dates_after`` are those on which it is too late to apply for that class.
    """
    cohort = open_class(program, at=at)
    dates = next_dates(program, at=at, most=MOST_DATES)
    late = [each for each in dates if cohort and local_day(program, each.session.starts_at) > cohort.apply_by]
    return {
        "cohort": cohort,
        "dates": [(each, _session_url(program.slug, each.session)) for each in dates if each not in late],
        "dates_after": [(each, _session_url(program.slug, each.session)) for each in late],
    }


def _session_url(slug: str, session: Session) -> str:
    return f"{settings.SITE_URL}{reverse('join:session', args=[slug, session.public_id])}"


def _result(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    result = ScreeningResult.objects.filter(pk=message.context["result"], voided_at__isnull=True).first()
    states = {State.SUBMITTED, State.NEEDS_INFORMATION, *(WITH_MANAGERS if message.context.get("beside") else ())}
    if result is None or application.state not in states:
        raise NoLongerTrueError("The result was taken back, or the application has moved on.")
    judged = standing(application, at=message.created_at)
    found = _asked_for(judged, message.context["requirement"])
    passed = found.answer.verdict is Verdict.MET
    action = gettext_noop("See what is next")
    return letter_of(application, action, answer=found.answer, name=found.rule.name, passed=passed)


def _asked_for(judged: Collection[Judged], requirement_id: int) -> Judged:
    for each in judged:
        if each.requirement.pk == requirement_id:
            return each
    raise NoLongerTrueError("Nobody asks for this any more.")


def _request_open(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    if application.state != State.NEEDS_INFORMATION or application.request_due is None:
        raise NoLongerTrueError("The answer came already.")
    return letter_of(application, gettext_noop("Answer now"))


def _unanswered(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    if application.state != State.NEEDS_INFORMATION or message.key != overdue_key(application):
        raise NoLongerTrueError("The answer came, or there is a new question.")
    return letter_of(application, gettext_noop("Answer now"), last=last_day_of(application, message.due_at))


def _late(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    due, today = application.answer_due, local_day(application.version.program, message.due_at)
    owed = application.state in {State.SUBMITTED, State.READY} and due is not None and due < today
    if not owed or due is None or not message.key.endswith(due.isoformat()):
        raise NoLongerTrueError("The answer came, or there is a new day for it.")
    return letter_of(application, gettext_noop("See where you stand"), due=due, ready=application.state == State.READY)


def _answer_moved(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    delay = application.answer_delays.last()
    if delay is None or application.answer_due != delay.until or not message.key.endswith(f":{delay.pk}"):
        raise NoLongerTrueError("The answer came, or there is a new day for it.")
    doubt = doubt_of(application, delay.until, at=message.due_at)
    return letter_of(application, gettext_noop("See where you stand"), delay=delay, doubt=doubt)


def _draft_open(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    today = local_day(application.version.program, message.due_at)
    if application.state != State.DRAFT or application.send_by < today:
        raise NoLongerTrueError("The application was sent, or aims at another class now.")
    return letter_of(application, gettext_noop("Go on with your application"))


def _sitting(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    session = Session.objects.filter(pk=message.context["session"]).first()
    kind = TESTS.get(session.kind) if session is not None else None
    if session is None or kind is None or application.ended_at is not None:
        raise NoLongerTrueError("The sitting is gone, or the application is over.")
    judged = standing(application, at=message.due_at)
    if not ahead(application, judged, kind, at=message.due_at).filter(pk=session.pk).exists():
        raise NoLongerTrueError("The sitting is not open to this applicant any more.")
    path = reverse("portal:times", args=[application.public_id, kind.replace("_", "-")])
    name = next(each.rule.name for each in judged if each.rule.kind.value == kind)
    letter = letter_of(application, gettext_noop("Choose a time"), session=session, name=name)
    return replace(letter, context={**letter.context, "button_url": f"{settings.SITE_URL}{path}"})


def _corrected(message: Message) -> Letter:
    """Say what was given back; a later end of the application has a mail of its own."""
    application, way = SUBJECTS.of(message), message.context["way"]
    over = way in STAYS_CLOSED | {Way.STOPPED}
    if (application.ended_at is not None) != over:
        raise NoLongerTrueError("The application has moved on since.")
    return letter_of(application, gettext_noop("See where you stand"), way_text=way_words(way), over=over)


_OF_APPLICATIONS = (
    Kind("application.draft", "applicants/draft", _draft_open, label="Reminder: not sent yet"),
    Kind(
        "application.received",
        "applicants/received",
        _received,
        label="Application received",
    ),
    Kind(
        "application.needs_information",
        "applicants/needs_information",
        _request_open,
        lane=Lane.TODAY,
        label="More information needed",
    ),
    Kind("application.request_reminder", "applicants/request_reminder", _request_open, label="Reminder of a question"),
    Kind(OVERDUE, "applicants/request_overdue", _unanswered, label="No answer came to a question"),
    Kind(
        "application.answered",
        "applicants/answered",
        _while_in({State.SUBMITTED, State.READY}, gettext_noop("See where you stand")),
        label="Answer received",
    ),
    Kind("application.late", "applicants/late", _late, label="We are late: an apology"),
    Kind("application.answer_moved", "applicants/answer_moved", _answer_moved, label="We need more time"),
    Kind("screening.result", "applicants/result", _result, label="Test result"),
    Kind("sitting.open", "applicants/sitting_open", _sitting, label="A sitting to choose"),
    Kind("application.ready", "applicants/ready", _ready, label="Ready to meet"),
    Kind("application.ineligible", "applicants/ineligible", _ended(State.INELIGIBLE), label="Not this class"),
    Kind("application.corrected", "applicants/corrected", _corrected, label="A mistake of ours was put right"),
    Kind("application.not_selected", "applicants/not_selected", _ended(State.NOT_SELECTED), label="Not this time"),
    Kind("application.withdrawn", "applicants/withdrawn", _ended(State.WITHDRAWN), label="Withdrawn"),
    Kind(
        "application.reopened",
        "applicants/reopened",
        _while_in(
            {State.DRAFT, State.SUBMITTED, State.NEEDS_INFORMATION, State.READY}, gettext_noop("See where you stand")
        ),
        label="Open again after a withdrawal",
    ),
    Kind("application.expired", "applicants/expired", _ended(State.EXPIRED), label="Time ran out"),
    Kind("comeback.reminder", "applicants/comeback_reminder", _comeback, label="Reminder: try again"),
)
KINDS: tuple[Kind, ...] = (
    Kind("lead.thanks", "applicants/interest", _lead, label="Thank you for your interest"),
    Kind("lead.opened", "applicants/interest_opened", _opened, label="A class or a date is open now"),
    Kind("lead.reminder", "applicants/interest_reminder", _reminder, label="Reminder of an interest"),
    *(replace(kind, gather=SUBJECTS.gather) for kind in _OF_APPLICATIONS),
)
