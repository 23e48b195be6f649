"""Who read sensitive records: of one person, by one reader, or the newest of all; and readers of unusually many."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.admin.views import trail
from apprenticeships.models import Parameter, Person, SensitiveRead, User
from apprenticeships.rules.keys import key_in
from apprenticeships.sensitive import many_readers

M = TypeVar("M", bound=Model)
MOST: Final = 200
LIMIT: Final = "sensitive_people_a_day"


@door(COORDINATORS)
@require_safe
def reads(request: HttpRequest) -> HttpResponse:
    """The newest readings, narrowed to a person or a reader. What stood in a record is not here."""
    user, at = signed_in(request), clock.now()
    person = _chosen(request, "person", scoped(Person.objects.all(), user))
    reader = _chosen(request, "by", scoped(User.objects.all(), user))
    rows = scoped(SensitiveRead.objects.select_related("person", "user"), user)
    if person is not None:
        rows = rows.filter(person=person)
    if reader is not None:
        rows = rows.filter(user=reader)
    found = list(rows[: MOST + 1])
    limit = Parameter.objects.value(LIMIT, version=None, on=_day(user, at))
    context: dict[str, Any] = {
        "rows": found[:MOST],
        "more": MOST if len(found) > MOST else 0,
        "person": person,
        "reader": reader,
        "limit": limit,
        "many": list(many_readers(at=at, people=limit).filter(pk__in=scoped(User.objects.all(), user).values("pk"))),
    }
    title = f"Who read records of {person.name}" if person else "Who read sensitive records"
    above = trail(("admin:apprenticeships_person_changelist", "People"))
    return show(request, "admin/reads.html", context, title=title, trail=above)


def _chosen(request: HttpRequest, name: str, rows: QuerySet[M]) -> M | None:
    key = request.GET.get(name, "")
    return get_object_or_404(rows, pk=key_in(key) or 0) if key else None


def _day(user: User, at: datetime) -> date:
    return at.astimezone(desk(user).zone).date()


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """Colleagues who read records of unusually many people."""
    yield _many(user, at)


def _many(user: User, at: datetime) -> Asking:
    limit = Parameter.objects.number(LIMIT, version=None, on=_day(user, at))
    rows = many_readers(at=at, people=limit).filter(pk__in=scoped(User.objects.all(), user).values("pk"))
    count, first = yield counted(rows, "name", "id")
    return TodoList(
        When.WEEK,
        count,
        plural(
            count,
            "colleague read sensitive records of unusually many people",
            "colleagues read sensitive records of unusually many people",
        ),
        f"{reverse('desk:reads')}?{urlencode({'by': first[1]})}" if count == 1 else reverse("desk:reads"),
        small=f"Most: {first[0]}, in the last 24 hours",
        family="look",
        badge="Please look",
    )
