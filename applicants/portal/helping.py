"""Help with tests and the interview: asked for once, in plain words; never a reason, never a diagnosis."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import (
    OPEN_REQUESTS,
    OPEN_STATES,
    Accommodation,
    AccommodationState,
    Application,
    ApplicationState,
    ForWhat,
)
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, nav, own, posted
from applicants.records.deadlines import local_day, zone_of
from applicants.records.promised_days import doubt_of
from applicants.workflows import accommodations
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.words import day_in_words
from cohorts.forms import DocumentsField
from cohorts.uploads import download

UNPROCESSABLE = 422
MOST = 1000


class HelpForm(PlainForm):
    """What would help, and where."""

    wish = Text(
        label=gettext_lazy("What would help you?"),
        ask=gettext_lazy("Write what would help you."),
        lines=4,
        max_length=MOST,
        help_text=gettext_lazy(
            "For example: more time, a bigger screen, a quiet room, a step-free way in, an interpreter. "
            "You need not say why."
        ),
    )
    for_what = forms.MultipleChoiceField(
        label=gettext_lazy("For which parts?"),
        choices=ForWhat.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick none if it is for everything."),
        error_messages={"invalid_choice": gettext_lazy("Choose among the tests and the interview.")},
    )
    documents = DocumentsField(
        label=gettext_lazy("A document, if you like"),
        most=1,
        required=False,
        help_text=gettext_lazy("You need none. PDF, JPEG or PNG. Only coordinators can open it."),
    )


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def help_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, read the answer, change what was asked for, or take it back."""
    application = own(request, public_id)
    row = application.accommodations.last()
    takes_back = request.method == "POST" and request.POST.get("step") == "withdraw"
    data = None if takes_back else posted(request)
    form = HelpForm(data, request.FILES if data is not None else None, initial=_said(row))
    refusal = ""
    if takes_back or (form.is_bound and form.is_valid()):
        try:
            _take(request, application, row, form, takes_back=takes_back)
        except DomainError as error:
            if takes_back:
                refusal = error.message
            else:
                form.refuse(error)
        else:
            messages.success(request, _("Taken back.") if takes_back else _("Sent. We answer by the day below."))
            return redirect("portal:help", public_id=public_id)
    context = _context(application, row) | {"form": form, "refusal": refusal, "nav": nav("")}
    return render(request, "portal/help.html", context, status=UNPROCESSABLE if request.method == "POST" else 200)


@door(SIGNED_IN)
@require_safe
def help_file(request: HttpRequest, public_id: UUID) -> FileResponse:
    """The own document of a request."""
    row = get_object_or_404(Accommodation.objects.of(user_of(request)), public_id=public_id)
    if not row.file:
        raise Http404
    return download(row.file, name=row.name, media_type=row.media_type)


def _said(row: Accommodation | None) -> dict[str, Any]:
    if row is None or row.state not in OPEN_REQUESTS:
        return {}
    return {"wish": row.wish, "for_what": row.for_what}


def _take(
    request: HttpRequest, application: Application, row: Accommodation | None, form: HelpForm, *, takes_back: bool
) -> None:
    by, at = actor(request), clock.now()
    if not takes_back:
        accommodations.ask(
            application.pk,
            wish=form.cleaned_data["wish"],
            for_what=form.cleaned_data["for_what"],
            uploads=form.cleaned_data["documents"] or (),
            by=by,
            at=at,
        )
    elif row is not None:
        accommodations.withdraw(row.pk, by=by, at=at)


def _context(application: Application, row: Accommodation | None) -> dict[str, Any]:
    today = local_day(application.version.program, clock.now())
    is_open = row is not None and row.state in OPEN_REQUESTS
    labels = dict(ForWhat.choices)
    return {
        "application": application,
        "row": row,
        "is_open": is_open,
        "late": row is not None and row.late(today),
        "parts": [labels[part] for part in row.for_what if part in labels] if row is not None else [],
        "goes_on": application.state in OPEN_STATES,
        "doubt": _doubt(application, row),
        "zone": zone_of(application.version.program),
    }


def _doubt(application: Application, row: Accommodation | None) -> str:
    """What an answer that is still owed means for the class: whether to wait for it, or what if it comes too late."""
    if row is None or row.state != AccommodationState.ASKED:
        return ""
    at = clock.now()
    if application.state != ApplicationState.DRAFT:
        return doubt_of(application, row.answer_due, at=at)
    last = application.last_day(on=local_day(application.version.program, at))
    text = _("You need not wait for our answer: send your application by %(day)s.")
    return text % {"day": day_in_words(last)} if last is not None else ""
