"""One sitting of a test: the results of those who came on one page, and who still needs a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from applicants.admin.board import BADGES
from applicants.models import OPEN_STATES, Application, ScreeningResult, ScreeningStep
from applicants.records.asked import plain_rule
from applicants.records.sittings import TESTS, in_need
from applicants.rules.requirements import Kind, Verdict
from applicants.rules.result_words import told
from applicants.rules.workkeys import HIGHEST_LEVEL, Subject
from applicants.workflows import sittings
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import each, show
from apprenticeships.admin.plain import StaffForm
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.errors import DomainError
from apprenticeships.models import Requirement, Session, SessionKind, SignUp, SignUpState, VersionState
from apprenticeships.rules.keys import keys_in
from apprenticeships.workflow import Actor

MOST_IN_NEED: Final = 200
WHOLE: Final = {
    "invalid": "Write the level as a whole number.",
    "min_value": "Write a level from 0 to 7.",
    "max_value": "Write a level from 0 to 7.",
}
POINTS: Final = {
    "invalid": "Write the points as a number, such as 74.5.",
    "min_value": "Write 0 points or more.",
    "max_decimal_places": "Write at most 2 digits after the point.",
    "max_digits": "Write fewer digits.",
    "max_whole_digits": "Write fewer digits.",
}


def _text(name: str, *, decimal: bool) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "ap-w-xs", "inputmode": "decimal" if decimal else "numeric", "title": name})


class PointsForm(StaffForm):
    """What somebody scored in the entrance exam."""

    score = forms.DecimalField(
        label="Points",
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        widget=_text("Points", decimal=True),
        error_messages=POINTS,
    )

    def values(self) -> dict[str, Any]:
        """The result in the shape that the rules read; empty when nothing was written."""
        score = self.cleaned_data.get("score")
        return {} if score is None else {"score": str(score)}


class LevelsForm(StaffForm):
    """The levels of the WorkKeys tests that somebody took."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for subject in Subject:
            self.fields[subject.value] = forms.IntegerField(
                label=subject.label,
                min_value=0,
                max_value=HIGHEST_LEVEL,
                required=False,
                widget=_text(subject.label, decimal=False),
                error_messages=WHOLE,
            )

    def values(self) -> dict[str, Any]:
        """The result in the shape that the rules read; empty when nothing was written."""
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


FORMS: Final[dict[str, type[PointsForm] | type[LevelsForm]]] = {
    SessionKind.EXAM: PointsForm,
    SessionKind.WORKKEYS: LevelsForm,
}


@dataclass(slots=True)
class Row:
    """Somebody who came: a form, or the result that is there, with what it came to."""

    sign_up: SignUp
    application: int | None
    result: str
    family: str
    badge: str
    form: Any = None


def _sitting(request: HttpRequest, pk: int) -> Session:
    rows = scoped(Session.objects.select_related("program__organization"), signed_in(request))
    row = get_object_or_404(rows, pk=pk)
    if row.kind not in TESTS:
        raise Http404
    return row


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The results of a sitting. Saving keeps every good row; what is wrong in another stays at its field."""
    row, at = _sitting(request, pk), clock.now()
    data = request.POST if request.method == "POST" else None
    sheet = _sheet(row, data)
    if data is None:
        return _show(request, row, sheet, at)
    saved = sum(_save(each_, Actor.user(signed_in(request)), at) for each_ in sheet if each_.form is not None)
    if saved:
        messages.success(request, f"Saved: {saved} result{'' if saved == 1 else 's'}. Each was judged at once.")
    wrong = [each_ for each_ in sheet if each_.form is not None and each_.form.errors]
    if not wrong:
        if not saved:
            messages.warning(request, "Write at least one result first.")
        return redirect("board:sitting", pk=pk)
    kept = {each_.sign_up.pk: each_.form for each_ in wrong}
    again = _sheet(row, None)
    for each_ in again:
        each_.form = kept.get(each_.sign_up.pk, each_.form)
    return _show(request, row, again, at, status=422, wrong=len(wrong))


@door(COORDINATORS)
@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to everybody who needs this sitting and has no place."""
    row = _sitting(request, pk)
    try:
        told = sittings.tell(row.pk, by=Actor.user(signed_in(request)), at=clock.now())
    except DomainError as refused:
        messages.warning(request, refused.message)
    else:
        words = (
            f"{told} mail{'' if told == 1 else 's'} on the way." if told else "Everybody has been written to already."
        )
        messages.success(request, words)
    return redirect("board:sitting", pk=pk)


