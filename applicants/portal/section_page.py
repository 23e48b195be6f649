"""One section of an application: shown, saved as it is written, merged with what another device saved meanwhile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from applicants.models import Application, ApplicationState, Section
from applicants.portal import drafting, too_young
from applicants.portal.choosing import offer_choices
from applicants.portal.reading import actor, written
from applicants.portal.section_base import SectionForm
from applicants.portal.section_forms import FORMS, EligibilityForm
from applicants.portal.work_forms import JobForm, SentRows, WorkForm
from applicants.portal.work_total import total_of
from applicants.records.deadlines import local_day, zone_of
from applicants.records.drafts import Basis, read_basis
from applicants.records.unanswered import answer_by
from applicants.rules.merging import Clash, Settled, Stored, Written, rows_that_stay
from applicants.rules.pages import Base, came_late, sources_after
from applicants.rules.sections import SectionSpec
from applicants.workflows import applications, on_behalf, reapplying
from apprenticeships import clock
from apprenticeships.access import SIGNED_IN, door
from apprenticeships.addresses import user_of
from apprenticeships.doors import keeps_words, kept_words
from apprenticeships.errors import Conflict, DomainError
from apprenticeships.templatetags.look import longtime

UNPROCESSABLE: Final = 422
CLASHED: Final = 409
AUTOSAVE: Final = "X-Autosave"
NOTHING_NEW: Final = 204
BY_MAIL: Final = "Mails go to the address that was written down for them."
BY_PHONE: Final = "Without an e-mail address, all news goes by phone: write a number that reaches them."
TRIES: Final = 20
AnyForm = SectionForm | WorkForm


@dataclass(frozen=True, slots=True)
class Page:
    """A section as it was read, and what a page sent for it."""

    application: Application
    spec: SectionSpec
    stored: Section | None
    form: AnyForm
    base: Base
    texts: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    basis: Basis | None = None


@door(SIGNED_IN)
@keeps_words
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, public_id: UUID, slug: str) -> HttpResponse:
    """One section. Whatever is fine is kept, also when something else is missing or another device wrote too."""
    application = written(request, public_id)
    spec = next((each for each in applications.sections_of(application.version) if each.slug == slug), None)
    if spec is None:
        raise Http404
    if slug == on_behalf.SIGNATURE and application.person.user_id is None:
        return redirect(f"{reverse('board:application', args=[application.pk])}?open=attest#attest")
    if request.method == "POST":
        return _save(request, application, spec, clock.now())
    stored = application.sections.filter(slug=slug).first()
    words = kept_words(request)
    if not applications.is_open(application, stored):
        return redirect("portal:application", public_id=public_id)
    return _show(request, _opened(application, spec, stored, clock.now(), words), back=words is not None)


@door(SIGNED_IN)
@require_POST
def confirm(request: HttpRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Say that a section that was taken over is still true."""
    application = written(request, public_id)
    if slug not in {each.slug for each in applications.sections_of(application.version)}:
        raise Http404
    try:
        reapplying.confirm(application.pk, slug=slug, by=actor(request), at=clock.now())
    except DomainError as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, _("Good: this is still true."))
    if "review" in request.POST:
        return redirect("portal:review", public_id=public_id)
    return redirect("portal:sections", public_id=public_id)


def form_of(application: Application, spec: SectionSpec, stored: Section | None, at: datetime) -> AnyForm:
    """Return the form of a section with what is stored."""
    kind = FORMS[spec.slug]
    initial = kind.initial_of(application, stored.answers if stored else {})
    return kind(None, application=application, at=at, initial=initial)


def lead_of(application: Application, spec: SectionSpec) -> str:
    """Return what stands above a section: for whoever writes it, or for a coordinator who writes it for somebody."""
    if spec.slug == "contact" and application.person.user_id is None:
        return BY_MAIL if application.person.email else BY_PHONE
    return _(spec.lead)


def _texts(form: AnyForm) -> dict[str, str]:
    if isinstance(form, WorkForm):
        return form.texts()
    return drafting.texts_shown(form)


