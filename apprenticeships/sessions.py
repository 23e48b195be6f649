"""Sessions in the database, read by a statement whose words are written once: every page of a signed-in person asks it.

The store is Django's own but for that, and for a key that PostgreSQL cannot even be asked for.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from apprenticeships import clock

NOW: Final = datetime(1, 1, 1, tzinfo=UTC)
KEY: Final = "the key"
"""What stands in the statement for the moment and for the key; no session has either."""


class SessionStore(db.SessionStore):
    """Django's store of sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        statement, places = _statement()
        key = self.session_key or ""
        wanted = {NOW: clock.now(), KEY: key}
        rows = Session.objects.raw(statement, [wanted[place] for place in places])
        row = None if "\0" in key else next(iter(rows), None)  # a cookie may spell it: "\000"
        if row is None:
            self._session_key = None
        return row


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The words that Django would write for a session that is not over, and which of the two stands where."""
    statement, values = Session.objects.filter(session_key=KEY, expire_date__gt=NOW).query.sql_with_params()
    return statement, tuple(values)
