"""The packs that come with the product."""

from functools import cache
from pathlib import Path

from apprenticeships.packs.parse import parse
from apprenticeships.packs.schema import Pack

FOLDER = Path(__file__).parent / "data"
SHIPPED = ("medical-apprenticeship", "high-school-internship", "training-partnership")


def path_of(slug: str) -> Path:
    """Return the file of a shipped pack."""
    return FOLDER / f"{slug}.yaml"


@cache
def shipped(slug: str) -> Pack:
    """Return a shipped pack by the slug of its program, read once: reading takes longer than loading."""
    return parse(path_of(slug).read_bytes())
