"""The background check of an application on the coordinators' pages: where it stands, what is lawful next, the clock.

Coordinators see the status and take the plain steps. What a report says and what follows from it is for screening
officers, and that they read it is written down.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.admin import background_corrections as corrections
from applicants.admin import background_steps as steps
from applicants.admin.background_words import Stands, stands
from applicants.models import (
    Application,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundNotice,
    BackgroundPaper,
    CheckState,
    PaperKind,
    RightsForm,
)
from applicants.records import background_letter as letters
from applicants.records.background import (
    check_of,
    clock_of,
    correction_of,
    is_officer,
    notice_of,
    requirement_of,
    superseded_of,
)
from applicants.records.deadlines import local_day
from applicants.records.retention import months_kept, over_since, report_kept_through
from applicants.rules.adverse_action import Profile
from applicants.workflows import background_notices, background_papers
from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, show, take
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from cohorts.uploads import attached

LIST: Final = ("board:applications", "Applications")
MOST: Final = 40
S = CheckState


@dataclass(frozen=True, slots=True)
class Desk:
    """An application with its check, and who looks at it."""

    application: Application
    check: BackgroundCheck | None
    user: User
    on: date
    officer: bool
    notice: BackgroundNotice | None = field(default=None)

    @property
    def sent(self) -> bool:
        """Whether the first letter left."""
        return self.notice is not None and self.notice.sent_at is not None

    def actions(self) -> list[Action]:
        """The steps that the page offers now, to this reader."""
        row = self.check
        if row is not None and (first := [*self._to_post(row), *self._wrong(row), *self._holds(row)]):
            return first
        if self.application.ended_at is not None or self.application.submitted_at is None:
            return []
        if row is None or row.state in {S.CANCELED, S.SUPERSEDED}:
            return [steps.ASK]
        if row.state == S.CLEAR:
            return [steps.ASK] if self._too_old() else []
        if row.state in steps.OFFICERS and not self.officer:
            return []
        return list(steps.BY_STATE.get(row.state, ()))

    def _holds(self, row: BackgroundCheck) -> list[Action]:
        if over_since(self.application) is None or row.destroyed_at is not None:
            return []
        return [steps.HOLD if row.held_at is None else steps.RELEASE]

    def _to_post(self, row: BackgroundCheck) -> list[Action]:
        waits = self.officer and row.destroyed_at is None and row.notices.all().to_post().exists()
        back = BackgroundCorrection.objects.to_post().filter(check_row__application=self.application)
        taken_back = [corrections.POSTED] if self.officer and back.exists() else []
        return [steps.POSTED] if waits else taken_back

    def _wrong(self, row: BackgroundCheck) -> list[Action]:
        return corrections.actions(row, user_id=self.user.pk, officer=self.officer)

    def _too_old(self) -> bool:
        return self.application.screening.filter(requirement__kind="background", verdict="expired").exists()


def _desk(request: HttpRequest, pk: int) -> Desk:
    user = signed_in(request)
    rows = Application.objects.coordinated_by(user).select_related("person", "version__program__organization", "cohort")
    application = get_object_or_404(rows, pk=pk)
    check = check_of(application)
    if check is None and requirement_of(application) is None:
        raise Http404
    if check is not None:
        check.application = application
    return Desk(
        application,
        check,
        user,
        local_day(application.version.program, clock.now()),
        is_officer(user.pk, application.version.program.organization_id),
        notice_of(check) if check is not None else None,
    )


@door(COORDINATORS)
@require_safe
def background(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, and what may be done."""
    return _show(request, _desk(request, pk))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step."""
    at = _desk(request, pk)
    action = one_of((*steps.ALL, *corrections.ALL, corrections.POSTED), step)
    if action is not steps.ASK and at.check is None:
        raise Http404
    key = at.application.pk if action is steps.ASK or at.check is None else at.check.pk
    back = reverse("board:background", args=[pk])
    return take(
        request, action, at.application, key=key, back=back, again=lambda failed: _show(request, at, failed)
    )  # fmt: skip


@door(COORDINATORS)
@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with what was weighed, named and answered. That somebody reads it is written down."""
    at = _desk(request, pk)
    if at.check is None or not at.officer or at.check.destroyed_at is not None:
        raise Http404
    background_papers.words_read(at.check.pk, by=Actor.user(at.user), at=clock.now())
    return _show(request, at, words=True)


