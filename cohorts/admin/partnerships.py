"""The partnership desk: programs of several organizations, their partners, and who signs in for them."""

from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial
from typing import Any, Final

from django.db.models import Count, Exists, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show, step_page
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.steps import END_ROLE
from apprenticeships.admin.views import trail
from apprenticeships.models import (
    Membership,
    Organization,
    OrganizationKind,
    Partner,
    Program,
    Role,
    User,
    VersionState,
)
from apprenticeships.rules.words import with_article
from apprenticeships.workflows import invitations
from cohorts.admin.coordinated import coordinated
from cohorts.admin.partnership_steps import INVITE_PARTNER
from cohorts.models import Grant, Participant, ParticipantKind
from cohorts.workflows.known_people import partners_of
from cohorts.workflows.participants import today_of

LIST: Final = ("partnership:list", "Partnerships")
ROLES: Final = (Role.PARTNER, Role.AUDITOR)


def programs_of(user: User) -> QuerySet[Program]:
    """Return the programs of the user's organizations in which others take part."""
    partners = Partner.objects.filter(version__state=VersionState.PUBLISHED).values("version__program")
    return scoped(Program.objects.filter(pk__in=partners).select_related("organization"), user)


def program_of(request: HttpRequest, pk: int) -> Program:
    """Return the program of an address, or 404."""
    return get_object_or_404(programs_of(signed_in(request)), pk=pk)


def above(program: Program) -> list[tuple[str, str]]:
    """The pages above a page of one partnership."""
    return [*trail(LIST), (reverse("partnership:program", args=[program.pk]), program.name)]


@door(COORDINATORS)
@require_safe
def programs(request: HttpRequest) -> HttpResponse:
    """Every partnership; when there is one, its page."""
    found = list(programs_of(signed_in(request)).annotate(people=Count("participants"))[:100])
    if len(found) == 1:
        return redirect("partnership:program", pk=found[0].pk)
    return show(request, "admin/partnership_list.html", {"rows": found}, title="Partnerships")


@door(COORDINATORS)
@require_safe
def program(request: HttpRequest, pk: int) -> HttpResponse:
    """One partnership: its partners with their role, how many take part, and who signs in for them."""
    row = program_of(request, pk)
    today = today_of(row, clock.now())
    people = Participant.objects.filter(program=row)
    now = Q(left_on__isnull=True) | Q(left_on__gte=today)
    counts = people.aggregate(
        all=Count("pk"), now=Count("pk", filter=now), entrants=Count("pk", filter=Q(kind=ParticipantKind.ENTRANT))
    )
    address = reverse("partnership:people", args=[row.pk])
    context = {
        "program": row,
        "grants": list(Grant.objects.filter(program=row).select_related("funder")),
        "partners": _partners(row, signed_in(request)),
        "figures": [
            {"label": "Participants", "value": f"{counts['all']:,}", "url": address},
            {"label": "Take part now", "value": f"{counts['now']:,}", "url": f"{address}?left=here"},
            {
                "label": "Work for a partner",
                "value": f"{counts['all'] - counts['entrants']:,}",
                "url": f"{address}?kind=incumbent",
            },
            {"label": "New to the field", "value": f"{counts['entrants']:,}", "url": f"{address}?kind=entrant"},
        ],
    }
    return show(request, "admin/partnership.html", context, title=row.name, trail=trail(LIST))


def _to_take_back(program: Program, user: User) -> QuerySet[Membership]:
    """The unanswered invitations of first coordinators that the organization of a program made, for who coordinates it.

    From the day on which they take it up, the partner's own organization decides.
    """
    given = invitations.unanswered(sponsor=program.organization_id, at=clock.now())
    return given.filter(Exists(coordinated(Organization.objects.filter(pk=program.organization_id), user, path="pk")))


def _partners(row: Program, user: User) -> list[dict[str, Any]]:
    people = Participant.objects.filter(program=row).order_by()
    many: Counter[int] = Counter()
    for name in ("employer_id", "union_id"):
        found = people.filter(**{f"{name}__isnull": False}).values_list(name).annotate(many=Count("pk"))
        many.update(dict(found))
    partners = partners_of(row)
    signers: dict[int, list[Membership]] = defaultdict(list)
    coordinators: dict[int, list[dict[str, Any]]] = defaultdict(list)
    organizations = [each.organization_id for each in partners]
    members = Membership.objects.filter(organization__in=organizations, role__in=[*ROLES, Role.COORDINATOR])
    ours = set(_to_take_back(row, user).filter(organization__in=organizations).values_list("pk", flat=True))
    for member in members.select_related("user"):
        if member.role == Role.COORDINATOR:
            coordinators[member.organization_id].append({"row": member, "is_unanswered": member.pk in ours})
        else:
            signers[member.organization_id].append(member)
    return [
        {
            "row": each,
            "role": OrganizationKind(each.role).label,
            "people": many[each.organization_id],
            "signers": signers[each.organization_id],
            "coordinators": coordinators[each.organization_id],
        }
        for each in partners
    ]


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite somebody of a partner to the partners' pages."""
    row = program_of(request, pk)
    known = {"organization": request.GET.get("organization", "")[:18]}
    back = reverse("partnership:program", args=[pk])
    return step_page(request, INVITE_PARTNER, row, above=above(row), back=back, initial=known)


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    """End the role of somebody of a partner, with the reason."""
    row = program_of(request, pk)
    partners = [each.organization_id for each in partners_of(row)]
    ours = Q(role__in=ROLES) | Q(pk__in=_to_take_back(row, signed_in(request)))
    rows = Membership.objects.filter(ours, organization__in=partners).select_related("user", "organization")
    member = get_object_or_404(rows, pk=role)
    step = END_ROLE
    if member.role == Role.COORDINATOR:
        step = replace(step, run=partial(invitations.take_back, sponsor=row.organization_id))
    role_name = with_article(member.get_role_display().lower())
    lead = f"{member.user.get_full_name()} is {role_name} of {member.organization}."
    back = reverse("partnership:program", args=[pk])
    return step_page(request, step, member, above=above(row), back=back, lead=lead)
