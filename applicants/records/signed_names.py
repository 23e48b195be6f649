"""Whether the name under something that a person signs is their own, and what to do where it is not."""

from applicants.models import Application, ApplicationState
from applicants.rules import signatures


def signature_refusal(application: Application, typed: str) -> str:
    """Return what is wrong with a name as the signature of the applicant, or nothing.

    While the section with the name is open, they correct it there; once it is closed, somebody of us does.
    """
    person = application.person
    names = {"given": person.given_name, "family": person.family_name, "preferred": person.preferred_name}
    if signatures.is_signed_by(typed, **names):
        return ""
    is_open = application.state == ApplicationState.DRAFT or (
        application.state == ApplicationState.NEEDS_INFORMATION
        and application.sections.filter(slug="contact", reopened=True).exists()
    )
    return signatures.signature_refusal(typed, **names, may_change=is_open)
