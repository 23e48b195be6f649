"""Every number that a coordinator may change: its name, unit, first value, and where that value comes from."""

from apprenticeships.rules.shapes import SHAPES
from apprenticeships.rules.specs import Spec, checks, choosing, equal, keeping, skills, training, way_in

SPECS: dict[str, Spec] = {
    spec.key: spec for topic in (way_in, choosing, skills, checks, equal, training, keeping) for spec in topic.SPECS
}


def how_to_write(key: str) -> str:
    """Say how the value of a parameter is written: one of its words, or in the shape of its default."""
    spec = SPECS[key]
    if key in SHAPES:
        return SHAPES[key].how
    if spec.choices:
        return f"Write one of: {', '.join(spec.choices)}."
    if spec.between:
        return f"Write a number from {spec.between[0]} to {spec.between[1]}."
    example = str(spec.default).lower() if isinstance(spec.default, bool) else spec.default
    return f"Write it as {example} is written."


def lawful(key: str, value: int) -> int:
    """Return a number, or the nearest one that its bounds allow: rows may be older than a bound."""
    bounds = SPECS[key].between
    return value if bounds is None else min(max(value, bounds[0]), bounds[1])


def accepts(key: str, value: object) -> bool:
    """Whether ``value`` has the shape of the parameter's default."""
    default = SPECS[key].default
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, int) for item in value)
    if SPECS[key].choices:
        return value in SPECS[key].choices
    if type(value) is not type(default):
        return False
    if key in SHAPES:
        return SHAPES[key].fits(str(value))
    bounds = SPECS[key].between
    return bounds is None or (isinstance(value, int) and bounds[0] <= value <= bounds[1])
