"""Whose rows a coordinator sees: those of the organizations that they coordinate. What has no path to one is hidden."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils import timezone

from apprenticeships.access import COORDINATORS
from apprenticeships.models import Membership, Person, SignUp, User
from apprenticeships.written import written_once

M = TypeVar("M", bound=Model)
DEFAULT_ZONE: Final = "America/Chicago"
METHOD_NOT_ALLOWED: Final = 405


@dataclass(frozen=True, slots=True)
class Desk:
    """The organizations that somebody coordinates, and the zone in which their pages show times."""

    organizations: tuple[int, ...]
    zone: ZoneInfo


def desk(user: User) -> Desk:
    """The user's desk, read once for each loaded user, so at most one request old."""
    known: Desk | None = user.__dict__.get("_desk")
    if known is None:
        found = {row.organization_id: row.organization.zone for row in _desks(user.pk)}
        zone = ZoneInfo(next(iter(found.values()), DEFAULT_ZONE))
        known = user.__dict__["_desk"] = Desk(tuple(found), zone)
    return known


@written_once
def _desks(user: int) -> QuerySet[Membership]:
    rows = Membership.objects.filter(user=user, role__in=COORDINATORS).order_by("pk")
    return rows.select_related("organization").only("organization__zone")


class DeskMiddleware:
    """Show the times of the coordinators' pages in the zone of their organization, also while a page is drawn."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not request.path_info.startswith("/admin/") or not isinstance(user, User) or not user.is_staff:
            return self.respond(request)
        with timezone.override(desk(user).zone):
            response = self.respond(request)
        return _led_back(request) or response if response.status_code == METHOD_NOT_ALLOWED else response


def _led_back(request: HttpRequest) -> HttpResponse | None:
    """Lead whoever opens the address of a step to the page that offers it: a refused form stands at that address."""
    page = f"{request.path_info.rstrip('/').rpartition('/')[0]}/"
    if request.method != "GET" or not is_valid_path(page):
        return None
    return HttpResponseRedirect(page)


PATHS: Final[dict[str, str]] = {
    "apprenticeships.organization": "pk",
    "apprenticeships.site": "organization",
    "apprenticeships.department": "site__organization",
    "apprenticeships.membership": "organization",
    "apprenticeships.program": "organization",
    "apprenticeships.programversion": "program__organization",
    "apprenticeships.requirement": "version__program__organization",
    "apprenticeships.track": "version__program__organization",
    "apprenticeships.component": "version__program__organization",
    "apprenticeships.criterion": "version__program__organization",
    "apprenticeships.interviewquestion": "criterion__version__program__organization",
    "apprenticeships.session": "program__organization",
    "apprenticeships.signup": "session__program__organization",
    "cohorts.cohort": "program__organization",
    "cohorts.grant": "program__organization",
    "cohorts.participant": "program__organization",
    "cohorts.opening": "cohort__program__organization",
    "cohorts.openingrequest": "cohort__program__organization",
    "cohorts.enrollment": "cohort__program__organization",
    "cohorts.placement": "enrollment__cohort__program__organization",
    "cohorts.classsession": "cohort__program__organization",
    "cohorts.examattempt": "enrollment__cohort__program__organization",
    "cohorts.wagechange": "enrollment__cohort__program__organization",
    "cohorts.hoursentry": "enrollment__cohort__program__organization",
    "cohorts.shift": "enrollment__cohort__program__organization",
    "cohorts.schooldistrict": "organization",
    "cohorts.schoolterm": "district__organization",
    "cohorts.schooldate": "district__organization",
    "cohorts.handbook": "version__program__organization",
    "cohorts.acknowledgement": "handbook__version__program__organization",
    "cohorts.participantbatch": "program__organization",
    "cohorts.tuitionrequest": "participant__program__organization",
    "cohorts.tuitiondocument": "request__participant__program__organization",
    "cohorts.preceptorshiplog": "participant__program__organization",
    "cohorts.credential": "participant__program__organization",
    "cohorts.jobplacement": "participant__program__organization",
    "cohorts.antiharassmenttraining": "organization",
    "cohorts.antiharassmentattendance": "training__organization",
    "cohorts.registration": "track__version__program__organization",
    "applicants.complaint": "organization",
    "applicants.recruitmentsource": "organization",
    "applicants.accommodation": "application__version__program__organization",
    "applicants.lead": "program__organization",
    "applicants.accesscode": "cohort__program__organization",
    "applicants.typingroom": "program__organization",
    "applicants.application": "version__program__organization",
    "applicants.document": "application__version__program__organization",
    "applicants.interview": "application__version__program__organization",
    "applicants.decision": "application__version__program__organization",
    "applicants.offer": "application__version__program__organization",
    "applicants.onboardingtask": "application__version__program__organization",
    "applicants.startquestion": "application__version__program__organization",
    "applicants.matchrun": "cohort__program__organization",
    "applicants.resultimport": "program__organization",
}
"""How each kind of row leads to the organization that it belongs to."""

SHARED: Final = frozenset(
    {"apprenticeships.holidaycalendar", "apprenticeships.holiday", "apprenticeships.chorefailure"}
)
"""What belongs to nobody: every coordinator sees it."""

_people_through: list[tuple[type[Model], str]] = [(SignUp, "session__program__organization")]


def people_through(model: type[Model], path: str) -> None:
    """Let coordinators see the people to whom rows of ``model`` of their organizations point; apps above call this."""
    if (model, path) not in _people_through:
        _people_through.append((model, path))


def of_people(user: User) -> Q:
    """The condition for a person who has something to do with one of the user's organizations."""
    own = desk(user).organizations
    found = Q(pk__in=())
    for model, path in _people_through:
        found |= Q(Exists(model._default_manager.filter(**{"person": OuterRef("pk"), f"{path}__in": own})))  # noqa: SLF001
    return found


