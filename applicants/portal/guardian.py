"""A guardian's own page: who asks, what it is about, yes or no, and a name under it. No sign-in, one link."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import Application, Consent, ConsentKind, Guardian
from applicants.portal.fields import PlainForm, Text, YesNo
from applicants.portal.reading import posted
from applicants.records import minors
from applicants.records.consents import answer_day, in_force, in_order
from applicants.records.deadlines import local_day
from applicants.records.guardian_links import guardian_of
from applicants.records.program_facts import facts_of
from applicants.workflows import guardians
from applicants.workflows.drug import own_clinic_collects
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.lazily import gettext_lazy
from apprenticeships.workflow import Actor

UNPROCESSABLE: Final = 422
NOT_FOUND: Final = 404
QUIET: Final = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    # Not "no-referrer": with it a browser sends its form with the origin "null", which counts as forged.
    "Referrer-Policy": "same-origin",
}


class AnswerForm(PlainForm):
    """Yes or no to each question, and the guardian's name."""

    taking_part = YesNo(ask=gettext_lazy("Say yes or no to taking part."))
    photos = YesNo(
        label=gettext_lazy("May photos and videos of the program show your child?"),
        help_text=gettext_lazy("A no changes nothing about the place."),
    )
    trips = YesNo(
        label=gettext_lazy("May your child come along on trips away from the site?"),
        help_text=gettext_lazy("A visit to another clinic, for example. A no changes nothing about the place."),
    )
    drug_screen = YesNo(
        label=gettext_lazy("Do you agree to a drug screen of your child?"),
        help_text=gettext_lazy(
            "A lab takes a sample, and a doctor looks at the result before anybody here learns it. "
            "Medicines are told to this doctor only. Without your yes there is no screen."
        ),
    )
    health_release = YesNo(
        label=gettext_lazy("May our clinic tell us the result?"),
        help_text=gettext_lazy(
            "Our own clinic takes the sample, so the result is a health record under the HIPAA law. With your yes the "
            "clinic tells our hiring office this one result and nothing else. HR keeps it apart and in confidence, but "
            "HIPAA does not cover it there. You can change your answer until then. Care at the clinic does not depend "
            "on it."
        ),
    )
    signed_name = Text(
        label=gettext_lazy("Your full name"),
        ask=gettext_lazy("Write your full name. It is your signature."),
        max_length=160,
        complete="name",
    )

    def __init__(self, *args: Any, name: str, signer: str, left_out: Collection[ConsentKind], **options: Any) -> None:
        super().__init__(*args, **options)
        for kind in left_out:
            del self.fields[kind.value]
        if "drug_screen" in self.fields:
            self.fields["drug_screen"].label = _("Do you agree to a drug screen of %(name)s?") % {"name": name}
        self.fields["signed_name"].help_text = _(
            "Writing it here is your signature. %(name)s named you as %(signer)s."
        ) % {"name": name, "signer": signer}
        self.fields["taking_part"].label = _("May %(name)s take part?") % {"name": name}
        self.fields["photos"].label = _("May photos and videos of the program show %(name)s?") % {"name": name}
        self.fields["trips"].label = _("May %(name)s come along on trips away from the site?") % {"name": name}

    def answers(self) -> dict[ConsentKind, bool]:
        """What was answered; a question that was left open is no answer."""
        found = {kind: self.cleaned_data.get(kind.value) for kind in ConsentKind}
        return {kind: given for kind, given in found.items() if given is not None}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a guardian is asked about. ``closed`` says why nothing can be answered here now, if so."""

    guardian: Guardian
    application: Application | None
    answers: dict[str, Consent]
    closed: str
    at: datetime

    @classmethod
    def of(cls, guardian: Guardian, *, at: datetime) -> "Scene":
        """Return how things stand for a guardian."""
        name = guardian.person.short_name
        row = minors.asked_of(guardian.person)
        closed = ""
        if row is None:
            closed = _("%(name)s has no application that goes on. Nothing is needed from you.") % {"name": name}
        elif not minors.is_minor(guardian.person_id, on=local_day(row.version.program, at)):
            closed = _("%(name)s is 18 by now and decides alone. Nothing is needed from you.") % {"name": name}
        elif local_day(row.version.program, at) >= row.cohort.starts_on:
            closed = _("%(name)s's first day has come. Call us, and we change an answer with you.") % {"name": name}
        return cls(guardian, row, in_force(guardian), closed, at)

    def context(self) -> dict[str, Any]:
        """What the pages show of it."""
        row = self.application
        found: dict[str, Any] = {
            "minor": self.guardian.person.name,
            "minor_short": self.guardian.person.short_name,
            "guardian": self.guardian,
            "program": row.version.program if row else None,
            "organization": row.version.program.organization.name if row else "",
            "summary": said(row.version.summary or row.version.headline) if row else "",
            "facts": facts_of(row) if row else [],
            "closed": self.closed,
            "said": self._said(),
            "taking_part": self.answers.get(ConsentKind.TAKING_PART),
        }
        by_day = answer_day(row, on=local_day(row.version.program, self.at)) if row and not self.closed else None
        return found | {"until": row.cohort.starts_on if row else None, "by_day": by_day}

    def _said(self) -> list[dict[str, Any]]:
        return [
            {
                "label": row.get_kind_display(),
                "value": _("Yes") if row.is_given else _("No"),
                "missing": False,
                "url": "",
            }
            for row in in_order(self.answers)
        ]


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the guardian, and keep what they say. Sending the same twice changes nothing."""
    guardian = guardian_of(token)
    if guardian is None:
        return _ended(request)
    at = clock.now()
    scene = Scene.of(guardian, at=at)
    if scene.closed:
        return _answer(request, "portal/guardian/closed.html", scene.context())
    if request.method != "POST" and scene.answers and "change" not in request.GET:
        return _onward(token)
    initial = {kind: row.is_given for kind, row in scene.answers.items()}
    form = AnswerForm(
        posted(request),
        initial=initial,
        name=guardian.person.short_name,
        signer=guardian.name,
        left_out=_not_asked(scene.application, at=at),
    )
    if form.is_bound and form.is_valid():
        try:
            guardians.answer(
                guardian.pk,
                answers=form.answers(),
                signed_name=form.cleaned_data["signed_name"],
                by=Actor.guardian(guardian.pk, guardian.name),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            return _onward(token)
    status = UNPROCESSABLE if form.is_bound else 200
    return _answer(request, "portal/guardian/ask.html", scene.context() | {"form": form}, status=status)


def _not_asked(application: Application | None, *, at: datetime) -> Collection[ConsentKind]:
    """What is asked only where a program tests minors for drugs, and where our own clinic takes the sample."""
    if application is None or not minors.may_be_screened(application, at=at):
        return (ConsentKind.DRUG_SCREEN, ConsentKind.HEALTH_RELEASE)
    return () if own_clinic_collects(application, at=at) else (ConsentKind.HEALTH_RELEASE,)


@door(PUBLIC)
@require_safe
def answered(request: HttpRequest, token: str) -> HttpResponse:
    """What the guardian said, and how to change it."""
    guardian = guardian_of(token)
    if guardian is None:
        return _ended(request)
    scene = Scene.of(guardian, at=clock.now())
    if not scene.answers:
        return quiet(redirect("portal:for_guardian", token=token))
    change = f"{reverse('portal:for_guardian', args=[token])}?change=1"
    return _answer(request, "portal/guardian/answered.html", scene.context() | {"change_url": change})


def _onward(token: str) -> HttpResponse:
    return quiet(redirect("portal:for_guardian_answered", token=token))


def _ended(request: HttpRequest) -> HttpResponse:
    """The same page for a link that ended, was renewed, or never was."""
    return _answer(request, "portal/guardian/ended.html", {}, status=NOT_FOUND)


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return quiet(render(request, template, context, status=status))


def quiet(response: HttpResponse) -> HttpResponse:
    """Keep a page behind a link out of caches, search engines and the pages that follow."""
    for name, value in QUIET.items():
        response[name] = value
    return response
