"""One log for everything: a line per event, for people or as JSON, with the request's id and without personal data."""

import logging
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SERVER_ERROR = 500
PRIVATE = frozenset(
    {
        "authorization",
        "birth_date",
        "code",
        "cookie",
        "email",
        "name",
        "password",
        "phone",
        "ssn",
        "token",
    }
)


def without_personal_data(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace the values of keys that may hold personal data or a secret."""
    for key in event.keys() & PRIVATE:
        event[key] = "…"
    return event


class RefusalsInOneLine(logging.Filter):
    """Leave the traceback out of what Django logs about a refused request, such as a 403: nothing broke."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record; only those of an error of ours (500 and up) keep their traceback."""
        if getattr(record, "status_code", SERVER_ERROR) < SERVER_ERROR:
            record.exc_info, record.exc_text = None, None
        return True


def configuration(level: str, form: str) -> dict[str, Any]:
    """A `logging.config` dictionary; `form` is `text` or `json`. Sets structlog up for the same output."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso" if form == "json" else "%H:%M:%S", utc=form == "json"),
        without_personal_data,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if form == "json"
        else [
            structlog.dev.ConsoleRenderer(
                colors=False, pad_event_to=0, pad_level=False, exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *renderer,
                ],
            },
        },
        "filters": {"refusals": {"()": RefusalsInOneLine}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            "celery.app.trace": {"level": logging.WARNING},
            "celery.worker.strategy": {"level": logging.WARNING},  # a line for each ring of the doorbell
        },
    }
