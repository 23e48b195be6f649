"""Who looks at what a person must look at: an owner by rule when it comes up, another one with one tap."""

from datetime import datetime

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from applicants.models import Application, ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.access import COORDINATORS
from apprenticeships.errors import GuardFailed
from apprenticeships.models import CONDITION_KINDS, Requirement, Role, User
from apprenticeships.workflow import Actor, retrying


def desk_of(application: Application) -> QuerySet[User]:
    """Return who may look at something of an application: the desk of its organization."""
    here = Q(memberships__organization=application.version.program.organization_id, memberships__role__in=COORDINATORS)
    return User.objects.filter(here, is_active=True).distinct()


def owner_for(application: Application, requirement: Requirement) -> User | None:
    """Return who looks at a requirement unless somebody says otherwise.

    Of those at the desk the one with the fewest open looks, the longest there of equals; a background check or drug
    screen goes to a screening officer if there is one. Nobody looks at their own application.
    """
    mine = application.person.user_id or 0
    organization = application.version.program.organization_id
    first = Role.SCREENING_OFFICER if requirement.kind in CONDITION_KINDS else Role.COORDINATOR
    best = Q(memberships__organization=organization, memberships__role=first)
    rows = (
        desk_of(application)
        .exclude(pk=mine)
        .annotate(
            load=Count("to_look_at", filter=Q(to_look_at__verdict=Verdict.LOOK.value), distinct=True),
            place=Case(When(best, then=Value(0)), default=Value(1), output_field=IntegerField()),
        )
    )
    return rows.order_by("place", "load", "pk").first()


def hand_out(application: Application, step: ScreeningStep, at: datetime) -> None:
    """Set on a step who looks from now on, and nobody any more once there is nothing to look at. Saves nothing."""
    if step.verdict != Verdict.LOOK.value:
        step.look_since, step.owner = None, None
    elif step.look_since is None:
        step.look_since, step.owner = at, step.owner or owner_for(application, step.requirement)


@retrying
def assign(step_id: int, *, owner: int | None, by: Actor, at: datetime, reason: str = "") -> ScreeningStep:
    """Let somebody of the desk look at it, or nobody again. The same one twice changes nothing."""
    application = locked(ScreeningStep.objects.values_list("application_id", flat=True).get(pk=step_id))
    step = ScreeningStep.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=step_id)
    if step.verdict != Verdict.LOOK.value:
        raise GuardFailed("There is nothing to look at any more.", code="nothing-to-look-at")
    if step.owner_id == owner:
        return step
    who = desk_of(application).filter(pk=owner).first() if owner is not None else None
    if owner is not None and (who is None or who.pk == application.person.user_id):
        raise GuardFailed("Choose somebody who coordinates this program.", code="owner", field="owner")
    step.owner = who
    step.save(update_fields=["owner"])
    data = {"requirement": step.requirement.slug, "name": who.get_full_name() if who else ""}
    audit.record("screening.own", step, by=by, at=at, person=application.person, reason=reason, data=data)
    return step
