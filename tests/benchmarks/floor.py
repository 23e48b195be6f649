"""The floor: what one indexed query of fifty rows costs in Django when nothing else is done."""

from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Engine, RequestContext

from applicants.models import Application

ROWS: Final = 50
COLUMNS: Final = (
    "pk",
    "public_id",
    "person__family_name",
    "person__given_name",
    "person__email",
    "person__phone",
    "state",
    "started_at",
    "submitted_at",
    "answer_due",
    "cohort__starts_on",
)
FRAME: Final = """<!doctype html><html lang="en"><head><title>Floor</title></head><body><p>{{ request.user.email }}</p>
<table><tr>%s</tr>
%s</table></body></html>"""
HEAD: Final = "".join(f"<th>{name}</th>" for name in COLUMNS)
BY_PLACE: Final = "{% for row in rows %}<tr>%s</tr>\n{% endfor %}"
BY_NAME: Final = "{% for %s in rows %}<tr>%s</tr>\n{% endfor %}"
_engine: Final = Engine(
    context_processors=[
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
)


def _by_place() -> str:
    cells = "".join(f"<td>{{{{ row.{place} }}}}</td>" for place in range(len(COLUMNS)))
    return FRAME % (HEAD, BY_PLACE.replace("%s", cells))


def _by_name() -> str:
    cells = "".join(f"<td>{{{{ {name} }}}}</td>" for name in COLUMNS)
    return FRAME % (HEAD, BY_NAME.replace("%s", ", ".join(COLUMNS), 1).replace("%s", cells, 1))


PAGE: Final = _engine.from_string(_by_place())
LEAN: Final = _engine.from_string(_by_name())


def _answer(request: HttpRequest, template: Any) -> HttpResponse:
    rows = Application.objects.filter(submitted_at__isnull=False).order_by("-submitted_at", "-pk")
    found = list(rows.values_list(*COLUMNS)[:ROWS])
    return HttpResponse(template.render(RequestContext(request, {"rows": found})))


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """The reference: tuples, read by their place, as the pages of the peers were measured against."""
    return _answer(request, PAGE)


@login_required
def lean(request: HttpRequest) -> HttpResponse:
    """The same with unpacked loop variables: how much of the floor is only Django's lookup by place."""
    return _answer(request, LEAN)