@door(COORDINATORS)
@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Give those who are ticked a place, as when they call."""
    row, at = _sitting(request, pk), clock.now()
    keys = keys_in(request.POST.getlist("who"))
    steps = list(in_need(row, at=at).filter(pk__in=keys).select_related("application__person").order_by("pk"))
    if not steps:
        messages.warning(request, "Choose at least one person first.")
        return redirect("board:sitting", pk=pk)
    by = Actor.user(signed_in(request))

    def give(step: ScreeningStep) -> Any:
        return lambda: sittings.choose(
            step.application_id,
            kind=TESTS[row.kind],
            session=row.public_id,
            by=by,
            at=at,
            reason="Asked us for a place.",
        )

    each(
        request,
        ((str(step.application.person), give(step)) for step in steps),
        done=lambda count: f"{count} {'person has' if count == 1 else 'people have'} a place. A mail says so.",
    )
    return redirect("board:sitting", pk=pk)


def _save(row: Row, by: Actor, at: datetime) -> bool:
    """Write one row down if something is in it. Whether it was."""
    form = row.form
    if not form.is_valid() or not (values := form.values()):
        return False
    try:
        sittings.enter(row.sign_up.pk, values=values, by=by, at=at)
    except DomainError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True


def _sheet(session: Session, data: Mapping[str, Any] | None) -> list[Row]:
    """Everybody who came, by name, with a form where a result is still missing."""
    came = (
        session.sign_ups.filter(state=SignUpState.ATTENDED).select_related("person").order_by("person__sort_name", "pk")
    )
    kind, day = TESTS[session.kind], sittings.day_of(session)
    people = [row.person_id for row in came]
    open_ones = Application.objects.filter(
        person__in=people, version__program=session.program_id, state__in=OPEN_STATES, version__requirements__kind=kind
    )
    applications = dict(open_ones.order_by("pk").values_list("person_id", "pk"))
    verdicts = dict(
        ScreeningStep.objects.filter(application__in=applications.values(), requirement__kind=kind).values_list(
            "application_id", "verdict"
        )
    )
    results = {
        row.person_id: row
        for row in ScreeningResult.objects.filter(
            person__in=people, kind=kind, taken_on=day, voided_at__isnull=True
        ).order_by("pk")
    }
    return [_row(session, row, applications, verdicts, results, data) for row in came]


def _row(
    session: Session,
    row: SignUp,
    applications: Mapping[int, int],
    verdicts: Mapping[int, str],
    results: Mapping[int, ScreeningResult],
    data: Mapping[str, Any] | None,
) -> Row:
    application, result = applications.get(row.person_id), results.get(row.person_id)
    verdict = verdicts.get(application or 0, "")
    family, badge = BADGES.get(Verdict(verdict), ("", "")) if verdict else ("", "")
    words = told(Kind(result.kind), result.values) if result is not None else ""
    form = FORMS[session.kind](data, prefix=str(row.pk)) if result is None and application is not None else None
    return Row(row, application, words, family, badge, form)


def _show(
    request: HttpRequest, row: Session, sheet: list[Row], at: datetime, *, status: int = 200, wrong: int = 0
) -> HttpResponse:
    ahead = row.canceled_at is None and row.starts_at > at
    asked = in_need(row, at=at).select_related("application__person", "application__cohort") if ahead else None
    context = {
        "session": row,
        "sheet": sheet,
        "columns": [field.label for field in FORMS[row.kind]().fields.values()],
        "maximum": _maximum(row),
        "missing": sum(each_.form is not None for each_ in sheet),
        "wrong": wrong,
        "ahead": ahead,
        "in_need": list(asked.order_by("application__person__sort_name", "pk")[:MOST_IN_NEED]) if asked else [],
    }
    title = "Results of a sitting" if not ahead else "Who needs this sitting"
    above = [
        (reverse("admin:apprenticeships_session_changelist"), "Sessions"),
        (reverse("desk:session", args=[row.pk]), row.title),
    ]
    response = show(request, "admin/sitting.html", context, title=title, trail=above)
    response.status_code = status
    return response


def _maximum(session: Session) -> str:
    """The most points that the exam gives by the rules in force on the day of the sitting, if they say."""
    rows = Requirement.objects.filter(version__program=session.program, version__state=VersionState.PUBLISHED)
    asked = rows.filter(kind=TESTS[session.kind]).with_changes().first()
    if asked is None:
        return ""
    day = session.starts_at.astimezone(ZoneInfo(session.zone)).date()
    return str(plain_rule(asked, on=day, today=day).threshold.get("maximum", ""))
