"""From what a pure rule or a constraint says to what a person reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from apprenticeships.errors import Conflict, GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.rules.refusal import RuleRefused
from apprenticeships.workflow import sqlstate

TAKEN = frozenset({"23505", "23P01"})
FASTER = gettext_lazy("Somebody else was faster. Load the page again to see how it stands now.")


@contextmanager
def rules_speak() -> Iterator[None]:
    """Turn the refusal of a pure rule into a refusal of the step, with the same sentence and code."""
    try:
        yield
    except RuleRefused as refused:
        raise GuardFailed(refused.message, code=refused.code) from refused


@contextmanager
def or_conflict(**sentences: str) -> Iterator[None]:
    """Write inside a savepoint; a broken unique or exclusion constraint becomes a Conflict.

    ``sentences`` maps the name of a constraint to what a person reads.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if sqlstate(error) not in TAKEN:
            raise
        diagnosis = getattr(error.__cause__, "diag", None)
        name = getattr(diagnosis, "constraint_name", "") or ""
        raise Conflict(sentences.get(name, FASTER)) from error
