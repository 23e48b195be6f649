"""What the birth date means for the first day of a class, said where it is written and not only at the end."""

from datetime import date

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.records.asked import eligibility_rule, requirements_of, rules_of
from applicants.rules.eligibility import Need
from apprenticeships.rules.dates import age_on
from apprenticeships.rules.words import day_in_words


def too_young_then(application: Application, born: date | None) -> str:
    """Return that somebody is younger on the first day than the program asks for; nothing for everybody else."""
    start = application.cohort.starts_on
    rule = eligibility_rule(rules_of(requirements_of(application.version), on=start))
    if born is None or rule.age is not Need.REQUIRED or rule.min_age is None or age_on(born, start) >= rule.min_age:
        return ""
    words = {"day": day_in_words(start, year=True), "age": age_on(born, start), "asked": rule.min_age}
    return (
        _(
            "The class starts on %(day)s. You are %(age)s then, and the program asks for %(asked)s or older. "
            "Your answer is kept, but as it stands you cannot join. If it is a mistake, change it."
        )
        % words
    )
