"""Tasks around the first day on the coordinators' pages: the list, overdue first, and one task with its steps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final, Self

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import (
    AROUND_THE_START,
    Agreement,
    AgreementState,
    Offer,
    OfferState,
    OnboardingPaper,
    OnboardingTask,
    Party,
)
from applicants.records.agreement_paper import paper_of
from applicants.rules.agreement import FOR_ANOTHER
from applicants.workflows import agreements, onboarding
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.todo import late_by
from apprenticeships.admin.views import one_of, trail
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Person, SensitiveKind, TaskKind, TaskOwner
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import day_in_words, searched
from apprenticeships.sensitive import reading
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from cohorts.uploads import attached, download

PER_PAGE: Final = 25
LIST: Final = ("board:getting-ready", "Getting ready")
SOON: Final = timedelta(days=7)
LONGEST: Final = 80
SHOWS: Final = {"look": "To look at", "late": "Overdue", "week": "Due this week", "back": "Handed back"}


class NoteForm(StepForm):
    """What was seen."""

    note = forms.CharField(
        label="What did you see, or why?", max_length=200, required=False, help_text="Kept with the task."
    )


class BackForm(ReasonForm):
    """Why not."""

    reason = forms.CharField(
        label="What is missing, or why not?",
        max_length=300,
        help_text="The new apprentice reads this on their list, if the task is theirs. Say what would be right.",
    )


def _confirm(pk: int, *, note: str, by: Actor, at: datetime) -> None:
    onboarding.complete(pk, note=note, by=by, at=at)


CONFIRM: Final = Action("done", "It is done", "Mark it as done", _confirm, "Done.", NoteForm)
APPROVE: Final = Action("yes", "Yes", "Say yes", _confirm, "The yes is written down.", NoteForm)
BACK: Final = Action(
    "back", "Hand it back", "Hand it back", onboarding.hand_back, "Handed back. A mail says to look.", BackForm
)
REFUSE: Final = Action("no", "No", "Say no", onboarding.hand_back, "The no is written down.", BackForm, stop=True)
REOPEN: Final = Action(
    "reopen", "It is not done after all", "Take the tick back", onboarding.reopen, "Open again.", ReasonForm
)


class SignForm(StepForm):
    """The name of whoever signs for an organization, under the text that they read."""

    party = Party.SPONSOR
    read = forms.CharField(max_length=64, widget=forms.HiddenInput)
    name = forms.CharField(label="Your full name", max_length=160)

    def prepare(self) -> None:
        """The digest of the text that stands, and the words that are agreed to."""
        agreement, sides = onboarding.agreement_of(self.row), agreements.sides_of(self.row.application_id)
        self.initial = {"read": agreement.digest if agreement else ""}
        if self.party in sides:
            self.fields["name"].help_text = FOR_ANOTHER.format(organization=sides[self.party])

    def renew(self) -> None:
        """Sign the text that stands now, after a refusal showed it."""
        self.data = {**{key: self.data.get(key) for key in self.data}, "read": self.initial["read"]}


class EmployerForm(SignForm):
    """The same for the employer."""

    party = Party.EMPLOYER


def _sign(party: Party, pk: int, *, name: str, read: str, by: Actor, at: datetime) -> None:
    agreement = onboarding.agreement_of(OnboardingTask.objects.select_related("item").get(pk=pk))
    if agreement is None:
        raise GuardFailed("There is no agreement to sign. Load the page again.")
    agreements.sign_for(agreement.pk, party, name=name, read=read, by=by, at=at)


EMPLOYER: Final = Action(
    "sign-employer", "Sign for the employer", "Sign it", partial(_sign, Party.EMPLOYER), "Signed.", EmployerForm,
    lead="A coordinator of the employer signs, after reading the text above.",
)  # fmt: skip
SIGN: Final = Action(
    "sign", "Sign for the sponsor", "Sign it", partial(_sign, Party.SPONSOR), "Signed. A mail says so.", SignForm,
    lead="The sponsor signs last, after reading the text above.",
)  # fmt: skip
STEPS: Final = (EMPLOYER, SIGN, CONFIRM, APPROVE, BACK, REFUSE, REOPEN)


def steps_of(task: OnboardingTask, agreement: Agreement | None) -> tuple[Action, ...]:
    """What may be done about a task now; the workflow checks again."""
    if agreement is not None:
        may = agreement.state == AgreementState.OPEN and task.application.state in AROUND_THE_START
        signed = agreement.signatures.filter(party=Party.EMPLOYER).exists()
        return () if not may else (SIGN,) if signed else (EMPLOYER, SIGN)
    if not task.may_change:
        return ()
    if task.item.kind == TaskKind.APPROVAL:
        return (REOPEN,) if task.done_at else (APPROVE, REFUSE)
    if task.done_at:
        return (BACK,) if task.item.is_looked_at else (REOPEN,)
    mine = task.item.owner == TaskOwner.CANDIDATE
    return (CONFIRM, BACK) if mine and task.said_at else (CONFIRM,)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to."""

    show: str = ""
    owner: str = ""
    cohort: str = ""
    words: str = ""

    @classmethod
    def of(cls, given: dict[str, str]) -> Self:
        """Read an address; what it does not know counts as nothing."""
        show_, owner, cohort = given.get("show", ""), given.get("owner", ""), given.get("cohort", "")
        return cls(
            show_ if show_ in SHOWS else "",
            owner if owner in TaskOwner.values else "",
            cohort if key_in(cohort) is not None else "",
            searched(given.get("q", ""), LONGEST),
        )

    def narrow(self, rows: QuerySet[OnboardingTask], on: date) -> QuerySet[OnboardingTask]:
        """Those that fit."""
        which = {
            "look": Q(said_at__isnull=False),
            "late": Q(due_on__lt=on, said_at__isnull=True),
            "week": Q(due_on__range=(on, on + SOON)),
            "back": ~Q(back_reason=""),
        }
        rows = rows.filter(which[self.show]) if self.show else rows
        rows = rows.filter(item__owner=self.owner) if self.owner else rows
        rows = rows.filter(application__cohort=int(self.cohort)) if self.cohort else rows
        people = Person.objects.named_like(self.words).values("pk")
        return rows.filter(application__person__in=people) if self.words else rows


