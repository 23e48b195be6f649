"""Loading a pack: as a new draft of its program or over the draft that is there, published when asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from apprenticeships import language, models
from apprenticeships.audit import record, step
from apprenticeships.models import VersionState
from apprenticeships.packs.diff import diff
from apprenticeships.packs.mistakes import Mistake, PackError, Path, key_of
from apprenticeships.packs.schema import Pack
from apprenticeships.packs.stored import PLAIN_LISTS, columns, setup_columns, stored
from apprenticeships.workflow import Actor, arrow, retrying

PUBLISH = arrow(
    "publish",
    VersionState.DRAFT,
    VersionState.PUBLISHED,
    "This version is published already. Load the pack again to start a new draft.",
)
RETIRE = arrow("retire", VersionState.PUBLISHED, VersionState.RETIRED, "Only a published version can be retired.")
TRANSITIONS = (PUBLISH, RETIRE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the version that holds the pack, what changed in it, and whether it was published now."""

    version: models.ProgramVersion
    lines: tuple[str, ...]
    published: bool

    @property
    def changed(self) -> bool:
        """Whether anything is different from before."""
        return bool(self.lines) or self.published


@retrying
def load(pack: Pack, *, by: Actor, at: datetime, publish: bool = False, reason: str = "") -> Loaded:
    """Make the database hold ``pack``; nothing changes when its draft, or else its published version, does already.

    A published version is never touched: the pack becomes the next draft, whose parts are written anew. The program's
    name has no versions and changes at once. Organizations that are not known yet are added; known ones are never
    renamed, so a pack that calls one differently raises ``PackError``.
    """
    if mistakes := tuple(_differs_here(pack)):
        raise PackError(Mistake(pack.places.get(path), key_of(path), message) for path, message in mistakes)
    program = _program(pack)
    version = newest(program)
    lines = diff(stored(version) if version else None, pack)
    if version is None or lines:
        version = _write(pack, program, version, by=by, at=at, lines=lines, reason=reason)
    published = publish and version.state == VersionState.DRAFT
    if published:
        publish_version(version, by=by, at=at, reason=reason)
    return Loaded(version, tuple(lines), published)


def newest(program: models.Program) -> models.ProgramVersion | None:
    """Return the draft of a program, else its published version, else the last one."""
    rank = {VersionState.DRAFT: 0, VersionState.PUBLISHED: 1}
    found = program.versions.select_related("program__organization", "calendar")
    return min(found, key=lambda each: (rank.get(VersionState(each.state), 2), -each.number), default=None)


