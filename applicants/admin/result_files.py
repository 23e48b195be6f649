"""Test results by file at the coordinators' desk: template, upload, a first look, writing down, taking back."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.admin import result_files_reading as reading
from applicants.models import UNDER_WAY, ImportState, ResultImport
from applicants.records.result_plans import sheet_in
from applicants.rules.requirements import Kind
from applicants.rules.result_lists import KINDS, columns, template
from applicants.rules.result_matching import SKIP
from applicants.workflows import result_imports
from apprenticeships import clock, spreadsheets
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.answers import AnswersForm, answers_in
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.rules.lists import MOST_BYTES
from apprenticeships.rules.words import searched
from apprenticeships.workflow import Actor

LIST: Final = (("board:applications", "Applications"), ("board:result-files", "Results by file"))
PER_PAGE: Final = 50
MOST_LETTERS: Final = 80
ENDINGS: Final = {"csv": spreadsheets.CSV, "xlsx": spreadsheets.XLSX}
ACCEPTED: Final = f".csv,.xlsx,text/csv,{spreadsheets.XLSX}"
TOO_LARGE: Final = "This file is larger than 5 MB. Send it in parts."
UNDO: Final = Action(
    "undo",
    "Take all of it back",
    "Take it back",
    result_imports.undo,
    "What this file brought is being taken back.",
    ReasonForm,
    lead="Its results count no more, and everybody is judged without them. They stay in the record with your reason. "
    "A result on which an interview, an offer or an end stands since is not taken back.",
    stop=True,
)


class FileForm(StepForm):
    """Of which test, and the file."""

    test = forms.ChoiceField(
        label="Which test?",
        error_messages={"required": "Choose the test.", "invalid_choice": "Choose a test of this list."},
    )
    file = forms.FileField(
        label="The file",
        help_text="CSV or XLSX, at most 5 MB and 10,000 results. You see first what it would do.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        max_length=200,
        error_messages={
            "required": "Choose the file first.",
            "empty": "This file is empty. Choose another one.",
            "max_length": "The name of this file is too long. Give it a shorter one.",
            "invalid": "Choose the file first.",
        },
    )

    def prepare(self) -> None:
        """The tests of the user's programs."""
        field = self.fields["test"]
        if self.user is not None and isinstance(field, forms.ChoiceField):
            found = reading.tests_of(self.user)
            field.choices = found if len(found) == 1 else [("", "Choose one"), *found]

    def clean_file(self) -> Any:
        """A file of a size that we read."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return found


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """Upload a file for a first look; the files of before."""
    user = signed_in(request)
    if request.method != "POST":
        return _show_files(request, Failed("", FileForm(user=user)))
    form = FileForm(request.POST, request.FILES, user=user)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        program, kind, slug = form.cleaned_data["test"].split(":")
        try:
            batch = result_imports.try_out(
                int(program), kind=kind, slug=slug, filename=sent.name, data=sent.read(),
                by=Actor.user(user), at=clock.now(),
            )  # fmt: skip
        except DomainError as refused:
            form.add_error("file", refused.message)
        else:
            return redirect("board:result-file", pk=batch.pk)
    return _show_files(request, Failed("upload", form))


def _show_files(request: HttpRequest, failed: Failed) -> HttpResponse:
    words = searched(request.GET.get("q", ""), MOST_LETTERS)
    page = Paginator(reading.imports_of(signed_in(request), words), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": failed.form,
        "has_tests": bool(reading.tests_of(signed_in(request))),
        "kinds": [
            {"slug": each.value, "name": reading.NAMES[each], "columns": [one.title for one in columns(each)]}
            for each in KINDS
        ],
        "words": words,
        "page_obj": page,
        "rows": [
            {"row": each, "test": reading.title_of(each), "badge": reading.STATES[ImportState(each.state)]}
            for each in page
        ],
    }
    title = "Results by file"
    return show(request, "admin/result_files.html", context, title=title, trail=trail(*LIST[:1]), failed=failed)


@door(COORDINATORS)
@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    """The empty list of a kind of test, with one row that shows how to fill it."""
    kind, ending = request.GET.get("kind", ""), request.GET.get("form", "")
    if kind not in {each.value for each in KINDS} or ending not in ENDINGS:
        raise Http404
    return _table(template(Kind(kind)), f"{kind.replace('_', '-')}-results", ending)


def _table(rows: list[list[str]], name: str, ending: str) -> HttpResponse:
    content = spreadsheets.as_csv(rows) if ending == "csv" else spreadsheets.as_workbook(("Results", rows))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=ENDINGS[ending], headers=headers)


def _batch(request: HttpRequest, pk: int) -> ResultImport:
    rows = ResultImport.objects.select_related("program__organization", "uploaded_by", "written_by", "undone_by")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what writing it down would do; how far it is; afterwards what it did."""
    return _show_file(request, _batch(request, pk), Failed(wanted=request.GET.get("open", "")))


