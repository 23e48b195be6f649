"""Whoever stops needs no chair: those at sessions to come go to the next in line when an application ends."""

from datetime import datetime
from typing import Final

from applicants.models import Application
from applicants.records.sittings import KINDS, TESTS, chairs_that_go
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from apprenticeships.workflows.chairs import OVER

WHY: Final = "The application is over, so the chair is free."


def free_chairs(application: Application, *, withdrew: bool = False, by: Actor, at: datetime) -> None:
    """Give back the chairs that an application needed which ends, unless another one of the person needs them.

    Whom we turn away may still come to an information session: nobody has to have applied for it.
    """
    found = chairs_that_go(application, KINDS.values() if withdrew else TESTS, at=at)
    for row in found.order_by("session_id", "pk"):
        sessions.cancel_sign_up(row.pk, by=by, at=at, reason=WHY, why=OVER)
