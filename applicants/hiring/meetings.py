"""Interviews as the pages of hiring load them: with the cards that stand, and who is asked to come."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from applicants.models import Interview, InterviewerTime, PanelAgreement, Referral
from apprenticeships.written import written_once


def cards_of(interview: Interview | None) -> list[dict[str, Any]]:
    """The scorecards that a loaded interview carries."""
    return list(getattr(interview, "cards", None) or [])


def agreed_in(interview: Any, aside: Collection[int]) -> dict[str, Any] | None:
    """What the panel of a loaded interview agreed on, if nobody whose card counted in it stepped ``aside`` since."""
    rows: list[dict[str, Any]] = getattr(interview, "agreed", None) or []
    return next((row for row in rows if not set(row["scorers"]) & set(aside)), None)


def with_cards(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    """Load each interview's scorecards that stand along: scorer and ratings, no words; and what the panel agreed on."""
    card = JSONObject(scorer="scorecards__scorer_id", ratings="scorecards__ratings")
    standing = Q(scorecards__isnull=False, scorecards__correction__isnull=True)
    agreed = PanelAgreement.objects.filter(interview=OuterRef("pk")).values(
        row=JSONObject(key="pk", ratings="ratings", scorers="scorers")
    )
    return rows.annotate(cards=JSONBAgg(card, filter=standing, default=Value("[]")), agreed=ArraySubquery(agreed))


@written_once
def _meetings(applications: list[int], openings: list[int]) -> QuerySet[Interview]:
    return (
        with_cards(
            Interview.objects.select_related("manager").only(
                "application_id", "opening_id", "state", "starts_at", "score_by", "choose_by", "zone", "place",
                "manager__name", "manager__email",
            )
        )
        .annotate(
            asked=ArraySubquery(InterviewerTime.objects.filter(interview=OuterRef("pk")).order_by("pk").values("user_id"))
        )
        .filter(application_id__any_of=applications, opening_id__any_of=openings)
        .order_by("requested_at", "pk")
    )  # fmt: skip


def latest_meetings(rows: Collection[Referral]) -> dict[tuple[int, int], Interview]:
    """The last interview about each candidate for each opening, with its cards, who is asked to it, and the opening."""
    openings = {row.opening_id: row.opening for row in rows}
    loaded = _meetings(list({row.application_id for row in rows}), list(openings))
    for each in loaded:
        each.opening = openings[each.opening_id]
    return {(each.application_id, each.opening_id): each for each in loaded}
