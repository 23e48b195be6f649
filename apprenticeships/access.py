"""Who may do what: a table for the doors of pages, one for the records of the admin. What is not listed is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Model

from apprenticeships import session_users
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Role, User

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC: Final = frozenset({"public"})
SIGNED_IN: Final = frozenset({"signed_in"})
COORDINATORS: Final = frozenset({Role.COORDINATOR.value, Role.SCREENING_OFFICER.value})
HIRING: Final = frozenset({Role.HIRING_MANAGER.value, Role.PANELIST.value, Role.DEPARTMENT_APPROVER.value})
INTERVIEWERS: Final = frozenset({Role.HIRING_MANAGER.value, Role.PANELIST.value})
MANAGERS: Final = frozenset({Role.HIRING_MANAGER.value})
SEAT_KEEPERS: Final = frozenset({Role.HIRING_MANAGER.value, Role.COORDINATOR.value})
APPROVERS: Final = frozenset({Role.HIRING_MANAGER.value, Role.DEPARTMENT_APPROVER.value})
FLOOR: Final = frozenset({Role.INSTRUCTOR.value, Role.PRECEPTOR.value, Role.SITE_COORDINATOR.value})
INSTRUCTORS: Final = frozenset({Role.INSTRUCTOR.value})
PRECEPTORS: Final = frozenset({Role.PRECEPTOR.value})
SITES: Final = frozenset({Role.SITE_COORDINATOR.value})
PARTNERS: Final = frozenset({Role.PARTNER.value, Role.AUDITOR.value})
ANALYSTS: Final = frozenset({Role.EEO_ANALYST.value})
WITH_NAMES: Final = frozenset({Role.PARTNER.value})

DOORS: Final[dict[str, frozenset[str]]] = {
    "healthz": PUBLIC,
    "readyz": PUBLIC,
    "account": PUBLIC,
    "mfa": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "mfa_trust": PUBLIC,
    "admin": COORDINATORS,
}
"""Doors of pages that are not ours, by the name of the address or its first part."""

VIEW: Final = frozenset({"view"})
EDIT: Final = frozenset({"view", "add", "change"})

RECORDS: Final[dict[str, dict[str, frozenset[str]]]] = {
    Role.COORDINATOR: {
        "apprenticeships.person": EDIT,
        "apprenticeships.user": VIEW,
        "apprenticeships.membership": EDIT,
        "apprenticeships.organization": EDIT,
        "apprenticeships.site": EDIT,
        "apprenticeships.department": EDIT,
        "apprenticeships.program": EDIT,
        "apprenticeships.programversion": VIEW,
        "apprenticeships.track": VIEW,
        "apprenticeships.wagestep": VIEW,
        "apprenticeships.phase": VIEW,
        "apprenticeships.step": VIEW,
        "apprenticeships.requirement": VIEW,
        "apprenticeships.onboardingitem": VIEW,
        "apprenticeships.criterion": frozenset({"view", "change"}),
        "apprenticeships.interviewquestion": EDIT | {"delete"},
        "apprenticeships.component": VIEW,
        "apprenticeships.partner": VIEW,
        "apprenticeships.fact": VIEW,
        "apprenticeships.interest": VIEW,
        "apprenticeships.parameter": EDIT,
        "apprenticeships.holidaycalendar": EDIT,
        "apprenticeships.holiday": EDIT | {"delete"},
        "apprenticeships.session": EDIT,
        "apprenticeships.signup": VIEW,
        "apprenticeships.message": VIEW,
        "apprenticeships.event": VIEW,
        "apprenticeships.chorefailure": VIEW,
        "cohorts.cohort": VIEW,
        "cohorts.opening": VIEW,
        "cohorts.seat": VIEW,
        "cohorts.enrollment": VIEW,
        "cohorts.placement": EDIT,
        "cohorts.classsession": EDIT,
        "cohorts.attendance": VIEW,
        "cohorts.hoursentry": VIEW,
        "cohorts.schooldistrict": EDIT,
        "cohorts.schoolterm": EDIT | {"delete"},
        "cohorts.schooldate": EDIT | {"delete"},
        "cohorts.schooling": EDIT,
        "cohorts.workpermit": EDIT,
        "cohorts.shift": VIEW,
        "cohorts.handbook": frozenset({"view", "add"}),
        "cohorts.acknowledgement": VIEW,
        "cohorts.examattempt": VIEW,
        "cohorts.wagechange": VIEW,
        "cohorts.tuitionrequest": VIEW,
        "cohorts.preceptorshiplog": VIEW,
        "cohorts.credential": VIEW,
        "cohorts.jobplacement": VIEW,
        "cohorts.grant": EDIT,
        "cohorts.registration": EDIT,
        "applicants.lead": EDIT,
        "applicants.application": VIEW,
        "applicants.job": VIEW,
        "applicants.screeningstep": VIEW,
        "applicants.screeningresult": VIEW,
        "applicants.interview": VIEW,
        "applicants.offer": VIEW,
        "applicants.onboardingtask": VIEW,
        "applicants.wish": VIEW,
        "applicants.availability": VIEW,
        "applicants.guardian": VIEW,
        "applicants.consent": VIEW,
        "applicants.matchrun": VIEW,
        "applicants.match": VIEW,
        "applicants.matchlock": VIEW,
    },
    Role.SCREENING_OFFICER: {
        "apprenticeships.person": VIEW,
        "applicants.application": VIEW,
        "applicants.screeningstep": VIEW,
        "applicants.screeningresult": VIEW,
        "applicants.conditioncheck": VIEW,
    },
}
"""What each role may do with records in the admin. Changes of state are never among them: workflows make those."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A part of the site for some roles."""

    name: str
    label: str
    path: str
    roles: frozenset[str]


