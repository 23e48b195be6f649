"""What a merge of two people means for the tables of training and partnerships."""

from typing import Any, Final

from apprenticeships.merging import Change, Relation, Remove, Said, Settlement, Sides, Write, collisions, rows_of
from apprenticeships.rules.words import day_in_words
from cohorts.models import (
    Acknowledgement,
    AntiHarassmentAttendance,
    Enrollment,
    Participant,
    Schooling,
    Seat,
    SeatState,
    WorkPermit,
)

IN_TRAINING: Final = ("reserved", "active", "paused")
FILLED: Final = ("employer_id", "union_id", "grant_id", "occupation", "region", "batch_id")
"""What the kept participation takes over where it says nothing itself."""


def enrollments(sides: Sides) -> Settlement:
    """Nobody is twice in one class, nor an apprentice in two at a time."""
    found = Settlement()
    twice = set()
    for mine, _ in collisions(Enrollment, "person", sides.kept, sides.merged):
        twice.add(mine.cohort_id)
        sentence = f"Both have a place in {mine.cohort}. Give one of the two back first."
        found.stops.append(Said(sentence, mine.cohort.program.organization_id))
    current = Enrollment.objects.apprentices().filter(state__in=IN_TRAINING).exclude(cohort__in=twice)
    rows = current.select_related("cohort__program").order_by("pk")
    here, there = rows.filter(person=sides.kept).first(), rows.filter(person=sides.merged).first()
    if here and there:
        sentence = f"They are in training in two classes: {here.cohort} and {there.cohort}. End one of the two first."
        found.stops.append(Said(sentence, there.cohort.program.organization_id))
    return found


def seats(sides: Sides) -> Settlement:
    """A seat is held for one offer at a time."""
    held = Seat.objects.filter(state=SeatState.HELD).select_related("opening__cohort__program").order_by("pk")
    here, there = held.filter(person=sides.kept).first(), held.filter(person=sides.merged).first()
    if not (here and there):
        return Settlement()
    organization = there.opening.cohort.program.organization_id
    return Settlement(
        stops=[Said("A seat is held for each of the two. Settle one of the two offers first.", organization)]
    )


def acknowledgements(sides: Sides) -> Settlement:
    """One signature for one edition of a handbook: the first one counts."""
    found = Settlement()
    for mine, theirs in collisions(Acknowledgement, "person", sides.kept, sides.merged):
        later = max((mine, theirs), key=lambda row: (row.acknowledged_at, row.pk))
        found.changes.append(Remove(later))
        found.notes.append(
            Said(
                f"Both signed {mine.handbook}. The first signature counts.",
                mine.handbook.version.program.organization_id,
            )
        )
    return found


def trainings(sides: Sides) -> Settlement:
    """Both marked at one training against harassment: the first mark counts; one that was taken back stays."""
    found = Settlement()
    for mine, theirs in collisions(AntiHarassmentAttendance, "person", sides.kept, sides.merged):
        found.changes.append(Remove(max((mine, theirs), key=lambda row: (row.marked_at, row.pk))))
        found.notes.append(Said(f"Both were at {mine.training}. It counts once.", mine.training.organization_id))
    return found


def schoolings(sides: Sides) -> Settlement:
    """One school: that of the kept person."""
    found = Settlement()
    for mine, theirs in collisions(Schooling, "person", sides.kept, sides.merged):
        found.changes.append(Remove(theirs))
        if mine.district_id != theirs.district_id:
            found.notes.append(Said(f"Two schools: {mine.district} is kept, {theirs.district} is let go."))
    return found


def participations(sides: Sides) -> Settlement:
    """One participation in a program, so that nobody counts twice: the kept one takes over what the other has."""
    found = Settlement()
    for mine, theirs in collisions(Participant, "person", sides.kept, sides.merged):
        found += _one_participation(mine, theirs)
    return found


def _one_participation(mine: Participant, theirs: Participant) -> Settlement:
    organization = mine.program.organization_id
    if mine.employer_id == theirs.employer_id and mine.reference and theirs.reference not in {"", mine.reference}:
        sentence = (
            f"{mine.employer} gave them two numbers, {mine.reference} and {theirs.reference}, so they may be two "
            "people. Correct the wrong number first."
        )
        return Settlement(stops=[Said(sentence, organization)])
    found = _belongings(mine, theirs, organization)
    if found.stops:
        return found
    found.changes.append(Remove(theirs))
    found.changes += _filled(mine, theirs)
    found.notes.append(Said(f"Both take part in {mine.program}. From now on they count as one.", organization))
    if mine.employer_id and theirs.employer_id and mine.employer_id != theirs.employer_id:
        found.notes.append(Said(f"Two employers: {mine.employer} is kept, {theirs.employer} is let go.", organization))
    return found


def _belongings(mine: Participant, theirs: Participant, organization: int) -> Settlement:
    """Credentials, tuition, hours and jobs of a participation go over to the other one."""
    found = Settlement()
    for relation in Participant._meta.related_objects:
        model: Any = relation.related_model
        if hasattr(model, "pgh_tracked_model"):
            continue
        column = relation.field.name
        for _, double in collisions(model, column, mine, theirs):
            name = model._meta.verbose_name
            found.stops.append(
                Said(f"The same {name} is recorded for both: {double}. Take one back first.", organization)
            )
        found.changes += [Write(row, relation.field.attname, mine.pk) for row in rows_of(model, **{column: theirs})]
    return found


def _filled(mine: Participant, theirs: Participant) -> list[Change]:
    taken = [name for name in FILLED if not getattr(mine, name) and getattr(theirs, name)]
    found: list[Change] = [Write(mine, name, getattr(theirs, name)) for name in taken]
    employer = mine.employer_id or theirs.employer_id
    if not mine.reference and theirs.reference and employer == theirs.employer_id:
        found.append(Write(mine, "reference", theirs.reference))
    if theirs.joined_on < mine.joined_on:
        found.append(Write(mine, "joined_on", theirs.joined_on))
    if mine.left_on is not None and (theirs.left_on is None or theirs.left_on > mine.left_on):
        found.append(Write(mine, "left_on", theirs.left_on))
    return found


def permits(sides: Sides) -> Settlement:
    """Permits stand side by side: the latest one counts anyway."""
    row = WorkPermit.objects.filter(person=sides.merged).latest_first().first()
    if row is None:
        return Settlement()
    day = day_in_words(row.valid_through, year=True)
    return Settlement(notes=[Said(f"A work permit through {day} goes along.")])


RELATIONS: Final = (
    Relation(Enrollment, "person", "place in a class", "places in classes", settle=enrollments),
    Relation(Seat, "person", "seat", "seats", settle=seats),
    Relation(Participant, "person", "participation", "participations", settle=participations),
    Relation(Acknowledgement, "person", "signed handbook", "signed handbooks", settle=acknowledgements),
    Relation(
        AntiHarassmentAttendance,
        "person",
        "training against harassment",
        "trainings against harassment",
        settle=trainings,
    ),
    Relation(Schooling, "person", "school", "schools", settle=schoolings),
    Relation(WorkPermit, "person", "work permit", "work permits", settle=permits),
)
