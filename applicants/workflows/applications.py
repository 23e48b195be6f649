"""An application from its first line to "with us", and the ways in which it ends."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from applicants.models import OPEN_STATES, AccessCode, Application, ApplicationState, EndReason, Section, WithdrawReason
from applicants.records import check_holds, entry
from applicants.records.deadlines import answer_due, local_day
from applicants.records.drafts import Basis, shared_mark
from applicants.rules.seat_words import Told
from applicants.rules.sections import SectionSpec, sections_for
from applicants.rules.sensitive_words import refusal_of
from applicants.workflows import answers as writing
from applicants.workflows import approvals, documents, guardians, offers, reapplying, rights, screening, sendings
from applicants.workflows.arrows import (
    EXPIRE,
    FIND_INELIGIBLE,
    NOT_SELECT,
    SUBMIT,
    WITHDRAW,
    ending,
    locked,
)
from applicants.workflows.chairs_back import free_chairs
from apprenticeships import audit, messages
from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import (
    Person,
    PersonIdentity,
    Program,
    ProgramVersion,
    RequirementKind,
    StepKind,
    Track,
    VersionState,
)
from apprenticeships.refusals import or_conflict
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own
from cohorts.models import Cohort

IDLE = timedelta(days=180)
TWICE = {
    "application_one_open_per_cohort": gettext_lazy(
        "You have an open application for this class already. Your page shows it."
    ),
}


def intended_cohort(program: Program, *, at: datetime) -> Cohort | None:
    """Return the class that an application of this moment aims at: the first whose last day to apply is not over."""
    return Cohort.objects.open_for(program, on=local_day(program, at)).first()


def published_version(program: Program) -> ProgramVersion:
    """Return the version in force, or refuse: a program without one takes no applications."""
    version = program.versions.filter(state=VersionState.PUBLISHED).first()
    if version is None:
        raise GuardFailed(
            _("This program takes no applications now. Say that you are interested, and we write to you.")
        )
    return version


@retrying
def start(
    *,
    person: Person,
    program: Program,
    cohort: Cohort | None = None,
    track: Track | None = None,
    code: AccessCode | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Application:
    """Begin an application for the class that the monthly cut-off decides, a later one, or the one that a code opens.

    Who has an open application for the program gets that one back. What a former application held is taken over.
    """
    Person.objects.locked(person.pk)
    known = Application.objects.filter(person=person, version__program=program, state__in=OPEN_STATES)
    if (row := known.order_by("pk").first()) is not None:
        return row
    version = published_version(program)
    aim = code.cohort if code else _aim(cohort, program, at)
    if aim is None:
        raise GuardFailed(
            _("No class takes applications now. Say that you are interested, and we write to you."), code="no-class"
        )
    with or_conflict(**TWICE):
        application = Application.objects.create(
            person=person, version=version, track=track, cohort=aim, access_code=code, started_at=at
        )
    audit.record(
        "application.start", application, by=by, at=at, person=person, after=ApplicationState.DRAFT, reason=reason,
        data={"program": program.name},
    )  # fmt: skip
    reapplying.take_over(application, at=at)
    return application


@retrying
def save_section(
    application_id: int,
    *,
    slug: str,
    answers: Mapping[str, Any],
    complete: bool,
    basis: Basis | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Section:
    """Keep what was written in one section, whole or in part. ``complete`` says that nothing in it is missing.

    ``basis`` is what the answers were merged into: when somebody saved in the meantime, a Conflict asks to merge anew.
    """
    application = locked(application_id)
    if slug not in {spec.slug for spec in sections_of(application.version)}:
        raise GuardFailed(_("This application has no such section. Go back to the list of sections."), code="section")
    section = Section.objects.filter(application=application, slug=slug).first()
    if not is_open(application, section):
        raise GuardFailed(_("This application was sent already, so its answers stay as they are."), code="closed")
    if section is None:
        section = Section(application=application, slug=slug)
    if basis is not None:
        _still_the_basis(application, section, basis)
        section.sources, section.clashes = dict(basis.sources), dict(basis.clashes)
    with or_conflict(**TWICE):
        section.answers = writing.write(application, slug, answers, section.answers, by=by, at=at)
    finished = complete and not section.is_complete and not section.clashes
    section.is_complete, section.saved_at = complete and not section.clashes, at
    section.version, section.to_confirm = section.version + 1, False
    section.save()
    if finished:
        data = {"section": slug}
        audit.record("application.section", application, by=by, at=at, person=application.person, data=data)
    return section


def _still_the_basis(application: Application, section: Section, basis: Basis) -> None:
    """Lock what several applications share, and refuse when it is not as it was read."""
    application.person = Person.objects.locked(application.person_id)
    if (section.version, shared_mark(application, section.slug)) != (basis.version, basis.shared):
        raise Conflict(_("Somebody saved this section a moment ago. Save it once more."), code="newer")


def is_open(application: Application, section: Section | None) -> bool:
    """Tell whether the answers of a section may be changed now."""
    if application.state == ApplicationState.DRAFT:
        return True
    return application.state == ApplicationState.NEEDS_INFORMATION and section is not None and section.reopened


@retrying
def submit(application_id: int, *, key: UUID, by: Actor, at: datetime, reason: str = "") -> Application:
    """Send an application. The same ``key`` sends it once, however often it comes.

    The cut-off decides the class again at this moment, the version is frozen, and the screening begins.
    """
    application = locked(application_id)
    if application.submit_key == key:
        return application
    SUBMIT.check(application.state)
    gaps = missing(application)
    if gaps:
        names = ", ".join(_(spec.title) for spec in gaps)
        raise GuardFailed(_("Still to do before you can send it: %(names)s.") % {"names": names}, code="incomplete")
    _all_confirmed(application)
    _old_enough_to_ask(application, at)
    version = published_version(application.version.program)
    cohort = cohort_to_send(application, at=at)
    due = answer_due(version, on=local_day(version.program, at))
    track = version.tracks.filter(slug=application.track.slug).first() if application.track else None
    with or_conflict(**TWICE):
        audit.step(
            SUBMIT,
            application,
            by=by,
            at=at,
            person=application.person,
            reason=reason,
            data={"cohort": cohort.starts_on.isoformat(), "moved": cohort.pk != application.cohort_id},
            cohort=cohort,
            version=version,
            track=track,
            submitted_at=at,
            submit_key=key,
            answer_due=due,
        )
    messages.cancel(prefix=f"application.draft:{application.pk}:", reason="The application was sent.")
    sendings.keep(application, sections_of(version), at=at)
    rights.send(application.pk, by=Actor.system("notice of rights"), at=at)
    screening.open_steps(application, at)
    documents.hand_in(application, by=by, at=at)
    judged = screening.recompute(application.pk, by=Actor.system("screening"), at=at)
    guardians.ask_for(judged, at=at)
    approvals.ask_for(judged.pk, by=Actor.system("screening"), at=at)
    if judged.state == ApplicationState.SUBMITTED:
        screening.tell_received(judged, at=at)
    return judged


@retrying
def withdraw(
    application_id: int, *, reason_code: str, note: str = "", by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Stop, for a reason out of the list. What was passed stays valid; coming back later is easy.

    A question that was open stays on record with its day: whoever takes the withdrawal back finds it again.
    """
    application = locked(application_id)
    WITHDRAW.check(application.state)
    if reason_code not in WithdrawReason.values:
        raise GuardFailed(_("Choose the reason that is closest."), code="reason", field="reason_code")
    was_sent = application.state != ApplicationState.DRAFT
    chairs = _stop(application, by=by, at=at, told=Told.WITHDREW, why="The candidate withdrew.")
    audit.step(
        WITHDRAW, application, by=by, at=at, person=application.person, reason=reason or reason_code,
        withdraw_reason=reason_code, withdraw_note=note.strip()[:500], ended_at=at, answer_due=None,
    )  # fmt: skip
    if was_sent or chairs:
        screening.tell("application.withdrawn", application, at=at, occurrence=at.isoformat(timespec="seconds"))
    return application


