"""Where the partnership's thread plays: the shipped program in force, its grant, a clinic's rooms, who coordinates."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse

from applicants.demo.world import account
from apprenticeships import clock, demonstration
from apprenticeships.models import (
    Component,
    Department,
    Message,
    Organization,
    ProgramVersion,
    Role,
    Session,
    User,
)
from apprenticeships.packs.load import load
from apprenticeships.packs.parse import parse
from apprenticeships.packs.shipped import path_of
from apprenticeships.rules.dates import local_datetime
from apprenticeships.tasks import tick
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Grant, Participant, Registration
from cohorts.workflows import cohorts, seats
from tests import factories as make
from tests.applicants.hiring.readers import browser
from tests.factories import ROBOT
from tests.journeys.stage import DAY, days_between

ZONE: Final = ZoneInfo("America/Los_Angeles")
BEGAN: Final = datetime(2026, 1, 5, 17, 0, tzinfo=UTC)  # Monday, 9 a.m. in California
GARDNER, ST_JOHNS = "gardner-health-services", "st-johns-community-health"
LOCAL_521, LOCAL_721 = "seiu-local-521", "seiu-local-721"
WORKER: Final = "ines@demo.example"
LEFT_OPEN: Final = (
    ("credential: Industry-recognized credential\n", "credential: CCMA\n    exam_brand: nha-ccma\n"),
    ("        trigger: start\n", "        trigger: start\n        rate: 22.50\n"),
)
"""What the document leaves open and an operator has to say: the exam of medical assistants, what apprentices earn."""

LIST: Final = (
    "First name,Last name,E-mail,Phone,Employer,Union local,Occupation,Employer's number,Joined on",
    f"Ines,Robledo,{WORKER},(408) 555-0141,Gardner Health Services,SEIU Local 521,Medical assistant,G101,2026-01-02",
    "Paulo,Teague,paulo@demo.example,,Gardner Health Services,SEIU Local 521,Medical assistant,G102,2026-01-02",
    "Dinah,Okafor,dinah@demo.example,,Gardner Health Services,SEIU Local 521,Dental assistant,G103,2026-01-02",
    "Mirela,Stan,,,Gardner Health Services,SEIU Local 521,Clinic receptionist,G104,2026-01-02",
    "Joon,Baek,joon@demo.example,,Gardner Health Services,SEIU Local 521,Registered nurse,G105,2026-01-02",
    "Amalia,Cruz,,,Gardner Health Services,SEIU Local 521,,G106,2026-01-02",
    "Tomas,Rivera,tomas@demo.example,,St. John's Community Health,SEIU Local 721,Medical assistant,S201,2026-01-02",
    "Leona,Hart,leona@demo.example,,St. John's Community Health,SEIU Local 721,Dental assistant,S202,2026-01-02",
    "Nadia,Quint,,,,,Community health worker,,",
)
"""Eight people of two clinics, and one who was added by hand before."""
WITH_MISTAKES: Final = (
    LIST[0],
    LIST[1],
    LIST[2],
    LIST[3].replace("dinah@demo.example", "dinah@"),
    LIST[4].replace("Gardner Health Services", "Gardner Helth"),
    LIST[5],
    LIST[6],
    LIST[7],
    LIST[8].replace("S202", "S201"),
    LIST[9],
    LIST[1].replace("ines@", "INES@"),
)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of day in California."""
    return local_datetime(day, time(hour, minute), ZONE).astimezone(UTC)


