"""Tuition that is paid back: asked for by a worker, decided and paid by a coordinator, split by the year of payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, arrow, retrying
from cohorts.models import Participant, TuitionDocument, TuitionRequest, TuitionState
from cohorts.rules.partnership.tuition import CENT, ZERO, dollars
from cohorts.tuition_years import areas_of, component_of, is_employed, year_of, zone_of
from cohorts.uploads import FIELD, Upload, kept, or_removed, random_name

DECIDED: Final = "This request is decided already. Load the page again to see how."
WITHDRAW = arrow(
    "withdraw", TuitionState.ASKED, TuitionState.WITHDRAWN, gettext_lazy("Only a request that waits is taken back.")
)
APPROVE = arrow("approve", TuitionState.ASKED, TuitionState.APPROVED, DECIDED)
DENY = arrow("deny", TuitionState.ASKED, TuitionState.DENIED, DECIDED)
PAY = arrow("pay", TuitionState.APPROVED, TuitionState.PAID, "Only an approved request is paid, and only once.")
UNDO = arrow("undo", TuitionState.PAID, TuitionState.APPROVED, "No payment of this request is on record.")
TRANSITIONS: tuple[Transition, ...] = (WITHDRAW, APPROVE, DENY, PAY, UNDO)

MEASURE: Final = "tuition"
MOST_DOCUMENTS: Final = 5
MOST: Final = Decimal(100_000)
ONCE: Final = (TuitionState.ASKED, TuitionState.APPROVED, TuitionState.PAID)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker asks for. ``paid_elsewhere``: by other employers in this calendar year, nothing if not known."""

    school: str
    course: str
    area: str
    starts_on: date
    ends_on: date
    amount: Decimal
    paid_elsewhere: Decimal | None
    note: str = ""


@retrying
def ask(
    participant_id: int,
    *,
    terms: Terms,
    documents: Sequence[Upload] = (),
    by: Actor,
    at: datetime,
    reason: str = "",
) -> TuitionRequest:
    """Take a worker's request in, with its documents. The same course is asked for once."""
    participant = Participant.objects.select_related("program__organization").get(pk=participant_id)
    person = _alone(participant.person_id)
    if by.user_id is None or by.user_id != person.user_id:
        raise NotAllowed(_("Each person asks for their own tuition."))
    _taking_part(participant, at)
    _sound(terms, participant)
    _enough_room(0, documents)
    same = TuitionRequest.objects.filter(
        participant__person=person, school=terms.school, course=terms.course, starts_on=terms.starts_on
    )
    if same.filter(state__in=ONCE).exists():
        raise GuardFailed(
            _("You asked for this course already. It stands in your list; documents are added there."), code="twice"
        )
    with or_removed() as written:
        row = TuitionRequest.objects.create(
            participant=participant,
            school=terms.school,
            course=terms.course,
            area=terms.area,
            starts_on=terms.starts_on,
            ends_on=terms.ends_on,
            amount=terms.amount,
            note=terms.note,
            paid_elsewhere=terms.paid_elsewhere,
            asked_at=at,
        )
        for each in documents:
            _keep(row, each, written, by_id=by.user_id, at=at)
        data = {"amount": str(terms.amount), "course": terms.course}
        audit.record("tuitionrequest.ask", row, by=by, at=at, person=person, after=row.state, reason=reason, data=data)
        _tell("tuition.asked", row, person, at=at)
    return row


@retrying
def add_documents(
    request_id: int, *, documents: Sequence[Upload], by: Actor, at: datetime, reason: str = ""
) -> TuitionRequest:
    """Add documents to an own request that is not decided."""
    row = _locked(request_id)
    WITHDRAW.check(row.state)
    sender = _own(row, by)
    if not documents:
        raise GuardFailed(_("Choose at least one document."), code="document", field=FIELD)
    known = set(row.documents.values_list("digest", flat=True))
    new = [each for each in documents if each.digest not in known]
    _enough_room(len(known), new)
    with or_removed() as written:
        for each in new:
            _keep(row, each, written, by_id=sender, at=at)
        data = {"documents": len(new)}
        person = row.participant.person_id
        audit.record("tuitionrequest.document", row, by=by, at=at, person=person, reason=reason, data=data)
    return row


