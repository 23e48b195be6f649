"""What is known of each number that a coordinator may change, by topic."""

from dataclasses import dataclass

Value = int | str | bool | list[int]


@dataclass(frozen=True, slots=True)
class Spec:
    """One parameter that programs may set from a date on; with ``choices``, to one of these words.

    ``between`` bounds a number, both ends included.
    """

    key: str
    default: Value
    unit: str
    label: str
    source: str
    choices: tuple[str, ...] = ()
    between: tuple[int, int] | None = None
