"""Where the summer plays: ten sites and the postal codes around them, with their middles in degrees (rounded)."""

from typing import Final

POSTAL_CODES: Final[dict[str, tuple[str, str]]] = {
    "63101": ("38.631", "-90.193"),
    "63103": ("38.632", "-90.216"),
    "63104": ("38.613", "-90.219"),
    "63105": ("38.645", "-90.330"),
    "63106": ("38.644", "-90.208"),
    "63107": ("38.665", "-90.212"),
    "63108": ("38.645", "-90.254"),
    "63109": ("38.586", "-90.293"),
    "63110": ("38.619", "-90.256"),
    "63111": ("38.563", "-90.250"),
    "63112": ("38.662", "-90.282"),
    "63113": ("38.659", "-90.250"),
    "63114": ("38.704", "-90.362"),
    "63115": ("38.676", "-90.239"),
    "63116": ("38.581", "-90.263"),
    "63117": ("38.630", "-90.325"),
    "63118": ("38.594", "-90.231"),
    "63119": ("38.590", "-90.348"),
    "63120": ("38.691", "-90.260"),
    "63121": ("38.707", "-90.301"),
    "63122": ("38.578", "-90.426"),
    "63123": ("38.551", "-90.325"),
    "63125": ("38.522", "-90.296"),
    "63130": ("38.664", "-90.322"),
    "63136": ("38.738", "-90.260"),
    "63139": ("38.611", "-90.292"),
}

SITES: Final[dict[str, str]] = {
    "Cherokee Street Clinic": "63118",
    "Forest Bend Hospital": "63110",
    "Grandview Laboratory": "63103",
    "Hillside Pharmacy Center": "63139",
    "Kingsway Imaging": "63112",
    "Marketplace Offices": "63101",
    "North Ferry Clinic": "63107",
    "Oak Hollow Clinic": "63123",
    "Prairie Gate Clinic": "63136",
    "University Row Clinic": "63130",
}
"""Name and postal code."""

OFFERED: Final = (
    ("Patient Services", "patient-assistance", 16, 4),
    ("Member Services", "member-questions", 16, 3),
    ("Quality and Surveys", "surveys", 16, 3),
    ("Facilities and Construction", "construction", 18, 2),
    ("Finance", "finance", 16, 3),
    ("Process Improvement", "process-improvement", 16, 3),
    ("Clinical Education", "education", 16, 3),
    ("Laboratory", "laboratory", 17, 3),
    ("Family Clinic", "clinic", 16, 4),
    ("Pharmacy", "pharmacy", 17, 3),
    ("Imaging", "imaging", 17, 3),
    ("Information Technology", "information-technology", 16, 3),
)
"""Department, area of interest, youngest age, places. Each site has eight of them."""
DEPARTMENTS_OF_A_SITE: Final = 8
