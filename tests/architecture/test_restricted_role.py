"""What a page of a department or of the floor sends to PostgreSQL runs under a role that reads nothing sensitive."""

from datetime import timedelta
from pathlib import Path

import psycopg2
import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from psycopg2.errors import InsufficientPrivilege, SerializationFailure

from applicants.models import ConditionCheck
from apprenticeships import checks, doors, messages, restricted
from apprenticeships.models import Person, SensitiveRead
from apprenticeships.restricted import CLOSED, ROLE, SURFACES
from apprenticeships.workflow import retrying
from tests import factories as make
from tests.architecture.urls import addresses

ROOT = Path(__file__).resolve().parents[2]
CHECK = "applicants_conditioncheck"
ATTACKS = (
    f"SELECT * FROM {CHECK}",
    f"SELECT status FROM {CHECK} WHERE application_id = 1",
    f"SELECT count(*) FROM {CHECK} WHERE status = 'clear'",
    f"SELECT EXISTS (SELECT FROM {CHECK} WHERE kind = 'drug')",
    f"SELECT a.id FROM applicants_application a JOIN {CHECK} c ON c.application_id = a.id",
    f"SELECT a.id FROM applicants_application a LEFT JOIN LATERAL (SELECT status FROM {CHECK} LIMIT 1) c ON true",
    f"SELECT id FROM applicants_application WHERE id IN (SELECT application_id FROM {CHECK})",
    f"SELECT id FROM applicants_application a ORDER BY (SELECT max(status) FROM {CHECK} WHERE application_id = a.id)",
    f"SELECT 'x' UNION ALL SELECT status FROM {CHECK}",
    f"WITH c AS (SELECT status FROM {CHECK}) SELECT * FROM c",
    f"SELECT jsonb_agg(c) FROM {CHECK} c",
    f"TABLE {CHECK}",
    f"EXPLAIN ANALYZE SELECT * FROM {CHECK}",
    f"COPY {CHECK} TO STDOUT",
    f"COPY (SELECT status FROM {CHECK}) TO STDOUT",
    f"COPY {CHECK} TO PROGRAM 'cat'",
    f"CREATE TEMP TABLE taken AS SELECT * FROM {CHECK}",
    f"CREATE TEMP VIEW seen AS SELECT * FROM {CHECK}; SELECT * FROM seen",
    f"DECLARE looking CURSOR FOR SELECT * FROM {CHECK}",
    f"DO $$ BEGIN PERFORM status FROM {CHECK}; END $$",
    f"UPDATE {CHECK} SET status = status RETURNING status",
    f"UPDATE applicants_application a SET id = a.id FROM {CHECK} c WHERE c.application_id = a.id",
    f"DELETE FROM {CHECK} RETURNING status",
    f"INSERT INTO {CHECK}event DEFAULT VALUES RETURNING status",
    f"LOCK TABLE {CHECK}",
    f"TRUNCATE {CHECK}",
    f"ALTER TABLE {CHECK} RENAME TO open_to_all",
    f"CREATE TABLE copied AS SELECT * FROM {CHECK}",
    f"ALTER ROLE {ROLE} SUPERUSER",
    f"SELECT status FROM {CHECK}event",
    "SELECT sealed FROM applicants_backgroundcheck",
    "SELECT state FROM applicants_backgroundcheckevent",
    "SELECT cause FROM applicants_backgroundcorrection",
    "SELECT * FROM applicants_drugconsentevent",
    "SELECT wish FROM applicants_accommodation",
    "SELECT sealed FROM applicants_complaint",
    "SELECT doubt_reason FROM applicants_registrymatch",
    "SELECT count(*) FROM applicants_selfidentification WHERE disability = 'yes'",
    "SELECT count(*) FROM applicants_countedsheet",
    "SELECT occasion FROM applicants_voluntaryinvitation",
    "SELECT occasion FROM applicants_voluntaryinvitationevent",
    "SELECT file FROM applicants_document",
    "SELECT kind FROM apprenticeships_sensitiveread",
    "SELECT * FROM cohorts_registeredapprentice",
    "SELECT data FROM mfa_authenticator",
    "SELECT pg_read_file('pg_hba.conf')",
    "SELECT pg_read_binary_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_export(0, '/tmp/taken')",
    "SELECT rolpassword FROM pg_authid",
    "SELECT stavalues1 FROM pg_statistic",
    "SELECT pg_create_physical_replication_slot('taken')",
    "COPY applicants_job (title) FROM PROGRAM 'cat'",
    "COPY (SELECT 1) TO '/tmp/taken'",
    f"SELECT * FROM ts_stat('SELECT to_tsvector(status) FROM {CHECK}')",
    f"PREPARE looking AS SELECT status FROM {CHECK}; EXECUTE looking",
    f"MERGE INTO applicants_application a USING {CHECK} c ON c.application_id = a.id WHEN MATCHED THEN DO NOTHING",
    f"INSERT INTO {CHECK} DEFAULT VALUES",
    f"INSERT INTO {CHECK}event DEFAULT VALUES",
    f"GRANT SELECT ON {CHECK} TO {ROLE}",
    f"CREATE TRIGGER telling AFTER UPDATE ON {CHECK} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    f"CREATE FUNCTION telling() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT status FROM {CHECK}'",
    "CREATE TRIGGER telling AFTER UPDATE ON applicants_job EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "ALTER TABLE applicants_application ADD COLUMN taken text",
    "SELECT text FROM apprenticeships_message WHERE kind LIKE 'background%'",
    "SELECT sealed FROM apprenticeships_message WHERE kind = 'security.code'",
    "UPDATE apprenticeships_message SET state = state RETURNING html",
    "SELECT token FROM socialaccount_socialtoken",
)


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (name,) = cursor.fetchone()
    return name