def of_users(user: User) -> Q:
    """The condition for a sign-in that holds a role in one of the user's organizations."""
    return Q(Exists(Membership.objects.filter(user=OuterRef("pk"), organization__in=desk(user).organizations)))


def _about_own_people(user: User) -> Q:
    return Q(Exists(Person.objects.filter(of_people(user), pk=OuterRef("person"))))


def _of_messages(user: User) -> Q:
    return _about_own_people(user) | Q(Exists(User.objects.filter(of_users(user), pk=OuterRef("user"))))


def _of_events(user: User) -> Q:
    by_colleague = Exists(User.objects.filter(of_users(user), pk=OuterRef("actor_id")))
    return _about_own_people(user) | Q(Q(person__isnull=True, actor_kind="user"), by_colleague)


def _of_pairs(user: User) -> Q:
    """Pairs of which both are known here: that somebody is known elsewhere is no news for anybody."""
    first, second = (Person.objects.filter(of_people(user), pk=OuterRef(name)) for name in ("first", "second"))
    return Q(Exists(first), Exists(second))


def _of_merges(user: User) -> Q:
    return Q(Exists(Person.objects.filter(of_people(user), pk=OuterRef("kept"))))


def _of_parameters(user: User) -> Q:
    own = desk(user).organizations
    return Q(version__isnull=True) | Q(version__program__organization__in=own)


CONDITIONS: Final[dict[str, Callable[[User], Q]]] = {
    "apprenticeships.person": of_people,
    "apprenticeships.user": of_users,
    "apprenticeships.parameter": _of_parameters,
    "apprenticeships.duplicatepair": _of_pairs,
    "apprenticeships.merge": _of_merges,
    "apprenticeships.message": _of_messages,
    "apprenticeships.event": _of_events,
    "apprenticeships.sensitiveread": _about_own_people,
    "cohorts.schooling": _about_own_people,
    "cohorts.workpermit": _about_own_people,
    "applicants.guardian": _about_own_people,
    "applicants.consent": _about_own_people,
}
"""Kinds of rows that lead to an organization in more than one way."""


def scoped(rows: QuerySet[M], user: User) -> QuerySet[M]:
    """Narrow ``rows`` to what the user may see; rows of a kind about which nobody decided are not seen at all."""
    label = rows.model._meta.label_lower
    if label in SHARED:
        return rows
    if label in CONDITIONS:
        return rows.filter(CONDITIONS[label](user))
    if label in PATHS:
        return rows.filter(**{f"{PATHS[label]}__in": desk(user).organizations})
    return rows.none()