def _opened(
    application: Application, spec: SectionSpec, stored: Section | None, at: datetime, words: QueryDict | None
) -> Page:
    """The page as it is first shown; words that met the sign-in page stand in it instead of the stored ones."""
    form = form_of(application, spec, stored, at)
    texts = _texts(form)
    base, clashes = Base.of(texts), drafting.clashes_of(stored)
    if words is not None:
        base = Base.read(words) or base
        form = _filled_again(form, words, application, at)
    return Page(application, spec, stored, form, base, texts, clashes)


def _filled_again(form: AnyForm, words: QueryDict, application: Application, at: datetime) -> AnyForm:
    if isinstance(form, WorkForm):
        sent = SentRows(words, form.today)
        rows = [_row(sent, key) for key in sent.order]
        initial: dict[str, Any] = {"none": bool(words.get("none")), "jobs": rows}
        return WorkForm(None, application=application, at=at, initial=initial)
    texts = drafting.texts_sent(form, words)
    initial = dict(form.initial) | drafting.initial_from(form, texts)
    return type(form)(None, application=application, at=at, initial=initial)


def _row(sent: SentRows, key: str) -> dict[str, Any]:
    prefix = drafting.row_name(key, "")
    return {"key": key, **{name.removeprefix(prefix): text for name, text in sent.texts.items() if prefix in name}}


def _save(request: HttpRequest, application: Application, spec: SectionSpec, at: datetime) -> HttpResponse:
    """Merge, write, and merge anew when somebody saved between the two."""
    for turn in range(1, TRIES + 1):
        stored = application.sections.filter(slug=spec.slug).first()
        if request.headers.get(AUTOSAVE) and came_late(stored.sources if stored else {}, Base.read(request.POST)):
            return HttpResponse(status=NOTHING_NEW)
        page = _merged(request, application, spec, stored, at)
        complete = page.form.is_valid()
        if isinstance(page.form, EligibilityForm) and (page.form.is_too_young or _was_too_young(request, page.form)):
            return _turned_away(request, page)
        try:
            saved = applications.save_section(
                application.pk,
                slug=spec.slug,
                answers=page.form.written(),
                complete=complete,
                basis=page.basis,
                by=actor(request),
                at=at,
            )
        except Conflict as error:
            if error.code != "newer" or turn == TRIES:
                return _refused(request, page, error)
            application = written(request, application.public_id)
        except DomainError as error:
            return _refused(request, page, error)
        else:
            return _after_save(request, page, saved)
    raise AssertionError("unreachable: the last try returns")


def _was_too_young(request: HttpRequest, form: EligibilityForm) -> bool:
    """Whether a date is sent after one that was too young: the first one counts."""
    return bool(form["birth_date"].value()) and too_young.is_turned_away(request, form.today)


def _turned_away(request: HttpRequest, page: Page) -> HttpResponse:
    """Keep nothing. What is saved in the background closes nothing yet: the date may be a slip."""
    if request.headers.get(AUTOSAVE):
        return HttpResponse(status=UNPROCESSABLE)
    if page.application.person.user_id != user_of(request).pk:
        return _show(request, page)  # a coordinator writes it for somebody: a slip closes nothing
    return too_young.turn_away(request, page.application, page.form.today)


def _refused(request: HttpRequest, page: Page, error: DomainError) -> HttpResponse:
    page.form.refuse(error)
    return _show(request, page)


def _merged(
    request: HttpRequest, application: Application, spec: SectionSpec, stored: Section | None, at: datetime
) -> Page:
    """The form with what counts of the page and of what is stored. A page without a base counts as it is."""
    kind = FORMS[spec.slug]
    base = Base.read(request.POST)
    initial = kind.initial_of(application, stored.answers if stored else {})
    if base is None:
        form = kind(request.POST, application=application, at=at, initial=initial)
        return Page(application, spec, stored, form, Base.of({}))
    blank = kind(None, application=application, at=at, initial=initial)
    texts = _texts(blank)
    if isinstance(blank, WorkForm):
        data, found = _merged_rows(blank, stored, texts, request.POST, base, at)
    else:
        data, found = _merged_fields(blank, stored, texts, request.POST, base, at)
    form = kind(data, application=application, at=at, initial=initial)
    read = read_basis(application, stored, spec.slug)
    sources = sources_after(stored.sources if stored else {}, found.texts, found.taken, base)
    waiting = {name: {"text": one.text, "page": one.page, "at": one.at} for name, one in found.clashes.items()}
    basis = Basis(read.version, read.shared, sources, waiting)
    return Page(application, spec, stored, form, base, texts, found.clashes, sources, basis)


