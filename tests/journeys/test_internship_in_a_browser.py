"""The internship in a real browser: student and guardian on a phone, coordinator and site at a desk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applicants.demo.world import account
from applicants.models import Application, MatchRun
from applicants.workflows import onboarding, screening
from apprenticeships.models import Event, RequirementKind, Role
from apprenticeships.templatetags.desk import WORDS
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Schooling, Shift, WorkPermit
from cohorts.workflows import cohorts, enrollments, evaluations, hours, schedules
from tests import factories as make
from tests.applicants.summer import link_of, pages, summer
from tests.browser.eyes import follow
from tests.cohorts.interns import district
from tests.journeys.stage import ONWARD, PHONE, enter_by_code, heading, next_step, press, send

pytestmark = [
    pytest.mark.nightly,  # its twin without a browser runs always
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,  # the admin's library reads variables that are not there
]

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
EMAIL = "noemi@demo.example"
BOTH = (PHONE, 1360)
FREE_DAY = date(2026, 6, 15)


def test_a_student_goes_from_the_catalog_through_the_summer_and_comes_back(stage):
    scene = summer()
    scene.coordinator = member("Dana Whitfield", "coordinator", Role.COORDINATOR, scene)
    site = scene.imaging.site
    site.state, site.zone = "CA", "America/Los_Angeles"
    site.save()
    keeper = member("Sol Marin", "site", Role.SITE_COORDINATOR, scene, site=site)

    brings_out_the_handbook(stage, scene)
    applies(stage, scene)
    a_guardian_says_yes(stage)
    is_matched(stage, scene)
    says_yes_and_signs(stage, scene)
    has_papers_and_a_schedule(stage, scene)
    has_shifts(stage, keeper)
    is_there_and_evaluated(stage, scene, keeper)
    sees_the_week(stage)
    completes(stage, scene, keeper)
    comes_back(stage)
    is_seen_by_the_coordinator(stage, scene)

    assert stage.wrong == {}
    assert set(Event.objects.values_list("kind", flat=True)) - set(WORDS) == set()


def member(name, mailbox, role, scene, **place):
    """Somebody of the staff with an account and its password."""
    user = account(name, mailbox)
    make.membership(user, role, organization=scene.version.program.organization, **place)
    return user


def fill(page, answers):
    """Fill in a form by the names of its fields, whatever kind each is."""
    for name, value in answers.items():
        first = page.locator(f"[name={name}]").first
        kind = first.evaluate("field => field.type")
        if kind in {"radio", "checkbox"}:
            chosen = f"[name={name}]" if kind == "checkbox" else f"[name={name}][value='{value}']"
            page.locator(chosen).check()
        elif kind.startswith("select"):
            first.select_option(value)
        else:
            first.fill(value)


def save(desk):
    """Save a record of the admin."""
    follow(desk.get_by_role("button", name="Save", exact=True))


def picture(stage, desk, name):
    """Take a picture of a page of the admin's library, whose landmarks are not ours to mend."""
    stage.picture(desk, name)


def brings_out_the_handbook(stage, scene):
    stage.clock.at(date(2026, 1, 13), 10)
    desk = stage.staff(scene.coordinator, reverse("admin:cohorts_handbook_add"))
    fill(desk, {"title": "Intern handbook", "label": "2026", "text": "Come on time.\n\nBe kind, and ask."})
    desk.locator("[name=version]").select_option(str(scene.version.pk))
    picture(stage, desk, "admin-handbook-add")
    save(desk)
    picture(stage, desk, "admin-handbooks")


def applies(stage, scene):
    stage.clock.at(date(2026, 1, 14), 18)
    page = stage.visitor("/programs/high-school-internship/")
    stage.look(page, "program")
    page.goto("/my/start/high-school-internship/")
    enter_by_code(page, EMAIL)
    fill(page, {"given_name": "Noemi", "family_name": "Castell"})
    press(page, "Start my application")
    press(page, "Go on with")
    for slug, answers in pages(scene).items():
        fill(page, answers)
        if slug in {"interests", "guardian"}:
            stage.look(page, f"section-{slug}")
        press(page, ONWARD)
    stage.look(page, "review")
    press(page, "Send my application")
    stage.look(page, "status-sent")
    assert "You hear from us by" in next_step(page)


