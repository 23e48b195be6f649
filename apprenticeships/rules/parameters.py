"""Every number that a coordinator may change: its name, unit, first value, and where that value comes from."""

from dataclasses import dataclass

from apprenticeships.rules.shapes import SHAPES

Value = int | str | bool | list[int]


@dataclass(frozen=True, slots=True)
class Spec:
    """One parameter that programs may set from a date on; with ``choices``, to one of these words.

    ``between`` bounds a number, both ends included.
    """

    key: str
    default: Value
    unit: str
    label: str
    source: str
    choices: tuple[str, ...] = ()
    between: tuple[int, int] | None = None


_SPECS = (
    Spec("response_days", 5, "business days", "Days within which we answer an applicant", "our promise"),
    Spec("answer_delays", 2, "times", "How often we may move the day of one answer", "our promise"),
    Spec("withdraw_undo_hours", 24, "hours", "Hours in which somebody may take back a withdrawal", "our choice"),
    Spec("pace_months", 12, "months", "How far back we count how long the steps took others", "our choice"),
    Spec("offer_days", 3, "days", "Days a candidate has to answer a verbal offer", "our choice"),
    Spec("confirm_hours", 48, "hours", "Hours to confirm a verbal yes in the portal", "our choice"),
    Spec("call_minutes", 120, "minutes", "Minutes for which a seat is held during a call", "our choice"),
    Spec("call_back_hours", 24, "hours", "Hours for which a seat may be held until a call back", "our choice"),
    Spec("invite_days", 5, "business days", "Days a manager has to invite a ready candidate", "our promise"),
    Spec("score_days", 2, "business days", "Days to score after an interview", "our promise"),
    Spec("release_days", 2, "business days", "Days to tell a decision that is prepared, then to call", "our choice"),
    Spec(
        "panel_size",
        2,
        "people",
        "How many interview each candidate, the same for all places of a class: as of its first day",
        "U.S. OPM, structured interviews",
        between=(2, 4),
    ),
    Spec(
        "packet_levels",
        default=True,
        unit="yes or no",
        label="Managers see test results as numbers and levels; otherwise only that they are passed",
        source="our choice",
    ),
    Spec(
        "minimum_wage",
        725,
        "cents an hour",
        "The lowest wage that places may pay, as of the first day of their class",
        "29 U.S.C. 206(a)(1)(C); a state, a city or a contract may ask for more",
    ),
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
    Spec(
        "reference_keep_months",
        60,
        "months",
        "Months after the end until what a reference said is destroyed; at least as long as a report in California",
        "29 CFR 30.12(d): 5 years for apprenticeships; others 29 CFR 1602.14: 1 year",
    ),
    Spec(
        "typing_keep_months",
        60,
        "months",
        "Months after the end until what was typed in a test, key by key, is destroyed; the score stays",
        "29 CFR 30.12(d): 5 years for apprenticeships; Iowa keeps typing scores 24 months",
        between=(24, 240),
    ),
    Spec(
        "paper_keep_months", 60, "months", "How long applications and mails stay", "29 CFR 30.12(d)", between=(60, 240)
    ),
    Spec("passport_reminder_days", 30, "days before", "When the end of a passed step is reminded", "our choice"),
    Spec("exam_reminder_days", [28, 14, 7, 1], "days before", "When the certification exam is reminded", "our choice"),
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
    Spec("lead_reminder_days", 14, "days", "Days after which a silent lead is reminded, once", "our choice"),
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
    Spec(
        "gate_warning_days",
        3,
        "days before",
        "When somebody is warned that not everything is ready, before the seat goes to the next person",
        "our choice",
        between=(1, 30),
    ),
    Spec(
        "free_seats_days",
        21,
        "days before; 0 is never",
        "From when a class with free seats, or with nobody in it, stands among what needs doing",
        "our choice",
        between=(0, 120),
    ),
    Spec("onboarding_reminder_days", 2, "days before", "When a task of getting ready is reminded", "our choice"),
    Spec(
        "class_time_paid",
        default=True,
        unit="yes or no",
        label="Class time is paid as work",
        source="29 CFR 29.7(h)",
    ),
    Spec("standby_claim_hours", 24, "hours", "Hours to take a seat that came free", "our choice"),
    Spec("deferral_confirm_days", 7, "days", "Days to confirm a place in a later class", "our choice"),
    Spec(
        "new_start_days",
        5,
        "days",
        "Days to say yes or no when the first day of a class moved; the seat stays meanwhile",
        "our choice",
        between=(1, 30),
    ),
    Spec("stand_in_days", 92, "days", "For how long a manager may name a stand-in at once", "our choice"),
    Spec("interview_reminder_days", [1], "days before", "When an interview is reminded", "our choice"),
    Spec("interview_choose_days", 3, "business days", "Days to choose among open times of an interview", "our choice"),
    Spec("interview_notice_hours", 12, "hours before", "Until when an open time can be chosen", "our choice"),
    Spec("interview_ahead_days", 28, "days", "How far ahead open times are offered", "our choice"),
    Spec("interview_moves", 2, "times", "How often a candidate may move an interview", "our choice"),
    Spec("interview_move_hours", 24, "hours before", "Until when a candidate may move an interview", "our choice"),
    Spec("interview_today_hours", 3, "hours before", "When an interview is reminded on its day", "our choice"),
    Spec("no_show_offers", 1, "times", "How often who did not come is offered other times", "our choice"),
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
    Spec("document_most", 20, "files", "Documents that one person may send for what they apply for", "our choice"),
    Spec("document_days", 7, "days", "Days that we suggest when we ask for another document", "our choice"),
    Spec("accommodation_days", 5, "business days", "Days to answer who asks for help with a test", "our promise"),
    Spec("complaint_days", 300, "days", "Days in which somebody may complain after what happened", "29 CFR 30.14(a)"),
    Spec(
        "recency_as_of",
        "application",
        "day",
        "Day on which results must be recent: of the application, or the first day of the class",
        "our choice",
        choices=("application", "start"),
    ),
    Spec("self_identification", default=True, unit="yes or no", label="Voluntary questions", source="29 CFR 30.11"),
    Spec(
        "self_identification_again_months",
        12,
        "months",
        "Months after which apprentices are reminded of the voluntary questions",
        "29 CFR 30.11: once a year",
        between=(1, 12),
    ),
    Spec(
        "disability_form",
        "Voluntary Disability Disclosure",
        "name",
        "Name of the federal form about a disability",
        "29 CFR 30.11; ETA Form 671 family",
    ),
    Spec("disability_form_omb", "none", "number", "OMB number on that form; none: not shown", "the form itself"),
    Spec("disability_form_expires", "none", "date", "Expiry printed on that form, as 01/31/2027", "the form itself"),
    Spec(
        "minors_checks_allowed",
        default=False,
        unit="yes or no",
        label="Background checks and drug screens under 18, signed by a guardian too",
        source="only where counsel approved it",
    ),
    Spec(
        "drug_cannabis",
        "tested",
        "tested, active_only (California) or not_tested",
        "What the panel of the drug screen says about cannabis",
        "the lab's panel; California: Government Code 12954",
        choices=("tested", "active_only", "not_tested"),
    ),
    Spec("drug_lab_days", 3, "business days", "Days to go to the lab after the drug screen is ordered", "our choice"),
    Spec("drug_result_days", 5, "business days", "Days until the lab's final report, after the sample", "our choice"),
    Spec("background_report_days", 10, "business days", "Days until the agency's report after the order", "our choice"),
    Spec(
        "sensitive_people_a_day",
        40,
        "people in 24 hours",
        "Of how many people somebody may read sensitive records before it is listed",
        "our choice",
    ),
    Spec(
        "typing_supervised",
        default=False,
        unit="yes or no",
        label="A passed typing test is confirmed in a supervised room before an offer",
        source="our choice",
    ),
    Spec("disability_goal", 7, "percent", "Goal for hired people with a disability", "29 CFR 30.7", between=(1, 100)),
    Spec("fairness_monitor", default=True, unit="yes or no", label="Fairness reports", source="29 CFR 1607.4 A"),
    Spec("fairness_least_reference", 5, "people", "Fewer than these are never the group to compare with", "our choice"),
    Spec("fairness_indicative", 30, "people", "A comparison with fewer than these is indicative only", "our choice"),
    Spec(
        "workkeys_third_try_days",
        90,
        "days",
        "Wait before a third try at WorkKeys, unless a training comes before it",
        "a state's retest policy for WorkKeys",
    ),
    Spec("typing_wait_hours", 24, "hours", "Wait between two typing attempts", "our choice"),
    Spec(
        "notice_rules",
        "by_site",
        "profile",
        "Whose rules hold for background checks and their letters",
        "counsel",
        choices=("by_site", "federal", "california", "la_county"),
    ),
    Spec("notice_calendar", "federal", "calendar", "Calendar of a notice about a background check", "our choice"),
    Spec(
        "notice_days",
        5,
        "business days",
        "Days to answer a first notice",
        "15 USC 1681b(b)(3); custom",
        between=(1, 60),
    ),
    Spec(
        "notice_days_california",
        5,
        "business days",
        "The same in California",
        "Cal. Gov. Code 12952(c)",
        between=(5, 60),
    ),
    Spec(
        "notice_dispute_days",
        5,
        "business days",
        "Days a dispute adds in California",
        "Cal. Gov. Code 12952(c)",
        between=(5, 60),
    ),
    Spec(
        "notice_dispute_days_la_county",
        10,
        "business days",
        "The same in Los Angeles County",
        "LA Co. Code 8.300",
        between=(10, 60),
    ),
    Spec(
        "notice_email_days",
        2,
        "business days",
        "Until e-mail counts as received in California",
        "2 CCR 11017.1",
        between=(2, 30),
    ),
    Spec(
        "notice_mail_days", 5, "days", "Until mail in California counts as received", "2 CCR 11017.1", between=(5, 60)
    ),
    Spec(
        "notice_mail_days_elsewhere",
        10,
        "days",
        "The same for mail to another state",
        "2 CCR 11017.1",
        between=(10, 60),
    ),
    Spec(
        "notice_reminder_days",
        1,
        "business days before; 0 is never",
        "When the last day to answer a first notice is reminded",
        "our choice",
    ),
    Spec(
        "report_keep_months",
        60,
        "months",
        "Months after the end until a background report and all about it is destroyed",
        "29 CFR 30.12(d): 5 years for apprenticeships; others 29 CFR 1602.14: 1 year; 16 CFR 682.3: then destroy",
        between=(60, 240),
    ),
    Spec(
        "complaint_keep_months",
        60,
        "months",
        "Months after the end until the words of a complaint are destroyed",
        "29 CFR 30.12(d): 5 years",
        between=(60, 240),
    ),
    Spec(
        "report_keep_months_california",
        48,
        "months",
        "At least so many in California, whatever the number above says",
        "Cal. Gov. Code 12946; Los Angeles County Code 8.300: 4 years",
        between=(48, 240),
    ),
    Spec(
        "notice_mail_days_abroad",
        20,
        "days",
        "The same for mail to another country",
        "2 CCR 11017.1",
        between=(20, 120),
    ),
)

