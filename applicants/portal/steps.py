"""The one next step of an applicant: what to do, by when, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.models import (
    Application,
    ApplicationState,
    ApprovalState,
    Interview,
    InterviewState,
    Match,
    MatchOutcome,
    Offer,
    OfferState,
    OnboardingTask,
)
from applicants.portal.documents import Shelf
from applicants.portal.lines import Task, moment
from applicants.portal.next_sitting import choose_a_time
from applicants.records.consents import Missing
from applicants.records.deadlines import local_day, seat_day, zone_of
from applicants.records.evidence import Judged, on_now
from applicants.records.facts import Chair
from applicants.rules.pipeline import Turn
from applicants.rules.requirements import Kind, Reason
from apprenticeships.language import said
from apprenticeships.models import SignUpState, TaskOwner
from apprenticeships.rules.words import day_in_words, over_words
from apprenticeships.templatetags.look import longdate, place_in_line

SITTINGS = frozenset({Kind.INFO_SESSION, Kind.ENTRANCE_EXAM, Kind.WORKKEYS})
PAPERS = frozenset({Kind.DOCUMENT, Kind.REFERENCE})
State = ApplicationState


@dataclass(frozen=True, slots=True)
class NextStep:
    """Whose turn it is, and what to do: what the card of the next step shows.

    ``due`` says what comes first; ``due_text`` says it more exactly, where a time of day counts.
    """

    family: str
    badge: str
    title: str
    text: str = ""
    due: date | None = None
    due_text: str = ""
    url: str = ""
    action: str = ""
    no_match: bool = False


def next_steps(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    *,
    at: datetime,
    matches: bool,
    consent: Missing | None,
    shelf: Shelf | None,
) -> tuple[NextStep, list[Task]]:
    """Return the one next step, and what else of the same application waits for the applicant, as lines.

    A document to send again stands beside the step of the state; what is due first comes first.
    """
    step = next_step(application, judged, booked, at=at, matches=matches, consent=consent)
    if shelf is None or shelf.asked is None:
        return step, []
    paper = _sent_again(shelf.url, shelf.asked)
    if step.family != "you" or step.url == paper.url:
        return replace(paper, no_match=step.no_match), []
    is_first = step.due is not None and paper.due is not None and step.due < paper.due
    return (step, [_as_line(paper)]) if is_first else (paper, [_as_line(step)])


def _sent_again(url: str, asked: Mapping[str, Any]) -> NextStep:
    due = date.fromisoformat(asked["due_on"])
    title = _("Send another document by %(day)s") % {"day": longdate(due)}
    return NextStep("you", _("Your turn"), title, asked["note"], due=due, url=url, action=_("Send it"))


def _as_line(step: NextStep) -> Task:
    by = step.due_text or (_("By %(when)s") % {"when": day_in_words(step.due)} if step.due is not None else "")
    return Task(step.title, step.url, ". ".join(each for each in (by, step.text) if each), step.family, step.badge)


def next_step(
    application: Application,
    judged: list[Judged],
    booked: Mapping[str, Chair],
    *,
    at: datetime,
    matches: bool = False,
    consent: Missing | None = None,
) -> NextStep:
    """Return the step that the state of an application asks for. There is always exactly one.

    ``matches`` says that the program matches people to departments, ``consent`` which guardian's yes is missing.
    """
    if application.state == State.DRAFT:
        return NextStep(
            "you",
            _("Your turn"),
            _("Finish your application"),
            _("It takes about half an hour, and every section is saved as you go. Nothing is sent before you say so."),
            due=application.send_by,
            url=reverse("portal:sections", args=[application.public_id]),
            action=_("Go on"),
        )
    if application.state == State.NEEDS_INFORMATION:
        return NextStep(
            "you",
            _("Your turn"),
            _("Answer our question"),
            application.request_note,
            due=application.request_due,
            url=reverse("portal:sections", args=[application.public_id]),
            action=_("Answer now"),
        )
    if application.state == State.SUBMITTED:
        return _screening(application, judged, booked, at=at)
    if consent is not None and consent.guardian is None:
        return _unnamed(application)
    if application.state == State.READY:
        return _matching(application, at=at) if matches else _ready(application, at=at)
    hired = application.state in {State.OFFERED, State.ACCEPTED, State.ONBOARDING, State.ENROLLED}
    return _hired(application, consent) if hired else _over(application)


def _screening(
    application: Application, judged: list[Judged], booked: Mapping[str, Chair], *, at: datetime
) -> NextStep:
    today = local_day(application.version.program, at)
    yours = [each for each in on_now(judged) if each.answer.turn is Turn.YOU]
    for each in yours:
        sitting = booked.get(each.rule.kind.value)
        if sitting is None and each.answer.retest_from is not None and each.answer.retest_from > today:
            continue
        return _yours(application, each, sitting, at)
    waiting = [each for each in yours if each.answer.retest_from is not None]
    asked = [each for each in on_now(judged) if each.waits_for_department or each.was_declined]
    if asked and (not waiting or waiting == asked):
        return _department(application, asked[0], today)
    if waiting:
        return NextStep("us", _("Nothing to do now"), _("Rest, and try again"), waiting[0].answer.applicant)
    due = application.answer_due
    return NextStep("us", _("Our turn"), _promised(due, today), _("We write to you as soon as it is your turn again."))


def _promised(due: date | None, today: date) -> str:
    """By when somebody hears from us; once that day is over, that we are late."""
    if due is None:
        return _("Nothing to do now")
    if due < today:
        return _("We are late. We promised an answer by %(day)s") % {"day": day_in_words(due)}
    return _("Nothing to do. You hear from us by %(day)s") % {"day": day_in_words(due)}


def _department(application: Application, each: Judged, today: date) -> NextStep:
    """Whose turn it is with the department of somebody who works here, and when to ask it again."""
    url, again = reverse("portal:department", args=[application.public_id]), each.answer.retest_from
    if again is None:
        row = application.approvals.filter(state=ApprovalState.OPEN).select_related("department__site").first()
        title = _("Nothing to do. Your department has to say yes")
        text = _("We asked %(department)s.") % {"department": row.department} if row else each.answer.applicant
        due = row.due_on if row is not None and row.due_on >= today else None
        return NextStep("us", _("Their turn"), title, text, due=due, url=url, action=_("See the request"))
    if again > today:
        title = _("Nothing to do now. You may ask your department again later")
        return NextStep("us", _("Nothing to do now"), title, each.answer.applicant, url=url, action=_("See the answer"))
    title, text = _("Ask your department again"), _("It did not say yes the last time. The page says why.")
    return NextStep("you", _("Your turn"), title, text, url=url, action=_("See the answer and ask again"))


def _yours(application: Application, each: Judged, sitting: Chair | None, at: datetime) -> NextStep:
    words, requirement = each.answer.applicant, each.requirement
    today = local_day(application.version.program, at)
    if each.rule.kind is Kind.DEPARTMENT_APPROVAL:
        return _department(application, each, today)
    if sitting is not None:
        return _seated(application, each, sitting)
    if each.rule.kind in SITTINGS:
        missed = each.answer.reason is Reason.NO_SHOW
        title = (
            _("You missed it. Choose another date")
            if missed
            else _("Choose a time for the %(name)s") % {"name": each.rule.name}
        )
        words = words if each.answer.retest_from or missed else said(requirement.sentence) or _sitting_words(each)
        return NextStep(**choose_a_time(application, each, title, words, at=at))
    if each.rule.kind is Kind.TYPING:
        return NextStep(
            "you",
            _("Your turn"),
            _("Take the typing test"),
            _("A few minutes on a computer with a keyboard. You can practice first."),
            url=reverse("portal:typing", args=[application.public_id]),
            action=_("Go to the test"),
        )
    url, action = "", ""
    if each.rule.kind in PAPERS:
        url, action = reverse("portal:documents", args=[application.public_id]), _("Send it")
    elif each.rule.kind is Kind.BACKGROUND:
        url, action = reverse("portal:background", args=[application.public_id]), _("Go on")
    elif each.rule.kind is Kind.DRUG:
        url, action = reverse("portal:drug", args=[application.public_id]), _("Read what happens")
    return NextStep("you", _("Your turn"), said(requirement.title), words, url=url, action=action)


def _seated(application: Application, each: Judged, sitting: Chair) -> NextStep:
    if sitting.state == SignUpState.WAITING:
        return _waiting(application, each, sitting)
    if sitting.claim_until is not None:
        return _offered(each, sitting, sitting.claim_until)
    return NextStep(
        "you",
        _("Your turn"),
        _("Come to the %(name)s") % {"name": each.rule.name},
        _("%(place)s. You cannot come? Change it in time, and somebody else gets the chair.")
        % {"place": sitting.place},
        due=sitting.starts_at.astimezone(ZoneInfo(sitting.zone)).date(),
        due_text=moment(sitting.starts_at, sitting.zone),
        url=reverse("join:signed", args=[sitting.program, sitting.public_id]),
        action=_("See or change it"),
    )


def _offered(each: Judged, sitting: Chair, until: datetime) -> NextStep:
    day = day_in_words(sitting.starts_at.astimezone(ZoneInfo(sitting.zone)).date())
    return NextStep(
        "you",
        _("Your turn"),
        _("A chair is free at the %(name)s: take it") % {"name": each.rule.name},
        _("It is on %(day)s, %(place)s. If we hear nothing in time, the next person gets it.")
        % {"day": day, "place": sitting.place},
        due=until.astimezone(ZoneInfo(sitting.zone)).date(),
        due_text=_("By %(when)s") % {"when": moment(until, sitting.zone)},
        url=reverse("join:signed", args=[sitting.program, sitting.public_id]),
        action=_("Take the chair"),
    )


def _waiting(application: Application, each: Judged, sitting: Chair) -> NextStep:
    day = day_in_words(sitting.starts_at.astimezone(ZoneInfo(sitting.zone)).date())
    return NextStep(
        "us",
        _("Waiting list"),
        _("You wait for a chair at the %(name)s") % {"name": each.rule.name},
        _("%(place)s When it is your turn for %(day)s, we write to you. Another time may have a chair now.")
        % {"place": place_in_line(sitting.before), "day": day},
        url=reverse("portal:times", args=[application.public_id, each.requirement.kind.replace("_", "-")]),
        action=_("See other times"),
    )


def _sitting_words(each: Judged) -> str:
    if each.rule.kind is Kind.INFO_SESSION:
        return said(each.requirement.step.sentence)
    return _("Take the time and place that suit you. You can change it later.")


def _ready(application: Application, *, at: datetime) -> NextStep:
    own = Interview.objects.filter(application=application)
    planned = own.filter(state=InterviewState.SCHEDULED, ends_at__gt=at)
    meeting = (planned | own.filter(pk__in=own.to_choose().values("pk"))).order_by("starts_at", "pk").first()
    if meeting is not None:
        return _meets(meeting)
    title = _promised(application.answer_due, local_day(application.version.program, at))
    return NextStep("us", _("Our turn"), title, _("A hiring manager invites you to an interview."))


def _meets(meeting: Interview) -> NextStep:
    """Come to it, or while it has no time, choose one."""
    url = reverse("portal:interview", args=[meeting.public_id])
    if meeting.starts_at is not None:
        day = meeting.starts_at.astimezone(ZoneInfo(meeting.zone)).date()
        when = moment(meeting.starts_at, meeting.zone)
        text = _("%(place)s. If something comes up, tell us in time.") % {"place": meeting.place}
        title, action = _("Come to your interview"), _("See, move or cancel it")
        return NextStep("you", _("Your turn"), title, text, due=day, due_text=when, url=url, action=action)
    title, text = _("Choose a time for your interview"), _("A hiring manager would like to meet you.")
    return NextStep("you", _("Your turn"), title, text, due=meeting.choose_by, url=url, action=_("See the times"))


def _unnamed(application: Application) -> NextStep:
    text = _(
        "Under 18, somebody who answers for you has to say yes. They get a link of their own, and it takes two minutes."
    )
    url = reverse("portal:guardian", args=[application.public_id])
    title, action = _("Name your parent or guardian"), _("Name somebody")
    return NextStep("you", _("Your turn"), title, text, url=url, action=action)


def _matching(application: Application, *, at: datetime) -> NextStep:
    rows = Match.objects.filter(application=application, outcome__in=[MatchOutcome.OFFERED, MatchOutcome.NONE])
    told = rows.order_by("-told_at", "-pk").first()
    if told is not None and told.opening_id is None:
        until = day_in_words(application.cohort.ready_by)
        text = _("You stay on the list: if a place comes free by %(day)s, it may be yours, and we write to you.")
        words = " ".join([*told.reasons, text % {"day": until}])
        return NextStep("us", _("Our turn"), _("No place this time"), words, no_match=True)
    title = _promised(application.answer_due, local_day(application.version.program, at))
    text = _("We look for a department near your home that fits your three areas. Everybody hears on the same day.")
    return NextStep("us", _("Our turn"), title, text)


def _offer(application: Application, consent: Missing | None) -> NextStep:
    offer = Offer.objects.filter(application=application, state=OfferState.VERBAL).first()
    url = reverse("offers:offer", args=[offer.public_id]) if offer else ""
    due, due_text = None, ""
    if offer is not None:
        due = local_day(application.version.program, offer.respond_by)
        due_text = _("By %(when)s") % {"when": over_words(offer.respond_by, zone_of(application.version.program))}
    text = _("The manager told you about it by phone. Read it once more, then say yes or no.")
    if offer is not None and offer.is_claim:
        text = _("A seat came free, and you are next on the list. Read what it is, then say yes or no.")
    elif offer is not None and offer.is_written:
        text = _("We found you a place. Read what it is, then say yes or no.")
    badge, title, action = _("Your turn"), _("Answer your offer"), _("See the offer")
    family = "you"
    if consent is not None:
        family, badge, title = "us", _("Their turn"), _("Your guardian has to say yes first")
        text = _("We found you a place, and it is held until then.")
    return NextStep(family, badge, title, text, due=due, due_text=due_text, url=url, action=action)


def _hired(application: Application, consent: Missing | None) -> NextStep:
    if application.state == State.ENROLLED:
        open_tasks = OnboardingTask.objects.waiting().filter(application=application, said_at__isnull=True)
        mine = list(open_tasks.filter(item__owner=TaskOwner.CANDIDATE, item__gates_start=False).select_related("item"))
        if mine:
            return _left_open(application, mine)
        first = day_in_words(application.cohort.starts_on)
        url = reverse("training:week")
        title = _("Your first day: %(day)s") % {"day": first}
        text = _("Your days, hours, exam and pay are on your training pages.")
        return NextStep("done", _("You are in"), title, text, url=url, action=_("Go to my training"))
    if application.state == State.OFFERED:
        return _offer(application, consent)
    if application.state == State.ACCEPTED:
        text = _("You see here what to bring, and by when.")
        return NextStep("us", _("Our turn"), _("You said yes. We prepare your list"), text)
    return _getting_ready(application)


def _getting_ready(application: Application) -> NextStep:
    """The own tasks: what the seat waits for first, then what is due around the first day."""
    rows = list(application.onboarding_tasks.filter(done_at__isnull=True).select_related("item"))
    mine = [row for row in rows if row.item.owner == TaskOwner.CANDIDATE and row.said_at is None]
    gating = [row for row in mine if row.item.gates_start]
    url, badge = reverse("offers:onboarding", args=[application.public_id]), _("Your turn")
    if gating:
        text = ngettext(
            "%(count)d thing to do. After that day the seat goes to the next person.",
            "%(count)d things to do. After that day the seat goes to the next person.",
            len(gating),
        ) % {"count": len(gating)}
        due = seat_day(application)
        return NextStep(
            "you", badge, _("Get ready for your first day"), text, due=due, url=url, action=_("See my list")
        )
    if mine:
        return _left_open(application, mine)
    title = _("Your part is done. We do the rest") if rows else _("Everything is done. We check it once more")
    return NextStep("us", _("Our turn"), title, url=url, action=_("See my list"))


def _left_open(application: Application, mine: Sequence[OnboardingTask]) -> NextStep:
    """What the first day does not wait for, and is still open."""
    text = ngettext(
        "%(count)d thing is open on your list. Your first day does not wait for it.",
        "%(count)d things are open on your list. Your first day does not wait for them.",
        len(mine),
    ) % {"count": len(mine)}
    url = reverse("offers:onboarding", args=[application.public_id])
    title, due = said(mine[0].item.title), mine[0].due_on
    return NextStep("you", _("Your turn"), title, text, due=due, url=url, action=_("See my list"))


def _over(application: Application) -> NextStep:
    """Return the end; what comes after it stands in the comeback plan."""
    titles = {
        State.WITHDRAWN: _("You withdrew. Come back when you like"),
        State.EXPIRED: _("Time ran out. You may start again"),
        State.INELIGIBLE: _("Not this class"),
        State.NOT_SELECTED: _("Not this time"),
    }
    return NextStep("later", _("Closed"), titles[ApplicationState(application.state)])
