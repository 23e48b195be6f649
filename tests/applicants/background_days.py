"""Days and refusals of a background check whose first letter was sent at noon of the usual day."""

from datetime import date

import pytest

from apprenticeships.models import Parameter
from tests.factories import NOON

TODAY = NOON.date()
# Sent on Wednesday, January 7: Martin Luther King Day is the 19th.
DEADLINE, FINAL = date(2026, 1, 14), date(2026, 1, 15)


def on(day: date):
    return NOON + (day - TODAY)


def refused(error, run, *args, **fields):
    with pytest.raises(error) as found:
        run(*args, **fields)
    return found.value


def set_parameter(application, key, value):
    Parameter.objects.create(version=application.version, key=key, value=value, effective_from=date(2020, 1, 1))