@retrying
def withdraw(request_id: int, *, by: Actor, at: datetime, reason: str = "") -> TuitionRequest:
    """Take an own request back while nobody decided."""
    row = _locked(request_id)
    WITHDRAW.check(row.state)
    _own(row, by)
    audit.step(WITHDRAW, row, by=by, at=at, person=row.participant.person_id, reason=reason)
    messages.cancel(prefix=f"tuition.asked:{row.pk}:", reason="The request was taken back.")
    return row


@retrying
def approve(
    request_id: int, *, amount: Decimal, note: str = "", by: Actor, at: datetime, reason: str = ""
) -> TuitionRequest:
    """Say yes to an amount, the one asked for or less; ``note`` is read by the worker, and needed when it is less."""
    row = _locked(request_id)
    APPROVE.check(row.state)
    _not_own(row, by)
    if amount <= 0 or amount != amount.quantize(CENT) or amount > row.amount:
        raise GuardFailed(
            f"Write an amount from $0.01 to {dollars(row.amount)}, which was asked for.", code="amount", field="amount"
        )
    if amount < row.amount and not note.strip():
        raise GuardFailed("Write why it is less than asked for. The worker reads it.", code="note", field="note")
    return _decide(APPROVE, row, note, by=by, at=at, reason=reason, approved_amount=amount)


@retrying
def deny(request_id: int, *, by: Actor, at: datetime, reason: str) -> TuitionRequest:
    """Say no, with a reason that the worker reads."""
    row = _locked(request_id)
    DENY.check(row.state)
    _not_own(row, by)
    if not reason.strip():
        raise GuardFailed("Write why not. The worker reads it.", code="reason", field="reason")
    return _decide(DENY, row, reason, by=by, at=at, reason=reason)


def _decide(
    step: Transition, row: TuitionRequest, words: str, *, by: Actor, at: datetime, reason: str, **columns: object
) -> TuitionRequest:
    person = row.participant.person
    audit.step(
        step,
        row,
        by=by,
        at=at,
        person=person,
        reason=reason,
        data={"amount": str(columns.get("approved_amount", row.amount))},
        decision=words.strip()[:300],
        decided_by_id=by.user_id,
        decided_at=at,
        **columns,
    )
    messages.cancel(prefix=f"tuition.asked:{row.pk}:", reason="The request is decided.")
    _tell("tuition.decided", row, person, at=at)
    return row


@retrying
def pay(request_id: int, *, paid_on: date, by: Actor, at: datetime, reason: str = "") -> TuitionRequest:
    """Record the day of payment and write down what of it is free of tax in that year.

    The person is locked, so that two payments at once cannot both use the same rest of the year's limit. Both columns
    of the split stay empty while the year's limit is not entered, and for somebody who is not an employee.
    """
    row = _locked(request_id)
    PAY.check(row.state)
    _not_own(row, by)
    participant, amount = row.participant, row.approved_amount or ZERO
    zone = zone_of(participant.program)
    if paid_on > at.astimezone(zone).date():
        raise GuardFailed("Record a payment once it is made, not before.", code="future", field="paid_on")
    asked_on = row.asked_at.astimezone(zone).date()
    if paid_on < asked_on:
        raise GuardFailed(
            f"This was asked for on {day_in_words(asked_on, year=True)}. Write that day or a later one.",
            code="too-early",
            field="paid_on",
        )
    found = year_of(participant, paid_on.year, without=row.pk).split(amount, paid_on)
    employed = is_employed(participant, paid_on)
    free, taxable = (found.excludable, found.taxable) if employed else (None, None)
    data = {"amount": str(amount), "on": paid_on.isoformat(), "taxable": None if taxable is None else str(taxable)}
    audit.step(
        PAY,
        row,
        by=by,
        at=at,
        person=participant.person_id,
        reason=reason,
        data=data,
        paid_on=paid_on,
        excludable=free,
        taxable=taxable,
    )
    _tell("tuition.paid", row, participant.person, at=at)
    return row


