"""The mails about a role: that somebody has it, and that it was taken back."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from apprenticeships import messages
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Membership, Message, Role, User
from apprenticeships.rules.words import when_in_words, with_article
from apprenticeships.workflow import Actor

INVITED: Final = "account.invited"
ENDED: Final = "account.role_ended"


def tell_invited(row: Membership, *, at: datetime) -> None:
    """Write to somebody who was given a role how to sign in."""
    messages.promise(INVITED, key=f"{INVITED}:{row.pk}", to=row.user, at=at, context={"membership": row.pk})


def tell_ended(row: Membership, *, by: Actor, at: datetime) -> None:
    """Write to somebody whose role ends which one it is, since when, and whom to ask. Why stands in the log only.

    Who ends their own role knows, and a closed account reads nothing. The row is gone when the mail is built, so the
    promise holds what the mail says.
    """
    if by.user_id == row.user_id or not row.user.is_active:
        return
    context = {
        "role": row.role,
        "organization": row.organization.name,
        "where": str(row.department or row.site or row.program or ""),
        "when": when_in_words(at.astimezone(ZoneInfo(row.organization.zone)), year=True),
        "by": by.user_id,
        "places": {name: getattr(row, name) for name in _PLACES},
    }
    messages.promise(ENDED, key=f"{ENDED}:{row.pk}", to=row.user, at=at, context=context)


_PLACES: Final = ("organization_id", "site_id", "department_id", "program_id")


def _invited(message: Message) -> Letter:
    membership = Membership.objects.select_related("organization").filter(pk=message.context["membership"]).first()
    if membership is None:
        raise NoLongerTrueError("The role was taken back.")
    return Letter(
        context={
            "role": membership.get_role_display().lower(),
            "as_role": with_article(membership.get_role_display().lower()),
            "organization": membership.organization.name,
            "button_url": f"{settings.SITE_URL}{reverse('account_login')}",
            "button_text": "Sign in",
        }
    )


def _ended(message: Message) -> Letter:
    found = message.context
    if Membership.objects.filter(user=message.user_id, role=found["role"], **found["places"]).exists():
        raise NoLongerTrueError("This person has the role again.")
    asked = User.objects.filter(pk=found["by"], is_active=True).first()
    return Letter(
        context={
            "as_role": with_article(Role(found["role"]).label.lower()),
            "organization": found["organization"],
            "where": found["where"],
            "when": found["when"],
            "asked": asked.get_full_name() if asked is not None else "",
            "address": asked.email if asked is not None else "",
            "keeps_others": Membership.objects.filter(user=message.user_id).exists(),
        }
    )


KINDS: Final = (
    Kind(INVITED, "accounts/invited", _invited, quiet=False, label="New role"),
    Kind(ENDED, "accounts/role_ended", _ended, label="Role taken back"),
)
