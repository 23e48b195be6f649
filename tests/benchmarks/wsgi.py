"""Product and floor in the same processes: each behind its own middleware, on the same database connection."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings

from tests.benchmarks.statements import counted as counted_statements

product = get_wsgi_application()
with override_settings(MIDDLEWARE=settings.FLOOR_MIDDLEWARE):
    bare = WSGIHandler()

Start = Callable[..., Any]


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer with the floor or the product; count statements only for requests that ask for it."""
    handler = bare if environ["PATH_INFO"].startswith(settings.FLOOR_PREFIX) else product
    if "HTTP_X_COUNT_STATEMENTS" not in environ:
        return handler(environ, start)
    return counted(handler, environ, start)


def counted(handler: WSGIHandler, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer, and say in two headers how many statements ran and for how many milliseconds."""
    held: list[Any] = []
    with counted_statements() as times:
        response = handler(environ, lambda *arguments: held.append(arguments))
        body = list(response)
        response.close()
    status, headers, *rest = held[-1]
    start(status, [*headers, ("X-Statements", str(len(times))), ("X-Statements-Ms", f"{sum(times):.1f}")], *rest)
    return body
