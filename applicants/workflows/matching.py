"""Matching: a draft, another one, decisions by hand that stay, and one release for everybody."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from applicants.models import Application, ApplicationState, Match, MatchLock, MatchOutcome, MatchRun, MatchState
from applicants.records.deadlines import local_day
from applicants.records.match_problem import VARIANTS, Waiting, waiting
from applicants.records.match_words import sentences
from applicants.rules import matching as rule
from applicants.workflows import arrows, matched_offers
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, DomainError, GuardFailed
from apprenticeships.models import Interest, StepKind, User
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Cohort, Opening

S = MatchState
REPLACE = arrow("replace", S.DRAFT, S.REPLACED, "This draft was released or replaced. Load the page again.")
RELEASE = arrow("release", S.DRAFT, S.RELEASED, "This draft was released or replaced. Load the page again.")
TRANSITIONS: tuple[Transition, ...] = (REPLACE, RELEASE)

MOST_SEED: Final = 99_999_999
MOST_REASON: Final = 300
AT_ONCE: Final = 50
TRY_FOR: Final = timedelta(days=7)


@retrying
def draft(cohort_id: int, *, variant: str, seed: int, by: Actor, at: datetime, reason: str = "") -> MatchRun:
    """Match whoever is ready with the free places. The draft before is kept to compare, and counts no more."""
    if by.user_id is None:
        raise GuardFailed("A matching is started by a person.", code="person")
    if variant not in VARIANTS:
        raise GuardFailed("Choose what counts first.", code="variant", field="variant")
    if not 0 <= seed <= MOST_SEED:
        raise GuardFailed(f"Write a number from 0 to {MOST_SEED:,}.", code="seed", field="seed")
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("version").get(pk=cohort_id)
    if StepKind.MATCHING not in cohort.version.step_kinds:
        raise GuardFailed("This program does not match people to departments.", code="no-matching")
    found = waiting(cohort, variant=variant, seed=seed)
    if not found.problem.students:
        raise GuardFailed("Nobody is ready to be matched. Finish the screening first.", code="nobody")
    if not any(place.capacity for place in found.problem.places):
        raise GuardFailed("No department has a free place. Enter openings first.", code="no-places")
    for former in MatchRun.objects.select_for_update().filter(cohort=cohort, state=S.DRAFT):
        audit.step(REPLACE, former, by=by, at=at, reason=reason)
    result = rule.match(found.problem)
    last = MatchRun.objects.filter(cohort=cohort).order_by("-number").values_list("number", flat=True).first() or 0
    run = MatchRun.objects.create(
        cohort=cohort,
        number=last + 1,
        variant=variant,
        seed=seed,
        input_digest=found.digest,
        summary=_summary(result),
        made_by_id=by.user_id,
        made_at=at,
    )
    Match.objects.bulk_create(_matches(run, found, result.placements))
    audit.record("match.draft", run, by=by, at=at, after=S.DRAFT, reason=reason, data={"variant": variant})
    return run


@retrying
def fix(application_id: int, *, opening_id: int | None, by: Actor, at: datetime, reason: str) -> MatchLock:
    """Decide by hand: this student goes to this place, or to none. Every later run keeps it."""
    application = arrows.locked(application_id)
    if by.user_id is None:
        raise GuardFailed("Only a person decides this.", code="person")
    if application.state != ApplicationState.READY:
        raise GuardFailed(f"{application.person} is not waiting for a place now.", code="state")
    if not reason.strip():
        raise GuardFailed("Write why; it stays with the record.", code="reason", field="reason")
    opening = None
    if opening_id is not None:
        opening = Opening.objects.filter(pk=opening_id, cohort_id=application.cohort_id).first()
        if opening is None:
            raise GuardFailed("This place belongs to another summer. Choose one of this list.", field="opening")
    row, _ = MatchLock.objects.update_or_create(
        application=application,
        defaults={"opening": opening, "reason": reason.strip()[:200], "locked_by_id": by.user_id, "locked_at": at},
    )
    data = {"department": str(opening.department) if opening else ""}
    audit.record("match.fix", application, by=by, at=at, person=application.person, reason=reason, data=data)
    return row


@retrying
def let_go(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Leave a student to the matching again. Whether there was a decision to take back."""
    application = arrows.locked(application_id)
    gone, _ = MatchLock.objects.filter(application=application).delete()
    if gone:
        audit.record("match.let_go", application, by=by, at=at, person=application.person, reason=reason)
    return bool(gone)


def takes_applications(cohort: Cohort, at: datetime) -> bool:
    """Whether people may still apply; a release gives their places away before they do."""
    return local_day(cohort.version.program, at) <= cohort.apply_by


