"""What needs doing about double records: pairs to decide about, and sign-ins that fit several records."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from apprenticeships.admin.scope import of_people, scoped
from apprenticeships.admin.todo import Asking, TodoList, When, counted, plural
from apprenticeships.models import DuplicatePair, Likeness, PairState, Person, User


def lists(user: User, at: datetime) -> Iterable[Asking]:
    """Pairs that are likely one person, and sign-ins that wait for somebody to say whose they are."""
    yield _waiting(user)
    yield _pairs(user)


def open_pairs(user: User) -> QuerySet[DuplicatePair]:
    """Pairs about which the user may decide, and nobody did."""
    return scoped(DuplicatePair.objects.filter(state=PairState.OPEN), user)


def waiting(user: User) -> QuerySet[EmailAddress]:
    """Verified addresses of sign-ins without a record, which several records share, one of them known here."""
    free = Person.objects.filter(user__isnull=True)
    other = free.filter(email__iexact=OuterRef("email")).exclude(pk=OuterRef("pk"))
    shared = free.filter(of_people(user), Exists(other), email__iexact=OuterRef("email"))
    rows: QuerySet[EmailAddress] = EmailAddress.objects.filter(
        Exists(shared), verified=True, user__is_active=True, user__person__isnull=True
    )
    return rows.order_by("pk")


def _pairs(user: User) -> Asking:
    rows = open_pairs(user).filter(likeness__gte=Likeness.LIKELY).order_by("-likeness", "pk")
    count, first = yield counted(rows, "first__given_name", "first__family_name", "second__email")
    return TodoList(
        When.WEEK,
        count,
        plural(count, "pair of records may be one person", "pairs of records may be one person each"),
        reverse("desk:duplicates"),
        small=f"{first[0]} {first[1]}" + (f", and {first[2]}" if first[2] else ""),
        family="look",
        badge="Please look",
    )


def _waiting(user: User) -> Asking:
    count, first = yield counted(waiting(user), "email")
    return TodoList(
        When.TODAY,
        count,
        plural(count, "sign-in fits several records", "sign-ins fit several records"),
        reverse("desk:duplicates") + "#sign-ins",
        small=str(first[0]),
    )
