"""The steps that the pages of classes and people in training offer, each a workflow function with its form."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from apprenticeships.admin.actions import REASON_LENGTH, Action, ReasonForm, StepForm
from apprenticeships.admin.scope import scoped
from apprenticeships.admin.steps import clock_field, day_field
from apprenticeships.models import Department, Interest, Membership, ProgramVersion, Role, Track, User, VersionState
from apprenticeships.rules.dates import local_datetime
from apprenticeships.rules.words import MINUTES_PER_HOUR
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, ExamAttempt, ExitCode, ScheduleState
from cohorts.records import local_day, zone_of
from cohorts.workflows import cohorts, enrollments, exams, schedules, wages
from cohorts.workflows.openings import Fits

OWN_EXITS: Final = [(code.value, code.label) for code in ExitCode if code != ExitCode.RESERVATION_RELEASED]


class PlanForm(StepForm):
    """Which program's next classes to plan."""

    version = forms.ModelChoiceField(ProgramVersion.objects.none(), label="Program", empty_label="Choose one")
    months = forms.IntegerField(label="Months ahead", min_value=1, max_value=24, initial=12)

    def prepare(self) -> None:
        """Programs with rules in force."""
        field = self.fields["version"]
        if self.user is not None and isinstance(field, forms.ModelChoiceField):
            rows = ProgramVersion.objects.filter(state=VersionState.PUBLISHED).select_related("program__organization")
            field.queryset = scoped(rows, self.user)


def _plan(_: object, *, version: ProgramVersion, months: int, by: Actor, at: datetime) -> None:
    on = local_day(at, ZoneInfo(version.program.organization.zone))
    cohorts.generate(version, on=on, months=months, by=by, at=at)


PLAN_CLASSES: Final = Action(
    "plan",
    "Plan the next classes of a program",
    "Plan the classes",
    _plan,
    "Planned. Classes that were there already stayed as they were.",
    PlanForm,
    lead="The first days follow from the program’s intake rule and its days off.",  # noqa: RUF001
)


def rate_field() -> forms.DecimalField:
    """What an hour pays on the first day, in USD."""
    return forms.DecimalField(
        label="Pay an hour on the first day",
        max_digits=10,
        decimal_places=4,
        required=False,
        help_text="In dollars, such as 18.40. Leave it empty for what the path pays.",
    )


class OpeningForm(StepForm):
    """Places for one path in one department; where people are matched, with their area and whom they are for."""

    track = forms.ModelChoiceField(Track.objects.none(), label="Path", empty_label="Choose one")
    department = forms.ModelChoiceField(Department.objects.none(), label="Department", empty_label="Choose one")
    interest = forms.ModelChoiceField(Interest.objects.none(), label="Area of interest", empty_label="Choose one")
    headcount = forms.IntegerField(label="Places", min_value=1, max_value=500)
    rate = rate_field()
    age_from = forms.IntegerField(label="Youngest age on the first day", min_value=14, max_value=99, required=False)
    age_to = forms.IntegerField(label="Oldest age on the first day", min_value=14, max_value=99, required=False)
    hours = forms.DecimalField(label="Hours a week", min_value=1, max_value=40, decimal_places=2, required=False)

    def prepare(self) -> None:
        """Paths and areas of the class's rules, departments of the coordinator's organizations."""
        choices: dict[str, Any] = {"track": Track.objects.filter(version_id=self.row.version_id)}
        if self.user is not None:
            choices["department"] = scoped(Department.objects.select_related("site"), self.user)
        if self.row.is_matched:
            choices["interest"] = Interest.objects.filter(version_id=self.row.version_id)
        else:
            for name in ("interest", "age_from", "age_to", "hours"):
                del self.fields[name]
        if self.row.is_training:
            del self.fields["rate"]
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


def _open(
    cohort_id: int,
    *,
    age_from: int | None = None,
    age_to: int | None = None,
    hours: Decimal | None = None,
    **fields: Any,
) -> None:
    fits = Fits(age_from, age_to, None if hours is None else round(hours * MINUTES_PER_HOUR))
    cohorts.add_opening(Cohort.objects.get(pk=cohort_id), fits=fits, **fields)


