"""Access codes of the coordinators' classes: made, read out again, who used them, revoked."""

from datetime import date
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.models import AccessCode, Application
from applicants.workflows import access_codes
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import day_field
from apprenticeships.admin.views import one_of
from apprenticeships.models import User
from apprenticeships.workflow import Actor
from cohorts.models import Cohort

PER_PAGE: Final = 25


class MakeForm(StepForm):
    """For which class, how often, until when, and why."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), label="Class", empty_label="Choose one")
    most_uses = forms.IntegerField(label="How many people may use it?", min_value=1, max_value=access_codes.MOST_USES)
    last_on = day_field("Last day to start and send")
    note = forms.CharField(
        label="What is it for?",
        max_length=200,
        help_text="Such as “Lincoln High, invited by Rosa”. Applicants never see it.",
    )

    def prepare(self) -> None:
        """Classes that are still ahead."""
        self.initial = {"most_uses": 1}
        field = self.fields["cohort"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            on = clock.now().astimezone(desk(self.user).zone).date()
            rows = scoped(Cohort.objects.of_apprentices(), self.user).filter(starts_on__gt=on, canceled_at=None)
            field.queryset = rows.select_related("program").order_by("starts_on", "pk")


def _make(_: object, *, cohort: Cohort, by: Actor, **fields: Any) -> None:
    access_codes.make(cohort.pk, by=by, **fields)


MAKE: Final = Action(
    "make", "Make a code", "Make the code", _make, "Made. Read it out, or send the link below.", MakeForm
)
REVOKE: Final = Action(
    "revoke",
    "End this code",
    "End this code",
    access_codes.revoke,
    "Ended. Nobody can start with it any more.",
    ReasonForm,
    lead="What was sent with it stays. A draft falls back to the classes that are open.",
    stop=True,
)


@door(COORDINATORS)
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """All codes, the newest first."""
    return _show(request)


@door(COORDINATORS)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a code."""
    back = reverse("board:codes")
    return take(request, MAKE, AccessCode(), key=0, back=back, again=lambda failed: _show(request, failed))


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """End a code."""
    row = get_object_or_404(scoped(AccessCode.objects.all(), signed_in(request)), pk=pk)
    action = one_of((REVOKE,), step)
    return take(request, action, row, back=reverse("board:codes"), again=lambda failed: _show(request, failed, row))


def _show(request: HttpRequest, failed: Failed | None = None, refused: AccessCode | None = None) -> HttpResponse:
    user, failed = signed_in(request), failed or Failed()
    on = clock.now().astimezone(desk(user).zone).date()
    used = Prefetch("applications", Application.objects.select_related("person").order_by("started_at", "pk"))
    rows = scoped(AccessCode.objects.select_related("cohort__program", "made_by"), user).prefetch_related(used)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    make_it = failed.offer([MAKE], lambda _slug: reverse("board:codes-make"), AccessCode(), user)[0]
    context = {
        "page_obj": page,
        "rows": [_row(row, user, failed if row == refused else Failed(), on) for row in page],
        "make": make_it,
    }
    return show(request, "admin/codes.html", context, title="Access codes", failed=failed)


def _row(row: AccessCode, user: User, failed: Failed, on: date) -> dict[str, Any]:
    uses = list(row.applications.all())
    good = row.is_good(on=on)
    steps = failed.offer([REVOKE], lambda slug: reverse("board:code-step", args=[row.pk, slug]), row, user)
    code = access_codes.readable(row) if good else ""
    path = reverse("join:code", args=[row.cohort.program.slug])
    family, badge = "later", "Ended" if row.revoked_at else "Over"
    if good:
        family, badge = ("done", "Used up") if len(uses) >= row.most_uses else ("us", "Open")
    return {
        "row": row,
        "code": code,
        "link": f"{settings.SITE_URL}{path}?code={code}" if code else "",
        "uses": uses,
        "family": family,
        "badge": badge,
        "step": steps[0] if good else None,
    }
