"""Two records of one person become one, and two again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applicants.models import Application, Consent, Guardian, ScreeningResult
from applicants.workflows import applications
from apprenticeships.errors import DomainError
from apprenticeships.merging import Sides
from apprenticeships.models import (
    DuplicatePair,
    Event,
    FeedToken,
    Membership,
    Merge,
    Message,
    PairState,
    Person,
    PersonIdentity,
    Role,
    SignUp,
    User,
)
from apprenticeships.workflow import Actor
from apprenticeships.workflows import feeds, merges, people, strays
from cohorts.models import (
    Acknowledgement,
    Credential,
    Enrollment,
    Participant,
    SchoolDistrict,
    Schooling,
    WorkPermit,
)
from tests import factories as make
from tests import partnership as partner
from tests.cohorts.interns import handbook
from tests.factories import NOON, ROBOT, START

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def together(kept, merged, **fields):
    return merges.merge(kept.pk, merged.pk, by=ROBOT, at=NOON, **fields)


def apart(merge):
    return merges.undo(merge.pk, by=ROBOT, at=LATER, reason="Two sisters")


def refusal(function, *args, **fields):
    with pytest.raises(DomainError) as refused:
        function(*args, **fields)
    return refused.value.message


def standing():
    """Every row of every table of ours, without what only ever grows and what a search finds anew."""
    grows = {Event, Merge, DuplicatePair}
    models = [
        model for app in ("apprenticeships", "cohorts", "applicants") for model in apps.get_app_config(app).get_models()
    ]
    models = [model for model in models if model not in grows and not hasattr(model, "pgh_tracked_model")]
    told = {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in [*models, EmailAddress]}
    return {label: rows for label, rows in told.items() if rows} | {
        "events": list(Event.objects.filter(at__lt=NOON).order_by("pk").values())
    }


def sign_in(person, email):
    row = make.user(email=email)
    EmailAddress.objects.create(user=row, email=email, primary=True, verified=True)
    Person.everyone.filter(pk=person.pk).update(user=row)
    person.refresh_from_db()
    return row


# What moves


def test_everything_of_the_merged_record_belongs_to_the_kept_one():
    kept, merged = make.person(), make.person(birth_date=date(2001, 5, 4))
    made = [make.application(person=merged), make.lead(person=merged), make.enrollment(person=merged)]
    made.append(SignUp.objects.create(session=make.session(), person=merged, state="signed_up", signed_at=NOON))
    made.append(Event.objects.create(
        kind="lead.register", subject_type="x", subject_id=1, person=merged, actor_kind="system", actor_name="x",
        at=NOON,
    ))  # fmt: skip

    together(kept, merged)

    for row in made:
        row.refresh_from_db()
        assert row.person == kept
    assert kept.identity.birth_date == date(2001, 5, 4)


def test_the_merged_record_leads_to_the_kept_one_and_is_in_no_list():
    kept, merged = make.person(given_name="Ana"), make.person(given_name="Ana")

    together(kept, merged)

    assert list(Person.objects.named_like("ana")) == [kept]
    assert Person.everyone.get(pk=merged.pk).now == kept


def test_what_the_kept_person_lacks_is_taken_over():
    kept, merged = make.person(phone="", city=""), make.person(phone="+13145550101", city="Saint Louis")

    together(kept, merged)

    kept.refresh_from_db()
    assert (kept.phone, kept.city) == ("+13145550101", "Saint Louis")


def test_a_chosen_value_of_the_merged_record_is_kept():
    kept, merged = make.person(email="old@example.org"), make.person(email="new@example.org")

    together(kept, merged, chosen={"email": "merged"})

    kept.refresh_from_db()
    assert kept.email == "new@example.org"


def test_the_history_of_both_is_told_with_the_kept_person():
    kept, merged = make.person(), make.person()
    for person in (kept, merged):
        Event.objects.create(
            kind="lead.register", subject_type="x", subject_id=person.pk, person=person, actor_kind="system",
            actor_name="x", at=NOON - timedelta(days=1),
        )  # fmt: skip

    together(kept, merged)

    assert list(kept.events.values_list("kind", flat=True)) == ["person.merge", "lead.register", "lead.register"]
    assert Event.objects.get(subject_id=merged.pk, kind="person.merge").data["side"] == "merged"


# What stands in the way


def test_two_open_applications_for_one_program_wait():
    aim = make.cohort()
    kept, merged = make.person(), make.person()
    for person in (kept, merged):
        make.application(person=person, cohort=aim)

    assert refusal(together, kept, merged) == (
        f"Both have an open application for {aim.program}. Withdraw one of the two first."
    )


def test_after_one_of_two_applications_is_withdrawn_they_come_together():
    aim = make.cohort()
    kept, merged = make.person(), make.person()
    make.application(person=kept, cohort=aim)
    other = make.application(person=merged, cohort=aim)
    applications.withdraw(other.pk, reason_code="other", by=ROBOT, at=NOON)

    together(kept, merged)

    assert Application.objects.filter(person=kept).count() == 2


def test_two_chairs_at_one_coming_session_wait():
    session = make.session()
    kept, merged = make.person(), make.person()
    for person in (kept, merged):
        SignUp.objects.create(session=session, person=person, state="signed_up", signed_at=NOON)

    assert "Give one of the two chairs back first." in refusal(together, kept, merged)


def test_two_sign_ups_for_a_session_that_is_over_count_once_and_the_better_one():
    session = make.session(starts_at=NOON - timedelta(days=9))
    kept, merged = make.person(), make.person()
    missed = SignUp.objects.create(session=session, person=kept, state="no_show", signed_at=NOON, marked_at=NOON)
    came = SignUp.objects.create(session=session, person=merged, state="attended", signed_at=NOON, marked_at=NOON)

    merge = together(kept, merged)

    told = SignUp.objects.filter(person=kept).values_list("pk", "state")
    assert dict(told) == {missed.pk: "canceled", came.pk: "attended"}
    assert "It counts once." in merge.notes[0][0]


def test_somebody_in_training_twice_waits():
    kept, merged = make.person(), make.person()
    make.enrollment(person=kept)
    make.enrollment(person=merged)

    assert "End one of the two first." in refusal(together, kept, merged)


def test_two_birth_dates_wait_until_one_is_chosen():
    kept, merged = make.person(birth_date=date(2000, 1, 1)), make.person(birth_date=date(2000, 1, 11))

    assert refusal(together, kept, merged) == "Their birth dates differ. Choose the one that is right."
    together(kept, merged, chosen={"birth_date": "merged"})

    assert PersonIdentity.objects.get().birth_date == date(2000, 1, 11)


def test_two_sign_ins_with_a_role_each_wait():
    kept, merged = make.applicant(), make.applicant()
    make.membership(kept.user, Role.INSTRUCTOR)
    make.membership(merged.user, Role.PRECEPTOR)

    assert refusal(together, kept, merged) == "Both sign-ins hold a role. End the roles of one of the two first."


def test_two_guardians_wait():
    kept, merged = make.person(), make.person()
    for person, email in ((kept, "a@example.org"), (merged, "b@example.org")):
        Guardian.objects.create(person=person, name="Ana", email=email, created_at=NOON)

    assert "name that guardian for both" in refusal(together, kept, merged)


def test_two_numbers_of_one_employer_wait():
    version = partner.partnership()
    kept, merged = make.person(), make.person()
    partner.participant(version, person=kept, reference="17")
    partner.participant(version, person=merged, reference="18")

    assert "gave them two numbers, 17 and 18" in refusal(together, kept, merged)


def test_a_pair_of_two_people_is_not_put_together():
    kept, merged = make.person(), make.person()
    who = make.user()
    DuplicatePair.objects.create(
        first=kept, second=merged, likeness=2, found_at=NOON, state=PairState.APART, decided_by=who, decided_at=NOON,
        why="Cousins",
    )  # fmt: skip

    assert refusal(together, kept, merged) == "Somebody decided that these are two people. Take that back first."


def test_nobody_is_put_together_with_themselves_or_with_what_is_gone():
    kept, merged, third = make.person(), make.person(), make.person()
    together(kept, merged)

    assert refusal(together, kept, kept) == "These are one record already."
    assert refusal(together, third, merged) == merges.GONE
    assert refusal(together, merged, third) == merges.GONE


# What is one afterwards


def test_a_participant_counts_once_and_keeps_what_both_had():
    version = partner.partnership()
    kept, merged = make.person(), make.person()
    mine = partner.participant(version, person=kept, joined_on=date(2025, 9, 1))
    theirs = partner.participant(version, person=merged, joined_on=date(2025, 8, 1), reference="17")
    earned = Credential.objects.create(
        participant=theirs, title="CCMA", issuer="NHA", earned_on=START, recorded_by=make.user(), recorded_at=NOON
    )

    together(kept, merged)

    (row,) = Participant.objects.all()
    assert (row, row.reference, row.joined_on) == (mine, "17", date(2025, 8, 1))
    earned.refresh_from_db()
    assert earned.participant == mine


def test_a_guardians_later_answer_counts():
    kept, merged = make.person(), make.person()
    for person, is_given, when in ((kept, True, NOON - timedelta(days=2)), (merged, False, NOON - timedelta(days=1))):
        guardian = Guardian.objects.create(person=person, name="Ana", email="ana@example.org", created_at=NOON)
        Consent.objects.create(
            person=person, guardian=guardian, kind="photos", is_given=is_given, signed_name="Ana", given_at=when
        )

    together(kept, merged)

    (now,) = Consent.objects.filter(person=kept, replaced_at__isnull=True)
    assert now.is_given is False
    assert Guardian.objects.filter(person=kept, revoked_at__isnull=True).count() == 1


def test_both_calendar_links_show_the_kept_persons_days(client):
    kept, merged = make.person(), make.person()
    tokens = [feeds.create(person.pk, by=ROBOT, at=NOON) for person in (kept, merged)]
    session = make.session(starts_at=NOON + timedelta(days=7000))
    SignUp.objects.create(session=session, person=kept, state="signed_up", signed_at=NOON)

    together(kept, merged)

    shown = [client.get(f"/calendar/{token}.ics").content for token in tokens]
    assert all(b"Come and ask" in content for content in shown)


# Sign-ins


def test_both_addresses_belong_to_one_sign_in_and_the_other_one_is_closed():
    kept, merged = make.person(), make.person()
    stays, closes = sign_in(kept, "a@example.org"), sign_in(merged, "b@example.org")

    together(kept, merged)

    closes.refresh_from_db()
    assert closes.is_active is False
    addresses = EmailAddress.objects.filter(user=stays).order_by("email").values_list("email", "verified", "primary")
    assert list(addresses) == [("a@example.org", True, True), ("b@example.org", True, False)]


def test_the_sign_in_that_holds_a_role_stays():
    kept, merged = make.person(), make.person()
    sign_in(kept, "a@example.org")
    holds = sign_in(merged, "b@example.org")
    make.membership(holds, Role.INSTRUCTOR)

    together(kept, merged)

    kept.refresh_from_db()
    assert kept.user == holds
    assert Membership.objects.get().user == holds


def test_the_only_sign_in_goes_to_the_kept_person():
    kept, merged = make.person(), make.person()
    theirs = sign_in(merged, merged.email)

    together(kept, merged)

    kept.refresh_from_db()
    assert kept.user == theirs


def test_a_code_to_an_address_that_never_signed_in_reaches_the_kept_person():
    kept, merged = make.person(), make.person(email="second@example.org")
    mine = sign_in(kept, "first@example.org")

    together(kept, merged)

    row = EmailAddress.objects.get(email="second@example.org")
    assert (row.user, row.verified) == (mine, False)


def test_the_first_sign_in_with_a_merged_records_address_claims_the_kept_person():
    kept, merged = make.person(), make.person(email="second@example.org")
    together(kept, merged)
    user = make.user(email="second@example.org")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)

    assert people.claim(user, at=LATER) == kept


def test_who_writes_a_merged_records_name_and_address_is_known():
    kept = make.person(given_name="Maya", family_name="Torres", email="first@example.org")
    merged = make.person(given_name="Maia", family_name="Torres", email="second@example.org")
    together(kept, merged)

    known = people.find_or_create(
        given_name="Maia", family_name="Torres", email="second@example.org", by=ROBOT, at=LATER
    )

    assert known == kept


# Undo


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