def _merged_fields(
    blank: SectionForm, stored: Section | None, texts: Mapping[str, str], sent_data: QueryDict, base: Base, at: datetime
) -> tuple[QueryDict, Settled]:
    sent = drafting.texts_sent(blank, sent_data)
    choices = dict(drafting.choices_in(sent_data))
    found = drafting.settled(stored, texts, sent, base, choices, at.isoformat())
    data = sent_data.copy()
    for name, one in blank.fields.items():
        if found.texts.get(name, "") != sent.get(name):
            drafting.put(data, one, name, found.texts.get(name, ""))
    return data, found


def _merged_rows(
    blank: WorkForm, stored: Section | None, texts: Mapping[str, str], sent_data: QueryDict, base: Base, at: datetime
) -> tuple[QueryDict, Settled]:
    sent = SentRows(sent_data, blank.today)
    written = {**sent.texts, "none": "on" if sent_data.get("none") else ""}
    before = Stored(texts, stored.sources if stored else {})
    page = Written(written, base.seen, base.page)
    staying = rows_that_stay(before, page, listed=set(sent.order), taken_out=sent.taken_out)
    there = {name: text for name, text in texts.items() if "/" not in name or name.split("/")[1] in staying}
    mine = {name: text for name, text in written.items() if "/" not in name or name.split("/")[1] in staying}
    found = drafting.settled(stored, there, mine, base, sent.choices, at.isoformat())
    data = sent.rebuilt(sent_data, found.texts, staying)
    drafting.put(data, blank.none.fields["none"], "none", found.texts.get("none", ""))
    return data, found


def _after_save(request: HttpRequest, page: Page, saved: Section) -> HttpResponse:
    """Go on, or stay where something is wrong."""
    application, form = page.application, page.form
    if request.headers.get(AUTOSAVE):
        return _told(page, saved)
    later = "later" in request.POST
    if saved.clashes or (not saved.is_complete and not (later and form.only_missing)):
        parts: tuple[Any, ...] = (form.none, form.jobs) if isinstance(form, WorkForm) else (form,)
        for part in parts:
            part.is_saved = True
        again = Page(application, page.spec, saved, form, page.base, page.texts, page.clashes)
        return _show(request, again, after=saved)
    advice = form.advice() if isinstance(form, SectionForm) else ""
    if advice:
        messages.warning(request, advice)
    if later:
        messages.success(request, _("Saved. Come back whenever you like."))
        return redirect("portal:sections", public_id=application.public_id)
    if "another" in request.POST:
        return redirect("portal:section", public_id=application.public_id, slug=page.spec.slug)
    following = _next(application, page.spec)
    if following is None:
        return redirect(_end_of_form(application), public_id=application.public_id)
    return redirect("portal:section", public_id=application.public_id, slug=following.slug)


def _too_long(form: AnyForm) -> Iterator[str]:
    for part in form.jobs.forms if isinstance(form, WorkForm) else (form,):
        for name, errors in part.errors.as_data().items():
            if any(error.code == "max_length" for error in errors):
                yield str(part.fields[name].label)


