"""What ties somebody who hires to a candidate, so that they take no part in choosing."""

from typing import Final

NONE: Final = "none"
TIES: Final[dict[str, tuple[str, str]]] = {
    "relative": ("We are family, or live together", "By birth, marriage or partnership, however distant."),
    "supervisor": ("I am or was their boss, or they were mine", "In any job, paid or not."),
    "friend": ("We are friends or neighbors", "Or know each other well from school, church, a team or online."),
    "referrer": ("I sent them to us", "I told them about this program, or gave them a reference."),
    "financial": ("There is money between us", "A debt, a rent, a business, or a gain for me if they are hired."),
}
"""The closed list of what has to be said before a file opens, each with what it covers."""
