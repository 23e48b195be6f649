"""Where a background check stands: the check that counts, whose rules it follows, and the clock of its first notice."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.models import (
    OPEN_OFFERS,
    AnswerKind,
    Application,
    ApplicationState,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundNotice,
    BackgroundPaper,
    BackgroundSignature,
    CheckState,
    CorrectionCause,
    CorrectionState,
    NoticeKind,
    OfferState,
    PaperKind,
    Signer,
)
from applicants.records import minors
from applicants.rules.adverse_action import Clock, Dispute, Means, Profile, Terms, clock
from applicants.rules.results import BackgroundStatus
from apprenticeships.daysoff import calendar_named
from apprenticeships.models import Membership, Parameter, Requirement, RequirementKind, Role, Site
from apprenticeships.rules.holidays import Calendar, Holiday
from apprenticeships.rules.parameters import lawful
from apprenticeships.written import written_once
from cohorts.models import Opening

CALIFORNIA: Final = "CA"
FROZEN_FOR: Final = timedelta(days=3 * 366)
"""So far ahead days off are kept with a notice: longer than any dispute."""
OFFERED: Final = frozenset({ApplicationState.OFFERED, ApplicationState.ACCEPTED, ApplicationState.ONBOARDING})
STATUSES: Final = {
    CheckState.ASKED: BackgroundStatus.TO_SIGN,
    CheckState.AUTHORIZED: BackgroundStatus.SIGNED,
    CheckState.ORDERED: BackgroundStatus.ORDERED,
    CheckState.REVIEW: BackgroundStatus.REVIEW,
    CheckState.WAITING: BackgroundStatus.PRE_ADVERSE,
    CheckState.PROPOSED: BackgroundStatus.PRE_ADVERSE,
    CheckState.DISPUTED: BackgroundStatus.DISPUTED,
    CheckState.CLEAR: BackgroundStatus.CLEAR,
    CheckState.NOT_CLEAR: BackgroundStatus.NOT_CLEAR,
    CheckState.SUPERSEDED: BackgroundStatus.CANCELED,
    CheckState.CANCELED: BackgroundStatus.CANCELED,
}
"""What verdicts read of each state: that a no was proposed is nobody's business but of those who decide.

