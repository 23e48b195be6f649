"""Sign-ins that nobody ever confirmed: forgotten after a week, so that a mistyped address leaves nothing behind."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from allauth.account.models import EmailAddress
from django.db.models import PROTECT, Exists, ManyToOneRel, OuterRef

from apprenticeships.merging import rows_of
from apprenticeships.models import Membership, Person, User
from apprenticeships.workflow import Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
KEPT: Final = timedelta(days=7)
AT_ONCE: Final = 500


@retrying
def forget_unconfirmed(*, at: datetime) -> int:
    """Remove users whose address was never proven within a week: no role, no person, never signed in. How many.

    Whom a record names stays, such as a supervisor who was invited and never came.
    """
    own = {"user": OuterRef("pk")}
    likely = User.objects.filter(
        ~Exists(EmailAddress.objects.filter(**own, verified=True)),
        ~Exists(Membership.objects.filter(**own)),
        ~Exists(Person.objects.filter(**own)),
        date_joined__lt=at - KEPT,
        last_login__isnull=True,
        is_active=True,
    )
    if not likely.exists():
        return 0  # the usual day: who is named by some record is asked of some hundred columns
    rows = likely.filter(*(~named for named in _named()))
    found = list(rows.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    User.objects.filter(pk__in=found).delete()
    return len(found)


def _named() -> Iterator[Exists]:
    """Each kind of record that keeps the user whom it names."""
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT:
            yield Exists(rows_of(relation.related_model, **{relation.field.name: OuterRef("pk")}))
