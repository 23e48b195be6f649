"""The tables of training."""

from cohorts.models.cohort import Cohort, Opening, ScheduleState, Seat, SeatState
from cohorts.models.credential import ExamAttempt, ExamState, WageChange, WageState
from cohorts.models.enrollment import Enrollment, EnrollmentState, ExitCode, Placement
from cohorts.models.evaluation import Evaluation, Moment
from cohorts.models.handbook import Acknowledgement, Handbook
from cohorts.models.record import Attendance, HoursEntry, HoursState, Mark
from cohorts.models.schedule import ClassSession, DayKind, PlannedDay
from cohorts.models.school import SchoolDate, SchoolDistrict, Schooling, SchoolTerm, WorkPermit
from cohorts.models.shift import Shift, ShiftState

__all__ = [
    "Acknowledgement",
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
    "Handbook",
    "HoursEntry",
    "HoursState",
    "Mark",
    "Moment",
    "Opening",
    "Placement",
    "PlannedDay",
    "ScheduleState",
    "SchoolDate",
    "SchoolDistrict",
    "SchoolTerm",
    "Schooling",
    "Seat",
    "SeatState",
    "Shift",
    "ShiftState",
    "WageChange",
    "WageState",
    "WorkPermit",
]
