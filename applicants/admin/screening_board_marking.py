"""Writing down for many people at once: choose, fill in, look at what would change, do it, and take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.admin import screening_board as board
from applicants.admin import screening_board_forms as marks
from applicants.admin.keyset import PER_PAGE
from applicants.admin.screening_board_cells import WORDS, tag
from applicants.admin.screening_board_views import BOARD
from applicants.admin.turns import SENT
from applicants.models import ENDED_STATES, ApplicationState, ScreeningStep
from applicants.rules.requirements import Verdict
from applicants.workflows import marking
from applicants.workflows.marking import Doing, Outcome
from apprenticeships import clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, ReasonForm, StepForm, show, take
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.models import CONDITION_KINDS, Event, Program, RequirementKind, User
from apprenticeships.rules.keys import key_in, keys_in
from apprenticeships.templatetags.desk import mail_label
from apprenticeships.workflow import Actor

S = ApplicationState
SEEN: Final = "seen-"
GONE: Final = "Nothing is written down for people of whom this is not asked, or whose application is over by now."
NOBODY_CHOSEN: Final = "Choose people on the board first, and what to write down."

TITLES: Final = {
    Doing.RECORD: "Write down for many",
    Doing.WAIVE: "Waive for many",
    Doing.GIVE: "Somebody to look, for many",
}
ON_THE_APPLICATION: Final = "A result of this is not written down for many at once. Write it on each application."
ELSEWHERE: Final[dict[str, str]] = {
    RequirementKind.WORKKEYS: "WorkKeys levels of many people come in on the page of their sitting, or by a file "
    "under Applications, Results by file.",
    RequirementKind.TYPING: "Typing results of many people come in by a file under Applications, Results by file.",
    RequirementKind.DEPARTMENT_APPROVAL: "The department answers its request, each person on their application.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to write something down for, and what: only people and requirements of one's own programs."""

    steps: list[ScreeningStep]
    kind: str
    slug: str
    title: str
    how: str
    program: int
    back: str
    gone: int
    """How many were chosen of whom this is not asked, or not any more."""

    @property
    def hows(self) -> dict[str, str]:
        """What could be done with this requirement."""
        return marks.hows_of(self.kind)

    def form(self, user: User, data: QueryDict | None = None) -> StepForm:
        """The form, empty or filled in."""
        return marks.form_of(self.kind, self.how)(data, row=self.steps, user=user)

    def again(self, **changed: str) -> str:
        """The address of the same choice."""
        fields = {"step": self.slug, "program": str(self.program), "how": self.how, "back": self.back, **changed}
        who = [("who", str(step.application_id)) for step in self.steps]
        return f"{reverse('board:screening-mark')}?{urlencode([*fields.items(), *who])}"


def _asked(user: User, sent: QueryDict) -> Asked | None:
    """Read a choice; none when nobody who may be marked is left in it."""
    program = key_in(sent.get("program", ""))
    keys = keys_in(sent.getlist("who")[: PER_PAGE * 2])
    slug = sent.get("step", "").replace("\x00", "")[: board.MOST_SLUG]
    rows = ScreeningStep.objects.filter(
        application__in=keys,
        application__state__in=SENT,
        requirement__slug=slug,
        application__version__program=program,
        application__version__program__organization__in=desk(user).organizations,
    ).exclude(requirement__kind__in=CONDITION_KINDS)
    found = rows.select_related("application__person", "application__cohort", "requirement")
    steps = list(found.order_by("application__person__sort_name", "application_id")[:PER_PAGE])
    if not steps or program is None:
        return None
    kind = steps[0].requirement.kind
    hows = marks.hows_of(kind)
    same = [step for step in steps if step.requirement.kind == kind]
    how = sent.get("how", "")
    return Asked(
        steps=same,
        kind=kind,
        slug=slug,
        title=steps[0].requirement.title,
        how=how if how in hows else next(iter(hows)),
        program=program,
        back=_back(sent.get("back", "")),
        gone=len(set(keys)) - len(same),
    )


def _back(text: str) -> str:
    """What the board was narrowed by, and nothing else."""
    found = QueryDict(text[:1000].replace("\x00", ""))
    return urlencode({name: found[name][:200] for name in board.KEPT if found.get(name)})