SPECS: dict[str, Spec] = {spec.key: spec for spec in _SPECS}


def how_to_write(key: str) -> str:
    """Say how the value of a parameter is written: one of its words, or in the shape of its default."""
    spec = SPECS[key]
    if key in SHAPES:
        return SHAPES[key].how
    if spec.choices:
        return f"Write one of: {', '.join(spec.choices)}."
    if spec.between:
        return f"Write a number from {spec.between[0]} to {spec.between[1]}."
    example = str(spec.default).lower() if isinstance(spec.default, bool) else spec.default
    return f"Write it as {example} is written."


def lawful(key: str, value: int) -> int:
    """Return a number, or the nearest one that its bounds allow: rows may be older than a bound."""
    bounds = SPECS[key].between
    return value if bounds is None else min(max(value, bounds[0]), bounds[1])


def accepts(key: str, value: object) -> bool:
    """Whether ``value`` has the shape of the parameter's default."""
    default = SPECS[key].default
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, int) for item in value)
    if SPECS[key].choices:
        return value in SPECS[key].choices
    if type(value) is not type(default):
        return False
    if key in SHAPES:
        return SHAPES[key].fits(str(value))
    bounds = SPECS[key].between
    return bounds is None or (isinstance(value, int) and bounds[0] <= value <= bounds[1])
