"""Non-interference: two databases that differ only in what is hidden give byte-equal pages to whoever hires."""

import itertools
import re
from datetime import UTC, date, datetime, timedelta

import pgtrigger
import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from applicants.models import (
    ApprovalRequest,
    BackgroundCheck,
    BackgroundCorrection,
    ConditionCheck,
    Consent,
    ConsentKind,
    Document,
    DrugConsent,
    Guardian,
    Lead,
    Referee,
    Scorecard,
    ScorecardDraft,
    ScreeningResult,
    ScreeningStep,
    Section,
    SelfIdentification,
)
from apprenticeships.access import admits, door_of
from apprenticeships.models import (
    CONDITION_KINDS,
    Event,
    Message,
    Person,
    PersonIdentity,
    RequirementKind,
    Role,
    SensitiveRead,
)
from apprenticeships.workflows import feeds
from tests import factories as make
from tests.applicants.hiring.candidates import loaded
from tests.applicants.hiring.readers import browser, opened
from tests.applicants.hiring_world import AFTER, NOW, world
from tests.applicants.papers import add
from tests.architecture.urls import addresses
from tests.architecture.world_hiring_desk import asked, decided, hiring_desk
from tests.architecture.world_times import published
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db

TOKENS = re.compile(rb'(name="csrfmiddlewaretoken" value|nonce)="[^"]+"')
ENOUGH = 30  # pages that open, beside those that refuse
QUERIES = ("", "?q=positive&turn=late&state=all&sort=birth_date&page=2")


def scene():
    """A department with a candidate at each point, a panel of which one scored and one did not, and a request."""
    here = world(headcount=4)
    panelist, approver = here.panelist(), make.user(Role.DEPARTMENT_APPROVER, department=here.opening.department)
    rows = {"loaded": opened(here, loaded(here)), "new": here.candidate(), "met": here.candidate()}
    rows |= {"offered": here.candidate(), "scored": here.candidate()}
    meetings = {"met": here.met(rows["met"]), "scored": here.scored(rows["scored"])}
    Scorecard.objects.create(
        interview=meetings["met"], scorer=panelist, ratings={"care": 2, "reliability": 4}, comment="Kind.",
        recommendation="offer", no_conflict=True, handed_in_at=AFTER,
    )  # fmt: skip
    offer = here.offered(rows["offered"])
    home = here.opening.department
    employee = make.application("submitted", cohort=here.cohort, is_internal=True, home_department=home)
    request = ApprovalRequest.objects.create(application=employee, department=home, asked_at=NOW, due_on=AFTER.date())
    rows["employee"] = employee
    two = (here.manager, here.manager)
    hired = rows["hired"] = here.confirmed(here.candidate()).application
    task = make.onboarding_task(hired, make.onboarding_item(here.version, owner="department"), AFTER.date())
    times, day = published(here.manager, home)
    own = {
        **hiring_desk(here.opening, *two),
        **decided(here.cohort, here.opening, *two),
        **asked(here.opening, two, two),
    }
    return {
        "here": here,
        "rows": rows,
        "readers": [here.manager, panelist, approver],
        "objects": {
            "candidate": [row.public_id for row in rows.values()],
            "interview": [row.public_id for row in meetings.values()],
            "offer": [offer.public_id],
            "approval": [request.public_id],
            "public_id": [own["hiring:filter"].kwargs["public_id"]],
            "decision": [own[name].kwargs["decision"] for name in ("hiring:drop_decision", "hiring:invite_again")],
            "stand_in": [own["hiring:end_stand_in"].kwargs["stand_in"]],
            "asked": [own["hiring:withdraw_openings"].kwargs["asked"]],
            "task": [task.public_id],
            "times": [times.public_id],
            "day": [day.public_id],
        },
    }  # fmt: skip


def paths(reader, objects):
    """Every address under /hiring/ that the reader's door opens, with each object; the lists with filters, searches."""
    found = []
    for address in addresses():
        if not address.name.startswith("hiring:") or not admits(door_of(address.view, address.name), reader):
            continue
        if not address.kwargs:
            found += [address.path + query for query in QUERIES]
            continue
        keys = itertools.product(*(objects[name] for name in address.kwargs))
        found += [reverse(address.name, kwargs=dict(zip(address.kwargs, each, strict=True))) for each in keys]
    return found


def answered(client, method, path):
    """What an address answers, its tokens masked; what a step wrote is taken back."""
    with transaction.atomic():
        response = getattr(client, method)(path, headers={"X-Request-ID": "a" * 32})
        transaction.set_rollback(True)
    body = TOKENS.sub(b"", response.content)
    return response.status_code, response.headers.get("Location", ""), body


def everything(scene, feed_paths):
    """All that each reader sees: pages, what their steps answer, and their calendar."""
    seen = {}
    for reader in scene["readers"]:
        client = browser(reader)
        for path in paths(reader, scene["objects"]):
            seen[reader.pk, "get", path] = answered(client, "get", path)
            if reader == scene["here"].manager and "?" not in path:
                seen[reader.pk, "post", path] = answered(client, "post", path)
        seen[reader.pk, "get", "calendar"] = answered(client, "get", feed_paths[reader.pk])
    return seen


