"""What follows from the verdicts of an application, and whether its rows say what the rules say now."""

from collections.abc import Sequence
from enum import Enum

from applicants.models import Application, ApplicationState
from applicants.records.evidence import WITH_MANAGERS, Judged, before_meeting, our_turn
from applicants.rules.comeback import SENSITIVE
from applicants.rules.requirements import Verdict
from applicants.rules.screening import Overall, overall


class Following(Enum):
    """What is to be done next about an application that is being judged."""

    NOTHING = "nothing"
    READY = "ready"
    SCREEN_AGAIN = "screen_again"
    CLOCK = "clock"
    END = "end"


def following(application: Application, judged: Sequence[Judged]) -> Following:
    """Say what follows from the verdicts, for an application that is being judged."""
    before = before_meeting(judged)
    ready = _summed_up(before).ready
    if stops(judged):
        return Following.END
    if application.state == ApplicationState.SUBMITTED and ready:
        return Following.READY
    if application.state == ApplicationState.READY and not ready:
        return Following.SCREEN_AGAIN
    if application.state == ApplicationState.SUBMITTED and bool(our_turn(before)) != bool(application.answer_due):
        return Following.CLOCK
    return Following.NOTHING


def final(before: Sequence[Judged]) -> list[Judged]:
    """Return what was failed and cannot be tried again, of what has to be there ``before`` managers meet somebody."""
    failed = _summed_up(before).failed
    return [each for each in before if each.rule in failed and each.answer.retest_from is None]


def stops(judged: Sequence[Judged]) -> list[Judged]:
    """Return what ends an application that is being judged: a final fail before the meeting, or a check not passed."""
    return final(before_meeting(judged)) or not_cleared(judged)


def not_cleared(judged: Sequence[Judged]) -> list[Judged]:
    """Return the required checks with a final no. An offer is conditional on them, wherever the program asks."""
    return [
        each
        for each in judged
        if each.rule.required and each.rule.kind in SENSITIVE and each.answer.verdict is Verdict.NOT_MET
    ]


def result_mail(before: Application, after: Application) -> dict[str, bool] | None:
    """What the mail about a result knows, by how the application stood and stands; ``None`` where another one tells.

    Who did something again ``beside`` the meeting or the offer stays there, and hears the result all the same.
    """
    if after.state == ApplicationState.SUBMITTED:
        return {}
    stays = before.state == after.state and after.state in WITH_MANAGERS
    return {"beside": True} if stays else None


def is_written(each: Judged) -> bool:
    """Whether the row of a requirement says what its rule says now, or will never say anything else."""
    step, answer = each.step, each.answer
    if step.application.answers_destroyed_at is not None:
        return True
    now = (answer.verdict.value, answer.reason.value, answer.valid_until, answer.retest_from)
    return bool(step.judged_at) and (step.verdict, step.reason_code, step.valid_until, step.retest_from) == now


def _summed_up(judged: Sequence[Judged]) -> Overall:
    return overall((each.rule, each.answer) for each in judged)
