"""Filling in an application: its sections, the page that checks them, and sending."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import Application, ApplicationState, Section
from applicants.portal import documents, too_young
from applicants.portal.fields import NameForm
from applicants.portal.lines import Task
from applicants.portal.public import offered
from applicants.portal.qualify import carry_over, said_before
from applicants.portal.reading import actor, nav, person_of, posted, written
from applicants.portal.section_base import SectionForm
from applicants.portal.section_forms import AttestationForm
from applicants.portal.section_page import form_of, lead_of
from applicants.portal.work_forms import WorkForm
from applicants.records.deadlines import local_day
from applicants.records.evidence import known
from applicants.records.outlook import outlook
from applicants.records.unanswered import answer_by
from applicants.rules.sections import SectionSpec
from applicants.workflows import applications, questions
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.templatetags.look import longdate
from apprenticeships.workflows import people

UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Row(Task):
    """One section in the list of all; ``confirm_url`` is where to say that it is still true."""

    confirm_url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on the page that is checked before sending."""

    label: str
    value: str
    url: str
    missing: bool


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an application, or go on with the one that is open."""
    program, version = offered(slug)
    at, person, refusal = clock.now(), person_of(request), ""
    form = NameForm(posted(request)) if person is None else None
    if too_young.is_turned_away(request, local_day(program, at)):
        return too_young.answer(request)
    going_on = Application.objects.open().filter(person=person, version__program=program).first() if person else None
    if going_on is not None and request.method != "POST":
        messages.info(request, _("You have an application for this program already: this one."))
        name = "portal:sections" if going_on.state == ApplicationState.DRAFT else "portal:application"
        return redirect(name, public_id=going_on.public_id)
    if request.method == "POST" and (form is None or form.is_valid()):
        user = user_of(request)
        try:
            if person is None and form is not None:
                person = people.person_for(user, at=at, **form.cleaned_data)
            if person is not None:
                row = applications.start(person=person, program=program, by=actor(request), at=at)
                if carry_over(request, row, at=at):
                    messages.success(request, _("We took over what you said before: see “Requirements”."))
                return redirect("portal:sections", public_id=row.public_id)
        except DomainError as error:
            refusal = error.message
    cohort = applications.intended_cohort(program, at=at)
    answer, _join = said_before(request, version, on=local_day(program, at))
    context = {
        "program": program,
        "form": form,
        "cohort": cohort,
        "answer": answer,
        "refusal": refusal,
        "nav": nav(""),
    }
    bad = refusal or (form is not None and form.is_bound and form.errors)
    return render(request, "portal/start.html", context, status=UNPROCESSABLE if bad else 200)


@door(SIGNED_IN)
@require_safe
def sections(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All sections, with what is missing said plainly."""
    application = written(request, public_id)
    return _list(request, application)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Check your answers, and send the application. A second click sends nothing new."""
    application = written(request, public_id)
    at, refusal = clock.now(), ""
    if application.state != ApplicationState.DRAFT and not _sent_by_this(request, application):
        return _sent_already(request, application)
    if request.method == "POST":
        try:
            sent = applications.submit(application.pk, key=_key(request), by=actor(request), at=at)
        except DomainError as error:
            refusal = error.message
        else:
            if sent.state == ApplicationState.SUBMITTED:
                day = longdate(sent.cohort.starts_on)
                words = _("Your application is with us, for the class that starts on %(day)s.") % {"day": day}
                messages.success(request, words)
            return redirect("portal:application", public_id=public_id)
    aim, closed = None, ""
    try:
        aim = applications.cohort_to_send(application, at=at)
    except DomainError as error:
        closed = error.message
    told = outlook(known(application, at=at), aim, at=at) if aim is not None else None
    gaps, unconfirmed = applications.missing(application), applications.unconfirmed(application)
    context = {
        "application": application,
        "groups": list(_groups(application, at)),
        "gaps": gaps,
        "unconfirmed": unconfirmed,
        "outlook": told,
        "aim": aim,
        "moved": aim is not None and aim.pk != application.cohort_id,
        "closed": closed,
        "refusal": refusal,
        "key": request.POST.get("key") or str(uuid4()),
        "nav": nav(""),
    }
    return render(request, "portal/review.html", context, status=UNPROCESSABLE if refusal else 200)


def _sent_by_this(request: HttpRequest, application: Application) -> bool:
    """Whether it is the very click that sent it, once more."""
    return request.method == "POST" and str(application.submit_key) == request.POST.get("key", "")


def _sent_already(request: HttpRequest, application: Application) -> HttpResponse:
    """Lead a page that was left open, such as in a second tab, to where the application stands, and say so."""
    if application.submitted_at is not None:
        day = longdate(local_day(application.version.program, application.submitted_at))
        messages.info(request, _("You sent this application on %(day)s. It is with us, once.") % {"day": day})
    return redirect("portal:application", public_id=application.public_id)


@door(SIGNED_IN)
@require_POST
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send what was asked for, signed anew by whoever answers for themselves."""
    application, at = written(request, public_id), clock.now()
    form = _signature(application, at, request.POST)
    signed = ""
    if form is not None:
        if not form.is_valid():
            return _list(request, application, signature=form)
        signed = form.cleaned_data["name"]
    try:
        questions.answer_request(application.pk, signed=signed, by=actor(request), at=at)
    except DomainError as error:
        return _list(request, application, refusal=error.message, signature=form)
    messages.success(request, _("Your answer is with us."))
    return redirect("portal:application", public_id=public_id)


