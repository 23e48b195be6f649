"""The links of the floor: only who has more than one page to start from sees any."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from apprenticeships.access import PRECEPTORS, SITES
from apprenticeships.models import User
from cohorts.models import LogState, PreceptorshipLog
from cohorts.workflows.preceptorship import supervised_by


@dataclass(frozen=True, slots=True)
class Supervising:
    """Whether somebody may supervise anybody, and how many days wait for their word."""

    anybody: bool
    waiting: int


def supervising(user: User) -> Supervising:
    """How a user supervises: one statement, read once for each loaded user, so at most one request old."""
    if not PRECEPTORS & user.roles:
        return Supervising(anybody=False, waiting=0)
    known: Supervising | None = user.__dict__.get("_supervising")
    if known is None:
        waits = PreceptorshipLog.objects.filter(supervisor=OuterRef("pk"), state=LogState.CLAIMED).order_by()
        many = waits.values("supervisor").annotate(many=Count("pk")).values("many")
        anybody, waiting = (
            User.objects.filter(pk=user.pk)
            .values_list(Exists(supervised_by(user)), Coalesce(Subquery(many, output_field=IntegerField()), 0))
            .get()
        )
        known = user.__dict__["_supervising"] = Supervising(anybody=anybody or waiting > 0, waiting=waiting)
    return known


def nav(user: User, current: str) -> list[dict[str, Any]]:
    """Today, the own site, its shifts and supervision, for those who have more than one.

    ``current`` is the name of the page that is open.
    """
    pages = [("today", "Today")]
    if SITES & user.roles:
        pages += [("site", "My site"), ("shifts", "Shifts")]
    if supervising(user).anybody:
        pages.append(("supervision", "Supervision"))
    if len(pages) == 1:
        return []
    return [{"url": reverse(f"floor:{name}"), "text": text, "current": name == current} for name, text in pages]
