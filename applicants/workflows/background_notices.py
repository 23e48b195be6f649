"""From a report that needs a review to a decision: assessment, first notice, answers, clock, and a no by two people.

A draft starts no clock. The clock of a sent notice runs by the numbers and the calendar that it froze; how a dispute
changes it stands in ``rules.adverse_action``. Every step here is a screening officer's, but for the applicant's answer.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from applicants.models import (
    AnswerKind,
    BackgroundAnswer,
    BackgroundCheck,
    BackgroundNotice,
    CheckState,
    DisputeOutcome,
    NoticeKind,
    PaperKind,
    RightsForm,
)
from applicants.records import background_letter as letters
from applicants.records import check_holds
from applicants.records.background import (
    UNDER_NOTICE,
    calendar_of,
    clock_of,
    disputes_of,
    frozen,
    is_officer,
    notice_of,
    terms_for,
    terms_of,
)
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Clock, Means, Profile, clock
from applicants.rules.working_days import day_words
from applicants.workflows.background import (
    CLEAR_AFTER_ALL,
    DECIDE,
    DISPUTE,
    PROPOSE,
    RESOLVE,
    SEND_BACK,
    SEND_NOTICE,
    locked_check,
    profile_now,
    step,
    tell,
)
from applicants.workflows.background_papers import LONGEST, add_paper, officers
from apprenticeships import audit
from apprenticeships.daysoff import calendar_named
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Message, MessageState
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.uploads import FIELD, PDF, Upload

TRANSITIONS: tuple[Transition, ...] = ()
State = CheckState
MOST_FILES: Final = 5
MOST_EVIDENCE: Final = 20
LETTER_NAME: Final = "letter.pdf"


@retrying
def draft_notice(
    check_id: int, *, means: str, named: str, by: Actor, at: datetime, reason: str = ""
) -> BackgroundNotice:
    """Write the first notice, or write it anew. A draft starts no clock, and nobody outside reads it."""
    row = officers(check_id, by)
    SEND_NOTICE.check(row.state)
    _assessed(row)
    if means not in {each.value for each in Means}:
        raise GuardFailed("Choose how the letter leaves.", code="means", field="means")
    _reaches(row, means)
    notice = notice_of(row) or BackgroundNotice(check_row=row, kind=NoticeKind.FIRST)
    notice.means, notice.drafted_by_id, notice.drafted_at = means, by.user_id, at
    notice.keep({"named": named.strip()[:LONGEST]})
    notice.save()
    audit.record("backgroundcheck.draft", row, by=by, at=at, person=row.application.person, reason=reason)
    return notice


def clock_if_sent(row: BackgroundCheck, notice: BackgroundNotice, on: date) -> Clock:
    """Return the clock that a draft would have if it left on a day."""
    terms, calendar = terms_for(row.application, row.profile, on=on)
    found = clock(on, Means(notice.means), terms, calendar_named(calendar, around=on))
    assert found is not None  # noqa: S101 - it has a day  # nosec B101
    return found


@retrying
def send_notice(check_id: int, *, sent_on: date, by: Actor, at: datetime, reason: str = "") -> BackgroundNotice:
    """Send the first notice with the report and the summary of rights. From now on its clock runs."""
    row = officers(check_id, by)
    SEND_NOTICE.check(row.state)
    row.profile = profile_now(row, on=local_day(row.application.version.program, at)).value
    notice = _complete(row)
    today = local_day(row.application.version.program, at)
    if notice.means == Means.EMAIL and sent_on != today:
        raise GuardFailed("By e-mail it leaves today. Choose mail if you posted it earlier.",
                          code="day", field="sent_on")  # fmt: skip
    if not local_day(row.application.version.program, notice.drafted_at) <= sent_on <= today:
        raise GuardFailed("Write the day on which the letter was posted: not ahead, and not before it was written.",
                          code="day", field="sent_on")  # fmt: skip
    found = _leaves(row, notice, sent_on, by=by, at=at)
    step(SEND_NOTICE, row, on=today, by=by, at=at, reason=reason, final_from=found.final_from, profile=row.profile)
    tell("check.letter", row, at=at, occurrence=NoticeKind.FIRST)
    return notice


@retrying
def post_instead(
    check_id: int, *, means: str, sent_on: date, by: Actor, at: datetime, reason: str = ""
) -> BackgroundNotice:
    """Post the first letter of which no mail arrived: its time to answer begins anew with the day of the post."""
    row = officers(check_id, by)
    PROPOSE.check(row.state)
    notice = _complete(row)
    if means not in {each.value for each in Means} or means == Means.EMAIL:
        raise GuardFailed("Choose how you post the letter.", code="means", field="means")
    today = local_day(row.application.version.program, at)
    if notice.sent_on is None or not notice.sent_on <= sent_on <= today:
        raise GuardFailed("Write the day on which you posted it: not ahead, and not before the first letter.",
                          code="day", field="sent_on")  # fmt: skip
    notice.means = means
    found = _leaves(row, notice, sent_on, by=by, at=at)
    row.final_from = found.final_from
    row.save(update_fields=["final_from"])
    data = {"sent_on": sent_on.isoformat()}
    audit.record("backgroundcheck.post_instead", row, by=by, at=at, person=row.application.person, data=data)
    return notice


def _leaves(row: BackgroundCheck, notice: BackgroundNotice, sent_on: date, *, by: Actor, at: datetime) -> Clock:
    """Freeze the numbers of a first notice as of the day on which it leaves, keep its letter, and return its clock."""
    terms, calendar = terms_for(row.application, row.profile, on=sent_on)
    notice.rights = _rights(row)
    for name, value in frozen(terms, calendar, on=sent_on).items():
        setattr(notice, name, value)
    notice.sent_by_id, notice.sent_at, notice.sent_on = by.user_id, at, sent_on
    notice.save()
    found = clock_of(row, notice)
    assert found is not None  # noqa: S101 - it has a day  # nosec B101
    content = letters.first(row, on=sent_on, clock=found, named=notice.opened()["named"])
    add_paper(row, PaperKind.FIRST, Upload(LETTER_NAME, PDF, content), by=by, at=at)
    return found


@retrying
def answer(
    check_id: int,
    *,
    kind: str,
    words: str,
    answered_on: date,
    uploads: Sequence[Upload] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> BackgroundAnswer:
    """Keep what the applicant says to the first notice. That something is wrong opens a dispute, which stops decisions.

    A proposal falls with every answer: whoever proposed reads it first. Staff write down what came by mail or phone.
    """
    row = locked_check(check_id)
    own = by.user_id is not None and by.user_id == row.application.person.user_id
    if not own and not is_officer(by.user_id, row.application.version.program.organization_id):
        raise NotAllowed(_("Only the applicant answers here."))
    _may_answer(row, kind, words, answered_on, uploads, at=at)
    found = BackgroundAnswer(check_row=row, kind=kind, answered_at=at, answered_on=answered_on)
    found.keep({"words": words.strip()[:LONGEST]})
    found.save()
    for each in uploads:
        add_paper(row, PaperKind.EVIDENCE, each, by=by, at=at, answer=found)
    data = {"kind": kind}
    audit.record("backgroundcheck.answer", row, by=by, at=at, person=row.application.person, reason=reason, data=data)
    today = local_day(row.application.version.program, at)
    if kind == AnswerKind.WRONG:
        step(DISPUTE, row, on=today, by=by, at=at, **_unproposed(row))
    elif row.state == State.PROPOSED:
        step(SEND_BACK, row, on=today, by=by, at=at, **_unproposed(row))
    elif kind == AnswerKind.TIME:
        row.final_from = _unproposed(row)["final_from"]
        row.save(update_fields=["final_from"])
    return found


@retrying
def resolve(check_id: int, *, outcome: str, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Settle the open dispute. The clock goes on, or the check is cleared next."""
    row = officers(check_id, by)
    RESOLVE.check(row.state)
    if outcome not in DisputeOutcome.values:
        raise GuardFailed("Say how it was settled.", code="outcome", field="outcome")
    today = local_day(row.application.version.program, at)
    open_one = row.answers.select_for_update().get(kind=AnswerKind.WRONG, resolved_on__isnull=True)
    open_one.resolved_on, open_one.resolved_by_id, open_one.outcome = today, by.user_id, outcome
    open_one.save(update_fields=["resolved_on", "resolved_by", "outcome"])
    found = clock_of(row)
    step(RESOLVE, row, on=today, by=by, at=at, reason=reason, final_from=found.final_from if found else None)
    tell("check.news", row, at=at, occurrence=f"resolved:{open_one.pk}")
    return row


