"""The notice of the right to complain, for anybody to read: the version in force, and earlier ones by their number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from applicants.models import RightsNotice, RightsNoticeSent
from applicants.portal.public import person_behind
from applicants.records.rights import current, text_of
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.models import Program

MOST_VERSIONS = 32_767


@door(PUBLIC)
@require_safe
def rights(request: HttpRequest, slug: str) -> HttpResponse:
    """The notice in force."""
    program = _program(slug)
    return _show(request, program, current(program.organization_id))


@door(PUBLIC)
@require_safe
def rights_version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """One version."""
    program = _program(slug)
    number = min(version, MOST_VERSIONS)
    notice = get_object_or_404(RightsNotice, organization=program.organization_id, version=number)
    return _show(request, program, notice)


def _program(slug: str) -> Program:
    return get_object_or_404(Program.objects.select_related("organization"), slug=slug)


def _show(request: HttpRequest, program: Program, notice: RightsNotice | None) -> HttpResponse:
    on, own = timezone.localdate(clock.now()), person_behind(request)
    got = (
        RightsNoticeSent.objects.filter(application__person=own, application__version__program=program)
        .select_related("notice")
        .first()
        if own is not None
        else None
    )
    newest = current(program.organization_id) if notice is not None else None
    context = {
        "program": program,
        "text": text_of(program.organization, notice, language=get_language() or "", on=on),
        "got": got,
        "is_old": newest is not None and newest != notice,
        "zone": program.organization.zone,
    }
    return render(request, "portal/public/rights.html", context)
