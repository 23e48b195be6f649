"""How often visitors may write to us, from one network and under one address: counted where all processes see it.

A school may send fifty people from one network in an hour, so that limit is wide. That of an address keeps its mailbox
from being filled, by whatever follows a plus in it; it counts alike whether we know the address or not.
"""

from typing import Final

from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from applicants.portal.fields import PlainForm
from apprenticeships.known_browsers import mailbox

APP: Final = "allauth.account"
ACTION: Final = "visitor_form"
TOO_MANY: Final = "too-many"


def may_write(request: HttpRequest, form: PlainForm) -> bool:
    """Count a form that is about to be kept; a refusal stands in the form, which keeps all that was typed."""
    key = mailbox(str(form.cleaned_data["email"]))
    if ratelimit.consume(request, app=APP, action=ACTION, key=key, limit_get=True):
        return True
    sentence = _("We got many of these in a short time. Nothing you wrote is lost: try again in an hour, or call us.")
    form.add_error(None, ValidationError(sentence, code=TOO_MANY))
    return False
