"""What events repeat of free words is destroyed with those words; kind, actor, moment and step of an event stay.

A reason from a closed list stays too. The rest of what an event says of a person goes when nothing of them is kept any
more, as their mails do. Events are written once, as the database holds; here is the one step before which it lets go.
"""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final

import pgtrigger
from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.models import (
    Application,
    BackgroundCheck,
    Lead,
    Offer,
    OfferState,
    RevokeReason,
    ScreeningResult,
    WithdrawReason,
)
from applicants.records.parts import paths
from applicants.records.retention import all_over, longest_kept, nothing_goes_on
from applicants.rules.decisions import HOLD_REASONS, OFFER_REASONS
from applicants.rules.fixed_reasons import FIXED
from applicants.rules.requirements import Reason
from applicants.workflows.offers import DECLINE_REASONS, ON_THE_PHONE
from applicants.workflows.standby import CLAIM_ENDED
from applicants.workflows.written_words import LISTED, replaced
from apprenticeships import audit
from apprenticeships.models import Event, Person
from apprenticeships.rules.dates import add_months, utc_day
from apprenticeships.workflow import Actor, Transition, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Seat

TRANSITIONS: tuple[Transition, ...] = ()
BY: Final = Actor.system("retention")
CODES: Final = tuple(
    map(str, (
        *FIXED, *WithdrawReason.values, *(each.label for each in RevokeReason), *HOLD_REASONS.values(),
        *OFFER_REASONS.values(), *DECLINE_REASONS.values(),
        *(f"{ON_THE_PHONE}: {words}" for words in DECLINE_REASONS.values()),
        *(CLAIM_ENDED.format(state=each.label.lower()) for each in OfferState),
    ))
)  # fmt: skip
"""Reasons that nobody wrote: they were chosen from a list, or the product gave them."""
VERDICTS: Final = "^({one})(, ({one}))*$".format(one="|".join(Reason))
"""The reasons of the verdicts that ended an application."""
OF_CHECKS: Final = "check_row__application"


def forget(events: QuerySet[Event]) -> int:
    """Destroy the free words of these events; how many said some. The caller knows that their time is over."""
    due, words = replaced(events.order_by(), "reason", LISTED, stay=CODES)
    with pgtrigger.ignore("apprenticeships.Event:written_once"):
        return due.exclude(reason__regex=VERDICTS).update(**words)


def of_application(application: Application) -> QuerySet[Event]:
    """Events about an application, its parts and its seats; but not about a check of which a report is kept longer."""
    kept = BackgroundCheck.objects.with_a_report().filter(application=application).values("pk")
    found = []
    for model, path in paths().items():
        rows = model.objects.filter(**{path: application.pk})
        if model is BackgroundCheck:
            rows = rows.exclude(pk__in=kept)
        elif path == OF_CHECKS:
            rows = rows.exclude(check_row__in=kept)
        found.append(_about(model._meta.label_lower, rows))
    seats = Offer.objects.filter(application=application).values("seat")
    own = Q(subject_type=Seat._meta.label_lower, subject_id__in=seats, person=application.person_id)
    return Event.objects.filter(reduce(or_, found) | own)


def of_check(check: BackgroundCheck) -> QuerySet[Event]:
    """Events about a check and its papers."""
    parts = [model for model, path in paths().items() if path == OF_CHECKS]
    found = [_about(model._meta.label_lower, model.objects.filter(check_row=check)) for model in parts]
    own = Q(subject_type=BackgroundCheck._meta.label_lower, subject_id=check.pk)
    return Event.objects.filter(reduce(or_, found, own))


def destroy_due(*, at: datetime) -> int:
    """Destroy what was said about everybody of whom nothing is kept any more. A chore, safe to run twice. How many."""
    months = longest_kept(at)
    said = [Exists(rows) for rows in _said(OuterRef("pk"), months, at=at)]
    people = Person.objects.filter(nothing_goes_on(at)).filter(reduce(or_, map(Q, said))).order_by("pk")
    return each_on_its_own(people.values_list("pk", flat=True), destroy, by=BY, at=at, months=months)


@retrying
def destroy(person_id: int, *, by: Actor, at: datetime, months: int, reason: str = "") -> int:
    """Destroy what was said about one person so long ago, if nothing of them is kept. How many rows said something."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if not all_over(person, months, at=at):
        return 0
    events, results, leads = _said(person.pk, months, at=at)
    gone = forget(events)
    gone += results.update(**replaced(results, "void_reason", stay=CODES)[1])
    gone += leads.update(note="")
    if gone:
        audit.record("person.destroy_words", person, by=by, at=at, person=person, reason=reason, data={"rows": gone})
    return gone


def _said(
    person: object, months: int, *, at: datetime
) -> tuple[QuerySet[Event], QuerySet[ScreeningResult], QuerySet[Lead]]:
    """Events, results that do not count any more and notes of a person, which say something in free words."""
    before, own = add_months(utc_day(at), -months), {"person": person}
    events, _ = replaced(Event.objects.filter(**own, at__date__lt=before).order_by(), "reason", LISTED, stay=CODES)
    results = ScreeningResult.objects.filter(**own, voided_at__date__lt=before)
    return (
        events.exclude(reason__regex=VERDICTS),
        replaced(results, "void_reason", stay=CODES)[0],
        Lead.objects.filter(**own, created_at__date__lt=before).exclude(note=""),
    )


def _about(label: str, rows: QuerySet[Any]) -> Q:
    return Q(subject_type=label, subject_id__in=rows.values("pk"))