@retrying
def publish_version(version: models.ProgramVersion, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Put a draft in force; the version that was in force retires. Whoever started under it keeps it."""
    models.Program.objects.select_for_update().get(pk=version.program_id)
    locked = models.ProgramVersion.objects.select_for_update().get(pk=version.pk)
    PUBLISH.check(locked.state)
    in_force = models.ProgramVersion.objects.filter(program=version.program_id, state=VersionState.PUBLISHED)
    for old in in_force.select_for_update():
        step(RETIRE, old, by=by, at=at, reason=reason)
    step(PUBLISH, locked, by=by, at=at, reason=reason, published_at=at)
    version.state, version.published_at = locked.state, at


def _differs_here(pack: Pack) -> Iterator[tuple[Path, str]]:
    """Yield what a pack says differently about something that this installation knows."""
    partner_slugs = [partner.slug for partner in pack.partners]
    known = models.Organization.objects.in_bulk([pack.organization.slug, *partner_slugs], field_name="slug")
    operator = known.get(pack.organization.slug)
    for name in ("name", "kind", "zone"):
        if operator and getattr(operator, name) != getattr(pack.organization, name):
            yield (
                ("organization", name),
                f'This organization is kept here with "{getattr(operator, name)}". Write that.',
            )
    names = {pack.organization.slug: pack.organization.name, **{slug: each.name for slug, each in known.items()}}
    for place, partner in enumerate(pack.partners):
        kept = names.get(partner.slug, partner.name)
        if kept != partner.name:
            message = f'The organization {partner.slug} is called "{kept}" here. Write that, or choose another slug.'
            yield ("partners", place, "name"), message
    program = models.Program.objects.filter(slug=pack.slug).select_related("organization").first()
    if program and program.organization.slug != pack.organization.slug:
        message = f"This program belongs to {program.organization.slug} here. Write that, or choose another slug."
        yield ("organization", "slug"), message
    calendar = pack.setup.calendar.value
    if calendar is not None and not models.HolidayCalendar.objects.filter(slug=calendar).exists():
        yield ("setup", "calendar", "value"), f'No calendar is called "{calendar}" here. Add it, or leave the key out.'


def _program(pack: Pack) -> models.Program:
    """Return the locked program, added if it is new, together with every organization that the pack names."""
    operator, _ = models.Organization.objects.get_or_create(
        slug=pack.organization.slug, defaults=columns(pack.organization, without=["slug"])
    )
    models.Program.objects.get_or_create(slug=pack.slug, defaults={"name": pack.name, "organization": operator})
    for partner in pack.partners:
        models.Organization.objects.get_or_create(
            slug=partner.slug, defaults={"name": partner.name, "kind": partner.role, "zone": operator.zone}
        )
    return models.Program.objects.select_for_update().get(slug=pack.slug)


def _write(
    pack: Pack,
    program: models.Program,
    newest_version: models.ProgramVersion | None,
    *,
    by: Actor,
    at: datetime,
    lines: list[str],
    reason: str,
) -> models.ProgramVersion:
    """Write the pack into the draft, or into a new one, and record it."""
    if program.name != pack.name:
        program.name = pack.name
        program.save(update_fields=["name"])
    values = setup_columns(pack.setup)
    calendar = values.pop("calendar")
    values["calendar"] = models.HolidayCalendar.objects.get(slug=calendar) if calendar else None
    values["spanish"] = [[each.en, each.es] for each in pack.spanish]
    if newest_version and newest_version.state == VersionState.DRAFT:
        version = newest_version
        _clear(version)
        for name, value in values.items():
            setattr(version, name, value)
        version.save(update_fields=list(values))
    else:
        last = max(program.versions.values_list("number", flat=True), default=0)
        version = program.versions.create(number=last + 1, **values)
    _write_parts(pack, version)
    language.forget_programs()
    record("programversion.load", version, by=by, at=at, after=version.state, reason=reason, data={"lines": lines})
    return version


def _clear(version: models.ProgramVersion) -> None:
    """Take all parts out of a draft; requirements go before the steps that they name."""
    parts: list[type[Model]] = [models.Requirement, models.Partner, models.Parameter, models.Track, models.Criterion]
    for part in [*parts, *(model for _, _, model in PLAIN_LISTS)]:
        part._default_manager.filter(version=version).delete()  # noqa: SLF001 - Django's public name


def _write_parts(pack: Pack, version: models.ProgramVersion) -> None:
    for name, _, model in PLAIN_LISTS:
        _add(model, [columns(each) for each in getattr(pack, name)], version=version)
    tracks = _add(models.Track, [columns(each) for each in pack.tracks], version=version)
    for track, row in zip(pack.tracks, tracks, strict=True):
        _add(models.WageStep, [columns(each) for each in track.pay], track=row)
        _add(models.Competency, [columns(each) for each in track.competencies], track=row)
    criteria = _add(models.Criterion, [columns(each) for each in pack.criteria], version=version)
    for criterion, row in zip(pack.criteria, criteria, strict=True):
        _add(models.InterviewQuestion, [columns(each) for each in criterion.questions], criterion=row)
    steps = {row.slug: row for row in version.steps.all()}
    requirements = [{**columns(each), "step": steps[each.step]} for each in pack.requirements]
    asked = _add(models.Requirement, requirements, version=version)
    models.RequirementChange.objects.bulk_create(
        models.RequirementChange(requirement=row, **columns(each))
        for requirement, row in zip(pack.requirements, asked, strict=True)
        for each in requirement.changes
    )
    organizations = models.Organization.objects.in_bulk([each.slug for each in pack.partners], field_name="slug")
    partners = [
        {**columns(each, without=["slug", "name"]), "organization": organizations[each.slug]} for each in pack.partners
    ]
    _add(models.Partner, partners, version=version)
    models.Parameter.objects.bulk_create(models.Parameter(version=version, **columns(each)) for each in pack.parameters)


def _add(model: type[Model], rows: list[dict[str, Any]], **owner: Model) -> list[Any]:
    """Add rows in their order, numbered from 1."""
    found = [model(**owner, position=place, **row) for place, row in enumerate(rows, start=1)]
    created: list[Any] = model._default_manager.bulk_create(found)  # noqa: SLF001 - Django's public name
    return created