def _board(back: str) -> str:
    return f"{reverse(BOARD[0])}?{back}" if back else reverse(BOARD[0])


def _nobody(request: HttpRequest, back: str) -> HttpResponse:
    messages.warning(request, NOBODY_CHOSEN)
    return redirect(_board(_back(back)))


@door(COORDINATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest) -> HttpResponse:
    """Fill in what to write down; sent, it shows for each person what would change, and writes nothing."""
    user = signed_in(request)
    sent = request.POST if request.method == "POST" else request.GET
    asked = _asked(user, sent)
    if asked is None:
        return _nobody(request, sent.get("back", ""))
    if request.method != "POST":
        return _show(request, asked, asked.form(user))
    form = asked.form(user, request.POST)
    if not form.is_valid():
        return _show(request, asked, form, refused=True)
    chosen = marks.chosen_of(asked.steps, asked.how, form.cleaned_data)
    found = marking.rehearse(chosen.entries, by=Actor.user(user), at=clock.now())
    return _show(request, asked, form, outcomes=found, left_out=chosen.left_out)


@door(COORDINATORS)
@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Write it down for everybody who is still ticked, and lead to what was done."""
    user = signed_in(request)
    asked = _asked(user, request.POST)
    if asked is None:
        return _nobody(request, request.POST.get("back", ""))
    form = asked.form(user, request.POST)
    if not form.is_valid():
        return _show(request, asked, form, refused=True)
    chosen = marks.chosen_of(asked.steps, asked.how, form.cleaned_data)
    seen = {step.application_id: key_in(request.POST.get(f"{SEEN}{step.application_id}", "")) for step in asked.steps}
    event, outcomes = marking.mark(
        asked.program,
        chosen.entries,
        slug=asked.slug,
        seen={pk: last for pk, last in seen.items() if last is not None},
        by=Actor.user(user),
        at=clock.now(),
    )
    if event is None:
        return _show(request, asked, form, outcomes=outcomes, left_out=chosen.left_out, refused=True)
    if asked.gone:
        messages.warning(request, GONE)
    names = {step.application_id: str(step.application.person) for step in asked.steps}
    for each in outcomes:
        if each.refused:
            messages.warning(request, f"{names[each.entry.application_id]}: {each.refused}")
    return redirect(f"{reverse('board:screening-marked', args=[event.pk])}?{urlencode({'back': asked.back})}")


def _show(
    request: HttpRequest,
    asked: Asked,
    form: StepForm,
    *,
    outcomes: Sequence[Outcome] | None = None,
    left_out: Sequence[ScreeningStep] = (),
    refused: bool = False,
) -> HttpResponse:
    by_application = {step.application_id: step for step in asked.steps}
    rows = [_row(by_application[each.entry.application_id], each) for each in outcomes or ()]
    good = [row for row in rows if not row["refused"]]
    ends = sum(row["ends"] for row in good)
    context: dict[str, Any] = {
        "asked": asked,
        "form": form,
        "hows": [(how, text, asked.again(how=how)) for how, text in asked.hows.items()],
        "people": [(step.application_id, str(step.application.person)) for step in asked.steps],
        "good": good,
        "bad": [row for row in rows if row["refused"]],
        "left_out": [str(step.application.person) for step in left_out],
        "looked": outcomes is not None,
        "to": form.cleaned_data["owner"].get_full_name() if form.is_bound and form.cleaned_data.get("owner") else "",
        "gone": GONE if asked.gone else "",
        "sent": list(marks.hidden(form)) if form.is_bound else [],
        "ready": sum(row["becomes_ready"] for row in good),
        "ends": ends,
        "ends_words": _ends_in_words(ends),
        "mails": sum(bool(row["mails"]) for row in good),
        "back": _board(asked.back),
        "elsewhere": "" if Doing.RECORD.value in asked.hows else ELSEWHERE.get(asked.kind, ON_THE_APPLICATION),
    }
    above = [(_board(asked.back), BOARD[1])]
    title = f"{TITLES[Doing(asked.how)]}: {asked.title}"
    response = show(request, "admin/screening_mark.html", context, title=title, trail=above)
    response.status_code = 422 if refused else 200
    return response


def _ends_in_words(ends: int) -> str:
    many = "1 application ends" if ends == 1 else f"{ends} applications end"
    it = "it" if ends == 1 else "them"
    way_back = "the person would have to apply anew"
    return f"{many} with this. Taking the results back later does not open {it} again: {way_back}."


def _row(step: ScreeningStep, found: Outcome) -> dict[str, Any]:
    moved = found.state_after != found.state_before
    return {
        "pk": step.application_id,
        "name": str(step.application.person),
        "refused": found.refused,
        "before": _tag(found.before),
        "after": _tag(found.after),
        "same": found.before == found.after,
        "why": found.why,
        "becomes_ready": moved and found.state_after == S.READY,
        "no_longer_ready": moved and found.state_before == S.READY and found.state_after == S.SUBMITTED,
        "ends": moved and found.state_after in ENDED_STATES,
        "mails": [mail_label(kind) for kind in found.mails],
        "seen": found.seen,
        "given": found.entry.doing is Doing.GIVE,
    }


def _tag(verdict: str) -> SafeString | str:
    return tag(Verdict(verdict), WORDS[Verdict(verdict)]) if verdict else ""


def _event(request: HttpRequest, pk: int) -> Event:
    """What somebody of one's own wrote down for many people of one's own programs."""
    own = Program.objects.filter(organization__in=desk(signed_in(request)).organizations).values("pk")
    rows = Event.objects.filter(
        kind=marking.KIND, subject_type=Program._meta.label_lower, subject_id__in=own, data__has_key="results"
    )
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


def _undo(event: Event) -> Action:
    def run(_: int, *, reason: str, by: Actor, at: Any) -> tuple[int, list[str]]:
        return marking.take_back(event, by=by, at=at, reason=reason)

    return Action(
        "undo",
        "Take all of it back",
        "Take all of it back",
        run,
        "",
        ReasonForm,
        lead="The results stay in the record with your reason, and count no more. What ended stays over.",
        stop=True,
        says=_taken_back,
    )


def _taken_back(outcome: tuple[int, list[str]]) -> str:
    taken, refused = outcome
    return " ".join([f"Taken back for {taken} {'person' if taken == 1 else 'people'}.", *dict.fromkeys(refused)])


@door(COORDINATORS)
@require_safe
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written down for whom, how they stand now, and the way to take it back."""
    return _show_marked(request, _event(request, pk))


