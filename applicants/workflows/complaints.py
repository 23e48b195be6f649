"""The register of complaints: written down, looked into, ended, kept five years, and then destroyed.

That there was a complaint, its days, its basis and how it ended stay; who complained and every word go with its time.
No event says who complained, nor what about: the history is read by more people than the register.
"""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from applicants.models import (
    OPEN_COMPLAINTS,
    Application,
    Basis,
    CameBy,
    Complaint,
    ComplaintState,
    HowSettled,
    Lead,
)
from applicants.records.rights import complaint_days
from applicants.rules.complaints import kept_through, outside_through, unlikely
from apprenticeships import audit
from apprenticeships.clock import today
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Organization, Parameter, Person
from apprenticeships.rules.dates import DAY, utc_day
from apprenticeships.rules.parameters import lawful
from apprenticeships.workflow import Actor, Transition, arrow, retrying

S = ComplaintState
BEGIN = arrow("begin", S.RECEIVED, S.LOOKED_INTO, "This complaint is looked into already, or over.")
SETTLE = arrow("settle", OPEN_COMPLAINTS, S.SETTLED, "This complaint is over already. Open it again first.")
WITHDRAW = arrow("withdraw", OPEN_COMPLAINTS, S.WITHDRAWN, "This complaint is over already.")
REOPEN = arrow("reopen", (S.SETTLED, S.WITHDRAWN), S.LOOKED_INTO, "This complaint is open already.")
TRANSITIONS: tuple[Transition, ...] = (BEGIN, SETTLE, WITHDRAW, REOPEN)
LONGEST: Final = 4000
MOST: Final = 200
DESTROYED: Final = "What was kept of this complaint is destroyed."
OLD_DAY: Final = "How we know the day"
NO_WORDS: Final = "Write what happened, or what was done."


