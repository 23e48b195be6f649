"""Reports to a funder: opened when they are owed, written, sent once, corrected by a new version."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import structlog
from django.db.models import Max

from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.refusals import or_conflict, rules_speak
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Grant, Report, ReportState
from cohorts.reporting import promises
from cohorts.reporting.due import owed_by, rule_of, to_open, today_of
from cohorts.reporting.reading import live, snapshot_of
from cohorts.rules.partnership.frozen import digest

log = structlog.get_logger()

SUBMIT = arrow(
    "submit",
    ReportState.DRAFT,
    ReportState.SUBMITTED,
    "This version was sent already, and its figures do not move. Write a correction instead.",
)
REPLACE = arrow(
    "replace", ReportState.SUBMITTED, ReportState.REPLACED, "Only the version in force is replaced by a correction."
)
TRANSITIONS: tuple[Transition, ...] = (SUBMIT, REPLACE)
LONGEST_NOTE: Final = 2000
WHY: Final = "Say why this differs so much from the period before."


def open_due(*, at: datetime) -> int:
    """Open a draft for every report that is owed, and move those whose grant was changed. How many changed.

    The worker calls it each minute. One grant that cannot be read stops no other.
    """
    rows = Grant.objects.order_by("pk").values_list("pk", flat=True)
    return each_on_its_own(rows, follow_calendar, by=Actor.system("reports"), at=at)


@retrying
def follow_calendar(grant_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Make the drafts of a grant what its calendar asks for. How many were opened, moved or taken away.

    A draft whose period is not asked for any more goes; what was explained in it stays in the event.
    """
    grant = Grant.objects.select_for_update(of=("self",)).select_related("program__organization").get(pk=grant_id)
    on = today_of(grant, at)
    with rules_speak():
        owed = owed_by(grant, grant.reports.all(), on=on)
    known = {each.period.first for each in owed}
    changed = 0
    for each in to_open(owed, on=on):
        if each.due is None:
            continue
        terms = {"last": each.period.last, "due_on": each.due.due_on}
        if each.draft is None:
            _create(grant, each.period.first, **terms, number=1, by=by, at=at, reason=reason)
            changed += 1
        elif any(getattr(each.draft, name) != value for name, value in terms.items()):
            _move(each.draft, **terms, by=by, at=at, reason=reason)
            changed += 1
    for draft in grant.reports.filter(state=ReportState.DRAFT, number=1).exclude(first__in=known):
        _take_away(draft, by=by, at=at, reason=reason or "The grant asks for other periods now.")
        changed += 1
    return changed


@retrying
def open_draft(grant_id: int, *, first: date, by: Actor, at: datetime, reason: str = "") -> Report:
    """Begin the report of the period that starts on ``first``, also while it still runs. Twice changes nothing."""
    grant = Grant.objects.select_for_update(of=("self",)).select_related("program__organization").get(pk=grant_id)
    on = today_of(grant, at)
    draft = grant.reports.filter(first=first).exclude(state=ReportState.REPLACED).order_by("-number").first()
    if draft is not None:
        return draft
    with rules_speak():
        rule = rule_of(grant, around=first)
        asked = [each for each in owed_by(grant, grant.reports.all(), on=on) if each.period.first == first]
        if not asked or first > on:
            raise GuardFailed("No report of that period is owed. Choose one of the list.", code="period")
        due_on = rule.due_on(asked[0].period)
    terms = {"last": asked[0].period.last, "due_on": due_on}
    return _create(grant, first, **terms, number=1, by=by, at=at, reason=reason)


@retrying
def explain(report_id: int, *, notes: Mapping[str, str], by: Actor, at: datetime, reason: str = "") -> Report:
    """Keep what was written about the components of a draft."""
    report = _locked(report_id)
    _draft(report)
    report.notes = _tidy(notes)
    report.save(update_fields=["notes"])
    data = {"components": sorted(report.notes)}
    audit.record("report.explain", report, by=by, at=at, reason=reason, data=data)
    return report


