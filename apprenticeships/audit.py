"""What happened: writing events, and reading them as a timeline."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from apprenticeships.models import Event, Person
from apprenticeships.workflow import Actor, Transition


def record(
    kind: str,
    subject: Model,
    *,
    by: Actor,
    at: datetime,
    person: Person | int | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Write one event about ``subject``. Call it in the transaction of the change; it is never changed afterwards."""
    return Event.objects.create(
        kind=kind,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        person_id=person.pk if isinstance(person, Person) else person,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name[:120],
        at=at,
        before=before,
        after=after,
        reason=reason[:500],
        data=dict(data or {}),
    )


def record_all(
    kind: str,
    subjects: Sequence[Model],
    *,
    by: Actor,
    at: datetime,
    people: Sequence[int | None],
    reason: str = "",
    data: Mapping[int, Mapping[str, Any]] | None = None,
) -> None:
    """Write one event about each of many rows in few statements; ``people`` stand in their order, ``data`` by key."""
    Event.objects.bulk_create(
        (
            Event(
                kind=kind,
                subject_type=subject._meta.label_lower,
                subject_id=subject.pk,
                person_id=person,
                actor_kind=by.kind,
                actor_id=by.id,
                actor_name=by.name[:120],
                at=at,
                reason=reason[:500],
                data=dict((data or {}).get(subject.pk, {})),
            )
            for subject, person in zip(subjects, people, strict=True)
        ),
        batch_size=1000,
    )


def step(
    arrow: Transition,
    subject: Model,
    *,
    by: Actor,
    at: datetime,
    person: Person | int | None = None,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
    **columns: Any,
) -> None:
    """Walk one arrow on a locked row: check it, write ``state`` and the named columns, record the event.

    The event's kind is the model's name and the arrow's: ``application.submit``.
    """
    before: str = subject.state  # type: ignore[attr-defined]
    arrow.check(before)
    columns["state"] = arrow.target
    for name, value in columns.items():
        setattr(subject, name, value)
    subject.save(update_fields=list(columns))
    record(
        f"{subject._meta.model_name}.{arrow.name}",
        subject,
        by=by,
        at=at,
        person=person,
        before=before,
        after=arrow.target,
        reason=reason,
        data=data,
    )


def timeline(person: Person) -> QuerySet[Event]:
    """Everything that happened to a person, newest first."""
    return Event.objects.filter(person=person)


def story(subject: Model, parts: "QuerySet[Any]") -> QuerySet[Event]:
    """Everything that happened to one row and to rows that are part of it, such as sign-ups, newest first."""
    of_parts = Event.objects.filter(subject_type=parts.model._meta.label_lower, subject_id__in=parts.values("pk"))
    return (about(subject) | of_parts.order_by()).select_related("person")


def about(subject: Model) -> QuerySet[Event]:
    """Everything that happened to one row, newest first."""
    return Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
