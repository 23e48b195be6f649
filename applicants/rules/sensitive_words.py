"""Words that have no place in what a candidate reads about a decision: what a person is, not what the work asks for.

Not a judge of meaning: a net for the words that most often say something protected or confidential (29 CFR 1604 to
1635: sex, pregnancy, religion, origin, age, disability, genes; state rules on records and drug screens).
"""

import re
from typing import Final

_STEMS: Final[dict[str, tuple[str, ...]]] = {
    "health": (
        r"pregnan\w*", r"disab\w*", r"handicap\w*", r"sick(?:ness)?", r"ill(?:ness)?", r"diagnos\w*",
        r"medica(?:l|tion)\w*", r"therap(?:y|ist)\w*", r"depress(?:ed|ion|ive)", r"anxiety", r"autis\w*", r"adhd",
        r"diabet\w*", r"epilep\w*", r"hiv", r"wheelchair", r"deaf", r"blind", r"overweight", r"obes\w*",
        r"genetic\w*", r"accommodation\w*",
    ),
    "a record or a screening": (
        r"arrest\w*", r"convict\w*", r"crim(?:e|es|inal\w*)", r"felon\w*", r"misdemeano\w*", r"jail\w*", r"prison\w*",
        r"probation", r"parole", r"drug\w*", r"cannabis", r"marijuana", r"background (?:check|report)", r"addict\w*",
        r"alcohol\w*",
    ),
    "age": (
        r"age", r"aged", r"old(?:er)?", r"young(?:er)?", r"elderly", r"teenage\w*", r"retire(?:d|ment)",
        r"overqualified",
    ),
    "sex or family": (
        r"gender\w*", r"female", r"male", r"wom[ae]n", r"girls?", r"boys?", r"gay", r"lesbian", r"trans(?:gender)?",
        r"married", r"marriage", r"husband", r"wife", r"divorc\w*", r"child(?:ren)?", r"kids?", r"bab(?:y|ies)",
        r"mother\w*", r"father\w*", r"childcare", r"single (?:mom|dad|parent)",
    ),
    "origin or belief": (
        r"race", r"racial", r"ethnic\w*", r"black", r"white", r"asian", r"hispanic", r"latin[aox]s?", r"african",
        r"mexican", r"accent", r"immigra\w*", r"visa", r"citizen\w*", r"foreign\w*", r"nationalit\w*", r"religio\w*",
        r"christian", r"muslim\w*", r"jewish", r"hijab", r"church", r"veteran\w*", r"union", r"native speaker",
    ),
}  # fmt: skip
_FOUND: Final = {topic: re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE) for topic, stems in _STEMS.items()}


def refusal_of(words: str) -> str:
    """Return what to write instead when words touch what no decision may rest on, or nothing."""
    for topic, pattern in _FOUND.items():
        if found := pattern.search(words):
            return (
                f"“{found[0]}” may say something about {topic}. Write about the work only, "
                "such as the hours, the seats or the scores."
            )
    return ""
