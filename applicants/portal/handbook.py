"""The handbook: read it, and sign it with one's own name."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Application, ApplicationState
from applicants.portal.fields import PlainForm, Text
from applicants.portal.reading import actor, nav, person_of, posted
from applicants.workflows import onboarding
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from cohorts.models import Enrollment, Handbook
from cohorts.workflows import handbooks

UNPROCESSABLE = 422
ASKED = (ApplicationState.ACCEPTED, ApplicationState.ONBOARDING, ApplicationState.ENROLLED)


class SignForm(PlainForm):
    """The reader's name."""

    signed_name = Text(
        label=gettext_lazy("Your first and last name"),
        help_text=gettext_lazy("By writing it you say that you read the handbook and will keep to it."),
        ask=gettext_lazy("Write your first and last name."),
        complete="name",
    )


@door(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One edition of the handbook of a program that the reader is in, or getting ready for."""
    person = person_of(request)
    if person is None:
        raise Http404
    own = Q(version__in=Application.objects.filter(person=person, state__in=ASKED).values("version")) | Q(
        version__in=Enrollment.objects.filter(person=person).values("cohort__version")
    )
    books = Handbook.objects.filter(own).select_related("version__program__organization")
    row = get_object_or_404(books, public_id=public_id)
    form = SignForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            onboarding.sign_handbook(
                row.pk, person_id=person.pk, signed_name=form.cleaned_data["signed_name"],
                by=actor(request), at=clock.now(),
            )  # fmt: skip
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Thank you. You signed the handbook."))
            return redirect("portal:handbook", public_id=public_id)
    newest = handbooks.current(row.version_id)
    context = {
        "handbook": row,
        "newer": newest if newest != row else None,
        "signed": row.acknowledgements.filter(person=person).first(),
        "form": form,
        "nav": nav(""),
    }
    return render(request, "portal/handbook.html", context, status=UNPROCESSABLE if form.errors else 200)