@dataclass
class Scene:
    """The program in force and those who coordinate it; ``traveller`` moves the time."""

    version: ProgramVersion
    coordinator: User
    colleague: User
    preceptor: User
    department: Department
    traveller: Any
    people: dict[str, Participant] = field(default_factory=dict)

    @property
    def by(self) -> Actor:
        return Actor.user(self.coordinator)

    @property
    def desk(self) -> Any:
        return browser(self.coordinator)

    @property
    def grant(self) -> Grant:
        return Grant.objects.get()

    def organization(self, slug: str) -> Organization:
        return Organization.objects.get(slug=slug)

    def component(self, slug: str) -> Component:
        return self.version.components.get(slug=slug)

    def who(self, given_name: str) -> Participant:
        return Participant.objects.select_related("person").get(person__given_name=given_name)

    def go(self, month: int, day: int, hour: int, minute: int = 0) -> datetime:
        """Go to a time of day of 2026; on the way the worker does each morning what fell due."""
        target, on = moment(date(2026, month, day), hour, minute), date(2026, month, day)
        for between in days_between(clock.today(ZONE) + DAY, on):
            morning = moment(between, 9, 30)
            if morning < target and (between.weekday() == 0 or Message.objects.due(morning).exists()):
                self.traveller.move_to(morning)
                tick()
        self.traveller.move_to(target)
        tick()
        return target

    def session(self, title: str, *, day: date, kind: str = "education", line: str = "") -> Session:
        """A session that the coordinator enters on the page for it."""
        typed = {
            "program": self.version.program_id, "kind": kind, "component": self.component(line).pk if line else "",
            "title": title, "place": "Gardner, Room 4", "zone": ZONE.key, "language": "en", "capacity": 20,
            "day": day.isoformat(), "begins": "17:00", "ends": "19:00",
        }  # fmt: skip
        assert self.desk.post(reverse("admin:apprenticeships_session_add"), typed).status_code == 302
        return Session.objects.get(title=title)

    def seat(self, cohort: Cohort, track: str, who: Participant, at: datetime) -> None:
        """Somebody takes a place in a class for good."""
        opening = cohorts.add_opening(
            cohort, track=self.version.tracks.get(slug=track), department=self.department, headcount=1, by=self.by,
            at=at,
        )  # fmt: skip
        seat = seats.hold(opening.pk, person=who.person, until=at + DAY, by=self.by, at=at)
        seats.confirm(seat.pk, by=self.by, at=at)


def member(name: str, mailbox: str, role: Role, organization: Organization) -> User:
    """Somebody of the staff with an account and its password."""
    user = account(name, mailbox)
    user.set_password(demonstration.PASSWORD)
    user.save(update_fields=["password"])
    make.membership(user, role, organization=organization)
    return user


def founded(traveller: Any) -> Scene:
    """The shipped program, then the version in which its operator said what the document leaves open."""
    load(parse(path_of("training-partnership").read_bytes()), by=ROBOT, at=BEGAN, publish=True)
    text = path_of("training-partnership").read_text(encoding="utf-8")
    for before, after in LEFT_OPEN:
        text = text.replace(before, after, 1)
    version = load(parse(text), by=ROBOT, at=BEGAN, publish=True).version
    union = version.program.organization
    clinic = Organization.objects.get(slug=GARDNER)
    department = make.make_department(name="Outreach", site=make.make_site(organization=clinic, zone=ZONE.key))
    return Scene(
        version,
        member("Dana Whitfield", "coordinator", Role.COORDINATOR, union),
        member("Lee Park", "colleague", Role.COORDINATOR, union),
        member("Odette Marchetti", "preceptor", Role.PRECEPTOR, clinic),
        department,
        traveller,
    )


def has_a_grant(scene: Scene) -> Grant:
    """The coordinator enters who pays: two years, a report each quarter."""
    typed = {
        "program": scene.version.program_id, "name": "High Road clinics", "number": "HR-1", "since": "2026-01-01",
        "until": "2027-12-31", "reports_every": "quarter", "due_day": "20", "year_begins": "7",
    }  # fmt: skip
    assert scene.desk.post(reverse("admin:cohorts_grant_add"), typed).status_code == 302
    return scene.grant


def is_registered(scene: Scene) -> Registration:
    """The coordinator enters what the registry gave for community health workers."""
    typed = {
        "track": scene.version.tracks.get(slug="community-health-worker").pk, "number": "CA-2026-7",
        "registered_on": "2026-01-02", "profile": "rapids-cents", "occupation_id": "2002", "provider_id": "RTI-9",
        "employer_id": "E-77", "wage_schedule_id": "WS-3", "least_entry_wage": "20", "least_age": "16",
    }  # fmt: skip
    assert scene.desk.post(reverse("admin:cohorts_registration_add"), typed).status_code == 302
    return Registration.objects.get()
