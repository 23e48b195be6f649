"""Whether the date of a session is too late for the class that somebody aims at: before and after a chair is taken."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applicants.models import OPEN_STATES, Application, ApplicationState
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged
from applicants.records.facts import Facts
from applicants.records.outlook import aim_of, asked_to_come, judged_to_come
from applicants.records.own_days import OwnDays, for_anybody, late_words, own_days
from applicants.records.standings import known_many, known_standings
from applicants.rules.requirements import Kind
from apprenticeships.daysoff import stored_calendars
from apprenticeships.models import Person, Program, ProgramVersion, Session, SignUp, SignUpState, Step, VersionState
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort

OURS = frozenset({ApplicationState.INELIGIBLE, ApplicationState.NOT_SELECTED})
"""Ends after which somebody may come again only from a day on, and for a later class."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by which a step has to be done for a class, and that class's first one.

    ``last`` is ``None`` where no day is left: it is over, or a test may be tried again only after it. Every date after
    ``since`` is late.
    """

    since: date
    first: date
    last: date | None = None

    def words(self, session: Session) -> str:
        """Say that the date of a session is too late, and what to do; nothing where it is in time."""
        return late_words(self.last, first=self.first) if self._is_late(session) else ""

    def note(self, session: Session) -> str:
        """Say the same beside one of several dates, in short."""
        if self.last is None or not self._is_late(session):
            return ""
        return _("After %(day)s, your last day for this class.") % {"day": day_in_words(self.last)}

    def _is_late(self, session: Session) -> bool:
        return session.starts_at.astimezone(ZoneInfo(session.zone)).date() > self.since


def of_sign_up(row: SignUp, *, at: datetime) -> LastDay | None:
    """Return the last day for what a sign-up is for; ``None`` for whoever no class waits for, or who has done it."""
    return of_sign_ups([row], at=at).get(row.pk)


def of_person(person: Person, session: Session, *, at: datetime) -> LastDay | None:
    """Return it for somebody who has no place at a session yet."""
    return of_sign_up(SignUp(pk=0, person=person, session=session), at=at)


def of_sign_ups(rows: Sequence[SignUp], *, at: datetime) -> Mapping[int, LastDay]:
    """Return it by sign-up: by the open application of the person, else as for anybody."""
    kinds = {kind.value: kind for kind in Kind}
    asked = [(row, kinds[row.session.requirement_kind]) for row in rows if row.session.requirement_kind in kinds]
    newest = _newest([row for row, _kind in asked])
    own = _own_days([each for each in newest.values() if _is_open(each)], at=at)
    for_anybody_else = cache(lambda program, kind: of_visitor(program, kind, at=at))
    found, others = {}, {}
    for row, kind in asked:
        application = newest.get(_pair(row))
        if application is not None and _is_open(application):
            if application.pk in own and (last := _of(*own[application.pk], kind)) is not None:
                found[row.pk] = last
        elif (last := for_anybody_else(row.session.program, kind)) and _may_join(application, last, at=at):
            others[row] = last
    came = _came(others) if others else ()
    done = {row for row in others if (*_pair(row), row.session.requirement_kind) in came}
    return found | {row.pk: last for row, last in others.items() if row not in done}


def _pair(row: SignUp) -> tuple[int, int]:
    return row.person_id, row.session.program_id


def _is_open(application: Application | None) -> bool:
    return application is not None and application.state in OPEN_STATES


def _newest(rows: Collection[SignUp]) -> Mapping[tuple[int, int], Application]:
    """Return the application of each person for each program: the newest open one, else the newest."""
    known = Application.objects.filter(
        person__in={row.person_id for row in rows}, version__program__in={row.session.program_id for row in rows}
    )
    loaded = known.select_related("person", "version__program__organization", "cohort", "access_code")
    ordered = sorted(loaded, key=lambda each: (_is_open(each), each.pk))
    return {(each.person_id, each.version.program_id): each for each in ordered}


def _came(rows: Collection[SignUp]) -> Collection[tuple[int, int, str]]:
    """Return who came to what: person, program and what the session completes."""
    there = SignUp.objects.filter(
        state=SignUpState.ATTENDED,
        person__in={row.person_id for row in rows},
        session__program__in={row.session.program_id for row in rows},
    )
    return frozenset(there.values_list("person_id", "session__program_id", "session__requirement_kind"))


def _may_join(application: Application | None, last: LastDay, *, at: datetime) -> bool:
    """Tell whether somebody whose newest application is over may still aim at the class that takes applications now."""
    if application is None:
        return True
    if application.state == ApplicationState.ENROLLED:
        return False
    again = application.retry_from
    if again is not None and again > local_day(application.version.program, at):
        return False
    return application.state not in OURS or last.first > application.cohort.starts_on


def _own_days(applications: Sequence[Application], *, at: datetime) -> Mapping[int, tuple[OwnDays, Sequence[Judged]]]:
    """Return the own days of open applications, with what they are of; a draft counts for the class it would join."""
    if not applications:
        return {}
    known = list(_judged(applications, at=at))
    versions = {each.version_id for each in applications}
    steps: dict[int, list[tuple[int, str]]] = {version: [] for version in versions}
    ordered = Step.objects.filter(version__in=versions).order_by("position")
    for version, key, kind in ordered.values_list("version_id", "pk", "kind"):
        steps[version].append((key, kind))
    names = {facts.parameters.value("response_calendar", on=facts.today) for facts, _judged_of, _aim in known}
    calendars = stored_calendars(names)
    found = {}
    for facts, judged, aim in known:
        own = own_days(replace(facts, calendars=calendars), steps[facts.application.version_id], judged, aim=aim)
        found[facts.application.pk] = (own, judged)
    return found


def _judged(
    applications: Sequence[Application], *, at: datetime
) -> Iterator[tuple[Facts, Sequence[Judged], Cohort | None]]:
    """Yield what was asked of those that were sent, and what sending would ask of drafts that a class is open for."""
    drafts = [each for each in applications if each.state == ApplicationState.DRAFT]
    sent = [each for each in applications if each.state != ApplicationState.DRAFT]
    for facts, judged in known_standings(sent, at=at) if sent else ():
        yield facts, judged, None
    asked = asked_to_come({each.version_id for each in drafts}) if drafts else {}
    for facts in known_many(drafts, at=at) if drafts else ():
        aim = aim_of(facts.application, on=facts.today)
        if aim is not None:
            yield facts, judged_to_come(facts, asked[facts.application.version_id], aim), aim


def _of(own: OwnDays, judged: Sequence[Judged], kind: Kind) -> LastDay | None:
    asked = [each for each in judged if each.rule.kind is kind]
    last = own.first(*asked)
    if last is None or own.aim is None or own.is_lost:
        return None
    return LastDay(last, own.aim, None if own.is_short(*asked) else last)


def of_visitor(program: Program, kind: Kind, *, at: datetime, version: ProgramVersion | None = None) -> LastDay | None:
    """Return it for somebody of whom nothing is known, for the class that takes applications now."""
    on = local_day(program, at)
    cohort = Cohort.objects.open_for(program, on=on).first()
    if cohort is None:
        return None
    version = version or program.versions.filter(state=VersionState.PUBLISHED).first()
    if version is None:
        return None
    last = for_anybody(version, cohort, kind, on=on)
    return None if last is None else LastDay(last, cohort.starts_on, last if last >= on else None)


def late_for_the_class(rows: Sequence[SignUp], *, at: datetime) -> Mapping[int, Callable[[], str]]:
    """Return by sign-up what says that its date is too late for its class: what ``settings.LATE_DATES`` names."""
    found = of_sign_ups(rows, at=at)
    return {row.pk: partial(found[row.pk].words, row.session) for row in rows if row.pk in found}
