"""Who has the training against harassment until when, and who lacks it: for the list and its file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest

from apprenticeships import clock
from apprenticeships.admin.scope import desk, scoped
from apprenticeships.admin.site import signed_in
from apprenticeships.models import Organization, Person, Role, User
from apprenticeships.rules.keys import key_in
from apprenticeships.rules.words import searched
from cohorts.admin.home import name_of
from cohorts.models import AntiHarassmentAttendance, AntiHarassmentTraining, Enrollment
from cohorts.workflows import anti_harassment as workflow

MOST_LETTERS: Final = 80
SOON: Final = timedelta(days=30)
SHOW: Final = {
    "missing": "Who lacks it",
    "soon": "Who has it for at most 30 days more",
    "has": "Who has it",
}
WHO: Final = {"apprentices": "Apprentices", "staff": "Who runs the program"}
BADGES: Final = {
    "never": ("stop", "Missing"),
    "over": ("stop", "Ran out"),
    "soon": ("look", "Runs out soon"),
    "has": ("done", "Has it"),
}

Enrollments = QuerySet[Enrollment]
Key = tuple[str, int, int]
"""Of whom: ``user`` or ``person``, the key, and the organization."""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who should have the training of an organization. ``enrollment`` is that of an apprentice."""

    key: Key
    name: str
    part: str
    stands: str
    enrollment: int | None = None
    held_on: date | None = None
    through: date | None = None

    @property
    def badge(self) -> tuple[str, str]:
        """The family and the words of how it stands."""
        return BADGES[self.stands]

    @property
    def lacks(self) -> bool:
        """Whether they lack it."""
        return self.stands in {"never", "over"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to."""

    words: str = ""
    show: str = ""
    who: str = ""
    place: int | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read the address; what nobody offers is passed over."""
        show, who = (request.GET.get(name, "") for name in ("show", "who"))
        words = searched(request.GET.get("q", ""), MOST_LETTERS)
        place = key_in(request.GET.get("place", ""))
        return cls(words, show if show in SHOW else "", who if who in WHO else "", place)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.show or self.who or self.place)

    def takes(self, line: Line) -> bool:
        """Whether a line is wanted for how it stands."""
        if self.show == "missing":
            return line.lacks
        if self.show == "has":
            return not line.lacks
        return not self.show or line.stands == self.show


def places(user: User) -> list[tuple[int, str]]:
    """The organizations of the user that run programs."""
    rows = scoped(Organization.objects.filter(programs__isnull=False), user).distinct()
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def lines(request: HttpRequest, asked: Asked, training: AntiHarassmentTraining | None = None) -> list[Line]:
    """Return everybody who is asked for: first who lacks it, then who has it for the shortest time, by name.

    They are those who should have it now, or those who had a place or a role on the day of a ``training``.
    """
    user, at = signed_in(request), clock.now()
    apprentices = workflow.apprentices() if training is None else workflow.comers(training)
    helpers = (workflow.staff(at),) if training is None else workflow.helpers(training)
    on = at.astimezone(desk(user).zone).date()
    known = _known(user)
    found: list[Line] = []
    if asked.who != "apprentices":
        found += _staff(user, helpers, asked, lambda key: _stands(known, key, on))
    if asked.who != "staff":
        found += _apprentices(user, on, asked, apprentices, lambda key: _stands(known, key, on))
    wanted = (line for line in found if asked.takes(line))
    return sorted(wanted, key=lambda line: (not line.lacks, line.through or date.min, line.name.lower(), line.key))


Standing = tuple[str, date | None, date | None]


def _known(user: User) -> Mapping[Key, tuple[date, date]]:
    """The last day that counts of everybody who was there, and through when it counts."""
    rows = AntiHarassmentAttendance.objects.standing().filter(training__organization__in=desk(user).organizations)
    columns = rows.order_by().values("training__organization", "user", "person")
    return {
        ("user" if row["user"] else "person", row["user"] or row["person"], row["training__organization"]): (
            row["held"], row["through"],
        )
        for row in columns.annotate(held=Max("training__held_on"), through=Max("training__valid_through"))
    }  # fmt: skip


def _stands(known: Mapping[Key, tuple[date, date]], key: Key, on: date) -> Standing:
    if key not in known:
        return "never", None, None
    held_on, through = known[key]
    if through < on:
        return "over", held_on, through
    return "soon" if through <= on + SOON else "has", held_on, through


def _staff(
    user: User, roles_of: Sequence[QuerySet[Any]], asked: Asked, stands: Callable[[Key], Standing]
) -> Iterator[Line]:
    wanted = Q(organization__in=desk(user).organizations, organization__programs__isnull=False)
    if asked.words:
        wanted &= Q(user__name__icontains=asked.words) | Q(user__email__icontains=asked.words)
    if asked.place is not None:
        wanted &= Q(organization=asked.place)
    roles: dict[Key, set[str]] = {}
    names: dict[Key, str] = {}
    columns = ("user", "organization", "role", "user__name", "user__email")
    first, *others = (each.filter(wanted).values_list(*columns) for each in roles_of)
    for key, organization, role, name, email in first.union(*others):
        roles.setdefault(("user", key, organization), set()).add(str(Role(role).label))
        names["user", key, organization] = name or email
    for each, name in names.items():
        state, held_on, through = stands(each)
        yield Line(each, name, ", ".join(sorted(roles[each])), state, None, held_on, through)


def _apprentices(
    user: User, on: date, asked: Asked, rows: Enrollments, stands: Callable[[Key], Standing]
) -> Iterator[Line]:
    rows = scoped(rows, user).select_related("person", "cohort__program")
    if asked.words:
        rows = rows.filter(person__in=Person.objects.named_like(asked.words))
    if asked.place is not None:
        rows = rows.filter(cohort__program__organization=asked.place)
    for row in rows:
        key = ("person", row.person_id, row.cohort.program.organization_id)
        state, held_on, through = stands(key)
        yield Line(
            key, str(row.person), f"Apprentice, {name_of(row.cohort, on)}", state, row.pk, held_on, through
        )  # fmt: skip
