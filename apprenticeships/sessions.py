"""Sessions in the database, read by a statement whose words are written once: every page of a signed-in person asks it.

The store is Django's own but for that, and for a key that PostgreSQL cannot even be asked for.
"""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from apprenticeships import clock
from apprenticeships.written import written_once


class SessionStore(db.SessionStore):
    """Django's store of sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key or ""
        row = None if "\0" in key else next(iter(_going_on(key, clock.now())), None)  # a cookie may spell it: "\000"
        if row is None:
            self._session_key = None
        return row


@written_once
def _going_on(key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)
