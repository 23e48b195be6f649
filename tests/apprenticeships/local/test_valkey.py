"""The embedded Valkey."""

import signal

import redis

from apprenticeships.local.valkey import Valkey


def test_a_message_that_reached_the_disk_survives_a_kill(paths, start):
    server = Valkey(paths)
    first = start(server)
    with redis.Redis.from_url(paths.redis_url) as client:
        client.lpush("queue", "ring")
        client.execute_command("WAITAOF", 1, 0, 5000)
    first.send_signal(signal.SIGKILL)
    first.wait()

    second = start(server)

    with redis.Redis.from_url(paths.redis_url) as client:
        assert client.lrange("queue", 0, -1) == [b"ring"]
    assert second is not None


def test_a_running_server_is_used_as_it_is(paths, start):
    first = start(Valkey(paths))

    second = start(Valkey(paths))

    assert (first is None, second) == (False, None)


def test_it_refuses_new_messages_when_full_instead_of_dropping_old_ones(paths, start):
    start(Valkey(paths))

    with redis.Redis.from_url(paths.redis_url) as client:
        assert client.info("memory")["maxmemory_policy"] == "noeviction"


def test_stopping_ends_the_process(paths, start):
    server = Valkey(paths)
    process = start(server)

    server.stop()

    assert (process.wait(timeout=5), server.answers()) == (0, False)
