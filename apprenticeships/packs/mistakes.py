"""What is wrong in a pack, where, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from apprenticeships.errors import DomainError

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it stands (``None`` for a pack that came from no file) and what to write instead."""

    mark: Mark | None
    key: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.mark.line}, column {self.mark.column}" if self.mark else "pack"
        return f"{where}, {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class PackError(DomainError):
    """A pack with mistakes. Nothing of it was loaded; ``mistakes`` holds all of them in the order of the file."""

    code = "pack"

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.mark or Mark(0, 0)))
        count = len(self.mistakes)
        noun = "one mistake" if count == 1 else f"{count} mistakes"
        super().__init__(f"This pack has {noun}. Nothing was loaded; correct the file and load it again.")


def key_of(path: Path) -> str:
    """Return the key that a path ends with: ``rate`` of ``tracks, 0, pay, 1, rate``."""
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word most like ``word``, or else all known words."""
    words = list(known)
    longer = [each for each in words if word and each.startswith(word.lower())]
    close = longer if len(longer) == 1 else get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    return f"Write one of: {', '.join(words)}." if words else "Leave it out."
