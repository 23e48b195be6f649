"""How many race and how often in the long forms of the races: ``pytest -m nightly --races 64x20``."""

from typing import Final

import pytest

LONG: Final = "32x100"


def _size(said: str) -> tuple[int, int]:
    many, _, rounds = said.partition("x")
    return int(many), int(rounds)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the size of the long races; the short ones stay as they are."""
    parser.addoption(
        "--races", type=_size, default=LONG, metavar="MANYxROUNDS", help=f"size of the long races ({LONG})"
    )


@pytest.fixture
def long_race(request: pytest.FixtureRequest) -> tuple[int, int]:
    """So many at once, and so many rounds."""
    size: tuple[int, int] = request.config.getoption("--races")
    return size
