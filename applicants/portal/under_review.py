"""What somebody reads while a person looks at a result of theirs: who looks, until when, and whom to call."""

from datetime import date

from django.utils.translation import gettext as _

from apprenticeships.context import contact
from apprenticeships.models import User
from apprenticeships.rules.words import day_in_words


def review_words(owner: User | None, due: date | None, *, today: date) -> str:
    """Say who looks, by which day we promised an answer, and whom to call; a day that is over says that we are late."""
    who = _("%(name)s looks at it.") % {"name": owner.name} if owner and owner.name else _("A coordinator looks at it.")
    said = [who]
    if due is not None:
        when = {"day": day_in_words(due)}
        late = due < today
        promise = _("We are late. We promised an answer by %(day)s.") if late else _("You hear from us by %(day)s.")
        said.append(promise % when)
    known = contact()
    if known.name and known.phone:
        said.append(_("Questions? Call %(name)s at %(phone)s.") % {"name": known.name, "phone": known.phone})
    return " ".join(said)
