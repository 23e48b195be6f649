"""Pairs of records that may be one person: found by a search, decided by a person, and the decision remembered."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import DuplicatePair, Heartbeat, Likeness, PairState, Parameter, Person
from apprenticeships.rules.dates import utc_day
from apprenticeships.rules.likeness import Traits, Verdict, verdict
from apprenticeships.workflow import Actor, Transition, arrow, retrying

APART = arrow("apart", PairState.OPEN, PairState.APART, refusal="Somebody decided about these two already.")
TAKE_BACK = arrow("reopen", PairState.APART, PairState.OPEN, refusal="Nobody decided about these two yet.")
BEAT = "duplicates"
CROWD = 20
"""So many records with one address or number say nothing: it is that of a school or an office."""
NAMESAKES = 6
"""So many records with one name say nothing about any two of them."""
PICKED = "Somebody picked these two."
ALIKE = 0.4
"""From which trigram similarity on two names are looked at more closely."""

CANDIDATES = r"""
WITH living AS MATERIALIZED (
  SELECT p.id, p.sort_name, lower(immutable_unaccent(p.given_name)) AS given,
         lower(immutable_unaccent(p.family_name)) AS family, lower(p.email) AS email,
         right(regexp_replace(p.phone, '\D', '', 'g'), 10) AS phone, i.birth_date AS birth
  FROM apprenticeships_person p LEFT JOIN apprenticeships_personidentity i ON i.person_id = p.id
  WHERE p.merged_into_id IS NULL
),
names AS (SELECT sort_name FROM living GROUP BY sort_name HAVING count(*) BETWEEN 2 AND %(namesakes)s),
emails AS (SELECT email FROM living WHERE email <> '' GROUP BY email HAVING count(*) BETWEEN 2 AND %(crowd)s),
phones AS (SELECT phone FROM living WHERE length(phone) = 10 GROUP BY phone HAVING count(*) BETWEEN 2 AND %(crowd)s),
pairs AS (
  SELECT a.id AS first, b.id AS second
  FROM names JOIN living a USING (sort_name) JOIN living b USING (sort_name) WHERE a.id < b.id
  UNION
  SELECT least(a.id, b.id), greatest(a.id, b.id)
  FROM living a JOIN living b ON a.sort_name = b.given || ' ' || b.family WHERE a.id <> b.id AND a.given <> a.family
  UNION
  SELECT a.id, b.id FROM living a JOIN living b ON a.birth = b.birth
  WHERE a.id < b.id
    AND (a.family = b.family OR a.given = b.given OR similarity(a.sort_name, b.sort_name) >= %(alike)s)
  UNION
  SELECT a.id, b.id FROM emails JOIN living a USING (email) JOIN living b USING (email)
  WHERE a.id < b.id
    AND (a.family = b.family OR a.given = b.given OR similarity(a.sort_name, b.sort_name) >= %(alike)s)
  UNION
  SELECT a.id, b.id FROM phones JOIN living a USING (phone) JOIN living b USING (phone)
  WHERE a.id < b.id
    AND (a.family = b.family OR a.given = b.given OR similarity(a.sort_name, b.sort_name) >= %(alike)s)
)
SELECT first, second, a.given, a.family, a.email, a.phone, a.birth, b.given, b.family, b.email, b.phone, b.birth
FROM pairs JOIN living a ON a.id = first JOIN living b ON b.id = second
WHERE NOT EXISTS (
  SELECT FROM apprenticeships_duplicatepair d
  JOIN apprenticeships_person x ON x.id = d.first_id JOIN apprenticeships_person y ON y.id = d.second_id
  WHERE d.state = 'apart'
    AND least(coalesce(x.merged_into_id, x.id), coalesce(y.merged_into_id, y.id)) = first
    AND greatest(coalesce(x.merged_into_id, x.id), coalesce(y.merged_into_id, y.id)) = second
)
"""
"""Whom to compare, in one statement: equal names, equal birth dates, addresses and numbers with a name like it.

