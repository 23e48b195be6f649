"""Tests of typing and WorkKeys."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
    Spec(
        "recency_as_of",
        "application",
        "day",
        "Day on which results must be recent: of the application, or the first day of the class",
        "our choice",
        choices=("application", "start"),
    ),
    Spec("typing_minutes", 5, "minutes", "Length of the typing test", "usual length of civil service tests"),
    Spec("typing_tries", 2, "tries", "Typing attempts for each class", "our choice"),
    Spec("typing_wait_hours", 24, "hours", "Wait between two typing attempts", "our choice"),
    Spec(
        "typing_supervised",
        default=False,
        unit="yes or no",
        label="A passed typing test is confirmed in a supervised room before an offer",
        source="our choice",
    ),
    Spec("accommodation_days", 5, "business days", "Days to answer who asks for help with a test", "our promise"),
    Spec(
        "workkeys_third_try_days",
        90,
        "days",
        "Wait before a third try at WorkKeys, unless a training comes before it",
        "a state's retest policy for WorkKeys",
    ),
)
