"""What somebody has to know of a program before they say yes: days, hours, pay, and the place once it is offered."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, Offer, OfferState
from apprenticeships.rules.dates import DAY
from apprenticeships.rules.words import day_in_words, minutes_in_words
from cohorts.models import Cohort, start_rate

SATURDAY: Final = 5
TOLD: Final = (OfferState.VERBAL, OfferState.CONFIRMED)


def last_day_of(cohort: Cohort) -> date:
    """Return the last weekday of a class; its weeks end before ``ends_on``."""
    day = cohort.ends_on - DAY
    while day.weekday() >= SATURDAY and day > cohort.starts_on:
        day -= DAY
    return max(day, cohort.starts_on)


def facts_of(application: Application) -> list[tuple[str, str]]:
    """What a guardian has to know of a program: days, hours, pay, and the place once it is offered."""
    cohort, version = application.cohort, application.version
    offer = (
        Offer.objects.filter(application=application, state__in=TOLD)
        .select_related("opening__department__site", "opening__track")
        .order_by("-pk")
        .first()
    )
    track = offer.opening.track if offer else application.track
    pays = offer.opening.pays if offer else start_rate(track) if track else None
    phase = version.phases.order_by("position").first()
    weekly = offer.opening.weekly_minutes if offer else None
    if weekly is None and phase is not None:
        weekly = phase.class_minutes + phase.clinic_minutes
    site = offer.opening.department.site if offer else None
    address = ", ".join(part for part in (site.street, site.city) if part) if site else ""
    rows = [
        (_("From"), day_in_words(cohort.starts_on, year=True)),
        (_("To"), day_in_words(last_day_of(cohort), year=True)),
        (_("Hours"), _("Up to %(duration)s a week") % {"duration": minutes_in_words(weekly)} if weekly else ""),
        (_("Pay"), _("$%(rate)s an hour") % {"rate": f"{pays:,.2f}"} if pays else ""),
        (
            _("Where"),
            " ".join(filter(None, [f"{offer.opening.department}", address and f"({address})"])) if offer else "",
        ),
    ]
    return [(label, value) for label, value in rows if value]
