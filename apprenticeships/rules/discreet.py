"""What a calendar may show: it lies open on desks and lock screens, and syncs to accounts of employers and schools."""

import re
from typing import Final

from apprenticeships.rules.speech import marked, say

SENSITIVE: Final = re.compile(
    r"drug|background|criminal|conviction|fingerprint|screen(?:ing)?\b|urine|medical (?:exam|record)|immuni[sz]ation"
    r"|vaccin|tubercul|\btb\b|disab|accommodation|pregnan"
    r"|droga|antecedente|huellas|\borina\b|examen m[eé]dico|inmuniza|vacuna|discapacidad|embaraz",
    re.IGNORECASE,
)
"""Words that tell of a check, a health matter or a protected fact (CCPA 1798.140(ae), ADA 42 USC 12112(d)(3)(B))."""
APPOINTMENT: Final = marked("Appointment")
WHERE: Final = marked("The place stands in our mail and on your pages.")


def discreet(words: str, instead: str = APPOINTMENT) -> str:
    """Return the words, or other ones when these would tell strangers what is nobody's business."""
    return say(instead) if SENSITIVE.search(words) else words