def _told(page: Page, saved: Section) -> HttpResponse:
    """What the page says after it was saved in the background: one line on the saving, one on what it adds up to.

    What is too long to be kept is named, and refused: so the browser goes on to keep it.
    """
    words = saved_words(page.application, saved)
    status = 200
    if too_long := ", ".join(_too_long(page.form)):
        status = UNPROCESSABLE
        words = _("Not saved yet, because it is too long: %(names)s") % {"names": too_long}
    if saved.clashes:
        count = len(saved.clashes)
        status = CLASHED
        words = ngettext(
            "You wrote one answer on another device too. Both texts are kept. Press “Save” to choose.",
            "You wrote %(count)d answers on another device too. All texts are kept. Press “Save” to choose.",
            count,
        ) % {"count": count}
    lines = [words]
    if isinstance(page.form, WorkForm):
        lines.append(total_of(page.application, clock.now()))
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", status=status)


def _show(request: HttpRequest, page: Page, *, after: Section | None = None, back: bool = False) -> HttpResponse:
    """The page. ``after`` is the section as a saving left it; ``back``: it holds words from before the sign-in."""
    application, spec, form, stored = page.application, page.spec, page.form, after or page.stored
    bound = form.is_bound
    clashes, base, texts = page.clashes, page.base, dict(page.texts)
    if after is not None:
        texts = _stored_now(application, spec, after)
        base = Base.of(texts)
    if clashes and stored is not None:
        _offer(form, clashes, texts, page.base.page if bound else "", stored)
    specs = applications.sections_of(application.version)
    asked = application.request_due is not None
    today = local_day(application.version.program, clock.now())
    context = {
        "application": application,
        "spec": spec,
        "lead": lead_of(application, spec),
        "form": form,
        "number": specs.index(spec) + 1,
        "of": len(specs),
        "next_title": _next_title(application, spec),
        "saved_words": "" if bound else saved_words(application, stored),
        "open_until": answer_by(application, on=today) if asked else application.last_day(on=today),
        "asked": asked,
        "base": base.write(),
        "version": stored.version if stored else 0,
        "back": back,
        "waiting": bool(clashes),
        "reason": stored.request_note if stored and stored.reopened else "",
        "to_confirm": bool(stored and stored.to_confirm),
        "total": total_of(application, clock.now()) if isinstance(form, WorkForm) else "",
    }
    name = "portal/section_work.html" if isinstance(form, WorkForm) else "portal/section.html"
    return render(request, name, context, status=UNPROCESSABLE if bound else 200)


def _stored_now(application: Application, spec: SectionSpec, saved: Section) -> dict[str, str]:
    fresh = Application.objects.select_related("person", "version__program", "cohort", "track", "home_department").get(
        pk=application.pk
    )
    return _texts(form_of(fresh, spec, saved, clock.now()))


def _offer(form: AnyForm, clashes: Mapping[str, Clash], texts: Mapping[str, str], page: str, stored: Section) -> None:
    zone = zone_of(stored.application.version.program)
    if isinstance(form, WorkForm):
        for row in form.jobs.forms:
            key = str(row["key"].value() or "")
            prefix = drafting.row_name(key, "")
            own_ones = {name.removeprefix(prefix): one for name, one in clashes.items() if name.startswith(prefix)}
            there = {name.removeprefix(prefix): text for name, text in texts.items() if name.startswith(prefix)}
            if isinstance(row, JobForm) and own_ones:
                offer_choices(row, own_ones, there, page=page, saved_at=stored.saved_at, zone=zone)
        return
    offer_choices(form, clashes, texts, page=page, saved_at=stored.saved_at, zone=zone)


def _end_of_form(application: Application) -> str:
    return "portal:review" if application.state == ApplicationState.DRAFT else "portal:sections"


def _next(application: Application, spec: SectionSpec) -> SectionSpec | None:
    if application.state != ApplicationState.DRAFT:
        return None
    specs = applications.sections_of(application.version)
    after = specs[specs.index(spec) + 1 :]
    return after[0] if after else None


def _next_title(application: Application, spec: SectionSpec) -> str:
    following = _next(application, spec)
    return "" if following is None else _(following.title)


def saved_words(application: Application, stored: Section | None) -> str:
    """When a section was saved, in words."""
    if stored is None:
        return ""
    zone = zone_of(application.version.program)
    return _("Saved at %(time)s") % {"time": longtime(timezone.localtime(stored.saved_at, zone).time())}
