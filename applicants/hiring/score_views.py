"""Scores: keep a draft, hand in, correct, agree with the panel, and leave a note for the next interviewer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from applicants.hiring import cards, order
from applicants.hiring.doors import AUTOSAVE, REFUSED, page, reader_of
from applicants.hiring.forms import PREFIX, AgreeForm, CorrectForm, NoteForm, ScoreForm
from applicants.hiring.interview_views import interview_or_404, referral_of
from applicants.hiring.queue import candidate_url, class_words
from applicants.hiring.standing import Panel, Seen, see
from applicants.hiring.views import candidate_page
from applicants.models import Interview, Referral, Scorecard
from applicants.rules.merging import plain
from applicants.rules.pages import Base
from applicants.rules.scorecards import WHY
from applicants.rules.working_days import local_day, time_words
from applicants.workflows import interviews, scoring
from apprenticeships import clock
from apprenticeships.access import HIRING, door
from apprenticeships.errors import DomainError
from apprenticeships.models import Criterion
from apprenticeships.workflow import Actor

NOTHING_NEW, CLASH = 204, 409
MOST_SIGNS: Final = 4_000
ELSEWHERE: Final = "You wrote something else on another page. Load this page again to see it."


@door(HIRING)
@require_POST
def draft(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Keep what was written so far. With a script it happens by itself; without one there is a button."""
    reader, at = reader_of(request), clock.now()
    row, referral, seen = _opened(request, interview)
    if seen is None:
        return redirect(candidate_url(referral))
    criteria = Criterion.objects.asked_in(row.application.version_id)
    names = [name for name in ScoreForm(criteria=criteria).fields if name in request.POST]
    texts = {name: _text(request.POST, name) for name in names}
    base = Base.read(request.POST) or Base({}, "")
    words, clash = f"Saved at {time_words(at, row.zone)}", False
    try:
        saved = scoring.save_draft(row.pk, texts=texts, base=base, by=Actor.user(reader), at=at)
    except DomainError as error:
        words, clash = error.message, True
    else:
        if saved is None:
            return (
                HttpResponse(status=NOTHING_NEW) if request.headers.get(AUTOSAVE) else redirect(candidate_url(referral))
            )
        if saved.clashes:
            words, clash = ELSEWHERE, True
    if request.headers.get(AUTOSAVE):
        return HttpResponse(words, status=CLASH if clash else 200, content_type="text/plain; charset=utf-8")
    tell = messages.error if clash else messages.success
    tell(request, words if clash else f"{words.rstrip('.')}. Only you see it.")
    return redirect(candidate_url(referral))


def _text(data: Mapping[str, Any], name: str) -> str:
    return plain(str(data.get(name, "")).replace("\x00", ""))[:MOST_SIGNS]


@door(HIRING)
@require_POST
def score(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Hand in the reader's scorecard, then go to the next candidate who waits for the reader."""
    reader, at = reader_of(request), clock.now()
    row, referral, seen = _opened(request, interview)
    if seen is None:
        return redirect(candidate_url(referral))
    form = ScoreForm(request.POST, criteria=Criterion.objects.asked_in(row.application.version_id))
    if form.is_valid():
        try:
            interviews.score(row.pk, **form.card, no_conflict=True, by=Actor.user(reader), at=at)
        except DomainError as error:
            form.refuse(error, prefix=PREFIX)
        else:
            said = f"Your scorecard for {row.application.person.name} is in."
            return order.go_on(request, said, about=referral, at=at)
    return candidate_page(request, referral, at=at, form=form)


@door(HIRING)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Hand in a card that takes the place of the reader's own."""
    reader, at = reader_of(request), clock.now()
    row, referral, seen = _opened(request, interview)
    mine = Scorecard.objects.current().filter(interview=row, scorer=reader).first()
    if seen is None or mine is None:
        return redirect(candidate_url(referral))
    initial: dict[str, Any] = {f"{PREFIX}{slug}": rating for slug, rating in mine.ratings.items()}
    initial |= {f"{WHY}{slug}": words for slug, words in mine.comments.items()}
    initial |= {"comment": mine.comment, "recommendation": mine.recommendation}
    criteria = Criterion.objects.asked_in(row.application.version_id)
    form = CorrectForm(request.POST if request.method == "POST" else None, criteria=criteria, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            scoring.correct(mine.pk, **form.card, reason=form.cleaned_data["reason"], by=Actor.user(reader), at=at)
        except DomainError as error:
            form.refuse(error, prefix=PREFIX)
        else:
            messages.success(request, "Corrected. The card before stays on record.")
            return redirect(candidate_url(referral))
    context = {"form": form, **_head(referral, at)}
    return page(request, "hiring/correct.html", context, status=_status(request))


@door(HIRING)
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Write down what the panel agreed on."""
    reader, at = reader_of(request), clock.now()
    row, referral, seen = _opened(request, interview)
    criteria = list(Criterion.objects.asked_in(row.application.version_id))
    given = [] if seen is None else cards.shown(seen, criteria, reader)
    if seen is None or not any(card["is_mine"] for card in given) or seen.standing.scores.agreed:
        return redirect(candidate_url(referral))
    form = AgreeForm(request.POST if request.method == "POST" else None, criteria=criteria, initial=_same(seen))
    if request.method == "POST" and form.is_valid():
        try:
            scoring.agree(
                row.pk, ratings=form.ratings, sentence=form.cleaned_data["sentence"], by=Actor.user(reader), at=at
            )
        except DomainError as error:
            form.refuse(error, prefix=PREFIX)
        else:
            messages.success(request, "Saved: this is what the panel agreed on.")
            return redirect(candidate_url(referral))
    context = {"form": form, "cards": given, **_head(referral, at)}
    return page(request, "hiring/agree.html", context, status=_status(request))


def _same(seen: Seen) -> dict[str, int]:
    """The ratings in which all cards are the same: there is nothing to talk about."""
    given = [card["ratings"] for card in seen.cards]
    first = given[0] if given else {}
    return {
        f"{PREFIX}{slug}": rating for slug, rating in first.items() if all(each.get(slug) == rating for each in given)
    }


@door(HIRING)
@require_POST
def note(request: HttpRequest, interview: UUID) -> HttpResponse:
    """Leave a hint for whoever meets the candidate next."""
    at = clock.now()
    row, referral, seen = _opened(request, interview)
    if seen is None:
        return redirect(candidate_url(referral))
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            by = Actor.user(reader_of(request))
            scoring.leave_note(row.pk, words=form.cleaned_data["words"], by=by, at=at)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, "Your note is there for the next interviewer.")
            return redirect(candidate_url(referral))
    return candidate_page(request, referral, at=at, note=form)


def _opened(request: HttpRequest, interview: UUID) -> tuple[Interview, Referral, Seen | None]:
    """The interview, and what the reader sees of the candidate; nothing before they said that nothing ties them."""
    reader = reader_of(request)
    row = interview_or_404(request, interview)
    referral = referral_of(row, reader)
    (seen,) = see([referral], Panel.of(reader), at=clock.now(), free={})
    if seen.interview is not None and seen.interview.pk != row.pk:
        raise Http404  # an interview before the latest one: its cards are closed
    return row, referral, seen if seen.is_open else None


def _head(referral: Referral, at: datetime) -> dict[str, Any]:
    on = local_day(at, referral.opening.department.site.zone)
    name = referral.application.person.name
    return {"name": name, "about": class_words(referral.opening, on), "back_url": candidate_url(referral)}


def _status(request: HttpRequest) -> int:
    return REFUSED if request.method == "POST" else 200
