"""Five voluntary questions for equal opportunity, after an application was sent and apart from it."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applicants.portal.fields import PlainForm
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.deadlines import local_day
from applicants.records.voluntary import EDITION, form_of, is_asked
from applicants.records.voluntary_words import QUESTIONS, SILENT
from applicants.workflows import self_identification
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy

UNPROCESSABLE: Final = 422
ONE_OF_THESE: Final = {"invalid_choice": gettext_lazy("Choose one of these answers.")}


def _field(name: str) -> dict[str, Any]:
    asked = QUESTIONS[name]
    words = {"label": asked.label, "choices": asked.choices, "help_text": asked.help_text}
    return {**words, "required": False, "error_messages": ONE_OF_THESE}


def _one(name: str) -> forms.ChoiceField:
    return forms.ChoiceField(widget=forms.RadioSelect(), **_field(name))


class AnswersForm(PlainForm):
    """Each question may stay open."""

    hispanic = _one("hispanic")
    races = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(), **_field("races"))
    sex = _one("sex")
    veteran = _one("veteran")
    disability = _one("disability")

    def clean_races(self) -> list[str]:
        """Not wishing to answer stands alone."""
        races: list[str] = self.cleaned_data["races"]
        if SILENT[0] in races and len(races) > 1:
            raise forms.ValidationError(
                _("Choose either “I do not wish to answer” or the others, not both."), code="both"
            )
        return races


@door(SIGNED_IN)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer, or change the answers. Nobody else has a page that shows them."""
    application = own(request, public_id)
    if not is_asked(application):
        return redirect("portal:application", public_id=public_id)
    on = local_day(application.version.program, clock.now())
    form = AnswersForm(posted(request), initial=self_identification.given(application.pk))
    if form.is_bound and form.is_valid():
        try:
            self_identification.answer(application.pk, answers=form.cleaned_data, on=on, by=actor(request))
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Thank you. Your answers are kept apart from your application."))
            return redirect("portal:application", public_id=public_id)
    context = {
        "application": application,
        "form": form,
        "federal": form_of(application.version_id, on=on),
        "edition": EDITION,
        "nav": nav(""),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/self_identification.html", context, status=status)
