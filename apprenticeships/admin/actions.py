"""Buttons and small forms on the work pages: each calls one step of a workflow, and a refusal stays on the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from apprenticeships import clock
from apprenticeships.admin.plain import StaffForm
from apprenticeships.admin.scope import desk
from apprenticeships.admin.site import signed_in
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import User
from apprenticeships.workflow import Actor

REASON_LENGTH = 300


class StepForm(StaffForm):
    """What a step needs to know beside its row. ``row`` and ``user`` narrow the choices."""

    def __init__(self, *args: Any, row: Any = None, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.user = row, user
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the row; forms with choices of their own do."""

    @property
    def helper(self) -> FormHelper:
        """How the fields are drawn; the page writes the form's tag and its button."""
        return form_helper()


class ReasonForm(StepForm):
    """Why."""

    reason = forms.CharField(
        label="Why?", max_length=REASON_LENGTH, help_text="Kept with the step. One sentence is enough."
    )


@dataclass(frozen=True, slots=True)
class Action:
    """One step that a page offers: its address and words, its form, the workflow function, what to say afterwards."""

    slug: str
    title: str
    button: str
    run: Callable[..., object]
    done: str
    form: type[StepForm] = StepForm
    lead: str = ""
    stop: bool = False
    says: Callable[[Any], str] | None = None
    """What to say afterwards where that depends on what the step returned; ``done`` is for all others."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An action as a page shows it: with its form, where it posts to, and whether it stands open."""

    action: Action
    form: StepForm | None
    url: str
    open: bool = False

    @property
    def has_fields(self) -> bool:
        """Whether there is anything to fill in."""
        return self.form is None or bool(self.form.fields)


@dataclass(slots=True)
class Failed:
    """The form that was refused a moment ago, shown again with everything typed; ``wanted`` is one to open."""

    slug: str = ""
    form: StepForm | None = field(default=None)
    wanted: str = ""
    shown: bool = False

    def offer(
        self, actions: Iterable[Action], url: Callable[[str], str], row: Any, user: User, *, lazy: bool = False
    ) -> list[Offered]:
        """Every action with its form; the refused one bound and open. ``lazy`` ones get a form only when asked for."""
        return [self._offered(action, url(action.slug), row, user, lazy=lazy) for action in actions]

    def _offered(self, action: Action, url: str, row: Any, user: User, *, lazy: bool) -> Offered:
        if action.slug == self.slug and self.form is not None:
            self.shown = True
            return Offered(action, self.form, url, open=True)
        wanted = action.slug == self.wanted
        return Offered(action, blank(action, row, user) if wanted or not lazy else None, url, open=wanted)


def blank(action: Action, row: Any, user: User) -> StepForm:
    """The empty form of an action; ids carry its name, since a page shows many forms."""
    return action.form(row=row, user=user, auto_id=f"{action.slug}-%s")


def take(
    request: HttpRequest,
    action: Action,
    row: Model | None,
    *,
    key: Any = None,
    back: str | Callable[[Any], str],
    again: Callable[[Failed], HttpResponse],
) -> HttpResponse:
    """Take the step and go back; where a rule or a field says no, show the page again (422) with everything typed.

    ``key`` is what the workflow function is called with, by default the row's primary key, and 0 where no row exists
    yet. ``back`` may be read from what the step returned, such as a new row.
    """
    user = signed_in(request)
    if key is None:
        key = 0 if row is None else row.pk
    form = action.form(request.POST, request.FILES, row=row, user=user, auto_id=f"{action.slug}-%s")
    if form.is_valid():
        try:
            outcome = action.run(key, by=Actor.user(user), at=clock.now(), **form.cleaned_data)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, action.says(outcome) if action.says else action.done)
            return redirect(own_address(request, back if isinstance(back, str) else back(outcome)))
    return again(Failed(action.slug, form))


def own_address(request: HttpRequest, default: str) -> str:
    """Where to go afterwards: the page of this admin that the form came from, if it says so, else ``default``."""
    asked = request.POST.get("next", "")
    parts = urlsplit(asked)
    safe = not parts.scheme and not parts.netloc and parts.path.startswith("/admin/") and asked.isprintable()
    return asked if safe and "\\" not in asked else default


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    trail: Iterable[tuple[str, str]] = (),
    failed: Failed | None = None,
) -> HttpResponse:
    """Draw one of our pages in the admin's frame; 422 while it shows a refused form."""
    user = signed_in(request)
    page = {
        **admin.site.each_context(request),
        "title": title,
        "trail": [{"url": url, "text": text} for url, text in trail],
        "zone": desk(user).zone,
        **context,
    }
    refused = failed is not None and bool(failed.slug)
    if failed is not None and refused and not failed.shown:
        page["form"] = failed.form  # its step is not offered any more: what was refused stands on top of the page
    return render(request, template, page, status=422 if refused else 200)


def step_page(
    request: HttpRequest,
    action: Action,
    row: Model | None,
    *,
    above: Iterable[tuple[str, str]],
    back: str | Callable[[Any], str],
    title: str = "",
    lead: str = "",
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer a page of one step: its form, and when that is sent the step itself. ``None`` where no row exists yet."""

    def page(failed: Failed) -> HttpResponse:
        form = failed.form or blank(action, row, signed_in(request))
        if initial and not form.is_bound:
            form.initial = initial
        context = {"step": action, "form": form, "lead": lead}
        return show(request, "admin/one_step.html", context, title=title or action.title, trail=above, failed=failed)

    if request.method != "POST":
        return page(Failed())
    return take(request, action, row, back=back, again=page)


def each(
    request: HttpRequest, steps: Iterable[tuple[str, Callable[[], object]]], *, done: Callable[[int], str]
) -> tuple[int, int]:
    """Take the same step on many rows. One row's refusal is a warning with its name; the others go on."""
    taken = refused = 0
    for name, step in steps:
        try:
            step()
        except DomainError as problem:
            refused += 1
            messages.warning(request, f"{name}: {problem.message}")
        else:
            taken += 1
    if taken:
        messages.success(request, done(taken))
    return taken, refused
