"""The one reminder of an interest: its key, and the signed address at which somebody stops such mails."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from applicants.models import Lead
from apprenticeships.rules.dates import utc_day

SALT: Final = "lead"


def stop_link(lead: Lead) -> str:
    """Return the whole address that stands in a reminder."""
    token = signing.dumps(lead.pk, salt=SALT)
    return f"{settings.SITE_URL}{reverse('join:stop', args=[lead.program.slug, token])}"


def lead_of(token: str) -> Lead | None:
    """Return whose address this is, or nobody when we never gave it out."""
    try:
        pk = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Lead.objects.select_related("program", "person").filter(pk=pk).first()


def reminder_key(row: Lead) -> str:
    """Return the key of the one reminder that a lead gets each time that somebody says it."""
    again = "" if row.renewed_at is None else f":{utc_day(row.renewed_at).isoformat()}"
    return f"lead.reminder:{row.pk}{again}"
