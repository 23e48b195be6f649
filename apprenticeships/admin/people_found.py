"""People whom a coordinator picks by name or address: only those who have something to do with their desk."""

from typing import Final

from django.db.models import Q

from apprenticeships.admin.scope import of_people
from apprenticeships.models import Person, User
from apprenticeships.rules.keys import key_in

MOST_FOUND: Final = 20
MOST_LETTERS: Final = 100


def known(user: User, chosen: str) -> Person | None:
    """A record that is known here, by what was chosen; anything else chooses nobody."""
    return Person.objects.filter(of_people(user), pk=key_in(chosen) or 0).first()


def found(user: User, words: str, *, but: Person | None = None) -> list[Person]:
    """Records whose name or address fits, one more than is shown; without words nobody."""
    if not words:
        return []
    named = Q(pk__in=Person.objects.named_like(words).values("pk")) | Q(email__icontains=words)
    rows = Person.objects.filter(of_people(user), named).order_by("sort_name", "pk")
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(rows[: MOST_FOUND + 1])
