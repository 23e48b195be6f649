"""Whom a list of people may mean: the partners that it may name, and the people who are known by its names."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q

from apprenticeships.models import OrganizationKind, Partner, Person, Program, VersionState
from apprenticeships.rules.lists import folded
from apprenticeships.sort_names import sort_names
from cohorts.models import Enrollment, Participant
from cohorts.rules.partnership.participant_matching import Known, Plan, match
from cohorts.rules.partnership.participants import Entry, Places

NO_EMPLOYERS = frozenset({OrganizationKind.UNION.value, OrganizationKind.FUNDER.value})


def partners_of(program: Program) -> list[Partner]:
    """Return the partners of a program's version in force, in its order."""
    rows = Partner.objects.filter(version__program=program, version__state=VersionState.PUBLISHED)
    return list(rows.select_related("organization").order_by("position", "pk"))


def places_of(program: Program) -> Places:
    """Return which organizations a list of this program may name as employer, and which as union."""
    employers: dict[str, int] = {}
    unions: dict[str, int] = {}
    names: dict[int, str] = {}
    for each in partners_of(program):
        known = employers if each.role not in NO_EMPLOYERS else unions
        if each.role == OrganizationKind.FUNDER:
            continue
        names[each.organization_id] = each.organization.name
        known |= {folded(text): each.organization_id for text in (each.organization.name, each.organization.slug)}
    return Places(employers, unions, names)


def matched(program: Program, entries: Sequence[Entry]) -> Plan:
    """Say for each row of a list whether the person is known, in five statements whatever the length of the list."""
    keys = _keys(entries)
    return match(entries, keys, _known(program, set(keys.values()), {each.reference for each in entries} - {""}))


def _keys(entries: Sequence[Entry]) -> dict[int, str]:
    keys = sort_names([(each.family_name, each.given_name) for each in entries])
    return {each.row: key for each, key in zip(entries, keys, strict=True)}


def _known(program: Program, keys: set[str], references: set[str]) -> Iterable[Known]:
    rows = Participant.objects.filter(program=program).order_by("pk").select_related("person")
    here = {each.person_id: each for each in rows.filter(Q(person__sort_name__in=keys) | Q(reference__in=references))}
    beside = Participant.objects.filter(person=OuterRef("pk"), program__organization=program.organization_id)
    in_class = Enrollment.objects.filter(person=OuterRef("pk"), cohort__program__organization=program.organization_id)
    people = Person.everyone.filter(sort_name__in=keys).exclude(pk__in=here).order_by("pk")
    named = list(people.annotate(near=Exists(beside) | Exists(in_class)))
    yield from _by_former_names(program, {each.merged_into_id: each for each in named if each.merged_into_id})
    for each in here.values():
        yield _participant(each)
    for person in named:
        if person.merged_into_id is None:
            near: bool = person.near
            yield Known(person.pk, person.sort_name, person.name, person.email.lower(), person.phone, near=near)


def _by_former_names(program: Program, former: Mapping[int, Person]) -> Iterable[Known]:
    """Participants under the name, address and number of a record that was merged into theirs."""
    for each in Participant.objects.filter(program=program, person__in=former).select_related("person"):
        yield _participant(each, named=former[each.person_id])


def _participant(row: Participant, named: Person | None = None) -> Known:
    name = named or row.person
    return Known(
        row.person_id,
        name.sort_name,
        row.person.name,
        name.email.lower(),
        name.phone,
        participant=row.pk,
        employer=row.employer_id,
        union=row.union_id,
        kind=row.kind,
        occupation=row.occupation,
        region=row.region,
        reference=row.reference,
        joined_on=row.joined_on,
        left_on=row.left_on,
    )
