"""Every number that a coordinator may change: its name, unit, first value, and where that value comes from."""

from dataclasses import dataclass

Value = int | str | bool | list[int]


@dataclass(frozen=True, slots=True)
class Spec:
    """One parameter that programs may set from a date on."""

    key: str
    default: Value
    unit: str
    label: str
    source: str


_SPECS = (
    Spec("response_days", 5, "business days", "Days within which we answer an applicant", "our promise"),
    Spec("offer_days", 3, "days", "Days a candidate has to answer a verbal offer", "our choice"),
    Spec("confirm_hours", 48, "hours", "Hours to confirm a verbal yes in the portal", "our choice"),
    Spec("call_minutes", 120, "minutes", "Minutes for which a seat is held during a call", "our choice"),
    Spec("invite_days", 5, "business days", "Days a manager has to invite a ready candidate", "our promise"),
    Spec("score_days", 2, "business days", "Days to score after an interview", "our promise"),
    Spec("exam_reminder_days", [28, 14, 7, 1], "days before", "When the certification exam is reminded", "our choice"),
    Spec("session_reminder_days", [1], "days before", "When an information session is reminded", "our choice"),
    Spec("interview_reminder_days", [1], "days before", "When an interview is reminded", "our choice"),
    Spec("rti_gate_percent", 100, "percent", "Share of class time needed to sit the exam", "registered standards"),
    Spec("recommended_rti_hours", 144, "hours a year", "Class time recommended for a year", "29 CFR 29.5(b)(4)"),
    Spec("raise_policy", "next_pay_period", "policy", "Day on which a raise starts", "employer's pay rules"),
    Spec("pay_period_days", 14, "days", "Length of a pay period", "employer's pay rules"),
    Spec("pay_period_anchor", "2026-01-04", "date", "First day of any pay period", "employer's pay rules"),
    Spec("on_exam_fail", "keep_working", "policy", "What a failed exam means for the job", "employer's rules"),
    Spec("max_exam_attempts", 3, "attempts", "Attempts that the program pays for", "employer's rules"),
    Spec("response_calendar", "federal", "calendar", "Calendar of business days", "our choice"),
    Spec(
        "tuition_limit", 5250, "dollars in the calendar year of its date", "Tuition free of tax", "26 U.S.C. 127(a)(2)"
    ),
    Spec("duplicate_search_minutes", 10, "minutes", "Time between two searches for double records", "our choice"),
    Spec("typing_minutes", 5, "minutes", "Length of the typing test", "usual length of civil service tests"),
    Spec("typing_tries", 2, "tries", "Typing attempts for each application", "our choice"),
    Spec("typing_wait_hours", 24, "hours", "Wait between two typing attempts", "our choice"),
)

SPECS: dict[str, Spec] = {spec.key: spec for spec in _SPECS}


def accepts(key: str, value: object) -> bool:
    """Whether ``value`` has the shape of the parameter's default."""
    default = SPECS[key].default
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, int) for item in value)
    return type(value) is type(default)
