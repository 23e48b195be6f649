"""What the pages of managers and of coordinators share: prepared decisions as they are shown, chosen and told."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from applicants.models import Decision
from applicants.workflows.decisions import REASONS, Outcome


def chosen_of(rows: Any, keys: Iterable[str]) -> list[Decision]:
    """The chosen ones among rows that the reader may release."""
    return [row for row in rows if str(row.public_id) in set(keys)]


def say_what_is_missing(request: HttpRequest, chosen: Sequence[Decision], keys: Iterable[str]) -> None:
    """Say that nothing was chosen, or that somebody else was faster with a part of it."""
    if len(chosen) < len(set(keys)):
        messages.warning(request, "Somebody else released or took back a part of what you chose. The rest stands here.")
    elif not chosen:
        messages.warning(request, "Choose at least one decision first.")


def told(request: HttpRequest, outcomes: Iterable[Outcome]) -> None:
    """Say what a release did: how many were told, and for each other one why not."""
    done = 0
    for outcome in outcomes:
        if outcome.refused:
            messages.warning(request, f"{outcome.decision.application.person.name}: {outcome.refused}")
        else:
            done += 1
    if done:
        messages.success(request, f"{done} decision{' is' if done == 1 else 's are'} released.")


def lines(rows: Any) -> list[dict[str, Any]]:
    """Prepared decisions as a page shows them: who, what, why, and what the candidate reads."""
    found = rows.select_related(
        "application__person", "opening__cohort", "opening__track", "opening__department__site", "prepared_by"
    )
    return [
        {
            "decision": row,
            "name": row.application.person.name,
            "what": row.get_kind_display(),
            "why": REASONS[row.kind].get(row.reason_code, ""),
            "where": f"{row.opening.department}, {row.opening.track}",
            "by": row.prepared_by.get_full_name(),
        }
        for row in found
    ]
