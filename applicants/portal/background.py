"""The background check on a person's own pages: read, sign, see where it stands, keep the letters, and answer them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import (
    AnswerKind,
    Application,
    BackgroundAnswer,
    BackgroundCheck,
    BackgroundNotice,
    CheckState,
    NoticeKind,
    Signer,
)
from applicants.portal.fields import Choice, PlainForm, Text
from applicants.portal.lines import NextStep, Task
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.background import (
    UNDER_NOTICE,
    calendar_of,
    check_of,
    clock_of,
    disputes_of,
    notice_of,
    own_papers,
    terms_of,
)
from applicants.records.background_texts import authorization, disclosure
from applicants.records.deadlines import local_day
from applicants.rules.adverse_action import Clock, Profile, days_run, stands_still
from applicants.workflows import background as steps
from applicants.workflows import background_notices as notices
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import day_in_words
from cohorts.forms import DocumentsField
from cohorts.uploads import attached

UNPROCESSABLE: Final = 422
State = CheckState
FAMILIES: Final = {
    State.CLEAR: "done",
    State.NOT_CLEAR: "later",
    State.SUPERSEDED: "done",
    State.REVIEW: "look",
}


class NameForm(PlainForm):
    """A signature."""

    name = Text(
        label=gettext_lazy("Your full name"),
        ask=gettext_lazy("Write your full name. It is your signature."),
        max_length=160,
        complete="name",
        help_text=gettext_lazy("Writing it here is your signature."),
    )


class AnswerForm(PlainForm):
    """What somebody says to the first letter."""

    kind = Choice(
        label=gettext_lazy("What do you want to tell us?"),
        choices=AnswerKind.choices,
        ask=gettext_lazy("Say what your answer is about."),
    )
    words = Text(
        label=gettext_lazy("In your own words"),
        ask=gettext_lazy("Write what is wrong, or what we should know."),
        lines=6,
        max_length=4_000,
        help_text=gettext_lazy("What you did since, who can speak for you, or what in the report is not you."),
    )
    documents = DocumentsField(
        label=gettext_lazy("Files or pictures that show it, if you have any"),
        most=notices.MOST_FILES,
        required=False,
        help_text=gettext_lazy("PDF, JPEG or PNG, 10 MB each."),
    )

    def offer(self, profile: Profile) -> None:
        """Offer what may be said under these rules: that more time is needed only where days are added for it."""
        choices = [each for each in AnswerKind.choices if each[0] != AnswerKind.TIME or profile.gives_more_time]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Runs:
    """The clock of the first letter in words."""

    found: Clock
    day: int
    of: int
    still: bool
    late_receipt: bool

    @classmethod
    def of_check(cls, row: BackgroundCheck, notice: BackgroundNotice, on: date) -> "Runs | None":
        """Return the clock of a sent letter on a day."""
        found = clock_of(row, notice)
        if found is None:
            return None
        terms, disputes = terms_of(notice), disputes_of(row)
        day = days_run(found, on, terms, calendar_of(notice), disputes)
        return cls(found, day, terms.days, stands_still(terms, disputes), found.received_on != notice.sent_on)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def background(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where the check stands, every letter and paper, and the answer to the first letter."""
    application = own(request, public_id)
    row, at = check_of(application), clock.now()
    if row is None:
        return redirect("portal:application", public_id=public_id)
    data = posted(request)
    form = AnswerForm(data, request.FILES if data is not None else None)
    form.offer(Profile(row.profile))
    today = local_day(application.version.program, at)
    if form.is_bound and form.is_valid():
        try:
            notices.answer(
                row.pk, kind=form.cleaned_data["kind"], words=form.cleaned_data["words"], answered_on=today,
                uploads=form.cleaned_data["documents"], by=actor(request), at=at,
            )  # fmt: skip
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("We have your answer. A person reads it before anything is decided."))
            return redirect("portal:background", public_id=public_id)
    context = _context(application, row, today) | {"form": form, "nav": nav("")}
    return render(request, "portal/background.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _context(application: Application, row: BackgroundCheck, today: date) -> dict[str, Any]:
    notice = notice_of(row)
    sent = notice is not None and notice.sent_at is not None
    runs = Runs.of_check(row, notice, today) if notice is not None and sent else None
    over = application.ended_at is not None
    papers = list(own_papers(application).defer("sealed"))
    earlier = [each for each in papers if each.check_row.state == State.SUPERSEDED and each.correction_id is None]
    said = BackgroundAnswer.objects.filter(check_row__application=application, sealed__isnull=False)
    return {
        "application": application,
        "check": row,
        "step": next_of(application, row, runs, today),
        "runs": runs if row.state in UNDER_NOTICE and not over else None,
        "papers": [each for each in papers if each not in earlier],
        "earlier": earlier,
        "has_rights": notice is not None and sent and notice.rights_id is not None,
        "answers": [(each, each.opened()["words"]) for each in said.order_by("answered_at", "pk")],
        "signatures": list(row.signatures.all()),
        "may_answer": row.state in UNDER_NOTICE and not over,
        "agency": row if sent else None,
    }


def next_of(application: Application, row: BackgroundCheck, runs: Runs | None, today: date) -> NextStep:
    """Return the one next step of a check as its applicant sees it."""
    if application.ended_at is not None and row.state not in {State.NOT_CLEAR, State.SUPERSEDED, State.CLEAR}:
        text = _("Your application is over. We decide nothing more about your background check.")
        return NextStep("later", _("Stands still"), _("Nothing to do"), text)
    if row.state == State.ASKED:
        return _to_sign(application, row)
    if row.state in {State.WAITING, State.PROPOSED} and runs is not None:
        return _to_answer(runs, today)
    badge, title, text = _words()[State(row.state)]
    return NextStep(FAMILIES.get(State(row.state), "us"), badge, title, text)


def _words() -> Mapping[State, tuple[str, str, str]]:
    ours = _("Our turn")
    return {
        State.AUTHORIZED: (ours, _("You signed. We order your check now"), _("You do not need to do anything.")),
        State.ORDERED: (
            ours,
            _("Your check is under way"),
            _("It often takes a week. You do not need to do anything."),
        ),
        State.REVIEW: (
            _("We look at it"),
            _("A person looks at your report"),
            _("You get the report first and can answer it. Only then may we decide against you."),
        ),
        State.DISPUTED: (
            ours,
            _("We look at what you say is wrong"),
            _("Nothing is decided until that is settled. You can still send us more."),
        ),
        State.CLEAR: (_("Done"), _("Your background check is done"), _("Nothing is needed from you.")),
        State.NOT_CLEAR: (
            _("Decided"),
            _("We cannot go on after your background check"),
            _("Our letter below says why, and what you can do. You see it differently? Call us."),
        ),
        State.SUPERSEDED: (
            _("Put right"),
            _("Our decision was wrong, and we took it back"),
            _("It does not count any more. Our newest letter says what happens now."),
        ),
        State.CANCELED: (ours, _("Your check begins again"), _("We tell you when you have to sign.")),
    }


def _to_sign(application: Application, row: BackgroundCheck) -> NextStep:
    if row.signatures.filter(signer=Signer.APPLICANT).exists():
        text = _("You signed. Under 18, your parent or guardian has to sign too. They got a mail with a link.")
        return NextStep("us", _("Their turn"), _("Your guardian has to sign too"), text)
    where = "background_sign" if row.disclosed_at is not None else "background_disclosure"
    url = reverse(f"portal:{where}", args=[application.public_id])
    text = _("First you read one page about the report. Then you write your name. It takes five minutes.")
    return NextStep("you", _("Your turn"), _("Read one page, and sign"), text, url=url, action=_("Read it and sign"))


def _to_answer(runs: Runs, today: date) -> NextStep:
    due = runs.found.deadline
    if due is not None and due < today:
        text = _("You can still write to us until we have decided. We read everything first.")
        return NextStep("us", _("Our turn"), _("The time to answer is over. We decide now"), text)
    text = _("Nothing is decided yet. Read our letter and the report. Tell us what is wrong, or what we should know.")
    return NextStep("you", _("Your turn"), _("Read our letter, and answer it"), text, due=due)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def background_disclosure(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The disclosure, alone on its page. Going on says that it was read."""
    application, row = _asked(request, public_id)
    if request.method == "POST":
        try:
            steps.disclose(row.pk, by=actor(request), at=clock.now())
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("portal:background", public_id=public_id)
        return redirect("portal:background_sign", public_id=public_id)
    return render(
        request, "portal/background_disclosure.html", {"paragraphs": disclosure(application, Signer.APPLICANT)}
    )


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def background_sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The authorization, and a name under it."""
    application, row = _asked(request, public_id)
    form = NameForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            steps.sign(row.pk, name=form.cleaned_data["name"], by=actor(request), at=clock.now())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Signed. Thank you."))
            return redirect("portal:background", public_id=public_id)
    elif not form.is_bound and (row.state != State.ASKED or row.disclosed_at is None):
        return redirect("portal:background", public_id=public_id)
    text = authorization(application, Signer.APPLICANT)
    context = {"application": application, "text": text, "form": form, "nav": nav("")}
    return render(request, "portal/background_sign.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@door(SIGNED_IN)
@require_safe
def background_paper(request: HttpRequest, public_id: UUID, paper: UUID) -> HttpResponse:
    """One own paper as a file: a letter, the report that came with it, or what the applicant sent."""
    found = get_object_or_404(own_papers(own(request, public_id)), public_id=paper)
    return attached(found.content(), name=found.name, media_type=found.media_type)


@door(SIGNED_IN)
@require_safe
def background_rights(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The summary of rights that came with the first letter, the newest one."""
    rows = BackgroundNotice.objects.filter(check_row__application=own(request, public_id), kind=NoticeKind.FIRST)
    sent = rows.filter(sent_at__isnull=False, rights__isnull=False).select_related("rights")
    notice = sent.order_by("-sent_at", "-pk").first()
    if notice is None or notice.rights is None:
        raise Http404
    return attached(bytes(notice.rights.content), name=notice.rights.name, media_type="application/pdf")


def _asked(request: HttpRequest, public_id: UUID) -> tuple[Application, BackgroundCheck]:
    application = own(request, public_id)
    row = check_of(application)
    if row is None:
        raise Http404
    return application, row


def lines_of(application: Application, check: Mapping[str, Any] | None) -> list[Task]:
    """Return the line of a check that waits for the applicant, from what was loaded with the frame of their page."""
    if check is None or application.ended_at is not None:
        return []
    url = reverse("portal:background", args=[application.public_id])
    if check["state"] == State.ASKED and not check["signed"]:
        return [Task(_("Read one page, and sign"), url, _("For your background check"), "you", _("Your turn"))]
    if check["state"] in {State.WAITING, State.PROPOSED}:
        until = date.fromisoformat(check["final_from"]) if check["final_from"] else None
        small = _("Nothing is decided before %(day)s.") % {"day": day_in_words(until)} if until else ""
        return [Task(_("Read our letter, and answer it"), url, small, "you", _("Your turn"))]
    return []
