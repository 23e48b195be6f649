"""Voluntary answers that came on paper: entered by the code on the sheet, so that they are counted like the others."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applicants.models.self_identification import Race, Sex, YesNo
from applicants.records.voluntary import on_paper
from applicants.workflows import self_identification
from apprenticeships.access import ANALYSTS, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.workflow import Actor

REFUSED: Final = 422


def _one(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect())


class SheetForm(StaffForm):
    """What the sheet says; what was left open stays open."""

    code = forms.CharField(label="The code on the sheet", max_length=20, error_messages={"required": "Write the code."})
    hispanic = _one("Hispanic or Latino", YesNo.choices)
    races = forms.MultipleChoiceField(
        label="Groups", choices=Race.choices, required=False, widget=forms.CheckboxSelectMultiple()
    )
    sex = _one("Sex", Sex.choices)
    veteran = _one("Served in the armed forces", YesNo.choices)
    disability = _one("A disability, now or before", YesNo.choices)

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit="Count it")


@door(ANALYSTS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter one sheet. Neither this page nor anything that it leads to says whose it is."""
    user = user_of(request)
    form = SheetForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answers = dict(form.cleaned_data)
        code = answers.pop("code")
        try:
            self_identification.answer_on_paper(code, among=on_paper(user), answers=answers, by=Actor.user(user))
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, "Counted. Destroy the sheet: nothing more is needed of it.")
            return redirect("reports:sheets")
    return render(request, "reports/sheets.html", {"form": form}, status=REFUSED if form.errors else 200)