def _show_file(request: HttpRequest, row: ResultImport, failed: Failed) -> HttpResponse:
    family, badge = reading.STATES[ImportState(row.state)]
    context: dict[str, Any] = {"batch": row, "test": reading.title_of(row), "family": family, "badge": badge}
    if row.state == ImportState.TRIED:
        context |= _look(request, row, failed)
    elif row.state in {ImportState.DONE, ImportState.UNDONE}:
        found = result_imports.findings_in(row)
        page = Paginator(reading.written(row), PER_PAGE).get_page(request.GET.get("page"))
        context |= {
            "findings": found[: reading.MOST_FINDINGS],
            "more_findings": _more(found),
            "page_obj": page,
            "written": [reading.written_line(each) for each in page],
        }
    if row.state == ImportState.DONE:
        url = reverse("board:result-file-step", args=[row.pk, UNDO.slug])
        context["remaining"] = reading.remaining(row)
        context["undo"] = failed.offer([UNDO], lambda _: url, row, signed_in(request))[0]
    if row.state == ImportState.UNDONE:
        context["remaining"] = reading.remaining(row)
    if row.state in UNDER_WAY:
        context["gone"] = row.results.filter(voided_at__isnull=False).count()
    return show(request, "admin/result_file.html", context, title=row.filename, trail=trail(*LIST), failed=failed)


def _more(found: list[Any]) -> int:
    return max(0, len(found) - reading.MOST_FINDINGS)


def _look(request: HttpRequest, row: ResultImport, failed: Failed) -> dict[str, Any]:
    look = reading.Look.at(row, clock.now())
    form = AnswersForm(look.questions(), request.POST if failed.form is not None else None)
    if failed.form is not None:
        form.full_clean()
        for sentence in failed.form.non_field_errors():
            form.add_error(None, sentence)
        failed.form = form
    findings = list(look.plan.findings)
    page = Paginator(look.plan.changes, PER_PAGE).get_page(request.GET.get("page"))
    before = ResultImport.objects.filter(
        program=row.program_id, slug=row.slug, digest=row.digest, state=ImportState.DONE
    )
    return {
        "answers": form,
        "asked": len(form.fields),
        "later": len(look.left_for_later),
        "fingerprint": look.plan.fingerprint,
        "figures": look.figures(),
        "sure": len(look.plan.changes),
        "verdicts": look.verdicts(),
        "findings": findings[: reading.MOST_FINDINGS],
        "more_findings": _more(findings),
        "page_obj": page,
        "changes": [look.line(each) for each in page],
        "ignored": sheet_in(row).ignored,
        "before": before.order_by("-ended_at").first(),
    }


@door(COORDINATORS)
@require_safe
def left_out(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The rows that are left out, with what is wrong, as a file to mend and upload again."""
    row = _batch(request, pk)
    if ending not in ENDINGS:
        raise Http404
    tried = row.state == ImportState.TRIED
    found = result_imports.plan_of(row, at=clock.now()).findings if tried else result_imports.findings_in(row)
    return _table(reading.to_mend(row, found), "left-out", ending)


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Write a file down, throw it away, or take it back."""
    row, at = _batch(request, pk), clock.now()
    here = reverse("board:result-file", args=[pk])
    if step == UNDO.slug:
        answer = take(request, UNDO, row, back=here, again=lambda failed: _show_file(request, row, failed))
        result_imports.go_on(pk, at=at)
        return answer
    if step not in {"write", "discard"}:
        raise Http404
    by = Actor.user(signed_in(request))
    try:
        if step == "discard":
            result_imports.discard(pk, by=by, at=at)
            messages.success(request, "Thrown away. Nothing of this file was kept.")
            return redirect("board:result-files")
        _write(request, row, by, at)
    except DomainError as refused:
        form = StepForm({})
        form.add_error(None, refused.message)
        return _show_file(request, _batch(request, pk), Failed(step, form))
    return redirect(here)


def _write(request: HttpRequest, row: ResultImport, by: Actor, at: datetime) -> None:
    """Begin, and do the first piece: a short file is done at once, a worker goes on with a long one."""
    answers = answers_in(request.POST.dict())
    if row.state == ImportState.TRIED:
        asked = result_imports.plan_of(row, at=at).asked[reading.MOST_QUESTIONS :]
        answers |= {each.entry.row: SKIP for each in asked}
    result_imports.start(row.pk, fingerprint=request.POST.get("fingerprint", ""), answers=answers, by=by, at=at)
    if not result_imports.go_on(row.pk, at=at):
        messages.success(request, "Written down. Everybody was judged anew.")
