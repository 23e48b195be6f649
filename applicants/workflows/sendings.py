"""What was sent stays as it was sent: a copy of every answer with its time, its digest, and what became different."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from applicants.models import Application, Sending
from applicants.records.sent_words import changes_between, words_of
from applicants.rules.sections import SectionSpec
from apprenticeships.workflow import Transition

TRANSITIONS: tuple[Transition, ...] = ()


def digest_of(content: Any) -> str:
    """Return the SHA-256 of a content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep(application: Application, specs: tuple[SectionSpec, ...], *, at: datetime) -> Sending:
    """Keep a copy of these sections as they are sent now. Part of a step that holds the lock of the application."""
    content = words_of(application, specs)
    last = application.sendings.order_by("-number").first()
    return Sending.objects.create(
        application=application,
        number=last.number + 1 if last else 1,
        sent_at=at,
        content=content,
        changes=changes_between(last.content, content) if last else [],
        digest=digest_of(content),
    )
