"""Words of the coordinators' pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language_info

from apprenticeships.messages import kinds
from apprenticeships.models import Event
from apprenticeships.rules.event_words import OF_A_REQUIREMENT, WORDS
from apprenticeships.rules.event_words_fair import FAIR
from apprenticeships.rules.words import minutes_in_words, with_article
from apprenticeships.templatetags.look import longdate, longwhen, money

register = template.Library()


def _plain(slug: object) -> str:
    return str(slug or "").replace("-", " ").replace("_", " ")


@register.filter
def an(noun: object) -> str:
    """A noun with its article."""
    return with_article(str(noun))


@dataclass(frozen=True, slots=True)
class About:
    """What an event was about: ``say`` puts it in words when everything that it ``needs`` was recorded."""

    say: Callable[[Event], str]
    needs: tuple[str, ...] = ()


def _named(key: str) -> About:
    return About(lambda event: str(event.data[key] or ""), (key,))


def _slug(key: str) -> About:
    return About(lambda event: _plain(event.data[key]), (key,))


def _week(event: Event) -> str:
    first = longdate(date.fromisoformat(event.data["week"]))
    return f"{minutes_in_words(event.data['minutes'])}, week of {first}"


def _hours_of_a_day(event: Event) -> str:
    return f"{minutes_in_words(event.data['minutes'])} of {longdate(date.fromisoformat(event.data['day']))}"


def _corrected(event: Event) -> str:
    before, after = minutes_in_words(event.data["before"]), minutes_in_words(event.data["after"])
    day = event.data.get("day")
    return f"{after} instead of {before}" + (f" on {longdate(date.fromisoformat(day))}" if day else "")


def _in_class(event: Event) -> str:
    return f"{_plain(event.after)} in class {event.data['class']}"


def _judged(event: Event) -> str:
    said = {"not_applicable": "not asked", "look": "to be looked at"}
    return ", ".join(
        f"{_plain(slug)} {said.get(str(verdict)) or _plain(verdict)}" for slug, verdict in event.data.items()
    )


def _consents(event: Event) -> str:
    return ", ".join(f"{_plain(kind)} {'yes' if given else 'no'}" for kind, given in event.data.items())


def _amount(event: Event) -> str:
    return money(Decimal(event.data["amount"]))


def _pay_of_places(event: Event) -> str:
    before = f" instead of {event.data['before']}" if event.data["before"] else ""
    return f"{event.data['department']}, {event.data['after'] or 'as the path pays'}{before}"


def _starts(event: Event) -> str:
    """A time as the clock of its place shows it; one that was recorded without its zone, as the reader's does."""
    zone = event.data.get("zone")
    return longwhen(
        timezone.localtime(datetime.fromisoformat(event.data["starts_at"]), ZoneInfo(zone) if zone else None)
    )


def _section(slug: object) -> str:
    """What a section of an application is called; its part of the product knows."""
    return str(import_string(settings.SECTION_TITLE)(str(slug or "")))


def _language(event: Event) -> str:
    code = str(event.data["to"])
    return str(get_language_info(code)["name"]) if code in dict(settings.LANGUAGES) else code


def _mail(event: Event) -> str:
    return mail_label(event.data["kind"])


