"""The next step of somebody who is ready: an interview or the matching, a seat, an offer, and getting ready."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.models import (
    Application,
    ApplicationState,
    Interview,
    InterviewState,
    Match,
    MatchOutcome,
    Offer,
    OfferState,
    OnboardingTask,
    Standby,
)
from applicants.portal.frame import Moved
from applicants.portal.lines import NextStep, moment, promised
from applicants.records.consents import Missing
from applicants.records.deadlines import gate, last_day, local_day, seat_day, zone_of
from applicants.workflows import standby
from apprenticeships.language import said
from apprenticeships.models import Parameter, TaskOwner
from apprenticeships.rules.words import day_in_words, over_words

State = ApplicationState


def hiring_step(
    application: Application, *, at: datetime, matches: bool, consent: Missing | None, asked: NextStep | None = None
) -> NextStep:
    """Return the one step of an application that is ready, offered a place, or further.

    ``asked`` is what the program asks of them besides the list of getting ready, and is theirs to do.
    """
    if consent is not None and consent.guardian is None:
        return _unnamed(application, local_day(application.version.program, at))
    if application.state == State.READY:
        return _matching(application, at=at) if matches else _ready(application, at=at)
    return _hired(application, consent, asked, at=at)


def new_day(moved: Moved) -> NextStep:
    """Say yes or no to another first day, before anything else: the list is of no use to who says no."""
    title = _("Your first day moved: say yes or no")
    text = _("It was %(before)s, and is %(after)s now. Your place stays yours meanwhile.") % {
        "before": day_in_words(moved.before),
        "after": day_in_words(moved.after),
    }
    url = reverse("offers:new_start", args=[moved.question])
    return NextStep("you", _("Your turn"), title, text, due=moved.answer_by, url=url, action=_("Answer"))


def _ready(application: Application, *, at: datetime) -> NextStep:
    own = Interview.objects.filter(application=application)
    planned = own.filter(state=InterviewState.SCHEDULED, ends_at__gt=at)
    held = own.filter(state=InterviewState.HELD)
    rows = list((planned | held | own.filter(pk__in=own.to_choose().values("pk"))).order_by("starts_at", "pk"))
    meeting = next((row for row in rows if row.state != InterviewState.HELD), None)
    if meeting is not None:
        return _meets(meeting)
    waits = Standby.objects.waiting().filter(application=application)
    place = waits.select_related("opening__cohort", "opening__department__site").first()
    if place is not None:
        place.application = application
        return _on_the_list(place, at=at)
    title = promised(application.answer_due, local_day(application.version.program, at))
    text = _("A hiring manager invites you to an interview.")
    if rows:
        text = _("You had your interview. The department decides now, and another one may invite you, too.")
    return NextStep("us", _("Our turn"), title, text)


def _on_the_list(row: Standby, *, at: datetime) -> NextStep:
    """Where somebody stands who waits for a seat to come free, what moves them up, and how a seat would reach them."""
    number, of = row.place()
    cohort, version = row.opening.cohort, row.application.version
    today = local_day(version.program, at)
    last = last_day(cohort)
    ready_by = min(cohort.ready_by, last)
    words = {
        "place": number,
        "of": of,
        "department": row.opening.department,
        "starts_on": day_in_words(cohort.starts_on),
        "ready_by": day_in_words(ready_by),
        "last": day_in_words(last),
    }
    sentences = [
        _("It is the list for a seat in %(department)s, in the class of %(starts_on)s.") % words,
        _("You move up when somebody before you gets a seat or stops waiting.") if number > 1 else "",
        _("Seats come free when somebody gives theirs back, or is not ready by %(ready_by)s.") % words
        if today <= ready_by
        else _("Seats come free when somebody gives theirs back."),
        _claim_time(row, today),
        _("The list ends on %(last)s.") % words,
    ]
    if row.passed_over and row.passed_over not in standby.OURS:
        sentences.append(_("A seat came free that could not be yours: not everything before an offer is done yet."))
    title = _("You are number %(place)s of %(of)s on the list") % words
    text = " ".join(sentence for sentence in sentences if sentence)
    return NextStep("us", _("Waiting list"), title, text, in_line=True)


def _claim_time(row: Standby, today: date) -> str:
    """How long somebody has to take a seat, once it is theirs to take."""
    version = row.application.version
    if row.deferred_from_id is not None:
        days = Parameter.objects.value("deferral_confirm_days", version=version, on=today)
        return ngettext(
            "When a seat is yours to take, we write at once, and you have %(count)d day to say yes.",
            "When a seat is yours to take, we write at once, and you have %(count)d days to say yes.",
            days,
        ) % {"count": days}
    hours = Parameter.objects.value("standby_claim_hours", version=version, on=today)
    return ngettext(
        "When a seat is yours to take, we write at once, and you have %(count)d hour to say yes.",
        "When a seat is yours to take, we write at once, and you have %(count)d hours to say yes.",
        hours,
    ) % {"count": hours}


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


def _unnamed(application: Application, today: date) -> NextStep:
    text = _(
        "Under 18, somebody who answers for you has to say yes. They get a link of their own, and it takes two minutes."
    )
    url = reverse("portal:guardian", args=[application.public_id])
    title, action = _("Name your parent or guardian"), _("Name somebody")
    due = gate(application.cohort, on=today)
    return NextStep("you", _("Your turn"), title, text, due=due if due >= today else None, url=url, action=action)


def _matching(application: Application, *, at: datetime) -> NextStep:
    rows = Match.objects.filter(application=application, outcome__in=[MatchOutcome.OFFERED, MatchOutcome.NONE])
    told = rows.order_by("-told_at", "-pk").first()
    if told is not None and told.opening_id is None:
        until = day_in_words(gate(application.cohort, on=local_day(application.version.program, at)))
        text = _("You stay on the list: if a place comes free by %(day)s, it may be yours, and we write to you.")
        words = " ".join([*told.reasons, text % {"day": until}])
        return NextStep("us", _("Our turn"), _("No place this time"), words, no_match=True)
    title = promised(application.answer_due, local_day(application.version.program, at))
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
    if offer is not None and offer.is_claim:
        title = _("A seat is yours to take: say yes or no")
    family = "you"
    if consent is not None:
        family, badge, title = "us", _("Their turn"), _("Your guardian has to say yes first")
        text = _("We found you a place, and it is held until then.")
    return NextStep(family, badge, title, text, due=due, due_text=due_text, url=url, action=action)


def _hired(application: Application, consent: Missing | None, asked: NextStep | None, *, at: datetime) -> NextStep:
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
    return _getting_ready(application, asked, on=local_day(application.version.program, at))


def _getting_ready(application: Application, asked: NextStep | None, *, on: date) -> NextStep:
    """The own tasks and checks: what the seat waits for first, then what is due around the first day."""
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
        due = seat_day(application, on=on)
        return NextStep(
            "you", badge, _("Get ready for your first day"), text, due=due, url=url, action=_("See my list")
        )
    if asked is not None:
        return asked
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
