"""The certification exam: planned, booked, and what follows from each result."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Parameter
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.words import day_in_words, minutes_in_words, verb
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts import promises
from cohorts.models import ClassSession, Enrollment, EnrollmentState, ExamAttempt, ExamState
from cohorts.records import attempts_of, instruction_of, local_day, rule_of, zone_of
from cohorts.rules.attendance import Gate, Instruction, exam_gate
from cohorts.rules.exams import Attempt, ExamRule, Outcome, RetakeState, credential_expiry, may_sit, retake
from cohorts.workflows import wages

OPEN = (ExamState.PLANNED, ExamState.BOOKED)
OVER = "This attempt is over already. Look at the newest one."

BOOK = arrow("book", OPEN, ExamState.BOOKED, OVER)
PASS = arrow("pass", OPEN, ExamState.PASSED, OVER)
FAIL = arrow("fail", OPEN, ExamState.FAILED, OVER)
NO_SHOW = arrow("no_show", ExamState.BOOKED, ExamState.NO_SHOW, "Only a booked exam can be missed.")
VOID = arrow("void", OPEN, ExamState.VOID, OVER)
TRANSITIONS: tuple[Transition, ...] = (BOOK, PASS, FAIL, NO_SHOW, VOID)

ONCE = "exam_one_pass"
WINDOW = timedelta(days=13)
HIGHEST_SCORE = 10_000


@retrying
def plan(
    enrollment_id: int,
    *,
    window_from: date | None = None,
    window_to: date | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ExamAttempt:
    """Plan the next attempt in a window of days, by default two weeks from the first day that the vendor allows."""
    enrollment = _enrollment(enrollment_id)
    rule = _rule(enrollment)
    today = local_day(at, zone_of(enrollment.cohort))
    found = retake(rule, attempts_of(enrollment))
    if found.state is RetakeState.PASSED:
        raise GuardFailed("The exam is passed, so no other attempt is needed.")
    if found.state is RetakeState.EXHAUSTED:
        raise GuardFailed(f"{rule.vendor} allows no other attempt.", code="exhausted")
    first = max(window_from or today, found.earliest or window_from or today)
    last = max(window_to or first + WINDOW, first)
    with or_conflict(exam_one_open="An attempt is planned already. Book that one."):
        row = ExamAttempt.objects.create(
            enrollment=enrollment,
            number=enrollment.exam_attempts.count() + 1,
            brand=rule.code,
            window_from=first,
            window_to=last,
            zone=zone_of(enrollment.cohort).key,
        )
    audit.record("examattempt.plan", row, by=by, at=at, person=enrollment.person_id, after=row.state, reason=reason)
    return row


@retrying
def book(
    attempt_id: int, *, starts_at: datetime, place: str, by: Actor, at: datetime, waiver: str = "", reason: str = ""
) -> ExamAttempt:
    """Book a planned attempt, or move a booked one. The apprentice gets the time with an entry for their calendar.

    Refused before the vendor's wait is over, or when class time would be owed on that day; ``waiver`` is the reason
    for which somebody with authority lets them sit all the same.
    """
    row, enrollment = _attempt(attempt_id)
    BOOK.check(row.state)
    _in_training(enrollment)
    on = local_day(starts_at, ZoneInfo(row.zone))
    if starts_at <= at:
        raise GuardFailed("This time is over. Choose a later one.", code="past", field="starts_at")
    if not may_sit(_rule(enrollment), attempts_of(enrollment), on):
        raise GuardFailed(_not_before(enrollment), code="vendor-wait", field="starts_at")
    gate = gate_on(enrollment, on)
    if not gate.open and not waiver.strip():
        raise GuardFailed(gate.message, code="class-owed", field="waiver")
    audit.step(
        BOOK,
        row,
        by=by,
        at=at,
        person=enrollment.person_id,
        reason=reason,
        data={"starts_at": starts_at.isoformat(), "place": place, "waiver": waiver, "zone": row.zone},
        starts_at=starts_at,
        place=place,
        window_from=min(row.window_from, on),
        window_to=max(row.window_to, on),
        sequence=row.sequence + 1,
    )
    promises.booked(row, at=at)
    return row


@retrying
def record_pass(
    attempt_id: int,
    *,
    taken_on: date,
    score: int | None,
    certificate_number: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> ExamAttempt:
    """Record a pass with its proof. It makes the raise due, once; a coordinator approves that one."""
    row, enrollment = _attempt(attempt_id)
    PASS.check(row.state)
    rule = _taken(row, enrollment, taken_on, score, at)
    if not certificate_number.strip():
        raise GuardFailed(
            "Write the number on the certificate: pay moves on proof only.",
            code="proof-missing",
            field="certificate_number",
        )
    with or_conflict(**{ONCE: "A pass is on record already."}):
        audit.step(
            PASS,
            row,
            by=by,
            at=at,
            person=enrollment.person_id,
            reason=reason,
            taken_on=taken_on,
            score=score,
            certificate_number=certificate_number.strip(),
            verified_at=at,
            expires_on=credential_expiry(rule, taken_on),
        )
    promises.forget(row, reason="The exam is passed.")
    verified_on = local_day(at, zone_of(enrollment.cohort))
    with rules_speak():
        wages.passed(enrollment, row, taken_on=taken_on, verified_on=verified_on, by=by, at=at)
    _tell("exam.passed", row, enrollment, at=at)
    return row


@retrying
def record_fail(
    attempt_id: int, *, taken_on: date, score: int | None, by: Actor, at: datetime, reason: str = ""
) -> ExamAttempt:
    """Record a fail: the next attempt is planned after the vendor's wait, and the mail says what it means for pay."""
    row, enrollment = _attempt(attempt_id)
    FAIL.check(row.state)
    rule = _taken(row, enrollment, taken_on, score, at)
    found = retake(rule, [*attempts_of(enrollment), Attempt(taken_on, Outcome.FAILED)])
    audit.step(
        FAIL,
        row,
        by=by,
        at=at,
        person=enrollment.person_id,
        reason=reason,
        taken_on=taken_on,
        score=score,
        retake_from=found.earliest,
    )
    promises.forget(row, reason="The exam is over.")
    if found.state is not RetakeState.EXHAUSTED and found.attempts_used < _paid_attempts(enrollment, taken_on):
        plan(enrollment.pk, window_from=found.earliest, by=by, at=at)
    _tell("exam.failed", row, enrollment, at=at)
    return row


