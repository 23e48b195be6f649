"""Deciding: prepared one candidate at a time, read together on one page, told at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from applicants.forms import chosen_of, lines, say_what_is_missing, told
from applicants.hiring import order
from applicants.hiring.doors import REFUSED, page, reader_of, referral_or_404
from applicants.hiring.forms import DomainForm
from applicants.hiring.queue import candidate_url, class_words, rows_of
from applicants.hiring.standing import Panel, see
from applicants.models import Decision, DecisionKind
from applicants.rules.working_days import local_day
from applicants.workflows import decisions
from applicants.workflows.decisions import REASONS
from apprenticeships import clock
from apprenticeships.access import MANAGERS, door
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper, tile_label
from apprenticeships.models import User
from apprenticeships.workflow import Actor

FOLLOWS = {
    DecisionKind.OFFER: "When it is released, you call with the offer.",
    DecisionKind.HOLD: "They go to your pool, and read your sentence. You can invite them to another opening.",
    DecisionKind.PASS: "They leave your list for this position, and read your sentence.",
}


class DecideForm(DomainForm):
    """Offer, keep or pass, with a reason of the list and one sentence to the candidate."""

    kind = forms.ChoiceField(
        label="What do you decide?",
        choices=[(kind.value, tile_label(kind.label, FOLLOWS[kind])) for kind in DecisionKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one: offer, keep for later, or pass."},
    )
    reason_code = forms.ChoiceField(
        label="Why?",
        help_text="Reasons about the job only. The candidate may ask for it.",
        choices=[
            ("", "Choose a reason"),
            *((DecisionKind(kind).label, list(reasons.items())) for kind, reasons in REASONS.items()),
        ],
        widget=forms.Select,
        error_messages={"required": "Choose a reason. The candidate may ask for it."},
    )
    note = forms.CharField(
        label="One sentence to the candidate",
        help_text="They read it when you keep or pass. Write about the work, never about the person.",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def helper(self) -> FormHelper:
        """The button says that nobody is told."""
        return form_helper("kind", "reason_code", "note", submit="Prepare it, tell nobody yet")


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Write down what the department decides about a candidate."""
    referral, reader, at = referral_or_404(request, candidate, managing=True), reader_of(request), clock.now()
    (seen,) = see([referral], Panel.of(reader), at=at, free={})
    if not seen.is_open:
        return redirect(candidate_url(referral))
    known = Decision.objects.waiting().filter(application=referral.application_id, opening=referral.opening_id).first()
    initial = {"kind": known.kind, "reason_code": known.reason_code, "note": known.note} if known else None
    form = DecideForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            decisions.prepare(
                referral.application_id,
                opening_id=referral.opening_id,
                by=Actor.user(reader),
                at=at,
                **form.cleaned_data,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            said = f"Prepared for {referral.application.person.name}. Nobody is told before you release it."
            return order.go_on(request, said, about=referral, at=at, last="hiring:prepared")
    context = {
        "form": form,
        "name": referral.application.person.name,
        "class_words": class_words(referral.opening, local_day(at, referral.opening.department.site.zone)),
        "back_url": candidate_url(referral),
    }
    return page(request, "hiring/decide.html", context, status=REFUSED if request.method == "POST" else 200)


@door(MANAGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def show_prepared(request: HttpRequest) -> HttpResponse:
    """Everything that is prepared in the reader's departments; what is chosen is told at once."""
    reader, at = reader_of(request), clock.now()
    rows = _prepared(reader, at)
    if request.method == "POST":
        keys = request.POST.getlist("decision")
        chosen = chosen_of(rows, keys)
        if chosen:
            told(request, _release(chosen, reader, at))
        say_what_is_missing(request, chosen, keys)
        return redirect("hiring:prepared")
    return page(request, "hiring/prepared.html", {"rows": lines(rows)})


def _release(chosen: Iterable[Decision], reader: User, at: datetime) -> list[decisions.Outcome]:
    """Tell what was chosen, for each department as whoever the reader is there."""
    places = defaultdict(list)
    for row in chosen:
        places[row.opening.department_id].append(row.pk)
    found = []
    for place, keys in places.items():
        reader.act_in(place)
        found += decisions.release(keys, by=Actor.user(reader), at=at)
    return found


def _prepared(reader: User, at: datetime) -> QuerySet[Decision]:
    """What waits for a release, but nothing about candidates with whom the reader takes no part."""
    aside = [
        each.referral.application_id
        for each in see(rows_of(reader, at=at), Panel.of(reader), at=at, free={})
        if each.recused
    ]
    return Decision.objects.managed_by(reader).waiting().exclude(application__in=aside)


@door(MANAGERS)
@require_POST
def drop(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Take a prepared decision back."""
    row = Decision.objects.managed_by(reader_of(request)).select_related("opening").filter(public_id=decision).first()
    if row is None:
        raise Http404
    reader_of(request).act_in(row.opening.department_id)
    try:
        decisions.drop(row.pk, by=Actor.user(reader_of(request)), at=clock.now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Taken back. Nobody was told.")
    return redirect("hiring:prepared")
