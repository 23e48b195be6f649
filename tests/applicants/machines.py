"""What the machines of hiring share: rolled-back examples, a clock, short walks by day and long ones at night."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, run_state_machine_as_test

from apprenticeships.errors import DomainError
from tests.applicants.hiring_world import AFTER
from tests.applicants.invariants import broken

LENGTHS: Final = pytest.mark.parametrize(
    "long", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["short", "long"]
)


class RolledBack(RuleBasedStateMachine):
    """Any order of steps from one stage, which the test sets first. The invariants are asked each ``every`` steps."""

    scene: Any
    reached: set[str]
    begins: datetime = AFTER
    refusal = "."
    every = 1

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.at = self.begins
        self.steps = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def tried(self, step: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        """Take a step. What a rule refuses is a sentence and changes nothing; anything else is a fault."""
        try:
            with transaction.atomic():
                return step(*args, at=self.at, **fields)
        except DomainError as refused:
            self.refusal = refused.message
            return None

    def goes_on(self, hours: float) -> None:
        self.at += timedelta(hours=hours)

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert self.refusal.endswith((".", "?")), self.refusal

    @invariant()
    def every_invariant_holds(self) -> None:
        self.steps += 1
        if self.steps % self.every == 0:
            assert broken() == {}


def walk(machine: type[RolledBack], scene: Any, *, examples: int, steps: int, long: bool) -> set[str]:
    """Run it: always the same short walks by day, other and longer ones at night. What was reached on the way."""
    machine.scene, machine.reached, machine.every = scene, set(), 1 if long else 4
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=150 if long else examples,
            stateful_step_count=60 if long else steps,
            deadline=None,
            derandomize=not long,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return machine.reached
