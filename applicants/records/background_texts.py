"""What somebody reads before a background check, and signs: our own words, with a version and a fingerprint.

The disclosure stands alone on its page (15 U.S.C. 1681b(b)(2)(A)): add nothing to it that is no part of it.
"""

import hashlib
from typing import Final

from django.utils.translation import gettext as _

from applicants.models import Application, Signer

VERSION: Final = "2026-2"
"""Raise it with every change of a text below."""


def disclosure(application: Application, reader: Signer) -> list[str]:
    """Return the disclosure in the active language, by paragraphs. A guardian reads whom the report is about."""
    values = {"organization": application.version.program.organization.name, "name": application.person.name}
    if reader == Signer.GUARDIAN:
        about = _(
            "%(organization)s may get a consumer report about %(name)s, and use it to decide about the employment of "
            "%(name)s."
        )
    else:
        about = _("%(organization)s may get a consumer report about you, and use it to decide about your employment.")
    return [
        about % values,
        _("A consumer report is a background report. A company makes it, called a consumer reporting agency."),
    ]


def authorization(application: Application, signer: Signer) -> str:
    """Return what is signed, in the active language."""
    program = application.version.program
    values = {
        "organization": program.organization.name,
        "program": program.name,
        "name": application.person.name,
    }
    if signer == Signer.GUARDIAN:
        return (
            _(
                "I am the parent or guardian of %(name)s, and I read the disclosure. I allow %(organization)s to get "
                "a consumer report about %(name)s, to decide about the application for %(program)s."
            )
            % values
        )
    return (
        _(
            "I read the disclosure. I allow %(organization)s to get a consumer report about me, to decide about my "
            "application for %(program)s."
        )
        % values
    )


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
