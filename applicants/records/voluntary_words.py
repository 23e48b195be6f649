"""The five voluntary questions, as the page and the sheet of paper ask them."""

from dataclasses import dataclass
from typing import Any, Final

from apprenticeships.lazily import gettext_lazy

SILENT: Final = ("no_answer", gettext_lazy("I do not wish to answer"))
YES_NO: Final = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")), SILENT)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, which answers there are, and what helps to choose one."""

    label: Any
    choices: tuple[tuple[str, Any], ...] = YES_NO
    help_text: Any = ""


QUESTIONS: Final = {
    "hispanic": Question(gettext_lazy("Are you Hispanic or Latino?")),
    "races": Question(
        gettext_lazy("Which of these are you? Choose all that fit."),
        (
            ("american_indian", gettext_lazy("American Indian or Alaska Native")),
            ("asian", gettext_lazy("Asian")),
            ("black", gettext_lazy("Black or African American")),
            ("pacific", gettext_lazy("Native Hawaiian or other Pacific Islander")),
            ("white", gettext_lazy("White")),
            SILENT,
        ),
    ),
    "sex": Question(
        gettext_lazy("What is your sex?"), (("female", gettext_lazy("Female")), ("male", gettext_lazy("Male")), SILENT)
    ),
    "veteran": Question(
        gettext_lazy("Did you serve in the armed forces of the United States?"),
        help_text=gettext_lazy("Also in the National Guard or the Reserve, if you were called to active duty."),
    ),
    "disability": Question(
        gettext_lazy("Do you have a disability, or did you ever have one?"),
        help_text=gettext_lazy(
            "A condition of body or mind that makes a big part of life harder, such as seeing, hearing, walking, "
            "learning, or a long illness. It also counts when medicine helps, and when nobody can see it."
        ),
    ),
}