@door(COORDINATORS)
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft of the first letter as it would leave today; no clock starts by looking at it."""
    at = _desk(request, pk)
    if at.check is None or not at.officer:
        raise Http404
    if at.notice is None or at.sent:
        return redirect("board:background", pk=pk)
    background_papers.words_read(at.check.pk, by=Actor.user(at.user), at=clock.now())
    found = background_notices.clock_if_sent(at.check, at.notice, at.on)
    content = letters.first(at.check, on=at.on, clock=found, named=at.notice.opened()["named"])
    return attached(content, name="draft.pdf", media_type="application/pdf")


@door(COORDINATORS)
@require_safe
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """One paper of the check as a file. That somebody read it is written down."""
    at = _desk(request, pk)
    if not at.officer:
        raise Http404
    found = get_object_or_404(BackgroundPaper, check_row__application=at.application, pk=paper, sealed__isnull=False)
    background_papers.opened(found.pk, by=Actor.user(at.user), at=clock.now())
    return attached(found.content(), name=found.name, media_type=found.media_type)


def _show(request: HttpRequest, at: Desk, failed: Failed | None = None, *, words: bool = False) -> HttpResponse:
    failed = failed or Failed(wanted=request.GET.get("open", ""))
    row = at.check

    def url(slug: str) -> str:
        return reverse("board:background-step", args=[at.application.pk, slug])

    offered = failed.offer(at.actions(), url, at.application, at.user)
    asked = correction_of(row) if row is not None and row.state == S.NOT_CLEAR else None
    context: dict[str, Any] = {
        "application": at.application,
        "check": row,
        "stands": _stands(at, asked),
        "asked": corrections.shown(asked, words=words) if asked is not None and at.officer else None,
        "ahead": _ahead(at) if asked is not None and at.officer else [],
        "earlier": _earlier(at, words=words),
        "officer": at.officer,
        "california": row is not None and Profile(row.profile).in_california,
        "county": row is not None and row.profile == Profile.LA_COUNTY,
        "offered": offered,
        "signatures": list(row.signatures.select_related("witness")) if row is not None else [],
        "list": _list(at) if row is not None and row.state == S.REVIEW else [],
        "papers": _papers(at),
        "kept_through": report_kept_through(row, months_kept(at.application.version_id, on=at.on)) if row else None,
        "may_preview": at.officer
        and at.notice is not None
        and not at.sent
        and row is not None
        and row.state == S.REVIEW,
        "has_words": at.officer
        and row is not None
        and row.destroyed_at is None
        and (row.assessed_at is not None or row.answers.exists() or row.corrections.exists() or bool(row.replaces_id)),
        "words": _words(at) if words else None,
        "events": list(audit.story(row, _checks(at)).select_related("person")[:MOST]) if row is not None else [],
    }
    above = [*trail(LIST), (reverse("board:application", args=[at.application.pk]), str(at.application.person))]
    return show(request, "admin/background.html", context, title="Background check", trail=above, failed=failed)


def _stands(at: Desk, asked: BackgroundCorrection | None) -> Stands:
    row = at.check
    if asked is not None and at.officer:
        return corrections.stands(asked, user_id=at.user.pk)
    found = clock_of(row, at.notice) if row is not None and at.notice is not None else None
    return stands(at.application, row, found, at.notice, on=at.on, user_id=at.user.pk, officer=at.officer)


def _list(at: Desk) -> list[tuple[str, bool]]:
    """What a first letter needs, and whether it is there."""
    assert at.check is not None  # noqa: S101 - asked for a check only  # nosec B101
    organization = at.application.version.program.organization_id
    return [
        ("A copy of the report", at.check.papers.filter(kind=PaperKind.REPORT).exists()),
        ("The individual assessment", at.check.assessed_at is not None),
        ("The official summary of rights", RightsForm.objects.filter(organization=organization).exists()),
        ("The draft of the letter", at.notice is not None),
    ]


def _papers(at: Desk) -> list[BackgroundPaper]:
    if at.check is None or not at.officer:
        return []
    rows = BackgroundPaper.objects.filter(check_row__application=at.application).defer("sealed", "check_row__sealed")
    return list(rows.select_related("added_by", "check_row").order_by("-added_at", "-pk"))


def _ahead(at: Desk) -> list[str]:
    assert at.check is not None  # noqa: S101 - asked for a check only  # nosec B101
    return corrections.preview(at.check, by=Actor.user(at.user), at=clock.now())


def _checks(at: Desk) -> QuerySet[BackgroundCheck]:
    return BackgroundCheck.objects.filter(application=at.application)


def _earlier(at: Desk, *, words: bool) -> list[dict[str, Any]]:
    """The decisions that were put right, with who did so; what was written of them only where that is written down."""
    found = []
    for row in superseded_of(at.application):
        correction = correction_of(row)
        if correction is not None:
            written = _written(row) if words else []
            found.append({"check": row, "officer": at.officer, "written": written}
                         | corrections.shown(correction, words=words))  # fmt: skip
    return found


def _written(row: BackgroundCheck) -> list[tuple[str, str]]:
    """What was weighed of a report, with its titles."""
    titles = {name: str(steps.AssessForm.base_fields[name].label) for name in steps.AssessForm.base_fields}
    titles |= {"again": "Weighed again"}
    return [(titles[name], text) for name, text in (row.opened() or {}).items()]


def _words(at: Desk) -> dict[str, Any]:
    """What was written about the report, unsealed."""
    assert at.check is not None  # noqa: S101 - asked for a check only  # nosec B101
    return {
        "assessment": _written(at.check),
        "named": at.notice.opened()["named"] if at.notice is not None else "",
        "answers": [(each, each.opened()["words"]) for each in at.check.answers.all()],
    }