SURFACES: Final = (
    Surface("portal", gettext_lazy("My pages"), "/my/", frozenset()),
    Surface("hiring", "Hiring", "/hiring/", HIRING),
    Surface("floor", "Today", "/floor/", FLOOR),
    Surface("admin", "Coordinators", "/admin/", COORDINATORS),
    Surface("reports", "Equal opportunity", "/reports/eeo/", ANALYSTS),
    Surface("partners", "Partners", "/partners/", PARTNERS),
)


def surfaces(user: User) -> list[Surface]:
    """The surfaces that a signed-in user has, in the order in which they are offered."""
    held = user.roles
    own = [surface for surface in SURFACES if surface.roles & held]
    if not own or user.has_person:
        return [SURFACES[0], *own]
    return own


def door(*roles: frozenset[str]) -> Callable[[View], View]:
    """Declare who may come through a view's door; the middleware refuses everybody else."""
    allowed: frozenset[str] = frozenset().union(*roles)

    def declare(view: View) -> View:
        view.door = allowed  # type: ignore[attr-defined]
        return view

    return declare


def door_of(view: Callable[..., Any], url_name: str) -> frozenset[str] | None:
    """Who may come through: what the view declares, else what its part of the site says, else nobody has decided."""
    declared: frozenset[str] | None = getattr(view, "door", None)
    if declared is not None:
        return declared
    if url_name in DOORS:
        return DOORS[url_name]
    prefix = url_name.split(":", maxsplit=1)[0] if ":" in url_name else url_name.split("_", maxsplit=1)[0]
    return DOORS.get(prefix)


def admits(roles: frozenset[str], user: User) -> bool:
    """Whether a signed-in user may come through a door."""
    return bool(roles & (PUBLIC | SIGNED_IN)) or bool(roles & user.roles)


def may(user: User, action: str, model: type[Model] | str) -> bool:
    """Whether a user may view, add, change or delete records of a model in the admin."""
    label = model if isinstance(model, str) else model._meta.label_lower
    return any(action in RECORDS.get(role, {}).get(label, frozenset()) for role in user.roles)


class AccessBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs people in as allauth does; answers Django's permission questions from the table alone."""

    def get_user(self, user_id: int) -> User | None:
        """The user of a session, with what every page asks of them."""
        user = session_users.read(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """``app.action_model`` as Django names it."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        app, _, rest = perm.partition(".")
        action, _, model = rest.partition("_")
        return may(user_obj, action, f"{app}.{model}")

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Whether any record of the app may be seen."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        return any(label.startswith(f"{app_label}.") for role in user_obj.roles for label in RECORDS.get(role, {}))

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None are stored anywhere."""
        return set()


def needs_second_factor(user: User) -> bool:
    """Whoever holds a role sees other people's data, and so proves twice who they are."""
    return bool(user.roles)
