"""A waiver taken back: the requirement is asked for again, and judged from everything that is there."""

from datetime import datetime

from applicants.models import ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows import screening
from applicants.workflows.arrows import locked
from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.workflow import Actor, retrying


@retrying
def ask_again(step_id: int, *, by: Actor, at: datetime, reason: str) -> ScreeningStep:
    """Take a waiver back, with the reason. What was never waived stays as it is: taking back twice changes nothing."""
    application = locked(ScreeningStep.objects.values_list("application_id", flat=True).get(pk=step_id))
    step = ScreeningStep.objects.select_for_update(of=("self",)).select_related("requirement").get(pk=step_id)
    if step.waived_by_id is None:
        return step
    if application.ended_at is not None:
        raise GuardFailed("This application is over. Its waiver stays in the record.", code="ended")
    if not reason.strip():
        raise GuardFailed("Write why this is needed after all.", code="reason", field="reason")
    step.verdict, step.waived_by, step.waive_reason, step.judged_at = Verdict.MISSING.value, None, "", at
    step.save(update_fields=["verdict", "waived_by", "waive_reason", "judged_at"])
    data = {"requirement": step.requirement.slug}
    audit.record(
        "screening.ask_again", step, by=by, at=at, person=application.person, before=Verdict.WAIVED.value,
        after=step.verdict, reason=reason, data=data,
    )  # fmt: skip
    screening.recompute(application.pk, by=by, at=at)
    return step