class PlaceForm(StepForm):
    """Where the classes are, and who teaches them."""

    place = forms.CharField(label="Place of the classes", max_length=200, required=False)
    instructor = forms.ModelChoiceField(
        User.objects.none(), label="Instructor", required=False, empty_label="Not known yet"
    )

    def prepare(self) -> None:
        """Instructors of the program's organization."""
        field = self.fields["instructor"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = with_role(Role.INSTRUCTOR, self.row.program.organization_id)
            field.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]
        if self.row.schedule_state == ScheduleState.DRAFT:
            self.fields["place"].help_text = "What you fill in is given to every class that is still ahead."
        elif self.row.schedule_state == ScheduleState.PUBLISHED:
            self.fields["place"].help_text = "Only for new classes. Others change on their own pages."


def with_role(role: Role, organization_id: int) -> Any:
    """Users who hold a role in an organization."""
    held = Membership.objects.filter(role=role, organization_id=organization_id).values("user_id")
    return User.objects.filter(pk__in=held, is_active=True).order_by("name", "email")


GENERATE: Final = Action(
    "generate",
    "Make the schedule",
    "Make the schedule",
    schedules.generate,
    "Made. Days that were there already and right stayed as they were.",
    PlaceForm,
    lead="Classes and everybody’s days follow from the program’s weeks. Nobody is told until you publish.",  # noqa: RUF001
)
PUBLISH: Final = Action(
    "publish",
    "Publish the schedule",
    "Publish and tell the class",
    schedules.publish,
    "Published. Whose times are new or changed gets a mail.",
)
OPEN: Final = Action("open", "Open places in a department", "Open the places", _open, "Opened.", OpeningForm)
CLASS_STEPS: Final = (OPEN, GENERATE, PUBLISH)


class BookForm(StepForm):
    """The time and place of an exam."""

    day = day_field("Day")
    begins = clock_field("Begins")
    place = forms.CharField(label="Place", max_length=200)
    waiver = forms.CharField(
        label="Why without enough class time?",
        max_length=REASON_LENGTH,
        required=False,
        help_text="Only when class time is short and somebody may sit the exam all the same.",
    )


def _book(attempt_id: int, *, day: date, begins: time, place: str, waiver: str, by: Actor, at: datetime) -> None:
    rows = ExamAttempt.objects.select_related("enrollment__cohort__program__organization")
    zone = zone_of(rows.get(pk=attempt_id).enrollment.cohort)
    starts_at = local_datetime(day, begins, zone)
    exams.book(attempt_id, starts_at=starts_at, place=place, waiver=waiver, by=by, at=at)


class PassForm(StepForm):
    """A pass with its proof."""

    taken_on = day_field("Day of the exam")
    score = forms.IntegerField(label="Score", min_value=0, max_value=1000, required=False)
    certificate_number = forms.CharField(
        label="Certificate number", max_length=40, help_text="As it stands on the certificate. Pay moves on proof only."
    )

    def prepare(self) -> None:
        """Say which class time is missing, since the exam asks for it; the result of an exam that was sat counts."""
        missing = exams.class_time_missing(self.row)
        if missing:
            self.fields["taken_on"].help_text = f"{missing} Look at the day again; a pass counts all the same."


class FailForm(StepForm):
    """A result under the mark."""

    taken_on = day_field("Day of the exam")
    score = forms.IntegerField(label="Score", min_value=0, max_value=1000, required=False)


EXAM_STEPS: Final = (
    Action("book", "Book it, or move it", "Book the exam", _book, "Booked. The apprentice gets the time.", BookForm),
    Action(
        "pass",
        "Passed",
        "Record the pass",
        exams.record_pass,
        "Recorded. The raise waits for your yes under Pay.",
        PassForm,
    ),
    Action(
        "fail",
        "Did not pass yet",
        "Record the result",
        exams.record_fail,
        "Recorded. The next attempt is planned after the wait of the vendor.",
        FailForm,
    ),
    Action("no-show", "Did not come", "Record that nobody came", exams.record_no_show, "Recorded.", ReasonForm),
    Action(
        "void",
        "This attempt does not count",
        "Take the attempt back",
        exams.void,
        "Taken back. Plan another one when there should be one.",
        ReasonForm,
        stop=True,
    ),
)


