"""The packs that come with the product."""

from pathlib import Path

from apprenticeships.packs.parse import parse
from apprenticeships.packs.schema import Pack

FOLDER = Path(__file__).parent / "data"
SHIPPED = ("medical-apprenticeship", "high-school-internship", "training-partnership")


def path_of(slug: str) -> Path:
    """Return the file of a shipped pack."""
    return FOLDER / f"{slug}.yaml"


def shipped(slug: str) -> Pack:
    """Return a shipped pack by the slug of its program."""
    return parse(path_of(slug).read_bytes())
