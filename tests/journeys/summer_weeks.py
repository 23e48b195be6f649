"""The weeks of a summer, from the first day to the wish to come back, through the pages of those who do it."""

from datetime import date, timedelta

from django.urls import reverse

from applicants.models import Application
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Enrollment, Shift
from cohorts.workflows import enrollments, hours, schedules
from tests import factories as make
from tests.applicants.hiring.readers import browser, text_of
from tests.cohorts.interns import district

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
RATINGS = ("1", "2", "2", "3", "2", "2")


class SummerWeeks:
    """One intern, the site and its coordinator; ``go`` moves the time and lets the worker work."""

    def __init__(self, scene, person, go):
        self.scene, self.person, self.go = scene, person, go
        self.row = Enrollment.objects.get(person=person)
        self.site = scene.imaging.site
        self.site.state, self.site.zone = "CA", "America/Los_Angeles"
        self.site.save()
        self.keeper = make.staff(name="Sol Marin")
        make.membership(self.keeper, Role.SITE_COORDINATOR, site=self.site, organization=self.site.organization)

    @property
    def desk(self):
        return browser(self.scene.coordinator)

    @property
    def floor(self):
        return browser(self.keeper)

    @property
    def student(self):
        return browser(self.person.user)

    def begin(self):
        """The schedule is published, the first day comes, and the training begins by itself."""
        by = self.scene.by
        at = self.go(self.scene.cohort.starts_on - 2 * WEEK, 10)
        schedules.generate(self.scene.cohort.pk, by=by, at=at, place="Hall A")
        schedules.publish(self.scene.cohort.pk, by=by, at=at)
        self.go(self.scene.cohort.starts_on, 8)
        self.row.refresh_from_db()
        assert self.row.state == "active"
        assert "Week 1 of" in text_of(self.student.get(reverse("training:week")))

    def plan(self, day, begins, ends):
        typed = {"date": str(day), "begins": begins, "ends": ends}
        return self.floor.post(reverse("floor:plan_shift", args=[self.row.public_id]), typed)

    def records_papers(self):
        """The coordinator writes down the school and the permit; before that nobody can plan anything."""
        monday = self.scene.cohort.starts_on
        page = self.plan(monday + 2 * DAY, "09:00", "15:00")
        assert page.status_code == 422
        assert "needs a valid work permit before the first day of work, in summer too" in text_of(page)
        school = district(self.site.organization)
        for name, typed in (
            ("schooling", {"person": self.person.pk, "district": school.pk}),
            ("workpermit", {"person": self.person.pk, "valid_from": "2026-05-01", "valid_through": "2026-08-18"}),
        ):
            assert self.desk.post(reverse(f"admin:cohorts_{name}_add"), typed).status_code == 302

    def plans_shifts(self):
        """School goes on until June 10: four hours before a school day; then eight."""
        school_day = self.scene.cohort.starts_on + 2 * DAY
        page = text_of(self.plan(school_day, "16:00", "21:00"))
        assert "at most 4 hours of work at 16 and 17 (California Labor Code 1391(a)(4)" in page
        assert "Legal on Wednesday, June 3: 5:00 a.m. to 8:30 a.m. or 3:30 p.m. to 10:00 p.m., at most 2 hours." in page
        assert "2 hours are left on Wednesday, June 3." in page  # the weekly session counts as work
        assert self.plan(school_day, "16:00", "18:00").status_code == 302
        free = date(2026, 6, 15)
        assert self.plan(free, "08:00", "17:00").status_code == 422
        assert self.plan(free, "08:00", "16:00").status_code == 302
        assert "4:00 p.m. to 6:00 p.m." in text_of(self.student.get(reverse("training:week_of", args=[school_day])))
        assert Shift.objects.planned().count() == 2

    def is_there(self):
        """My site today, and the weekly session that its coordinator marks."""
        session = self.scene.cohort.class_sessions.order_by("number").first()
        self.go(session.date, 19)
        page = text_of(self.floor.get(reverse("floor:site")))
        assert self.person.name in page
        assert "Here until 6:00 p.m." in page
        assert "How a health system works" in page
        roll = reverse("floor:attendance", args=[session.public_id])
        self.floor.post(roll, {f"mark-{self.row.public_id}": "present"})
        assert self.row.attendance.get().minutes == 120

    def is_evaluated(self, moment, add):
        """The six criteria, at the start or at the end."""
        address = reverse("floor:evaluation", args=[self.row.public_id, moment])
        fields = self.floor.get(address).context["form"].fields
        names = [name for name in fields if name != "comment"]
        typed = {name: str(int(value) + add) for name, value in zip(names, RATINGS, strict=True)}
        assert self.floor.post(address, typed | {"comment": "Asks good questions."}).status_code == 302

    def works(self):
        """The hours of each week are approved."""
        first = self.row.starts_on
        for week in range(6):
            start = first + week * WEEK
            planned = dict(
                self.row.planned_days.filter(kind="clinic", date__range=(start, start + WEEK - DAY)).values_list(
                    "date", "minutes"
                )
            )
            at = self.go(start + WEEK, 9)
            hours.approve_week(self.row.pk, week_start=start, minutes_by_date=planned, by=self.scene.by, at=at)
        for session in self.scene.cohort.class_sessions.order_by("number")[1:]:
            roll = reverse("floor:attendance", args=[session.public_id])
            self.floor.post(roll, {f"mark-{self.row.public_id}": "present"})

    def completes(self):
        """The summer is over, and the intern reads how they grew."""
        at = self.go(self.row.ends_on, 12)
        enrollments.complete(self.row.pk, on=self.row.ends_on, by=Actor.user(self.scene.coordinator), at=at)
        page = text_of(self.student.get(reverse("training:growth")))
        assert page.count("One step up") == 6
        sites = self.desk.get(reverse("classes:growth", args=[self.scene.cohort.pk]))
        assert [row.people for row in sites.context["rows"]] == [1, 1]
        assert {cell for row in sites.context["rows"] for cell in row.cells} == {""}  # one person is hidden

    def comes_back(self):
        """Another summer: an application that knows what is still true."""
        page = self.student.get(reverse("portal:status"), follow=True)
        assert "You completed the internship" in text_of(page)
        again = reverse("portal:again", args=[self.row.public_id])
        self.student.post(again, {"program": "high-school-internship"})
        row = Application.objects.get(person=self.person, state="draft")
        assert row.cohort.starts_on.year == self.scene.cohort.starts_on.year + 1
        assert row.wishes.count() == 3
        assert (
            str(self.person)
            in self.desk.get(reverse("admin:applicants_lead_changelist") + "?source__exact=intern").content.decode()
        )
