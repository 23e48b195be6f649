"""What a review works with: the copy of the report, the form on rights, the assessment, and who read a paper when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from applicants.models import (
    BackgroundAnswer,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundNotice,
    BackgroundPaper,
    CheckState,
    NoticeKind,
    PaperKind,
    RightsForm,
)
from applicants.records.background import UNDER_NOTICE, is_officer
from applicants.rules.adverse_action import Means
from applicants.workflows.arrows import locked
from applicants.workflows.background import locked_check
from apprenticeships import audit, sensitive
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Organization, SensitiveKind
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.uploads import FIELD, PDF, Upload

State = CheckState
TRANSITIONS: tuple[Transition, ...] = ()
LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is weighed for this one person: how grave it is, how long ago, and what the work is."""

    gravity: str
    time_since: str
    nature: str


@retrying
def keep_rights_form(organization_id: int, *, upload: Upload, by: Actor, at: datetime, reason: str = "") -> RightsForm:
    """Keep the official summary of rights that goes with every first notice of an organization from now on."""
    if not is_officer(by.user_id, organization_id):
        raise NotAllowed("Only a screening officer changes this form.")
    _pdf(upload)
    row = RightsForm.objects.create(
        organization=Organization.objects.get(pk=organization_id), name=upload.name, content=upload.content,
        digest=upload.digest, added_by_id=by.user_id, added_at=at,
    )  # fmt: skip
    audit.record("rightsform.keep", row, by=by, at=at, reason=reason)
    return row


@retrying
def add_report(check_id: int, *, upload: Upload, by: Actor, at: datetime, reason: str = "") -> BackgroundPaper:
    """Keep a copy of the report; a newer copy, such as a corrected one, counts from then on."""
    row = officers(check_id, by)
    if row.state != State.REVIEW and row.state not in UNDER_NOTICE:
        raise GuardFailed("A report is kept while somebody has to look at it. A clear one needs no copy.", code="state")
    _pdf(upload)
    paper = add_paper(row, PaperKind.REPORT, upload, by=by, at=at)
    audit.record("backgroundcheck.report", row, by=by, at=at, person=row.application.person, reason=reason)
    return paper


@retrying
def assess(check_id: int, *, assessment: Assessment, by: Actor, at: datetime, reason: str = "") -> BackgroundCheck:
    """Weigh the report for this one person. Written before any notice."""
    row = officers(check_id, by)
    if row.state != State.REVIEW:
        raise GuardFailed("The assessment is written during the review, before the first notice.", code="state")
    found = {name: getattr(assessment, name).strip() for name in ("gravity", "time_since", "nature")}
    for name, words in found.items():
        if not words:
            raise GuardFailed("Write a sentence here: all three are weighed.", code="assessment", field=name)
    row.keep({name: words[:LONGEST] for name, words in found.items()})
    row.assessed_by_id, row.assessed_at = by.user_id, at
    row.save(update_fields=["sealed", "assessed_by", "assessed_at"])
    audit.record("backgroundcheck.assess", row, by=by, at=at, person=row.application.person, reason=reason)
    return row


@retrying
def words_read(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Write down that somebody of the staff reads what was written about a report."""
    row = BackgroundCheck.objects.select_related("application").get(pk=check_id)
    _read(row, "words", by=by, at=at, reason=reason)


@retrying
def opened(paper_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundPaper:
    """Write down that somebody of the staff reads a paper of a check."""
    paper = BackgroundPaper.objects.select_related("check_row__application").get(pk=paper_id)
    _read(paper.check_row, paper.kind, by=by, at=at, reason=reason)
    return paper


def _read(row: BackgroundCheck, what: str, *, by: Actor, at: datetime, reason: str) -> None:
    """The one place where reading something sensitive of a check is written down."""
    person, data = row.application.person_id, {"paper": what}
    audit.record("backgroundcheck.read", row, by=by, at=at, person=person, reason=reason, data=data)
    if by.user_id is not None:
        sensitive.note(person, SensitiveKind.LETTER, reader=by.user_id, at=at)


@retrying
def posted(check_id: int, *, by: Actor, at: datetime, reason: str = "") -> BackgroundNotice:
    """Tick that the final letter is in the post, as its first letter went by mail. Ticking twice changes nothing."""
    row = BackgroundCheck.objects.select_related("application__version__program").get(pk=check_id)
    locked(row.application_id)
    if not is_officer(by.user_id, row.application.version.program.organization_id):
        raise NotAllowed("Only a screening officer takes this step. Ask one of them.", code="officer")
    notice = BackgroundNotice.objects.select_for_update(of=("self",)).filter(check_row=row, kind=NoticeKind.FINAL)
    found = notice.exclude(means=Means.EMAIL).first()
    if found is None:
        raise GuardFailed("No final letter of this check leaves by mail.", code="no-letter")
    if found.posted_at is None:
        found.posted_at = at
        found.save(update_fields=["posted_at"])
        audit.record("backgroundcheck.posted", row, by=by, at=at, person=row.application.person_id, reason=reason)
    return found


def officers(check_id: int, by: Actor) -> BackgroundCheck:
    """Lock a check for a step that only a screening officer of its organization takes."""
    row = locked_check(check_id)
    if not is_officer(by.user_id, row.application.version.program.organization_id):
        raise NotAllowed("Only a screening officer takes this step. Ask one of them.", code="officer")
    return row


def _pdf(upload: Upload) -> None:
    if upload.media_type != PDF:
        raise GuardFailed("Choose a PDF.", code="pdf", field=FIELD)


def add_paper(
    row: BackgroundCheck,
    kind: PaperKind,
    upload: Upload,
    *,
    by: Actor,
    at: datetime,
    answer: BackgroundAnswer | None = None,
    correction: BackgroundCorrection | None = None,
) -> BackgroundPaper:
    """Keep a file of a locked check, sealed."""
    paper = BackgroundPaper(
        check_row=row, kind=kind, name=upload.name, media_type=upload.media_type, digest=upload.digest, answer=answer,
        correction=correction, added_by_id=by.user_id, added_at=at,
    )  # fmt: skip
    paper.hold(upload.content)
    paper.save()
    return paper
