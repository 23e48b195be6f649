"""What is known about one application, loaded with a single statement and read as the rules need it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Final

from django.db import connection

from applicants.models import Application, ApplicationState
from applicants.records.fact_rows import Chair, Outcome, Proof, Start, Status
from applicants.records.offer_first import IN_CALIFORNIA
from applicants.rules.experience import Job as Employment
from applicants.rules.requirements import RecencyAsOf
from apprenticeships.daysoff import FEDERAL, calendar_from, calendar_named
from apprenticeships.models import SignUpState
from apprenticeships.models.parameter import Values
from apprenticeships.models.session import COMING
from apprenticeships.rules.holidays import Calendar
from apprenticeships.rules.measures import Change
from apprenticeships.rules.offer_first import waits_for_offer

_CONDITIONS: Final = """
    SELECT jsonb_build_object('kind', kind, 'status', status, 'on', status_on, 'agreed', authorized_at IS NOT NULL,
        'released', released_at IS NOT NULL)
      FROM applicants_conditioncheck
     WHERE application_id = %(application)s"""
_PAPERS: Final = """
    SELECT jsonb_build_object('purpose', purpose, 'employer', employer, 'state', state) FROM applicants_document
     WHERE application_id = %(application)s AND purpose IN ('diploma', 'work', 'workkeys') AND state <> 'removed'"""
_CALENDARS: Final = """(
    SELECT coalesce(jsonb_object_agg(calendar.slug, to_jsonb(ARRAY(
             SELECT jsonb_build_array(date, name, no_class, no_clinic, is_paid, is_business_day)
               FROM apprenticeships_holiday WHERE calendar_id = calendar.id ORDER BY date, id))), '{}')
      FROM apprenticeships_holidaycalendar calendar
     WHERE calendar.slug = 'federal' OR calendar.slug IN (
             SELECT value #>> '{}' FROM apprenticeships_parameter WHERE key = 'response_calendar'))"""
_KNOWN: Final = """
SELECT jsonb_build_object(
  'birth_date', (SELECT birth_date FROM apprenticeships_personidentity WHERE person_id = %(person)s),
  'answers', (
    SELECT coalesce(jsonb_object_agg(slug, answers), '{}') FROM applicants_section
     WHERE application_id = %(application)s),
  'jobs', ARRAY(
    SELECT jsonb_build_object('start', started_on, 'end', ended_on, 'share', share) FROM applicants_job
     WHERE application_id = %(application)s AND is_health_care ORDER BY started_on, id),
  'results', ARRAY(
    SELECT jsonb_build_object(
             'kind', result.kind, 'values', result.values, 'taken_on', result.taken_on, 'slug', asked.slug,
             'program_id', version.program_id, 'typed_in', typed.application_id,
             'typed_for', aim.starts_on, 'typed_seconds', typed.minutes * 60)
      FROM applicants_screeningresult result
      LEFT JOIN apprenticeships_requirement asked ON asked.id = result.requirement_id
      LEFT JOIN apprenticeships_programversion version ON version.id = asked.version_id
      LEFT JOIN applicants_typingtest typed ON typed.result_id = result.id
      LEFT JOIN applicants_application taker ON taker.id = typed.application_id
      LEFT JOIN cohorts_cohort aim ON aim.id = taker.cohort_id AND aim.program_id = %(program)s
     WHERE result.person_id = %(person)s AND result.voided_at IS NULL ORDER BY result.taken_on, result.id),
  'chairs', ARRAY(
    SELECT jsonb_build_object(
             'pk', chair.id, 'session', session.id, 'public_id', chair.public_id, 'state', chair.state,
             'kind', session.kind, 'requirement_kind', session.requirement_kind, 'starts_at', session.starts_at,
             'zone', session.zone, 'place', session.place, 'program', program.slug, 'claim_until', chair.claim_until,
             'answered', EXISTS (SELECT 1 FROM applicants_screeningresult came
                                  WHERE came.person_id = chair.person_id AND came.kind = session.requirement_kind
                                    AND came.taken_on >= (session.starts_at AT TIME ZONE session.zone)::date),
             'before', (SELECT count(*) FROM apprenticeships_signup sooner
                         WHERE chair.state = 'waiting' AND sooner.state = 'waiting'
                           AND sooner.session_id = chair.session_id
                           AND (COALESCE(sooner.lapsed_at, sooner.signed_at), sooner.id)
                             < (COALESCE(chair.lapsed_at, chair.signed_at), chair.id)))
      FROM apprenticeships_signup chair
      JOIN apprenticeships_session session ON session.id = chair.session_id
      JOIN apprenticeships_program program ON program.id = session.program_id
     WHERE chair.person_id = %(person)s AND program.id = %(program)s AND chair.state = ANY(%(seen)s)
       AND session.canceled_at IS NULL ORDER BY session.starts_at, chair.id),
  'conditions', ARRAY({conditions}),
  'employers', ARRAY(
    SELECT DISTINCT left(employer, 120) FROM applicants_job
     WHERE application_id = %(application)s AND is_health_care ORDER BY 1),
  'papers', ARRAY({papers}),
  'in_california', ({in_california}),
  'offer_step', (SELECT min(position) FROM apprenticeships_step WHERE version_id = %(version)s AND kind = 'offer'),
  'calendars', {calendars},
  'starts', ARRAY(SELECT jsonb_build_object('on', starts_on, 'apply_by', apply_by) FROM cohorts_cohort
     WHERE program_id = %(program)s AND canceled_at IS NULL AND (starts_on >= %(start)s OR apply_by >= %(on)s)
     ORDER BY starts_on),
  'parameters', ARRAY(
    SELECT jsonb_build_object('key', key, 'value', value, 'version', version_id, 'since', effective_from)
      FROM apprenticeships_parameter
     WHERE key = ANY(%(parameters)s) AND (version_id = %(version)s OR version_id IS NULL) ORDER BY id),
  'changes', ARRAY(
    SELECT jsonb_build_object(
             'requirement', asked.id, 'measure', dated.measure, 'value', dated.value, 'since', dated.effective_from,
             'for_all', dated.for_all)
      FROM apprenticeships_requirement asked
      JOIN apprenticeships_requirementchange dated ON dated.requirement_id = asked.id
     WHERE asked.version_id = %(version)s AND dated.taken_back_at IS NULL ORDER BY dated.id))
"""
"""Written by hand: to have this statement built anew for each page would take longer than to run it."""
_PLACED: Final = _KNOWN.replace("{in_california}", IN_CALIFORNIA)
_PLAIN: Final = _PLACED.replace("{conditions}", _CONDITIONS).replace("{papers}", _PAPERS)
KNOWN: Final = _PLAIN.replace("{calendars}", _CALENDARS)
_NOTHING: Final = "SELECT NULL::jsonb WHERE false"
_OPEN: Final = _PLACED.replace("{conditions}", _NOTHING).replace("{papers}", _NOTHING)
KNOWN_TO_DEPARTMENTS: Final = _OPEN.replace("{calendars}", "NULL")
"""The same without the sensitive conditions and the documents, whose tables no page of a department may read."""
_ONE: Final = ("application", "person", "version", "program", "start", "on")
MANY: Final = "".join(
    (
        "SELECT (",
        _PLAIN.replace("{calendars}", "NULL")
        % {**{name: f'wanted."{name}"' for name in _ONE}, "seen": "%(seen)s", "parameters": "%(parameters)s"},
        ") FROM unnest(%(application)s::bigint[], %(person)s::bigint[], %(version)s::bigint[], %(program)s::bigint[], ",
        "%(start)s::date[], %(on)s::date[]) WITH ORDINALITY AS wanted(",
        ", ".join(f'"{name}"' for name in _ONE),
        ", place) ORDER BY place",
    )
)
"""The same about many applications: no word of the statement is written twice."""
PARAMETERS: Final = (
    "typing_tries",
    "typing_minutes",
    "response_days",
    "response_calendar",
    "self_identification",
    "pace_months",
    "withdraw_undo_hours",
    "minors_checks_allowed",
    "recency_as_of",
    "workkeys_third_try_days",
    "notice_rules",
    "step_reminder_days",
    "approval_days",
    "background_report_days",
    "drug_lab_days",
    "own_clinic_collects",
    "drug_result_days",
    "invite_days",
    "interview_choose_days",
    "score_days",
    "offer_days",
    "reference_reminder_days",
    "reference_reminders",
)
SEEN: Final = (*COMING, SignUpState.ATTENDED, SignUpState.NO_SHOW)
AHEAD: Final = frozenset(COMING)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known about one application. ``on`` is the day on which results count, ``today`` the day itself.

    ``changes`` holds, by requirement, what its program asks for from a day on; ``calendars`` the stored days off of the
    calendars that promises may count by, ``None`` where they were not loaded along. ``offer_step`` is the number of the
    step at which the program offers, if it does. ``employers`` are those in health care, ``papers`` what was sent in to
    show work, a diploma or WorkKeys levels.
    """

    application: Application
    on: date
    today: date
    birth_date: date | None
    answers: Mapping[str, Mapping[str, Any]]
    jobs: tuple[Employment, ...]
    employers: Sequence[str]
    papers: Sequence[Proof]
    results: Mapping[str, Sequence[Outcome]]
    chairs: Sequence[Chair]
    conditions: Mapping[str, Status]
    in_california: bool
    offer_step: int | None
    starts: Sequence[Start]
    parameters: Values
    changes: Mapping[int, Sequence[Change]]
    calendars: Mapping[str, Sequence[Sequence[Any]]] | None = None

    def calendar(self, *, around: date) -> Calendar:
        """Return the calendar by which promises of the program count business days."""
        name = self.parameters.value("response_calendar", on=self.today)
        stored = (self.calendars or {}).get(name)
        if self.calendars is None or (stored is None and name != FEDERAL):
            return calendar_named(name, around=around)
        rows = None if stored is None else [(_day(day), *rest) for day, *rest in stored]
        return calendar_from(name, rows, around=around)

    @property
    def said_jobs(self) -> tuple[Employment, ...] | None:
        """Their work in health care, once they wrote of it: of a draft it may be unsaid."""
        return self.jobs if self.application.state != ApplicationState.DRAFT or "work" in self.answers else None

    @property
    def typing_tries(self) -> int:
        """Attempts at the typing test that somebody has for a class."""
        return int(self.parameters.value("typing_tries", on=self.on))

    @property
    def third_try_days(self) -> int:
        """Days before a third try at WorkKeys without a training."""
        return int(self.parameters.value("workkeys_third_try_days", on=self.on))

    @property
    def typing_minutes(self) -> int:
        """How long the typing test of the program is."""
        return int(self.parameters.value("typing_minutes", on=self.on))

    @property
    def recency_as_of(self) -> RecencyAsOf:
        """On which day results have to be recent enough: that of the application, unless the program says the start."""
        return RecencyAsOf(self.parameters.value("recency_as_of", on=self.on))

    @property
    def own_clinic_collects(self) -> bool:
        """Whether our own clinic takes the sample of the drug screen, so that its result has to be released."""
        own: bool = self.parameters.value("own_clinic_collects", on=self.today)
        return own

    @property
    def checks_wait(self) -> bool:
        """Whether checks wait for an offer by law, wherever the program has them."""
        said: str = self.parameters.value("notice_rules", on=self.today)
        return waits_for_offer(said, in_california=self.in_california)

    def later_starts(self) -> list[date]:
        """Return the known starts of the program from the application's own class on, soonest first."""
        return [each.on for each in self.starts if each.on >= self.application.cohort.starts_on]


def facts_of(application: Application, *, on: date, today: date | None = None, for_department: bool = False) -> Facts:
    """Load what is known. ``on`` is the day on which results count: that of sending, once it was sent.

    ``for_department`` leaves the sensitive conditions out.
    """
    statement = KNOWN_TO_DEPARTMENTS if for_department else KNOWN
    with connection.cursor() as cursor:
        cursor.execute(statement, {**_wanted(application, on), "seen": list(SEEN), "parameters": list(PARAMETERS)})
        return _facts(application, on, today or on, json.loads(cursor.fetchone()[0]))


def facts_of_many(applications: Sequence[Application], days: Sequence[date], *, todays: Sequence[date]) -> list[Facts]:
    """Load the same about many applications with one statement, each with its own days; in their order."""
    wanted = [_wanted(row, on) for row, on in zip(applications, days, strict=True)]
    lists = {name: [each[name] for each in wanted] for name in _ONE}
    with connection.cursor() as cursor:
        cursor.execute(MANY, {**lists, "seen": list(SEEN), "parameters": list(PARAMETERS)})
        found = [json.loads(each[0]) for each in cursor.fetchall()]
    return [_facts(*each) for each in zip(applications, days, todays, found, strict=True)]


def _wanted(application: Application, on: date) -> dict[str, Any]:
    return {
        "application": application.pk,
        "person": application.person_id,
        "version": application.version_id,
        "program": application.version.program_id,
        "start": application.cohort.starts_on,
        "on": on,
    }


def _facts(application: Application, on: date, today: date, row: Mapping[str, Any]) -> Facts:
    return Facts(
        application=application,
        on=on,
        today=today,
        birth_date=_day(row["birth_date"]) if row["birth_date"] else None,
        answers=row["answers"],
        jobs=tuple(_employment(each) for each in row["jobs"]),
        results=_by_kind(row["results"]),
        chairs=[Chair.read(each) for each in row["chairs"]],
        conditions={
            each["kind"]: Status(each["status"], _day(each["on"]), each["agreed"], each["released"])
            for each in row["conditions"]
        },
        employers=row["employers"],
        papers=[Proof(**each) for each in row["papers"]],
        in_california=row["in_california"],
        offer_step=row["offer_step"],
        starts=[Start(_day(each["on"]), _day(each["apply_by"])) for each in row["starts"]],
        parameters=Values(row["parameters"]),
        changes=_changes(row["changes"]),
        calendars=row["calendars"],
    )


def booked(chairs: Iterable[Chair], *, at: datetime) -> dict[str, Chair]:
    """Return the chairs at sessions to come, by the requirement that each completes: the soonest of each.

    A chair goes before any place on a waiting list, however soon that would be.
    """
    ahead = [each for each in chairs if each.state in AHEAD and each.starts_at > at]
    soonest_last = sorted(ahead, key=lambda each: (each.state == SignUpState.WAITING, each.starts_at), reverse=True)
    return {each.completes: each for each in soonest_last}


def _by_kind(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Sequence[Outcome]]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for row in rows:
        typed_for = _day(row["typed_for"]) if row["typed_for"] else None
        typed = row["typed_in"], typed_for, timedelta(seconds=row["typed_seconds"] or 0)
        outcome = Outcome(row["values"], _day(row["taken_on"]), row["slug"], row["program_id"], *typed)
        found[row["kind"]].append(outcome)
    return found


def _changes(rows: Iterable[Mapping[str, Any]]) -> Mapping[int, Sequence[Change]]:
    found: dict[int, list[Change]] = defaultdict(list)
    for row in rows:
        found[row["requirement"]].append(Change(row["measure"], row["value"], _day(row["since"]), row["for_all"]))
    return found


def _employment(row: Mapping[str, Any]) -> Employment:
    """Return a job as the rule reads it: its share as a part of full time."""
    return Employment(_day(row["start"]), _day(row["end"]) if row["end"] else None, Fraction(row["share"], 100))


def _day(text: str) -> date:
    return date.fromisoformat(text)
