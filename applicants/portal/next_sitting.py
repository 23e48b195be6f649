"""The next step at a session or test: which date to choose, or the chair that somebody has, and if it is in time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applicants.models import Application
from applicants.portal.lines import NextStep, moment
from applicants.records.evidence import Judged
from applicants.records.fact_rows import Chair
from applicants.records.own_days import OwnDays
from applicants.records.sittings import TESTS, Dates
from applicants.rules.requirements import Kind
from applicants.rules.sittings import needed
from applicants.rules.working_days import local_day
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import SignUpState
from apprenticeships.rules.words import day_in_words
from apprenticeships.templatetags.look import place_in_line

UNPLANNED: Final = gettext_lazy(
    "A coordinator plans it and looks after it. We write to you as soon as you can choose one."
)


def choose_a_time(
    application: Application, each: Judged, title: str, words: str, dates: Mapping[str, Dates]
) -> NextStep:
    """Return the card of the next step: to choose, or to wait for a date that fits."""
    kind = each.rule.kind.value
    found = dates.get(kind)
    url = reverse("portal:times", args=[application.public_id, kind.replace("_", "-")])
    if found is None and kind != Kind.INFO_SESSION.value:
        title = _("No time is set yet for the %(name)s") % {"name": each.rule.name}
        return NextStep("us", _("Our turn"), title, str(UNPLANNED))
    if found is not None:
        words = f"{words} {next_one(found)}".strip()
    return NextStep("you", _("Your turn"), title, words, url=url, action=_("Choose a time"))


def next_one(found: Dates, last: date | None = None) -> str:
    """Say when and where the next date is, and how many more there are; after a ``last`` day none is in time."""
    row = found.first
    words = _("The next one: %(when)s, %(place)s.") % {"when": moment(row.starts_at, row.zone), "place": row.place}
    if not found.others:
        return words
    in_time = [day for day in found.others if last is None or day <= last]
    if not in_time and last is not None and local_day(row.starts_at, row.zone) > last:
        return words
    if not in_time:
        return f"{words} {_('All others are later than that.')}"
    more = ngettext("%(count)d more date to choose from.", "%(count)d more dates to choose from.", len(in_time))
    return f"{words} {more % {'count': len(in_time)}}"


def is_unplanned(each: Judged, step: NextStep) -> bool:
    """Whether a card is about a test for which no date is set."""
    return each.rule.kind.value in TESTS.values() and step.family == "us" and not step.url


def planned_by(each: Judged, own: OwnDays) -> str:
    """Say by when a test that has no date yet has to be for the class, and what happens if it is not."""
    day = own.first(each)
    if day is None or own.is_lost or own.is_short(each):
        return own.after(each)
    words = _("For this class it has to be by %(day)s.") % {"day": day_in_words(day)}
    return f"{words} {_('If it cannot be by then, you go on for the next class and lose nothing.')}"


def on_the_map(each: Judged, dates: Mapping[str, Dates], own: OwnDays) -> str:
    """Say beside a test or session that is ahead when and where it is, or who plans it and by when."""
    found = dates.get(each.rule.kind.value)
    if found is not None:
        return next_one(found, own.first(each))
    if each.rule.kind.value not in TESTS.values() or not needed(each.answer):
        return ""
    return " ".join(filter(None, (_("No date is set yet."), str(UNPLANNED), planned_by(each, own))))


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
        due=local_day(until, sitting.zone),
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
    return local_day(sitting.starts_at, sitting.zone)
