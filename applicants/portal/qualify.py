"""Do I qualify? An instant answer with its reasons, for each of the next classes, kept in the browser alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applicants.models import Application
from applicants.portal import too_young
from applicants.portal.lines import Task
from applicants.portal.public import WHO, offered, status_of
from applicants.portal.public_forms import QualifyForm
from applicants.portal.reading import actor, posted
from applicants.records.asked import eligibility_rule, requirements_of, rules_of
from applicants.records.deadlines import local_day
from applicants.records.elsewhere import Elsewhere, open_to
from applicants.rules import eligibility
from applicants.rules.ages import is_too_young, sign_up_refusal
from applicants.rules.eligibility import Eligibility, EligibilityAnswers, EligibilityRule, Outlook
from applicants.workflows import applications
from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.errors import DomainError
from apprenticeships.models import PersonIdentity, ProgramVersion, RequirementKind
from apprenticeships.templatetags.look import longdate
from cohorts.models import Cohort

SAID: Final = "qualify"
MOST_CLASSES: Final = 4
MOST_SIGNS: Final = 20


@dataclass(frozen=True, slots=True)
class Class:
    """One of the next classes, and what the answer is for it."""

    start: date
    outlook: Outlook
    by_going_on: bool = False

    @property
    def line(self) -> Task:
        """Its day, and the answer beside it."""
        family, badge = {
            Outlook.ELIGIBLE: ("done", _("You qualify")),
            Outlook.NOT_YET: ("later", _("Not yet")),
            Outlook.NOT_ELIGIBLE: ("stop", _("Something is missing")),
            Outlook.NEED_MORE: ("later", _("Tell us more")),
        }[self.outlook]
        if self.by_going_on and self.outlook in {Outlook.NOT_ELIGIBLE, Outlook.NEED_MORE}:
            family, badge = "later", _("If you go on working full time")
        return Task(capfirst(longdate(self.start, "year")), family=family, badge=badge)


@dataclass(frozen=True, slots=True)
class Other:
    """Another program that is open now, and what the same answers mean there."""

    found: Elsewhere

    @property
    def line(self) -> Task:
        """The way to its own questions with its next class; to its page where nothing is asked and no class waits."""
        each = self.found
        way = "join:eligibility" if each.starts_on is not None else "catalog:program"
        fits = each.outlook is Outlook.ELIGIBLE
        family, badge = ("done", _("You qualify")) if fits else ("later", _("Some answers are missing"))
        return Task(each.name, reverse(way, args=[each.slug]), each.words, family, badge)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def qualify(request: HttpRequest, slug: str) -> HttpResponse:
    """Say at once whether somebody may join the next class, why, and what would change it.

    The answers stay in the session of this browser: the page shows them again, and an application begins with them.
    """
    program, version = offered(slug)
    if request.method == "POST" and "clear" in request.POST:
        request.session.pop(SAID, None)
        request.session.pop(WHO, None)
        return redirect("join:eligibility", slug=slug)
    at = clock.now()
    today = local_day(program, at)
    asked = requirements_of(version)
    rule = eligibility_rule(rules_of(asked, on=today))
    ahead = dict(Cohort.objects.open_for(program, on=today).values_list("starts_on", "apply_by"))
    starts = list(ahead)
    said = posted(request)
    form = QualifyForm(said if said is not None else _held(request) or None, rule=rule)
    answer, classes, others = None, [], []
    if form.is_bound and form.is_valid():
        born = form.cleaned_data.get("birth_date")
        refusal = sign_up_refusal(born, today) if born else None
        if born and is_too_young(born, today) and said is not None:
            too_young.remember(request, today)
            request.session.pop(SAID, None)
        elif born and too_young.is_turned_away(request, today):
            refusal = f"{_('You have to be 13 or older to sign up.')} {too_young.MISTAKE}"
        if refusal:
            form.add_error("birth_date", refusal)
        else:
            start = starts[0] if starts else today
            if said is not None and _remember(request, said):
                return redirect("join:eligibility", slug=slug)  # so that the browser's way back sends nothing again
            answer = eligibility.check(form.answers(), rule, start=start, on=today, later_starts=starts)
            classes = _classes(form.answers(), rule, starts, today)
            others = [Other(each) for each in open_to(everything(request), besides=program.pk, on=today)]
    first = starts[0] if starts else None
    context = {
        "program": program,
        "form": form,
        "answer": answer,
        "start": first,
        "send_by": ahead.get(first) if first else None,
        "asks_later": bool(asked),
        "classes": classes if len(classes) > 1 else [],
        "join": answer.earliest_start if answer and answer.earliest_start in starts else None,
        "others": others,
        "today": today,
    }
    return render(request, "portal/public/qualify.html", context, status=status_of(form) if said is not None else 200)


@door(PUBLIC)
@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """What comes after interest: a session, an answer, an application; what was said in this browser decides which."""
    program, version = offered(slug)
    at = clock.now()
    on = local_day(program, at)
    answer, join = said_before(request, version, on=on)
    cohort = applications.intended_cohort(program, at=at)
    context = {"program": program, "cohort": cohort, "answer": answer, "join": join}
    return render(request, "portal/public/thanks.html", context)


def said_before(request: HttpRequest, version: ProgramVersion, *, on: date) -> tuple[Eligibility | None, date | None]:
    """Return what the answers of this browser mean for the next class, and the class to which a "not yet" leads."""
    if not _held(request):
        return None, None
    starts = list(Cohort.objects.open_for(version.program, on=on).values_list("starts_on", flat=True))
    rule = eligibility_rule(rules_of(requirements_of(version), on=on))
    first = starts[0] if starts else on
    answer = eligibility.check(everything(request), rule, start=first, on=on, later_starts=starts)
    return answer, answer.earliest_start if answer.earliest_start in starts else None


def carry_over(request: HttpRequest, application: Application, *, at: datetime) -> bool:
    """Begin an application with what its person said before: the section is saved, to look at once more.

    What we know already stays as it is. A rule that refuses an answer leaves the section to be filled in.
    """
    said = everything(request)
    if application.sections.filter(slug="eligibility").exists():
        return False
    answers: dict[str, Any] = {}
    if said.birth_date and not PersonIdentity.objects.filter(person_id=application.person_id).exists():
        answers["birth_date"] = said.birth_date
    if said.diploma is not None:
        answers["diploma"] = said.diploma
    if said.works_here is not None:
        answers["works_here"] = said.works_here
    asked = application.version.requirements.filter(kind=RequirementKind.ENROLLED_STUDENT)
    if said.student is not None and asked.exists():
        answers["student"] = said.student
    if not answers:
        return False
    try:
        applications.save_section(
            application.pk, slug="eligibility", answers=answers, complete=False, by=actor(request), at=at
        )
    except DomainError:
        return False
    request.session.pop(SAID, None)
    return True


def everything(request: HttpRequest) -> EligibilityAnswers:
    """What was said in this browser, also to other programs. Whatever cannot be read was not said."""
    form = QualifyForm(_held(request))
    form.is_valid()
    return form.answers()


def _held(request: HttpRequest) -> dict[str, str]:
    held = request.session.get(SAID)
    return {str(name): str(text) for name, text in held.items()} if isinstance(held, dict) else {}


def _remember(request: HttpRequest, said: Mapping[str, Any]) -> bool:
    """Keep what was answered; what this program does not ask stays as it was said to another one. Whether any is."""
    new = {
        name: str(said[name])[:MOST_SIGNS]
        for name in QualifyForm.base_fields
        if name in said and "\x00" not in str(said[name])
    }
    kept = {name: text for name, text in {**_held(request), **new}.items() if text}
    if kept:
        request.session[SAID] = kept
    else:
        request.session.pop(SAID, None)
    return bool(kept)


def _classes(answers: EligibilityAnswers, rule: EligibilityRule, starts: Sequence[date], today: date) -> list[Class]:
    """The answer for each of the next classes: age counts on the first day of each."""
    found = []
    for start in starts[:MOST_CLASSES]:
        answer = eligibility.check(answers, rule, start=start, on=today, later_starts=starts)
        found.append(Class(start, answer.outlook, answer.reachable_by(start)))
    return found
