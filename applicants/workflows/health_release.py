"""The release of a drug screen's result: where our own clinic takes the sample, its copy is a health record.

HR may learn it only when the person signed that the clinic may tell it (45 CFR 164.508). That is taken back until the
result is written down here; HR's copy is a confidential record apart.
"""

from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, HealthRelease
from applicants.rules import drug as rules
from applicants.workflows import drug
from applicants.workflows.arrows import locked
from applicants.workflows.screening import recompute
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
MAY_GO_BACK: Final = frozenset(drug.Status) - frozenset(drug.REPORTS)


@retrying
def sign(application_id: int, *, signed_name: str, by: Actor, at: datetime, reason: str = "") -> HealthRelease:
    """Keep the applicant's release: the name as typed, the time, the words and their hash. Twice changes nothing."""
    application = locked(application_id)
    return _keep(application, drug.on_their_page(application, signed_name, by=by), by=by, at=at, reason=reason)


@retrying
def sign_on_paper(application_id: int, *, signed_on: date, by: Actor, at: datetime, reason: str = "") -> HealthRelease:
    """Say that somebody without a page of their own signed the release on paper, and that one saw it."""
    application = locked(application_id)
    return _keep(application, drug.on_paper(application, signed_on, by=by, at=at), by=by, at=at, reason=reason)


def release_of(application: Application) -> HealthRelease | None:
    """Return the release in force: signed, and not taken back."""
    return HealthRelease.objects.filter(application=application, withdrawn_at__isnull=True).first()


@retrying
def withdraw(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Take the release back, until the result is written down. Twice changes nothing."""
    application = locked(application_id)
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Only the applicant takes this back, on their own page."))
    screen, known = drug.screen_of(application, at=at), release_of(application)
    if known is None:
        return
    if screen.status not in MAY_GO_BACK:
        raise GuardFailed(
            _("We know the result already, so this cannot be taken back here. Call us: we tell you what is possible."),
            code="used",
        )
    known.withdrawn_at = at
    known.save(update_fields=["withdrawn_at"])
    _stands(screen, None, by=by, at=at)
    audit.record("healthrelease.withdraw", known, by=by, at=at, person=application.person, reason=reason)
    recompute(application.pk, by=by, at=at)


def _keep(
    application: Application, fields: dict[str, object], *, by: Actor, at: datetime, reason: str
) -> HealthRelease:
    screen, known = drug.screen_of(application, at=at), release_of(application)
    if known is not None:
        return known
    if not drug.own_clinic_collects(application, at=at):
        raise GuardFailed(_("No release is needed: another lab takes the sample."), code="not-asked")
    if not screen.agreed:
        raise GuardFailed(_("Sign that you agree to the drug screen first. This comes after it."), code="consent")
    text = "\n".join(rules.release_text(application.version.program.organization.name))
    row = HealthRelease.objects.create(
        application=application, signed_at=at, text_version=rules.RELEASE_VERSION, text=text,
        digest=sha256(text.encode()).hexdigest(), **fields,
    )  # fmt: skip
    _stands(screen, at, by=by, at=at)
    data = {"version": row.text_version, "digest": row.digest}
    audit.record("healthrelease.sign", row, by=by, at=at, person=application.person, reason=reason, data=data)
    recompute(application.pk, by=by, at=at)
    return row


def _stands(screen: drug.Screen, released_at: datetime | None, *, by: Actor, at: datetime) -> None:
    """Write down that the release is signed or is not, and leave the screen where and since when it stands."""
    if screen.row is not None:
        drug.write(screen, screen.status, screen.row.status_on, by=by, at=at, released_at=released_at)
