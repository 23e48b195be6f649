"""Equal opportunity: what is asked, counted and compared."""

from typing import Final

from apprenticeships.rules.specs import Spec

GOAL: Final = "goal_"
"""What the keys of goals begin with; the group follows."""
_GOALS: Final = {
    "female": "women",
    "hispanic": "Hispanic or Latino, of any race",
    "american_indian": "American Indian or Alaska Native",
    "asian": "Asian",
    "black": "Black or African American",
    "pacific": "Native Hawaiian or other Pacific Islander",
    "white": "White",
    "several": "two or more races",
}
_PERCENT: Final = "percent of all hired; 0 is not entered"
_AVAILABLE: Final = "availability analysis, 29 CFR 30.5"

TRAINING_MONTHS: Final = "harassment_training_months"
OUTREACH_DAYS: Final = "outreach_days"
OUTREACH_MONTHS: Final = "outreach_months"

SPECS: Final = (
    Spec(
        TRAINING_MONTHS,
        12,
        "months",
        "For how long a training against harassment counts, by its day; of several programs the fewest",
        "29 CFR 30.3(b)(4) asks for the training and names no time; our choice",
        between=(1, 60),
    ),
    Spec(
        OUTREACH_DAYS,
        30,
        "days",
        "How long before applications close recruitment sources are told of a class",
        "29 CFR 30.3(b)(3)(iii): preferably at least 30 days in advance",
        between=(1, 365),
    ),
    Spec(
        OUTREACH_MONTHS,
        12,
        "months",
        "After how many months the list of recruitment sources is looked at",
        "29 CFR 30.3(b)(3)(i): updated annually",
        between=(1, 12),
    ),
    *(
        Spec(f"{GOAL}{group}", 0, _PERCENT, f"Goal for who is hired: {name}", _AVAILABLE, between=(0, 100))
        for group, name in _GOALS.items()
    ),
    Spec(
        "part30_mode",
        "full",
        "full, under_five (apprentices) or off",
        "Whether an affirmative action program is asked: goals, and voluntary questions after the yes and each year",
        "29 CFR 30.4(d), 30.7 and 30.11; the proposed rule 90 FR 28947 would end them",
        choices=("full", "under_five", "off"),
    ),
    Spec("complaint_days", 300, "days", "Days in which somebody may complain after what happened", "29 CFR 30.14(a)"),
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
    Spec("disability_goal", 7, "percent", "Goal for who is hired: with a disability", "29 CFR 30.7", between=(1, 100)),
    Spec("fairness_monitor", default=True, unit="yes or no", label="Fairness reports", source="29 CFR 1607.4 A"),
    Spec("fairness_least_reference", 5, "people", "Fewer than these are never the group to compare with", "our choice"),
    Spec("fairness_indicative", 30, "people", "A comparison with fewer than these is indicative only", "our choice"),
)
