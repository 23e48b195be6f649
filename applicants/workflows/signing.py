"""What every signature is checked for, whatever stands above it: a name, one's own, under the text that was read."""

from datetime import datetime
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from applicants.models import Signature
from apprenticeships.errors import GuardFailed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.workflow import Transition

TRANSITIONS: tuple[Transition, ...] = ()
LONGEST: Final = 160
NO_NAME: Final = gettext_lazy("Write your full name. It is your signature.")
CHANGED: Final = gettext_lazy("The text changed while you read it. This is the new text: read it, then sign.")


class Typed(NamedTuple):
    """What somebody wrote and agreed to; ``refusal`` says why the name is not theirs, ``read`` which text they saw."""

    name: str
    consent: str
    refusal: str
    read: str


def write(row: Signature, typed: Typed, *, digest: str, at: datetime) -> None:
    """Fill in and keep a signature under the text with this digest, or refuse it at the name."""
    if typed.read != digest:
        raise GuardFailed(_(CHANGED), code="changed", field="name")
    if not typed.name.strip() or typed.refusal:
        raise GuardFailed(typed.refusal or _(NO_NAME), code="signature", field="name")
    row.name, row.consent, row.digest, row.signed_at = typed.name.strip()[:LONGEST], typed.consent, digest, at
    row.save(force_insert=True)