@pytest.mark.django_db
def test_postgresql_refuses_every_attack():
    answered = []
    with restricted.restricted():
        for attack in ATTACKS:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(attack)
            except ProgrammingError as error:
                if isinstance(error.__cause__, InsufficientPrivilege):
                    continue
                answered.append((attack, error))
            else:
                answered.append((attack, "was answered"))

    assert answered == []
    assert len(ATTACKS) >= 30
    assert role() != ROLE


@pytest.mark.django_db
def test_no_column_of_a_closed_table_can_be_read():
    tables = [apps.get_model(label)._meta.db_table for label in CLOSED]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s) name WHERE has_any_column_privilege(%s, name, 'SELECT')", [tables, ROLE]
        )
        readable = cursor.fetchall()

    assert readable == []


@pytest.mark.django_db
def test_the_catalog_tells_nothing_of_what_is_in_a_closed_table():
    for _ in range(20):
        ConditionCheck.objects.create(
            application=make.application(), kind="drug", status="negative", status_on=make.START, recorded_at=make.NOON
        )
    asked = "SELECT count(*) FROM pg_stats WHERE tablename = %s AND most_common_vals IS NOT NULL"
    seen = []
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {CHECK}")
        cursor.execute(asked, [CHECK])
        seen.append(cursor.fetchone()[0])
        with restricted.restricted():
            cursor.execute(asked, [CHECK])
            seen.append(cursor.fetchone()[0])
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE usename <> current_user AND query <> '' "
                "AND query <> '<insufficient privilege>'"
            )
            seen.append(cursor.fetchone()[0])

    assert seen[0] > 0
    assert seen[1:] == [0, 0]


@pytest.mark.django_db
def test_a_promise_is_made_moved_and_canceled_without_reading_what_any_mail_says():
    person = make.applicant()
    with restricted.restricted(), connection.cursor():
        messages.promise("offer.made", key="offer.made:1", to=person, due_at=make.NOON, at=make.NOON)
        moved = messages.reschedule("offer.made:1", due_at=make.NOON + timedelta(hours=1))
        canceled = messages.cancel(keys=["offer.made:1"], reason="A test.")

    assert (moved, canceled) == (1, 1)


BROKEN = {
    f"ALTER ROLE {ROLE} BYPASSRLS": "The role has rights over the whole server: bypassrls.",
    f"GRANT pg_read_all_data TO {ROLE}": "The role inherits the rights of: pg_read_all_data.",
    f"GRANT CREATE ON SCHEMA public TO {ROLE}": "The role may make tables and functions in the schema: public.",
    f"GRANT SELECT ON {CHECK} TO PUBLIC": f"The role reads what no page of a department may show: {CHECK}.",
    f"GRANT SELECT (html) ON apprenticeships_message TO {ROLE}": (
        "The role reads what no page of a department may show: apprenticeships_message."
    ),
    f"REVOKE ALL ON applicants_job FROM {ROLE}": "The role lacks its rights to: applicants_job.",
    f"GRANT DELETE ON {CHECK} TO {ROLE}": f"The role may do what no page of a department does: DELETE on {CHECK}.",
    f"GRANT UPDATE (status) ON {CHECK} TO PUBLIC": f"may do what no page of a department does: UPDATE on {CHECK}.",
    f"GRANT TRUNCATE, TRIGGER ON applicants_job TO {ROLE}": (
        "does: TRIGGER on applicants_job, TRUNCATE on applicants_job."
    ),
    f"GRANT UPDATE ON apprenticeships_sensitiveread TO {ROLE}": "UPDATE on apprenticeships_sensitiveread.",
    f"REVOKE INSERT ON apprenticeships_message FROM {ROLE}": "The role lacks its rights to: apprenticeships_message.",
    f"GRANT UPDATE ON SEQUENCE applicants_job_id_seq TO {ROLE}": (
        "The role may set where these sequences go on: applicants_job_id_seq."
    ),
    f"REVOKE ALL ON SEQUENCE applicants_job_id_seq FROM {ROLE}": (
        "The role lacks its right to these sequences: applicants_job_id_seq."
    ),
    f"GRANT SELECT ON applicants_job TO {ROLE} WITH GRANT OPTION": (
        "The role may pass its rights on, to: applicants_job."
    ),
    f"CREATE VIEW telling AS SELECT status FROM {CHECK}; GRANT SELECT ON telling TO {ROLE}": (
        "The role reads views, which answer with the rights of their owner: telling."
    ),
    f"CREATE FUNCTION telling() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT status FROM {CHECK}'": (
        "The role may call functions that answer with the rights of their owner: telling."
    ),
    f"ALTER TABLE applicants_job OWNER TO {ROLE}": "The role owns, and so may open: applicants_job",
}


