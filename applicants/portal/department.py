"""The department of somebody who works here: asked whom, what it said, and every way on after a no."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.portal.department_field import DepartmentField
from applicants.portal.fields import PlainForm
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.approvals import is_too_old, request_that_counts, requirement_of
from applicants.records.deadlines import local_day, zone_of
from applicants.workflows import approvals
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Department
from apprenticeships.workflow import Actor

UNPROCESSABLE = 422


class DepartmentForm(PlainForm):
    """Where somebody works now."""

    department = DepartmentField(label=gettext_lazy("In which department do you work now?"))

    def __init__(self, *args: Any, application: Application, **options: Any) -> None:
        super().__init__(*args, **options)
        but = application.home_department_id
        self.fields["department"].offer(application.version.program, but=but)  # type: ignore[attr-defined]


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def department(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where the request stands. After a no: ask again, name another department, or call."""
    application, at = own(request, public_id), clock.now()
    if requirement_of(application) is None:
        return redirect("portal:application", public_id=public_id)
    asks = request.method == "POST" and request.POST.get("step") == "again"
    form = DepartmentForm(None if asks else posted(request), application=application)
    refusal = ""
    if asks or (form.is_bound and form.is_valid()):
        try:
            _take(application, None if asks else form.cleaned_data["department"], actor(request), at)
        except DomainError as error:
            if asks:
                refusal = error.message
            else:
                form.refuse(error)
        else:
            messages.success(request, _("Saved. Your department is asked, and we write to you when it answers."))
            return redirect("portal:department", public_id=public_id)
    context = _context(application, at) | {"form": form, "refusal": refusal, "nav": nav("")}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "portal/department.html", context, status=status)


def _take(application: Application, chosen: Department | None, by: Actor, at: datetime) -> None:
    if chosen is None:
        approvals.ask_again(application.pk, by=by, at=at)
    else:
        approvals.move(application.pk, department=chosen, by=by, at=at)


def _context(application: Application, at: datetime) -> dict[str, Any]:
    rows = list(application.approvals.select_related("department__site"))
    last = request_that_counts(application, rows)
    today = local_day(application.version.program, at)
    goes_on = application.state in approvals.ASKS
    no = last if last is not None and last.again_from is not None and approvals.is_wanted(application) else None
    declined = no is not None and approvals.is_of_home(no, application)
    elsewhere = no is not None and not declined
    too_old = goes_on and last is not None and last.is_yes and is_too_old(application)
    return {
        "application": application,
        "last": last,
        "earlier": [row for row in rows if row != last or (row.again_from is not None and not declined)],
        "late": last is not None and last.is_open and last.due_on < today,
        "declined": declined,
        "elsewhere": elsewhere,
        "too_old": too_old,
        "may_ask": elsewhere or (no is not None and no.again_from is not None and no.again_from <= today),
        "may_move": goes_on and (last is None or too_old or not last.is_yes),
        "zone": zone_of(application.version.program),
    }
