"""Packs and rows: what a record keeps in which column, and a version of the database read back as a pack."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model

from apprenticeships import models
from apprenticeships.packs import schema
from apprenticeships.packs.export import is_empty
from apprenticeships.packs.fields import Nested, Record, Sourced, Stated, fields_of
from apprenticeships.packs.shapes import Shape

R = TypeVar("R", bound=Record)

# Records that are rows of a version, and nothing but their own columns.
PLAIN_LISTS: tuple[tuple[str, type[Record], type[Model]], ...] = (
    ("phases", schema.Phase, models.Phase),
    ("lessons", schema.Lesson, models.Lesson),
    ("steps", schema.Step, models.Step),
    ("onboarding", schema.OnboardingTask, models.OnboardingItem),
    ("interests", schema.Interest, models.Interest),
    ("components", schema.Component, models.Component),
    ("facts", schema.Fact, models.Fact),
)


def columns(record: Record, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return the columns and values of a record. Lists of records are rows of their own and left out."""
    found: dict[str, Any] = {}
    left_out = {"assumed", *without}
    for name, about in fields_of(record).items():
        if isinstance(about.shape, Nested) or name in left_out:
            continue
        value = getattr(record, name)
        found[about.column] = None if value is None else about.shape.to_column(value)
    if isinstance(record, Sourced):
        marked = record.assumed
        names = fields_of(record)
        found["assumed"] = marked is True
        found["assumed_fields"] = [names[key].column for key in marked] if isinstance(marked, tuple) else []
    return found


def setup_columns(setup: schema.Setup) -> dict[str, Any]:
    """Return the columns of a version, with where each value comes from. The calendar is named by its slug."""
    found: dict[str, Any] = {}
    origins: dict[str, dict[str, Any]] = {}
    for name, about in fields_of(setup).items():
        stated: Stated[Any] = getattr(setup, name)
        if isinstance(about.shape, Shape):
            found[about.column] = None if stated.value is None else about.shape.to_column(stated.value)
        if stated.source or stated.assumed:
            origins[about.column] = {"source": stated.source, "assumed": stated.assumed}
    return {**found, "origins": origins}


def record_of(record: type[R], row: Model, **given: Any) -> R:
    """Return the record that a row holds; ``given`` are fields that are no columns of it."""
    values: dict[str, Any] = dict(given)
    for name, about in fields_of(record).items():
        if name in given or name == "assumed" or isinstance(about.shape, Nested):
            continue
        value = getattr(row, about.column)
        values[name] = None if value is None else about.shape.from_column(value)
    if issubclass(record, Sourced):
        values["assumed"] = _assumed(record, row)
    return record(**values)


def _assumed(record: type[Record], row: Any) -> bool | tuple[str, ...]:
    names = {about.column: name for name, about in fields_of(record).items()}
    keys = tuple(names[column] for column in row.assumed_fields if column in names)
    return True if row.assumed else keys or False


def stored(version: models.ProgramVersion) -> schema.Pack:
    """Return a version of the database as a pack."""
    program = version.program
    lists: dict[str, Any] = {
        name: tuple(record_of(record, row) for row in _rows(model, version)) for name, record, model in PLAIN_LISTS
    }
    requirements = models.Requirement.objects.filter(version=version).order_by("position", "pk")
    partners = models.Partner.objects.filter(version=version).order_by("position", "pk")
    parameters = models.Parameter.objects.filter(version=version).order_by("pk")
    return schema.Pack(
        format=schema.FORMAT,
        slug=program.slug,
        name=program.name,
        organization=record_of(schema.Operator, program.organization),
        setup=_setup(version),
        tracks=tuple(_tracks(version)),
        criteria=tuple(_criteria(version)),
        requirements=tuple(
            record_of(schema.Requirement, row, step=row.step.slug, changes=tuple(_changes(row)))
            for row in requirements.select_related("step").with_changes()
        ),
        partners=tuple(
            record_of(schema.Partner, row, slug=row.organization.slug, name=row.organization.name)
            for row in partners.select_related("organization")
        ),
        parameters=tuple(record_of(schema.Parameter, row) for row in parameters),
        spanish=tuple(schema.Translation(en=en, es=es) for en, es in version.spanish),
        **lists,
    )


def _changes(row: models.Requirement) -> Iterable[schema.Change]:
    return (record_of(schema.Change, each) for each in sorted(row.standing_changes, key=lambda each: each.pk))


def _rows(model: type[Model], version: models.ProgramVersion) -> Iterable[Model]:
    return model._default_manager.filter(version=version).order_by("position", "pk")  # noqa: SLF001


def _setup(version: models.ProgramVersion) -> schema.Setup:
    values: dict[str, Any] = {}
    for name, about in fields_of(schema.Setup).items():
        if name == "calendar":
            value = version.calendar.slug if version.calendar else None
        else:
            value = getattr(version, about.column)
        if value is not None and isinstance(about.shape, Shape):
            value = about.shape.from_column(value)
        origin = {} if is_empty(value) else version.origins.get(about.column, {})
        values[name] = Stated(value, **origin)
    return schema.Setup(**values)


def _criteria(version: models.ProgramVersion) -> Iterable[schema.Criterion]:
    rows = models.Criterion.objects.filter(version=version).prefetch_related("questions")
    for row in rows.order_by("position", "pk"):
        asked = tuple(record_of(schema.InterviewQuestion, question) for question in row.questions.all())
        yield record_of(schema.Criterion, row, questions=asked)


def _tracks(version: models.ProgramVersion) -> Iterable[schema.Track]:
    rows = models.Track.objects.filter(version=version).prefetch_related("wage_steps", "competencies")
    for row in rows.order_by("position", "pk"):
        yield record_of(
            schema.Track,
            row,
            pay=tuple(record_of(schema.PayStep, step) for step in row.wage_steps.all()),
            competencies=tuple(record_of(schema.Competency, skill) for skill in row.competencies.all()),
        )
