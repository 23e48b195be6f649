"""The invitation to the voluntary questions: the same words for everybody, whoever answered before."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.mails import SUBJECTS, letter_of
from applicants.models import ApplicationState, Occasion
from applicants.records.voluntary import INVITED, is_asked
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message


def _invitation(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    if application.state == ApplicationState.WITHDRAWN:
        raise NoLongerTrueError("The application was withdrawn.")
    occasion = Occasion(message.context["occasion"])
    if not is_asked(application, occasion):
        raise NoLongerTrueError("The program asks these questions no more.")
    slug = application.version.program.slug
    paper = f"{settings.SITE_URL}{reverse('join:voluntary_paper', args=[slug])}"
    letter = letter_of(application, gettext_noop("Answer, or change my answers"), occasion=occasion, paper_url=paper)
    path = reverse("portal:self_identification", args=[application.public_id])
    return replace(letter, context={**letter.context, "button_url": f"{settings.SITE_URL}{path}"})


KINDS: tuple[Kind, ...] = (
    Kind(
        INVITED, "applicants/voluntary_invited", _invitation, label="Invitation to the voluntary questions",
        gather=SUBJECTS.gather,
    ),
)  # fmt: skip
