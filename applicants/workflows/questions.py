"""We ask for more: some sections open again, each with its reason, and close with the answer."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, ApplicationState, Section
from applicants.records import check_holds
from applicants.records.deadlines import answer_due, local_day
from applicants.records.signed_names import signature_refusal
from applicants.records.unanswered import last_day
from applicants.rules.sections import BY_SLUG
from applicants.workflows import applications, proofs, screening, sendings
from applicants.workflows.applications import sections_of
from applicants.workflows.arrows import ANSWER, REQUEST, locked
from apprenticeships import audit, messages
from apprenticeships.errors import GuardFailed
from apprenticeships.rules.dates import utc_day
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

MOST_SIGNS: Final = 500


@retrying
def request_information(
    application_id: int,
    *,
    sections: Iterable[str],
    note: str = "",
    reasons: Mapping[str, str] | None = None,
    due: date,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Application:
    """Open some sections again and ask for what is missing, by a day. Until the answer it is the applicant's turn.

    ``reasons`` says by section what is missing there; ``note`` is for all of them. One of the two has to be said of
    each section.
    """
    application = locked(application_id)
    REQUEST.check(application.state)
    known = {spec.slug for spec in sections_of(application.version)} - {"attestation"}
    wanted = set(sections)
    if not wanted or not wanted <= known:
        raise GuardFailed("Choose the sections that the applicant has to change.", code="sections", field="sections")
    said = {slug: str((reasons or {}).get(slug, "")).strip()[:MOST_SIGNS] for slug in wanted}
    if not note.strip() and not all(said.values()):
        raise GuardFailed("Write what is missing; the applicant reads it.", code="note", field="note")
    if due <= local_day(application.version.program, at):
        raise GuardFailed("Give at least until tomorrow.", code="due", field="due")
    for slug in sorted(wanted):
        opened = {"reopened": True, "is_complete": False, "request_note": said[slug]}
        Section.objects.update_or_create(
            application=application, slug=slug, defaults=opened, create_defaults={**opened, "saved_at": at}
        )
    data = {"sections": sorted(wanted)}
    audit.step(
        REQUEST, application, by=by, at=at, person=application.person, reason=reason, data=data,
        request_note=(note.strip() or _in_short(said))[:MOST_SIGNS], request_due=due, answer_due=None,
    )  # fmt: skip
    screening.tell("application.needs_information", application, at=at, occurrence=due.isoformat())
    return application


@retrying
def answer_request(application_id: int, *, signed: str = "", by: Actor, at: datetime, reason: str = "") -> Application:
    """Send what was asked for. The sections close again, and our clock starts anew.

    Whoever answers on their own page signs the changes anew: ``signed`` is the name that they typed.
    """
    application = locked(application_id)
    ANSWER.check(application.state)
    open_ones = application.sections.filter(reopened=True)
    gaps = [_(BY_SLUG[slug].title) for slug in open_ones.filter(is_complete=False).values_list("slug", flat=True)]
    if gaps:
        raise GuardFailed(
            _("Still to do before you can send it: %(names)s.") % {"names": ", ".join(gaps)}, code="incomplete"
        )
    if by.user_id is not None and by.user_id == application.person.user_id:
        _sign(application, signed, at=at)
    due = answer_due(application.version, on=local_day(application.version.program, at))
    sent = sendings.keep(application, sections_of(application.version), at=at)
    changed = sorted({change["section"] for change in sent.changes})
    audit.step(
        ANSWER, application, by=by, at=at, person=application.person, reason=reason,
        data={"sending": sent.number, "changed": changed, "signed": signed.strip()},
        request_note="", request_due=None, answer_due=due,
    )  # fmt: skip
    open_ones.update(reopened=False, request_note="")
    messages.cancel(prefix=f"application.request_reminder:{application.pk}:", reason="The answer came.")
    screening.tell("application.answered", application, at=at, occurrence=due.isoformat())
    proofs.weigh_work(application, by=Actor.system("screening"), at=at, anew=True)
    return screening.recompute(application.pk, by=Actor.system("screening"), at=at)


def _sign(application: Application, name: str, *, at: datetime) -> None:
    """Put the name under what was changed: it stands in what is sent now, beside what was signed before."""
    if not name.strip():
        raise GuardFailed(_("Write your full name."), code="signature", field="name")
    if refusal := signature_refusal(application, name):
        raise GuardFailed(refusal, code="signature", field="name")
    answers = {"agrees": True, "name": name.strip()}
    Section.objects.update_or_create(
        application=application, slug="attestation", defaults={"answers": answers, "is_complete": True, "saved_at": at}
    )


def expire_unanswered(*, at: datetime) -> int:
    """End applications whose question stayed unanswered long after its day, as a mail said. A chore. How many.

    Not while a background report is unsettled: an end by the clock would go around its letter as any other no.
    """
    rows = Application.objects.filter(state=ApplicationState.NEEDS_INFORMATION, request_due__lt=utc_day(at))
    rows = rows.exclude(check_holds.is_unsettled()).order_by("request_due", "pk")
    versions = list(rows.order_by("version").values_list("version", flat=True).distinct())
    # each on its own: where a program ends nothing, its people keep those of no other waiting
    return sum(
        each_on_its_own(rows.filter(version=version).values_list("pk", flat=True), _expire, at=at)
        for version in versions
    )


@retrying
def _expire(application_id: int, *, at: datetime) -> bool:
    application = locked(application_id)
    last = last_day(application) if application.state == ApplicationState.NEEDS_INFORMATION else None
    if last is None or last >= local_day(application.version.program, at) or check_holds.unsettled(application):
        return False
    applications.expire(application_id, by=Actor.system("questions"), at=at, reason="Our question stayed unanswered.")
    return True


def _in_short(said: Mapping[str, str]) -> str:
    """The reasons of all sections as one note, in the order of the form."""
    return " ".join(f"{spec.title}: {said[slug]}" for slug, spec in BY_SLUG.items() if slug in said)