ABOUT: Final[dict[str, About]] = {
    **dict.fromkeys(("person.merge", "person.unmerge", "person.apart", "person.ask_again"), _named("name")),
    "person.language": About(_language, ("to",)),
    "application.start": _named("program"),
    **dict.fromkeys(("antiharassmentattendance.mark", "antiharassmentattendance.take_back"), _named("title")),
    **dict.fromkeys(("antiharassmenttraining.enter", "antiharassmenttraining.correct"), _named("title")),
    **dict.fromkeys((each for each in FAIR if each.startswith(("recruitmentsource.", "outreach"))), _named("title")),
    "application.section": About(lambda event: _section(event.data["section"]), ("section",)),
    "application.confirm": About(lambda event: _section(event.data["section"]), ("section",)),
    "application.request_information": About(
        lambda event: ", ".join(_section(slug) for slug in event.data["sections"]), ("sections",)
    ),
    "application.judge": About(_judged),
    **dict.fromkeys(OF_A_REQUIREMENT, _slug("requirement")),
    "onboarding.done": _named("task"),
    "onboarding.said": _named("task"),
    "onboarding.reopened": _named("task"),
    "onboarding.back": _named("task"),
    "onboarding.moved": _named("task"),
    "onboarding.paper": _named("task"),
    "onboarding.paper_removed": _named("task"),
    "signup.sign_up": _named("session"),
    "signup.cancel": _named("session"),
    "signup.offer": _named("session"),
    "signup.claim": _named("session"),
    "signup.lapse": _named("session"),
    "signup.promote": _named("session"),
    "signup.walk_in": _named("session"),
    "signup.attend": _named("session"),
    "signup.miss": _named("session"),
    "referral.open": _named("department"),
    "opening.pay": About(_pay_of_places, ("department", "before", "after")),
    "match.fix": _named("department"),
    "approvalrequest.ask": _named("department"),
    "approvalrequest.approve": _named("department"),
    "approvalrequest.decline": _named("department"),
    "approvalrequest.change_to_yes": _named("department"),
    "approvalrequest.change_to_no": _named("department"),
    "approvalrequest.move": _named("department"),
    "approvalrequest.close": _named("department"),
    "application.department": _named("department"),
    "passport.issue": _named("number"),
    "passport.revoke": _named("number"),
    "guardian.answered": About(_consents),
    "attendance.mark": About(_in_class, ("class",)),
    "enrollment.hours": About(_week, ("week", "minutes")),
    "hoursentry.void": About(_hours_of_a_day, ("minutes", "day")),
    "hoursentry.correct": About(_corrected, ("before", "after")),
    "examattempt.book": About(_starts, ("starts_at",)),
    "tuitionrequest.ask": About(_amount, ("amount",)),
    "tuitionrequest.approve": About(_amount, ("amount",)),
    "tuitionrequest.pay": About(_amount, ("amount",)),
    "tuitionrequest.undo": About(_amount, ("amount",)),
    "preceptorshiplog.write": About(_hours_of_a_day, ("minutes", "day")),
    "preceptorshiplog.confirm": About(_hours_of_a_day, ("minutes", "day")),
    "preceptorshiplog.take_back": About(_hours_of_a_day, ("minutes", "day")),
    "enrollment.hire": _named("title"),
    "credential.record": _named("title"),
    "credential.prove": _named("title"),
    "credential.take_back": _named("title"),
    "jobplacement.record": _named("employer"),
    "jobplacement.prove": _named("employer"),
    "jobplacement.end": _named("employer"),
    "jobplacement.take_back": _named("employer"),
    "message.retry": About(_mail, ("kind",)),
    "message.tell": About(_mail, ("kind",)),
    "message.discard": About(_mail, ("kind",)),
}

BY_ITSELF: Final = "The system"


@register.filter
def what_happened(event: Event) -> str:
    """An event as a person reads it, with its subject where a person has many alike: "A task was done: Badge"."""
    words = WORDS.get(event.kind) or event.kind.replace("_", " ").replace(".", ": ").capitalize()
    about = ABOUT.get(event.kind)
    detail = about.say(event) if about and event.data.keys() >= set(about.needs) else ""
    return f"{words}: {detail}" if detail else words


@register.filter
def who_did(event: Event) -> str:
    """Who took a step, as a person reads it: a job of the product is named after what it does, which says nothing."""
    return BY_ITSELF if event.actor_kind == "system" else event.actor_name


@register.filter
def why_it_happened(event: Event) -> str:
    """The reason of an event as a person reads it: the words of a closed list instead of its key."""
    return str(import_string(settings.REASON_IN_WORDS)(event.kind, event.reason))


@register.filter
def place_of_zone(zone: str) -> str:
    """The place after which a time zone is called: "Chicago" of "America/Chicago"."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def mail_label(kind: str) -> str:
    """What a kind of mail is called."""
    found = kinds().get(kind)
    return (found.label if found else "") or kind.replace(".", " ").replace("_", " ").capitalize()
