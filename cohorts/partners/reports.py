"""Reports for partners: which were sent, what stands in them, and the place to sign."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import PARTNERS, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Role, User
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Report, ReportState
from cohorts.partners.nav import nav
from cohorts.reporting.due import zone_of
from cohorts.reporting.mails import period_of
from cohorts.reporting.masking import masked_parts, masked_totals
from cohorts.reporting.parties import missing_of, owed_by, places_of, signing_for
from cohorts.reporting.reading import frozen, is_whole
from cohorts.rules.partnership.frozen import grouped
from cohorts.workflows import signatures
from cohorts.workflows.signatures import LONGEST_DISSENT

PER_PAGE: Final = 20
REFUSED: Final = 422
SIGNERS: Final = frozenset({Role.PARTNER.value})
YOURS: Final = {"family": "you", "badge": "Your turn"}


class SignForm(StaffForm):
    """The name, typed; perhaps a note that stays with the report; and the figures that were on the page."""

    name = forms.CharField(
        label="Type your name",
        max_length=120,
        help_text="This is your signature under these figures.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Type your name to sign."},
    )
    dissent = forms.CharField(
        label="A note, if you see something differently",
        required=False,
        max_length=LONGEST_DISSENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody who reads the report reads it, for ever.",
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit="Sign the report")


def reports_of(user: User) -> QuerySet[Report]:
    """Sent reports of the programs in which an organization of the user takes part."""
    rows = Report.objects.exclude(state=ReportState.DRAFT).filter(grant__in=Grant.objects.visible_to(user).values("pk"))
    return rows.select_related("grant__program__organization", "submitted_by").prefetch_related(
        "signatures__organization"
    )


@door(PARTNERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every report that was sent, the newest first, with who has signed."""
    rows = reports_of(user_of(request)).defer("snapshot").order_by("-first", "-number", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    owed = owed_by(user_of(request).pk, page)
    items = [
        {"row": row, "period": str(period_of(row)), "zone": zone_of(row.grant), **_stands(row, owed)} for row in page
    ]
    return render(
        request, "partners/reports.html", {"page_obj": page, "items": items, "nav": nav("reports", user_of(request))}
    )


def to_sign(user: User) -> list[dict[str, str]]:
    """The reports that wait for a user's signature, the oldest first, as a list of tasks."""
    rows = reports_of(user).filter(state=ReportState.SUBMITTED).defer("snapshot").order_by("first", "pk")
    return [
        {
            "title": f"Read and sign the report: {period_of(row)}",
            "small": row.grant.program.name,
            "url": reverse("partners:report", args=[row.public_id]),
            **YOURS,
        }
        for row in owed_by(user.pk, rows)
    ]


def _stands(row: Report, owed: Sequence[Report]) -> dict[str, str]:
    missing = missing_of(row)
    if row in owed:
        return YOURS
    if row.state == ReportState.REPLACED:
        return {"family": "later", "badge": "Replaced"}
    if not missing:
        return {"family": "done", "badge": "Signed"}
    return {"family": "us", "badge": "Not signed" if len(missing) > 1 else f"Waits for the {missing[0].label.lower()}"}


def _report(request: HttpRequest, public_id: UUID) -> Report:
    return get_object_or_404(reports_of(user_of(request)), public_id=public_id)


@door(PARTNERS)
@require_safe
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The frozen figures with small numbers hidden, who signed, and the place to sign."""
    row = _report(request, public_id)
    return _show(request, row, SignForm(initial={"digest": row.digest}))


def _show(request: HttpRequest, row: Report, form: SignForm) -> HttpResponse:
    user = user_of(request)
    content = frozen(row)
    missing = missing_of(row)
    own = [party for party, _ in signing_for(user.pk, row.grant)]
    signed = any(place.signature and place.signature.user_id == user.pk for place in places_of(row))
    later = reports_of(user).filter(grant=row.grant_id, first=row.first, state=ReportState.SUBMITTED).first()
    context = {
        "report": row,
        "period": str(period_of(row)),
        "parts": masked_parts(content),
        "data": masked_totals(content),
        "places": places_of(row),
        "replaced": row.state == ReportState.REPLACED,
        "later": later if later and later.pk != row.pk else None,
        "may_sign": not signed and is_whole(row) and any(party in missing for party in own),
        "form": form,
        "digest": grouped(row.digest),
        "zone": zone_of(row.grant),
        "nav": nav("reports", user_of(request)),
    }
    return render(request, "partners/report.html", context, status=REFUSED if form.errors else 200)


@door(SIGNERS)
@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Sign for the own side."""
    row, user = _report(request, public_id), user_of(request)
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            signatures.sign(row.pk, **form.cleaned_data, by=Actor.user(user), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            row = _report(request, public_id)
        else:
            messages.success(request, "You signed the report.")
            return redirect("partners:report", public_id=public_id)
    return _show(request, row, form)
