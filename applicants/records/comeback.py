"""The comeback plan of an application, from what is known about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from applicants.models import Application, ApplicationState, EndReason
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, judge_all, known, steps_of
from applicants.records.facts import Facts
from applicants.rules.comeback import Ahead, Case, Ending, Kept, Plan, Short, plan
from applicants.rules.requirements import Kind, Verdict
from applicants.rules.scored import good_through

ENDED: Final = {
    ApplicationState.INELIGIBLE: Ending.INELIGIBLE,
    ApplicationState.NOT_SELECTED: Ending.NOT_SELECTED,
    ApplicationState.WITHDRAWN: Ending.WITHDRAWN,
    ApplicationState.EXPIRED: Ending.EXPIRED,
}
OFFERS: Final = {
    "declined": Ending.OFFER_DECLINED,
    "expired": Ending.OFFER_LAPSED,
    "rescinded": Ending.OFFER_TAKEN_BACK,
    "released": Ending.SEAT_RELEASED,
}


def ending_of(
    application: Application, judged: Iterable[Judged], *, on: date, ended_offer: str = "", no_match: bool = False
) -> Ending | None:
    """Return what happened that calls for a plan; ``None`` while all is well.

    ``ended_offer`` is how the last offer ended, ``no_match`` that the matching found no place.
    """
    ended = ENDED.get(ApplicationState(application.state))
    if ended is not None:
        return ended
    if application.state != ApplicationState.DRAFT and waiting(judged, on=on):
        return Ending.FAILED_TEST
    if application.state == ApplicationState.READY:
        return Ending.NO_MATCH if no_match else OFFERS.get(ended_offer)
    return None


def waiting(judged: Iterable[Judged], *, on: date) -> list[Judged]:
    """Return the failed tests that may be tried again on a day that is still ahead."""
    return [each for each in _failed(judged) if each.answer.retest_from is not None and each.answer.retest_from > on]


def may_try_again(judged: Iterable[Judged]) -> bool:
    """Whether something failed that may be tried again, today or later."""
    return any(each.answer.retest_from is not None for each in _failed(judged))


def plan_of(facts: Facts, judged: Sequence[Judged], ending: Ending, *, on: date, elsewhere: bool = False) -> Plan:
    """Build the plan on the day ``on``. ``elsewhere`` says that another program fits."""
    row = facts.application
    return plan(
        Case(
            ending=ending,
            on=on,
            short=tuple(_short(facts, each, on) for each in _told(judged, ending, on)),
            kept=tuple(kept_of(judged)),
            classes=tuple(_classes(facts, judged)),
            sentence=_written(row) if ending in {Ending.INELIGIBLE, Ending.NOT_SELECTED} else "",
            retry_from=row.retry_from,
            elsewhere=elsewhere,
        )
    )


def _classes(facts: Facts, judged: Iterable[Judged]) -> Iterator[Ahead]:
    """Return the classes to come; only later ones for whoever has no typing try left: each class has its own."""
    spent = any(each.rule.kind is Kind.TYPING and each.answer.retest_from is None for each in _failed(judged))
    own = facts.application.cohort.starts_on
    return (Ahead(each.on, each.apply_by) for each in facts.starts if not spent or each.on > own)


def _written(row: Application) -> str:
    """What a coordinator chose from the list, in the reader's language, and wrote in their own words."""
    listed = str(EndReason(row.no_reason).label) if row.no_reason else ""
    return f"{listed} {row.ended_sentence}".strip()


def plan_now(application: Application, *, at: datetime, ending: Ending | None = None) -> Plan | None:
    """Load what is known and build the plan of this moment; ``None`` where nothing calls for one."""
    today = local_day(application.version.program, at)
    facts = known(application, at=at)
    judged = judge_all(facts, steps_of(application))
    found = ending or ending_of(application, judged, on=today)
    return None if found is None else plan_of(facts, judged, found, on=today)


def _failed(judged: Iterable[Judged]) -> list[Judged]:
    return [each for each in judged if each.rule.required and each.answer.verdict is Verdict.NOT_MET]


def _told(judged: Sequence[Judged], ending: Ending, on: date) -> list[Judged]:
    """What was short: of a "no" by the rules all that failed for good, of a failed test that one."""
    if ending is Ending.FAILED_TEST:
        return waiting(judged, on=on)
    return _failed(judged) if ending is Ending.INELIGIBLE else []


def _short(facts: Facts, each: Judged, on: date) -> Short:
    kind = each.rule.kind
    if kind is Kind.AGE:
        return Short(kind, each.why or each.answer.applicant, each.from_day, by_start=True)
    if kind is Kind.TYPING and each.answer.retest_from is None:
        return Short(kind, each.answer.applicant, on)  # a later class has tries of its own
    from_day = each.answer.retest_from or each.from_day or _old(facts, each)
    return Short(kind, each.why or each.answer.applicant, from_day, lacks_months=each.lacks_months)


def _old(facts: Facts, each: Judged) -> date | None:
    """Return the day from which a failed exam is too old to count, so that a new application begins without it."""
    days = [row.taken_on for row in facts.results.get(each.rule.kind, ()) if each.rule.kind is Kind.ENTRANCE_EXAM]
    through = good_through(each.rule, max(days)) if days else None
    return through + timedelta(days=1) if through is not None else None


def kept_of(judged: Iterable[Judged]) -> Iterable[Kept]:
    """Return what is passed and good through a day."""
    passed = (each for each in judged if each.answer.verdict is Verdict.MET and each.answer.valid_until is not None)
    return (Kept(each.rule.kind, each.answer.applicant, each.answer.valid_until) for each in passed)