@retrying
def enter(
    organization_id: int,
    *,
    basis: str,
    came_by: str,
    received_on: date,
    happened_on: date | None = None,
    sure: str = "",
    who: str = "",
    words: str,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Write a complaint into the register. Who complains may stay without a name.

    ``sure`` says how one knows a day that is hardly the right one.
    """
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization_id)
    on = _on(organization, at)
    if by.user_id is None:
        raise NotAllowed("A person keeps the register.")
    if basis not in Basis.values or came_by not in CameBy.values:
        raise GuardFailed("Choose one of the listed ones.", code="choice", field="basis")
    if not words.strip():
        raise GuardFailed(NO_WORDS, code="words", field="words")
    _past(received_on, on, "received_on")
    _before_told(happened_on, received_on)
    noted = _sure(happened_on, received_on, None, sure)
    last = Complaint.objects.filter(organization=organization).aggregate(last=Max("number"))["last"] or 0
    row = Complaint(
        organization=organization, number=last + 1, basis=basis, came_by=came_by, received_on=received_on,
        happened_on=happened_on, outside_through=outside_through(happened_on, days=complaint_days(received_on)),
        agency_on=received_on if came_by == CameBy.AGENCY else None, entered_by_id=by.user_id, entered_at=at,
    )  # fmt: skip
    row.keep({"who": who.strip()[:300], "words": words.strip()[:LONGEST], "notes": []})
    if noted:
        _add(row, noted, OLD_DAY, by=by, at=at)
    row.save()
    _record("enter", row, by=by, at=at)
    return row


@retrying
def begin(complaint_id: int, *, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Say that it is looked into."""
    row = _locked(complaint_id)
    audit.step(BEGIN, row, by=by, at=at)
    return row


@retrying
def note(complaint_id: int, *, words: str, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Write down what was done or found. Notes are added, never changed."""
    row = _locked(complaint_id)
    _add(row, words, "Note", by=by, at=at)
    row.save(update_fields=["sealed"])
    _record("note", row, by=by, at=at)
    return row


@retrying
def agency(complaint_id: int, *, agency_on: date, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Write down that an outside agency has it, and since when we know. Another day replaces the first."""
    row = _locked(complaint_id)
    _past(agency_on, _on(row.organization, at), "agency_on")
    row.agency_on = agency_on
    row.save(update_fields=["agency_on"])
    _record("agency", row, by=by, at=at)
    return row


@retrying
def happened(
    complaint_id: int, *, happened_on: date, sure: str = "", by: Actor, at: datetime, reason: str = ""
) -> Complaint:
    """Write down when it happened: the clock of an outside agency begins there. Another day replaces the first.

    ``sure`` says how one knows a day that is hardly the right one.
    """
    row = _locked(complaint_id)
    _before_told(happened_on, row.received_on)
    if noted := _sure(happened_on, row.received_on, known_since(person_of(row), row.organization), sure):
        _add(row, noted, OLD_DAY, by=by, at=at)
    row.happened_on = happened_on
    row.outside_through = outside_through(happened_on, days=complaint_days(row.received_on))
    row.save(update_fields=["happened_on", "outside_through", "sealed"])
    _record("happened", row, by=by, at=at)
    return row


@retrying
def link(
    complaint_id: int, *, person_id: int | None, sure: str = "", by: Actor, at: datetime, reason: str = ""
) -> Complaint:
    """Say whose complaint it is, or with ``None`` that it is not known. It is sealed like their words.

    ``sure`` says how one knows when it happened, where that was before they had anything to do with the program.
    """
    row = _locked(complaint_id)
    if by.user_id is None:
        raise NotAllowed("A person keeps the register.")
    kept = row.opened()
    if kept.get("person") == person_id:
        return row
    person = None if person_id is None else Person.objects.get(pk=person_id)
    row.keep({**kept, "person": person_id})
    if noted := _sure(row.happened_on, row.received_on, known_since(person, row.organization), sure, old=False):
        _add(row, noted, OLD_DAY, by=by, at=at)
    row.save(update_fields=["sealed"])
    _record("link", row, by=by, at=at)
    return row


def person_of(row: Complaint) -> Person | None:
    """Return whose complaint it is, by the record that stands for them now; nobody where that is not known."""
    key = (row.opened() or {}).get("person")
    found = Person.everyone.select_related("merged_into").filter(pk=key).first() if key is not None else None
    return found and found.now


def known_since(person: Person | None, organization: Organization) -> date | None:
    """Return the first day on which somebody had anything to do with the programs of an organization, if we know."""
    if person is None:
        return None
    began = Application.objects.filter(person=person, version__program__organization=organization)
    asked = Lead.objects.filter(person=person, program__organization=organization)
    first = [
        began.aggregate(first=Min("started_at"))["first"],
        asked.aggregate(first=Min("created_at"))["first"],
    ]
    return min((_on(organization, each) for each in first if each is not None), default=None)


@retrying
def settle(
    complaint_id: int, *, how_settled: str, words: str, closed_on: date, by: Actor, at: datetime, reason: str = ""
) -> Complaint:
    """End it, with how, and with what was found and done."""
    row = _locked(complaint_id)
    SETTLE.check(row.state)
    if how_settled not in HowSettled.values:
        raise GuardFailed("Choose how it was settled.", code="choice", field="how_settled")
    _close(SETTLE, row, words, closed_on, by=by, at=at, how_settled=how_settled)
    return row


@retrying
def withdraw(complaint_id: int, *, words: str, closed_on: date, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Write down that whoever complained took it back, and what they said."""
    row = _locked(complaint_id)
    WITHDRAW.check(row.state)
    _close(WITHDRAW, row, words, closed_on, by=by, at=at)
    return row


@retrying
def reopen(complaint_id: int, *, words: str, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Look into it once more, as something new came."""
    row = _locked(complaint_id)
    REOPEN.check(row.state)
    _add(row, words, "Opened again", by=by, at=at)
    row.save(update_fields=["sealed"])
    audit.step(REOPEN, row, by=by, at=at, how_settled="", closed_on=None, closed_by_id=None)
    return row


@retrying
def hold(complaint_id: int, *, by: Actor, at: datetime, reason: str) -> Complaint:
    """Keep it past its time, for a claim or a court. A second hold writes the reason anew."""
    row = _locked(complaint_id)
    if by.user_id is None or not reason.strip():
        raise GuardFailed("Write for which claim or court it has to be kept.", code="reason", field="reason")
    row.held_by_id, row.hold_reason = by.user_id, reason.strip()[:300]
    row.save(update_fields=["held_by", "hold_reason"])
    _record("hold", row, by=by, at=at)
    return row


@retrying
def release(complaint_id: int, *, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Let a hold go: what is past its time is destroyed with the next round. Twice changes nothing."""
    row = _locked(complaint_id)
    if row.held_by_id is not None:
        row.held_by_id, row.hold_reason = None, ""
        row.save(update_fields=["held_by", "hold_reason"])
        _record("release", row, by=by, at=at)
    return row


@retrying
def opened(complaint_id: int, *, by: Actor, at: datetime, reason: str = "") -> Complaint:
    """Write down that somebody read it, in the transaction of the reading."""
    row = Complaint.objects.select_related("organization", "entered_by", "closed_by", "held_by").get(pk=complaint_id)
    _record("read", row, by=by, at=at)
    return row


@retrying
def destroy(complaint_id: int, *, by: Actor, at: datetime, reason: str = "") -> bool:
    """Destroy the words of one complaint if its time is over and nothing holds it; whether that was now."""
    row = Complaint.objects.select_for_update(of=("self",)).select_related("organization").get(pk=complaint_id)
    on = _on(row.organization, at)
    if row.destroyed_at is not None or row.held_by_id is not None:
        return False
    through = last_day(row, on=on)
    if through is None or through >= on:
        return False
    row.sealed, row.destroyed_at = None, at
    row.save(update_fields=["sealed", "destroyed_at"])
    _record("destroy", row, by=by, at=at)
    return True


def destroy_due(*, at: datetime) -> int:
    """Destroy every complaint whose time is over, a bounded number at once. How many."""
    rows = Complaint.objects.filter(closed_on__isnull=False, destroyed_at__isnull=True, held_by__isnull=True)
    by, months, done = Actor.system("retention"), months_kept(utc_day(at)), 0
    for key, closed_on, entered_at in rows.order_by("closed_on", "pk").values_list("pk", "closed_on", "entered_at"):
        through = kept_through(closed_on, [utc_day(entered_at) - DAY], months=months)
        if through is not None and through < utc_day(at):
            done += destroy(key, by=by, at=at)
        if done == MOST:
            break
    return done


def last_day(row: Complaint, *, on: date) -> date | None:
    """Return the last day on which a complaint is kept, by the number in force on a day; nothing while it is open."""
    notes = [datetime.fromisoformat(each["at"]) for each in (row.opened() or {}).get("notes", ())]
    written = [_on(row.organization, each) for each in (row.entered_at, *notes)]
    return kept_through(row.closed_on, written, months=months_kept(on))


def months_kept(on: date) -> int:
    """Return how many months a closed complaint is kept by the number in force on a day; never less than the law."""
    return lawful("complaint_keep_months", Parameter.objects.value("complaint_keep_months", version=None, on=on))


def _close(arrow_: Transition, row: Complaint, words: str, on: date, *, by: Actor, at: datetime, **more: Any) -> None:
    _past(on, _on(row.organization, at), "closed_on")
    if on < row.received_on:
        raise GuardFailed("It cannot be over before it came in.", code="early", field="closed_on")
    _add(row, words, "Ended", by=by, at=at)
    row.save(update_fields=["sealed"])
    audit.step(arrow_, row, by=by, at=at, closed_on=on, closed_by_id=by.user_id, **more)


def _add(row: Complaint, words: str, title: str, *, by: Actor, at: datetime) -> None:
    if by.user_id is None:
        raise NotAllowed("A person keeps the register.")
    if not words.strip():
        raise GuardFailed(NO_WORDS, code="words", field="words")
    kept = row.opened()
    new = {"title": title, "by": by.name, "at": at.isoformat(), "words": words.strip()[:LONGEST]}
    row.keep({**kept, "notes": [*kept["notes"], new]})


def _locked(complaint_id: int) -> Complaint:
    row = Complaint.objects.select_for_update(of=("self",)).select_related("organization").get(pk=complaint_id)
    if row.destroyed_at is not None:
        raise GuardFailed(DESTROYED, code="destroyed")
    return row


def _on(organization: Organization, at: datetime) -> date:
    return today(ZoneInfo(organization.zone), at=at)


def _past(day: date, on: date, field: str) -> None:
    if day > on:
        raise GuardFailed("This day lies ahead. Write the day on which it happened.", code="ahead", field=field)


def _before_told(happened_on: date | None, received_on: date) -> None:
    if happened_on is not None and happened_on > received_on:
        raise GuardFailed("It cannot have happened after it was told.", code="late", field="happened_on")


def _sure(happened_on: date | None, received_on: date, known: date | None, words: str, *, old: bool = True) -> str:
    """Refuse a day that is hardly the right one, unless somebody says how they know it: their words, to be kept."""
    days = complaint_days(received_on) if old else (date.max - date.min).days
    doubt = unlikely(happened_on, received_on=received_on, days=days, known_since=known)
    if doubt and not words.strip():
        raise GuardFailed(f"{doubt} If the day is right, write here how you know.", code="sure", field="sure")
    return words.strip()[:LONGEST] if doubt else ""


def _record(what: str, row: Complaint, *, by: Actor, at: datetime) -> None:
    audit.record(f"complaint.{what}", row, by=by, at=at, data={"number": row.number})
