"""What a scanner learns later: a file that was kept is looked at again, and one that it flags is closed for good."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from applicants.models import Document
from applicants.workflows import documents
from apprenticeships.workflow import Actor, Transition
from cohorts.uploads import is_clean

TRANSITIONS: tuple[Transition, ...] = ()
SCANNER: Final = Actor.system("scanner")
LOOKED_BACK: Final = timedelta(days=30)
EVERY: Final = timedelta(days=1)
MOST: Final = 20
log = logging.getLogger(__name__)


def look_again(*, at: datetime) -> int:
    """Scan once a day what came in the last thirty days, a few at a time. A chore. How many were flagged.

    A scanner learns new viruses some days after they are about. One that does not answer is asked again the next time;
    a flagged file that could not be closed counts as not looked at, and is tried again, and stops none of the others.
    """
    if not settings.UPLOAD_SCANNER:
        return 0
    due = Q(scanned_at__isnull=True) | Q(scanned_at__lte=at - EVERY)
    rows = Document.objects.readable().filter(due, uploaded_at__gte=at - LOOKED_BACK)
    return sum(_flagged(row, at=at) for row in rows.order_by("scanned_at", "pk")[:MOST])


def _flagged(row: Document, *, at: datetime) -> bool:
    try:
        with row.file.open("rb") as file:
            clean = is_clean(file.read())
    except Exception:
        log.exception("upload_scanner_failed")
        return False
    if not clean:
        try:
            documents.quarantine(row.pk, by=SCANNER, at=at, reason="A scanner flagged the file.")
        except Exception:
            log.exception("quarantine_failed")
            return False
    Document.objects.filter(pk=row.pk).update(scanned_at=at)
    return not clean
