"""One participant: added by hand, corrected, ended with a date, taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from apprenticeships import audit
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Organization, Person, Program
from apprenticeships.refusals import or_conflict
from apprenticeships.rules.words import day_in_words
from apprenticeships.workflow import Actor, Transition, retrying
from cohorts.models import Grant, Participant, ParticipantKind
from cohorts.rules.partnership.participant_matching import NEW, Outcome, Plan, decided
from cohorts.rules.partnership.participants import COLUMNS, Entry
from cohorts.workflows.known_people import matched

TRANSITIONS: tuple[Transition, ...] = ()
THE_SAME: Final = "same"
FIELDS: Final = ("employer_id", "union_id", "kind", "occupation", "region", "reference")
TAKEN: Final = {
    "participant_once": "This person takes part already.",
    "participant_reference_unique": "This number of the employer belongs to somebody else.",
}


def today_of(program: Program, at: datetime) -> date:
    """Return the day where the program is run."""
    return at.astimezone(ZoneInfo(program.organization.zone)).date()


def locked(program_id: int) -> Program:
    """Lock a program against other lists and additions; other steps that only point at it go on."""
    rows = Program.objects.select_for_update(of=("self",), no_key=True).select_related("organization")
    return rows.get(pk=program_id)


@dataclass(frozen=True, slots=True)
class Start:
    """What a new participant's row takes from the program: the day of today there, and its grants."""

    today: date
    grants: tuple[Grant, ...]

    @classmethod
    def of(cls, program: Program, at: datetime) -> Self:
        """Read them once for a whole list."""
        return cls(today_of(program, at), tuple(Grant.objects.filter(program=program)))

    def grant_on(self, day: date) -> Grant | None:
        """Return the one grant that pays on a day; none when several do, as nobody can tell which."""
        found = [each for each in self.grants if each.since <= day <= each.until]
        return found[0] if len(found) == 1 else None


@retrying
def add(program_id: int, *, entry: Entry, known_as: str = "", by: Actor, at: datetime, reason: str = "") -> Participant:
    """Add one person. ``known_as`` answers for a namesake: ``same`` or ``new``; without an answer it is asked."""
    program = locked(program_id)
    _can_be(entry, program, at)
    person = _person(_answered(matched(program, [entry]), entry.row, known_as), by=by, at=at)
    with or_conflict(**TAKEN):
        row = Participant.objects.create(program=program, person=person, **columns_of(entry, Start.of(program, at)))
    audit.record("participant.join", row, by=by, at=at, person=person, reason=reason)
    return row


def columns_of(entry: Entry, start: Start) -> dict[str, Any]:
    """Return what a new participant's row holds beside program and person."""
    joined_on = entry.joined_on or start.today
    return {
        "grant": start.grant_on(joined_on),
        "employer_id": entry.employer,
        "union_id": entry.union,
        "kind": entry.kind or (ParticipantKind.INCUMBENT if entry.employer else ParticipantKind.ENTRANT),
        "occupation": entry.occupation,
        "region": entry.region,
        "reference": entry.reference,
        "joined_on": joined_on,
        "left_on": entry.left_on,
    }


def _can_be(entry: Entry, program: Program, at: datetime) -> None:
    if entry.reference and entry.employer is None:
        raise GuardFailed("A number needs the employer that gave it.", code="reference", field="employer")
    if entry.joined_on is not None and entry.joined_on > today_of(program, at):
        raise GuardFailed("This day has not come yet.", code="joined", field="joined_on")


