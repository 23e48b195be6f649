"""The public pages: all programs, and one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apprenticeships import clock
from apprenticeships.access import PUBLIC, door
from apprenticeships.catalog.chart import chart
from apprenticeships.catalog.classes import UpcomingClass, upcoming
from apprenticeships.catalog.jobs import jobs, with_duties
from apprenticeships.catalog.pledge import pledge_of
from apprenticeships.models import (
    Fact,
    FactTopic,
    Parameter,
    PayTrigger,
    Program,
    ProgramVersion,
    Requirement,
    RequirementKind,
    Session,
    SessionKind,
    Site,
    Step,
    StepKind,
    VersionState,
    WageStep,
)
from apprenticeships.rules.exam_words import exam_words
from apprenticeships.rules.measures import RETEST_WAIT
from apprenticeships.rules.offer_first import CALIFORNIA, in_order, waits_for_offer

MOST_CLASSES = 4
MOST_SESSIONS = 4
LANGUAGES = "languages"
"""The fact of a program that says in which language its class and tests are."""
STEP_ICONS = {
    StepKind.PRESENTATION: "look",
    StepKind.INTEREST: "you",
    StepKind.SESSION: "people",
    StepKind.APPLICATION: "pen",
    StepKind.TESTS: "key",
    StepKind.SCREENING: "lock",
    StepKind.MATCHING: "people",
    StepKind.INTERVIEW: "person",
    StepKind.OFFER: "flag",
    StepKind.ONBOARDING: "check",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One step on the line."""

    title: str
    text: str
    icon_name: str
    family: str


@dataclass(frozen=True, slots=True)
class Pay:
    """What somebody earns: from the first day, and after the exam, if both are known."""

    start: Decimal | None
    later: Decimal | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An information session with its free chairs, and how many wait for one."""

    session: Session
    free: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Card:
    """One program on the page of all."""

    program: Program
    version: ProgramVersion
    pay: Pay
    next_class: UpcomingClass | None


@door(PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All programs that are offered: those with a class that one can apply for first, then by name."""
    versions = list(
        ProgramVersion.objects.filter(state=VersionState.PUBLISHED, program__is_listed=True)
        .select_related("program__organization")
        .order_by("program__name")
    )
    wages: dict[int, list[WageStep]] = defaultdict(list)
    steps = WageStep.objects.filter(track__version__in=versions).select_related("track")
    for step in steps.order_by("track__position", "position"):
        wages[step.track.version_id].append(step)
    classes = upcoming([version.program_id for version in versions], at=clock.now())
    cards = [
        Card(version.program, version, _pay(wages[version.pk]), next(iter(classes.get(version.program_id, ())), None))
        for version in versions
    ]
    cards.sort(key=lambda card: card.next_class is None)
    return render(request, "catalog/home.html", {"cards": cards})


@door(PUBLIC)
@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    """One program: what it pays, when it starts, how one gets in."""
    found = get_object_or_404(Program.objects.select_related("organization"), slug=slug, is_listed=True)
    version = get_object_or_404(found.versions, state=VersionState.PUBLISHED)
    at = clock.now()
    today = _day(found, at)
    tracks = list(with_duties(version))
    wages = list(WageStep.objects.filter(track__version=version).order_by("track__position", "position"))
    requirements = [each for each in version.requirements.select_related("step").with_changes() if each.is_public]
    classes = list(upcoming([found.pk], at=at).get(found.pk, ()))
    phases = list(version.phases.all())
    sites = _sites(found, classes)
    facts = list(version.facts.exclude(topic__in=[FactTopic.POPULATION, FactTopic.BACKGROUND, FactTopic.CALL]))
    context = {
        "program": found,
        "version": version,
        "tracks": tracks,
        "pay": _pay(wages),
        "classes": classes[:MOST_CLASSES],
        "next_class": classes[0] if classes else None,
        "class_after": classes[1] if len(classes) > 1 else None,
        "sites": sites,
        "chart": chart(version, phases, wages),
        "weeks": sum(phase.weeks for phase in phases),
        "most_weeks": sum(phase.weeks_max or phase.weeks for phase in phases),
        "stops": _stops(_in_order(version, sites, today)),
        "jobs": jobs(tracks, wages),
        "needed": [each for each in requirements if each.is_required and _from_the_start(each)],
        "on_the_way": [each for each in requirements if each.is_required and not _from_the_start(each)],
        "exam": _exam(requirements, today),
        "preferred": [each for each in requirements if not each.is_required],
        "typing_formula": _typing_formula(requirements, today),
        "spoken": next((fact for fact in facts if fact.slug == LANGUAGES), None),
        "facts": [fact for fact in facts if fact.topic in {FactTopic.RECOGNITION, FactTopic.BENEFIT}],
        "results": _results(facts),
        "sessions": _sessions(found, at),
        "zone": ZoneInfo(found.organization.zone),
        "pledge": pledge_of(found.organization.name),
    }
    return render(request, "catalog/program.html", context)


