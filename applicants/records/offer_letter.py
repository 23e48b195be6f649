"""The words of a conditional-offer letter in each language, and the letter on paper."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from applicants.models import Offer, OfferLetter
from applicants.records.conditions_ahead import gates_of, titles_after
from applicants.records.deadlines import ready_day
from applicants.records.paper import letter
from apprenticeships.templatetags.look import longdate

LANGUAGES: Final = tuple(code for code, _name in settings.LANGUAGES)

Parts = list[tuple[str, str]]


def words_of(offer: Offer, facts: Mapping[str, Any], *, at: datetime) -> Parts:
    """Return headings and words in the active language. ``facts`` are those of the offer in the same language."""
    on = at.astimezone(ZoneInfo(offer.opening.department.site.zone)).date()
    said_yes = _("You said yes to this place on %(day)s. This letter says what it is, and what has to be done first.")
    return [
        ("", said_yes % {"day": longdate(on, "year")}),
        (_("Your place"), _place(offer, facts)),
        (_("Your dates"), _dates(offer, on)),
        (_("What we still look at"), _conditions(offer)),
        (
            _("If something comes up"),
            _(
                "We decide nothing because of a report before you have a copy of it and time to answer. If you need "
                "more time, or help with something on the list, call us early."
            ),
        ),
        (_("If you change your mind"), _("You may give the place back at any time. Tell us, so that it goes on.")),
    ]


def _place(offer: Offer, facts: Mapping[str, Any]) -> str:
    site = offer.opening.department.site
    found = []
    if facts["hired_as"] and not facts["matched"]:
        words = _("You start as %(hired_as)s and train as %(position)s in %(department)s.")
    elif facts["matched"]:
        words = _("You work as %(position)s in %(department)s.")
    else:
        words = _("You train as %(position)s in %(department)s.")
    named = {
        "hired_as": facts["hired_as"],
        "position": facts["position_inside"],
        "department": facts["department"],
    }
    found.append(words % named)
    if address := ", ".join(part for part in (site.street, site.city, site.state) if part):
        found.append(_("Where: %(address)s.") % {"address": address})
    if facts["pay"]:
        found.append(_("The pay is %(pay)s an hour.") % {"pay": facts["pay"]})
    return "\n".join(found)


def _dates(offer: Offer, on: date) -> str:
    cohort = offer.opening.cohort
    return _("Your first day is %(first)s. Everything on the list below has to be done by %(ready)s.") % {
        "first": longdate(cohort.starts_on, "year"),
        "ready": longdate(ready_day(offer, on=on), "year"),
    }


def _conditions(offer: Offer) -> str:
    listed = [*titles_after(offer), *gates_of(offer.application)]
    if not listed:
        return _("Nothing. The place is yours on your first day.")
    first = _("The place is yours when all of this is done. We look at it now, after your yes, and at nothing else:")
    return "\n".join([first, *(f"• {each}" for each in listed)])


def as_pdf(row: OfferLetter, language: str) -> bytes:
    """Return the letter on paper in one of its languages."""
    offer = row.offer
    with translation.override(language):
        return letter(
            row.content[language],
            of=offer.application.version.program.organization.name,
            to=offer.application.person.name,
            on=row.issued_at.astimezone(ZoneInfo(offer.opening.department.site.zone)).date(),
            title=_("Your conditional offer"),
            signed=offer.made_by.get_full_name(),
            foot=f"SHA-256 {row.digest}",
            under=signature_words(row),
        )


def signature_words(row: OfferLetter) -> str:
    """Say who signed a letter, when and under which words; that nobody did yet where nobody did."""
    if not hasattr(row, "signature"):
        return _("Not signed yet.")
    zone = ZoneInfo(row.offer.opening.department.site.zone)
    found = row.signature
    signed = f"{found.signed_at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
    who = _("Signed on %(when)s by %(name)s.") % {"name": found.name, "when": signed}
    return "\n".join((who, found.consent, f"SHA-256 {found.digest}"))
