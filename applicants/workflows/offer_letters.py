"""The letter between the yes and getting ready: issued once with the yes, in every language, and kept as it was."""

from datetime import datetime

from django.utils import translation

from applicants.hiring_mails import offer_facts
from applicants.models import Offer, OfferLetter
from applicants.records.offer_letter import LANGUAGES, words_of
from applicants.workflows.sendings import digest_of
from apprenticeships import audit
from apprenticeships.workflow import Actor, Transition

TRANSITIONS: tuple[Transition, ...] = ()


def issue(offer: Offer, *, by: Actor, at: datetime) -> OfferLetter:
    """Keep the letter of a confirmed offer. Part of the step that confirms it, which holds the locks."""
    content = {}
    for language in LANGUAGES:
        with translation.override(language):
            content[language] = words_of(offer, offer_facts(offer, at=at), at=at)
    last = offer.letters.order_by("-number").first()
    letter = OfferLetter.objects.create(
        offer=offer,
        number=last.number + 1 if last else 1,
        issued_at=at,
        content=content,
        digest=digest_of(content),
    )
    data = {"number": letter.number, "digest": letter.digest}
    audit.record("offer.letter", offer, by=by, at=at, person=offer.application.person_id, data=data)
    return letter
