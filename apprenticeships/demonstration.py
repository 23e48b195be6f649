"""The facts of the demonstration that other parts need to know: whose accounts exist, and how they are recognized."""

from typing import Final

from django.utils.translation import gettext_noop

DOMAIN: Final = "demo.example"  # reserved for examples; no such address can be real
PASSWORD: Final = "cedar-bend-demonstration"  # noqa: S105
ACCOUNTS: Final = (
    *(
        "coordinator",
        "officer",
        "manager",
        "applicant",
        "apprentice",
        "instructor",
        "preceptor",
        "student",
        "site",
        "intern",
    ),
    *("partner", "union", "auditor", "worker", "equal"),
)
NAME: Final = "Cedar Bend Health"
CONTACT: Final = (
    "Dana Whitfield",
    "(314) 555-0142",
    gettext_noop("Monday to Friday, 8:00 a.m. to 4:30 p.m."),
)


def addresses() -> tuple[str, ...]:
    """The addresses that `manage.py up` prints."""
    return tuple(f"{account}@{DOMAIN}" for account in ACCOUNTS)
