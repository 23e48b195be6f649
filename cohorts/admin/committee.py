"""The desk of the committee: its meetings, the minutes of each, and practices that were shared."""

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import door
from apprenticeships.admin.actions import Action, Failed, StepForm, show, take
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of
from apprenticeships.models import Session, SessionKind
from cohorts.admin.coordinated import COORDINATOR, coordinated
from cohorts.admin.reports import above, grant_of
from cohorts.models import Grant, Minutes, Practice
from cohorts.workflows import committee
from cohorts.workflows.committee import LONGEST_TEXT, MOST_VOTES, VOTES

PER_PAGE: Final = 20
MOST_EVENTS: Final = 20
MOST_DECISIONS: Final = 8


def _votes(label: str) -> forms.IntegerField:
    words = dict.fromkeys(("invalid", "min_value", "max_value"), f"Write a number from 0 to {MOST_VOTES}.")
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "ap-w-xs"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST_VOTES, widget=widget, error_messages=words
    )


class MinutesForm(StepForm):
    """What was said, and what was decided with how many votes. One empty decision more than there are."""

    text = forms.CharField(
        label="What was said",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write what was said."},
    )

    def prepare(self) -> None:
        """Start from what is written."""
        minutes = Minutes.objects.filter(session=self.row).first()
        known: list[dict[str, Any]] = minutes.decisions if minutes else []
        self.places = min(max(len(known) + 1, self._sent()), MOST_DECISIONS)
        self.initial = {"text": minutes.text if minutes else ""}
        for number in range(1, self.places + 1):
            self.fields[f"decision_{number}"] = forms.CharField(
                label=f"Decision {number}",
                required=False,
                max_length=500,
                help_text="One sentence. Leave it empty if there is none." if number == self.places else "",
            )
            for name in VOTES:
                self.fields[f"{name}_{number}"] = _votes(name.capitalize())
            if number <= len(known):
                self.initial[f"decision_{number}"] = known[number - 1]["text"]
                self.initial |= {f"{name}_{number}": known[number - 1][name] for name in VOTES}

    def _sent(self) -> int:
        return sum(1 for key in self.data if key.startswith("decision_")) if self.is_bound else 0

    def clean(self) -> dict[str, Any]:
        """Decisions as the workflow takes them; votes without a sentence are refused."""
        cleaned = self.cleaned_data
        decisions = []
        for number in range(1, self.places + 1):
            text = cleaned.get(f"decision_{number}", "")
            votes = {name: cleaned.get(f"{name}_{number}") or 0 for name in VOTES}
            if text:
                decisions.append({"text": text, **votes})
            elif any(votes.values()):
                self.add_error(f"decision_{number}", "Write what these votes decided.")
        return {"text": cleaned.get("text", ""), "decisions": decisions}


WRITE: Final = Action(
    "write",
    "Write the minutes",
    "Save the minutes",
    committee.write,
    "Saved. Another coordinator approves them; then partners read them.",
    MinutesForm,
)
APPROVE: Final = Action(
    "approve",
    "Approve the minutes",
    "Approve the minutes",
    lambda session_id, **told: committee.approve(Minutes.objects.get(session=session_id).pk, **told),
    "Approved. Partners read them now.",
    lead="Approved minutes do not change any more.",
)
STEPS: Final = (APPROVE, replace(WRITE, title="Change the minutes"))


@door(COORDINATOR)
@require_safe
def meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings of a program's committee, the next first, and what partners shared."""
    grant = grant_of(request, pk)
    at = clock.now()
    rows = Session.objects.filter(program=grant.program_id, kind=SessionKind.COMMITTEE)
    approved = Exists(Minutes.objects.filter(session=OuterRef("pk"), approved_at__isnull=False))
    held = rows.filter(starts_at__lte=at).order_by("-starts_at", "pk").annotate(approved=approved)
    over = Paginator(held.annotate(written=Exists(Minutes.objects.filter(session=OuterRef("pk")))), PER_PAGE)
    context = {
        "grant": grant,
        "ahead": list(rows.filter(starts_at__gt=at, canceled_at__isnull=True)[:PER_PAGE]),
        "page_obj": over.get_page(request.GET.get("page")),
        "practices": list(_practices(grant)[:PER_PAGE]),
        "call": f"{reverse('admin:apprenticeships_session_add')}?kind=committee&program={grant.program_id}",
    }
    return show(request, "admin/committee.html", context, title="Committee", trail=above(grant))


def _practices(grant: Grant) -> Any:
    rows = Practice.objects.filter(program=grant.program_id, withdrawn_at__isnull=True)
    return rows.select_related("organization", "shared_by")


def _meeting(request: HttpRequest, pk: int, session: int) -> tuple[Grant, Session]:
    grant = grant_of(request, pk)
    rows = Session.objects.filter(program=grant.program_id, kind=SessionKind.COMMITTEE)
    return grant, get_object_or_404(coordinated(rows, signed_in(request), path="program__organization"), pk=session)


@door(COORDINATOR)
@require_safe
def meeting(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """One meeting: its minutes, and the step that comes next."""
    grant, row = _meeting(request, pk, session)
    return _show(request, grant, row, Failed(wanted=request.GET.get("open", "")))


def _show(request: HttpRequest, grant: Grant, row: Session, failed: Failed) -> HttpResponse:
    minutes = Minutes.objects.filter(session=row).select_related("written_by", "approved_by").first()
    held = row.starts_at <= clock.now() and row.canceled_at is None
    steps: tuple[Action, ...] = ()
    if held and minutes is None:
        steps = (WRITE,)
        failed.wanted = failed.wanted or WRITE.slug
    elif held and minutes is not None and minutes.approved_at is None:
        steps = STEPS
    context = {
        "grant": grant,
        "session": row,
        "minutes": minutes,
        "held": held,
        "steps": failed.offer(
            steps,
            lambda slug: reverse("partnership:minutes-step", args=[grant.pk, row.pk, slug]),
            row,
            signed_in(request),
        ),
        "events": audit.about(minutes)[:MOST_EVENTS] if minutes else [],
    }
    pages = [*above(grant), (reverse("partnership:committee", args=[grant.pk]), "Committee")]
    return show(request, "admin/minutes.html", context, title=row.title, trail=pages, failed=failed)


@door(COORDINATOR)
@require_POST
def minutes_step(request: HttpRequest, pk: int, session: int, step: str) -> HttpResponse:
    """Write the minutes, or approve what somebody else wrote."""
    grant, row = _meeting(request, pk, session)
    action = one_of(STEPS, step)
    if action is APPROVE:
        get_object_or_404(Minutes, session=row)
    return take(
        request,
        action,
        row,
        back=reverse("partnership:minutes", args=[grant.pk, row.pk]),
        again=lambda failed: _show(request, grant, row, failed),
    )