@retrying
def release(run_id: int, *, is_early: bool = False, by: Actor, at: datetime, reason: str = "") -> MatchRun:
    """Tell everybody at once. Refused when anything that decides the result has changed since the draft.

    While people may still apply, only somebody who says that they know it (``is_early``) releases.
    """
    cohort_id = MatchRun.objects.values_list("cohort_id", flat=True).get(pk=run_id)
    cohort = (
        Cohort.objects.select_for_update(of=("self",), no_key=True)  # who changes places refers to it
        .select_related("version__program__organization")
        .get(pk=cohort_id)
    )
    list(Opening.objects.select_for_update().filter(cohort=cohort).order_by("pk"))  # no place goes meanwhile
    run = MatchRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    RELEASE.check(run.state)
    if not is_early and takes_applications(cohort, at):
        raise GuardFailed(
            f"Applications run until {day_in_words(cohort.apply_by)}. Tick that you know it, or wait until then.",
            code="early",
            field="early",
        )
    if waiting(cohort, variant=run.variant, seed=run.seed).digest != run.input_digest:
        raise Conflict(
            "Students, places or decisions by hand changed since this draft. Match again, look, then release."
        )
    audit.step(RELEASE, run, by=by, at=at, reason=reason, released_at=at, released_by_id=by.user_id)
    return run


def offer_released(*, at: datetime) -> int:
    """Give everybody of a released run their offer or their answer, each in a transaction of its own. How many.

    Whoever stopped or got another offer meanwhile is passed over, and the match says why. A worker that dies in
    between goes on where it was.
    """
    rows = Match.objects.filter(
        run__state=S.RELEASED, run__released_at__gte=at - TRY_FOR, told_at__isnull=True
    ).order_by("run_id", "pk")
    return each_on_its_own(rows.values_list("pk", flat=True), _tell, at=at)


@retrying
def _tell(match_id: int, *, at: datetime) -> bool:
    row = (
        Match.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("run__released_by", "application")
        .filter(pk=match_id, told_at__isnull=True)
        .first()
    )
    if row is None or row.run.released_by is None:
        return False
    by = Actor.user(row.run.released_by)
    row.outcome, row.passed_reason = _answer(row, row.run.released_by, by=by, at=at)
    row.told_at = at
    row.save(update_fields=["outcome", "passed_reason", "told_at"])
    return True


def _answer(row: Match, made_by: User, *, by: Actor, at: datetime) -> tuple[MatchOutcome, str]:
    """Make the offer, or say that there is none. What came of it, and why if it was nothing."""
    application = arrows.locked(row.application_id)
    if application.state != ApplicationState.READY:
        return MatchOutcome.PASSED, f"Did not wait for a place any more: {application.get_state_display().lower()}."
    if row.opening_id is None:
        context = {"application": application.pk, "match": row.pk}
        messages.promise("match.none", key=f"match.none:{row.pk}", to=application.person, at=at, context=context)
        return MatchOutcome.NONE, ""
    try:
        matched_offers.make(application.pk, opening_id=row.opening_id, made_by=made_by, by=by, at=at)
    except DomainError as refused:
        audit.record("match.passed", application, by=by, at=at, person=application.person, reason=refused.message)
        return MatchOutcome.PASSED, refused.message[:MOST_REASON]
    return MatchOutcome.OFFERED, ""


def _matches(run: MatchRun, found: Waiting, placements: Iterable[rule.Placement]) -> Iterable[Match]:
    interests = dict(Interest.objects.filter(version_id=run.cohort.version_id).values_list("slug", "title"))
    for each in placements:
        opening = None if each.place is None else found.openings[each.place]
        application: Application = found.applications[each.student]
        yield Match(
            run=run,
            application=application,
            opening=opening,
            rank=each.rank,
            miles=None if each.miles is None else Decimal(f"{each.miles:.1f}"),
            grounds=sentences(each, found.openings, interests),
        )


def _summary(result: rule.Result) -> dict[str, Any]:
    found = rule.summary(result)
    return {
        "students": found.students,
        "placed": found.placed,
        "seats": found.seats,
        "choices": list(found.choices),
        "not_chosen": found.not_chosen,
        "median_miles": found.median_miles,
        "broken": [
            {
                "application": int(each.lock.student),
                "opening": None if each.lock.place is None else int(each.lock.place),
                "why": each.why.value,
                "barrier": each.barrier.value if each.barrier else "",
            }
            for each in result.broken
        ],
        "places": {
            each.place: {
                "capacity": each.capacity,
                "wanted": list(each.wanted),
                "open_to": each.open_to,
                "barriers": {barrier.value: many for barrier, many in each.barriers},
            }
            for each in result.places
        },
    }
