"""What a browser says of itself, in the words of whoever sits before it: "Safari on iPhone"."""

from typing import Final

from apprenticeships.rules.speech import say

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
"""What stands in a header, and what it means. Of two that fit the first counts: each also names those after it."""


def device_of(header: str) -> str:
    """Return browser and device of a ``User-Agent`` header, or that we do not know them. It proves nothing."""
    browser = next((name for sign, name in BROWSERS if sign in header), "")
    system = next((name for sign, name in SYSTEMS if sign in header), "")
    if browser and system:
        return say("{browser} on {system}", browser=browser, system=system)
    return browser or system or say("A browser that we do not know")
