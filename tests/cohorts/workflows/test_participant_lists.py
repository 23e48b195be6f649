"""Lists of people: tried, taken in once, thrown away; and what happens when two take in the same one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Person
from apprenticeships.workflow import Actor
from apprenticeships.workflows import merges
from cohorts.models import BatchState, Participant, ParticipantBatch
from cohorts.rules.partnership.participant_matching import NEW, SKIP, Outcome
from cohorts.workflows import participant_lists
from tests import factories as make
from tests import partnership
from tests.cohorts.scene import race
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
HEADS = "First name,Last name,E-mail,Employer,Union local,Kind,Occupation,Employer's number"


@pytest.fixture
def version():
    return partnership.partnership()


@pytest.fixture
def by():
    return Actor.user(make.user())


def tried(version, by, *rows, heads=HEADS, **fields):
    data = "\n".join([heads, *rows]).encode()
    return participant_lists.try_out(version.program_id, filename="list.csv", data=data, by=by, at=NOON, **fields)


def taken(batch, by, answers=None, fingerprint=None):
    mark = fingerprint or participant_lists.plan_of(batch, at=NOON).fingerprint
    return participant_lists.take_in(batch.pk, fingerprint=mark, answers=answers or {}, by=by, at=NOON)


def many(count):
    return [f"Ana,Ruiz{n},ana{n}@example.org,Harbor Clinic,Local 7,,Medical assistant,E{n}" for n in range(count)]


def test_a_list_brings_people_with_their_clinic_and_local_and_none_of_them_signs_in(version, by):
    batch = taken(tried(version, by, "Rosa,Núñez,,Harbor Clinic,local 7,Works for a partner,Nurse,E1"), by)

    row = Participant.objects.get()
    assert (row.person.name, row.person.email, row.person.user) == ("Rosa Núñez", "", None)
    assert (row.employer, row.union, row.kind) == (partnership.clinic(), partnership.local(), "incumbent")
    assert (row.occupation, row.reference, row.joined_on, row.batch) == ("Nurse", "E1", date(2026, 1, 7), batch)
    assert (batch.state, batch.content, batch.rows, batch.created, batch.matched) == (BatchState.APPLIED, "", 1, 1, 0)


def test_a_first_look_writes_nobody_down(version, by):
    batch = tried(version, by, *many(3), "Ben,,,,,,,")

    plan = participant_lists.plan_of(batch, at=NOON)

    assert (len(plan.of(Outcome.NEW)), len(plan.problems)) == (3, 1)
    assert (Person.objects.count(), Participant.objects.count()) == (0, 0)


def test_only_the_columns_that_we_read_are_kept(version, by):
    batch = tried(version, by, "Rosa,Castell,1970-01-01,123-45-6789", heads="First name,Last name,Birth date,Job")

    assert "1970" not in batch.content
    assert "6789" not in batch.content
    assert participant_lists.sheet_in(batch).ignored == ("Birth date",)


def test_a_column_of_social_security_numbers_is_refused_and_nothing_is_kept(version, by):
    with pytest.raises(GuardFailed, match="“SSN”"):
        tried(version, by, "Rosa,Castell,123-45-6789", heads="First name,Last name,SSN")

    assert not ParticipantBatch.objects.exists()


def test_the_employer_of_the_whole_list_fills_empty_cells_only(version, by):
    other = partnership.clinic("bay-clinic", name="Bay Clinic")
    version.partners.create(organization=other, role="clinic", position=3)
    rows = ("Rosa,Castell,Bay Clinic", "Ana,Ruiz,")

    taken(tried(version, by, *rows, heads="First name,Last name,Employer", employer=partnership.clinic()), by)

    found = dict(Participant.objects.values_list("person__given_name", "employer__name"))
    assert found == {"Rosa": "Bay Clinic", "Ana": "Harbor Clinic"}


def test_the_grant_of_the_day_pays(version, by):
    grant = partnership.grant(version)

    taken(tried(version, by, *many(1)), by)

    assert Participant.objects.get().grant == grant


def test_a_second_click_changes_nothing(version, by):
    batch = tried(version, by, *many(2))
    mark = participant_lists.plan_of(batch, at=NOON).fingerprint
    taken(batch, by, fingerprint=mark)
    events = Event.objects.count()

    taken(batch, by, fingerprint=mark)

    assert (Participant.objects.count(), Event.objects.count()) == (2, events)


def test_the_same_file_once_more_finds_everybody_known(version, by):
    taken(tried(version, by, *many(3)), by)
    again = tried(version, by, *many(3))

    plan = participant_lists.plan_of(again, at=NOON)

    assert [each.outcome for each in plan.verdicts] == [Outcome.SAME] * 3
    with pytest.raises(GuardFailed, match="nobody to take in"):
        taken(again, by)


def test_accents_and_case_make_no_second_person(version, by):
    person = make.person(given_name="José", family_name="Muñoz", email="Jose@Example.org")

    taken(tried(version, by, "JOSE,munoz,jose@example.org,Harbor Clinic,,,,"), by)

    assert Participant.objects.get().person == person
    assert (Person.objects.count(), person.given_name) == (1, "José")


def test_a_list_that_names_a_merged_record_makes_no_second_person(version, by):
    rows = ["Rosa,Núñez,rosa@example.org,Harbor Clinic,,,,", "Rosa,Nunes,nunes@example.org,Harbor Clinic,,,,"]
    taken(tried(version, by, *rows), by)
    kept, merged = Person.objects.order_by("pk")
    merges.merge(kept.pk, merged.pk, by=by, at=NOON)

    plan = participant_lists.plan_of(tried(version, by, *reversed(rows)), at=NOON)

    assert [each.known.person for each in plan.of(Outcome.SAME)] == [kept.pk]
    assert [each.reason for each in plan.problems] == ["The same person as in row 2."]


def test_a_change_of_a_known_participant_is_written_and_told(version, by):
    taken(tried(version, by, *many(1)), by)

    taken(tried(version, by, "Ana,Ruiz0,,Harbor Clinic,,,Dental assistant,E0"), by)

    row = Participant.objects.get()
    assert (row.occupation, row.union) == ("Dental assistant", partnership.local())
    event = Event.objects.get(kind="participant.change")
    assert (event.person, event.data) == (row.person, {"fields": ["occupation"]})


def test_a_list_that_changed_meanwhile_is_refused_and_works_after_another_look(version, by):
    batch = tried(version, by, *many(2))
    mark = participant_lists.plan_of(batch, at=NOON).fingerprint
    taken(tried(version, by, *many(1)), by)

    with pytest.raises(Conflict, match="look once more"):
        taken(batch, by, fingerprint=mark)

    assert Participant.objects.count() == 1
    taken(batch, by)
    assert Participant.objects.count() == 2


def test_a_namesake_waits_for_an_answer(version, by):
    known = partnership.participant(version, person=make.person(family_name="Ruiz", given_name="Ana"))
    batch = tried(version, by, "Ana,Ruiz,,Harbor Clinic,,,Nurse,")

    with pytest.raises(GuardFailed, match="one more person"):
        taken(batch, by)

    taken(batch, by, {2: f"person-{known.person_id}"})
    known.refresh_from_db()
    assert (known.occupation, Participant.objects.count()) == ("Nurse", 1)


@pytest.mark.parametrize(("answer", "people"), [(NEW, 3), (SKIP, 2)])
def test_a_namesake_may_be_somebody_else_or_left_out(version, by, answer, people):
    partnership.participant(version, person=make.person(family_name="Ruiz", given_name="Ana"))

    taken(tried(version, by, "Ana,Ruiz,,Harbor Clinic,,,Nurse,", "Ben,Ito,,,,,,"), by, {2: answer})

    assert Participant.objects.count() == people


def test_a_namesake_of_another_program_is_never_shown(version, by):
    other = make.program(organization=make.make_organization(slug="elsewhere", name="Elsewhere"))
    person = make.person(family_name="Ruiz", given_name="Ana")
    Participant.objects.create(program=other, person=person, kind="entrant", joined_on=NOON.date())

    plan = participant_lists.plan_of(tried(version, by, "Ana,Ruiz,,Harbor Clinic,,,,"), at=NOON)

    assert [each.outcome for each in plan.verdicts] == [Outcome.NEW]


def test_a_list_that_was_thrown_away_is_wiped_and_stays_away(version, by):
    batch = tried(version, by, *many(1))
    mark = participant_lists.plan_of(batch, at=NOON).fingerprint
    participant_lists.discard(batch.pk, by=by, at=NOON)
    participant_lists.discard(batch.pk, by=by, at=NOON)

    with pytest.raises(TransitionRefused, match="thrown away"):
        taken(batch, by, fingerprint=mark)

    batch.refresh_from_db()
    assert (batch.state, batch.content) == (BatchState.DISCARDED, "")
    assert Event.objects.filter(kind="participantbatch.discard").count() == 1


def test_a_list_that_was_taken_in_cannot_be_thrown_away(version, by):
    batch = taken(tried(version, by, *many(1)), by)

    with pytest.raises(TransitionRefused, match="taken in already"):
        participant_lists.discard(batch.pk, by=by, at=NOON)


def test_a_list_that_nobody_took_in_for_a_month_is_thrown_away(version, by):
    batch = tried(version, by, *many(1))
    kept = taken(tried(version, by, "Ben,Ito,,,,,,"), by)

    found = [participant_lists.discard_forgotten(at=NOON + timedelta(days=days)) for days in (30, 31, 31)]

    batch.refresh_from_db()
    kept.refresh_from_db()
    assert found == [0, 1, 0]
    assert (batch.state, batch.content, kept.state) == (BatchState.DISCARDED, "", BatchState.APPLIED)


def test_no_job_uploads_lists(version):
    with pytest.raises(NotAllowed):
        tried(version, ROBOT, *many(1))


@pytest.mark.parametrize("count", [3, 60])
def test_the_number_of_statements_does_not_grow_with_the_list(version, by, count):
    taken(tried(version, by, *many(2)), by)
    batch = tried(version, by, *many(count))

    row = ParticipantBatch.objects.select_related("program__organization").get(pk=batch.pk)
    with CaptureQueriesContext(connection) as looked:
        mark = participant_lists.plan_of(row, at=NOON).fingerprint
    with CaptureQueriesContext(connection) as written:
        taken(batch, by, fingerprint=mark)

    assert (len(looked), len(written)) == (4, 17)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_in_the_same_list_at_once_write_everybody_once(version, by):
    batches = [tried(version, by, *many(40)) for _ in range(2)]
    marks = [participant_lists.plan_of(each, at=NOON).fingerprint for each in batches]

    results = race(2, lambda number: taken(batches[number], by, fingerprint=marks[number]))

    assert sorted(type(each).__name__ for each in results) == ["Conflict", "ParticipantBatch"]
    assert (Participant.objects.count(), Person.objects.count()) == (40, 40)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_writes_everybody_once(version, by):
    batch = tried(version, by, *many(40))
    mark = participant_lists.plan_of(batch, at=NOON).fingerprint

    results = race(2, lambda _: taken(batch, by, fingerprint=mark))

    assert [each.state for each in results] == [BatchState.APPLIED] * 2
    assert Participant.objects.count() == 40
