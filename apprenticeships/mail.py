"""From a promise to a mail: templates, calendar attachments, headers."""

from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

from apprenticeships.context import contact, site_name
from apprenticeships.messages import Attachment, Kind, is_secret, zone_of
from apprenticeships.models import Message


@cache
def _inliner() -> css_inline.CSSInliner:
    style = (settings.BASE_DIR / "static" / "css" / "mail.css").read_text()
    return css_inline.CSSInliner(load_remote_stylesheets=False, extra_css=style)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail that is ready to leave."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()

    def mail(self, mailer: BaseEmailBackend, row: Message) -> EmailMultiAlternatives:
        """The mail itself. Its Message-ID is that of the row, so that two copies can be told to be one."""
        domain = urlsplit(settings.SITE_URL).hostname or "localhost"
        mail = EmailMultiAlternatives(
            subject=self.subject,
            body=self.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[_address(row)],
            connection=mailer,
            headers={
                "Message-ID": f"<{row.pk}@{domain}>",
                "X-Outbox-Id": str(row.pk),
                "Auto-Submitted": "auto-generated",
            },
        )
        if self.html:
            mail.attach_alternative(self.html, "text/html")
        for attachment in self.attachments:
            mail.attach(attachment.name, attachment.content, attachment.mime)
        return mail

    def subject_kept(self, row: Message) -> str:
        """What a list may show of the subject: nothing of a secret mail outside the demonstration."""
        return self.subject if _may_keep(row) else ""

    def text_kept(self, row: Message) -> str:
        """What the person's record keeps of the text."""
        return self.text if _may_keep(row) else ""

    def html_kept(self, row: Message) -> str:
        """What the person's record keeps of the page."""
        return self.html if _may_keep(row) else ""


def _may_keep(row: Message) -> bool:
    return settings.DEMO or not is_secret(row)


def _greeting(row: Message) -> str:
    if row.person:
        return row.person.short_name
    return row.user.get_short_name() if row.user and row.user.name else ""


def _address(row: Message) -> str:
    name = row.person.name if row.person else (row.user.name if row.user else "")
    address = parseaddr(row.recipient)[1]
    if row.person and address.casefold() != row.person.email.casefold():
        return address
    return formataddr((" ".join(name.split()), address)) if name else address


def render(row: Message, kind: Kind) -> Envelope:
    """Build the mail as things stand now, in the reader's language where we write it, else in the site's own.

    Raises NoLongerTrueError when it must not leave.
    """
    language = row.language if row.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        return _written(row, kind, language)


def _written(row: Message, kind: Kind, language: str) -> Envelope:
    letter = kind.build(row)
    context: dict[str, Any] = {
        "site_url": settings.SITE_URL.rstrip("/"),
        "site_name": site_name(),
        "contact": contact(),
        "language": language,
        "greeting_name": _greeting(row),
        "preview": "",
        "button_url": "",
        "button_text": "",
        "today": row.due_at.astimezone(zone_of(row.person)).date(),
        **letter.context,
    }
    if context["button_text"]:
        context["button_text"] = translation.gettext(context["button_text"])
    subject = " ".join(render_to_string(f"emails/{kind.template}.subject.txt", context).split())
    text = render_to_string(f"emails/{kind.template}.txt", context)
    html = _inliner().inline(render_to_string(f"emails/{kind.template}.html", context))
    return Envelope(subject, text, html, letter.attachments)
