"""What holds from the first interest to the first day."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
    Spec("response_days", 5, "business days", "Days within which we answer an applicant", "our promise"),
    Spec("answer_delays", 2, "times", "How often we may move the day of one answer", "our promise"),
    Spec("withdraw_undo_hours", 24, "hours", "Hours in which somebody may take back a withdrawal", "our choice"),
    Spec("pace_months", 12, "months", "How far back we count how long the steps took others", "our choice"),
    Spec(
        "question_grace_days",
        14,
        "days",
        "Days after the reminder of an unanswered question until the application ends; 0 is never",
        "our choice",
        between=(0, 365),
    ),
    Spec(
        "step_reminder_days",
        7,
        "days",
        "Days after which an applicant is reminded, once, of a step that is theirs; 0 is never",
        "our choice",
        between=(0, 365),
    ),
    Spec("response_calendar", "federal", "calendar", "Calendar of business days", "our choice"),
    Spec("duplicate_search_minutes", 10, "minutes", "Time between two searches for double records", "our choice"),
    Spec("lead_reminder_days", 14, "days", "Days after which a silent lead is reminded, once", "our choice"),
    Spec("session_reminder_days", [1], "days before", "When an information session is reminded", "our choice"),
    Spec("claim_hours", 24, "hours", "Hours to take a chair that came free", "our choice"),
    Spec(
        "claim_close_hours",
        6,
        "hours before",
        "From then on a free chair goes to the first in line at once",
        "our choice",
    ),
    Spec("check_in_minutes", 60, "minutes before", "From when people check themselves in at the door", "our choice"),
    Spec("missed_mail_hours", 1, "hours", "Wait before somebody who did not come is offered a date", "our choice"),
    Spec("passport_reminder_days", 30, "days before", "When the end of a passed step is reminded", "our choice"),
    Spec("document_most", 20, "files", "Documents that one person may send for what they apply for", "our choice"),
    Spec("document_days", 7, "days", "Days that we suggest when we ask for another document", "our choice"),
    Spec("approval_days", 5, "business days", "Days a department has to answer about its employee", "our choice"),
    Spec("approval_reminder_days", 3, "business days", "Days after which a department is reminded", "our choice"),
    Spec("approval_again_days", 30, "days", "Days after a department's no until it may be asked again", "our choice"),
    Spec(
        "reference_reminder_days",
        4,
        "days",
        "Days after which somebody named as a reference is reminded, and again after as many",
        "our choice",
        between=(1, 30),
    ),
    Spec(
        "reference_reminders",
        2,
        "times",
        "How often somebody named as a reference is reminded",
        "our choice",
        between=(0, 5),
    ),
    Spec(
        "reference_confidential",
        default=True,
        unit="yes or no",
        label="What somebody named as a reference says is not shown to the applicant",
        source="our choice",
    ),
)
