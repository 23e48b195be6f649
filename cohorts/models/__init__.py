"""The tables of training."""

from cohorts.models.anti_harassment import AntiHarassmentAttendance, AntiHarassmentTraining
from cohorts.models.cohort import Cohort, Opening, ScheduleState, Seat, SeatState, hourly, start_rate
from cohorts.models.committee import Minutes, Practice
from cohorts.models.credential import ExamAttempt, ExamState, WageChange, WageState
from cohorts.models.enrollment import Enrollment, EnrollmentState, ExitCode, Placement
from cohorts.models.evaluation import Evaluation, Moment
from cohorts.models.handbook import Acknowledgement, Handbook
from cohorts.models.opening_request import OpeningRequest, RequestState
from cohorts.models.partnership import BatchState, Grant, Participant, ParticipantBatch, ParticipantKind
from cohorts.models.record import Attendance, HoursEntry, HoursState, Mark
from cohorts.models.registration import RegisteredApprentice, Registration
from cohorts.models.report import Party, Report, ReportState, Signature
from cohorts.models.schedule import ClassSession, DayKind, PlannedDay
from cohorts.models.school import SchoolDate, SchoolDistrict, Schooling, SchoolTerm, WorkPermit
from cohorts.models.service import (
    Credential,
    CredentialProof,
    JobPlacement,
    LogState,
    PreceptorshipLog,
    Proof,
    TuitionDocument,
    TuitionRequest,
    TuitionState,
)
from cohorts.models.shift import Shift, ShiftState

__all__ = [
    "Acknowledgement",
    "AntiHarassmentAttendance",
    "AntiHarassmentTraining",
    "Attendance",
    "BatchState",
    "ClassSession",
    "Cohort",
    "Credential",
    "CredentialProof",
    "DayKind",
    "Enrollment",
    "EnrollmentState",
    "Evaluation",
    "ExamAttempt",
    "ExamState",
    "ExitCode",
    "Grant",
    "Handbook",
    "HoursEntry",
    "HoursState",
    "JobPlacement",
    "LogState",
    "Mark",
    "Minutes",
    "Moment",
    "Opening",
    "OpeningRequest",
    "Participant",
    "ParticipantBatch",
    "ParticipantKind",
    "Party",
    "Placement",
    "PlannedDay",
    "Practice",
    "PreceptorshipLog",
    "Proof",
    "RegisteredApprentice",
    "Registration",
    "Report",
    "ReportState",
    "RequestState",
    "ScheduleState",
    "SchoolDate",
    "SchoolDistrict",
    "SchoolTerm",
    "Schooling",
    "Seat",
    "SeatState",
    "Shift",
    "ShiftState",
    "Signature",
    "TuitionDocument",
    "TuitionRequest",
    "TuitionState",
    "WageChange",
    "WageState",
    "WorkPermit",
    "hourly",
    "start_rate",
]
