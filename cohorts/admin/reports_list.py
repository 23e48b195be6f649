"""All reports to those who pay, of every grant on one page: what is late, what is to do, then what was sent."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import door
from apprenticeships.admin.actions import show
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.todo import late_by
from apprenticeships.rules.words import day_in_words, searched
from cohorts.admin.coordinated import COORDINATOR, coordinated, grants_of
from cohorts.admin.reports import sent_row
from cohorts.models import Report, ReportState
from cohorts.reporting.due import today_of
from cohorts.reporting.mails import period_of

PER_PAGE: Final = 25
MOST_LETTERS: Final = 80


@door(COORDINATOR)
@require_safe
def reports_list(request: HttpRequest) -> HttpResponse:
    """Every report, drafts by their due day, then the newest; narrowed by words of the grant, its number or program."""
    user = signed_in(request)
    words = searched(request.GET.get("q", ""), MOST_LETTERS)
    rows = Report.objects.defer("snapshot").select_related("grant__program__organization", "submitted_by")
    found = coordinated(rows.prefetch_related("signatures"), user, path="grant__program__organization")
    for word in words.split():
        found = found.filter(
            Q(grant__name__icontains=word) | Q(grant__number__icontains=word) | Q(grant__program__name__icontains=word)
        )
    is_draft = Case(When(state=ReportState.DRAFT, then=Value(0)), default=Value(1), output_field=IntegerField())
    draft_due = Case(When(state=ReportState.DRAFT, then=F("due_on")))
    page = Paginator(found.order_by(is_draft, draft_due, "-first", "-number", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page_obj": page,
        "rows": [_row(row) for row in page],
        "words": words,
        "grants": grants_of(user).order_by("name", "pk"),
        "base": reverse("partnership:all-reports"),
    }
    return show(request, "admin/reports_list.html", context, title="Reports")


def _row(row: Report) -> dict[str, Any]:
    if row.state != ReportState.DRAFT:
        return sent_row(row)
    on = today_of(row.grant, clock.now())
    if row.number > 1:  # the report itself was sent: what is due is done
        family, badge = "you", "Not sent yet"
    elif row.due_on < on:
        family, badge = "stop", late_by(row.due_on, on)
    else:
        family, badge = "later" if row.last >= on else "you", f"By {day_in_words(row.due_on)}"
    return {"row": row, "period": str(period_of(row)), "family": family, "badge": badge}
