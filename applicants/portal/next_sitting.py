"""The next step at a session or test: which date to choose, or the chair that somebody has, and if it is in time."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.portal.lines import NextStep, moment
from applicants.records.evidence import Judged
from applicants.records.fact_rows import Chair
from applicants.records.own_days import OwnDays
from applicants.records.sittings import ahead
from applicants.rules.requirements import Kind
from apprenticeships.models import SignUpState
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import place_in_line


def choose_a_time(application: Application, each: Judged, title: str, words: str, *, at: datetime) -> NextStep:
    """Return the card of the next step: to choose, or to wait for a date that fits."""
    kind = each.rule.kind.value
    found = ahead(application, [each], kind, at=at).first()
    url = reverse("portal:times", args=[application.public_id, kind.replace("_", "-")])
    if found is None and kind != Kind.INFO_SESSION.value:
        title = _("No time is set yet for the %(name)s") % {"name": each.rule.name}
        return NextStep("us", _("Our turn"), title, _("We write to you as soon as you can choose one."))
    if found is not None:
        when = moment(found.starts_at, found.zone)
        words = f"{words} {_('The next one: %(when)s, %(place)s.') % {'when': when, 'place': found.place}}".strip()
    return NextStep("you", _("Your turn"), title, words, url=url, action=_("Choose a time"))


def seated(application: Application, each: Judged, sitting: Chair) -> NextStep:
    """Return the card of somebody who has a chair, a chair to claim, or a place in the line."""
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
        due=_day_of(sitting),
        due_text=moment(sitting.starts_at, sitting.zone),
        url=reverse("join:signed", args=[sitting.program, sitting.public_id]),
        action=_("See or change it"),
    )


def _offered(each: Judged, sitting: Chair, until: datetime) -> NextStep:
    day = day_in_words(_day_of(sitting))
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
    day = day_in_words(_day_of(sitting))
    return NextStep(
        "us",
        _("Waiting list"),
        _("You wait for a chair at the %(name)s") % {"name": each.rule.name},
        _("%(place)s When it is your turn for %(day)s, we write to you. Another time may have a chair now.")
        % {"place": place_in_line(sitting.before), "day": day},
        url=reverse("portal:times", args=[application.public_id, each.requirement.kind.replace("_", "-")]),
        action=_("See other times"),
    )


def too_late(step: NextStep, each: Judged, sitting: Chair | None, own: OwnDays) -> NextStep:
    """Return the card of a chair, and say where its date is too late for the class."""
    words = own.late(_day_of(sitting), each) if sitting is not None else ""
    return replace(step, text=f"{step.text} {words}") if words else step


def _day_of(sitting: Chair) -> date:
    return sitting.starts_at.astimezone(ZoneInfo(sitting.zone)).date()
