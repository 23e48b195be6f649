"""The pledge of equal opportunity, in the words of 29 CFR 30.3(c)(1), which every publication of a program carries."""

from django.utils.translation import gettext as _


def pledge_of(sponsor: str) -> str:
    """Return the pledge of a sponsor, in the reader's language."""
    return _(
        "%(sponsor)s will not discriminate against apprenticeship applicants or apprentices based on race, color, "
        "religion, national origin, sex (including pregnancy and gender identity), sexual orientation, genetic "
        "information, or because they are an individual with a disability or a person 40 years old or older. "
        "%(sponsor)s will take affirmative action to provide equal opportunity in apprenticeship and will operate the "
        "apprenticeship program as required under Title 29 of the Code of Federal Regulations, part 30."
    ) % {"sponsor": sponsor}
