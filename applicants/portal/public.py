"""What visitors do before they have an account: say that they are interested, take a chair, practice."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from applicants.portal.fields import PlainForm
from applicants.portal.public_forms import InterestForm, PracticeForm, VisitorForm
from applicants.portal.reading import posted
from applicants.portal.visits import TOO_MANY, may_write
from applicants.records import late_dates
from applicants.records.asked import requirements_of, rules_of
from applicants.records.deadlines import local_day
from applicants.records.facts import AHEAD
from applicants.records.lead_links import lead_of
from applicants.rules.passages import PRACTICE_IN_SPANISH, for_practice, practice_texts
from applicants.rules.requirements import Kind
from applicants.rules.typing import Formula, display
from applicants.workflows import leads
from applicants.workflows.applications import intended_cohort
from applicants.workflows.typing import practice_score
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.errors import DomainError
from apprenticeships.models import Person, Program, ProgramVersion, Session, SignUp, SignUpState, User, VersionState
from apprenticeships.workflow import Actor
from apprenticeships.workflows import people, sessions

UNPROCESSABLE = 422
BUSY: Final = 429
WHO: Final = "who"
CHAIRS: Final = "chairs"
MOST_CHAIRS: Final = 8
PRACTICE_MINUTES: Final = ("1", "5")
NAMES: Final = ("given_name", "family_name", "email", "phone")


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep somebody's interest, and thank them in the same words whether they are known or not."""
    program, _ = offered(slug)
    own = person_behind(request)
    form = InterestForm(posted(request), initial=_known(request, own))
    if form.is_bound and form.is_valid() and may_write(request, form):
        try:
            _keep_interest(program, form, own, by=visitor(request), at=clock.now())
        except DomainError as error:
            form.refuse(error)
        else:
            _remember(request, form, own)
            return redirect("join:thanks", slug=slug)
    context = {"program": program, "form": form}
    return render(request, "portal/public/interest.html", context, status=status_of(form))


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Stop the reminders of an interest, by the link in one. Opening the link stops nothing."""
    lead = lead_of(token)
    if lead is None or lead.program.slug != slug:
        raise Http404
    if request.method == "POST":
        leads.stop_reminders(lead.pk, by=visitor(request), at=clock.now(), reason="By the link in the mail.")
        return redirect("join:stop", slug=slug, token=token)
    context = {"program": lead.program, "stopped": lead.reminders_stopped_at is not None}
    return render(request, "portal/public/stop.html", context)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """Take a chair at a session, or a place on its waiting list. Who is signed in takes their own with one tap."""
    program, version = offered(slug)
    at, own = clock.now(), person_behind(request)
    found = get_object_or_404(program.sessions.filter(kind="info").with_places(), public_id=public_id)
    here = _place_here(own, found, at) if own is not None else None
    if here is not None and request.method != "POST":
        return redirect("join:signed", slug=slug, public_id=here.public_id)
    form = VisitorForm(_of_form(request, own), initial=_known(request, own))
    free = found.capacity - int(getattr(found, "signed", 0))
    held = _chair_ahead(own, found, at) if own is not None else None
    if form.is_bound and form.is_valid() and held and free > 0 and _is_of(own, form):
        form.add_error(None, gettext("You have a chair on another date. Move it here, or keep it as it is."))
    elif form.is_bound and form.is_valid() and may_write(request, form):
        try:
            row = _take_chair(found, form, own, by=visitor(request), at=at)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            _remember(request, form, own)
            _remember_chair(request, found)
            if own is not None and own.pk == row.person_id:
                return redirect("join:signed", slug=slug, public_id=row.public_id)
            return redirect("join:session_thanks", slug=slug, public_id=found.public_id)
    over = found.canceled_at is not None or found.starts_at <= at
    late = None if over else _last_day(own, found, version, at)
    waiting = getattr(found, "waiting", 0)
    context = {
        "program": program,
        "session": found,
        "form": form,
        "free": free,
        "waiting": waiting,
        "over": over,
        "late": late.words(found) if late is not None else "",
        "held": held,
        "own": own if own is not None and own.email else None,
        "for_others": form.is_bound and not _is_mine(request, own),
        "asked_before": None if held else _asked_before(request, found, at),
    }
    return render(request, "portal/public/session.html", context, status=status_of(form))


def _is_mine(request: HttpRequest, own: Person | None) -> bool:
    """Whether somebody who is signed in takes a chair for themselves with one tap."""
    return own is not None and request.method == "POST" and request.POST.get("mine") == "1"


def _of_form(request: HttpRequest, own: Person | None) -> QueryDict | None:
    """What was sent, with what we know of whoever is signed in where they take the chair for themselves."""
    if own is None or not _is_mine(request, own):
        return posted(request)
    known = request.POST.copy()
    known.update({name: str(value) for name, value in _known(request, own).items()})
    return known


def _place_here(own: Person, found: Session, at: datetime) -> SignUp | None:
    """The place that whoever is signed in has at this very session."""
    return SignUp.objects.filter(person=own, session=found, state__in=AHEAD, session__starts_at__gt=at).first()


def _last_day(own: Person | None, found: Session, version: ProgramVersion, at: datetime) -> late_dates.LastDay | None:
    """By when to come: as the own application needs it, else as for anybody."""
    if own is None:
        return late_dates.of_visitor(found.program, Kind.INFO_SESSION, at=at, version=version)
    return late_dates.of_person(own, found, at=at)


@door(PUBLIC)
@require_safe
def session_thanks(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """The same words for everybody: the mail says the rest, so that nobody learns who else is coming."""
    program, _ = offered(slug)
    found = get_object_or_404(program.sessions, public_id=public_id)
    context = {"program": program, "session": found, "cohort": intended_cohort(program, at=clock.now())}
    return render(request, "portal/public/session_thanks.html", context)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    """Practice typing, with or without a clock, in the reader's language or another; nothing is kept."""
    program, version = offered(slug)
    today = local_day(program, clock.now())
    rules = rules_of(requirements_of(version), on=today)
    rule = next((each for each in rules if each.kind is Kind.TYPING), None)
    if rule is None:
        raise Http404
    mark, formula = rule.threshold.get("words_per_minute", 0), Formula(rule.threshold.get("formula", Formula.A))
    form = PracticeForm(posted(request))
    language = get_language() or ""
    passage = for_practice(language, request.GET.get("text", ""))
    asked = request.GET.get("minutes", "")
    minutes = int(asked) if asked in PRACTICE_MINUTES else 0
    result = None
    if form.is_bound and form.is_valid():
        seconds = form.cleaned_data["seconds"]
        counted = practice_score(form.cleaned_data["typed"], passage, formula=formula, seconds=seconds or 1)
        result = {
            "errors": counted.errors,
            "accuracy": display(counted.accuracy * 100),
            "speed": display(counted.net) if seconds else "",
        }
    context = {
        "program": program,
        "form": form,
        "passage": passage,
        "texts": practice_texts(language),
        "language": "es" if passage in PRACTICE_IN_SPANISH else "en",
        "minutes": minutes,
        "seconds": minutes * 60,
        "choices": [0, *map(int, PRACTICE_MINUTES)],
        "result": result,
        "pass_mark": mark,
        "formula": formula.value,
    }
    return render(request, "portal/public/practice.html", context, status=status_of(form))


