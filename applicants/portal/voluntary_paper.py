"""The voluntary questions on a sheet of paper, for whoever has no account: for anybody to print, about nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applicants.records.voluntary_paper import sheet_of
from apprenticeships.access import PUBLIC, door
from apprenticeships.models import Program, VersionState


@door(PUBLIC)
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet, in the reader's language."""
    program = get_object_or_404(Program.objects.select_related("organization"), slug=slug)
    version = get_object_or_404(program.versions, state=VersionState.PUBLISHED)
    response = HttpResponse(sheet_of(program, version.pk), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="voluntary-questions.pdf"'
    return response
