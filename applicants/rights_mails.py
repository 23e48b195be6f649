"""The mail with the written notice of the right to complain, whole, as it was when it went out."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop

from applicants.mails import SUBJECTS
from applicants.models import RightsNotice
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Message


def _notice(message: Message) -> Letter:
    application = SUBJECTS.of(message)
    notice = RightsNotice.objects.filter(pk=message.context["notice"]).first()
    if notice is None:
        raise NoLongerTrueError("The notice is gone.")
    program = application.version.program
    path = reverse("join:rights_version", args=[program.slug, notice.version])
    spanish = get_language() == "es" and notice.text_es
    return Letter(
        {
            "application": application,
            "program": program,
            "notice": notice,
            "words": notice.text_es if spanish else notice.text,
            "button_url": f"{settings.SITE_URL}{path}",
            "button_text": gettext_noop("Read it on our page"),
        }
    )


KINDS: tuple[Kind, ...] = (
    Kind("rights.notice", "applicants/rights_notice", _notice, label="Notice of rights", gather=SUBJECTS.gather),
)
