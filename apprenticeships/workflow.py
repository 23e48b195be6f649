"""Arrows of state machines, and who walks them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, Protocol, Self, TypeVar

from django.db import OperationalError, transaction

from apprenticeships.errors import TransitionRefused

DEADLOCK_CODES = frozenset({"40P01", "40001"})
ATTEMPTS = 3

P = ParamSpec("P")
R = TypeVar("R")


class UserLike(Protocol):
    """What an actor needs to know of a user."""

    pk: Any

    def get_full_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: a user, a guardian or referee (by the id of their link) or the system (by the name of the job)."""

    kind: str
    id: int | None
    name: str

    @classmethod
    def user(cls, user: UserLike) -> Self:
        """A signed-in person, of any role; "Dana Reyes for Jo Park" where they act for somebody in leave."""
        acting_for = getattr(user, "acting_for", "")
        name = user.get_full_name()
        return cls("user", user.pk, f"{name} for {acting_for}" if acting_for else name)

    @classmethod
    def guardian(cls, token_id: int, name: str) -> Self:
        """A guardian who came by the link of one minor."""
        return cls("guardian", token_id, name)

    @classmethod
    def referee(cls, referee_id: int) -> Self:
        """Somebody who came by the link of a reference; what is kept of the step does not name them."""
        return cls("referee", referee_id, "A referee")

    @classmethod
    def system(cls, job: str) -> Self:
        """The product itself, named after the job that ran."""
        return cls("system", None, job)

    @property
    def user_id(self) -> int | None:
        """The key of the user, when a user did it."""
        return self.id if self.kind == "user" else None


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow of a state machine: its verb, where it may start, where it leads."""

    name: str
    sources: frozenset[str]
    target: str
    refusal: str = ""

    def check(self, state: str) -> None:
        """Refuse with what to do next unless the arrow starts at ``state``."""
        if state not in self.sources:
            raise TransitionRefused(
                self.refusal or f"This step ({self.name}) is not open now. Load the page again to see where it stands.",
            )


def arrow(
    name: str,
    sources: str | tuple[str, ...] | frozenset[str],
    target: str,
    refusal: str = "",
) -> Transition:
    """Build a transition from one source state or several."""
    states = frozenset({sources}) if isinstance(sources, str) else frozenset(sources)
    return Transition(name, states, target, refusal)


def retrying(function: Callable[P, R]) -> Callable[P, R]:
    """Run ``function`` in one transaction; run it again when PostgreSQL reports a deadlock or a failed serialization.

    Inside an outer transaction it cannot be repeated, so there the error surfaces.
    """

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if transaction.get_connection().in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with transaction.atomic():
                    return function(*args, **kwargs)
            except OperationalError as error:
                if attempt == ATTEMPTS or sqlstate(error) not in DEADLOCK_CODES:
                    raise
        raise AssertionError("unreachable: the last attempt returns or raises")

    return wrapper


def sqlstate(error: Exception) -> str:
    """The PostgreSQL error code behind a Django database error, or an empty string."""
    return getattr(error.__cause__, "pgcode", None) or ""
