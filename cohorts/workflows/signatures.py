"""Signing a report: employer and union, each once, each by another person, bound to the figures that were shown."""

from datetime import datetime
from typing import Final

from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Organization, User
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Party, Report, ReportState, Signature
from cohorts.reporting import promises
from cohorts.reporting.parties import signing_for
from cohorts.reporting.reading import is_whole

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST_DISSENT: Final = 4000


@retrying
def sign(
    report_id: int, *, name: str, digest: str, by: Actor, at: datetime, dissent: str = "", reason: str = ""
) -> Signature:
    """Sign the version in force for the party of the user's organization.

    ``name`` is typed and must be the user's own; ``digest`` is that of the figures on the page.
    """
    if by.user_id is None:
        raise NotAllowed("Only a person signs.")
    rows = Report.objects.select_for_update(of=("self",)).select_related("grant__program__organization")
    report = rows.get(pk=report_id)
    if report.state != ReportState.SUBMITTED:
        raise TransitionRefused("A later version replaced this one. Read and sign that one.")
    if digest != report.digest or not is_whole(report):
        raise Conflict("The figures on your page are not those of the report. Load the page again.")
    user = User.objects.get(pk=by.user_id)
    party, organization = _for_whom(report, user)
    if not user.name.strip():
        raise GuardFailed("We do not know your name yet. Ask the coordinator to enter it, then sign.", code="no-name")
    if _plain(name) != _plain(user.name):
        raise GuardFailed(f"Type your name as we know it: {user.name}.", code="name", field="name")
    if len(dissent) > LONGEST_DISSENT:
        raise GuardFailed(f"Write at most {LONGEST_DISSENT:,} letters.", code="long", field="dissent")
    with or_conflict(signature_one_per_party="Somebody signed for your side already."):
        row = Signature.objects.create(
            report=report,
            party=party,
            organization=organization,
            user=user,
            name=" ".join(name.split()),
            digest=report.digest,
            dissent=dissent.strip(),
            signed_at=at,
        )
    data = {"party": party.value, "organization": organization.name, "dissent": bool(row.dissent)}
    audit.record("report.sign", report, by=by, at=at, reason=reason, data=data)
    for key in promises.asked_of(report, [party]):
        messages.cancel(prefix=key, reason="Somebody signed for this side.")
    return row


def _for_whom(report: Report, user: User) -> tuple[Party, Organization]:
    """The party whose place is free; nobody signs on both sides."""
    own = signing_for(user.pk, report.grant)
    if not own:
        raise NotAllowed("Only partners of a union or an employer in this program sign its reports.")
    signed = {row.party: row.user_id for row in report.signatures.all()}
    free = [each for each in own if each[0] not in signed]
    if not free:
        raise Conflict("Somebody signed for your side already.")
    if user.pk in signed.values():
        raise NotAllowed("You signed for the other side. Another person has to sign for this one.")
    return free[0]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
