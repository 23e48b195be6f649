"""Rows of the coordinators' desk for the table of objects."""

from datetime import date, timedelta

from applicants.models import AccessCode, Application, Complaint, ResultImport, TypingRoom
from applicants.workflows import complaints
from apprenticeships.models import Event, ProgramVersion, Session, User
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from tests import factories as make
from tests.factories import NOON


class DeskRows:
    """What the addresses of the desk name; the world mixes it in."""

    version: ProgramVersion
    cohort: Cohort
    coordinator: User

    def _room(self) -> TypingRoom:
        code = f"ROOM{TypingRoom.objects.count()}"
        return TypingRoom.objects.create(
            program=self.version.program, place="Library", code=code, opens_at=NOON,
            closes_at=NOON + timedelta(hours=1), opened_by=self.coordinator, opened_at=NOON,
        )  # fmt: skip

    def _complaint(self) -> Complaint:
        organization = self.version.program.organization_id
        return complaints.enter(
            organization, basis="age", came_by="spoken", received_on=NOON.date(), words="They laughed at me.",
            by=Actor.user(self.coordinator), at=NOON,
        )  # fmt: skip

    def _sitting(self) -> Session:
        return make.session(program=self.version.program, kind="exam", requirement_kind="entrance_exam")

    def _results(self) -> int:
        return ResultImport.objects.create(
            program=self.version.program, kind="workkeys", slug="workkeys", filename="results.csv",
            content='{"rows": [], "ignored": [], "findings": []}', uploaded_by=self.coordinator, uploaded_at=NOON,
        ).pk  # fmt: skip

    def _marked(self, of: Application) -> Event:
        """That something was written down for many people at once."""
        data = {"requirement": "custom", "results": [], "waived": [], "given": [], "applications": [of.pk]}
        return Event.objects.create(
            kind="screening.mark", subject_type="apprenticeships.program", subject_id=of.version.program_id,
            actor_kind="user", actor_id=self.coordinator.pk, actor_name="Dana", at=NOON, data=data,
        )  # fmt: skip

    def _code(self) -> AccessCode:
        return AccessCode.objects.create(
            cohort=self.cohort, digest="0" * 64, sealed=b"", last_on=date(2026, 1, 20), note="Late", made_at=NOON
        )