def visitor(request: HttpRequest) -> Actor:
    """Who acts: the user, or the website for somebody whom we do not know."""
    return Actor.user(request.user) if isinstance(request.user, User) else Actor.system("website")


def offered(slug: str) -> tuple[Program, ProgramVersion]:
    """The program of an address and its version in force; one that is not listed does not exist."""
    rows = ProgramVersion.objects.select_related("program__organization")
    version = get_object_or_404(rows, state=VersionState.PUBLISHED, program__slug=slug, program__is_listed=True)
    return version.program, version


def person_behind(request: HttpRequest) -> Person | None:
    """Whom we know behind a sign-in, if anybody is signed in."""
    return Person.objects.filter(user=request.user).first() if isinstance(request.user, User) else None


def others_ahead(session: Session, at: datetime) -> Any:
    """The other dates to come of the same kind and program."""
    rows = Session.objects.filter(program=session.program_id, kind=session.kind)
    return rows.filter(starts_at__gt=at, canceled_at__isnull=True).exclude(pk=session.pk)


def _known(request: HttpRequest, person: Person | None) -> dict[str, str]:
    if person is None:
        kept = request.session.get(WHO)
        return {name: str(kept.get(name, "")) for name in NAMES} if isinstance(kept, dict) else {}
    return {name: getattr(person, name) for name in NAMES}


def _remember(request: HttpRequest, form: VisitorForm, own: Person | None) -> None:
    """Keep in this browser who its visitor is, so that the next form need not ask again."""
    if own is None:
        request.session[WHO] = {name: str(form.cleaned_data.get(name) or "") for name in NAMES}


def _is_of(own: Person | None, form: VisitorForm) -> bool:
    return own is not None and own.email.lower() == form.cleaned_data["email"].lower()


def _keep_interest(program: Program, form: VisitorForm, own: Person | None, *, by: Actor, at: datetime) -> None:
    """Keep it for whoever is signed in, unless they write it for somebody else."""
    said = form.cleaned_data
    if own is not None and _is_of(own, form):
        leads.keep_interest(own, program=program, source=said["source"], note=said["note"], by=by, at=at)
    else:
        leads.register_interest(program=program, by=by, at=at, **said)


def _chair_ahead(own: Person, found: Session, at: datetime) -> SignUp | None:
    """The chair that whoever is signed in has on another date of the same kind."""
    rows = SignUp.objects.filter(person=own, state=SignUpState.SIGNED_UP, session__in=others_ahead(found, at))
    return rows.select_related("session").order_by("session__starts_at").first()


def _asked_before(request: HttpRequest, found: Session, at: datetime) -> Session | None:
    """The other date for which this browser asked for a chair. Whether there is one now, only the mail says."""
    kept = request.session.get(CHAIRS)
    asked = [each for each in kept if isinstance(each, int)] if isinstance(kept, list) else []
    return others_ahead(found, at).filter(pk__in=asked).order_by("starts_at").first() if asked else None


def _remember_chair(request: HttpRequest, found: Session) -> None:
    kept = request.session.get(CHAIRS)
    before = [each for each in kept if each != found.pk] if isinstance(kept, list) else []
    request.session[CHAIRS] = [*before, found.pk][-MOST_CHAIRS:]


def _take_chair(found: Session, form: VisitorForm, own: Person | None, *, by: Actor, at: datetime) -> SignUp:
    if own is None or not _is_of(own, form):
        own = people.find_or_create(**form.cleaned_data, by=by, at=at)
    return sessions.sign_up(found.pk, person=own, by=by, at=at)


def status_of(form: PlainForm) -> int:
    """The status of a page with a form."""
    if form.is_bound and form.has_error(NON_FIELD_ERRORS, TOO_MANY):
        return BUSY
    return UNPROCESSABLE if form.is_bound and form.errors else 200
