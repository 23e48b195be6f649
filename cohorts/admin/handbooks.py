"""Editions of handbooks, brought out by coordinators; and who of a class has not signed the newest one."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from unfold.widgets import UnfoldAdminURLInputWidget

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import FreshForm, ModelAdmin, OwnRelatedFilter, signed_in
from apprenticeships.admin.views import trail
from apprenticeships.workflow import Actor
from cohorts.admin.home import name_of
from cohorts.admin.views import CLASSES, class_of
from cohorts.models import Acknowledgement, Handbook
from cohorts.workflows import handbooks


class HandbookForm(FreshForm):
    """An edition; a link without its scheme means a safe one."""

    link = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=UnfoldAdminURLInputWidget,
        help_text="Where it can be read, if the text does not stand here.",
    )

    class Meta:
        labels: ClassVar = {"version": "Program", "label": "Edition"}
        help_texts: ClassVar = {"label": "Such as 2026. People sign each edition once.", "text": "Or a link below."}


@admin.register(Handbook)
class HandbookAdmin(ModelAdmin):
    """Editions; what is out is never changed, a new one is brought out instead."""

    form = HandbookForm
    list_display = ("title", "label", "version", "published_at", "signed")
    list_select_related = ("version__program",)
    list_filter = (("version", OwnRelatedFilter),)
    search_fields = ("title", "label")
    ordering = ("-published_at", "-pk")
    fields = ("version", ("title", "label"), "text", "link")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of people who signed."""
        rows: Any = super().get_queryset(request)
        return rows.with_signers()

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never: people signed what stands there."""
        return False

    def save_model(self, request: HttpRequest, obj: Handbook, form: Any, change: bool) -> None:  # noqa: FBT001
        """Bring it out."""
        row = handbooks.publish(
            obj.version_id,
            label=obj.label,
            title=obj.title,
            text=obj.text,
            link=obj.link,
            by=Actor.user(signed_in(request)),
            at=clock.now(),
        )
        obj.pk = row.pk

    @admin.display(description="Signed by")
    def signed(self, row: Any) -> int:
        """How many people."""
        return int(row.signers)


@door(COORDINATORS)
@require_safe
def signers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of a class has signed the newest edition, and who has not."""
    cohort = class_of(request, pk)
    handbook = handbooks.current(cohort.version_id)
    if handbook is None:
        raise Http404
    on = clock.now().astimezone(desk(signed_in(request)).zone).date()
    rows = list(handbooks.signers_of(cohort, handbook))
    when = dict(
        Acknowledgement.objects.filter(handbook=handbook, person__in=[row.person_id for row in rows]).values_list(
            "person", "acknowledged_at"
        )
    )
    context = {
        "cohort": cohort,
        "handbook": handbook,
        "open": [row for row in rows if not row.has_signed],  # type: ignore[attr-defined]
        "signed": [(row, when[row.person_id]) for row in rows if row.person_id in when],
    }
    name = name_of(cohort, on)
    above = [*trail(CLASSES), (reverse("classes:class", args=[pk]), name)]
    return show(request, "admin/handbook.html", context, title="Handbook", trail=above)
