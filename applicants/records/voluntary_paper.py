"""The voluntary questions on a sheet of paper, with a code where somebody is given it."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from reportlab.platypus import CondPageBreak, Spacer

from applicants.records.deadlines import local_day
from applicants.records.paper import paragraph, printed, questions, style
from applicants.records.rights import current
from applicants.records.voluntary import EDITION, Form, form_of
from applicants.records.voluntary_words import QUESTIONS
from apprenticeships import clock
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Program

BOX: Final = "\u25a1"
QUESTION_ROOM: Final = 130
"""A question that has less room left, in points, begins on the next page."""

_WHY: Final = gettext_lazy(
    "Everybody who applies is asked these questions, to check that everybody gets a fair chance. You may skip "
    "any question, or all of them: it makes no difference for you."
)
_NOT_COUNTED: Final = gettext_lazy("Only answers given online are counted: a sheet without a code is not.")
_COUNTED: Final = gettext_lazy(
    "Your answers are counted by the code on this sheet. They take the place of any that you gave before. Whoever "
    "enters them sees the code, and not who you are."
)


def sheet_of(program: Program, version_id: int, *, code: str = "") -> bytes:
    """Return the sheet as a PDF, in the language in force. A sheet without a code is not counted."""
    form = form_of(version_id, on=local_day(program, clock.now()))
    title = _("Five voluntary questions")
    foot = _("Edition %(edition)s of these questions.") % {"edition": EDITION}
    return printed(list(_story(program, form, title, code)), title=title, author=program.organization.name, foot=foot)


def _story(program: Program, form: Form, title: str, code: str) -> Iterator[Any]:
    text, strong = style(10, spaceAfter=4), style(10, bold=True, spaceBefore=8, spaceAfter=2)
    yield paragraph(f"{program.organization.name}: {program.name}", text)
    yield paragraph(title, style(16, bold=True, spaceAfter=6))
    if code:
        yield paragraph(_("Code of this sheet: %(code)s") % {"code": code}, strong)
    yield paragraph(f"{_WHY} {_COUNTED if code else _NOT_COUNTED}", text)
    yield paragraph(_back_to(program), text)
    for name, asked in QUESTIONS.items():
        yield CondPageBreak(QUESTION_ROOM)
        yield paragraph(str(asked.label), strong)
        if name == "disability" and form.is_federal:
            yield paragraph(_of_form(form), style(8))
        if asked.help_text:
            yield paragraph(str(asked.help_text), style(9))
        yield from (paragraph(f"{BOX}  {words}", text) for _value, words in asked.choices)
    yield Spacer(1, 8)
    yield paragraph(questions(), text)


def _back_to(program: Program) -> str:
    """Say where the sheet goes: not to those who decide."""
    notice = current(program.organization_id)
    who = notice.lead_name if notice else _("the person who answers for equal opportunity")
    return _(
        "Write no name on this sheet. Put it into a closed envelope, and address it to %(who)s. Nobody who decides "
        "about your application opens it."
    ) % {"who": who}


def _of_form(form: Form) -> str:
    words = _("As on the federal form “%(name)s”, OMB number %(number)s.") % {
        "name": form.name,
        "number": form.omb_number,
    }
    return f"{words} {_('The form expires on %(day)s.') % {'day': form.expires}}" if form.expires else words
