"""Canary strings in every sensitive field: no other role's page, no mail, export, feed, log or queue message sings.

Coordinators read what is theirs on pages, so of theirs only files are searched. The applicants read their own.
"""

import logging
from datetime import date

import pgtrigger
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from applicants.models import (
    Application,
    Complaint,
    ConditionCheck,
    Document,
    DrugConsent,
    Lead,
    Referee,
    Scorecard,
    ScreeningResult,
    ScreeningStep,
    Section,
)
from applicants.workflows import drug
from apprenticeships import mail
from apprenticeships.access import PUBLIC, SIGNED_IN, admits, door_of
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Message, Person, PersonIdentity, RequirementKind, Role
from tests.applicants import background
from tests.applicants.drug_screens import ordered
from tests.applicants.way import came, record, sent, typed, way
from tests.architecture.urls import addresses
from tests.architecture.world import World
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

CANARY = "Qzcanary"
BORN = date(1931, 7, 19)
SINGS = ("qzcanary", "pre_adverse", "pre-adverse", "verified_positive", "verified positive", "1931", "mro_review")
LOGGED = SINGS[:5]  # no year: a process may have that number
OTHERS = (
    Role.HIRING_MANAGER, Role.PANELIST, Role.DEPARTMENT_APPROVER, Role.INSTRUCTOR, Role.PRECEPTOR,
    Role.SITE_COORDINATOR, Role.PARTNER, Role.AUDITOR,
)  # fmt: skip
FILES = ("text/csv", "application/pdf", "text/calendar", "spreadsheet", "application/json", "text/plain")
OF_THE_QUEUE = ("apprenticeships.Event", "apprenticeships.Message", "apprenticeships.Heartbeat", "pghistory.Context")


def seeded(world):
    """Canaries in the sensitive fields of every application of the world, whatever its state."""
    applications = list(Application.objects.select_related("person"))
    hurt = RequirementKind.BACKGROUND, RequirementKind.DRUG
    for row in applications:
        for kind, status in zip(hurt, ("pre_adverse", "verified_positive"), strict=True):
            columns = {"status": status, "status_on": BORN, "authorized_at": NOON, "recorded_at": NOON}
            ConditionCheck.objects.update_or_create(application=row, kind=kind, defaults=columns)
        DrugConsent.objects.create(
            application=row, signed_name=CANARY, signed_at=NOON, text_version=CANARY, text=CANARY
        )
        ScreeningResult.objects.create(
            person=row.person, kind=RequirementKind.REGISTRY, taken_on=BORN, recorded_at=NOON, source=CANARY,
            values={"list": CANARY, "outcome": "match_confirmed"},
        )  # fmt: skip
        Section.objects.update_or_create(
            application=row, slug="education", defaults={"answers": {"school": CANARY}, "saved_at": NOON}
        )
    people = [row.person_id for row in applications]
    grown_up = Person.objects.filter(pk__in=people, enrollments__isnull=True)
    Person.objects.filter(pk__in=people).update(street=CANARY)
    PersonIdentity.objects.filter(person__in=grown_up).update(birth_date=BORN)
    Lead.objects.update(note=f"{CANARY}-of-a-lead")
    Document.objects.update(name=f"{CANARY}.pdf", note=CANARY)
    for complaint in Complaint.objects.all():
        complaint.keep({"who": CANARY, "words": CANARY, "notes": []})
        complaint.hold_reason, complaint.held_by = CANARY, world.coordinator
        complaint.save()
    for who in Referee.objects.all():
        who.name, who.employer, who.state, who.answered_at = CANARY, CANARY, "answered", NOON
        who.keep([{"slug": "more", "question": "What else?", "answer": CANARY}])
        who.save()
    with pgtrigger.ignore("applicants.Scorecard:written_once"):
        Scorecard.objects.update(comment=CANARY, comments={"care": CANARY})
    ScreeningStep.objects.filter(requirement__kind__in=hurt).update(
        verdict="waived", waived_by=world.coordinator, waive_reason=CANARY
    )


def heard(text):
    """Which canaries sing in a text."""
    return [word for word in SINGS if word in text.lower()]


def read(response):
    """What an answer says, also when it is a file."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")


def visited(users, table):
    """Open every address that a user's door admits, with its own object where one is known."""
    client = Client(raise_request_exception=False)
    for user in users:
        if user is not None:
            client.force_login(user)
        for address in addresses():
            door = door_of(address.view, address.name)
            open_to = bool(door & PUBLIC) if user is None else bool(door & SIGNED_IN) or admits(door - PUBLIC, user)
            if not open_to or "logout" in address.name or "loggedout" in address.name:
                continue
            own = table.get(address.name)
            if own.owner != user if own else address.kwargs:
                continue  # nothing stands there for them: the access matrix and the table of objects ask those
            path = reverse(address.name, kwargs=own.kwargs) if own else address.path
            response = client.get(path)
            yield user, address, path, response


@pytest.fixture
def logged():
    """Everything that is logged meanwhile, with its values."""
    found = []

    class Keeper(logging.Handler):
        def emit(self, entry):
            found.append(f"{entry.getMessage()} {entry.__dict__}")

    keeper = Keeper(level=logging.DEBUG)
    logging.getLogger().addHandler(keeper)
    yield found
    logging.getLogger().removeHandler(keeper)


def test_no_canary_sings_to_another_role_or_in_a_coordinators_file(settings, tmp_path, logged):
    settings.MEDIA_ROOT = tmp_path
    world = World()
    table = world.all()
    seeded(world)
    owners = {own.owner.pk: own.owner for own in table.values() if own.owner.roles & {role.value for role in OTHERS}}
    users = [None, world.stranger, *owners.values(), world.coordinator]
    sung, files = [], 0
    for user, address, path, response in visited(users, table):
        if user == world.coordinator:
            if not any(kind in response.headers.get("Content-Type", "") for kind in FILES):
                continue
            files += 1
        text = read(response)
        if address.name == "board:leads-csv":
            text = text.replace(f"{CANARY}-of-a-lead", "")  # the list of leads has their notes
        if words := heard(text):
            sung.append((address.name, path, words))

    assert files
    assert sung == []
    assert [line for line in logged if any(word in line.lower() for word in LOGGED)] == []


@pytest.mark.parametrize("status", ["verified_positive", "negative_dilute"])
def test_no_mail_event_or_queue_message_tells_what_a_check_said(logged, status):
    row = sent(way())
    came(row)
    record(row, RequirementKind.ENTRANCE_EXAM, {"score": 74})
    typed(row)
    background.noticed(row, background.officer())
    ordered(row)
    for step in ("collect", "review"):
        drug.move(row.pk, step=step, on=NOON.date(), by=ROBOT, at=NOON)
    drug.report(row.pk, status=status, on=NOON.date(), is_final=True, by=ROBOT, at=NOON)
    another = sent(way())
    background.put_right(another)

    told = []
    for message in Message.objects.all():
        try:
            envelope = mail.render(message, kinds()[message.kind])
        except NoLongerTrueError:
            continue
        told.append(f"{envelope.subject} {envelope.text} {envelope.html} {envelope.attachments}")
    rows = [str(list(apps.get_model(label).objects.values())) for label in OF_THE_QUEUE]
    words = ("pre_adverse", "positive", "dilut", "mro", "urine", "in_progress", "drug screen", background.CANARY)

    assert told
    assert [(word, text[:200]) for text in [*told, *rows, *logged] for word in words if word in text.lower()] == []
