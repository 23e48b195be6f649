"""Whoever stops needs no chair: those at sessions to come go to the next in line when an application ends."""

from collections.abc import Iterable
from datetime import datetime

from applicants.models import Application, ScreeningStep
from applicants.records.sittings import KINDS, NOT_NEEDED, TESTS, chairs_that_go
from applicants.rules.requirements import Verdict
from apprenticeships.models import SignUp
from apprenticeships.workflow import Actor
from apprenticeships.workflows import chairs, sessions


def free_chairs(application: Application, *, withdrew: bool = False, by: Actor, at: datetime) -> int:
    """Give back the chairs that an application needed which ends, unless another one of the person needs them.

    Whom we turn away may still come to an information session: nobody has to have applied for it. How many; the mail
    about the end names them.
    """
    found = list(chairs_that_go(application, KINDS.values() if withdrew else TESTS, at=at))
    for row in sorted(found, key=lambda row: (row.session_id, row.pk)):
        sessions.cancel_sign_up(row.pk, by=by, at=at, reason=NOT_NEEDED, why=chairs.OVER)
    return len(found)


def take_chairs_back(application: Application, gone: Iterable[SignUp], *, by: Actor, at: datetime) -> None:
    """Sign somebody up again who goes on, where a chair is still free and what it is for is not met meanwhile.

    ``gone`` are the chairs that the end took, read before the application was open again.
    """
    met = ScreeningStep.objects.filter(application=application, verdict=Verdict.MET.value)
    rows = sorted(gone, key=lambda row: (row.session_id, row.pk))
    done = set(met.values_list("requirement__kind", flat=True)) if rows else set()
    for row in rows:
        kinds = {kind for kind, session in KINDS.items() if session == row.session.kind}
        if not kinds & done and chairs.free(chairs.locked(row.session_id)) > 0:
            sessions.sign_up(row.session_id, person=application.person, instead=row.pk, by=by, at=at)