def _show_marked(request: HttpRequest, event: Event, failed: Failed | None = None) -> HttpResponse:
    failed, back = failed or Failed(wanted="undo"), _board(_back(request.GET.get("back", "")))
    steps = ScreeningStep.objects.filter(
        application__in=event.data["applications"], requirement__slug=event.data["requirement"]
    ).select_related("requirement")
    standing = {step.application_id: step for step in steps}
    people = marking.people_of(event)
    left = marking.still_there(event)
    address = f"{reverse('board:screening-undo', args=[event.pk])}?{request.GET.urlencode()[:1000]}"
    undo = failed.offer([_undo(event)], lambda _slug: address, event, signed_in(request))[0] if left else None
    context = {
        "event": event,
        "people": [_now(row, standing.get(row.pk)) for row in people],
        "over": [row for row in people if row.ended_at is not None and row.ended_at >= event.at],
        "left": left,
        "undo": undo,
        "back": back,
        "what": next((step.requirement.title for step in standing.values()), event.data["requirement"]),
    }
    title = f"Written down for {len(people)} {'person' if len(people) == 1 else 'people'}"
    return show(request, "admin/screening_marked.html", context, title=title, trail=[(back, BOARD[1])], failed=failed)


def _now(row: Any, step: ScreeningStep | None) -> dict[str, Any]:
    return {
        "pk": row.pk,
        "name": str(row.person),
        "verdict": _tag(step.verdict) if step else "",
        "state": row.get_state_display(),
    }


@door(COORDINATORS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was written down for many, with the reason."""
    event = _event(request, pk)
    back = f"{reverse('board:screening-marked', args=[pk])}?{request.GET.urlencode()[:1000]}"
    return take(request, _undo(event), event, back=back, again=lambda failed: _show_marked(request, event, failed))
