"""A referee's own page: who asks and why, who reads it, the questions, or "I would rather not". No account, one link.

The page works until it is answered, the last day is over, or the applicant names somebody else. Nothing that was said
is shown again.
"""

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applicants.models import Referee, RefereeState
from applicants.portal.fields import Choice, PlainForm, Text
from applicants.portal.guardian import NOT_FOUND, UNPROCESSABLE, quiet
from applicants.portal.link_guesses import TOO_MANY, guesses_too_often
from applicants.portal.reading import posted
from applicants.records.referee_links import referee_behind
from applicants.records.references import questions_of
from applicants.rules.referees import LONGEST_ANSWER, Question
from applicants.workflows import references
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.errors import DomainError
from apprenticeships.language import said
from apprenticeships.workflow import Actor

ONE_LINE: Final = 300
DECLINE: Final = "decline"


class AnswersForm(PlainForm):
    """The questions of the program, one field for each."""

    def __init__(self, *args: Any, row: Referee, **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = questions_of(row.requirement)
        for each in self.questions:
            self.fields[f"q-{each.slug}"] = _field(each, row.application.person.short_name)

    def answers(self) -> dict[str, str]:
        """What was answered, by the names of the questions."""
        return {each.slug: self.cleaned_data.get(f"q-{each.slug}") or "" for each in self.questions}


def _field(each: Question, name: str) -> forms.Field:
    label = said(each.asked(name)) if each.is_own else each.asked(name)
    if each.choices:
        choices = [(value, _(words)) for value, words in each.choices]
        return Choice(label=label, choices=choices, ask=_("Choose one of these."))
    most = LONGEST_ANSWER if each.lines > 1 else ONE_LINE
    return Text(label=label, ask=_("Answer this question.") if each.required else "", lines=each.lines, max_length=most)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a referee, keep what they say once, and thank them. Whoever comes later reads that nothing is needed."""
    row = referee_behind(token)
    if row is None:
        if guesses_too_often(request, of="referee"):
            return _answer(request, "portal/referee/wait.html", {}, status=TOO_MANY)
        return _answer(request, "portal/referee/ended.html", {}, status=NOT_FOUND)
    if row.state != RefereeState.ASKED:
        return _answer(request, "portal/referee/thanks.html", _context(row))
    if request.method != "POST" and references.is_over(row, at=clock.now()):
        return _answer(request, "portal/referee/over.html", _context(row))
    return _asked(request, row, token)


def _asked(request: HttpRequest, row: Referee, token: str) -> HttpResponse:
    declines = request.method == "POST" and request.POST.get("step") == DECLINE
    form = AnswersForm(None if declines else posted(request), row=row)
    refusal = ""
    if declines or (form.is_bound and form.is_valid()):
        by, at = Actor.referee(row.pk), clock.now()
        try:
            if declines:
                references.decline(row.pk, by=by, at=at)
            else:
                references.answer(row.pk, answers=form.answers(), by=by, at=at)
        except DomainError as error:
            if declines:
                refusal = error.message
            else:
                form.refuse(error)
        else:
            return quiet(redirect("portal:for_referee", token=token))
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = _context(row) | {"form": form, "refusal": refusal}
    return _answer(request, "portal/referee/ask.html", context, status=status)


def _context(row: Referee) -> dict[str, Any]:
    """What the pages show: of the applicant the name, and the program."""
    program, person = row.application.version.program, row.application.person
    return {
        "referee": row,
        "candidate": person.name,
        "candidate_short": person.short_name,
        "program": program,
        "organization": program.organization.name,
        "declined": row.state == RefereeState.DECLINED,
    }


def _answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return quiet(render(request, template, context, status=status))
