"""The target report of a partnership at about 3,000 services, against one bare query that counts the same."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection, transaction

from applicants.demo.partnership_services import services
from apprenticeships.models import Organization, Person, User
from apprenticeships.packs.load import load
from apprenticeships.packs.shipped import shipped
from apprenticeships.workflow import Actor
from cohorts.admin import targets_reading as reading
from cohorts.admin.targets_reading import Report
from cohorts.figures.periods import to_date
from cohorts.models import Grant, Participant
from tests.benchmarks.measures import Goal, Throughput
from tests.benchmarks.statements import counted
from tests.benchmarks.stopwatch import middle, timed

PEOPLE: Final = 3_000
LONG_AGO: Final = timedelta(days=500)
BARE: Final = """
WITH own AS (SELECT person_id, id FROM cohorts_participant WHERE program_id = %(program)s),
done (component, person) AS (
  SELECT 'credentials', e.person_id FROM cohorts_examattempt a
    JOIN cohorts_enrollment e ON e.id = a.enrollment_id JOIN cohorts_cohort c ON c.id = e.cohort_id
    WHERE a.state = 'passed' AND c.program_id = %(program)s AND a.taken_on BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT 'credentials', own.person_id FROM cohorts_credential c JOIN own ON own.id = c.participant_id
    WHERE c.voided_at IS NULL AND c.proof <> '' AND c.earned_on BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT k.slug, e.person_id FROM cohorts_attendance a
    JOIN cohorts_classsession s ON s.id = a.session_id JOIN cohorts_cohort c ON c.id = s.cohort_id
    JOIN apprenticeships_component k ON k.id = c.component_id JOIN cohorts_enrollment e ON e.id = a.enrollment_id
    WHERE a.mark IN ('present', 'late') AND c.program_id = %(program)s AND s.date BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT k.slug, u.person_id FROM apprenticeships_signup u
    JOIN apprenticeships_session s ON s.id = u.session_id JOIN apprenticeships_component k ON k.id = s.component_id
    WHERE u.state = 'attended' AND s.program_id = %(program)s
      AND (s.starts_at AT TIME ZONE 'America/Los_Angeles')::date BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT 'apprenticeship', e.person_id FROM cohorts_enrollment e
    JOIN cohorts_cohort c ON c.id = e.cohort_id JOIN cohorts_registration r ON r.track_id = e.track_id
    WHERE e.state IN ('active', 'paused', 'completed') AND c.program_id = %(program)s
      AND e.starts_on BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT 'tuition', own.person_id FROM cohorts_tuitionrequest t JOIN own ON own.id = t.participant_id
    WHERE t.state = 'paid' AND t.paid_on BETWEEN %(first)s AND %(last)s
  UNION ALL SELECT 'supervision', own.person_id FROM cohorts_preceptorshiplog p JOIN own ON own.id = p.participant_id
    WHERE p.state = 'confirmed' AND p.date BETWEEN %(first)s AND %(last)s)
SELECT component, count(*), count(DISTINCT person) FROM done WHERE person IN (SELECT person_id FROM own)
GROUP BY component
"""


def measure(*, at: datetime, tries: int) -> Throughput:
    """Read, count, mask and address every number of the page; nothing stays in the database."""
    with transaction.atomic():
        grant = _partnership(at)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        on = at.date()
        _agree(grant, on)
        bare = middle(timed(_bare, grant, on) for _ in range(tries * 3))
        whole = middle(timed(_report, grant, on) for _ in range(tries * 3))
        with counted() as asked:
            rows = _report(grant, on)
        transaction.set_rollback(True)
    each = 1000 / rows
    return Throughput(
        Goal("target_report", "services/s", least=0.03, statements=10),
        rows,
        ratio=bare.wall / whole.wall,
        rate=rows / whole.wall,
        base=rows / bare.wall,
        cpu=whole.cpu * each,
        base_cpu=bare.cpu * each,
        rows=rows,
        statements=len(asked),
    )


def _bare(grant: Grant, on: date) -> dict[str, tuple[int, int]]:
    period = to_date(grant, on)
    with connection.cursor() as cursor:
        cursor.execute(BARE, {"program": grant.program_id, "first": period.first, "last": period.last})
        return {slug: (many, people) for slug, many, people in cursor.fetchall()}


def _report(grant: Grant, on: date) -> int:
    """Everything that the page shows, short of its template; returns the number of services."""
    report = Report.of(grant, to_date(grant, on), on)
    reading.lines_of(report)
    reading.outcome_lines(report)
    reading.exact_table(report)
    reading.masked_table(report, report.masked())
    reading.strangers(report)
    return report.figures.period.services


def _agree(grant: Grant, on: date) -> None:
    """Both count the same, or the measurement means nothing."""
    report = Report.of(grant, to_date(grant, on), on)
    ours = {line.component: (line.period.services, line.period.people) for line in report.figures.lines}
    if ours != _bare(grant, on):
        raise ValueError(f"The report counts {ours}, the bare query {_bare(grant, on)}.")


def _partnership(at: datetime) -> Grant:
    version = load(shipped("training-partnership"), by=Actor.system("benchmark"), at=at, publish=True).version
    since = (at - LONG_AGO).date()
    grant = Grant.objects.create(program=version.program, name="Grant", since=since, until=since + 2 * LONG_AGO)
    employers = list(Organization.objects.filter(partnerships__version=version, kind="clinic"))
    people = Person.objects.bulk_create(
        Person(given_name="Maya", family_name=f"Torres {number}", email=f"maya{number}@example.org")
        for number in range(PEOPLE)
    )
    Participant.objects.bulk_create(
        Participant(
            program=version.program, person=person, employer=employers[number % len(employers)], kind="incumbent",
            joined_on=since, reference=f"R{number}",
        )
        for number, person in enumerate(people)
    )  # fmt: skip
    services(grant, by=User.objects.create(email="benchmark@example.org"), at=at)
    return grant