@retrying
def undo_payment(request_id: int, *, by: Actor, at: datetime, reason: str) -> TuitionRequest:
    """Take a wrong payment back, with the reason; the request is approved again and its part of the year is free."""
    row = _locked(request_id)
    UNDO.check(row.state)
    _not_own(row, by)
    if not reason.strip():
        raise GuardFailed("Write what was wrong with this payment.", code="reason", field="reason")
    columns: dict[str, object] = {"paid_on": None, "excludable": None, "taxable": None}
    data = {"amount": str(row.approved_amount), "on": row.paid_on.isoformat() if row.paid_on else ""}
    audit.step(UNDO, row, by=by, at=at, person=row.participant.person_id, reason=reason, data=data, **columns)
    if not messages.cancel(prefix=f"tuition.paid:{row.pk}:", reason="The payment was taken back."):
        _tell("tuition.undone", row, row.participant.person, at=at)
    return row


def _tell(kind: str, row: TuitionRequest, person: Person, *, at: datetime) -> None:
    context = {"request": row.pk, "paid_on": row.paid_on.isoformat() if row.paid_on else ""}
    messages.promise(kind, key=f"{kind}:{row.pk}:{at.isoformat()}", to=person, at=at, context=context)


def _keep(row: TuitionRequest, each: Upload, written: list[FieldFile], *, by_id: int, at: datetime) -> None:
    document = TuitionDocument(
        request=row,
        name=each.name,
        media_type=each.media_type,
        size=len(each.content),
        digest=each.digest,
        uploaded_by_id=by_id,
        uploaded_at=at,
    )
    document.file.save(random_name(each), kept(each), save=False)
    written.append(document.file)
    document.save()


def _alone(person_id: int) -> Person:
    """The person, locked: what one person asks for and is paid happens one after the other."""
    return Person.objects.locked(person_id, no_key=True)


def _locked(request_id: int) -> TuitionRequest:
    _alone(TuitionRequest.objects.values_list("participant__person", flat=True).get(pk=request_id))
    rows = TuitionRequest.objects.select_for_update(of=("self",))
    row: TuitionRequest = rows.select_related("participant__person", "participant__program__organization").get(
        pk=request_id
    )
    return row


def _own(row: TuitionRequest, by: Actor) -> int:
    if by.user_id is None or by.user_id != row.participant.person.user_id:
        raise NotAllowed(_("Only the person who asked may do this."))
    return by.user_id


def _not_own(row: TuitionRequest, by: Actor) -> None:
    if by.user_id is None:
        raise NotAllowed("A coordinator decides about tuition, never the product itself.")
    if by.user_id == row.participant.person.user_id:
        raise NotAllowed("This is your own request. Ask another coordinator to decide.")


def _taking_part(participant: Participant, at: datetime) -> None:
    if component_of(participant.program, MEASURE) is None:
        raise GuardFailed(_("%(program)s does not pay tuition.") % {"program": participant.program}, code="no-tuition")
    if participant.left_on is not None and participant.left_on < at.astimezone(zone_of(participant.program)).date():
        raise GuardFailed(
            _("You took part until %(day)s. Call us to come back.")
            % {"day": day_in_words(participant.left_on, year=True)},
            code="left",
        )


def _sound(terms: Terms, participant: Participant) -> None:
    areas = areas_of(participant.program, MEASURE)
    if areas and terms.area not in areas:
        raise GuardFailed(
            _("Choose one of the areas: %(areas)s.") % {"areas": ", ".join(areas)}, code="area", field="area"
        )
    if terms.ends_on < terms.starts_on:
        raise GuardFailed(_("The course ends before it begins. Change one of the days."), code="dates", field="ends_on")
    if not ZERO < terms.amount <= MOST or terms.amount != terms.amount.quantize(CENT):
        raise GuardFailed(
            _("Write an amount up to %(amount)s, such as 1200.50.") % {"amount": dollars(MOST)},
            code="amount",
            field="amount",
        )
    told = terms.paid_elsewhere
    if told is not None and (not ZERO <= told <= MOST or told != told.quantize(CENT)):
        raise GuardFailed(
            _("Write an amount up to %(amount)s, or say that you do not know.") % {"amount": dollars(MOST)},
            code="elsewhere",
            field="elsewhere",
        )


def _enough_room(known: int, documents: Sequence[Upload]) -> None:
    if known + len(documents) > MOST_DOCUMENTS:
        room = MOST_DOCUMENTS - known
        words = _("A request holds %(most)s documents. Choose %(room)s or fewer.")
        if not room:
            words = _("A request holds %(most)s documents, and all of them are there.")
        raise GuardFailed(words % {"most": MOST_DOCUMENTS, "room": room}, code="document", field=FIELD)
