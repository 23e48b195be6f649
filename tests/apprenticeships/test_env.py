"""What the environment may say, and how a mistake is told."""

from pathlib import Path

import pytest

from apprenticeships import demonstration, env

REAL = {
    "DATABASE_URL": "postgresql://app:secret@db.example.org:5433/app",
    "REDIS_URL": "redis://redis.example.org:6379/2",
    "SECRET_KEY": "k" * 60,
    "SITE_URL": "https://apprenticeships.example.org/",
    "APPRENTICESHIPS_FIELD_KEYS": "2:" + "A" * 43 + "=,1:" + "B" * 42 + "A=",
    "APPRENTICESHIPS_SELF_IDENTIFICATION_KEY": "C" * 42 + "A=",
}


def complaint(**changes: str) -> str:
    with pytest.raises(env.BadEnvironmentError) as refused:
        env.read({**REAL, **changes}, Path("/app"))
    return str(refused.value).removeprefix("The environment needs a correction:\n  ")


def test_nothing_at_all_is_the_demonstration_on_embedded_servers():
    read = env.read({}, Path("/app"))

    assert (read.demo, read.embedded_database, read.embedded_redis) == (True, True, True)
    assert (read.site_url, read.bind) == ("http://localhost:8000", "127.0.0.1")
    assert (read.database["HOST"], read.database["NAME"]) == ("/app/.local/run", "app")
    assert read.broker_url == "redis+socket:///app/.local/run/valkey.sock?virtual_host=0"
    assert read.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")


def test_a_named_database_ends_the_demonstration():
    read = env.read(REAL, Path("/app"))

    assert (read.demo, read.embedded_database, read.embedded_redis) == (False, False, False)
    assert (read.site_url, read.allowed_hosts) == (
        "https://apprenticeships.example.org",
        ("apprenticeships.example.org",),
    )
    assert (read.database["HOST"], read.database["PORT"]) == ("db.example.org", 5433)
    assert read.broker_url == "redis://redis.example.org:6379/2"
    assert list(read.field_keys) == ["2", "1"]
    assert (read.name, read.contact_name) == ("Apprenticeships", "")


def test_former_keys_are_kept_for_what_they_signed():
    read = env.read({**REAL, "SECRET_KEY_FALLBACKS": "former-key, key-before-that"}, Path("/app"))

    assert read.secret_key_fallbacks == ("former-key", "key-before-that")
    assert env.read(REAL, Path("/app")).secret_key_fallbacks == ()


def test_the_demonstration_can_use_a_named_database():
    read = env.read({"DATABASE_URL": REAL["DATABASE_URL"], "DEMO": "1"}, Path("/app"))

    assert (read.demo, read.embedded_database, read.name) == (True, False, demonstration.NAME)


def test_a_socket_keeps_the_case_of_its_folder():
    read = env.read({**REAL, "DATABASE_URL": "postgresql://app@/app?host=/Srv/Run"}, Path("/app"))

    assert read.database["HOST"] == "/Srv/Run"


def test_a_redis_socket_keeps_its_database_number():
    read = env.read({**REAL, "REDIS_URL": "unix:///run/valkey.sock?db=7"}, Path("/app"))

    assert read.broker_url == "redis+socket:///run/valkey.sock?virtual_host=7"


def test_a_misspelled_name_is_told_with_the_nearest_known_one():
    assert complaint(APPRENTICESHIPS_FIELD_KEY="x") == (
        "APPRENTICESHIPS_FIELD_KEY is not a name this product knows. Did you mean APPRENTICESHIPS_FIELD_KEYS?"
    )


def test_every_mistake_is_told_at_once():
    told = complaint(PORT="eighty", SECRET_KEY="", APPRENTICESHIPS_WORKERS="0").split("\n  ")

    assert [line.split(" ")[0] for line in told] == ["SECRET_KEY", "PORT:", "APPRENTICESHIPS_WORKERS:"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://db/app"),
        ("DATABASE_URL", "postgresql://db:port/app"),
        ("DATABASE_URL", "postgresql://db"),
        ("REDIS_URL", "http://redis"),
        ("REDIS_URL", "redis:"),
        ("SITE_URL", "apprenticeships.example.org"),
        ("SITE_URL", "https://example.org/path"),
        ("EMAIL_URL", "pigeon://coop"),
        ("DEMO", "perhaps"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "²"),
        ("APPRENTICESHIPS_LOG_LEVEL", "loud"),
        ("APPRENTICESHIPS_FIELD_KEYS", "1:short"),
        ("APPRENTICESHIPS_FIELD_KEYS", "no-name"),
        ("APPRENTICESHIPS_SELF_IDENTIFICATION_KEY", "AAAA"),
        ("APPRENTICESHIPS_TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_bad_value_is_told_by_the_name_of_its_variable(name, value):
    assert complaint(**{name: value}).split(":")[0] == name


@pytest.mark.parametrize("name", sorted(REAL.keys() - {"DATABASE_URL", "REDIS_URL"}))
def test_a_real_installation_must_say(name):
    assert complaint(**{name: ""}).split(" ")[:4] == [name, "is", "not", "set."]


def test_a_complaint_never_repeats_a_secret():
    told = complaint(
        DATABASE_URL="mysql://app:hunter2@db/app", APPRENTICESHIPS_FIELD_KEYS="1:hunter2", REDIS_URL="x://:hunter2@r"
    )

    assert "hunter2" not in told
