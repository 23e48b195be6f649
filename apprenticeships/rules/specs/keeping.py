"""How long what is kept about people is kept."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
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
    Spec(
        "report_keep_months",
        60,
        "months",
        "Months after the end until a background report and all about it is destroyed",
        "29 CFR 30.12(d): 5 years for apprenticeships; others 29 CFR 1602.14: 1 year; 16 CFR 682.3: then destroy",
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
        "tuition_keep_months",
        60,
        "months",
        "Months after a tuition request is settled until its documents are destroyed; what was paid stays",
        "26 CFR 31.6001-1(e)(2): 4 years; 2 CFR 200.334: 3 years after a grant",
        between=(48, 240),
    ),
    Spec(
        "complaint_keep_months",
        60,
        "months",
        "Months after the end until the words of a complaint are destroyed",
        "29 CFR 30.12(d): 5 years",
        between=(60, 240),
    ),
)