def _day(found: Program, at: datetime) -> date:
    return at.astimezone(ZoneInfo(found.organization.zone)).date()


def _pay(wages: Iterable[WageStep]) -> Pay:
    """Return the pay of the first track that names an amount; tracks of one program mostly pay alike."""
    rates: dict[str, Decimal] = {}
    for step in wages:
        if step.rate is not None:
            rates.setdefault(step.trigger, step.rate)
    return Pay(rates.get(PayTrigger.START), rates.get(PayTrigger.EXAM_PASS))


def _typing_formula(requirements: Iterable[Requirement], on: date) -> str:
    """Return by which formula a typing test counts on a day, as it has several; nothing where none is asked."""
    asked = next((each for each in requirements if each.kind == RequirementKind.TYPING), None)
    return "" if asked is None else str(asked.dated.on(on, today=on).get("formula") or "A")


def _exam(requirements: Iterable[Requirement], on: date) -> str:
    """Say what an entrance exam asks for on a day; nothing where none is asked."""
    asked = next((each for each in requirements if each.kind == RequirementKind.ENTRANCE_EXAM), None)
    values = {} if asked is None else asked.dated.on(on, today=on)
    return exam_words(values.get("pass_mark"), values.get("maximum"), values.get(RETEST_WAIT))


def _in_order(version: ProgramVersion, sites: Iterable[Site], on: date) -> list[Step]:
    """Return the steps in the order that holds where the places are: by law checks may have to follow the offer."""
    steps = list(version.steps.all())
    said: str = Parameter.objects.value("notice_rules", version=version, on=on)
    if not waits_for_offer(said, in_california=any(site.state == CALIFORNIA for site in sites)):
        return steps
    return in_order(
        steps,
        is_offer=lambda step: step.kind == StepKind.OFFER,
        is_behind=lambda step: step.kind == StepKind.SCREENING,
    )


def _stops(steps: Iterable[Step]) -> list[Stop]:
    return [
        Stop(
            title=step.title,
            text=step.takes,
            icon_name=STEP_ICONS[StepKind(step.kind)],
            family="you" if step.kind == StepKind.INTEREST else "later",
        )
        for step in steps
    ]


def _from_the_start(each: Requirement) -> bool:
    """Whether somebody brings it along; the rest happens on the way in."""
    return each.step.kind == StepKind.APPLICATION or each.kind == RequirementKind.TYPING


def _results(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.topic == FactTopic.RESULT][:3]


def _sites(found: Program, classes: Iterable[UpcomingClass]) -> list[Site]:
    """Where people work: the sites with places in the classes ahead; all of the employer's while none has any."""
    sites = Site.objects.filter(organization=found.organization_id, departments__isnull=False).distinct()
    with_places = {pk for each in classes for pk in each.sites}
    return list(sites.filter(pk__in=with_places) if with_places else sites)


def _sessions(found: Program, at: datetime) -> list[Meeting]:
    rows = found.sessions.filter(kind=SessionKind.INFO, starts_at__gt=at, canceled_at__isnull=True)
    soon = rows.with_places().order_by("starts_at", "pk")[:MOST_SESSIONS]
    return [_meeting(row) for row in soon]


def _meeting(row: Session) -> Meeting:
    signed, waiting = int(getattr(row, "signed", 0)), int(getattr(row, "waiting", 0))
    return Meeting(row, max(row.capacity - signed, 0), waiting)