def a_guardian_says_yes(stage):
    page = stage.visitor(link_of(Application.objects.get()))
    stage.look(page, "guardian")
    fill(page, {"taking_part": "yes", "photos": "no", "trips": "yes", "signed_name": "Rosa Castell"})
    press(page, "Send my answers")
    stage.look(page, "guardian-answered")
    assert Application.objects.get().state == "ready"


def is_matched(stage, scene):
    stage.clock.at(date(2026, 3, 8), 10)
    desk = stage.staff(scene.coordinator, reverse("matching:cohort", args=[scene.cohort.pk]))
    send(desk.locator("details.ap-step[open]").first, "Match")
    run = MatchRun.objects.get()
    desk.goto(reverse("matching:run", args=[run.pk]))
    stage.look(desk, "matching-run")
    desk.goto(reverse("matching:release", args=[run.pk]))
    stage.look(desk, "matching-release")
    desk.get_by_label("I know that applications run until").check()
    press(desk, "Tell 1 student")


def says_yes_and_signs(stage, scene):
    at = stage.clock.at(date(2026, 3, 9), 17)
    page = stage.signed_in(EMAIL, "/my/")
    press(page, "See the offer")
    stage.look(page, "offer")
    press(page, "Yes, I take the place")
    stage.look(page, "onboarding")
    press(page, "Read and sign the handbook")
    stage.look(page, "handbook")
    page.get_by_label("Your first and last name").fill("Noemi Castell")
    press(page, "I have read it")
    stage.look(page, "handbook-signed")
    application = Application.objects.get()
    page.goto(reverse("offers:onboarding", args=[application.public_id]))
    while page.get_by_role("button", name="I did this", exact=True).count():
        press(page, "I did this")
    stage.look(page, "onboarding-done")

    for task in application.onboarding_tasks.filter(done_at__isnull=True):
        onboarding.complete(task.pk, by=Actor.user(scene.coordinator), at=at)
    permit = scene.version.requirements.get(kind=RequirementKind.DOCUMENT)
    screening.record_result(
        application.pk, requirement_id=permit.pk, values={"status": "accepted"}, taken_on=at.date(), source="Paper",
        by=Actor.user(scene.coordinator), at=at,
    )  # fmt: skip
    onboarding.finish(application.pk, by=Actor.user(scene.coordinator), at=at)


def has_papers_and_a_schedule(stage, scene):
    at = stage.clock.at(date(2026, 5, 18), 10)
    by = Actor.user(scene.coordinator)
    schedules.generate(scene.cohort.pk, by=by, at=at, place="Hall A")
    schedules.publish(scene.cohort.pk, by=by, at=at)
    school = district(scene.version.program.organization)
    person = Enrollment.objects.get().person
    Schooling.objects.create(person=person, district=school)
    desk = stage.staff(scene.coordinator, reverse("admin:cohorts_schooldistrict_change", args=[school.pk]))
    picture(stage, desk, "admin-school")
    desk.goto(reverse("admin:cohorts_workpermit_add"))
    fill(desk, {"valid_from": "2026-05-01", "valid_through": "2026-08-18"})
    desk.locator("[name=person]").select_option(str(person.pk))
    picture(stage, desk, "admin-permit")
    save(desk)
    assert WorkPermit.objects.get().person == person