def hide(row, here):
    """Change everything about a candidate that nobody who hires may learn."""
    person = row.person
    _checks(row)
    _papers(row, person)
    Person.objects.filter(pk=person.pk).update(
        street="9 Other Street", city="Elsewhere", state="CA", postal_code="90001"
    )
    PersonIdentity.objects.update_or_create(person=person, defaults={"birth_date": date(1951, 8, 9)})
    Lead.objects.filter(person=person).update(source="school", note="Another note")
    Section.objects.filter(application=row).exclude(slug="words").update(answers={"school": "Another school"})
    SensitiveRead.objects.create(person=person, user=make.staff(), kind="conditions", at=NOW)
    Event.objects.create(
        kind="condition.record", subject_type="applicants.conditioncheck", subject_id=1, person=person,
        actor_kind="system", actor_name="desk", at=NOW, reason="Hidden",
    )  # fmt: skip
    Message.objects.create(
        key=f"hidden-{row.pk}", kind="application.received", person=person, recipient="x@example.org", created_at=NOW,
        due_at=NOW, context={"application": row.pk},
    )  # fmt: skip
    _others_cards(row, here)


def _others_cards(row, here):
    """A card of another panelist, also what they have written so far and not handed in."""
    others = Scorecard.objects.filter(interview__application=row, interview__state="held").exclude(scorer=here.manager)
    with pgtrigger.ignore("applicants.Scorecard:written_once"):
        others.update(ratings={"care": 4, "reliability": 1}, comment="Cold.", recommendation="no")
    for meeting in row.interviews.filter(state="held"):
        ScorecardDraft.objects.create(
            interview=meeting, scorer=make.user(), texts={"comment": "Hidden words"}, saved_at=NOW
        )


def _checks(row):
    """Statuses, reasons and days of the checks; the one word for all of them stays."""
    ConditionCheck.objects.filter(application=row).delete()
    for kind, status in (("background", "disputed"), ("drug", "mro_review")):
        ConditionCheck.objects.create(
            application=row, kind=kind, status=status, status_on=date(2026, 1, 2), recorded_at=NOW, authorized_at=NOW
        )
    _put_right(row)
    DrugConsent.objects.create(
        application=row, signed_name="Hidden Name", signed_at=NOW, text_version="0", text="Hidden words"
    )
    ScreeningStep.objects.filter(application=row, requirement__kind__in=CONDITION_KINDS).update(
        verdict="look", reason_code="person_decides", valid_until=date(2027, 1, 1), retest_from=date(2027, 2, 2),
        judged_at=datetime(2026, 1, 3, tzinfo=UTC), owner=make.staff(),
    )  # fmt: skip
    ScreeningResult.objects.create(
        person=row.person, kind=RequirementKind.REGISTRY, taken_on=date(2026, 1, 2), recorded_at=NOW,
        values={"list": "Hidden list", "outcome": "possible_match"}, source="Hidden source",
    )  # fmt: skip
    ScreeningResult.objects.filter(person=row.person).update(source="Another source", recorded_by=make.staff())


def _put_right(row):
    """A no of a background check that was put right, with another one in its place."""
    first, second = make.staff(), make.staff()
    no = BackgroundCheck.objects.create(
        application=row, state="superseded", profile="federal", asked_at=NOW, ordered_on=date(2026, 1, 2),
        agency_name="Hidden agency", proposed_by=first, proposed_at=NOW, decided_by=second, decided_at=NOW,
    )  # fmt: skip
    BackgroundCheck.objects.create(
        application=row, state="authorized", profile="federal", asked_at=AFTER, replaces=no
    )  # fmt: skip
    BackgroundCorrection.objects.create(
        check_row=no, state="agreed", cause="record", follows="order", came_on=date(2026, 1, 3), asked_by=first,
        asked_at=NOW, answered_by=second, answered_at=NOW,
    )  # fmt: skip


def _papers(row, person):
    """Documents, a guardian and what they signed, somebody who speaks for them, voluntary answers."""
    add(row, at=NOW)
    Document.objects.filter(application=row).update(name="hidden.pdf", note="Hidden note")
    guardian = Guardian.objects.create(person=person, name="Hidden Guardian", email="h@example.org", created_at=NOW)
    Consent.objects.create(
        person=person, guardian=guardian, kind=ConsentKind.DRUG_SCREEN, is_given=True, signed_name="H", given_at=NOW
    )
    Referee.objects.create(
        application=row, requirement=row.version.requirements.first(), state="answered", name="Hidden Teacher",
        relation="teacher", email="t@example.org", named_at=NOW, asked_at=NOW, last_day=NOW.date(), answered_at=NOW,
    )  # fmt: skip
    SelfIdentification.objects.create(
        reference=f"{row.pk:064d}", hispanic="yes", races=["asian"], sex="female", veteran="yes", disability="yes",
        month=date(2026, 1, 1),
    )  # fmt: skip


def test_what_is_hidden_changes_no_byte_of_any_page_of_those_who_hire(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(AFTER + timedelta(hours=1), tick=False):
        here = scene()
        calendars = {
            reader.pk: reverse("calendar", args=[feeds.create(reader, by=ROBOT, at=AFTER)])
            for reader in here["readers"]
        }
        before = everything(here, calendars)
        for row in here["rows"].values():
            hide(row, here["here"])
        after = everything(here, calendars)

    differing = [key for key, answer in before.items() if after[key] != answer]
    assert differing == []
    assert sum(status == 200 for status, _, _ in before.values()) > ENOUGH


def test_which_check_it_is_changes_no_byte_either():
    here = world()
    who = opened(here, loaded(here))
    client = browser(here.manager)
    path = reverse("hiring:candidate", args=[who.public_id])
    steps = ScreeningStep.objects.filter(application=who, requirement__kind__in=CONDITION_KINDS)
    pages = set()
    with time_machine.travel(AFTER, tick=False):
        for step in steps.all():
            steps.update(verdict="met", reason_code="passed")
            steps.filter(pk=step.pk).update(verdict="not_met", reason_code="not_cleared")
            pages.add(answered(client, "get", path))

    assert len(pages) == 1
