"""The partnership in a real browser: coordinator at a desk, worker on a phone, partner and union on both."""

from datetime import date

import pytest
from django.urls import reverse

from apprenticeships.models import Event, Role, SessionKind, User
from apprenticeships.templatetags.desk import WORDS
from apprenticeships.workflow import Actor
from apprenticeships.workflows import sessions
from cohorts.models import Enrollment, Participant, Report, Signature, TuitionRequest
from cohorts.workflows import cohorts
from tests import factories as make
from tests import partnership
from tests.browser.eyes import follow
from tests.journeys.partnership_scene import (
    GARDNER,
    LIST,
    LOCAL_521,
    WITH_MISTAKES,
    WORKER,
    founded,
    member,
)
from tests.journeys.partnership_scene import moment as in_california
from tests.journeys.stage import PHONE, heading, open_step, press, send
from tests.partnership_services import PDF

pytestmark = [
    pytest.mark.nightly,  # its twin without a browser runs always
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,  # the admin's library reads variables that are not there
]

DESKTOP = 1280
BOTH = (PHONE, DESKTOP)


def test_a_partnership_goes_from_a_list_of_people_to_a_signed_report(stage, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    scene = founded(stage.clock.traveller)
    grant = partnership.grant(scene.version, name="High Road clinics", since="2026-01-01", until="2027-12-31")
    grant.refresh_from_db()
    partnership.registration(scene.version.tracks.get(slug="community-health-worker"), registered_on="2026-01-02")
    employer = member("Graciela Monteverde", "partner", Role.PARTNER, scene.organization(GARDNER))
    union = member("Sol Beltrán", "union", Role.PARTNER, scene.organization(LOCAL_521))

    takes_a_list_in(stage, scene)
    begin_to_learn(stage, scene)
    asks_for_tuition(stage)
    decides_about_tuition(stage, scene)
    is_supervised(stage, scene)
    come_to_a_training(stage, scene)
    read_their_people(stage, scene, (employer, union))
    reads_the_targets(stage, scene, grant)
    report = sends_the_report(stage, scene, grant)
    signs(stage, union, report, width=PHONE, dissent="Two people came on their own time.")
    signs(stage, employer, report, width=DESKTOP)
    meets(stage, scene, grant, union)
    goes_to_the_registry(stage, scene, grant)

    assert stage.wrong == {}
    assert set(Event.objects.values_list("kind", flat=True)) - set(WORDS) == set()


def alone(stage, page, name):
    """A picture as wide as the page is."""
    stage.look(page, name)


def both(stage, page, name):
    """A picture on a phone and at a desk, with axe on both."""
    stage.look(page, name, widths=BOTH)


def fill(page, answers):
    """Fill in a form by the names of its fields."""
    for name, value in answers.items():
        first = page.locator(f"[name={name}]").first
        kind = first.evaluate("field => field.type")
        if kind == "radio":
            page.locator(f"[name={name}][value='{value}']").check()
        elif kind.startswith("select"):
            first.select_option(value)
        else:
            first.fill(value)


def chosen_file(name, data, media_type):
    return {"name": name, "mimeType": media_type, "buffer": data}


def takes_a_list_in(stage, scene):
    """A list with mistakes is looked at and thrown away; in the mended one somebody is known by name."""
    stage.clock.at(date(2026, 1, 6), 12)
    partnership.participant(
        scene.version, person=make.person(given_name="Nadia", family_name="Quint", email="nadia@demo.example"),
        employer=None, union=None, kind="entrant", joined_on=date(2026, 1, 2),
    )  # fmt: skip
    desk = stage.staff(scene.coordinator, reverse("partnership:program", args=[scene.version.program_id]))
    both(stage, desk, "partnership")
    for rows in (WITH_MISTAKES, LIST):
        desk.goto(reverse("partnership:import", args=[scene.version.program_id]))
        stage.look(desk, "import")
        desk.set_input_files("input[type=file]", chosen_file("clinics.csv", "\n".join(rows).encode(), "text/csv"))
        press(desk, "Show what it would do")
        if rows is WITH_MISTAKES:
            both(stage, desk, "dry-run")
            press(desk, "Throw this list away")
    desk.get_by_role("radio").first.check()
    press(desk, "Take in 8 people")
    stage.look(desk, "taken-in")
    assert Participant.objects.count() == 9
    desk.goto(reverse("partnership:people", args=[scene.version.program_id]))
    both(stage, desk, "participants")
    press(desk, "Robledo, Ines")
    stage.look(desk, "participant")


def begin_to_learn(stage, scene):
    """The health worker begins as a registered apprentice."""
    at = stage.clock.at(date(2026, 1, 8), 12)
    cohort = cohorts.add(scene.version, starts_on=date(2026, 2, 2), by=scene.by, at=at)
    scene.seat(cohort, "community-health-worker", scene.who("Nadia"), at)


def asks_for_tuition(stage):
    """The worker, known by the address of the list, asks on a phone; what is missing is said, nothing is lost."""
    stage.clock.at(date(2026, 2, 16), 14)
    page = stage.signed_in(WORKER, "/my/")
    stage.look(page, "my")
    page.goto(reverse("trainings:trainings"))
    stage.look(page, "my-trainings-empty")
    page.goto(reverse("tuition:list"))
    stage.look(page, "my-tuition-empty")
    press(page, "Ask for tuition")
    both(stage, page, "tuition-new")
    fill(page, {"school": "City College", "course": "Anatomy 1", "starts_on": "2026-01-12", "amount": "6000"})
    page.set_input_files("input[type=file]", chosen_file("bill.pdf", PDF, "application/pdf"))
    press(page, "Send my request")
    both(stage, page, "tuition-refused")
    assert page.locator("[name=school]").input_value() == "City College"
    fill(page, {"area": "Nursing", "ends_on": "2026-05-22", "elsewhere_known": "nothing"})
    page.set_input_files("input[type=file]", chosen_file("bill.pdf", PDF, "application/pdf"))
    press(page, "Send my request")
    stage.look(page, "tuition-sent")
    assert TuitionRequest.objects.get().documents.count() == 1


def decides_about_tuition(stage, scene):
    """The coordinator sees the taxable part before deciding; the worker reads it when it is paid."""
    stage.clock.at(date(2026, 2, 20), 13)
    desk = stage.staff(scene.coordinator, "/admin/")
    stage.look(desk, "admin-home")
    desk.goto(reverse("partnership:tuition"))
    stage.look(desk, "tuition-desk")
    press(desk, "Ines Robledo")
    both(stage, desk, "tuition-request")
    assert "$750.00 taxable as wages" in desk.locator("main").inner_text()
    form = open_step(desk, "Approve")
    fill(desk, {"amount": "6000"})
    send(form, "Approve")
    form = open_step(desk, "Record the payment")
    form.locator("[name=paid_on]").fill("2026-02-20")
    send(form, "Record the payment")
    stage.look(desk, "tuition-paid")
    page = stage.signed_in(WORKER, reverse("tuition:list"))
    stage.look(page, "my-tuition")
    press(page, "Anatomy 1")
    stage.look(page, "my-tuition-paid")
    assert "$750.00 is over the yearly limit" in page.locator("main").inner_text()


def is_supervised(stage, scene):
    """The worker writes a day down, the preceptor confirms it."""
    stage.clock.at(date(2026, 2, 26), 18)
    page = stage.signed_in(WORKER, reverse("supervision:list"))
    stage.look(page, "my-supervision-empty")
    press(page, "Write a day down")
    fill(page, {"date": "2026-02-26", "minutes": "4", "area": "Nursing", "supervisor": str(scene.preceptor.pk)})
    both(stage, page, "my-supervision-new")
    press(page, "Write this day down")
    stage.look(page, "my-supervision")
    floor = stage.staff(scene.preceptor, reverse("floor:supervision"), width=PHONE)
    both(stage, floor, "floor-supervision")
    press(floor, "Confirm")
    stage.look(floor, "floor-supervision-confirmed")


def come_to_a_training(stage, scene):
    """The coordinator signs everybody of the clinic up, and says on the day who came."""
    stage.clock.at(date(2026, 3, 2), 12)
    row = make.session(
        program=scene.version.program, kind=SessionKind.EDUCATION, requirement_kind="", title="Leading a huddle",
        component=scene.component("professional-development"), place="Gardner, Room 4", zone="America/Los_Angeles",
        starts_at=in_california(date(2026, 3, 5), 17), host=scene.coordinator, capacity=20,
    )  # fmt: skip
    desk = stage.staff(scene.coordinator, reverse("partnership:session-people", args=[row.pk]))
    stage.look(desk, "session-people")
    for box in desk.locator("input[name=who]").all():
        box.check()
    press(desk, "Sign up")
    stage.clock.at(date(2026, 3, 5), 21)
    for sign_up in row.sign_ups.select_related("person"):
        came = sign_up.person.given_name != "Tomas"
        sessions.mark(sign_up.pk, came=came, by=Actor.user(scene.coordinator), at=stage.clock.at(date(2026, 3, 5), 22))
    desk = stage.staff(scene.coordinator, reverse("desk:session", args=[row.pk]))
    stage.look(desk, "session")
    page = stage.signed_in(WORKER, reverse("trainings:trainings"))
    both(stage, page, "my-trainings")


def read_their_people(stage, scene, users):
    """Partner and union look at their own people; somebody of another clinic is not there."""
    for user, width in zip(users, (DESKTOP, PHONE), strict=True):
        name = user.email.partition("@")[0]
        look = both if width == DESKTOP else alone
        page = stage.staff(user, "/partners/", width=width)
        look(stage, page, f"{name}-home")
        page.goto(reverse("partners:people"))
        look(stage, page, f"{name}-people")
        assert "Tomas" not in page.locator("main").inner_text()
        press(page, "Robledo, Ines")
        stage.look(page, f"{name}-person")
        page.goto(reverse("partners:targets"))
        look(stage, page, f"{name}-targets")
        follow(page.locator(".ap-card a[href*='records']").first)
        stage.look(page, f"{name}-records")


def reads_the_targets(stage, scene, grant):
    """The coordinator opens a figure and a line."""
    desk = stage.staff(scene.coordinator, reverse("partnership:grant", args=[grant.pk]))
    both(stage, desk, "targets")
    follow(desk.locator("main table a[href*='records']").first)
    stage.look(desk, "targets-records")
    for line in ("professional-development", "apprenticeship"):
        desk.goto(reverse("partnership:target", args=[grant.pk, line]))
        both(stage, desk, f"target-{line}")


def sends_the_report(stage, scene, grant):
    """The draft of the quarter waits in the calendar; it is sent, and its figures stand still."""
    stage.clock.at(date(2026, 4, 10), 12)
    desk = stage.staff(scene.coordinator, reverse("partnership:reports", args=[grant.pk]))
    both(stage, desk, "reports")
    report = Report.objects.get(first=date(2026, 1, 1))
    desk.goto(reverse("partnership:report", args=[report.pk]))
    both(stage, desk, "report-draft")
    press(desk, "Send the report")
    stage.look(desk, "report-sent")
    report.refresh_from_db()
    assert report.state == "submitted"
    return report


def signs(stage, user: User, report, *, width, dissent=""):
    """One side reads the report and signs."""
    name = user.email.partition("@")[0]
    page = stage.staff(user, reverse("partners:reports"), width=width)
    stage.look(page, f"{name}-reports")
    page.goto(reverse("partners:report", args=[report.public_id]))
    (both if dissent else alone)(stage, page, f"{name}-report")
    fill(page, {"name": user.name, "dissent": dissent})
    press(page, "Sign")
    stage.look(page, f"{name}-signed")
    assert Signature.objects.filter(report=report, user=user).exists()


def meets(stage, scene, grant, union):
    """Minutes are written by one coordinator, approved by another, and read by the union on a phone."""
    row = make.session(
        program=scene.version.program, kind=SessionKind.COMMITTEE, requirement_kind="", title="Clinic committee",
        starts_at=in_california(date(2026, 4, 14), 10), zone="America/Los_Angeles", host=scene.coordinator,
    )  # fmt: skip
    stage.clock.at(date(2026, 4, 14), 16)
    minutes = reverse("partnership:minutes", args=[grant.pk, row.pk])
    desk = stage.staff(scene.coordinator, reverse("partnership:committee", args=[grant.pk]))
    stage.look(desk, "committee")
    desk.goto(minutes)
    fill(desk, {"text": "Both sides were there.", "decision_1": "Offer charting in the evening.", "for_1": "6"})
    both(stage, desk, "minutes-new")
    press(desk, "Save the minutes")
    desk = stage.staff(scene.colleague, minutes)
    stage.look(desk, "minutes")
    press(desk, "Approve the minutes")
    page = stage.staff(union, reverse("partners:committee"), width=PHONE)
    stage.look(page, "union-committee")
    assert "Offer charting in the evening." in page.locator("main").inner_text()


def goes_to_the_registry(stage, scene, grant):
    """The dry run says what is missing; it is written down."""
    desk = stage.staff(scene.coordinator, reverse("partnership:registry", args=[grant.pk]))
    both(stage, desk, "registry")
    press(desk, "Nadia Quint")
    fill(desk, {
        "birth_date": "2001-05-17", "street": "12 Oak St", "city": "San Jose", "state": "CA", "postal_code": "95110",
    })  # fmt: skip
    both(stage, desk, "registry-answers")
    press(desk, "Save birth date and address")
    assert heading(desk) == "Nadia Quint"
    assert Enrollment.objects.get().person.city == "San Jose"