@retrying
def record_no_show(attempt_id: int, *, by: Actor, at: datetime, reason: str = "") -> ExamAttempt:
    """Record that somebody did not come; whether that counts is the vendor's rule. Another attempt is planned."""
    row, enrollment = _attempt(attempt_id)
    NO_SHOW.check(row.state)
    if row.starts_at is not None and row.starts_at > at:
        raise GuardFailed("This exam is still ahead. Record it afterwards, or move it.", code="too-early")
    audit.step(NO_SHOW, row, by=by, at=at, person=enrollment.person_id, reason=reason)
    promises.forget(row, reason="The exam is over.")
    if retake(_rule(enrollment), attempts_of(enrollment)).state is not RetakeState.EXHAUSTED:
        plan(enrollment.pk, by=by, at=at)
    return row


@retrying
def void(attempt_id: int, *, by: Actor, at: datetime, reason: str) -> ExamAttempt:
    """Take an open attempt back, with the reason; it counts for nothing. Plan another one when there should be one."""
    row, enrollment = _attempt(attempt_id)
    VOID.check(row.state)
    if not reason.strip():
        raise GuardFailed("Say why this attempt does not count.", code="reason", field="reason")
    booked = row.state == ExamState.BOOKED
    audit.step(VOID, row, by=by, at=at, person=enrollment.person_id, reason=reason, sequence=row.sequence + int(booked))
    promises.forget(row, reason=reason)
    if booked and row.starts_at is not None and row.starts_at > at:
        promises.called_off(row, at=at)
    return row


