"""One supervisor for each checkout, and what a killed one leaves behind."""

import os
import signal
import subprocess
import sys

import pytest

from apprenticeships.local import children, lock
from apprenticeships.local.paths import FolderNotOursError
from apprenticeships.local.reset import reset

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_the_second_is_told_where_the_first_answers(tmp_path):
    file = tmp_path / "lock"

    with (
        lock.held(file, "http://localhost:8000"),
        pytest.raises(lock.AlreadyRunningError) as refused,
        lock.held(file, "never written"),
    ):
        pass

    assert str(refused.value) == "http://localhost:8000"


def test_a_lock_is_free_again_afterwards(tmp_path):
    file = tmp_path / "lock"
    with lock.held(file, "a long note of the first"):
        first = lock.is_held(file)
    between = lock.is_held(file)

    with lock.held(file, "second"):
        assert (first, between, file.read_text()) == (True, False, "second")


def test_leftovers_are_ended_and_named(tmp_path):
    file = tmp_path / "children.json"
    left = subprocess.Popen(SLEEP, start_new_session=True)
    children.record(file, {"web": left.pid})

    assert children.end_leftovers(file) == ["web"]
    assert left.wait(timeout=5) == -signal.SIGTERM
    assert children.end_leftovers(file) == []


def test_a_process_that_merely_has_the_same_number_is_left_alone(tmp_path):
    file = tmp_path / "children.json"
    file.write_text(f'{{"web": [{os.getpid()}, "some other time"]}}')

    assert children.end_leftovers(file) == []


def test_a_spoiled_record_is_no_record(tmp_path):
    file = tmp_path / "children.json"
    file.write_text('{"web": [12')

    assert children.end_leftovers(file) == []


def test_a_folder_that_is_a_link_to_elsewhere_is_refused(paths, tmp_path):
    paths.root.symlink_to(tmp_path)

    with pytest.raises(FolderNotOursError):
        paths.make()


def test_a_reset_refuses_while_a_supervisor_runs(paths):
    paths.make()

    with lock.held(paths.lock, "http://localhost:8000"), pytest.raises(lock.AlreadyRunningError):
        reset(paths)

    assert paths.root.is_dir()


def test_a_reset_removes_all_data_and_a_second_one_says_so(paths):
    paths.make()

    said = [reset(paths), reset(paths)]

    assert said == [
        "The demonstration's data is gone; the next start makes it anew.",
        "There is no data to remove.",
    ]
    assert paths.root.exists() is False
