"""The people who speak for an applicant: named, put right until they answered, asked again. Never what they say."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application, Referee, RefereeState, Relation
from applicants.portal.fields import Choice, Email, Phone, PlainForm, Text, Whole
from applicants.portal.lines import Task
from applicants.portal.reading import actor, nav, posted, written
from applicants.records.deadlines import zone_of
from applicants.records.evidence import Judged
from applicants.records.references import SENT, Place, needed, place_of
from applicants.rules.referees import FIRST_YEAR
from applicants.rules.requirements import Kind, Reason, Verdict
from applicants.workflows import references as workflow
from applicants.workflows.references import Named
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy

UNPROCESSABLE: Final = 422
AGAIN, END = "again", "end"
TO_NAME: Final = frozenset({Reason.NOT_DONE, Reason.NOT_COMPLETE, Reason.TOO_OLD})
S: Final = RefereeState
FAMILIES: Final = {
    S.ASKED: "us",
    S.ANSWERED: "done",
    S.DECLINED: "later",
    S.LAPSED: "later",
    S.RETURNED: "stop",
    S.ENDED: "later",
}
BADGES: Final = {
    S.ASKED: gettext_lazy("Asked"),
    S.ANSWERED: gettext_lazy("Answered"),
    S.DECLINED: gettext_lazy("Cannot answer"),
    S.LAPSED: gettext_lazy("No answer"),
    S.RETURNED: gettext_lazy("Mail came back"),
    S.ENDED: gettext_lazy("Not asked any more"),
}


class RefereeForm(PlainForm):
    """Whom somebody names, and how we reach them."""

    name = Text(label=gettext_lazy("Their full name"), ask=gettext_lazy("Write the name of the person."))
    relation = Choice(
        label=gettext_lazy("How do they know you?"),
        choices=Relation.choices,
        ask=gettext_lazy("Choose how they know you."),
        help_text=gettext_lazy("Somebody who saw you work or learn. Nobody of your family."),
    )
    employer = Text(label=gettext_lazy("Where do they work, or where did you meet?"))
    known_since = Whole(
        label=gettext_lazy("Since which year do you know each other?"),
        least=FIRST_YEAR,
        most=2100,
        say=gettext_lazy("Write a year, such as 2021."),
        required=True,
    )
    email = Email(
        label=gettext_lazy("Their e-mail"),
        required=False,
        help_text=gettext_lazy("We write to this address at once, with a link of their own."),
    )
    phone = Phone(label=gettext_lazy("Their phone"))
    language = Choice(
        label=gettext_lazy("In which language do we write?"),
        choices=settings.LANGUAGES,
        ask=gettext_lazy("Choose one of these."),
    )

    def __init__(self, *args: Any, this_year: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.this_year = this_year
        self.fields["phone"].help_text = _("Without an e-mail we call this number.")
        for name in ("email", "phone", "name"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_known_since(self) -> int:
        """A year that has begun."""
        year: int = self.cleaned_data["known_since"]
        if year > self.this_year:
            self.add_error("known_since", _("This year has not begun yet."))
        return year

    def named(self) -> Named:
        """What the workflow asks for."""
        return Named(**self.cleaned_data)


@dataclass(frozen=True, slots=True)
class Shown:
    """One named person as the applicant sees them."""

    row: Referee
    family: str
    badge: str
    title: str
    may_change: bool
    may_ask: bool

    @property
    def url(self) -> str:
        """Where they are changed or asked again."""
        return reverse("portal:reference", args=[self.row.application.public_id, self.row.public_id])


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def references(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who was named and where each stands; name one more."""
    application, at = written(request, public_id), clock.now()
    place = place_of(application, at=at)
    if place is None:
        return redirect("portal:application", public_id=public_id)
    form = _form(request, at, initial={"language": settings.LANGUAGE_CODE})
    if form.is_bound and form.is_valid():
        try:
            row = workflow.name(application.pk, named=form.named(), by=actor(request), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _asked_words(row))
            return redirect("portal:references", public_id=public_id)
    context = _context(application, place) | {"form": form}
    return render(request, "portal/references.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, public_id: UUID, who: UUID) -> HttpResponse:
    """Put right whom somebody named, send the link again, or ask this person no more."""
    application, at = written(request, public_id), clock.now()
    row = get_object_or_404(application.referees, public_id=who)
    step = request.POST.get("step", "")
    if step in {AGAIN, END}:
        return _step(request, application, row, step, at)
    if row.state != S.ASKED:
        return redirect("portal:references", public_id=public_id)
    names = ("name", "relation", "employer", "known_since", "email", "phone", "language")
    form = _form(request, at, initial={each: getattr(row, each) for each in names})
    if form.is_bound and form.is_valid():
        try:
            workflow.change(row.pk, named=form.named(), by=actor(request), at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("portal:references", public_id=public_id)
    context = {"application": application, "referee": row, "form": form, "nav": nav("")}
    return render(request, "portal/reference.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _step(request: HttpRequest, application: Application, row: Referee, step: str, at: datetime) -> HttpResponse:
    try:
        if step == AGAIN:
            row = workflow.ask_again(row.pk, by=actor(request), at=at)
        else:
            workflow.end(row.pk, by=actor(request), at=at, reason="The applicant took them off the list.")
    except DomainError as error:
        messages.error(request, error.message)
    else:
        words = _asked_words(row) if step == AGAIN else _("Taken off. We do not ask %(name)s any more.")
        messages.success(request, words if step == AGAIN else words % {"name": row.name})
    return redirect("portal:references", public_id=application.public_id)


def _form(request: HttpRequest, at: datetime, *, initial: dict[str, Any]) -> RefereeForm:
    data = None if request.POST.get("step") in {AGAIN, END} else posted(request)
    return RefereeForm(data, initial=initial, this_year=at.year)


def _asked_words(row: Referee) -> str:
    if row.email:
        return _("We write to %(name)s and ask.") % {"name": row.name}
    return _("Saved. We call %(name)s.") % {"name": row.name}


def _context(application: Application, place: Place) -> dict[str, Any]:
    return {
        "application": application,
        "zone": zone_of(application.version.program),
        "requirement": said(place.judged.requirement.title),
        "sentence": said(place.judged.requirement.sentence),
        "shown": [_shown(row, application, place) for row in place.rows],
        "needed": needed(place.judged),
        "missing": place.missing,
        "may_name": place.may_name,
        "full": place.missing > 0 and not place.may_name,
        "answer": place.judged.answer.applicant,
        "is_open": place.is_open,
        "satisfied": place.judged.answer.verdict is Verdict.MET,
        "nav": nav(""),
    }


def _shown(row: Referee, application: Application, place: Place) -> Shown:
    row.application = application
    state = S(row.state)
    asked = place.goes_on and state == S.ASKED
    again = bool(row.email) and (asked or (state in {S.LAPSED, S.RETURNED} and place.missing > 0))
    return Shown(row, FAMILIES[state], str(BADGES[state]), str(Relation(row.relation).label), asked, again)


def task_of(application: Application, judged: list[Judged]) -> list[Task]:
    """The line of where somebody stands that leads to it, while they may name somebody and no step says it."""
    if application.state not in SENT:
        return []
    url = reverse("portal:references", args=[application.public_id])
    return [
        Task(said(each.requirement.title), url, each.answer.applicant, "later", _("If you like"))
        for each in judged
        if each.rule.kind is Kind.REFERENCE
        and not each.rule.required
        and each.answer.verdict in {Verdict.MISSING, Verdict.EXPIRED}
        and each.answer.reason in TO_NAME
    ]