def gate_on(enrollment: Enrollment, on: date) -> Gate:
    """Whether enough class time will be there on a day if nothing planned before it is missed."""
    found = instruction_of(enrollment)
    marked = enrollment.attendance.values("session_id")
    ahead = ClassSession.objects.filter(
        cohort_id=enrollment.cohort_id, canceled_at__isnull=True, date__lt=on, date__gte=enrollment.starts_on
    ).exclude(pk__in=marked)
    expected = found.delivered + sum(ahead.values_list("minutes", flat=True))
    percent: int = Parameter.objects.value("rti_gate_percent", version=enrollment.cohort.version_id, on=on)
    return exam_gate(
        Instruction(found.required, expected, found.waived, found.owed, found.ahead), required_percent=percent
    )


def class_time_missing(row: ExamAttempt) -> str:
    """Say how much class time somebody with this attempt lacks by now; nothing when what they need is there."""
    rows = Enrollment.objects.select_related("cohort__version__calendar", "cohort__program__organization")
    found = instruction_of(rows.get(pk=row.enrollment_id))
    if not found.missing:
        return ""
    words = minutes_in_words(found.missing)
    return f"{words} of class {verb(words)} still missing."


def _not_before(enrollment: Enrollment) -> str:
    found = retake(_rule(enrollment), attempts_of(enrollment))
    if found.earliest is None:
        return "The vendor allows no other attempt."
    return f"The vendor asks to wait until {day_in_words(found.earliest, year=True)}. Choose that day or a later one."


def _taken(row: ExamAttempt, enrollment: Enrollment, taken_on: date, score: int | None, at: datetime) -> ExamRule:
    """Check what every result needs, and return the rule of the exam."""
    _in_training(enrollment)
    rule = _rule(enrollment)
    if taken_on > local_day(at, zone_of(enrollment.cohort)):
        raise GuardFailed("This day is still ahead. Write the day of the exam.", code="future", field="taken_on")
    booked = local_day(row.starts_at, ZoneInfo(row.zone)) if row.starts_at is not None else None
    if booked is not None and taken_on < booked:
        raise GuardFailed(
            f"This exam is booked for {day_in_words(booked, year=True)}, so no earlier day has its result. If it was "
            "sat before, take this attempt back, plan the exam again and record the result there.",
            code="before-booked",
            field="taken_on",
        )
    if taken_on < enrollment.starts_on:
        raise GuardFailed("The training had not begun on this day.", code="too-early", field="taken_on")
    if not may_sit(rule, attempts_of(enrollment), taken_on):
        raise GuardFailed(_not_before(enrollment), code="vendor-wait", field="taken_on")
    if score is not None and not 0 <= score <= HIGHEST_SCORE:
        raise GuardFailed("Write the score as it stands on the report.", code="score", field="score")
    return rule


def _paid_attempts(enrollment: Enrollment, on: date) -> int:
    most: int = Parameter.objects.value("max_exam_attempts", version=enrollment.cohort.version_id, on=on)
    return most


def _in_training(enrollment: Enrollment) -> None:
    if enrollment.state not in {EnrollmentState.ACTIVE, EnrollmentState.PAUSED}:
        raise GuardFailed("Only somebody in training takes the exam.", code="not-in-training")


def _rule(enrollment: Enrollment) -> ExamRule:
    rule = rule_of(enrollment.track)
    if rule is None:
        raise GuardFailed(f"{enrollment.track} leads to no exam that we know.", code="no-exam")
    return rule


def _enrollment(enrollment_id: int) -> Enrollment:
    rows = Enrollment.objects.select_for_update(of=("self",))
    return rows.select_related("person", "track", "cohort__version", "cohort__program__organization").get(
        pk=enrollment_id
    )


def _attempt(attempt_id: int) -> tuple[ExamAttempt, Enrollment]:
    """Lock the enrollment, then the attempt."""
    enrollment = _enrollment(ExamAttempt.objects.values_list("enrollment_id", flat=True).get(pk=attempt_id))
    return ExamAttempt.objects.select_for_update(of=("self",)).get(pk=attempt_id), enrollment


def _tell(kind: str, row: ExamAttempt, enrollment: Enrollment, *, at: datetime) -> None:
    messages.promise(kind, key=f"{kind}:{row.pk}", to=enrollment.person, at=at, context={"attempt": row.pk})