Whoever was said to be two people is left out, also when one of them stands in another record by now.
"""


def search_due(*, at: datetime) -> int:
    """Search again when the last search is long enough ago. How many pairs are open and were not before."""
    minutes: int = Parameter.objects.value("duplicate_search_minutes", version=None, on=utc_day(at))
    last = Heartbeat.objects.filter(name=BEAT).first()
    if last is not None and at - timedelta(minutes=minutes) < last.at <= at:
        return 0
    return search(at=at)


@retrying
def search(*, at: datetime) -> int:
    """Find all pairs anew: new ones are opened, changed ones told anew, open ones that are none any more go.

    Returns how many are new. Two searches at once wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('duplicates', 0))")
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"at": at})
    found = dict(_found())
    known = {(row.first_id, row.second_id): row for row in DuplicatePair.objects.filter(state=PairState.OPEN)}
    living = set(_living_by_hand())
    gone = [row.pk for key, row in known.items() if key not in found and row.pk not in living]
    DuplicatePair.objects.filter(pk__in=gone, state=PairState.OPEN).delete()
    told = [
        row
        for key, row in known.items()
        if key in found and (row.likeness, row.reasons) != (found[key].likeness, list(found[key].reasons))
    ]
    for row in told:
        each = found[row.first_id, row.second_id]
        row.likeness, row.reasons = each.likeness, each.reasons
    DuplicatePair.objects.bulk_update(told, ["likeness", "reasons"], batch_size=1000)
    new = [
        DuplicatePair(first_id=first, second_id=second, likeness=each.likeness, reasons=each.reasons, found_at=at)
        for (first, second), each in found.items()
        if (first, second) not in known
    ]
    DuplicatePair.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    return len(new)


def _living_by_hand() -> QuerySet[DuplicatePair, int]:
    """Pairs that somebody picked, both of whom still have a record of their own."""
    rows = DuplicatePair.objects.filter(by_hand=True, first__merged_into=None, second__merged_into=None)
    return rows.values_list("pk", flat=True)


@retrying
def pick(one_id: int, other_id: int, *, by: Actor, at: datetime, reason: str = "") -> DuplicatePair:
    """Open a pair that no search found, to be decided like any other. One that is here already is that pair.

    Raises GuardFailed for one record twice, one that is gone, and two of whom somebody said that they are two people.
    """
    if one_id == other_id:
        raise GuardFailed("This is the same record. Choose two.", code="same")
    first, second = sorted((one_id, other_id))
    if Person.objects.filter(pk__in=(first, second)).count() < 2:  # noqa: PLR2004 - both of the pair
        raise GuardFailed("One of the two stands in another record by now. Search again.", code="gone")
    row, _ = DuplicatePair.objects.get_or_create(
        first_id=first,
        second_id=second,
        defaults={"likeness": Likeness.MAYBE, "reasons": [PICKED], "found_at": at, "by_hand": True},
    )
    if row.state == PairState.APART:
        raise GuardFailed("Somebody decided that these are two people. Take that back first.", code="apart")
    return row


def _found() -> Iterator[tuple[tuple[int, int], Verdict]]:
    values = {"crowd": CROWD, "namesakes": NAMESAKES, "alike": ALIKE}
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, values)
        for first, second, *traits in cursor.fetchall():
            told = verdict(Traits(*traits[:5]), Traits(*traits[5:]))
            if told is not None:
                yield (first, second), told


@retrying
def keep_apart(pair_id: int, *, by: Actor, at: datetime, reason: str) -> DuplicatePair:
    """Decide that these are two people. It is kept by whom, when and why, and no search asks again."""
    if not reason.strip():
        raise GuardFailed("Say how you know that these are two people.", code="reason", field="reason")
    return _decided(APART, pair_id, by=by, at=at, reason=reason.strip())


@retrying
def ask_again(pair_id: int, *, by: Actor, at: datetime, reason: str = "") -> DuplicatePair:
    """Take back that these are two people: the pair is open again."""
    return _decided(TAKE_BACK, pair_id, by=by, at=at, reason=reason)


def _decided(step: Transition, pair_id: int, *, by: Actor, at: datetime, reason: str) -> DuplicatePair:
    rows = DuplicatePair.objects.select_for_update(of=("self",)).select_related("first", "second")
    row = rows.filter(pk=pair_id).first()
    if row is None:
        raise GuardFailed("This pair is not open any more. Load the list again.", code="gone")
    step.check(row.state)
    if by.user_id is None:
        raise GuardFailed("A person decides this.", code="by")
    apart = step is APART
    row.state = step.target
    row.decided_by_id, row.decided_at, row.why = (by.user_id, at, reason[:300]) if apart else (None, None, "")
    row.save(update_fields=["state", "decided_by", "decided_at", "why"])
    for person, other in ((row.first, row.second), (row.second, row.first)):
        kind = "person.apart" if apart else "person.ask_again"
        audit.record(kind, person, by=by, at=at, person=person, reason=reason, data={"name": other.name})
    return row
