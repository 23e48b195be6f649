"""A conditional-offer letter as an answer to a request: the same file for the candidate and the manager."""

from django.http import Http404, HttpRequest, HttpResponse

from applicants.models import Offer
from applicants.records.offer_letter import LANGUAGES, as_pdf
from cohorts.uploads import PDF, attached


def letter_file(request: HttpRequest, offer: Offer, *, spoken: str) -> HttpResponse:
    """The latest letter of an offer as a PDF, in the language that the address asks for, else in the one ``spoken``."""
    letter = offer.letters.select_related(
        "offer__application__person",
        "offer__application__version__program__organization",
        "offer__opening__department__site",
        "offer__made_by",
        "signature",
    ).first()
    if letter is None:
        raise Http404
    asked = request.GET.get("language", "")
    language = next((code for code in (asked, spoken) if code in LANGUAGES and code in letter.content), LANGUAGES[0])
    return attached(as_pdf(letter, language), name=f"offer-{letter.issued_at:%Y-%m-%d}-{language}.pdf", media_type=PDF)