@retrying
def submit(
    report_id: int, *, by: Actor, at: datetime, notes: Mapping[str, str] | None = None, reason: str = ""
) -> Report:
    """Freeze the figures of a period that is over, replace the version before, and ask both parties to sign."""
    if by.user_id is None:
        raise NotAllowed("Only a person sends a report.")
    report = _locked(report_id)
    SUBMIT.check(report.state)
    grant = report.grant
    if today_of(grant, at) <= report.last:
        words = day_in_words(report.last)
        raise GuardFailed(f"This period runs through {words}. Send the report after that day.", code="too-early")
    if notes is not None:
        report.notes = _tidy(notes)
    content = live(report)
    owing = [part for part in content.parts if part.owes]
    if owing:
        names = ", ".join(part.title for part in owing)
        raise GuardFailed(f"{WHY} Missing: {names}.", code="note", field=owing[0].slug)
    snapshot = snapshot_of(report, content)
    former = (
        Report.objects.select_for_update(of=("self",))
        .filter(grant=grant, first=report.first, state=ReportState.SUBMITTED)
        .first()
    )
    if former is not None:
        audit.step(REPLACE, former, by=by, at=at, reason=report.reason, data={"number": report.number})
        promises.forget(former, reason="A correction replaced this version.")
    with or_conflict(report_one_in_force="Another version was sent in this moment. Load the page again."):
        audit.step(
            SUBMIT, report, by=by, at=at, reason=reason or report.reason, data={"digest": digest(snapshot)},
            snapshot=snapshot, digest=digest(snapshot), notes=report.notes, submitted_by_id=by.user_id, submitted_at=at,
        )  # fmt: skip
    promises.forget(report, reason="The report was sent.")
    promises.ask(report, at=at)
    return report


@retrying
def correct(report_id: int, *, reason: str, by: Actor, at: datetime) -> Report:
    """Begin the next version beside the one in force, with the reason why; it counts once it is sent."""
    report = _locked(report_id)
    if report.state != ReportState.SUBMITTED:
        raise TransitionRefused("Only the version in force can be corrected. Load the page again.")
    if not reason.strip():
        raise GuardFailed("Write why this report is corrected.", code="reason", field="reason")
    rows = Report.objects.filter(grant=report.grant_id, first=report.first)
    if rows.filter(state=ReportState.DRAFT).exists():
        raise TransitionRefused("A correction is begun already. Finish that one.")
    number = (rows.aggregate(most=Max("number"))["most"] or 0) + 1
    terms = {"last": report.last, "due_on": report.due_on, "notes": report.notes}
    return _create(report.grant, report.first, **terms, number=number, by=by, at=at, reason=reason.strip())


@retrying
def discard(report_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Throw a correction away that was not sent; the version in force stays."""
    report = _locked(report_id)
    _draft(report)
    if report.number == 1:
        raise GuardFailed("This report is owed. Only a correction can be thrown away.", code="owed")
    _take_away(report, by=by, at=at, reason=reason)


@retrying
def ask_again(report_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """Ask those who have not signed once more, at most once a day. How many mails."""
    report = _locked(report_id)
    if report.state != ReportState.SUBMITTED:
        raise TransitionRefused("Only the version in force is signed. Load the page again.")
    asked = promises.ask(report, at=at, occurrence=today_of(report.grant, at).isoformat())
    if not asked:
        raise GuardFailed(
            "Nobody was asked: everybody has signed, was asked today, or no partner of that side can sign in yet.",
            code="nobody",
        )
    audit.record("report.ask", report, by=by, at=at, reason=reason, data={"mails": asked})
    return asked


def _locked(report_id: int) -> Report:
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("grant__program__organization", "grant__calendar").get(pk=report_id)


def _draft(report: Report) -> None:
    if report.state != ReportState.DRAFT:
        raise TransitionRefused(SUBMIT.refusal)


def _tidy(notes: Mapping[str, str]) -> dict[str, str]:
    found = {slug: " ".join(text.split()) for slug, text in notes.items()}
    for slug, text in found.items():
        if len(text) > LONGEST_NOTE:
            raise GuardFailed(f"Write at most {LONGEST_NOTE:,} letters.", code="long", field=slug)
    return {slug: text for slug, text in found.items() if text}


def _create(grant: Grant, first: date, *, by: Actor, at: datetime, reason: str, **terms: object) -> Report:
    with or_conflict():
        report = Report.objects.create(grant=grant, first=first, reason=reason, **terms)
    audit.record("report.open", report, by=by, at=at, after=report.state, reason=reason)
    return report


def _move(report: Report, *, last: date, due_on: date, by: Actor, at: datetime, reason: str) -> None:
    before = report.due_on
    report.last, report.due_on = last, due_on
    report.save(update_fields=["last", "due_on"])
    promises.forget(report, reason="The report is due on another day.")
    data = {"before": before.isoformat(), "after": due_on.isoformat()}
    audit.record("report.move", report, by=by, at=at, reason=reason, data=data)


def _take_away(report: Report, *, by: Actor, at: datetime, reason: str) -> None:
    promises.forget(report, reason="This draft was taken away.")
    data = {"first": report.first.isoformat(), "number": report.number, "notes": report.notes}
    audit.record("report.discard", report, by=by, at=at, before=report.state, reason=reason, data=data)
    report.delete()
