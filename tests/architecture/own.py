"""An object behind an address, and whose it is."""

from dataclasses import dataclass
from typing import Any

from apprenticeships.models import User


@dataclass(frozen=True)
class Own:
    """An object: who may open it, who of the same role may not, and how its address is filled."""

    owner: User
    stranger: User
    kwargs: dict[str, Any]
