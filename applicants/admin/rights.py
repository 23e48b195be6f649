"""The notice of the right to complain: what each organization says, and a new version of it."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import RightsNotice, RightsNoticeSent
from applicants.records.rights import complaint_days, current
from applicants.rules.rights import first_text
from applicants.workflows import rights
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, StepForm, show, step_page
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.models import Organization
from apprenticeships.workflow import Actor

LIST: Final = ("board:rights", "Notice of rights")
LETTERS: Final = 6000


class NoticeForm(StepForm):
    """The whole notice, as it goes out from now on."""

    lead_name = forms.CharField(
        label="Who answers for equal opportunity?",
        max_length=120,
        help_text="The name alone: the notice adds the title, in English and Spanish.",
    )
    lead_email = forms.EmailField(label="Their e-mail address", max_length=254, required=False)
    lead_phone = forms.CharField(label="Their phone", max_length=32, required=False)
    text = forms.CharField(
        label="The notice",
        max_length=LETTERS,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Have it read by whoever answers for equal opportunity. An empty line begins a new paragraph.",
    )
    text_es = forms.CharField(
        label="The same in Spanish", max_length=LETTERS, required=False, widget=forms.Textarea(attrs={"rows": 14})
    )

    def prepare(self) -> None:
        """Start from the version in force, or from our first words."""
        names = ("lead_name", "lead_email", "lead_phone", "text", "text_es")
        found: RightsNotice | None = current(self.row.pk)
        if found is not None:
            self.initial = {name: getattr(found, name) for name in names}
            return
        days = complaint_days(clock.today(ZoneInfo(self.row.zone)))
        self.initial = {"text": first_text(days), "text_es": first_text(days, spanish=True)}


def _publish(pk: int, *, by: Actor, at: datetime, **fields: Any) -> None:
    rights.publish(pk, by=by, at=at, **fields)


PUBLISH: Final = Action(
    "publish",
    "New version of the notice",
    "Bring it out",
    _publish,
    "Out. Every application gets it from now on, and those that have none yet get it within a minute.",
    NoticeForm,
    lead="It goes to every applicant with the sending, and stands on a page that anybody can read.",
)


@door(COORDINATORS)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What each organization says now, and how many people got it."""
    newest = RightsNotice.objects.filter(organization=OuterRef("pk")).order_by("-version")
    got = RightsNoticeSent.objects.filter(notice__organization=OuterRef("pk")).order_by().values("notice__organization")
    rows = scoped(Organization.objects.filter(programs__isnull=False), signed_in(request)).distinct()
    rows = rows.annotate(
        version=Subquery(newest.values("version")[:1]),
        since=Subquery(newest.values("published_at")[:1]),
        lead=Subquery(newest.values("lead_name")[:1]),
        got=Subquery(got.annotate(number=Count("pk")).values("number")),
        program=Subquery(Organization.objects.filter(pk=OuterRef("pk")).values("programs__slug")[:1]),
    )
    context = {"rows": list(rows.order_by("name", "pk"))}
    return show(request, "admin/rights.html", context, title="Notice of the right to complain")


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a new version for an organization."""
    row = get_object_or_404(scoped(Organization.objects.all(), signed_in(request)), pk=pk)
    return step_page(request, PUBLISH, row, above=trail(LIST), back=reverse("board:rights"), title=str(row))