def waiting(request: HttpRequest) -> QuerySet[OnboardingTask]:
    """What is open in the reader's organizations, overdue first."""
    rows = scoped(OnboardingTask.objects.waiting(), signed_in(request))
    return rows.select_related("item", "application__person", "application__cohort__program").order_by("due_on", "pk")


@door(COORDINATORS)
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """Every open task, overdue first."""
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    asked = Asked.of(request.GET.dict())
    page = Paginator(asked.narrow(waiting(request), on), PER_PAGE).get_page(request.GET.get("page"))
    classes = scoped(Cohort.objects.all(), user).filter(
        pk__in=OnboardingTask.objects.waiting().values("application__cohort")
    )
    context = {
        "asked": asked,
        "page_obj": page,
        "lines": [{"row": row, **_stands(row, on)} for row in page.object_list],
        "shows": SHOWS.items(),
        "owners": TaskOwner.choices,
        "classes": [(str(row.pk), str(row)) for row in classes.select_related("program").order_by("starts_on", "pk")],
        "narrowed": asked != Asked(),
    }
    return show(request, "admin/getting_ready.html", context, title="Getting ready")


def _stands(row: OnboardingTask, on: date) -> dict[str, str]:
    if row.done_at:
        return {"family": "done", "badge": "Done"}
    if row.said_at:
        return {"family": "you", "badge": "Please look"}
    if row.due_on < on:
        return {"family": "stop", "badge": late_by(row.due_on, on)}
    return {"family": "later", "badge": f"By {day_in_words(row.due_on)}"}


def _one(request: HttpRequest, pk: int) -> OnboardingTask:
    """One task of the reader's organizations, or the agreement with an employer that is one of them."""
    user = signed_in(request)
    employed = Offer.objects.filter(
        state=OfferState.CONFIRMED, opening__department__site__organization__in=desk(user).organizations
    )
    own = Q(pk__in=scoped(OnboardingTask.objects.all(), user).values("pk"))
    signs = Q(item__slug=agreements.AGREEMENT, application__in=employed.values("application"))
    rows = OnboardingTask.objects.filter(own | signs)
    return get_object_or_404(
        rows.select_related("item", "done_by", "application__person", "application__cohort__program"), pk=pk
    )


@door(COORDINATORS)
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what was sent or answered, and what may be done about it."""
    return _show(request, _one(request, pk))


@door(COORDINATORS)
@require_POST
def task_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Confirm a task, say yes or no, hand it back, or take a tick back."""
    row = _one(request, pk)
    back = reverse("board:getting-ready-task", args=[pk])
    return take(request, one_of(STEPS, step), row, back=back, again=lambda failed: _show(request, row, failed))


@door(COORDINATORS)
@require_safe
def paper(request: HttpRequest, pk: int, paper: int) -> FileResponse:
    """One file of a task. That somebody read it is written down."""
    user = signed_in(request)
    row = get_object_or_404(OnboardingPaper.objects.filter(task=_one(request, pk), removed_at__isnull=True), pk=paper)
    with reading(row.task.application.person_id, SensitiveKind.DOCUMENT, by=user, at=clock.now()):
        return download(row.file, name=row.name, media_type=row.media_type)


def _agreements(task: OnboardingTask) -> QuerySet[Agreement]:
    """Every agreement of the person, the newest first, if the task asks for one."""
    asked = task.item.slug == agreements.AGREEMENT
    rows = Agreement.objects.filter(application=task.application_id) if asked else Agreement.objects.none()
    return rows.select_related("application__version__program__organization").order_by("-number")


@door(COORDINATORS)
@require_safe
def agreement(request: HttpRequest, pk: int, agreement: int) -> HttpResponse:
    """An agreement as a PDF. That somebody read it is written down: it names the birth date."""
    user, task_row = signed_in(request), _one(request, pk)
    row = get_object_or_404(_agreements(task_row).prefetch_related("signatures"), pk=agreement)
    with reading(task_row.application.person_id, SensitiveKind.DOCUMENT, by=user, at=clock.now()):
        return attached(paper_of(row), name=f"agreement-{row.number}.pdf", media_type="application/pdf")


def _show(request: HttpRequest, row: OnboardingTask, failed: Failed | None = None) -> HttpResponse:
    user = signed_in(request)
    on = clock.now().astimezone(desk(user).zone).date()
    failed = failed or Failed(wanted=request.GET.get("open", ""))
    if isinstance(failed.form, SignForm):
        failed.form.renew()

    def url(slug: str) -> str:
        return reverse("board:getting-ready-step", args=[row.pk, slug])

    context: dict[str, Any] = {
        "row": row,
        **_stands(row, on),
        "papers": list(row.papers.filter(removed_at__isnull=True)),
        "agreements": list(_agreements(row).prefetch_related("signatures")),
        "steps": failed.offer(steps_of(row, onboarding.agreement_of(row)), url, row, user),
    }
    return show(
        request, "admin/getting_ready_task.html", context, title=row.item.title, trail=trail(LIST), failed=failed
    )
