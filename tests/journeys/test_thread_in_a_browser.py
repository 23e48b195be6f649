"""The whole thread in a real browser, each step by its own kind of user: from a visitor on a phone to graduation."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applicants.models import Application, TypingTest
from apprenticeships.models import Lane, Message, Session
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, DayKind, Enrollment, Mark
from cohorts.workflows import attendance, hours
from tests.journeys import applicant
from tests.journeys.applicant import EMAIL
from tests.journeys.stage import (
    DAY,
    STARTS,
    choose,
    days_between,
    enter_by_code,
    founded,
    heading,
    moment,
    next_step,
    open_step,
    press,
    send,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,  # the admin's library reads variables that are not there
]

WEEK = timedelta(weeks=1)
SATURDAY = 5
EXAM = date(2026, 5, 21)
LAST = date(2027, 2, 28)
READY = date(2027, 3, 11)


def test_somebody_goes_from_the_catalog_to_graduation(stage):
    world = founded()

    visits_the_catalog(stage)
    applies(stage)
    types(stage)
    is_screened(stage, world)
    is_interviewed(stage, world)
    says_yes(stage)
    gets_ready(stage, world)
    has_a_schedule(stage, world)
    is_in_training(stage, world)
    takes_the_exam(stage, world)
    graduates(stage, world)

    assert stage.wrong == {}
    sent = set(Message.objects.exclude(lane=Lane.SECURITY).filter(state="sent").values_list("kind", flat=True))
    assert {"offer.made", "offer.confirmed", "hours.corrected", "training.graduated"} <= sent


def visits_the_catalog(stage):
    stage.clock.at(date(2026, 1, 13), 10)
    page = stage.visitor("/")
    stage.look(page, "catalog", widths=(390, 1280))
    press(page, "Medical Apprenticeship")
    stage.look(page, "program", widths=(390, 1280))

    press(page, "See in one minute if you qualify")
    page.get_by_label("When were you born?").fill("2000-05-17")
    choose(page, "high school diploma", "Yes")
    page.get_by_label("Years of work in health care").fill("3")
    page.get_by_label("Words a minute").fill("38")
    choose(page, "Do you work here now?", "No")
    press(page, "See my answer")
    stage.look(page, "eligibility")
    assert page.locator("#answer").inner_text() == "You can apply now"

    page.goto("/programs/medical-apprenticeship/")
    press(page, "Say you are interested")
    says_who(page)
    page.get_by_label("How did you hear of us?").select_option(index=1)
    stage.look(page, "interest")
    press(page, "Tell us")
    stage.look(page, "interest-thanks")
    assert next_step(page) == "Apply for the class of Monday, March 2"

    press(page, "Come to an information session")
    press(page, "Tuesday, January 20, 5:30 p.m.")
    says_who(page)
    stage.look(page, "session")
    press(page, "Save me a chair")
    stage.look(page, "session-thanks")


def says_who(page):
    page.get_by_label("First name").fill("Maya")
    page.get_by_label("Last name").fill("Torres")
    page.get_by_label("E-mail").fill(EMAIL)


def applies(stage):
    stage.clock.at(date(2026, 1, 14), 18)
    page = stage.visitor("/my/start/medical-apprenticeship/")
    stage.look(page, "sign-in")
    enter_by_code(page, EMAIL)
    stage.look(page, "start")
    press(page, "Start my application")
    stage.look(page, "sections")
    press(page, "Go on with")

    press(page, "Save and go on to")
    assert page.title().startswith("Error:")
    stage.look(page, "section-error")
    applicant.fills_everything(page, after=lambda page, name: stage.look(page, f"section-{name}"))

    assert heading(page) == "Check your answers"
    stage.look(page, "review")
    press(page, "Send my application")
    stage.look(page, "status-sent")
    assert next_step(page) == "Come to the information session"
    for name in ("Dates", "Messages"):
        press(page, name)
        stage.look(page, name.lower())


def types(stage):
    stage.clock.at(date(2026, 1, 15), 19)
    page = stage.signed_in(EMAIL, "/my/", width=1280)
    page.clock.install()
    press(page, "Typing")
    stage.look(page, "typing-intro")
    press(page, "Start the clock")
    stage.look(page, "typing-test", widths=(1280,))
    applicant.types_by_hand(stage, page)
    stage.look(page, "typing-typed", widths=(1280,))
    press(page, "I am done")
    stage.look(page, "typing-result")
    assert TypingTest.objects.get().flags == []
    assert next_step(page) == "You passed the typing test"


def is_screened(stage, world):
    stage.clock.at(date(2026, 1, 20), 18, 40)
    session = Session.objects.get(sign_ups__person__email=EMAIL)
    desk = stage.staff(world.coordinator, "/admin/")
    stage.look(desk, "admin-home")
    desk.goto(reverse("desk:session", args=[session.pk]))
    send(desk.get_by_role("row", name="Maya Torres"), "Came")
    stage.look(desk, "admin-session")

    stage.clock.at(date(2026, 1, 23), 9)
    desk.goto(reverse("board:applications"))
    stage.look(desk, "admin-applications")
    press(desk, "Torres, Maya")
    stage.look(desk, "admin-application")
    results = (
        ("Entrance exam", {"Points": "78", "Out of": "100"}),
        ("WorkKeys", {"Applied Math": "4", "Graphic Literacy": "2", "Workplace Documents": "5"}),
    )
    for title, fields in results:
        form = open_step(desk, "Write down a result", below=title)
        for label, value in fields.items():
            form.get_by_label(label).fill(value)
        form.get_by_label("On which day?").fill("2026-01-22")
        form.get_by_label("Where does it come from?").fill("Score report")
        send(form, "Write it down")
    for title in ("Background check", "Drug screen"):
        form = open_step(desk, "Write down where it stands", below=title)
        form.get_by_label("Where does it stand?").select_option("Cleared")
        form.get_by_label("Since which day?").fill("2026-01-23")
        send(form, "Write it down")
    stage.look(desk, "admin-application-ready")
    assert Application.objects.get().state == "ready"
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "status-ready")


def is_interviewed(stage, world):
    manager = world.places["family"].manager
    stage.clock.at(date(2026, 1, 26), 8, 30)
    page = stage.staff(manager, "/hiring/")
    stage.look(page, "hiring-queue", widths=(1360, 390))
    press(page, "Start with the first")
    stage.look(page, "hiring-conflict", widths=(1360, 390))
    choose(page, "Are you too close", "No")
    press(page, "Save and go on")
    stage.look(page, "hiring-packet", widths=(1360, 390))
    press(page, "Choose a time")
    page.get_by_label("Day").fill("2026-01-28")
    page.get_by_label("Time").fill("10:00")
    page.get_by_label("Where").fill("Northgate Clinic, Room 214")
    stage.look(page, "hiring-invite", widths=(1360, 390))
    press(page, "Send the invitation")
    stage.look(page, "hiring-queue-invited", widths=(1360, 390))
    mine = stage.signed_in(EMAIL, "/my/")
    stage.look(mine, "status-interview")
    assert next_step(mine) == "Come to your interview"

    stage.clock.at(date(2026, 1, 28), 10, 40)
    page.goto("/hiring/")
    press(page, "Start with the first")
    titles = ("Reliability", "Care for patients", "Working with others", "Learning on the job", "Care with details")
    for title in titles:
        choose(page, title, "3")
    page.get_by_label("What you saw or heard").fill("Told us what she did when a patient was afraid.")
    choose(page, "What do you recommend?", "Offer a place")
    stage.look(page, "hiring-scorecard", widths=(1360, 390))
    press(page, "Hand in and go to the next")
    stage.look(page, "hiring-decide", widths=(1360, 390))
    press(page, "Offer by phone")
    stage.look(page, "hiring-offer", widths=(1360, 390))
    choose(page, "What did Maya say?", "Yes")
    press(page, "Save the answer")
    stage.look(page, "hiring-queue-offered", widths=(1360, 390))


def says_yes(stage):
    stage.clock.at(date(2026, 1, 28), 17)
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "status-offer")
    press(page, "See the offer")
    stage.look(page, "offer")
    press(page, "Yes, I take the place")
    stage.look(page, "onboarding")
    assert heading(page) == "Getting ready"


def gets_ready(stage, world):
    stage.clock.at(date(2026, 2, 2), 18)
    page = stage.signed_in(EMAIL, "/my/")
    stage.look(page, "status-onboarding")
    press(page, "See my list")
    while page.get_by_role("button", name="I did this", exact=True).count():
        press(page, "I did this")
    stage.look(page, "onboarding-done")
    assert next_step(page) == "Nothing to do"
    page.goto("/my/")
    assert next_step(page) == "Your part is done. We do the rest"

    stage.clock.at(date(2026, 2, 9), 10)
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("board:application", args=[Application.objects.get().pk]))
    stage.look(desk, "admin-onboarding")
    for box in desk.get_by_role("checkbox").all():
        box.check()
    press(desk, "Mark the ticked ones as done")
    press(desk, "Take the seat for good")
    stage.look(desk, "admin-enrolled")
    assert Application.objects.get().state == "enrolled"
    page.goto("/my/")
    stage.look(page, "status-enrolled")
    assert next_step(page) == "Your first day: Monday, March 2"


def has_a_schedule(stage, world):
    stage.clock.at(date(2026, 2, 16), 10)
    cohort = Cohort.objects.get(program=world.program, starts_on=STARTS)
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("classes:list"))
    stage.look(desk, "admin-classes")
    desk.goto(reverse("classes:class", args=[cohort.pk]))
    stage.look(desk, "admin-class")
    form = open_step(desk, "Make the schedule")
    form.get_by_label("Place of the classes").fill("Riverside Clinic, Classroom 1")
    form.get_by_label("Instructor").select_option(label=world.instructors[0].get_full_name())
    send(form, "Make the schedule")
    press(desk, "Publish and tell the class")
    stage.look(desk, "admin-class-published")

    stage.clock.at(STARTS, 7)
    person = Enrollment.objects.get()
    desk.goto(reverse("classes:person", args=[person.pk]))
    form = open_step(desk, "Another department or preceptor")
    place = world.places["family"]
    form.get_by_label("Department").select_option(value=str(place.department.pk))
    form.get_by_label("Preceptor").select_option(label=place.preceptor.get_full_name())
    form.get_by_label("From which day?").fill(STARTS.isoformat())
    send(form, "Change it")
    stage.look(desk, "admin-person")

    page = stage.signed_in(EMAIL, "/my/training/")
    stage.look(page, "training-week")
    assert heading(page) == "Week 1 of 52"
    for name, path in (("schedule", "schedule/"), ("hours", "hours/"), ("exam", "exam/"), ("pay", "pay/")):
        page.goto(f"/my/training/{path}")
        stage.look(page, f"training-{name}")
    page.goto("/my/training/schedule/")
    press(page, "Make my calendar link")
    stage.look(page, "training-calendar-link")
    link = page.locator("a", has_text=".ics").inner_text()
    feed = page.request.get(link[link.index("/calendar/") :]).text()
    assert feed.count("BEGIN:VEVENT") > 50


def is_in_training(stage, world):
    person = Enrollment.objects.get()
    first = person.cohort.class_sessions.order_by("number").first()
    stage.clock.at(first.date, 8, 30)
    page = stage.staff(world.instructors[0], "/floor/", width=390)
    stage.look(page, "floor-instructor")
    press(page, "Class 1")
    press(page, "Everyone else is here")
    stage.look(page, "floor-attendance")
    assert person.attendance.get().mark == Mark.PRESENT

    stage.clock.at(STARTS + WEEK, 8)
    page = stage.staff(world.places["family"].preceptor, "/floor/", width=390)
    stage.look(page, "floor-preceptor")
    press(page, "Maya Torres")
    stage.look(page, "floor-hours")
    press(page, "Approve this week")
    stage.look(page, "floor-hours-approved")
    approved = person.hours.approved()
    whole = sum(approved.values_list("minutes", flat=True))
    page.goto(reverse("floor:hours", args=[person.public_id, STARTS]))
    press(page, "Change Tuesday, March 3")
    page.get_by_label("Hours that count").fill("0")
    page.get_by_label("Why").fill("She was at the privacy training of another clinic.")
    stage.look(page, "floor-change")
    press(page, "Change this day")
    press(page, "Change Wednesday, March 4")
    page.get_by_label("Hours that count").fill("7:30")
    page.get_by_label("Why").fill("Left half an hour early, as agreed.")
    press(page, "Change this day")
    stage.look(page, "floor-hours-changed")
    assert whole == 36 * 60
    assert approved.filter(date=date(2026, 3, 3)).count() == 0
    assert approved.get(date=date(2026, 3, 4)).minutes == 450
    mine = stage.signed_in(EMAIL, "/my/training/hours/")
    stage.look(mine, "training-hours-approved")


def goes_on_until(stage, world, last):
    """What instructor and preceptor do week by week, by the workflows."""
    person = Enrollment.objects.get()
    stage.clock.at(last, 17)
    at = moment(last, 17)
    by = Actor.user(world.instructors[0])
    for session in person.cohort.class_sessions.filter(date__lte=last, attendance__isnull=True):
        attendance.mark(session.pk, marks={person.pk: (Mark.PRESENT, None)}, by=by, at=at)
    preceptor = Actor.user(world.places["family"].preceptor)
    known = set(person.hours.approved().values_list("date", flat=True))
    planned = dict(person.planned_days.filter(kind=DayKind.CLINIC, date__lte=last).values_list("date", "minutes"))
    for monday in days_between(STARTS, last):
        if monday.weekday() == 0:
            week = {day: planned[day] for day in days_between(monday, monday + 6 * DAY) if day in planned}
            week = {day: minutes for day, minutes in week.items() if day not in known}
            if week:
                hours.approve_week(person.pk, week_start=monday, minutes_by_date=week, by=preceptor, at=at)


def takes_the_exam(stage, world):
    goes_on_until(stage, world, date(2026, 4, 20))
    person = Enrollment.objects.get()
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("classes:person", args=[person.pk]))
    form = open_step(desk, "Book it, or move it")
    form.get_by_label("Day").fill(EXAM.isoformat())
    form.get_by_label("Begins").fill("10:00")
    form.get_by_label("Place").fill("Cedar Bend Workforce Center, Room 2")
    send(form, "Book the exam")
    assert person.exam_attempts.get().state == "booked"
    stage.look(desk, "admin-exam-booked")
    page = stage.signed_in(EMAIL, "/my/training/exam/")
    stage.look(page, "training-exam-booked")

    goes_on_until(stage, world, EXAM)
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("classes:exams"))
    stage.look(desk, "admin-exams")
    desk.goto(reverse("classes:person", args=[person.pk]))
    form = open_step(desk, "Passed")
    form.get_by_label("Day of the exam").fill(EXAM.isoformat())
    form.get_by_label("Score").fill("430")
    form.get_by_label("Certificate number").fill("C7R4K9")
    send(form, "Record the pass")
    desk.goto(reverse("classes:pay"))
    stage.look(desk, "admin-pay")
    press(desk, "Approve these raises")
    stage.look(desk, "admin-pay-approved")
    page = stage.signed_in(EMAIL, "/my/training/pay/")
    stage.look(page, "training-pay-raised")
    page.goto("/my/training/exam/")
    stage.look(page, "training-exam-passed")


def graduates(stage, world):
    goes_on_until(stage, world, LAST)
    stage.clock.at(LAST + DAY, 9)
    person = Enrollment.objects.get()
    desk = stage.staff(world.coordinator, "/admin/")
    desk.goto(reverse("classes:person", args=[person.pk]))
    records_the_graduation(desk, LAST + DAY)
    stage.look(desk, "admin-not-yet")
    assert "on the job are still to be approved" in desk.locator(".ap-errors").inner_text()

    stage.clock.at(READY, 9)
    by = Actor.user(world.places["family"].preceptor)
    for day in days_between(LAST + DAY, READY - DAY):
        if day.weekday() < SATURDAY:
            week = day - (day - STARTS).days % 7 * DAY
            hours.approve_week(person.pk, week_start=week, minutes_by_date={day: 480}, by=by, at=moment(READY, 9))
    desk.goto(reverse("classes:person", args=[person.pk]))
    stage.look(desk, "admin-before-graduation")
    records_the_graduation(desk, READY)
    stage.look(desk, "admin-graduated")
    page = stage.signed_in(EMAIL, "/my/training/")
    stage.look(page, "training-graduated")
    stage.clock.at(READY, 17)
    page.goto("/my/messages/")
    stage.look(page, "messages-all")
    person.refresh_from_db()
    assert person.state == "completed"
    assert person.completed_on == READY


def records_the_graduation(desk, day):
    form = open_step(desk, "Graduate")
    form.get_by_label("From which day?").fill(day.isoformat())
    send(form, "Record the graduation")