@pytest.mark.django_db
def test_the_check_before_an_installation_names_what_the_role_may_see(monkeypatch):
    said, mended = {}, {}
    with connection.cursor() as cursor:
        for change in BROKEN:
            cursor.execute("SAVEPOINT whole")
            cursor.execute(change)
            said[change] = [found.msg for found in checks.restricted_role(app_configs=None, databases=["default"])]
            if " ON " in change and f" {ROLE}" in change and "VIEW" not in change and "SCHEMA" not in change:
                restricted.install()
                mended |= dict.fromkeys(restricted.faults(), change)
            cursor.execute("ROLLBACK TO SAVEPOINT whole")
    whole = checks.restricted_role(app_configs=None, databases=["default"])
    monkeypatch.setattr(restricted, "ROLE", "nobody_made_it")
    missing = checks.restricted_role(app_configs=None, databases=["default"])

    assert (whole, checks.restricted_role(app_configs=None), mended) == ([], [], {})
    assert [(found.id, found.msg) for found in missing] == [
        (checks.ROLE, "The role nobody_made_it is missing, so no page of a department opens.")
    ]
    assert {change: words for change, words in said.items() if not any(BROKEN[change] in each for each in words)} == {}


def test_a_table_is_closed_together_with_its_history():
    open_histories = {
        history
        for label in CLOSED
        if apps.all_models[label.split(".")[0]].get(label.split(".")[1] + "event")
        and (history := f"{label}event") not in CLOSED
    }

    assert open_histories == set()


@pytest.mark.django_db
def test_every_page_of_departments_and_of_the_floor_and_no_other_runs_under_the_role(monkeypatch):
    under: dict[str, str] = {}
    here = ""

    def note(*_: object) -> HttpResponse:
        under[here] = role()
        return HttpResponse()

    monkeypatch.setattr(doors.DoorMiddleware, "process_view", note)
    client = Client()
    for address in addresses():
        here = address.path
        client.get(here)

    own = {path for path in under if path.startswith(SURFACES)}
    assert own == {each.path for each in addresses() if each.path.startswith(SURFACES)}
    assert len(own) > 50
    assert {path for path, name in under.items() if name == ROLE} == own


@pytest.mark.django_db
def test_an_ordinary_login_makes_the_role_or_the_release_stops_with_what_to_do(monkeypatch):
    monkeypatch.setattr(restricted, "ROLE", "restricted_in_a_test")
    monkeypatch.setattr(restricted, "PREFIX", "SET LOCAL ROLE restricted_in_a_test; ")
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE may_make_roles CREATEROLE; CREATE ROLE may_not")
        cursor.execute("SET LOCAL SESSION AUTHORIZATION may_not")
        with pytest.raises(ImproperlyConfigured, match="CREATE ROLE restricted_in_a_test NOLOGIN"):
            restricted.install()
        cursor.execute("SET LOCAL SESSION AUTHORIZATION may_make_roles")
        restricted._make_role(cursor)
        cursor.execute(f"{restricted.PREFIX}SELECT current_user")
        assert cursor.fetchone() == ("restricted_in_a_test",)
        cursor.execute("RESET SESSION AUTHORIZATION")


def test_only_the_judging_of_requirements_takes_its_own_rights():
    naming = {
        path.relative_to(ROOT).as_posix()
        for app in ("apprenticeships", "cohorts", "applicants")
        for path in (ROOT / app).rglob("*.py")
        if "lifted()" in path.read_text()
    }

    assert naming == {
        "apprenticeships/restricted.py",
        "applicants/records/check_holds.py",  # whether a report holds an offer, of which only a refusal is seen
        "applicants/workflows/screening.py",
    }


@pytest.mark.django_db(transaction=True)
def test_the_role_holds_through_a_repeated_transaction_and_ends_with_the_page():
    seen: list[str] = []

    @retrying
    def once_more() -> None:
        seen.append(role())
        if len(seen) == 1:
            raise OperationalError from SerializationFailureOfATest()

    def break_off() -> None:
        with restricted.restricted(), transaction.atomic():
            seen.append(role())
            raise Broken

    login = role()
    with restricted.restricted():
        once_more()
        with transaction.atomic():
            with restricted.lifted():
                assert role() == login
            seen.append(role())
        list(Person.objects.iterator())
        with pytest.raises(psycopg2.Error):  # of closing the cursor that was never opened
            list(SensitiveRead.objects.iterator())
    with pytest.raises(Broken):
        break_off()

    assert seen == [ROLE] * 4
    assert role() == login


class Broken(Exception):
    """Whatever a page may raise."""


class SerializationFailureOfATest(SerializationFailure):
    """As PostgreSQL reports it."""

    pgcode = "40001"
