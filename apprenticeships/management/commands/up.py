"""`manage.py up`: everything that one machine needs, until Ctrl-C."""

import os
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from apprenticeships import clock, demonstration, health
from apprenticeships.env import Environment
from apprenticeships.local import children, lock
from apprenticeships.local.binaries import ServerError
from apprenticeships.local.output import Output
from apprenticeships.local.paths import FolderNotOursError
from apprenticeships.local.postgres import Postgres
from apprenticeships.local.services import Program, Service, answers_http, broker, database
from apprenticeships.local.supervisor import Supervisor
from apprenticeships.local.valkey import Valkey

THREADS = 4  # in each web process


class Command(BaseCommand):
    """Start the servers that no variable names, prepare the database, run web, worker and beat."""

    help = "Starts everything on this machine: servers unless named, migrations, web, worker, beat. Ctrl-C stops it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None: the environment says everything, so that every process of the site hears the same."""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Hold the lock and run until somebody asks to stop."""
        environment: Environment = settings.ENVIRONMENT
        try:
            environment.paths.make()
            with lock.held(environment.paths.lock, f"{settings.SITE_URL} (process {os.getpid()})"):
                self._run(environment)
        except lock.AlreadyRunningError as first:
            raise CommandError(
                f"This checkout runs already: {first}\nOpen that address, or stop it there with Ctrl-C first."
            ) from None
        except (ServerError, FolderNotOursError) as problem:
            raise CommandError(str(problem)) from None

    def _run(self, environment: Environment) -> None:
        output = Output()
        for name in children.end_leftovers(environment.paths.children):
            output.line("up", f"{name} was left over from a run that was killed; ended it")
        refuse_busy_port(environment)
        servers: list[Service] = []
        if environment.embedded_database:
            servers.append(database(Postgres(environment.paths)))
        if environment.embedded_redis:
            servers.append(broker(Valkey(environment.paths)))
        Supervisor(
            paths=environment.paths,
            output=output,
            servers=servers,
            programs=programs(environment, os.environ),
            preparation=preparation(os.environ),
            announce=lambda: announce(environment, output),
            pulse=pulse,
        ).run()


def refuse_busy_port(environment: Environment) -> None:
    """Say so before anything starts when another program listens on our port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.bind, environment.port))
        except OSError as problem:
            raise CommandError(
                f"Port {environment.port} on {environment.bind} cannot be used ({problem.strerror}). "
                f"Another program may listen there. Choose another port: make run PORT={environment.port + 1}"
            ) from None


def preparation(variables: Mapping[str, str]) -> Service:
    """What has to be done before anybody may come; a process of its own, so that a request to stop can end it."""
    command = (sys.executable, str(settings.BASE_DIR / "manage.py"), "prepare")
    return Program("prepare", command, {**variables, "PYTHONUNBUFFERED": "1"}, patience=5)


def programs(environment: Environment, variables: Mapping[str, str]) -> list[Service]:
    """Web server, worker and beat."""
    shared = {**variables, "DJANGO_SETTINGS_MODULE": "apprenticeships.settings", "PYTHONUNBUFFERED": "1"}
    quiet = "ignore:You're running the worker with superuser privileges"  # it reads JSON only, and says so at length
    celery = (sys.executable, "-W", quiet, "-m", "celery", "--app=apprenticeships.celery", "--quiet")
    level = f"--loglevel={environment.log_level}"
    memory = Path("/dev/shm")  # noqa: S108
    own_address = "127.0.0.1" if environment.bind == "0.0.0.0" else environment.bind  # noqa: S104
    host = urlsplit(environment.site_url).hostname or "localhost"
    web = (
        *(sys.executable, "-m", "gunicorn", "apprenticeships.wsgi:application"),
        *("--bind", f"{environment.bind}:{environment.port}"),
        *("--worker-class", "gthread", "--workers", str(environment.web_workers), "--threads", str(THREADS)),
        *("--max-requests", "5000", "--max-requests-jitter", "500", "--graceful-timeout", "20"),
        *("--no-control-socket", "--log-level", "warning"),
        *(("--worker-tmp-dir", str(memory)) if memory.is_dir() else ()),
    )
    worker = (*celery, "worker", level, f"--concurrency={environment.workers}", "--without-gossip", "--without-mingle")
    return [
        Program("web", web, shared, ready=lambda: answers_http(own_address, environment.port, "/healthz", host)),
        Program("worker", worker, {**shared, "REMAP_SIGTERM": "SIGQUIT"}),
        Program("beat", (*celery, "beat", level, "--pidfile="), shared),
    ]


def announce(environment: Environment, output: Output) -> None:
    """Say where it answers, and in the demonstration who may sign in."""
    output.line("up", f"ready: {environment.site_url}")
    if settings.DEMO:
        for address in demonstration.addresses():
            output.line("up", f"  {address}")
        output.line("up", f"  password of each: {demonstration.PASSWORD}")
        output.line("up", f"  sent mail: {environment.site_url}/demo/mail/")
    output.line("up", "Ctrl-C stops everything")


def pulse() -> float | None:
    """Seconds since the background work last proved that it works; `None` when nobody knows."""
    try:
        age = health.beat_age(clock.now())
    except DatabaseError:
        return None
    finally:
        connections.close_all()
    return None if age is None else age.total_seconds()
