"""A merge is taken apart again, and meets others."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applicants.models import Consent, Guardian, ScreeningResult
from apprenticeships.errors import DomainError
from apprenticeships.merging import Sides
from apprenticeships.models import (
    Event,
    FeedToken,
    Merge,
    Message,
    Person,
    SignUp,
    User,
)
from apprenticeships.workflow import Actor
from apprenticeships.workflows import merges, strays
from cohorts.models import (
    Acknowledgement,
    Credential,
    Enrollment,
    SchoolDistrict,
    Schooling,
    WorkPermit,
)
from tests import factories as make
from tests import partnership as partner
from tests.applicants.merging import LATER, apart, refusal, sign_in, standing, together
from tests.cohorts.interns import handbook
from tests.factories import NOON, ROBOT, START

pytestmark = pytest.mark.django_db


def test_an_undo_says_who_did_it_and_why():
    kept, merged = make.person(), make.person()
    by = make.user()
    merge = merges.merge(kept.pk, merged.pk, by=Actor.user(by), at=NOON, reason="Same phone")

    undone = merges.undo(merge.pk, by=Actor.user(by), at=LATER, reason="Two sisters")

    assert (undone.by, undone.undone_by, undone.undone_at, undone.undo_why) == (by, by, LATER, "Two sisters")
    assert set(Person.objects.all()) == {kept, merged}
    assert refusal(merges.undo, merge.pk, by=ROBOT, at=LATER) == "This was taken apart already."


def test_what_came_since_stays_with_the_kept_person():
    kept, merged = make.person(), make.person()
    moved = make.lead(person=merged)
    merge = together(kept, merged)
    newer = make.lead(person=kept)

    apart(merge)

    moved.refresh_from_db()
    newer.refresh_from_db()
    assert (moved.person, newer.person) == (merged, kept)


def test_a_value_that_was_corrected_since_stays():
    kept, merged = make.person(phone=""), make.person(phone="+13145550101")
    merge = together(kept, merged)
    Person.objects.filter(pk=kept.pk).update(phone="+13145550999")

    apart(merge)

    kept.refresh_from_db()
    assert kept.phone == "+13145550999"


def test_an_application_that_got_an_offer_since_does_not_go_back():
    kept, merged = make.person(), make.person()
    row = make.application("ready", person=merged, ready_at=NOON)
    merge = together(kept, merged)
    Event.objects.create(
        kind="application.offer", subject_type="applicants.application", subject_id=row.pk, person=kept,
        actor_kind="system", actor_name="x", at=LATER, after="offered",
    )  # fmt: skip

    assert "got an offer since" in refusal(apart, merge)


def test_a_row_that_went_elsewhere_since_stands_in_the_way():
    kept, merged = make.person(), make.person()
    row = make.lead(person=merged)
    merge = together(kept, merged)
    type(row).objects.filter(pk=row.pk).update(person=make.person())

    assert refusal(apart, merge) == "1 lead changed since, so this can no longer be taken apart."


def test_merges_come_apart_in_the_other_order():
    kept, second, third = make.person(), make.person(), make.person()
    first_merge = together(second, third)
    second_merge = together(kept, second)

    assert "Take that apart first." in refusal(apart, first_merge)
    assert Person.everyone.get(pk=third.pk).now == kept

    apart(second_merge)
    apart(first_merge)
    assert Person.objects.count() == 3


def test_a_later_merge_into_the_same_person_comes_apart_first():
    kept, second, third = make.person(), make.person(), make.person()
    first_merge = together(kept, second)
    together(kept, third)

    assert "Take that apart first." in refusal(apart, first_merge)


THINGS = st.fixed_dictionaries(
    {
        name: st.booleans()
        for name in (
            "lead",
            "applied",
            "session",
            "enrolled",
            "born",
            "user",
            "feed",
            "message",
            "guardian",
            "consent",
            "handbook",
            "school",
            "permit",
            "result",
            "participant",
            "credential",
            "phone",
        )
    }
)


class World:
    """What two people may share: a program, a session, a handbook, a district, a partnership."""

    def __init__(self):
        self.cohort = make.cohort()
        self.session = make.session(starts_at=NOON - timedelta(days=9))
        self.handbook = handbook(self.cohort.version)
        self.district = SchoolDistrict.objects.create(
            organization=make.make_organization(),
            name=f"District {make.number()}",
            since=date(2025, 7, 1),
            through=date(2026, 6, 30),
            opens=time(8),
            closes=time(15),
        )
        self.partnership = partner.partnership()

    def person(self, has, before):
        person = make.person(
            phone="+13145550101" if has["phone"] else "", birth_date=date(2001, 5, 4) if has["born"] else None
        )
        if has["user"]:
            sign_in(person, f"{person.pk}@example.org")
        self._way_in(person, has, before)
        self._training(person, has, before)
        return person

    def _way_in(self, person, has, before):
        if has["lead"]:
            make.lead(person=person, program=self.cohort.program, created_at=before)
        if has["applied"]:
            make.application("withdrawn", person=person, cohort=self.cohort)
        if has["session"]:
            SignUp.objects.create(
                session=self.session, person=person, state="attended", signed_at=before, marked_at=before
            )
        if has["feed"]:
            FeedToken.objects.create(person=person, digest=str(person.pk), created_at=before)
        if has["message"]:
            Message.objects.create(
                key=f"m{person.pk}", kind="lead.thanks", person=person, recipient="x@example.org", created_at=before,
                due_at=before,
            )  # fmt: skip
        if has["guardian"] or has["consent"]:
            guardian = Guardian.objects.create(person=person, name="A", email="a@example.org", created_at=before)
            if has["consent"]:
                Consent.objects.create(
                    person=person, guardian=guardian, kind="trips", is_given=True, signed_name="A", given_at=before
                )
        if has["result"]:
            ScreeningResult.objects.create(
                person=person, kind="typing", taken_on=START, values={"wpm": 41}, source="x", recorded_at=before
            )

    def _training(self, person, has, before):
        if has["enrolled"]:
            make.enrollment(person=person, state="completed", completed_on=date(2026, 12, 31))
        if has["handbook"]:
            Acknowledgement.objects.create(
                handbook=self.handbook, person=person, signed_name="Maya", acknowledged_at=before
            )
        if has["school"]:
            Schooling.objects.create(person=person, district=self.district)
        if has["permit"]:
            WorkPermit.objects.create(person=person, valid_from=START, valid_through=START + timedelta(days=90))
        if has["participant"]:
            row = partner.participant(self.partnership, person=person, reference="17" if has["permit"] else "")
            if has["credential"]:
                Credential.objects.create(
                    participant=row, title=f"CCMA {person.pk}", issuer="NHA", earned_on=START, recorded_by=make.user(),
                    recorded_at=before,
                )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(THINGS, THINGS)
def test_a_merge_and_its_undo_leave_everything_as_it_was(one, other):
    with transaction.atomic():
        world = World()
        if one["participant"] and other["participant"] and one["permit"] and other["permit"]:
            other = other | {"permit": False}  # a number of an employer is one person's
        kept, merged = world.person(one, NOON - timedelta(days=2)), world.person(other, NOON - timedelta(days=1))
        before = standing()

        merge = together(kept, merged)
        assert left_behind(merged) == []
        apart(merge)

        assert standing() == before
        transaction.set_rollback(True)


def left_behind(merged):
    """Rows that still point at a merged record though they should have moved."""
    return [
        relation.label
        for relation in merges.merging.relations()
        if relation.how == "move"
        and relation.model is not Event
        and relation.model._base_manager.filter(**{relation.column: merged}).exists()
    ]


def test_a_preview_changes_nothing():
    kept, merged = make.applicant(), make.applicant()
    make.lead(person=merged)
    before = standing()

    plan = merges.plan(Sides(kept, merged, NOON))

    assert [each.words for each in plan.moves] == ["1 interest in a program"]
    assert standing() == before


def test_what_was_on_its_way_during_a_merge_follows_and_goes_back_with_an_undo():
    kept, merged = make.person(), make.person()
    merge = together(kept, merged)
    late = make.lead(person=merged)

    assert strays.follow(at=LATER - timedelta(days=2, hours=1)) == 1
    assert strays.follow(at=LATER - timedelta(days=2, hours=1)) == 0

    late.refresh_from_db()
    assert late.person == kept
    apart(merge)
    late.refresh_from_db()
    assert late.person == merged


@pytest.mark.django_db(transaction=True)
def test_overlapping_pairs_at_once_end_with_one_living_record_and_nothing_lost():
    rows = [make.person() for _ in range(4)]
    for row in rows:
        make.lead(person=row)
    pairs = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 0), (2, 1)]
    start = Barrier(len(pairs))

    def attempt(pair):
        try:
            start.wait(10)
            together(rows[pair[0]], rows[pair[1]])
        except DomainError as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(pairs)) as pool:
        told = list(pool.map(attempt, pairs))

    living = Person.objects.filter(pk__in=[row.pk for row in rows])
    assert told.count("done") == 4 - living.count() == Merge.objects.count()
    assert set(told) <= {"done", "merged-already"}
    for row in Person.everyone.filter(merged_into__isnull=False):
        assert row.now.merged_into is None
        assert not row.leads.exists()
    assert sum(person.leads.count() for person in living) == 4


def test_no_merged_record_has_a_user_or_an_enrollment():
    kept, merged = make.applicant(), make.applicant()
    make.enrollment(person=merged)

    together(kept, merged)

    assert Enrollment.objects.get().person == kept
    assert User.objects.filter(person=merged.pk).count() == 0
