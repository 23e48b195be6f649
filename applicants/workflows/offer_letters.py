"""The letter between the yes and getting ready: issued with the yes, in every language, kept as it was, and signed."""

from datetime import datetime
from typing import Final

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from applicants.hiring_mails import offer_facts
from applicants.models import (
    AROUND_THE_START,
    Offer,
    OfferLetter,
    OfferLetterSignature,
    OfferState,
    OnboardingTask,
)
from applicants.records.offer_letter import LANGUAGES, words_of
from applicants.records.signed_names import signature_refusal
from applicants.workflows import arrows, signing
from applicants.workflows.sendings import digest_of
from applicants.workflows.signing import Typed
from apprenticeships import audit
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.lazily import gettext_lazy
from apprenticeships.workflow import Actor, Transition, retrying

TRANSITIONS: tuple[Transition, ...] = ()
LETTER: Final = "offer-letter"
"""The task of this name is settled by signing the letter."""
SIGNED: Final = "offer.letter_signed"
CONSENT: Final = gettext_lazy(
    "I have read this letter, and I take the place under what it says. Writing my name below is my signature, and it "
    "counts as one on paper does. I may ask for a copy on paper at any time."
)


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
    _ask_anew(offer)
    return letter


@retrying
def sign(letter_id: int, *, name: str, read: str, by: Actor, at: datetime, reason: str = "") -> OfferLetter:
    """Sign the latest letter of a confirmed offer with the own name, under the text that was read."""
    letter = OfferLetter.objects.select_related("offer").get(pk=letter_id)
    application = arrows.locked(letter.offer.application_id)
    if by.user_id is None or by.user_id != application.person.user_id:
        raise NotAllowed(_("Everybody signs for themselves."))
    if letter.offer.state != OfferState.CONFIRMED or application.state not in AROUND_THE_START:
        raise GuardFailed(_("This list is closed: getting ready is over. Call us if something is wrong."))
    latest = letter.offer.letters.order_by("-number").first()
    if latest is None or OfferLetterSignature.objects.filter(letter=latest).exists():
        raise GuardFailed(_("You signed already. There is nothing else to sign."), code="signed")
    signature = OfferLetterSignature(letter=latest, user_id=by.user_id)
    typed = Typed(name, str(CONSENT), signature_refusal(application, name), read)
    signing.write(signature, typed, digest=latest.digest, at=at)
    data = {"number": latest.number, "digest": latest.digest}
    audit.record(SIGNED, letter.offer, by=by, at=at, person=application.person_id, reason=reason, data=data)
    return latest


def standing(application_id: int) -> OfferLetter | None:
    """Return the letter that counts for somebody who said yes, with its signature if it has one."""
    rows = OfferLetter.objects.filter(offer__application=application_id, offer__state=OfferState.CONFIRMED)
    return rows.select_related("signature").order_by("-number").first()


def _ask_anew(offer: Offer) -> None:
    """Another letter asks for another signature: the one before stays on record, under the letter that it signed.

    Also where the one before belongs to an offer that ended: the list of that time stays, with what was done.
    """
    with translation.override(offer.application.person.language or "en"):
        words = _("Your offer letter was written anew. Please read it and sign again.")
    tasks = OnboardingTask.objects.filter(application=offer.application_id, item__slug=LETTER)
    tasks.filter(Q(done_at__isnull=False) | Q(said_at__isnull=False)).update(
        said_at=None, done_at=None, done_by=None, back_reason=words[:300]
    )
