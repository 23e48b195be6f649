"""The screening board leaves the house as a file: who took it, when, and how much of it."""

from collections.abc import Mapping
from datetime import datetime

from apprenticeships import audit
from apprenticeships.models import Program
from apprenticeships.workflow import Actor, retrying


@retrying
def taken(
    program_id: int, *, rows: int, asked: Mapping[str, str], by: Actor, at: datetime, reason: str = ""
) -> Program:
    """Record that somebody took ``rows`` people of a program as a file, narrowed as ``asked``; no name is kept."""
    program = Program.objects.get(pk=program_id)
    narrowed = {name: value for name, value in asked.items() if name != "q"}
    audit.record("screening.export", program, by=by, at=at, reason=reason, data={"rows": rows, "asked": narrowed})
    return program
