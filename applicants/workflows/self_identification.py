"""Voluntary answers for equal opportunity: kept under a keyed digest, without an event, and shown to their giver alone.

Every other step leaves an event with the person's name; this one must not, since that would join what is kept apart.
A sheet of paper bears a code instead of a name, which stands for one handing over and leads to nobody without the key.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from applicants.models import ApplicationState, CountedSheet, SelfIdentification
from applicants.models.self_identification import NO_ANSWER, Race, Sex, YesNo
from applicants.workflows.arrows import locked
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, retrying

ALLOWED: Final[dict[str, frozenset[str]]] = {
    "hispanic": frozenset(YesNo.values),
    "sex": frozenset(Sex.values),
    "veteran": frozenset(YesNo.values),
    "disability": frozenset(YesNo.values),
}
Sheet = tuple[int, int]
"""The application, and the number of the sheet among those that were handed over for it, from 1."""
UNCOUNTED: Final = (
    "This code is not known here, or it or that of a later sheet was counted before, or it is not yours to enter, "
    "because you coordinate, screen or hire for its program."
)


@retrying
def answer(application_id: int, *, answers: Mapping[str, Any], on: date, by: Actor) -> None:
    """Keep somebody's answers to a sent application, in place of those before. Only they themselves may.

    Only the month of ``on`` is kept, and only that of the first answer. A question without an answer is kept as such.
    """
    application = locked(application_id)
    if by.user_id is None or application.person.user_id != by.user_id:
        raise NotAllowed(_("These questions are for the applicant alone."))
    if application.state == ApplicationState.DRAFT:
        raise GuardFailed(_("These questions come after the application was sent."), code="not-sent")
    _keep(application_id, answers, on=on)


@retrying
def answer_on_paper(code: str, *, among: Mapping[Sheet, date], answers: Mapping[str, Any], by: Actor) -> None:
    """Keep the answers of one of the sheets ``among``, in place of those before. Each counts once.

    ``among`` says on which day each was handed over: of that day's month the first answers are, whenever somebody
    enters them. One that is found after a later one of the same person is of no use. Every refusal has the same words:
    nobody learns from them whether a code is anybody's, or whether that person answered.
    """
    if by.user_id is None:
        raise NotAllowed("A person enters what a sheet says.")
    plain = "".join(each for each in code.upper() if each.isalnum()).encode()
    codes = {each: sheet_code(*each).replace("-", "").encode() for each in among}
    sheet = next((each for each, known in codes.items() if hmac.compare_digest(known, plain)), None)
    if sheet is not None:
        locked(sheet[0])
    if sheet is None or _is_over(sheet, among):
        raise GuardFailed(UNCOUNTED, code="code", field="code")
    _keep(sheet[0], answers, on=among[sheet])
    CountedSheet.objects.create(digest=_counted(*sheet))


def _is_over(sheet: Sheet, among: Iterable[Sheet]) -> bool:
    """Whether a sheet, or a later one of the same person, was counted."""
    application_id, number = sheet
    later = [_counted(*each) for each in among if each[0] == application_id and each[1] >= number]
    return CountedSheet.objects.filter(pk__in=later).exists()


def _keep(application_id: int, answers: Mapping[str, Any], *, on: date) -> None:
    kept: dict[str, Any] = {name: str(answers.get(name) or "") for name in ALLOWED}
    if any(value and value not in ALLOWED[name] for name, value in kept.items()):
        raise GuardFailed(_("Choose one of these answers."), code="answer")
    races = sorted(set(answers.get("races") or ()))
    if not set(races) <= set(Race.values):
        raise GuardFailed(_("Choose one of these answers."), code="answer", field="races")
    kept["races"] = [NO_ANSWER] if NO_ANSWER in races else races
    SelfIdentification.objects.update_or_create(
        reference=reference(application_id), defaults=kept, create_defaults={**kept, "month": on.replace(day=1)}
    )


def sheet_code(application_id: int, number: int) -> str:
    """Return the code on a sheet of an application, by its number: nobody learns from it whose that is."""
    letters = base64.b32encode(_keyed(f"sheet:{application_id}:{number}")).decode()[:8]
    return f"{letters[:4]}-{letters[4:]}"


def given(application_id: int) -> dict[str, Any]:
    """Return the answers to an application as its own page shows them, empty when there are none."""
    columns = (*ALLOWED, "races")
    return SelfIdentification.objects.filter(pk=reference(application_id)).values(*columns).first() or {}


def reference(application_id: int) -> str:
    """Return the name under which the answers to an application are kept."""
    return _keyed(f"application:{application_id}").hex()


def _counted(application_id: int, number: int) -> str:
    return _keyed(f"counted:{application_id}:{number}").hex()


def _keyed(message: str) -> bytes:
    return hmac.new(settings.SELF_IDENTIFICATION_KEY, message.encode(), hashlib.sha256).digest()
