"""The sheet of paper with the voluntary questions: a coordinator hands it over, and that is kept."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applicants.admin.parts import invitations_of, paper_of, with_parts
from applicants.models import Application
from applicants.records.voluntary_paper import sheet_of
from applicants.workflows import voluntary_sheets
from applicants.workflows.self_identification import sheet_code
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action
from apprenticeships.admin.site import signed_in
from cohorts.uploads import attached

GIVE: Final = Action(
    "sheet-given",
    "Hand the voluntary questions over",
    "I handed the sheet over",
    voluntary_sheets.hand_over,
    "Kept. Whoever enters its answers sees the code on it, and no name.",
    lead="Print the sheet from this page: the code on it counts the answers. Give an envelope with it.",
)


@door(COORDINATORS)
@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet that is due to one person now, in their language. Its code stands on this paper and on no page."""
    rows = Application.objects.coordinated_by(signed_in(request))
    row = get_object_or_404(with_parts(rows).select_related("person", "version__program__organization"), pk=pk)
    number = invitations_of(row, paper_of(row))["sheet_number"]
    with translation.override(row.person.language or "en"):
        content = sheet_of(row.version.program, row.version_id, code=sheet_code(row.pk, number))
    return attached(content, name="voluntary-questions.pdf", media_type="application/pdf")
