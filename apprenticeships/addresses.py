"""What stands in addresses: days as 2026-01-05. And who asked for one, behind a door."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import register_converter

from apprenticeships.models import User


class DayConverter:
    """A day of the years 1900 to 2099; one that no calendar has does not match."""

    regex = r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"

    def to_python(self, value: str) -> date:
        """The day; a ValueError makes the address unknown."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as it stands in an address."""
        return value.isoformat()


register_converter(DayConverter, "day")


def user_of(request: HttpRequest) -> User:
    """The signed-in user; the door lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
