"""Whose complaint it is: a coordinator searches among the people of the desk, and chooses one."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applicants.models import Complaint
from applicants.workflows import complaints as workflow
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import show
from apprenticeships.admin.people_found import MOST_FOUND, MOST_LETTERS, found, known
from apprenticeships.admin.scope import of_people, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import trail
from apprenticeships.errors import DomainError
from apprenticeships.models import Person, User
from apprenticeships.rules.words import searched
from apprenticeships.workflow import Actor

UNPROCESSABLE: Final = 422
LIST: Final = ("board:complaints", "Complaints")
NOBODY: Final = "nobody"


def sure_field() -> forms.CharField:
    """How one knows a day that is hardly the right one."""
    return forms.CharField(
        label="How do you know the day?",
        max_length=500,
        required=False,
        help_text="Only for a day that is unusually long ago, or before they applied. You are asked then.",
    )


def linked(row: Complaint, user: User) -> dict[str, Any]:
    """What the page of a complaint shows of whose it is: of somebody whom this desk does not know, only that."""
    person = workflow.person_of(row)
    known = person is not None and Person.objects.filter(of_people(user), pk=person.pk).exists()
    return {"person": person if known else None, "somebody": person is not None}


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Find whose complaint it is, among the people of the desk; or say that it is not known."""
    user = signed_in(request)
    row = get_object_or_404(scoped(Complaint.objects.defer("sealed"), user), pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    words, sure, problem = searched(asked.get("q", ""), MOST_LETTERS), asked.get("sure", "")[:500], ""
    if request.method == "POST":
        try:
            said = request.POST.get("person", "")
            person = known(user, said)
            if person is None and said != NOBODY:
                problem = "Choose one of the people found."
            else:
                key = None if person is None else person.pk
                workflow.link(pk, person_id=key, sure=sure, by=Actor.user(user), at=clock.now())
                messages.success(request, "Written down.")
                return redirect("board:complaint", pk=pk)
        except DomainError as refused:
            problem = refused.message
    people = found(user, words)
    above = [*trail(LIST), (reverse("board:complaint", args=[pk]), f"Complaint {row.number}")]
    context = {
        "row": row, "words": words, "rows": people[:MOST_FOUND], "more": len(people) > MOST_FOUND, "sure": sure,
        "problem": problem, "nobody": NOBODY,
    }  # fmt: skip
    response = show(request, "admin/complaint_person.html", context, title="Whose complaint is it?", trail=above)
    response.status_code = UNPROCESSABLE if problem else 200
    return response