@retrying
def not_select(
    application_id: int,
    *,
    reason_code: str,
    sentence: str,
    retry_from: date | None = None,
    goes_on_elsewhere: bool = False,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Application:
    """Say no this time: a reason of the list and a sentence, which the applicant reads, and from when to try again.

    Not while a background report is unsettled, unless they go on in another application: then nothing is refused them.
    """
    application = locked(application_id)
    NOT_SELECT.check(application.state)
    if not goes_on_elsewhere:
        check_holds.refuse_no(application)
    words = _sentence(sentence)
    _listed(reason_code)
    _stop(application, by=by, at=at, why="The application ended.")
    audit.step(
        NOT_SELECT, application, by=by, at=at, person=application.person, reason=reason,
        no_reason=reason_code, ended_sentence=words, retry_from=retry_from, **ending(at),
    )  # fmt: skip
    screening.tell("application.not_selected", application, at=at)
    return application


@retrying
def find_ineligible(
    application_id: int,
    *,
    reason_code: str,
    sentence: str,
    retry_from: date | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Application:
    """End an application for what the rules cannot see: a listed reason and a sentence, which the applicant reads."""
    application = locked(application_id)
    FIND_INELIGIBLE.check(application.state)
    check_holds.refuse_no(application)
    words = _sentence(sentence)
    _listed(reason_code)
    _stop(application, by=by, at=at, why="The application ended.")
    audit.step(
        FIND_INELIGIBLE, application, by=by, at=at, person=application.person, reason=reason,
        no_reason=reason_code, ended_sentence=words, retry_from=retry_from, **ending(at),
    )  # fmt: skip
    screening.tell("application.ineligible", application, at=at)
    return application


@retrying
def expire(application_id: int, *, by: Actor, at: datetime, reason: str = "") -> Application:
    """End an application that waited too long for the applicant."""
    application = locked(application_id)
    EXPIRE.check(application.state)
    was_sent = application.state != ApplicationState.DRAFT
    chairs = _stop(application, by=by, at=at, why="Time ran out.")
    audit.step(EXPIRE, application, by=by, at=at, person=application.person, reason=reason, **ending(at))
    if was_sent or chairs:
        screening.tell("application.expired", application, at=at)
    return application


def expire_idle(*, at: datetime) -> int:
    """End drafts in which nobody wrote, and to which nobody added a document, for half a year. A chore. How many."""
    stale = Application.objects.filter(state=ApplicationState.DRAFT, started_at__lt=at - IDLE)
    touched = Q(sections__saved_at__gte=at - IDLE) | Q(documents__uploaded_at__gte=at - IDLE)
    rows = stale.exclude(touched).order_by("pk").values_list("pk", flat=True)
    return each_on_its_own(
        rows, expire, by=Actor.system("expire_idle"), at=at, reason="Nobody wrote in it for half a year."
    )


def sections_of(version: ProgramVersion) -> tuple[SectionSpec, ...]:
    """Return the sections that a version asks to be filled in."""
    return sections_for(
        version.requirement_kinds,
        asks=version.asks,
        matching=StepKind.MATCHING in version.step_kinds,
    )


def missing(application: Application) -> list[SectionSpec]:
    """Return the sections that are not complete, in order."""
    done = set(application.sections.filter(is_complete=True).values_list("slug", flat=True))
    return [spec for spec in sections_of(application.version) if spec.slug not in done]


def unconfirmed(application: Application) -> list[SectionSpec]:
    """Return the sections that were taken over and of which nobody said yet that they are still true, in order."""
    waiting = set(application.sections.filter(to_confirm=True).values_list("slug", flat=True))
    return [spec for spec in sections_of(application.version) if spec.slug in waiting]


def cohort_to_send(application: Application, *, at: datetime) -> Cohort:
    """Return the chosen class while it takes applications or a code opens it, else the next one that does.

    A class that only a code opens still needs a free seat: the code was given for one.
    """
    on = local_day(application.version.program, at)
    found = entry.class_to_send(application, on=on)
    if found is None:
        raise GuardFailed(
            _("No class takes applications now. Your answers stay here; send them when the next class is open."),
            code="no-class",
        )
    if found.apply_by < on and entry.is_full(found):
        raise GuardFailed(
            _(
                "Every seat of this class is taken by now. Choose another one under “Path and class”, or ask who gave "
                "you the code about a later class."
            ),
            code="full",
        )
    return found


def _aim(cohort: Cohort | None, program: Program, at: datetime) -> Cohort | None:
    if cohort is None:
        return intended_cohort(program, at=at)
    if not Cohort.objects.open_for(program, on=local_day(program, at)).filter(pk=cohort.pk).exists():
        raise GuardFailed(
            _("This class takes no more applications. Choose a later one."), code="closed", field="cohort"
        )
    return cohort


def _all_confirmed(application: Application) -> None:
    waiting = unconfirmed(application)
    if waiting:
        names = ", ".join(_(spec.title) for spec in waiting)
        raise GuardFailed(_("Say first whether this is still true: %(names)s.") % {"names": names}, code="unconfirmed")


def _old_enough_to_ask(application: Application, at: datetime) -> None:
    asked = application.version.requirements.filter(kind=RequirementKind.AGE).exists()
    if asked and not PersonIdentity.objects.filter(person_id=application.person_id).exists():
        raise GuardFailed(_("Write your birth date under “Requirements”."), code="incomplete")


def _listed(code: str) -> None:
    if code not in EndReason.values:
        raise GuardFailed("Choose a reason from the list; the applicant reads it.", code="listed", field="reason_code")


def _sentence(text: str) -> str:
    if not text.strip():
        raise GuardFailed("Write a sentence that the applicant reads.", code="sentence", field="sentence")
    if wrong := refusal_of(text):
        raise GuardFailed(wrong, code="sensitive", field="sentence")
    return text.strip()[: screening.LONGEST_SENTENCE]


def _stop(application: Application, *, by: Actor, at: datetime, why: str, told: Told = Told.ENDED) -> int:
    """Let go of all that others hold for this application. How many chairs: the mail about its end names them."""
    offers.close(application.pk, told=told, by=by, at=at, reason=why)
    chairs = free_chairs(application, withdrew=told is Told.WITHDREW, by=by, at=at)
    for prefix in (f"application.draft:{application.pk}:", f"application.request_reminder:{application.pk}:"):
        messages.cancel(prefix=prefix, reason=why)
    return chairs
