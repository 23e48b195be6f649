"""Builders of what a participant gets: a tuition request, a day with a preceptor, a credential, a job; and files."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from apprenticeships.models import ProgramVersion, Role, User
from cohorts.models import Credential, JobPlacement, Participant, PreceptorshipLog, TuitionRequest
from cohorts.workflows.tuition import Terms
from tests import factories as make
from tests import partnership
from tests.factories import NOON

AREAS = {"areas": ["Nursing", "Dental"]}
COURSE = {
    "school": "Bay City College",
    "course": "Anatomy 1",
    "area": "Nursing",
    "starts_on": date(2026, 1, 12),
    "ends_on": date(2026, 5, 22),
    "amount": Decimal("1200.00"),
}


def program(**fields: Any) -> ProgramVersion:
    """A partnership that pays tuition and counts supervision."""
    row = partnership.partnership(**fields)
    partnership.component(row, "tuition", details=AREAS)
    partnership.component(row, "supervision", details=AREAS)
    return row


def worker(version: ProgramVersion | None = None, **fields: Any) -> Participant:
    """Somebody who works at the clinic, with a sign-in."""
    return partnership.participant(version or program(), **{"person": make.applicant()} | fields)


def terms(**fields: Any) -> Terms:
    """What a worker asks for."""
    return Terms(**{**COURSE, "paid_elsewhere": Decimal(0), **fields})


def tuition(participant: Participant | None = None, **fields: Any) -> TuitionRequest:
    """A request that waits for a decision, unless told otherwise."""
    asked = {**COURSE, "paid_elsewhere": Decimal(0), "asked_at": NOON}
    row: TuitionRequest = TuitionRequest.objects.create(participant=participant or worker(), **asked | fields)
    return row


def approved(participant: Participant | None = None, amount: str = "1200.00", **fields: Any) -> TuitionRequest:
    """A request that waits for payment."""
    known = {"state": "approved", "amount": Decimal(amount), "approved_amount": Decimal(amount), "decided_at": NOON}
    return tuition(participant, **known | fields)


def preceptor(**fields: Any) -> User:
    """Somebody who supervises at the clinic."""
    row = make.staff(**fields)
    make.membership(row, Role.PRECEPTOR, organization=partnership.clinic())
    return row


def log(participant: Participant | None = None, **fields: Any) -> PreceptorshipLog:
    """A day that waits for the preceptor."""
    supervisor = fields.setdefault("supervisor", preceptor(name="Ruth Calloway"))
    name = supervisor.get_full_name() if supervisor else "Somebody"
    day = {"date": NOON.date(), "minutes": 120, "area": "Nursing", "supervisor_name": name, "written_at": NOON}
    who = participant or worker()
    known = day | {"written_by": who.person.user or make.user()}
    row: PreceptorshipLog = PreceptorshipLog.objects.create(participant=who, **known | fields)
    return row


def job(participant: Participant | None = None, **fields: Any) -> JobPlacement:
    """A job without proof."""
    known = {"employer_name": "Harbor Clinic", "title": "Health worker", "started_on": date(2026, 1, 5)}
    by = {"recorded_by": make.user(), "recorded_at": NOON}
    row: JobPlacement = JobPlacement.objects.create(participant=participant or worker(), **known | by | fields)
    return row


def credential(participant: Participant | None = None, **fields: Any) -> Credential:
    """A credential without proof."""
    known = {"title": "Registered nurse", "issuer": "Board of Nursing", "earned_on": date(2026, 1, 5)}
    by = {"recorded_by": make.user(), "recorded_at": NOON}
    row: Credential = Credential.objects.create(participant=participant or worker(), **known | by | fields)
    return row


def picture(kind: str = "PNG", *, size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def file(name: str = "bill.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="text/html")
