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
from apprenticeships.rules.words import minutes_in_words
from apprenticeships.templatetags.look import longdate, longwhen, money

register = template.Library()

WORDS: Final = {
    "participant.join": "Takes part",
    "participant.change": "Changed by a list",
    "participant.correct": "Corrected",
    "participant.end": "Left",
    "participant.resume": "Takes part again",
    "participant.download": "A list of people was downloaded",
    "participantbatch.try": "A list of people was uploaded",
    "participantbatch.take_in": "A list of people was taken in",
    "participantbatch.discard": "A list of people was thrown away",
    "evaluation.hand_in": "An evaluation was handed in",
    "evaluation.take_back": "An evaluation was taken back",
    "application.start": "Application begun",
    "application.section": "A section was finished",
    "application.confirm": "A section taken over is still true",
    "application.submit": "Application sent",
    "application.attest": "Signature on paper was attested",
    "document.add": "A document came",
    "document.open": "A document was opened",
    "document.remove": "A document was taken back",
    "document.accept": "A document was accepted",
    "document.ask_again": "Another document was asked for",
    "accesscode.make": "An access code was made",
    "accesscode.use": "An access code was used",
    "accesscode.revoke": "An access code was ended",
    "application.request_information": "More was asked for",
    "application.answer_request": "What was asked for came",
    "application.make_ready": "Ready: nothing is missing",
    "application.screen_again": "Screening is open again",
    "application.find_ineligible": "Ended: not eligible",
    "application.not_select": "Ended: not this time",
    "application.withdraw": "Withdrawn",
    "application.expire": "Time ran out",
    "application.judge": "Screening was judged",
    "application.offer": "Offered a place",
    "application.accept": "Said yes",
    "application.return": "Back among the ready ones",
    "application.begin_onboarding": "Getting ready began",
    "application.enroll": "The seat is taken",
    "result.record": "A result was written down",
    "result.void": "A result was taken back",
    "result.settle": "A result was decided",
    "condition.record": "A check was written down",
    "screening.waive": "A requirement was waived",
    "onboarding.done": "A task was done",
    "onboarding.said": "The candidate says that it is done",
    "onboarding.reopened": "A tick was taken back",
    "lead.register": "Said “I am interested”",
    "lead.stop_reminders": "Wants no reminders",
    "person.create": "Written down as a person",
    "person.claim": "Tied to a sign-in",
    "person.language": "Reads and gets mail in another language",
    "person.address": "Mail goes to another address",
    "person.merge": "Two records were put together",
    "person.unmerge": "Two records were taken apart again",
    "person.apart": "Said to be another person",
    "person.ask_again": "Perhaps the same person again",
    "signup.sign_up": "Signed up",
    "signup.cancel": "Gave the chair back",
    "signup.offer": "Was offered a free chair",
    "signup.claim": "Took the free chair",
    "signup.lapse": "Let the free chair go",
    "signup.promote": "Got a chair from the waiting list",
    "signup.walk_in": "Came without a sign-up",
    "signup.attend": "Came",
    "signup.miss": "Did not come",
    "session.move": "Moved",
    "session.resize": "Chairs changed",
    "session.cancel": "Called off",
    "message.retry": "A mail was sent again",
    "message.tell": "Told by phone",
    "message.discard": "A mail was let go",
    "membership.invite": "Invited to a role",
    "membership.withdraw": "A role ended",
    "cohort.add": "The class was planned",
    "cohort.generate": "The schedule was made",
    "cohort.regenerate": "The schedule was brought up to date",
    "cohort.plan_training": "The training class was planned",
    "cohort.publish": "The schedule was published",
    "opening.add": "Places were opened",
    "opening.change": "Places were changed",
    "opening.take_off": "Places were taken off",
    "seat.hold": "A seat is held",
    "seat.extend": "The seat is held longer",
    "seat.confirm": "The seat is taken",
    "seat.free": "The seat is free again",
    "seat.take": "A seat is taken",
    "enrollment.enroll": "Signed up for a training class",
    "enrollment.take_off": "Taken off a training class",
    "enrollment.reserve": "A place is reserved",
    "enrollment.activate": "The training began",
    "enrollment.pause": "Paused",
    "enrollment.resume": "Came back",
    "enrollment.exit": "Left the training",
    "enrollment.complete": "Graduated",
    "enrollment.release": "The place was given back",
    "shift.plan": "A shift was planned",
    "shift.cancel": "A shift was called off",
    "handbook.publish": "A new edition of the handbook",
    "handbook.acknowledge": "Read the handbook and signed",
    "enrollment.return": "Wants to come back",
    "examattempt.plan": "An exam was planned",
    "examattempt.book": "The exam was booked",
    "examattempt.pass": "Passed the exam",
    "examattempt.fail": "Did not pass the exam yet",
    "examattempt.no_show": "Did not come to the exam",
    "examattempt.void": "An exam does not count",
    "wagechange.start": "Pay from the first day",
    "wagechange.propose": "A raise is due",
    "wagechange.approve": "The raise was approved",
    "wagechange.deny": "The raise was not approved",
    "application.conflict": "Somebody is too close to decide",
    "application.extend_answer": "Answer promised for a later day",
    "application.reopen": "Took back the withdrawal",
    "application.reopen_asked": "Took back the withdrawal",
    "application.reopen_draft": "Took back the withdrawal",
    "application.remind": "Asked for a reminder",
    "application.stop_reminding": "Stopped the reminder",
    "application.no_conflict": "No conflict of interest",
    "typingtest.begin": "A typing test began",
    "typingtest.score": "A typing test was scored",
    "typingtest.void": "A typing test does not count",
    "referral.open": "Before a department",
    "referral.passed": "A department passed",
    "referral.closed": "No longer before a department",
    "referral.reopened": "Before the department again",
    "interview.request": "An interview was asked for",
    "interview.schedule": "Invited to an interview",
    "interview.move": "The interview was moved",
    "interview.cancel": "The interview was canceled",
    "interview.hold": "The interview took place",
    "interview.no_show": "Did not come to the interview",
    "interview.scored": "A scorecard came in",
    "offer.prepare": "A seat is held for a call",
    "offer.no_answer": "Did not pick up",
    "offer.say": "Answered on the phone",
    "offer.hold": "A seat is held by the matching",
    "offer.match": "Offered by the matching",
    "offer.confirm": "Said yes in writing",
    "offer.decline": "Said no",
    "offer.expire": "The offer ran out",
    "offer.rescind": "The offer was taken back",
    "person.calendar_made": "Made a calendar link",
    "person.calendar_renewed": "Made a new calendar link",
    "person.calendar_revoked": "Took the calendar link back",
    "approvalrequest.ask": "The department was asked",
    "approvalrequest.approve": "The department said yes",
    "approvalrequest.decline": "The department said no",
    "approvalrequest.change_to_yes": "The department changed its answer to yes",
    "approvalrequest.change_to_no": "The department changed its answer to no",
    "approvalrequest.move": "Another department is asked",
    "approvalrequest.close": "The department need not answer any more",
    "application.department": "Works in another department now",
    "passport.issue": "A passport was made",
    "passport.revoke": "A passport was revoked",
    "guardian.named": "A guardian was named",
    "guardian.asked_again": "The guardian was asked again",
    "guardian.answered": "The guardian answered",
    "guardian.ended": "The guardian's link ended",
    "match.fix": "A place was decided by hand",
    "match.let_go": "Left to the matching again",
    "match.draft": "A matching was drafted",
    "matchrun.release": "The matching was released",
    "matchrun.replace": "A matching was replaced",
    "match.passed": "Passed over: the offer could not be made",
    "programversion.load": "The rules were loaded",
    "programversion.publish": "The rules are in force",
    "programversion.retire": "The rules were retired",
    "classsession.move": "A class was moved",
    "classsession.cancel": "A class was called off",
    "attendance.mark": "Marked in class",
    "enrollment.hours": "Hours were approved",
    "enrollment.place": "Placed in a department",
    "enrollment.hire": "Stays as an employee",
    "hoursentry.void": "Hours were taken back",
    "hoursentry.correct": "Hours were corrected",
    "tuitionrequest.ask": "Tuition was asked for",
    "tuitionrequest.document": "Documents for tuition came",
    "tuitionrequest.withdraw": "A tuition request was taken back",
    "tuitionrequest.approve": "Tuition was approved",
    "tuitionrequest.deny": "Tuition was not approved",
    "tuitionrequest.pay": "Tuition was paid",
    "tuitionrequest.undo": "A tuition payment was taken back",
    "preceptorshiplog.write": "Hours with a preceptor were written down",
    "preceptorshiplog.confirm": "Hours with a preceptor were confirmed",
    "preceptorshiplog.take_back": "Hours with a preceptor were taken back",
    "credential.record": "A credential was recorded",
    "credential.prove": "A proof of the credential came",
    "credential.take_back": "A credential was taken back",
    "jobplacement.record": "A job was recorded",
    "jobplacement.prove": "A proof of the job came",
    "jobplacement.end": "A job ended",
    "jobplacement.take_back": "A job was taken back",
    "report.open": "A report was opened",
    "report.move": "A report is due on another day",
    "report.explain": "Notes were written",
    "report.submit": "The report was sent",
    "fairness.make": "A fairness report was made",
    "fairness.read": "A fairness report was read",
    "fairness.download": "A fairness report was downloaded",
    "report.replace": "A correction replaced this version",
    "report.discard": "A draft was taken away",
    "report.sign": "The report was signed",
    "report.ask": "Signatures were asked for",
    "minutes.write": "Minutes were written",
    "minutes.change": "Minutes were changed",
    "minutes.approve": "Minutes were approved",
    "practice.share": "A practice was shared",
    "practice.withdraw": "A practice was taken back",
    "enrollment.identify": "Birth date and address for the registry were entered",
    "registeredapprentice.answer": "Answers for the registry were entered",
    "registration.export": "Sent to the registry as a file",
}


def _plain(slug: object) -> str:
    return str(slug or "").replace("-", " ").replace("_", " ")


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
    "application.section": About(lambda event: _section(event.data["section"]), ("section",)),
    "application.confirm": About(lambda event: _section(event.data["section"]), ("section",)),
    "application.request_information": About(
        lambda event: ", ".join(_section(slug) for slug in event.data["sections"]), ("sections",)
    ),
    "application.judge": About(_judged),
    "result.record": _slug("requirement"),
    "result.void": _slug("requirement"),
    "result.settle": _slug("requirement"),
    "screening.waive": _slug("requirement"),
    "onboarding.done": _named("task"),
    "onboarding.said": _named("task"),
    "onboarding.reopened": _named("task"),
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


@register.filter
def what_happened(event: Event) -> str:
    """An event as a person reads it, with its subject where a person has many alike: "A task was done: Badge"."""
    words = WORDS.get(event.kind) or event.kind.replace("_", " ").replace(".", ": ").capitalize()
    about = ABOUT.get(event.kind)
    detail = about.say(event) if about and event.data.keys() >= set(about.needs) else ""
    return f"{words}: {detail}" if detail else words


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
