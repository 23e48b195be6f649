"""How long each step took others: one statement for a whole program, worked out once a day and kept."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from django.core.cache import caches
from django.db import connection

from applicants.rules.pace import FEWEST, Pace
from applicants.rules.requirements import SATISFIED
from apprenticeships.rules.dates import add_months

DAY: Final = timedelta(days=1)
SPANS: Final = """
WITH way AS (
  SELECT application.id, application.person_id, application.state, application.started_at,
         application.submitted_at, application.ready_at
    FROM applicants_application application
    JOIN apprenticeships_programversion version ON version.id = application.version_id
   WHERE version.program_id = %(program)s
     AND application.submitted_at >= %(since)s AND application.submitted_at < %(until)s
), judged AS (
  SELECT way.id, way.person_id, way.submitted_at, step.kind, step.position, max(line.judged_at) AS done_at,
         bool_and(line.verdict = ANY(%(satisfied)s)) AS is_done
    FROM way
    JOIN applicants_screeningstep line ON line.application_id = way.id
    JOIN apprenticeships_requirement asked ON asked.id = line.requirement_id AND asked.is_required
    JOIN apprenticeships_step step ON step.id = asked.step_id
   GROUP BY way.id, way.person_id, way.submitted_at, step.kind, step.position
), screened AS (
  SELECT person_id, kind, is_done, done_at, greatest(submitted_at, max(done_at) OVER earlier) AS began_at,
         coalesce(bool_and(is_done) OVER earlier, true) AS is_reached
    FROM judged
  WINDOW earlier AS (PARTITION BY id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), hired AS (
  SELECT way.*, meeting.asked_at, meeting.met_at, offer.made_at, offer.confirmed_at, task.done_at
    FROM way
    LEFT JOIN LATERAL (
      SELECT min(requested_at) AS asked_at, min(starts_at) FILTER (WHERE state = 'held') AS met_at
        FROM applicants_interview WHERE application_id = way.id) meeting ON true
    LEFT JOIN LATERAL (
      SELECT min(verbal_at) AS made_at, max(confirmed_at) AS confirmed_at
        FROM applicants_offer WHERE application_id = way.id) offer ON true
    LEFT JOIN LATERAL (
      SELECT max(done_at) AS done_at
        FROM applicants_onboardingtask WHERE application_id = way.id AND way.state = 'enrolled') task ON true
   WHERE way.ready_at < %(until)s
), took (person_id, what, over_at, span) AS (
  SELECT person_id, kind, done_at, done_at - began_at FROM screened
   WHERE is_done AND is_reached AND kind <> 'application'
  UNION ALL SELECT person_id, 'application', submitted_at, submitted_at - started_at FROM way
  UNION ALL SELECT person_id, 'whole', ready_at, ready_at - submitted_at FROM hired
  UNION ALL SELECT person_id, 'invite', asked_at, asked_at - ready_at FROM hired
  UNION ALL SELECT person_id, 'interview', met_at, met_at - ready_at FROM hired
  UNION ALL SELECT person_id, 'matching', made_at, made_at - ready_at FROM hired WHERE met_at IS NULL
  UNION ALL SELECT person_id, 'offer', made_at, made_at - coalesce(met_at, ready_at) FROM hired
  UNION ALL SELECT person_id, 'onboarding', done_at, done_at - confirmed_at FROM hired
)
SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY span), percentile_cont(0.8) WITHIN GROUP (ORDER BY span)
  FROM took WHERE span > interval '0' AND over_at < %(until)s
 GROUP BY what HAVING count(DISTINCT person_id) >= %(fewest)s
"""
"""What was done before it was asked, such as a session attended before sending, took nobody any time: left out."""


def paces(program_id: int, *, months: int, on: date) -> Mapping[str, Pace]:
    """Return the days by the kind of step, of those who sent their application within so many months before ``on``.

    Each process works it out once a day and keeps it. All of them say the same, as what happens on ``on`` is left out.
    """
    key = f"pace:{program_id}:{months}:{on}"
    found: Mapping[str, Pace] | None = caches["process"].get(key)
    if found is None:
        found = _paces(program_id, since=add_months(on, -months), until=on)
        caches["process"].set(key, found, timeout=DAY.total_seconds())
    return found


def _paces(program_id: int, *, since: date, until: date) -> Mapping[str, Pace]:
    asked: dict[str, Any] = {
        "program": program_id,
        "since": datetime.combine(since, time(), UTC),
        "until": datetime.combine(until, time(), UTC),
        "satisfied": [each.value for each in SATISFIED],
        "fewest": FEWEST,
    }
    with connection.cursor() as cursor:
        cursor.execute(SPANS, asked)
        return {what: Pace(_days(half), _days(most)) for what, half, most in cursor.fetchall()}


def _days(span: timedelta) -> int:
    return max(-(-span // DAY), 1)
