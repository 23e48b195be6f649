"""The committee for partners: meetings to come, approved minutes, and practices that they share."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apprenticeships import clock
from apprenticeships.access import PARTNERS, door
from apprenticeships.addresses import user_of
from apprenticeships.admin.plain import StaffForm
from apprenticeships.errors import DomainError
from apprenticeships.layout import form_helper
from apprenticeships.models import Organization, Program, Role, Session, SessionKind, User
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Minutes, Practice
from cohorts.partners.nav import nav
from cohorts.reporting.parties import organizations_in
from cohorts.workflows import committee as workflow
from cohorts.workflows.committee import LONGEST_TEXT

PER_PAGE: Final = 10
MOST_LETTERS: Final = 80
MOST_WORDS: Final = 8
REFUSED: Final = 422
SHARERS: Final = frozenset({Role.PARTNER.value})


def programs_of(user: User) -> QuerySet[Program]:
    """The programs of the partnerships in which an organization of the user takes part."""
    return Program.objects.filter(pk__in=Grant.objects.visible_to(user).values("program"))


@door(PARTNERS)
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings that are called, and the minutes of those before."""
    programs = programs_of(user_of(request)).values("pk")
    ahead = Session.objects.filter(
        program__in=programs, kind=SessionKind.COMMITTEE, ends_at__gt=clock.now(), canceled_at__isnull=True
    )
    minutes = Minutes.objects.filter(session__program__in=programs, approved_at__isnull=False)
    rows = minutes.select_related("session__program", "approved_by").order_by("-session__starts_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "ahead": list(ahead.select_related("program")[:PER_PAGE]),
        "page_obj": page,
        "nav": nav("committee", user_of(request)),
    }
    return render(request, "partners/committee.html", context)


class ShareForm(StaffForm):
    """What works, in which program, in whose name."""

    program = forms.ModelChoiceField(Program.objects.none(), label="Program", empty_label="Choose one")
    title = forms.CharField(label="What works?", max_length=160, error_messages={"required": "Give it a title."})
    text = forms.CharField(
        label="How do you do it?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="So that somebody at another clinic could do the same. Name no patient and no worker.",
        error_messages={"required": "Write how you do it."},
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        choice = self.fields["program"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = programs_of(user)
            self.programs = list(choice.queryset)
        if len(self.programs) == 1:
            del self.fields["program"]

    @property
    def helper(self) -> Any:
        """How the fields are drawn."""
        return form_helper(submit="Share it with all partners")

    @property
    def chosen(self) -> Program:
        """The program, also where there is only one."""
        program: Program = self.cleaned_data.get("program") or self.programs[0]
        return program


def practices_of(user: User) -> QuerySet[Practice]:
    """Practices that are shared in the user's programs."""
    return Practice.objects.filter(program__in=programs_of(user).values("pk"), withdrawn_at__isnull=True)


def _words(text: str) -> list[str]:
    return text.replace("\x00", "")[:MOST_LETTERS].split()[:MOST_WORDS]


@door(PARTNERS)
@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """What partners share, the newest first, with a search over titles and texts."""
    user = user_of(request)
    words = _words(request.GET.get("q", ""))
    rows = practices_of(user).select_related("organization", "shared_by")
    for word in words:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(organization__name__icontains=word))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "asked": " ".join(words),
        "may_share": bool(user.roles & SHARERS),
        "nav": nav("practices", user_of(request)),
    }
    return render(request, "partners/practices.html", context)


@door(SHARERS)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Share a practice in the name of the own organization."""
    user = user_of(request)
    form = ShareForm(request.POST if request.method == "POST" else None, user=user)
    if not form.programs:
        raise Http404
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("title", "text")}
        try:
            organization = _organization(user, form.chosen)
            row = workflow.share(form.chosen, organization=organization, **told, by=Actor.user(user), at=clock.now())
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, f"Shared with all partners: {row.title}.")
            return redirect("partners:practices")
    context = {"form": form, "nav": nav("practices", user_of(request))}
    return render(request, "partners/share.html", context, status=REFUSED if form.errors else 200)


def _organization(user: User, program: Program) -> Organization:
    grant = Grant.objects.filter(program=program).select_related("program").first()
    rows = Organization.objects.filter(memberships__user=user, memberships__role=Role.PARTNER)
    found = rows.filter(organizations_in(grant)).distinct().order_by("pk").first() if grant else None
    if found is None:
        raise Http404
    return found


@door(SHARERS)
@require_POST
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an own practice back."""
    user = user_of(request)
    row = get_object_or_404(practices_of(user), public_id=public_id, shared_by=user)
    try:
        workflow.withdraw(row.pk, by=Actor.user(user), at=clock.now())
    except DomainError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, f"Taken back: {row.title}.")
    return redirect("partners:practices")
