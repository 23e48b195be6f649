"""Withdrawing: a reason out of a list, and the way back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import WithdrawReason
from applicants.portal.fields import Choice, PlainForm, Text
from applicants.portal.reading import actor, nav, own, posted
from applicants.workflows import applications
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy


class WithdrawForm(PlainForm):
    """Why."""

    reason_code = Choice(
        label=gettext_lazy("What is the main reason?"),
        ask=gettext_lazy("Choose the reason that is closest."),
        choices=WithdrawReason.choices,
    )
    note = Text(label=gettext_lazy("Anything that we could do better?"), lines=3, max_length=500)


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Stop an application."""
    application = own(request, public_id)
    if application.ended_at is not None:
        return redirect("portal:application", public_id=public_id)
    form = WithdrawForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            applications.withdraw(application.pk, by=actor(request), at=clock.now(), **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("You withdrew. What you passed stays yours."))
            return redirect("portal:application", public_id=public_id)
    context = {"application": application, "form": form, "nav": nav("")}
    return render(request, "portal/withdraw.html", context, status=422 if form.is_bound else 200)
