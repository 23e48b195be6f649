"""Double records at the coordinators' desk: pairs, one pair side by side, what was put together, sign-ins that wait."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apprenticeships import audit, clock
from apprenticeships.access import COORDINATORS, door
from apprenticeships.admin.actions import Action, Failed, show, take
from apprenticeships.admin.duplicate_steps import (
    APART,
    ASK_AGAIN,
    FIRST,
    MERGE,
    SECOND,
    UNDO,
    MergeForm,
    kept_first,
)
from apprenticeships.admin.duplicates_reading import chosen_in, in_words, known_since, side_by_side
from apprenticeships.admin.duplicates_todo import open_pairs, waiting
from apprenticeships.admin.scope import desk, of_people, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.admin.views import one_of, trail
from apprenticeships.errors import DomainError
from apprenticeships.merging import Said, Sides
from apprenticeships.models import DuplicatePair, Likeness, Merge, PairState, Person, User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from apprenticeships.workflow import Actor
from apprenticeships.workflows import duplicates as search
from apprenticeships.workflows import merges, people

PER_PAGE: Final = 25
MOST_LETTERS: Final = 80
MOST_WAITING: Final = 10
MOST_EVENTS: Final = 20
LIKELY, MAYBE, TWO, ONE = "likely", "maybe", "apart", "merged"
SHOWN: Final = {
    LIKELY: "Likely one person",
    MAYBE: "Only a hint",
    TWO: "Two people",
    ONE: "Put together",
}
FAMILIES: Final = {Likeness.STRONG: "you", Likeness.LIKELY: "look", Likeness.MAYBE: "later"}
HOME: Final = ("desk:duplicates", "Double records")


@door(COORDINATORS)
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """Pairs of records that may be one person, and what was decided about others."""
    user = signed_in(request)
    asked = request.GET.get("show", "")
    asked = asked if asked in SHOWN else LIKELY
    words = searched(request.GET.get("q", ""), MOST_LETTERS)
    rows = _merges(user, words) if asked == ONE else _pairs(user, asked, words)
    page: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "chips": [{"text": text, "url": f"?show={key}", "current": key == asked} for key, text in SHOWN.items()],
        "asked": asked,
        "words": words,
        "page_obj": page,
        "rows": [{"row": row} if asked == ONE else {"row": row, "family": FAMILIES[row.likeness]} for row in page],
        "sign_ins": _waiting(user) if asked == LIKELY and not words else [],
    }
    return show(request, "admin/duplicates.html", context, title=HOME[1])


def _pairs(user: User, asked: str, words: str) -> Any:
    rows = open_pairs(user)
    if asked == TWO:
        rows = scoped(DuplicatePair.objects.filter(state=PairState.APART), user).select_related("decided_by")
    else:
        rows = rows.filter(likeness__gte=Likeness.LIKELY) if asked == LIKELY else rows.filter(likeness=Likeness.MAYBE)
    if words:
        named = Person.objects.named_like(words).values("pk")
        rows = rows.filter(Q(first__in=named) | Q(second__in=named))
    return rows.select_related("first", "second").order_by("-likeness", "first__sort_name", "pk")


def _merges(user: User, words: str) -> Any:
    rows = scoped(Merge.objects.filter(undone_at__isnull=True), user).select_related("kept", "merged", "by")
    if words:
        rows = rows.filter(kept__in=Person.objects.named_like(words).values("pk"))
    return rows.defer("moved").order_by("-at", "-pk")


def _waiting(user: User) -> list[dict[str, Any]]:
    """Sign-ins that fit several records, each with the records that are known here."""
    rows = list(waiting(user).select_related("user")[:MOST_WAITING])
    fitting = Q(pk__in=())
    for row in rows:
        fitting |= Q(email__iexact=row.email)
    known = list(Person.objects.filter(fitting, of_people(user), user__isnull=True).order_by("sort_name", "pk"))
    return [{"row": row, "people": [each for each in known if each.email.lower() == row.email.lower()]} for row in rows]


@door(COORDINATORS)
@require_POST
def look_again(request: HttpRequest) -> HttpResponse:
    """Search now instead of within the next minutes."""
    new = search.search(at=clock.now())
    messages.success(
        request, f"Searched. {new} new {'pair' if new == 1 else 'pairs'}." if new else "Searched. Nothing new."
    )
    return redirect(HOME[0])


@door(COORDINATORS)
@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Say to whom a waiting sign-in belongs."""
    user = signed_in(request)
    address = get_object_or_404(waiting(user), pk=pk)
    chosen = key_in(request.POST.get("person", "")) or 0
    known = Person.objects.filter(of_people(user), user__isnull=True, email__iexact=address.email)
    person = known.filter(pk=chosen).first()
    if person is None:
        messages.warning(request, "Choose one of the people first.")
        return redirect(HOME[0])
    try:
        people.tie(address.user_id, person.pk, by=Actor.user(user), at=clock.now())
    except DomainError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, f"{address.email} signs in as {person} from now on.")
    return redirect(HOME[0])


