"""Who looks at a requirement that a person has to decide: given to a coordinator, or to nobody again."""

from datetime import datetime

from applicants.models import ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Membership, Role, User
from apprenticeships.workflow import Actor, retrying

LOOKING = (Role.COORDINATOR, Role.SCREENING_OFFICER)


@retrying
def give(step_id: int, *, to: int | None, by: Actor, at: datetime, reason: str = "") -> ScreeningStep:
    """Say who looks at a requirement; ``None`` gives it to nobody. To the same person once more changes nothing."""
    application = locked(ScreeningStep.objects.values_list("application_id", flat=True).get(pk=step_id))
    step = ScreeningStep.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=step_id)
    if step.owner_id == to:
        return step
    if to is not None and (application.ended_at is not None or step.verdict != Verdict.LOOK):
        raise GuardFailed("There is nothing to look at here now.", code="nothing-to-look-at")
    known = Membership.objects.filter(
        user=to, organization=application.version.program.organization_id, role__in=LOOKING
    )
    if to is not None and not known.exists():
        raise GuardFailed("Choose somebody who coordinates this program.", code="owner", field="owner")
    step.owner_id = to
    step.save(update_fields=["owner"])
    name = User.objects.get(pk=to).get_full_name() if to is not None else ""
    data = {"requirement": step.requirement.slug, "to": name}
    audit.record("screening.give", step, by=by, at=at, person=application.person, reason=reason, data=data)
    return step
