"""Whether the date of a session is too late for the class that somebody aims at: before and after a chair is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from applicants.models import ApplicationState
from applicants.records.deadlines import local_day
from applicants.records.evidence import Judged, judge_all, known, steps_of
from applicants.records.facts import Facts
from applicants.records.outlook import aim_of, outlook
from applicants.records.own_days import days_of, for_anybody, late_words
from applicants.records.sittings import application_of
from applicants.rules.requirements import Kind
from apprenticeships.models import Program, ProgramVersion, Session, SignUp, VersionState
from apprenticeships.rules.words import day_in_words
from cohorts.models import Cohort


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by which a step has to be done for a class, that class's first one, and the day of now."""

    last: date
    first: date
    on: date

    def words(self, session: Session) -> str:
        """Say that the date of a session is too late, and what to do; nothing where it is in time."""
        return late_words(self.last, first=self.first, on=self.on) if self._is_late(session) else ""

    def note(self, session: Session) -> str:
        """Say the same beside one of several dates, in short."""
        if self.last < self.on or not self._is_late(session):
            return ""
        return _("After %(day)s, your last day for this class.") % {"day": day_in_words(self.last)}

    def _is_late(self, session: Session) -> bool:
        return session.starts_at.astimezone(ZoneInfo(session.zone)).date() > self.last


def of_sign_up(row: SignUp, *, at: datetime) -> LastDay | None:
    """Return the last day for what a sign-up is for, by the open application of the person, else for anybody."""
    kinds = {kind.value: kind for kind in Kind}
    kind = kinds.get(row.session.requirement_kind)
    if kind is None:
        return None
    application = application_of(row.person_id, row.session.program_id)
    if application is None:
        return of_visitor(row.session.program, kind, at=at)
    on = local_day(application.version.program, at)
    facts = known(application, at=at)
    if application.state == ApplicationState.DRAFT:
        aim = aim_of(application, on=on)
        if aim is None:
            return None
        return _of(facts, outlook(facts, aim, at=at).judged, kind, aim=aim)
    return _of(facts, judge_all(facts, steps_of(application)), kind)


def _of(facts: Facts, judged: Sequence[Judged], kind: Kind, *, aim: Cohort | None = None) -> LastDay | None:
    own = days_of(facts, judged, aim=aim)
    last = own.first(*(each for each in judged if each.rule.kind is kind))
    return None if last is None or own.aim is None else LastDay(last, own.aim, own.on)


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
    return None if last is None else LastDay(last, cohort.starts_on, on)


def late_for_the_class(row: SignUp, *, at: datetime) -> str:
    """Say to whoever has a chair that its date is too late: what ``settings.LATE_DATES`` names."""
    found = of_sign_up(row, at=at)
    return found.words(row.session) if found is not None else ""