A superseded one reads so only where no other check goes on in its place.
"""
UNDER_NOTICE: Final = frozenset({CheckState.WAITING, CheckState.DISPUTED, CheckState.PROPOSED})
WITH_A_LETTER: Final = frozenset({PaperKind.FIRST, PaperKind.FINAL, PaperKind.REPORT, PaperKind.EVIDENCE})


def requirement_of(application: Application) -> Requirement | None:
    """Return what asks for a background check, where the program asks."""
    return application.version.requirements.filter(kind=RequirementKind.BACKGROUND).first()


def check_of(application: Application) -> BackgroundCheck | None:
    """Return the check that counts: the newest."""
    found = _checks(application.pk)
    for check in found:
        check.application = application
    return found[0] if found else None


@written_once
def _checks(application: int) -> QuerySet[BackgroundCheck]:
    rows = BackgroundCheck.objects.filter(application=application).order_by("-asked_at", "-pk")[:1]
    return rows.select_related("assessed_by", "proposed_by", "decided_by", "asked_by", "held_by")


def is_officer(user_id: int | None, organization_id: int) -> bool:
    """Whether somebody may read reports and decide about them in an organization."""
    rows = Membership.objects.filter(
        user=user_id, role=Role.SCREENING_OFFICER, organization=organization_id, user__is_active=True
    )
    return user_id is not None and rows.exists()


def profile_of(application: Application, *, on: date) -> Profile:
    """Return whose rules a check follows: what the program says, else by the site of the offer or of the class.

    A class without places may end up at any site of its organization: then one in California is enough.

    No address says whether a place is in an unincorporated area: the program names the rules of a county.
    """
    said: str = Parameter.objects.value("notice_rules", version=application.version_id, on=on)
    if said in {each.value for each in Profile}:
        return Profile(said)
    offers = application.offers.filter(state__in=[*OPEN_OFFERS, OfferState.CONFIRMED])
    states = set(offers.values_list("opening__department__site__state", flat=True))
    if not states:
        rows = Opening.objects.filter(cohort=application.cohort_id, headcount__gt=0)
        states = set(rows.values_list("department__site__state", flat=True))
    if not states:
        sites = Site.objects.filter(organization=application.version.program.organization_id)
        states = set(sites.values_list("state", flat=True))
    return Profile.CALIFORNIA if CALIFORNIA in states else Profile.FEDERAL


def terms_for(application: Application, profile: str, *, on: date) -> tuple[Terms, str]:
    """Return the numbers in force for a notice that leaves on a day, and the name of its calendar."""
    rules = Profile(profile)
    days = "notice_days_california" if rules.in_california else "notice_days"
    dispute = "notice_dispute_days_la_county" if rules is Profile.LA_COUNTY else "notice_dispute_days"
    keys = (
        days, dispute, "notice_email_days", "notice_mail_days", "notice_mail_days_elsewhere", "notice_mail_days_abroad",
    )  # fmt: skip
    found = Parameter.objects.several(*keys, "notice_calendar", version=application.version_id, on=on)
    first, more, email, in_state, elsewhere, abroad = (lawful(key, found[key]) for key in keys)
    terms = Terms(
        profile=rules,
        days=first,
        email_days=email,
        in_state_days=in_state,
        elsewhere_days=elsewhere,
        abroad_days=abroad,
        dispute_days=more,
    )
    return terms, found["notice_calendar"]


def frozen(terms: Terms, calendar: str, *, on: date) -> dict[str, Any]:
    """Return the columns that a notice keeps when it leaves: its numbers, and the days off of its calendar."""
    days = calendar_named(calendar, around=on).between(on, on + FROZEN_FOR)
    return {
        "terms": {**asdict(terms), "profile": terms.profile.value},
        "calendar": calendar,
        "days_off": [each.day.isoformat() for each in days if each.observed],
    }


def terms_of(notice: BackgroundNotice) -> Terms:
    """Return the numbers that a sent notice froze."""
    return Terms(**{**notice.terms, "profile": Profile(notice.terms["profile"])})


def calendar_of(notice: BackgroundNotice) -> Calendar:
    """Return the calendar that a sent notice froze."""
    days = tuple(Holiday(date.fromisoformat(day), notice.calendar) for day in notice.days_off)
    return Calendar(notice.calendar, days)


def notice_of(check: BackgroundCheck, kind: NoticeKind = NoticeKind.FIRST) -> BackgroundNotice | None:
    """Return a notice of a check, be it a draft."""
    return check.notices.select_related("rights").filter(kind=kind).first()


def correction_of(check: BackgroundCheck) -> BackgroundCorrection | None:
    """Return the request to put a no right: the one that waits for a second person, or was agreed to."""
    rows = check.corrections.select_related("asked_by", "answered_by")
    return rows.exclude(state=CorrectionState.DROPPED).first()


def superseded_of(application: Application) -> list[BackgroundCheck]:
    """Return the checks whose no was put right, the newest first."""
    rows = application.background_checks.filter(state=CheckState.SUPERSEDED)
    return list(rows.select_related("proposed_by", "decided_by").order_by("-asked_at", "-pk"))


def own_papers(application: Application) -> QuerySet[BackgroundPaper]:
    """Return what the applicant may read: what came with a letter, and what came with one that takes a no back.

    Of what shows that a no was wrong only a corrected report: anything else may be about another person.
    """
    sent = BackgroundNotice.objects.filter(
        check_row=OuterRef("check_row"), kind=NoticeKind.FIRST, sent_at__isnull=False
    )
    agreed = Q(correction__state=CorrectionState.AGREED)
    amends = Q(kind=PaperKind.AMENDS) | Q(kind=PaperKind.PROOF, correction__cause=CorrectionCause.AGENCY)
    told = Q(Exists(sent), kind__in=WITH_A_LETTER) | agreed & amends
    rows = BackgroundPaper.objects.filter(told, check_row__application=application, sealed__isnull=False)
    return rows.select_related("check_row").defer("check_row__sealed").order_by("-added_at", "-pk")


def disputes_of(check: BackgroundCheck) -> list[Dispute]:
    """Return every dispute of a check, in order, and after them each withdrawal that was taken back meanwhile."""
    rows = check.answers.filter(kind=AnswerKind.WRONG).order_by("answered_at", "pk")
    found = [Dispute(row.answered_on, row.resolved_on) for row in rows]
    known = check.notices.filter(kind=NoticeKind.FIRST).values_list("stood_still", flat=True)
    stops = [days for each in known for days in each]
    return [*found, *(Dispute(date.fromisoformat(a), date.fromisoformat(b), withdrawn=True) for a, b in stops)]


def clock_of(check: BackgroundCheck, notice: BackgroundNotice | None = None) -> Clock | None:
    """Return the clock of the first notice; nothing before that was sent."""
    notice = notice or notice_of(check)
    if notice is None or notice.sent_on is None:
        return None
    means, asked = Means(notice.means), check.answers.filter(kind=AnswerKind.TIME)
    more_time = list(asked.values_list("answered_on", flat=True))
    return clock(notice.sent_on, means, terms_of(notice), calendar_of(notice), disputes_of(check), more_time)


def needs_guardian(application: Application, *, on: date) -> bool:
    """Whether a guardian signs too."""
    return minors.is_minor(application.person_id, on=on)


def unsigned(check: BackgroundCheck, *, on: date) -> list[Signer]:
    """Return whose signature is missing on a day."""
    signed = set(BackgroundSignature.objects.filter(check_row=check).values_list("signer", flat=True))
    both = [Signer.APPLICANT, *([Signer.GUARDIAN] if needs_guardian(check.application, on=on) else [])]
    return [each for each in both if each not in signed]


def asked_of_guardian(person_id: int) -> BackgroundCheck | None:
    """Return the check under which a guardian is asked to sign now."""
    rows = BackgroundCheck.objects.going_on().filter(application__person=person_id, state=CheckState.ASKED)
    rows = rows.select_related("application__version__program__organization", "application__person")
    found = rows.order_by("-asked_at", "-pk").first()
    if found is None:
        return None
    return None if found.signatures.filter(signer=Signer.GUARDIAN).exists() else found
