"""The next step of somebody who has to choose a time: which date comes next, or that none is set yet."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.portal.lines import NextStep, moment
from applicants.records.evidence import Judged
from applicants.records.sittings import ahead
from applicants.rules.requirements import Kind


def choose_a_time(application: Application, each: Judged, title: str, words: str, *, at: datetime) -> NextStep:
    """Return the card of the next step: to choose, or to wait for a date that fits."""
    kind = each.rule.kind.value
    found = ahead(application, [each], kind, at=at).first()
    url = reverse("portal:times", args=[application.public_id, kind.replace("_", "-")])
    if found is None and kind != Kind.INFO_SESSION.value:
        title = _("No time is set yet for the %(name)s") % {"name": each.rule.name}
        return NextStep("us", _("Our turn"), title, _("We write to you as soon as you can choose one."))
    if found is not None:
        when = moment(found.starts_at, found.zone)
        words = f"{words} {_('The next one: %(when)s, %(place)s.') % {'when': when, 'place': found.place}}".strip()
    return NextStep("you", _("Your turn"), title, words, url=url, action=_("Choose a time"))
