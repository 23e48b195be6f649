"""The tables of training."""

from cohorts.models.cohort import Cohort, Opening, ScheduleState, Seat, SeatState
from cohorts.models.credential import ExamAttempt, ExamState, WageChange, WageState
from cohorts.models.enrollment import Enrollment, EnrollmentState, ExitCode, Placement
from cohorts.models.evaluation import Evaluation, Moment
from cohorts.models.record import Attendance, HoursEntry, HoursState, Mark
from cohorts.models.schedule import ClassSession, DayKind, PlannedDay

__all__ = [
    "Attendance",
    "ClassSession",
    "Cohort",
    "DayKind",
    "Enrollment",
    "EnrollmentState",
    "Evaluation",
    "ExamAttempt",
    "ExamState",
    "ExitCode",
    "HoursEntry",
    "HoursState",
    "Mark",
    "Moment",
    "Opening",
    "Placement",
    "PlannedDay",
    "ScheduleState",
    "Seat",
    "SeatState",
    "WageChange",
    "WageState",
]
