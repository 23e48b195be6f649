"""What the log says of a request."""

import io
import logging

import pytest
import structlog

from apprenticeships.logs import configuration
from apprenticeships.models import Role
from tests import factories as make


@pytest.fixture(params=["text", "json"])
def written(request):
    """What the log writes, for people and as JSON."""
    before = structlog.get_config()
    told = configuration("INFO", request.param)
    line, console = told["formatters"]["line"], told["handlers"]["console"]
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(line["()"](**{key: value for key, value in line.items() if key != "()"}))
    for name in console["filters"]:
        handler.addFilter(told["filters"][name]["()"]())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield handler.stream
    logger.removeHandler(handler)
    structlog.configure(**before)


@pytest.mark.django_db
def test_a_page_that_is_not_for_somebody_is_one_line_of_the_log(client, written):
    client.force_login(make.user(Role.PRECEPTOR))

    assert client.get("/hiring/").status_code == 403

    lines = written.getvalue().splitlines()
    assert len(lines) == 1
    assert "/hiring/" in lines[0]
    assert "Traceback" not in lines[0]


@pytest.mark.parametrize(("status", "is_told"), [(400, False), (403, False), (500, True)])
def test_only_what_is_our_fault_is_told_with_where_it_happened(written, status, is_told):
    broken = ValueError("It broke")

    logging.getLogger("django.request").error("Refused", exc_info=broken, extra={"status_code": status})

    assert ("ValueError" in written.getvalue()) is is_told
