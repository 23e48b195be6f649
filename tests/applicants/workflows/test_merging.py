"""Two records of one person become one."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from applicants.models import Application, ApplicationState, Consent, Guardian, Interview, ScreeningResult
from applicants.workflows import applications
from apprenticeships.models import (
    DuplicatePair,
    Event,
    Membership,
    PairState,
    Person,
    PersonIdentity,
    Role,
    SignUp,
)
from apprenticeships.workflows import feeds, merges, people
from cohorts.models import (
    Credential,
    Participant,
)
from tests import factories as make
from tests import partnership as partner
from tests.applicants import hiring_world
from tests.applicants.merging import LATER, apart, refusal, sign_in, together
from tests.applicants.way import TODAY, K, came, clear, record, sent, state_of, verdicts, way
from tests.factories import NOON, ROBOT, START

pytestmark = pytest.mark.django_db


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


def test_two_interviews_at_one_time_wait_and_an_undo_gives_each_back():
    worlds = [hiring_world.world() for _ in range(2)]
    mine, theirs = (here.candidate() for here in worlds)
    meetings = [here.meet(who) for here, who in zip(worlds, (mine, theirs), strict=True)]

    assert refusal(together, mine.person, theirs.person) == (
        "Both have an interview at the same time. Move one of the two first."
    )
    later = {"starts_at": hiring_world.MEETING + timedelta(hours=2), "ends_at": hiring_world.AFTER + timedelta(hours=2)}
    Interview.objects.filter(pk=meetings[1].pk).update(**later)
    merge = together(mine.person, theirs.person)
    rows = Interview.objects.order_by("pk").values_list("person", flat=True)
    assert list(rows.all()) == [mine.person_id] * 2
    merges.undo(merge.pk, by=ROBOT, at=LATER, reason="Two sisters")
    assert list(rows.all()) == [mine.person_id, theirs.person_id]


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
    tokens = [feeds.create(person, by=ROBOT, at=NOON) for person in (kept, merged)]
    session = make.session(starts_at=NOON + timedelta(days=7000))
    SignUp.objects.create(session=session, person=kept, state="signed_up", signed_at=NOON)

    together(kept, merged)

    shown = [client.get(f"/calendar/{token}.ics").content for token in tokens]
    assert all(b"Come and ask" in content for content in shown)


@pytest.mark.parametrize("step", [feeds.revoke, feeds.create])
def test_the_calendar_link_of_a_merged_record_ends_with_the_kept_persons(client, step):
    kept, merged = make.person(), make.person()
    token = feeds.create(merged, by=ROBOT, at=NOON)
    together(kept, merged)

    step(kept, by=ROBOT, at=LATER)

    assert client.get(f"/calendar/{token}.ics").status_code == 404


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


# What it means for a screening


def test_results_that_come_together_make_somebody_ready_and_an_undo_takes_it_back():
    scene = way()
    make.opening(cohort=scene.march)
    row = sent(scene)
    came(row)
    record(row, K.ENTRANCE_EXAM, {"score": 74})
    clear(row)
    other = make.person()
    ScreeningResult.objects.create(
        person=other, kind="typing", taken_on=TODAY, source="paper", recorded_at=NOON,
        values={"keystrokes": 900, "errors": 0, "minutes": "5"},
    )  # fmt: skip

    merge = together(row.person, other)

    assert (state_of(row), verdicts(row)["typing"]) == (ApplicationState.READY, "met")
    assert row.referrals.filter(closed_at__isnull=True).count() == 1

    apart(merge)

    assert (state_of(row), verdicts(row)["typing"]) == (ApplicationState.SUBMITTED, "missing")
    assert not row.referrals.filter(closed_at__isnull=True).exists()
