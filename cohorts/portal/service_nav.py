"""The links of the pages of somebody who takes part in a partnership."""

from typing import Any, Final

from django.urls import reverse

from apprenticeships.lazily import gettext_lazy

HOME: Final = ("portal:status", gettext_lazy("Where I stand"))
TRAININGS: Final = ("trainings:trainings", gettext_lazy("My trainings"))
SERVICES: Final = (
    TRAININGS,
    ("tuition:list", gettext_lazy("Tuition")),
    ("supervision:list", gettext_lazy("Supervised hours")),
)


def nav(current: str) -> list[dict[str, Any]]:
    """The pages; ``current`` is the address of the one that is open."""
    return [_link(name, text, current) for name, text in (HOME, *SERVICES)]


def service_pages() -> list[dict[str, Any]]:
    """The links that stand beside the pages of somebody's training."""
    return [_link(name, text) for name, text in SERVICES]


def further_pages() -> list[dict[str, Any]]:
    """The same without the trainings, for a page that leads to those first."""
    return [_link(name, text) for name, text in SERVICES if (name, text) != TRAININGS]


def _link(name: str, text: str, current: str = "") -> dict[str, Any]:
    return {"url": reverse(name), "text": text, "current": name == current}