def _answered(plan: Plan, row: int, known_as: str) -> Plan:
    """The plan of one row without a question, or a refusal that asks it."""
    for verdict in plan.of(Outcome.ASK):
        one = len(verdict.candidates) == 1
        answer = verdict.candidates[0].key if known_as == THE_SAME and one else known_as
        plan = decided(plan, {row: answer if answer in {NEW, verdict.candidates[0].key} else ""})
        if plan.of(Outcome.ASK):
            names = ", ".join(each.name for each in verdict.candidates)
            what = "Say whether this is the same person." if one else "Write the e-mail address or the phone as well."
            raise GuardFailed(f"Known already: {names}. {what}", code="namesake", field="known_as")
    for problem in plan.problems:
        field = next((each.slug for each in COLUMNS if each.title == problem.column), None)
        raise GuardFailed(problem.reason, code="row", field=field)
    for verdict in plan.of(Outcome.SAME, Outcome.CHANGED):
        name = verdict.entry.name
        raise GuardFailed(f"{name} takes part already. Find them in the list to correct what is wrong.", code="known")
    return plan


def _person(plan: Plan, *, by: Actor, at: datetime) -> Person:
    (verdict,) = plan.verdicts
    if verdict.known is not None:
        return Person.objects.get(pk=verdict.known.person)
    person = Person.objects.create(**person_columns(verdict.entry))
    audit.record("person.create", person, by=by, at=at, person=person)
    return person


def person_columns(entry: Entry) -> dict[str, str]:
    """Return what a new person's row holds."""
    return {
        "given_name": entry.given_name,
        "family_name": entry.family_name,
        "email": entry.email,
        "phone": entry.phone,
    }


@retrying
def correct(
    participant_id: int,
    *,
    kind: str,
    employer: Organization | None = None,
    union: Organization | None = None,
    occupation: str = "",
    region: str = "",
    reference: str = "",
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Participant:
    """Write down what is true of somebody's employer, union, kind, occupation, region and number."""
    row = _locked(participant_id)
    if kind not in ParticipantKind.values:
        raise GuardFailed("Choose one of the two.", code="kind", field="kind")
    if kind == ParticipantKind.INCUMBENT and employer is None:
        raise GuardFailed("Whoever works for a partner needs an employer.", code="employer", field="employer")
    if reference.strip() and employer is None:
        raise GuardFailed("A number needs the employer that gave it.", code="reference", field="employer")
    now = {
        "employer_id": employer.pk if employer else None,
        "union_id": union.pk if union else None,
        "kind": kind,
        "occupation": occupation.strip(),
        "region": region.strip(),
        "reference": reference.strip(),
    }
    changed = [name for name in FIELDS if getattr(row, name) != now[name]]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, now[name])
    with or_conflict(**TAKEN):
        row.save(update_fields=[name.removesuffix("_id") for name in changed])
    data = {"fields": [name.removesuffix("_id") for name in changed]}
    audit.record("participant.correct", row, by=by, at=at, person=row.person_id, reason=reason, data=data)
    return row


@retrying
def end(participant_id: int, *, left_on: date, by: Actor, at: datetime, reason: str = "") -> Participant:
    """Say on which day somebody left; the same day once more changes nothing."""
    row = _locked(participant_id)
    if left_on < row.joined_on:
        first = day_in_words(row.joined_on, year=True)
        raise GuardFailed(f"This person joined on {first}. Nobody leaves before that.", code="left", field="left_on")
    if row.left_on == left_on:
        return row
    row.left_on = left_on
    row.save(update_fields=["left_on"])
    data = {"left_on": left_on.isoformat()}
    audit.record("participant.end", row, by=by, at=at, person=row.person_id, reason=reason, data=data)
    return row


@retrying
def resume(participant_id: int, *, by: Actor, at: datetime, reason: str = "") -> Participant:
    """Somebody takes part after all, or again; what they took part in before stays."""
    row = _locked(participant_id)
    if row.left_on is None:
        return row
    row.left_on = None
    row.save(update_fields=["left_on"])
    audit.record("participant.resume", row, by=by, at=at, person=row.person_id, reason=reason)
    return row


def _locked(participant_id: int) -> Participant:
    return Participant.objects.select_for_update(of=("self",)).get(pk=participant_id)


@retrying
def downloaded(organization: Organization, *, people: int, by: Actor, at: datetime, reason: str = "") -> None:
    """Keep that somebody took a list of people away, and how long it was."""
    audit.record("participant.download", organization, by=by, at=at, reason=reason, data={"people": people})