def has_shifts(stage, keeper):
    stage.clock.at(date(2026, 6, 1), 9)
    row = Enrollment.objects.get()
    assert row.state == "active"
    page = stage.staff(keeper, "/floor/shifts/")
    stage.look(page, "floor-shifts-empty")
    press(page, "Plan a shift")
    stage.look(page, "floor-shift")
    fill(page, {"date": "2026-06-03", "begins": "14:00", "ends": "22:30"})
    press(page, "Plan this shift")
    stage.look(page, "floor-shift-illegal", widths=BOTH)
    assert page.locator("[name=ends]").input_value() == "22:30"
    fill(page, {"begins": "16:00", "ends": "18:00"})
    press(page, "Plan this shift")
    for begins, ends in (("08:00", "12:00"), ("13:00", "17:00")):
        page.goto(reverse("floor:plan_shift", args=[row.public_id]))
        fill(page, {"date": str(FREE_DAY), "begins": begins, "ends": ends})
        press(page, "Plan this shift")
    stage.look(page, "floor-shifts")
    press(page, "Call off")
    page.get_by_label("Why").fill("The department has a training day.")
    stage.look(page, "floor-shift-off")
    press(page, "Call this shift off")
    assert Shift.objects.planned().count() == 2


def is_there_and_evaluated(stage, scene, keeper):
    session = scene.cohort.class_sessions.order_by("number").first()
    stage.clock.at(session.date, 19)
    page = stage.staff(keeper, "/floor/site/")
    stage.look(page, "floor-site", widths=BOTH)
    press(page, "How a health system works")
    press(page, "Everyone else is here")
    stage.look(page, "floor-attendance")
    page.goto("/floor/site/")
    press(page, "Noemi Castell")
    stage.look(page, "floor-evaluation", widths=BOTH)
    for group in page.locator("main fieldset").all():
        group.get_by_role("radio").nth(1).check()
    page.get_by_label("What you saw").fill("Asks good questions and writes the answers down.")
    press(page, "Hand in")
    page.goto(reverse("floor:evaluation", args=[Enrollment.objects.get().public_id, "start"]))
    stage.look(page, "floor-evaluation-done")


def sees_the_week(stage):
    page = stage.signed_in(EMAIL, "/my/training/")
    stage.look(page, "training-week")
    assert "4:00 p.m. to 6:00 p.m." in page.locator("main").inner_text()
    page.goto("/my/training/growth/")
    stage.look(page, "training-growth-start")


def completes(stage, scene, keeper):
    """The weeks go by: hours approved, sessions marked, the same questions at the end."""
    row, by = Enrollment.objects.get(), Actor.user(scene.coordinator)
    at = stage.clock.at(row.ends_on, 12)
    for week in range((row.ends_on - row.starts_on).days // 7):
        start = row.starts_on + week * WEEK
        planned = row.planned_days.filter(kind="clinic", date__range=(start, start + WEEK - DAY))
        minutes = dict(planned.values_list("date", "minutes"))
        hours.approve_week(row.pk, week_start=start, minutes_by_date=minutes, by=by, at=at)
    page = stage.staff(keeper, "/floor/site/")
    for session in scene.cohort.class_sessions.order_by("number")[1:]:
        page.goto(reverse("floor:attendance", args=[session.public_id]))
        press(page, "Everyone else is here")
    ratings = {each.slug: 3 + place % 2 for place, each in enumerate(evaluations.criteria_of(row))}
    evaluations.hand_in(row.pk, moment="end", ratings=ratings, comment="Thank you.", by=Actor.user(keeper), at=at)
    cohorts.generate(scene.version, on=row.ends_on, by=by, at=at)
    enrollments.complete(row.pk, on=row.ends_on, by=by, at=at)


def comes_back(stage):
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "training-completed")
    assert next_step(page) == "You completed the internship"
    page.goto("/my/training/growth/")
    stage.look(page, "training-growth", widths=BOTH)
    page.goto("/my/training/")
    press(page, "See what comes next")
    stage.look(page, "again")
    press(page, "I want to come back")
    stage.look(page, "again-sections")
    assert Application.objects.filter(state="draft").count() == 1


def is_seen_by_the_coordinator(stage, scene):
    desk = stage.staff(scene.coordinator, reverse("classes:class", args=[scene.cohort.pk]))
    stage.look(desk, "admin-class")
    press(desk, "Growth")
    stage.look(desk, "admin-growth")
    follow(desk.locator("main table a").first)
    stage.look(desk, "admin-growth-site")
    assert heading(desk) == scene.imaging.site.name
    desk.goto(reverse("board:application", args=[Application.objects.get(state="draft").pk]))
    stage.look(desk, "admin-application")