def _pair(request: HttpRequest, pk: int) -> DuplicatePair:
    rows = DuplicatePair.objects.select_related("first__user", "second__user", "decided_by")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair side by side: what is kept, what moves, what stands in the way."""
    row = _pair(request, pk)
    asked = request.GET.get("keep", "")
    return _show_pair(request, row, Failed(), asked if asked in {FIRST, SECOND} else kept_first(row))


def _show_pair(request: HttpRequest, row: DuplicatePair, failed: Failed, side: str) -> HttpResponse:
    user = signed_in(request)
    if failed.slug == MERGE.slug:
        failed.shown = True
        form: Any = failed.form
    else:
        form = MergeForm(row=row, user=user, auto_id="merge-%s", initial={"keep": side})
    kept, merged = form.kept, form.merged
    plan = merges.plan(Sides(kept, merged, clock.now(), chosen_in(form)))
    within = desk(user).organizations
    kept_since, merged_since = known_since(kept, merged)
    steps: tuple[Action, ...] = (APART,) if row.state == PairState.OPEN else (ASK_AGAIN,)
    context = {
        "pair": row,
        "family": FAMILIES[Likeness(row.likeness)],
        "kept": kept,
        "merged": merged,
        "kept_since": kept_since,
        "merged_since": merged_since,
        "other_side": FIRST if form.initial["keep"] == SECOND else SECOND,
        "values": side_by_side(kept, merged),
        "form": form,
        "step": MERGE,
        "may_merge": row.state == PairState.OPEN,
        "stops": in_words(plan.stops, within, merges.ELSEWHERE),
        "notes": in_words(plan.notes, within, merges.NOTED_ELSEWHERE),
        "moves": [each.words for each in plan.moves],
        "steps": failed.offer(steps, lambda slug: reverse("desk:duplicate-step", args=[row.pk, slug]), row, user),
    }
    title = f"{row.first} and {row.second}" if row.first.name != row.second.name else f"{row.first}, twice"
    return show(request, "admin/duplicate.html", context, title=title, trail=trail(HOME), failed=failed)


@door(COORDINATORS)
@require_POST
def pair_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Put together, keep apart, or ask again."""
    row = _pair(request, pk)
    back = f"{reverse(HOME[0])}?show={ONE}" if step == MERGE.slug else reverse(HOME[0])
    asked = request.POST.get("keep", "")
    side = asked if asked in {FIRST, SECOND} else kept_first(row)
    return take(
        request,
        one_of((MERGE, APART, ASK_AGAIN), step),
        row,
        back=back,
        again=lambda failed: _show_pair(request, row, failed, side),
    )


def _merge(request: HttpRequest, pk: int) -> Merge:
    rows = Merge.objects.select_related("kept", "merged", "by", "undone_by")
    return get_object_or_404(scoped(rows, signed_in(request)), pk=pk)


@door(COORDINATORS)
@require_safe
def merged(request: HttpRequest, pk: int) -> HttpResponse:
    """What was put together, by whom and why, and the way back while there is one."""
    return _show_merge(request, _merge(request, pk), Failed())


def _show_merge(request: HttpRequest, row: Merge, failed: Failed) -> HttpResponse:
    user = signed_in(request)
    hindrances = merges.in_the_way(row)
    steps = () if hindrances and failed.slug != UNDO.slug else (UNDO,)
    said = [Said(*each) for each in row.notes]
    context = {
        "merge": row,
        "hindrances": hindrances,
        "notes": in_words(said, desk(user).organizations, merges.NOTED_ELSEWHERE),
        "steps": failed.offer(steps, lambda _: reverse("desk:unmerge", args=[row.pk]), row, user),
        "events": list(audit.timeline(row.kept)[:MOST_EVENTS]),
    }
    title = f"{row.kept}, put together"
    return show(request, "admin/merged.html", context, title=title, trail=trail(HOME), failed=failed)


@door(COORDINATORS)
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take two records apart again."""
    row = _merge(request, pk)
    return take(
        request,
        UNDO,
        row,
        back=reverse("desk:merged", args=[pk]),
        again=lambda failed: _show_merge(request, row, failed),
    )
