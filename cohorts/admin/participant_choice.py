"""Choosing many participants of a program at once: the list with its filters, and who is ticked."""

from collections.abc import Collection
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from apprenticeships.models import Organization, Person
from apprenticeships.rules.keys import keys_in
from apprenticeships.rules.words import searched
from cohorts.models import Participant

PER_PAGE: Final = 100
MOST_LETTERS: Final = 80
NOBODY: Final = "Choose at least one person first."


def here_now(program_id: int) -> QuerySet[Participant]:
    """The participants of a program who take part now, by name."""
    rows = Participant.objects.filter(program=program_id, left_on__isnull=True)
    return rows.select_related("person", "employer").order_by("person__sort_name", "pk")


def listed(
    request: HttpRequest, rows: QuerySet[Participant], program_id: int, picked: Collection[int] = ()
) -> dict[str, Any]:
    """What ``admin/choose_people.html`` shows of ``rows``: a page by name and employer; ``picked`` are ticked."""
    words, employer = searched(request.GET.get("q", ""), MOST_LETTERS), request.GET.get("employer", "")
    employers = Organization.objects.filter(employed__program=program_id).distinct().order_by("name", "pk")
    choices = list(employers.values_list("slug", "name"))
    if words:
        rows = rows.filter(person__in=Person.objects.named_like(words))
    if employer in dict(choices):
        rows = rows.filter(employer__slug=employer)
    return {
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "employer": employer,
        "employers": choices,
        "picked": picked,
        "query": request.GET.urlencode(),
    }


def ticked(request: HttpRequest) -> list[int]:
    """The keys of the participants who are ticked; what is no key is passed over."""
    return keys_in(request.POST.getlist("who")[:PER_PAGE])
