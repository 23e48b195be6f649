"""The second half of the way in a browser: schedule, class and clinic, the exam, the raise, graduation."""

from datetime import date, timedelta

from django.urls import reverse

from apprenticeships.workflow import Actor
from cohorts.models import Cohort, DayKind, Enrollment, Mark
from cohorts.workflows import attendance, hours
from tests.journeys.applicant import EMAIL
from tests.journeys.stage import DAY, STARTS, days_between, heading, moment, open_step, press, send

WEEK = timedelta(weeks=1)
SATURDAY = 5
EXAM = date(2026, 5, 21)
LAST = date(2027, 2, 28)
READY = date(2027, 3, 11)


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
    press(page, "My calendar link")
    press(page, "Make my calendar link")
    stage.look(page, "training-calendar-link")
    link = page.get_by_label("The link to copy").input_value()
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
    form.get_by_label("Day of the graduation").fill(day.isoformat())
    send(form, "Record the graduation")
