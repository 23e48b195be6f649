"""The mail that a request for help was answered. What was asked and agreed stands on the page alone."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import OPEN_STATES, Accommodation, AccommodationState
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, Subjects
from apprenticeships.models import Message

SUBJECTS = Subjects(
    "accommodation",
    lambda: Accommodation.objects.select_related("application__version__program__organization", "application__person"),
    "The request is gone.",
)
WITHOUT_ANSWER = frozenset({AccommodationState.ASKED, AccommodationState.WITHDRAWN})


def _answered(message: Message) -> Letter:
    row = SUBJECTS.of(message)
    application = row.application
    if row.state in WITHOUT_ANSWER or application.state not in OPEN_STATES:
        raise NoLongerTrueError("The request was changed or taken back, or the application is over.")
    path = reverse("portal:help", args=[application.public_id])
    return Letter(
        {
            "application": application,
            "program": application.version.program,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Read the answer"),
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind(
        "accommodation.answered",
        "applicants/accommodation_answered",
        _answered,
        label="A question was answered",
        gather=SUBJECTS.gather,
    ),
)
