"""The embedded PostgreSQL: made once, kept through any crash."""

import os
import pwd
import signal
import subprocess
import sys
import time
import traceback
import warnings

import psycopg2
import pytest

from apprenticeships.local import binaries
from apprenticeships.local.binaries import Identity, ServerError
from apprenticeships.local.paths import DATABASE, OWNER, Paths
from apprenticeships.local.postgres import Postgres

NOBODY = pwd.getpwnam("nobody")


def ask(paths: Paths, *statements: str):
    connection = psycopg2.connect(host=str(paths.run), user=OWNER, dbname=DATABASE)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else None
    connection.close()
    return rows


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def survive_a_kill(server: Postgres) -> list[tuple[str, str]]:
    """Start, write a row, kill -9, start again; returns the row and the working letter case of a Spanish name."""
    first = server.start()
    server.make_database()
    ask(server.paths, "CREATE TABLE kept (name text)", "INSERT INTO kept VALUES ('peña')")
    kill(first)
    second = server.start()
    rows = ask(server.paths, "SELECT name, upper(name) FROM kept")
    server.stop()
    second.wait()
    return rows


def test_rows_survive_a_kill_and_a_second_start(paths):
    assert survive_a_kill(Postgres(paths)) == [("peña", "PEÑA")]


def test_the_server_listens_on_a_private_socket_only(paths, start):
    server = Postgres(paths)
    start(server)
    server.make_database()

    addresses = ask(paths, "SHOW listen_addresses")

    assert addresses == [("",)]
    assert [oct(folder.stat().st_mode & 0o777) for folder in (paths.root, paths.run)] == ["0o700", "0o700"]


def test_a_running_server_is_used_as_it_is(paths, start):
    first = start(Postgres(paths))

    second = start(Postgres(paths))

    assert (first is None, second) == (False, None)


def test_a_second_creation_of_the_database_changes_nothing(paths, start):
    server = Postgres(paths)
    start(server)
    server.make_database()
    ask(paths, "CREATE TABLE kept (n int)")

    server.make_database()

    assert ask(paths, "SELECT count(*) FROM kept") == [(0,)]


def test_a_lock_file_whose_number_now_belongs_to_another_program_does_not_stop_the_start(paths, start):
    server = Postgres(paths)
    kill(start(server))
    lock = paths.postgres_data / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n" + lock.read_text().partition("\n")[2])

    started = start(server)

    assert (started is not None, server.answers()) == (True, True)


def test_a_lock_file_of_a_zombie_does_not_stop_the_start(paths, start):
    server = Postgres(paths)
    first = start(server)
    first.send_signal(signal.SIGKILL)
    time.sleep(0.2)  # dead, but nobody has asked for its exit code yet

    started = start(server)

    assert (started is not None, server.answers()) == (True, True)
    first.wait()


def test_data_of_another_major_version_is_refused_and_left_alone(paths):
    server = Postgres(paths)
    server.prepare()
    (paths.postgres_data / "PG_VERSION").write_text("14\n")
    before = sorted(paths.postgres_data.iterdir())

    with pytest.raises(ServerError) as refused:
        server.start()

    assert str(refused.value).startswith(
        f"The data in {paths.postgres_data} was written by PostgreSQL 14; this is PostgreSQL "
    )
    assert sorted(paths.postgres_data.iterdir()) == before


def test_a_folder_of_other_files_is_not_overwritten(paths):
    paths.make()
    paths.postgres_data.mkdir()
    (paths.postgres_data / "letter.txt").write_text("mine")

    with pytest.raises(ServerError, match="Move it away and start again"):
        Postgres(paths).start()

    assert [file.name for file in paths.postgres_data.iterdir()] == ["letter.txt"]


def test_a_start_that_was_cut_off_while_making_the_data_begins_anew(paths, start):
    paths.make()
    unfinished = paths.postgres_data.with_name("postgres.new")
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("")

    started = start(Postgres(paths))

    assert started is not None


def test_a_path_too_long_for_a_socket_moves_the_sockets_only(paths):
    long = Paths(paths.root / ("deep-" * 20))
    server = Postgres(long)

    rows = survive_a_kill(server)

    assert rows == [("peña", "PEÑA")]
    assert (long.postgres_data.is_dir(), long.run.is_relative_to(long.root)) == (True, False)
    long.run.rmdir()


def as_nobody(action) -> None:
    """Run `action` in a process of an ordinary user; its failure is this test's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads of the test run do not matter to the child
        child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY.pw_gid)
            os.setuid(NOBODY.pw_uid)
            action()
        except BaseException:  # noqa: BLE001
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


if os.geteuid() == 0:
    WITHOUT_NAMESPACES = Identity(
        popen={"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []}, owner=NOBODY.pw_uid
    )

    def test_root_without_user_namespaces_runs_it_as_nobody(paths):
        paths.root.parent.chmod(0o755)

        rows = survive_a_kill(Postgres(paths, who=WITHOUT_NAMESPACES))

        assert rows == [("peña", "PEÑA")]
        assert paths.postgres_data.stat().st_uid == NOBODY.pw_uid

    def test_root_without_user_namespaces_copies_programs_that_nobody_may_read(paths, tmp_path):
        paths.root.parent.chmod(0o755)
        closed = tmp_path / "closed"
        programs = binaries.copy_programs(binaries.postgres_binaries(), closed)
        closed.chmod(0o700)

        rows = survive_a_kill(Postgres(paths, bin=programs, who=WITHOUT_NAMESPACES))

        assert rows == [("peña", "PEÑA")]

    def test_root_without_user_namespaces_is_told_when_nobody_cannot_enter_the_folder(paths):
        paths.root.parent.chmod(0o700)

        with pytest.raises(ServerError, match="Work as an ordinary user"):
            Postgres(paths, who=WITHOUT_NAMESPACES).start()

    def test_an_ordinary_user_runs_it_directly(paths):
        programs = binaries.copy_programs(binaries.postgres_binaries(), paths.root.parent / "programs")
        os.chown(paths.root.parent, NOBODY.pw_uid, -1)

        def start_and_survive():
            server = Postgres(paths, bin=programs)
            assert server.who == Identity()
            assert survive_a_kill(server) == [("peña", "PEÑA")]

        as_nobody(start_and_survive)

        assert paths.postgres_data.stat().st_uid == NOBODY.pw_uid
