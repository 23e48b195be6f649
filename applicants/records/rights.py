"""The notice of rights that holds for an organization now, and what an applicant got."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from applicants.models import OPEN_STATES, Application, ApplicationState, RightsNotice
from applicants.records.training import GOING_ON, has_place
from applicants.rules.rights import first_text
from apprenticeships.models import Organization, Parameter


@dataclass(frozen=True, slots=True)
class Text:
    """A notice as a page shows it: its words in the reader's language, and whom to reach."""

    words: str
    lead_name: str
    lead_email: str = ""
    lead_phone: str = ""
    version: int | None = None
    since: datetime | None = None


def current(organization_id: int) -> RightsNotice | None:
    """Return the newest version of an organization's notice."""
    return RightsNotice.objects.filter(organization=organization_id).order_by("-version").first()


def text_of(organization: Organization, notice: RightsNotice | None, *, language: str, on: date) -> Text:
    """Return what a page shows; before anybody wrote a notice, our first words with the organization's contact."""
    spanish = language == "es"
    if notice is None:
        words = first_text(complaint_days(on), spanish=spanish)
        return Text(words, organization.contact_name or organization.name, lead_phone=organization.contact_phone)
    words = notice.text_es if spanish and notice.text_es else notice.text
    return Text(words, notice.lead_name, notice.lead_email, notice.lead_phone, notice.version, notice.published_at)


def complaint_days(on: date) -> int:
    """Return how many days after what happened somebody may complain."""
    days: int = Parameter.objects.value("complaint_days", version=None, on=on)
    return days


def without_notice(*, on: date) -> QuerySet[Application]:
    """Return the applications that were sent and got no notice: the open ones, and those of apprentices.

    Who left or graduated is no apprentice any more; who has a place and waits for the first day is one.
    """
    training = Q(has_place(*GOING_ON), state=ApplicationState.ENROLLED, cohort__ends_on__gte=on)
    rows = Application.objects.filter(submitted_at__isnull=False, rights_notice__isnull=True)
    return rows.filter(Q(state__in=OPEN_STATES) | training)