class DayForm(StepForm):
    """A day, and why."""

    on = day_field("From which day?")
    reason = forms.CharField(label="Why?", max_length=REASON_LENGTH, required=False)


class FirstDayForm(DayForm):
    """The day on which a training begins."""

    on = day_field("First day of the training")


class BackForm(DayForm):
    """The day on which somebody comes back."""

    on = day_field("First day back")


class GraduationForm(DayForm):
    """The day that stands on the certificate."""

    on = day_field("Day of the graduation")
    reason = forms.CharField(label="Note", max_length=REASON_LENGTH, required=False)


class JobForm(DayForm):
    """The job of somebody who stays."""

    on = day_field("First day in the job")
    title = forms.CharField(
        label="As what?",
        max_length=160,
        error_messages={"required": "Write the job, such as Medical assistant."},
    )
    reason = forms.CharField(label="Note", max_length=REASON_LENGTH, required=False)


class ExitForm(StepForm):
    """The end of a training, with its code."""

    code = forms.ChoiceField(label="Why?", choices=[("", "Choose one"), *OWN_EXITS])
    on = day_field("Last day")
    reason = forms.CharField(label="In a sentence", max_length=REASON_LENGTH, required=False)


class DepartmentForm(StepForm):
    """Where somebody learns, and who approves their hours."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Department", empty_label="Choose one")
    preceptor = forms.ModelChoiceField(
        User.objects.none(), label="Preceptor", required=False, empty_label="Not known yet"
    )
    on = day_field("From which day?")

    def prepare(self) -> None:
        """Departments and preceptors of the coordinator's organizations."""
        row: Enrollment = self.row
        departments, preceptors = self.fields["department"], self.fields["preceptor"]
        if self.user is not None and isinstance(departments, forms.ModelChoiceField):
            departments.queryset = scoped(Department.objects.select_related("site"), self.user)
        if isinstance(preceptors, forms.ModelChoiceField):
            preceptors.queryset = with_role(Role.PRECEPTOR, row.cohort.program.organization_id)
            preceptors.label_from_instance = User.get_full_name  # type: ignore[method-assign,assignment]


def _plan_exam(enrollment_id: int, *, by: Actor, at: datetime) -> None:
    exams.plan(enrollment_id, by=by, at=at)


PLAN_EXAM: Final = Action(
    "plan-exam", "Plan the next exam", "Plan the next exam", _plan_exam, "Planned. Now give it a time."
)
GRADUATE: Final = Action(
    "graduate",
    "Graduate",
    "Record the graduation",
    enrollments.complete,
    "Graduated. A mail says so.",
    GraduationForm,
)
TRAINING_STEPS: Final = {
    "reserved": (Action("activate", "Begin the training", "Begin", enrollments.activate, "Begun.", FirstDayForm),),
    "active": (
        Action("place", "Another department or preceptor", "Change it", enrollments.place, "Changed.", DepartmentForm),
        Action("pause", "Pause", "Pause", enrollments.pause, "Paused. The clocks stand still.", DayForm),
        GRADUATE,
        Action("exit", "End the training", "End it", enrollments.exit, "Ended.", ExitForm, stop=True),
    ),
    "completed": (Action("hire", "Stays as an employee", "Record the job", enrollments.hire, "Recorded.", JobForm),),
    "paused": (
        Action("resume", "Come back", "Come back", enrollments.resume, "Back. The dates moved.", BackForm),
        Action("exit", "End the training", "End it", enrollments.exit, "Ended.", ExitForm, stop=True),
    ),
}
"""What may be done with a training, by its state; the workflow checks again."""

DENY: Final = Action(
    "deny",
    "Not this raise",
    "Do not approve",
    wages.deny,
    "Not approved. It may be proposed again.",
    ReasonForm,
    stop=True,
)
