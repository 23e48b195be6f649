"""The embedded database for one command."""

import fcntl

import pytest

from apprenticeships.local import lock
from apprenticeships.local.lend import OURS, lent, needs_database
from apprenticeships.local.postgres import Postgres


@pytest.fixture
def lent_before(paths, start):
    """A database that another command started; the file that its borrowers hold."""
    start(Postgres(paths))
    borrowers = paths.root / "borrowers"
    borrowers.write_bytes(OURS)
    return borrowers


def test_a_command_gets_a_database_that_is_gone_afterwards(paths):
    with lent(paths):
        during = Postgres(paths).answers()

    assert (during, Postgres(paths).answers()) == (True, False)


def test_a_command_that_fails_leaves_nothing_behind(paths):
    with pytest.raises(SystemExit), lent(paths):
        raise SystemExit(1)

    assert Postgres(paths).answers() is False


def test_a_second_command_does_not_wait_for_the_first_and_leaves_it_its_database(paths, lent_before):
    with lent_before.open() as other:
        fcntl.flock(other, fcntl.LOCK_SH)
        with lent(paths):
            pass

    assert Postgres(paths).answers() is True


def test_the_last_of_several_commands_stops_the_database(paths, lent_before):
    with lent(paths):
        pass

    assert Postgres(paths).answers() is False


def test_a_command_beside_a_running_site_leaves_its_database_alone(paths, lent_before):
    with lock.held(paths.lock, "http://localhost:8000"), lent(paths):
        pass

    assert Postgres(paths).answers() is True


@pytest.mark.parametrize(
    ("command", "needed"),
    [("migrate", True), ("shell", True), ("up", False), ("check", False), ("makemigrations", False), ("help", False)],
)
def test_only_commands_that_read_rows_need_a_database(command, needed):
    assert needs_database(["manage.py", command]) is needed
