"""Background checks, drug screens and their letters."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
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
    Spec(
        "own_clinic_collects",
        default=False,
        unit="yes or no",
        label="Our own clinic takes the sample of the drug screen, so the person has to release its result to HR",
        source="45 CFR 164.508 (HIPAA); only where the clinic belongs to the health system",
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
        "notice_mail_days_abroad",
        20,
        "days",
        "The same for mail to another country",
        "2 CCR 11017.1",
        between=(20, 120),
    ),
    Spec(
        "notice_reminder_days",
        1,
        "business days before; 0 is never",
        "When the last day to answer a first notice is reminded",
        "our choice",
    ),
)
