"""An access code is typed, or comes with a link: an application begins although the class is closed to others."""

from typing import Final

from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applicants.models import Application
from applicants.portal.fields import NameForm, Text
from applicants.portal.reading import actor, nav, person_of, posted
from applicants.rules.access_codes import LONGEST_TYPED
from applicants.workflows import access_codes
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.errors import DomainError
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Person
from apprenticeships.templatetags.look import longdate
from apprenticeships.workflows import people

UNPROCESSABLE: Final = 422
ACTION: Final = "access_code"


class CodeForm(NameForm):
    """The code, and a name where we know none."""

    field_order = ("code",)

    code = Text(
        label=gettext_lazy("Your access code"),
        ask=gettext_lazy("Write the code that you were given."),
        max_length=LONGEST_TYPED,
        complete="off",
        css="ap-w-md",
        help_text=gettext_lazy("Such as K7QM-2XWP. Spaces and small letters do not matter."),
    )

    def __init__(self, *args: object, person: Person | None, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if person is not None:
            del self.fields["given_name"], self.fields["family_name"]


@door(SIGNED_IN)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Type a code and begin. The page is the same for every address, so that it tells nothing about programs."""
    person = person_of(request)
    form = CodeForm(posted(request), person=person, initial={"code": request.GET.get("code", "")[:LONGEST_TYPED]})
    if form.is_bound and form.is_valid():
        row = _begin(request, slug, person, form)
        if row is not None:
            words = _("You are in time: send it by %(day)s, for the class that starts on %(first)s.")
            dates = {"day": longdate(row.send_by), "first": longdate(row.cohort.starts_on)}
            messages.success(request, words % dates)
            return redirect("portal:sections", public_id=row.public_id)
    context = {"form": form, "nav": nav("")}
    return render(request, "portal/code.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _begin(request: HttpRequest, slug: str, person: Person | None, form: CodeForm) -> Application | None:
    """Start the application, or say at the field why not. Only codes that do not work are counted."""
    if not ratelimit.consume(request, action=ACTION, dry_run=True):
        form.add_error("code", _("Those were too many tries. Wait an hour, or ask who gave you the code."))
        return None
    at, names = clock.now(), dict(form.cleaned_data)
    typed = names.pop("code")
    try:
        with transaction.atomic():
            who = person or people.person_for(user_of(request), at=at, **names)
            return access_codes.use(typed, slug=slug, person=who, by=actor(request), at=at)
    except DomainError as error:
        if error.code == "unknown":
            ratelimit.consume(request, action=ACTION)
        form.refuse(error)
        return None
