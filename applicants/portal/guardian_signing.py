"""A guardian's signature under a minor's background check: the disclosure alone, then the authorization."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import Guardian, Signer
from applicants.portal.background import NameForm
from applicants.portal.guardian import NOT_FOUND, UNPROCESSABLE, quiet
from applicants.portal.reading import posted
from applicants.records.background import asked_of_guardian
from applicants.records.background_texts import authorization, disclosure
from applicants.records.guardian_links import guardian_of
from applicants.workflows import background
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.errors import DomainError
from apprenticeships.workflow import Actor


@door(PUBLIC)
@require_safe
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The disclosure, alone on its page."""
    guardian = guardian_of(token)
    if guardian is None:
        return _answer(request, "portal/guardian/ended.html", {}, status=NOT_FOUND)
    row = asked_of_guardian(guardian.person_id)
    if row is None:
        return _nothing(request, guardian)
    context = {"paragraphs": disclosure(row.application, Signer.GUARDIAN), "token": token}
    return _answer(request, "portal/background_disclosure.html", context)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The authorization, and the guardian's name under it."""
    guardian = guardian_of(token)
    if guardian is None:
        return _answer(request, "portal/guardian/ended.html", {}, status=NOT_FOUND)
    row = asked_of_guardian(guardian.person_id)
    if row is None:
        return _nothing(request, guardian)
    form = NameForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            background.sign_as_guardian(
                row.pk,
                name=form.cleaned_data["name"],
                by=Actor.guardian(guardian.pk, guardian.name),
                at=clock.now(),
            )
        except DomainError as error:
            form.refuse(error)
        else:
            response = redirect("portal:for_guardian_background", token=token)
            return quiet(response)
    context = {"guardian": guardian, "text": authorization(row.application, Signer.GUARDIAN), "form": form}
    return _answer(request, "portal/guardian/sign.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _nothing(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    return _answer(request, "portal/guardian/signed.html", {"guardian": guardian})


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return quiet(render(request, template, context, status=status))
