"""Somebody about whom nobody decided goes on in a later class: the coordinator reads what it means, then says yes."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.records.deadlines import local_day
from applicants.records.left_behind import classes_ahead
from applicants.workflows import later_classes
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import ReasonForm, show
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.workflow import Actor
from cohorts.models import Cohort

UNPROCESSABLE: Final = 422
TITLE: Final = "Move to a later class"


class LaterClassForm(ReasonForm):
    """In which class they go on, and why."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), label="In which class?", empty_label="Choose one")
    field_order = ("cohort", "reason")

    def prepare(self) -> None:
        """Later classes of the same program and path that have not begun."""
        field = self.fields["cohort"]
        if isinstance(field, forms.ModelChoiceField):
            on = local_day(self.row.version.program, clock.now())
            field.queryset = classes_ahead(self.row, on=on).select_related("program")


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def later_class(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the class, look at what it would mean, and move; what changed meanwhile is shown again first."""
    user = signed_in(request)
    rows = Application.objects.coordinated_by(user).select_related(
        "person", "cohort", "track", "version__program__organization"
    )
    row = get_object_or_404(rows, pk=pk)
    form = LaterClassForm(request.POST if request.method == "POST" else None, row=row, user=user)
    preview = None
    if form.is_bound and form.is_valid():
        chosen, why = form.cleaned_data["cohort"], form.cleaned_data["reason"]
        by, at = Actor.user(user), clock.now()
        try:
            preview = later_classes.rehearse(row.pk, cohort_id=chosen.pk, by=by, at=at, reason=why)
            if request.POST.get("seen") == " ".join(preview.lines):
                later_classes.move(row.pk, cohort_id=chosen.pk, by=by, at=at, reason=why)
                messages.success(request, "Moved. The applicant reads it in a mail.")
                return redirect("board:application", pk=pk)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    context = {"application": row, "form": form, "lines": preview.lines if preview and not form.errors else ()}
    above = [*trail(("board:applications", "Applications")), (reverse("board:application", args=[pk]), str(row.person))]
    response = show(request, "admin/later_class.html", context, title=TITLE, trail=above)
    response.status_code = UNPROCESSABLE if form.errors else 200
    return response