def _signature(application: Application, at: datetime, said: QueryDict | None = None) -> AttestationForm | None:
    """The name to put under an answer; nobody signs here for somebody whom we call."""
    if application.person.user_id is None or application.state != ApplicationState.NEEDS_INFORMATION:
        return None
    return AttestationForm(said, application=application, at=at)


def _list(
    request: HttpRequest, application: Application, *, refusal: str = "", signature: AttestationForm | None = None
) -> HttpResponse:
    stored = {row.slug: row for row in application.sections.all()}
    rows = [_row(application, spec, stored.get(spec.slug)) for spec in applications.sections_of(application.version)]
    if application.state not in {ApplicationState.DRAFT, ApplicationState.NEEDS_INFORMATION}:
        return redirect("portal:application", public_id=application.public_id)
    open_ones = [row for row in rows if row.url]
    left = [row for row in open_ones if row.family != "done"]
    today = local_day(application.version.program, clock.now())
    context = {
        "application": application,
        "rows": rows,
        "done": len(open_ones) - len(left),
        "of": len(open_ones),
        "left": left,
        "all_done": not left,
        "first_gap": left[0] if left else None,
        "papers": documents.line(application, user_id=user_of(request).pk),
        "asked": application.state == ApplicationState.NEEDS_INFORMATION,
        "last_day": application.last_day(on=today),
        "answer_by": answer_by(application, on=today),
        "sending": application.sendings.only("public_id").first(),
        "signature": signature or _signature(application, clock.now()),
        "refusal": refusal,
        "nav": nav(""),
    }
    bad = refusal or signature is not None
    return render(request, "portal/sections.html", context, status=UNPROCESSABLE if bad else 200)


def _row(application: Application, spec: SectionSpec, stored: Section | None) -> Row:
    if not applications.is_open(application, stored):
        return Row(_(spec.title), "", "", "later", _("Sent"))
    url = reverse("portal:section", args=[application.public_id, spec.slug])
    if stored is not None and stored.to_confirm:
        confirm = reverse("portal:confirm", args=[application.public_id, spec.slug])
        small = _("Taken over from your former application. Look at it once more.")
        return Row(_(spec.title), url, small, "look", _("Still true?"), confirm_url=confirm)
    if stored is not None and stored.clashes:
        return Row(_(spec.title), url, _("You wrote on two devices. Choose which text counts."), "look", _("Two texts"))
    if stored is not None and stored.is_complete:
        return Row(_(spec.title), url, "", "done", _("Done"))
    reason = stored.request_note if stored else ""
    return Row(_(spec.title), url, reason or lead_of(application, spec), "you", _("Go on") if stored else _("To do"))


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise DomainError(_("Load this page again, then send your application."), code="stale") from error


def _groups(application: Application, at: datetime) -> Iterator[dict[str, Any]]:
    stored = {row.slug: row for row in application.sections.all()}
    for spec in applications.sections_of(application.version):
        url = reverse("portal:section", args=[application.public_id, spec.slug])
        form = form_of(application, spec, stored.get(spec.slug), at)
        row = stored.get(spec.slug)
        yield {
            "title": _(spec.title),
            "slug": spec.slug,
            "to_confirm": row is not None and row.to_confirm,
            "rows": list(_answers(form, url)),
        }


def _answers(form: SectionForm | WorkForm, url: str) -> Iterator[Answer]:
    if isinstance(form, WorkForm):
        lines = form.lines()
        for label, value in lines:
            yield Answer(label, value, url, missing=False)
        if not lines:
            none = bool(form.none.initial["none"])
            yield Answer(_("Jobs"), _("None in health care yet") if none else "", url, missing=not none)
        return
    if form.sentence:
        yield Answer(_("Asked of you"), form.sentence, url, missing=False)
    for field in form:
        value = form.shown(field)
        if value or field.field.required:
            yield Answer(str(field.label), value, url, missing=not value)
