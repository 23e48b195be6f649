"""How long a background report is kept: as long as the longest rule that holds, and then it is destroyed.

29 CFR 30.12(d) asks five years of the records of an apprenticeship's selection; 29 CFR 1602.14 asks one year of others;
California and Los Angeles County ask four. 16 CFR 682.3 asks for a secure destruction once nothing asks to keep it.
"""

from datetime import date

from applicants.rules.adverse_action import Profile
from apprenticeships.rules.dates import add_months


def kept_through(since: date, profile: Profile, *, months: int, months_california: int) -> date:
    """Return the last day on which a report is kept whose application, or training, was over on the day ``since``."""
    longest = max(months, months_california) if profile.in_california else months
    return add_months(since, max(longest, 0))
