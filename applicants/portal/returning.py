"""What comes after the summer: another one, or another program."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.portal.reading import actor, nav
from applicants.workflows import applications, returns
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.models import Program
from cohorts.models import Enrollment, EnrollmentState

UNPROCESSABLE = 422


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose a program to go on with; the application that begins knows already what is still true."""
    own = Enrollment.objects.of(user_of(request)).filter(state=EnrollmentState.COMPLETED)
    row = get_object_or_404(own.select_related("cohort__program"), public_id=public_id)
    at, refusal = clock.now(), ""
    open_ones = Program.objects.in_catalog().select_related("organization").order_by("name", "pk")
    programs = {each.slug: each for each in open_ones}
    if request.method == "POST":
        chosen = programs.get(request.POST.get("program", "")[:80])
        if chosen is None:
            refusal = _("Choose one of these programs.")
        else:
            try:
                found = returns.go_on(row.pk, program=chosen, by=actor(request), at=at)
            except DomainError as error:
                refusal = error.message
            else:
                return _on(request, found, chosen)
    mine = programs.pop(row.cohort.program.slug, None)
    context = {
        "enrollment": row,
        "again": (mine, applications.intended_cohort(mine, at=at)) if mine else None,
        "others": [(each, applications.intended_cohort(each, at=at)) for each in programs.values()],
        "refusal": refusal,
        "nav": nav(""),
    }
    return render(request, "portal/again.html", context, status=UNPROCESSABLE if refusal else 200)


def _on(request: HttpRequest, found: returns.Return, program: Program) -> HttpResponse:
    if found.application is not None:
        messages.success(request, _("We filled in what we know. Check each section; some of it may have changed."))
        return redirect("portal:sections", public_id=found.application.public_id)
    messages.success(
        request,
        _("We keep that you want to join %(program)s, and write to you when a class opens.")
        % {"program": program.name},
    )
    return redirect("training:week")
