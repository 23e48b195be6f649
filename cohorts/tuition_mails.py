"""Mails of tuition: we have your request, it is decided, it is paid, a payment was taken back."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message
from cohorts.models import TuitionRequest, TuitionState
from cohorts.tuition_years import answers_of, zone_of


def _request(message: Message, *states: TuitionState) -> TuitionRequest:
    rows = TuitionRequest.objects.select_related("participant__program__organization")
    row: TuitionRequest | None = rows.filter(pk=message.context["request"], state__in=states).first()
    paid_on = row.paid_on.isoformat() if row is not None and row.paid_on else ""
    if row is None or (states == (TuitionState.PAID,) and paid_on != message.context["paid_on"]):
        raise NoLongerTrueError("The request is not as it was when this was promised.")
    return row


def _letter(row: TuitionRequest, **context: Any) -> Letter:
    url = f"{settings.SITE_URL}{reverse('tuition:request', args=[row.public_id])}"
    return Letter({"tuition": row, "button_url": url, "button_text": gettext_noop("See your request"), **context})


def _asked(message: Message) -> Letter:
    row = _request(message, TuitionState.ASKED)
    asked_on = row.asked_at.astimezone(zone_of(row.participant.program)).date()
    return _letter(row, answer_by=answers_of(row.participant.program, asked_on).by(asked_on))


def _decided(message: Message) -> Letter:
    row = _request(message, TuitionState.APPROVED, TuitionState.DENIED, TuitionState.PAID)
    return _letter(row, is_denied=row.state == TuitionState.DENIED, is_less=_is_less(row))


def _is_less(row: TuitionRequest) -> bool:
    return row.approved_amount is not None and row.approved_amount < row.amount


def _paid(message: Message) -> Letter:
    return _letter(_request(message, TuitionState.PAID))


def _undone(message: Message) -> Letter:
    return _letter(_request(message, TuitionState.APPROVED))


KINDS: tuple[Kind, ...] = (
    Kind("tuition.asked", "cohorts/tuition_asked", _asked, label="Tuition asked for"),
    Kind("tuition.decided", "cohorts/tuition_decided", _decided, label="Tuition decided"),
    Kind("tuition.paid", "cohorts/tuition_paid", _paid, label="Tuition paid"),
    Kind("tuition.undone", "cohorts/tuition_undone", _undone, label="Tuition payment corrected"),
)
