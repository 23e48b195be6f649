"""How a coordinator finds an application: by the number that somebody reads out, else by the name."""

from django.db.models import QuerySet

from applicants.models import Application
from applicants.rules.references import number_in
from apprenticeships.models import Person


def found_by(rows: QuerySet[Application], words: str) -> QuerySet[Application]:
    """The one with the number, if the words are nothing but one; else those whose person's name holds every word."""
    number = number_in(words)
    if number is not None:
        return rows.filter(pk=number)
    return rows.filter(person__in=Person.objects.named_like(words).values("pk"))
