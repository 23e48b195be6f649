"""After sending: a student sends the link to their guardian again, or names somebody else."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import Guardian
from applicants.portal.reading import actor, nav, own, posted
from applicants.portal.student_forms import GuardianForm
from applicants.records import minors
from applicants.workflows import guardians
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError

UNPROCESSABLE = 422


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say who answers for somebody under 18. The link of whoever was named before ends."""
    application = own(request, public_id)
    if not minors.may_name_guardian(application):
        return redirect("portal:application", public_id=public_id)
    at = clock.now()
    form = GuardianForm(posted(request), application=application, at=at, initial={})
    form.fields["guardian_email"].help_text = _("We write to this address at once and ask for a yes.")
    if form.is_bound and form.is_valid():
        try:
            row = guardians.name_guardian(
                application.person_id,
                name=form.cleaned_data["guardian_name"],
                email=form.cleaned_data["guardian_email"],
                by=actor(request),
                at=at,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("We write to %(row)s and ask for a yes.") % {"row": row.name})
            return redirect("portal:application", public_id=public_id)
    known = Guardian.objects.answering_for(application.person_id).first()
    context = {"application": application, "form": form, "known": known, "nav": nav("")}
    return render(request, "portal/guardian_name.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@door(SIGNED_IN)
@require_POST
def again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the guardian a new link. The one before ends."""
    application = own(request, public_id)
    row = Guardian.objects.answering_for(application.person_id).first()
    if row is None or not minors.may_name_guardian(application):
        return redirect("portal:application", public_id=public_id)
    try:
        guardians.ask_again(row.pk, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, _("We sent %(row)s a new link. The one before does not work any more.") % {"row": row.name}
        )
    return redirect("portal:application", public_id=public_id)
