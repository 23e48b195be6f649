"""The references of an application on the coordinators' pages: who was named, what they said, and the verdict.

What somebody said stands on a page of its own; that it is read is written down.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applicants.admin import references_steps as steps
from applicants.models import Application, Referee, RefereeState, ReferenceVerdict
from applicants.records.deadlines import local_day
from applicants.records.references import SENT, Place, needed, place_of, said_of
from applicants.records.retention import REFERENCES, kept_with
from applicants.workflows import reference_verdicts
from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Failed, Offered, show, take
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.workflow import Actor

LIST: Final = ("board:applications", "Applications")
MOST: Final = 40
S: Final = RefereeState
FAMILIES: Final = {
    S.ASKED: "us",
    S.ANSWERED: "done",
    S.DECLINED: "later",
    S.LAPSED: "you",
    S.RETURNED: "stop",
    S.ENDED: "later",
}
CALL: Final = "Please call"


@dataclass(frozen=True, slots=True)
class Shown:
    """One of those who were named, as coordinators see them; ``said`` only where they asked to read it."""

    row: Referee
    family: str
    badge: str
    steps: list[Offered] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)


def _place(request: HttpRequest, pk: int) -> tuple[Application, Place]:
    rows = Application.objects.coordinated_by(signed_in(request))
    application = get_object_or_404(
        rows.select_related("person__user", "version__program__organization", "cohort"), pk=pk
    )
    found = place_of(application, at=clock.now()) if application.submitted_at is not None else None
    if found is None:
        raise Http404
    return application, found


@door(COORDINATORS)
@require_safe
def references(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was named, where each stands, and what may be done."""
    return _show(request, *_place(request, pk))


@door(COORDINATORS)
@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with what they said. That somebody reads it is written down."""
    application, place = _place(request, pk)
    rows = reference_verdicts.read(application.pk, by=Actor.user(signed_in(request)), at=clock.now())
    return _show(request, application, place, said={row.pk: said_of(row) for row in rows})


@door(COORDINATORS)
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step."""
    application, place = _place(request, pk)
    action = one_of(steps.all_of(application, required=place.judged.rule.required), step)
    back = reverse("board:references", args=[pk])
    return take(
        request, action, application, back=back, again=lambda failed: _show(request, application, place, failed)
    )  # fmt: skip


def _show(
    request: HttpRequest,
    application: Application,
    place: Place,
    failed: Failed | None = None,
    *,
    said: dict[int, list[tuple[str, str]]] | None = None,
) -> HttpResponse:
    user = signed_in(request)
    failed = failed or Failed(wanted=request.GET.get("open", ""))

    def url(slug: str) -> str:
        return reverse("board:references-step", args=[application.pk, slug])

    shown = []
    for row in place.rows:
        state = S(row.state)
        family, badge = FAMILIES[state], str(state.label)
        if application.state in SENT and ((state == S.ASKED and not row.email) or state == S.LAPSED):
            family, badge = "you", CALL
        actions = steps.of_referee(row) if application.state in SENT else []
        offered = failed.offer(actions, url, application, user, lazy=True)
        shown.append(Shown(row, family, badge, offered, (said or {}).get(row.pk, [])))
    decides = application.state in SENT and any(row.state in {S.ANSWERED, S.LAPSED, S.RETURNED} for row in place.rows)
    action = steps.verdict(application, required=place.judged.rule.required)
    context: dict[str, Any] = {
        "application": application,
        "required": place.judged.rule.required,
        "needed": needed(place.judged),
        "shown": shown,
        "verdict": reference_verdicts.standing_verdict(application),
        "decide": failed.offer([action], url, application, user)[0] if decides else None,
        "writes": application.person.user_id is None
        and Application.objects.written_by(user).filter(pk=application.pk).exists(),
        "has_words": said is None and any(row.state == S.ANSWERED and not row.destroyed_at for row in place.rows),
        "kept_through": kept_with(application, REFERENCES, on=local_day(application.version.program, clock.now())),
        "events": list(_events(application)[:MOST]),
    }
    above = [*trail(LIST), (reverse("board:application", args=[application.pk]), str(application.person))]
    return show(request, "admin/references.html", context, title="References", trail=above, failed=failed)


def _events(application: Application) -> Any:
    """What happened to the references of an application, newest first."""
    of_them = audit.timeline(application.person).filter(
        subject_type=Referee._meta.label_lower, subject_id__in=application.referees.values("pk")
    )
    verdicts = audit.timeline(application.person).filter(
        subject_type=ReferenceVerdict._meta.label_lower,
        subject_id__in=application.reference_verdicts.values("pk"),
    )
    return (of_them | verdicts).select_related("person")
