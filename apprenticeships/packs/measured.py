"""Shapes of the numbers of a requirement, as its rules describe them."""

from typing import Any

import yaml

from apprenticeships.packs.groups import Many, Value
from apprenticeships.packs.numbers import Whole
from apprenticeships.packs.shapes import Choice, Shape, Text
from apprenticeships.rules.measures import LONGEST_NAME, NOTHING, Measure


def shape_of(measure: Measure) -> Shape:
    """Return the shape of a first value of a measure."""
    if measure.names:
        return Many(Text(LONGEST_NAME))
    return Choice(measure.choices) if measure.choices else Whole(measure.least, measure.most)


class Measured(Shape):
    """A value of any measure, or the word ``none``; which values its measure may have is checked with the row."""

    def read(self, node: yaml.Node) -> Any:
        """Read names, a whole number or a word."""
        if isinstance(node, yaml.SequenceNode):
            return Many(Text(LONGEST_NAME)).read(node)
        value = Value().read(node)
        return None if value == NOTHING else value

    def write(self, value: Any) -> Any:
        """Write the value, and ``none`` where there is none any more."""
        if value is None:
            return NOTHING
        return list(value) if isinstance(value, tuple) else value

    def to_column(self, value: Any) -> Any:
        """Keep names as a list."""
        return list(value) if isinstance(value, tuple) else value

    def from_column(self, value: Any) -> Any:
        """Read a list as names."""
        return tuple(value) if isinstance(value, list) else value