@retrying
def propose(check_id: int, *, again: str, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Propose a no, once the time is over, with the assessment made anew in the light of what came in."""
    row = officers(check_id, by)
    PROPOSE.check(row.state)
    check_holds.refuse_letter(row.application)
    _time_is_over(row, at)
    if not again.strip():
        raise GuardFailed("Write what you weighed again, and why it is still a no.", code="again", field="again")
    row.keep({**(row.opened() or {}), "again": again.strip()[:LONGEST]})
    row.save(update_fields=["sealed"])
    today = local_day(row.application.version.program, at)
    step(PROPOSE, row, on=today, by=by, at=at, reason=reason, proposed_by_id=by.user_id, proposed_at=at)
    return row


@retrying
def send_back(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Not agree with a proposal: the check waits again."""
    row = officers(check_id, by)
    today = local_day(row.application.version.program, at)
    step(SEND_BACK, row, on=today, by=by, at=at, reason=reason, **_unproposed(row))
    return row


@retrying
def decide(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundNotice:
    """Say no as the second person. The final notice leaves at once; the screening ends what it can end."""
    row = officers(check_id, by)
    DECIDE.check(row.state)
    if by.user_id == row.proposed_by_id:
        raise NotAllowed("You proposed this. Another screening officer has to decide.", code="second-person")
    _time_is_over(row, at)
    first = _complete(row)
    today = local_day(row.application.version.program, at)
    notice = BackgroundNotice(
        check_row=row, kind=NoticeKind.FINAL, means=first.means, terms=first.terms, calendar=first.calendar,
        days_off=first.days_off, drafted_by_id=row.proposed_by_id, drafted_at=row.proposed_at or at,
        sent_by_id=by.user_id, sent_at=at, sent_on=today,
    )  # fmt: skip
    notice.keep(first.opened())
    notice.save()
    content = letters.final(row, on=today, named=first.opened()["named"])
    add_paper(row, PaperKind.FINAL, Upload(LETTER_NAME, PDF, content), by=by, at=at)
    tell("check.letter", row, at=at, occurrence=NoticeKind.FINAL)
    step(DECIDE, row, on=today, by=by, at=at, reason=reason, decided_by_id=by.user_id, decided_at=at)
    return notice


@retrying
def clear_after_all(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Clear somebody after the assessment, or after what they answered. One person is enough for a yes."""
    row = officers(check_id, by)
    CLEAR_AFTER_ALL.check(row.state)
    _assessed(row)
    told = row.state != State.REVIEW
    today = local_day(row.application.version.program, at)
    step(
        CLEAR_AFTER_ALL, row, on=today, by=by, at=at, reason=reason, decided_by_id=by.user_id, decided_at=at,
        **_unproposed(row),
    )  # fmt: skip
    if told:
        tell("check.news", row, at=at, occurrence="cleared")
    return row


def _assessed(row: BackgroundCheck) -> None:
    if row.assessed_at is None:
        raise GuardFailed(
            "Write the individual assessment first: how grave it is, how long ago, what the work is.", code="assessment"
        )


def _complete(row: BackgroundCheck) -> BackgroundNotice:
    """Return the first notice, with all that has to go along; refuse with what is missing, and where it is idle."""
    check_holds.refuse_letter(row.application)
    _assessed(row)
    notice = notice_of(row)
    if notice is None:
        raise GuardFailed("Write the letter first. A draft starts no clock.", code="draft")
    if not row.papers.filter(kind=PaperKind.REPORT).exists():
        raise GuardFailed("Add the copy of the report first: it goes along with the letter.", code="report")
    _reaches(row, notice.means)
    profile = Profile(row.profile)
    if profile is Profile.LA_COUNTY and notice.means == Means.EMAIL:
        raise GuardFailed(
            "In Los Angeles County the letter leaves by mail too. Post it, and choose mail in the draft.", code="mail"
        )
    if profile.in_california and not notice.opened()["named"]:
        raise GuardFailed(
            "In California the letter names each conviction that matters. Write it in the draft.", code="named"
        )
    _rights(row)
    return notice


def _reaches(row: BackgroundCheck, means: str) -> None:
    """Refuse the way over their pages for somebody whom no mail tells of it, or who cannot sign in."""
    person = row.application.person
    if means == Means.EMAIL and not (person.email and person.user_id):
        raise GuardFailed(
            "This applicant has no e-mail address or cannot sign in, so the letter would not reach them. Post it.",
            code="reach",
            field="means",
        )


def _has_left(row: BackgroundCheck, on: date) -> None:
    """Refuse a no while no mail told of a first letter that waits on their pages, or told of it too late."""
    notice = notice_of(row)
    if notice is None or notice.sent_on is None or notice.means != Means.EMAIL:
        return
    told = Message.objects.filter(key=f"check.letter:{row.pk}:{NoticeKind.FIRST}", state=MessageState.SENT).first()
    if told is None or told.sent_at is None:
        raise GuardFailed(
            "No mail about the first letter has reached the applicant, so nobody can say no yet. "
            "Choose “Post the letter instead”: its time to answer begins with that day.",
            code="not-left",
        )
    left_on = max(notice.sent_on, local_day(row.application.version.program, told.sent_at))
    found = clock(left_on, Means.EMAIL, terms_of(notice), calendar_of(notice), disputes_of(row))
    if found is None or not found.may_be_final(on):
        raise GuardFailed(
            f"The mail about the first letter left on {day_words(left_on, on)}. The time to answer is not over.",
            code="clock",
        )


def _rights(row: BackgroundCheck) -> RightsForm:
    found = RightsForm.objects.filter(organization=row.application.version.program.organization_id).first()
    if found is None:
        raise GuardFailed(
            "Keep the official summary of rights first: it goes along with the letter. Once is enough.", code="rights"
        )
    return found


def _may_answer(
    row: BackgroundCheck, kind: str, words: str, on: date, uploads: Sequence[Upload], *, at: datetime
) -> None:
    if row.state not in UNDER_NOTICE:
        raise GuardFailed(_("There is no letter to answer now."), code="no-notice")
    if kind not in AnswerKind.values:
        raise GuardFailed(_("Say what your answer is about."), code="kind", field="kind")
    if not words.strip():
        raise GuardFailed(_("Write what is wrong, or what we should know."), code="words", field="words")
    if kind == AnswerKind.TIME and not Profile(row.profile).gives_more_time:
        raise GuardFailed(
            _("Write to us what is wrong, or what we should know. If you are getting proof of it, say so."),
            code="kind",
            field="kind",
        )
    if kind == AnswerKind.WRONG and row.state == State.DISPUTED:
        raise GuardFailed(
            _("We have your dispute, and nothing is decided until it is settled. You can add what we should know."),
            code="twice",
            field="kind",
        )
    notice = notice_of(row)
    if notice is None or notice.sent_on is None or not notice.sent_on <= on <= local_day(
        row.application.version.program, at
    ):  # fmt: skip
        raise GuardFailed("Write the day on which the answer came.", code="day", field="answered_on")
    held = row.papers.filter(kind=PaperKind.EVIDENCE).count()
    if len(uploads) > MOST_FILES or held + len(uploads) > MOST_EVIDENCE:
        raise GuardFailed(
            _("Send at most %(most)d files at once. You need more room? Call us.") % {"most": MOST_FILES},
            code="many",
            field=FIELD,
        )


def _time_is_over(row: BackgroundCheck, at: datetime) -> None:
    """Refuse while the clock runs or stands still, and say from when it is possible."""
    program = row.application.version.program
    today, found = local_day(program, at), clock_of(row)
    if found is None:
        raise GuardFailed("Send the first notice before.", code="notice")
    if found.final_from is None:
        raise GuardFailed("A dispute is open. Resolve it first; until then nothing is decided.", code="dispute")
    if not found.may_be_final(today):
        raise GuardFailed(
            f"The time to answer is not over. A no is possible from {day_words(found.final_from, today)} on.",
            code="clock",
        )
    _has_left(row, today)


def _unproposed(row: BackgroundCheck) -> dict[str, Any]:
    """The columns of a proposal that fell, and the first day of a final notice as the rule says it now."""
    found = clock_of(row)
    return {"proposed_by_id": None, "proposed_at": None, "final_from": found.final_from if found else None}
