"""What the tests of the coordinators' pages share: addresses, words, and one row of each kind of record."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse

from applicants.models import Consent, ConsentKind, Guardian, Interview, Offer
from apprenticeships import audit
from apprenticeships.models import (
    ChoreFailure,
    Criterion,
    CriterionUse,
    Message,
    MessageState,
    Organization,
    Parameter,
    Role,
    SignUp,
    SignUpState,
)
from cohorts.models import (
    ClassSession,
    ExamAttempt,
    Handbook,
    HoursEntry,
    SchoolDistrict,
    Schooling,
    Shift,
    WageChange,
    WorkPermit,
)
from tests import factories as make
from tests import partnership
from tests import partnership_services as services
from tests.factories import NOON, ROBOT


def address(label: str, page: str, *args: object) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


def text(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def strangers() -> Organization:
    return make.make_organization(slug="strangers", name="Strangers")


def message(**fields: Any) -> Message:
    fields.setdefault("person", make.lead().person)
    fields.setdefault("state", MessageState.FAILED)
    fields.setdefault("created_at", NOON)
    n = make.number()
    return Message.objects.create(
        key=f"test:{n}",
        kind="session.signed_up",
        recipient=f"person{n}@example.org",
        due_at=NOON,
        **fields,
    )


def event() -> Model:
    lead = make.lead()
    return audit.record("lead.register", lead, by=ROBOT, at=NOON, person=lead.person)


def sign_up(**fields: Any) -> SignUp:
    fields.setdefault("session", make.session())
    fields.setdefault("person", make.person())
    fields.setdefault("state", SignUpState.SIGNED_UP)
    return SignUp.objects.create(signed_at=NOON, **fields)


def class_session() -> ClassSession:
    cohort = make.cohort()
    return ClassSession.objects.create(
        cohort=cohort, number=1, date=NOON.date(), starts_at=NOON, ends_at=NOON + timedelta(hours=4), minutes=240
    )


def hours() -> HoursEntry:
    return HoursEntry.objects.create(
        enrollment=make.enrollment(), date=NOON.date(), minutes=480, approved_by=make.user(), approved_at=NOON
    )


def exam(**fields: Any) -> ExamAttempt:
    fields.setdefault("enrollment", None)
    fields["enrollment"] = fields["enrollment"] or make.enrollment()
    return ExamAttempt.objects.create(
        number=1, brand="nha-ccma", window_from=NOON.date(), window_to=NOON.date() + timedelta(days=14), **fields
    )


def wage_change(**fields: Any) -> WageChange:
    enrollment = fields.pop("enrollment", None) or make.enrollment()
    step = enrollment.track.wage_steps.get(position=2)
    return WageChange.objects.create(
        enrollment=enrollment, step=step, rate=step.rate, effective_on=NOON.date(), because="Passed the exam", **fields
    )


def district() -> SchoolDistrict:
    """A district with a calendar of the school year."""
    return SchoolDistrict.objects.create(
        organization=make.make_organization(),
        name=f"Northgate Unified {make.number()}",
        since=date(2025, 8, 1),
        through=date(2026, 12, 31),
        opens=time(8, 30),
        closes=time(15, 30),
    )


def schooling() -> Schooling:
    return Schooling.objects.create(person=make.enrollment().person, district=district())


def permit() -> WorkPermit:
    return WorkPermit.objects.create(
        person=make.enrollment().person, valid_from=NOON.date(), valid_through=NOON.date() + timedelta(days=90)
    )


def shift() -> Shift:
    enrollment = make.enrollment()
    return Shift.objects.create(
        enrollment=enrollment,
        department=enrollment.seat.opening.department,
        date=NOON.date(),
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=4),
        planned_by=make.user(),
        planned_at=NOON,
    )


def handbook() -> Handbook:
    return Handbook.objects.create(
        version=make.version(), label=f"Edition {make.number()}", title="Handbook", text="Be kind.", published_at=NOON
    )


def interview() -> Interview:
    application = make.application()
    return Interview.objects.create(
        application=application, opening=make.opening(), manager=make.user(), requested_at=NOON
    )


def offer() -> Offer:
    opening = make.opening()
    return Offer.objects.create(
        application=make.application(),
        opening=opening,
        seat=opening.seats.get(),
        made_by=make.user(),
        prepared_at=NOON,
        respond_by=NOON + timedelta(hours=2),
    )


def guardian() -> Guardian:
    return Guardian.objects.create(
        person=make.lead().person, name="Rosa Castell", email="rosa@demo.example", created_at=NOON
    )


def consent() -> Consent:
    row = guardian()
    return Consent.objects.create(
        person=row.person,
        guardian=row,
        kind=ConsentKind.TAKING_PART,
        is_given=True,
        signed_name=row.name,
        given_at=NOON,
    )


def person() -> Model:
    return make.lead().person


def parameter() -> Parameter:
    return Parameter.objects.create(
        version=make.version(), key="response_days", value=5, effective_from=NOON.date() + timedelta(days=make.number())
    )


def grant() -> Model:
    return partnership.grant(make.version())


def registration() -> Model:
    return partnership.registration(make.version().tracks.get())


def criterion(**fields: Any) -> Criterion:
    fields.setdefault("version", make.version())
    row = Criterion.objects.create(
        use=CriterionUse.INTERVIEW,
        slug=f"care-{make.number()}",
        title="Cares",
        anchors=["Never.", "Rarely.", "Often.", "Always."],
        position=1,
        **fields,
    )
    row.questions.create(slug="asked", text="Tell us about a hard day.", listen_for="A real day.", position=1)
    return row


RECORDS: dict[str, Callable[[], Model]] = {
    "applicants.guardian": guardian,
    "applicants.consent": consent,
    "apprenticeships.organization": make.make_organization,
    "apprenticeships.site": make.make_site,
    "apprenticeships.department": make.make_department,
    "apprenticeships.membership": lambda: make.membership(make.user(), Role.INSTRUCTOR),
    "apprenticeships.user": lambda: make.user(Role.INSTRUCTOR),
    "apprenticeships.person": person,
    "apprenticeships.program": make.program,
    "apprenticeships.programversion": make.version,
    "apprenticeships.track": lambda: make.version().tracks.get(),  # noqa: PLW0108 - made when asked for
    "apprenticeships.criterion": criterion,
    "apprenticeships.parameter": parameter,
    "apprenticeships.holidaycalendar": lambda: make.federal_calendar(NOON.date()),
    "apprenticeships.session": make.session,
    "apprenticeships.signup": sign_up,
    "apprenticeships.message": message,
    "apprenticeships.event": event,
    "apprenticeships.chorefailure": lambda: ChoreFailure.objects.create(
        job="applicants.workflows.questions._expire", row=make.number(), problem="KeyError", since=NOON, again_at=NOON
    ),
    "cohorts.cohort": make.cohort,
    "cohorts.opening": make.opening,
    "cohorts.enrollment": make.enrollment,
    "cohorts.classsession": class_session,
    "cohorts.hoursentry": hours,
    "cohorts.schooldistrict": district,
    "cohorts.schooling": schooling,
    "cohorts.workpermit": permit,
    "cohorts.shift": shift,
    "cohorts.handbook": handbook,
    "cohorts.examattempt": exam,
    "cohorts.wagechange": wage_change,
    "cohorts.tuitionrequest": services.tuition,
    "cohorts.preceptorshiplog": services.log,
    "cohorts.credential": services.credential,
    "cohorts.jobplacement": services.job,
    "cohorts.grant": grant,
    "cohorts.registration": registration,
    "applicants.lead": make.lead,
    "applicants.application": make.application,
    "applicants.interview": interview,
    "applicants.offer": offer,
}
