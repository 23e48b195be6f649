"""Scorecards of structured interviews: what one needs before it can be handed in."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

WORST, BEST = 1, 4
WHY = "why_"
"""What the name of the field for the words about a criterion begins with."""
BEST_RANK = 1
"""The rank of the best score on a standby list; whom a person put before all scores has a lower one."""
RATINGS: dict[int, str] = {1: "Not yet", 2: "Some", 3: "Good", 4: "Strong"}


def unrated(criteria: Mapping[str, str], ratings: Mapping[str, object]) -> dict[str, str]:
    """Return for each criterion without a rating what to do. Everybody is rated on the same list, 1 to 4 each."""
    missing = {
        slug: f"Choose 1 to 4 for “{title}”." for slug, title in criteria.items() if not _is_rating(ratings.get(slug))
    }
    if set(ratings) - set(criteria):
        missing.setdefault("", "This scorecard has changed. Load the page again.")
    return missing


def what_is_missing(
    criteria: Mapping[str, str], ratings: Mapping[str, object], comments: Mapping[str, str]
) -> dict[str, str]:
    """Return for each field that needs a change what to do; empty when the card can be handed in.

    ``criteria`` maps the criterion's name to its title, ``comments`` to what was seen or heard. Each lowest and each
    highest rating needs words of its own: the U.S. OPM's guidance on structured interviews asks for notes behind
    ratings.
    """
    missing = unrated(criteria, ratings)
    if missing:
        return missing
    return {
        f"{WHY}{slug}": f"Write what you saw or heard: your {rating} for “{criteria[slug]}” needs a reason."
        for slug, rating in ratings.items()
        if rating in {WORST, BEST} and not comments.get(slug, "").strip()
    }


def average(cards: Iterable[Mapping[str, int]]) -> Decimal | None:
    """Return the mean of all ratings with one decimal, every criterion and every scorer weighing the same."""
    ratings = [rating for card in cards for rating in card.values()]
    if not ratings:
        return None
    return (Decimal(sum(ratings)) / len(ratings)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def place_on_list(score: Decimal | None) -> int:
    """Return the rank of somebody who waits for a seat: the best score is 1, each tenth less is one more.

    Who waits without a score, as in a program that interviews nobody, stands behind everybody with one; whoever has
    the same rank stands in the order of joining. A documented score, then the moment, and nothing else.
    """
    return int((BEST - (score or Decimal(0))) * 10) + BEST_RANK


def _is_rating(value: object) -> bool:
    return type(value) is int and WORST <= value <= BEST
