"""Classes, exams, pay and tuition."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
    Spec(
        "class_time_paid",
        default=True,
        unit="yes or no",
        label="Class time is paid as work",
        source="29 CFR 29.7(h)",
    ),
    Spec("rti_gate_percent", 100, "percent", "Share of class time needed to sit the exam", "registered standards"),
    Spec("recommended_rti_hours", 144, "hours a year", "Class time recommended for a year", "29 CFR 29.5(b)(4)"),
    Spec("exam_reminder_days", [28, 14, 7, 1], "days before", "When the certification exam is reminded", "our choice"),
    Spec("raise_policy", "next_pay_period", "policy", "Day on which a raise starts", "employer's pay rules"),
    Spec("pay_period_days", 14, "days", "Length of a pay period", "employer's pay rules"),
    Spec("pay_period_anchor", "2026-01-04", "date", "First day of any pay period", "employer's pay rules"),
    Spec("on_exam_fail", "keep_working", "policy", "What a failed exam means for the job", "employer's rules"),
    Spec("max_exam_attempts", 3, "attempts", "Attempts that the program pays for", "employer's rules"),
    Spec(
        "tuition_limit", 5250, "dollars in the calendar year of its date", "Tuition free of tax", "26 U.S.C. 127(a)(2)"
    ),
)
