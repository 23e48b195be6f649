"""What stands on a passport, for which programs, until when; and that the next application counts the same."""

from datetime import date, timedelta

import pytest
from django.core import signing

from applicants.models import Passport, RevokeReason
from applicants.records.passports import asked_now, lines_of, passed_by, passport_behind, token_of
from applicants.workflows import passports, screening
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Parameter
from tests import factories as make
from tests.applicants.drug_screens import standing_at
from tests.applicants.passports import LEVELS, TYPED, K, asked, asks, passed
from tests.applicants.way import came, record, sent, typed, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def steps_of(person, on=TODAY):
    return passed_by([person.pk], asked_now(), on=on)[person.pk]


def counted(person, on=TODAY):
    """Kind, and the slugs of the programs for which it counts with the last day of each."""
    return {
        (step.kind.value, each.slug): (each.through, each.good) for step in steps_of(person, on) for each in step.counts
    }


def test_a_typing_test_counts_for_every_program_whose_mark_it_meets():
    slow, fast, other = asks(K.TYPING), asks(K.TYPING, threshold={"words_per_minute": 40, "formula": "A"}), asks(K.AGE)
    longer = asks(K.TYPING, validity_months=12)
    person = make.person()
    passed(person, K.TYPING, TYPED)

    assert counted(person) == {
        ("typing", slow.program.slug): (date(2026, 7, 7), True),
        ("typing", longer.program.slug): (date(2026, 7, 7).replace(year=2027, month=1), True),
    }
    assert {fast.program.slug, other.program.slug}.isdisjoint({slug for _, slug in counted(person)})
    assert len(steps_of(person)) == 1


def test_workkeys_counts_everywhere_and_an_exam_in_its_own_program_alone():
    one, two = asks(K.WORKKEYS, K.ENTRANCE_EXAM), asks(K.WORKKEYS, K.ENTRANCE_EXAM)
    person = make.person()
    passed(person, K.WORKKEYS, LEVELS)
    passed(person, K.ENTRANCE_EXAM, {"score": "84"}, of=asked(one, K.ENTRANCE_EXAM))

    assert set(counted(person)) == {
        ("workkeys", one.program.slug), ("workkeys", two.program.slug), ("entrance_exam", one.program.slug),
    }  # fmt: skip


@pytest.mark.parametrize(("trained", "kinds"), [(True, ["workkeys"]), (False, [])])
def test_workkeys_that_hang_on_a_third_try_which_came_too_soon_stand_on_no_passport(trained, kinds):
    asks(K.WORKKEYS)
    person = make.person()
    for days, level in ((80, 2), (40, 2)):
        passed(person, K.WORKKEYS, {**LEVELS, "applied_math": level}, on=TODAY - timedelta(days=days))
    passed(person, K.WORKKEYS, {"applied_math": 5, "after_training": trained})

    assert [step.kind.value for step in steps_of(person)] == kinds  # a person looks at it in the next application


def test_the_last_day_still_counts_and_the_day_after_it_does_not():
    version = asks(K.TYPING)
    person = make.person()
    passed(person, K.TYPING, TYPED, on=date(2025, 7, 7))

    (last,), (after,) = steps_of(person, on=date(2026, 1, 7)), steps_of(person, on=date(2026, 1, 8))

    assert [each.slug for each in last.good] == [version.program.slug]
    assert (after.good, after.ended_on) == ((), date(2026, 1, 7))


def test_nothing_that_failed_was_taken_back_or_is_sensitive_stands_on_it():
    of = way()
    row = sent(of, eligibility={"works_here": True, "home_department": make.make_department()})
    came(row)
    record(row, K.DEPARTMENT_APPROVAL, {"decision": "approved"})
    record(row, K.ENTRANCE_EXAM, {"score": 10})
    typed(row, keystrokes=100)
    standing_at(row, "negative")
    record(row, K.WORKKEYS, LEVELS)
    screening.void_result(row.person.screening_results.get(kind="workkeys").pk, by=ROBOT, at=NOON, reason="Not theirs")

    assert [step.kind.value for step in steps_of(row.person)] == ["info_session"]


@pytest.mark.parametrize(
    ("kind", "values", "shared"),
    [
        (K.TYPING, TYPED, True),
        (K.WORKKEYS, LEVELS, True),
        (K.ENTRANCE_EXAM, {"score": 84}, False),
    ],
)
def test_the_passport_and_the_next_application_say_the_same(kind, values, shared):
    first, second = way(), way()
    row = sent(first)
    record(row, kind, values)

    somebody_else = sent(first)
    again = sent(second, person=row.person)

    assert (verdicts(again)[kind.value] == "met") is shared
    assert {slug for of, slug in counted(row.person) if of == kind.value} == {
        first.program.slug, *([second.program.slug] if shared else [])
    }  # fmt: skip
    assert verdicts(somebody_else)[kind.value] == "missing"


def test_a_shorter_typing_test_does_not_count_for_a_program_that_asks_for_a_longer_one():
    first, second = way(), way()
    row = sent(first)
    test = row.typing_tests.create(
        passage="morning-rounds", state="scored", started_at=NOON, ends_at=NOON + timedelta(minutes=1),
        finished_at=NOON, keystrokes=180, errors=0, net_wpm=36, minutes=1,
        result=passed(row.person, K.TYPING, {"keystrokes": 180, "errors": 0, "minutes": "1"}),
    )  # fmt: skip
    Parameter.objects.create(key="typing_minutes", value=1, version=first.version, effective_from=date(2025, 1, 1))

    again = sent(second, person=row.person)

    assert test.result is not None
    assert verdicts(again)["typing"] == "missing"
    assert {slug for _, slug in counted(row.person)} == {first.program.slug}


def owner(**fields):
    """Somebody with one good step."""
    asks(K.TYPING)
    person = make.applicant(given_name="Maya", family_name="Torres", **fields)
    passed(person, K.TYPING, TYPED)
    return person


def test_an_issue_freezes_the_lines_with_a_number_and_ends_the_one_before():
    person = owner()

    first = passports.issue(person.pk, by=ROBOT, at=NOON)
    second = passports.issue(person.pk, by=ROBOT, at=NOON + timedelta(days=1))

    first.refresh_from_db()
    assert (first.revoke_reason, second.revoked_at) == (RevokeReason.REPLACED, None)
    assert first.number != second.number
    assert second.lines == lines_of(steps_of(person))
    assert len(second.digest) == 64
    kinds = Event.objects.filter(kind__startswith="passport").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["passport.issue", "passport.revoke", "passport.issue"]


def test_without_a_passed_step_there_is_no_passport():
    with pytest.raises(GuardFailed, match="nothing to put on it"):
        passports.issue(make.person().pk, by=ROBOT, at=NOON)

    assert not Passport.objects.exists()


def test_a_signed_number_leads_back_to_its_passport_and_nothing_else_does():
    row = passports.issue(owner().pk, by=ROBOT, at=NOON)
    token = token_of(row)

    assert passport_behind(token) == row
    ours, theirs = signing.Signer(salt="applicants.passport", sep="."), signing.Signer(salt="another", sep=".")
    forged = [
        row.number, f"{row.number}.", f"{row.number}.{'A' * 43}", token[:-1], token.lower(), f"x{token}", "", ".",
        "é.ü", theirs.sign(row.number), ours.sign("x" * 11), ours.sign("22222-22222"),
    ]  # fmt: skip
    assert [each for each in forged if passport_behind(each) is not None] == []


def test_a_paper_signed_with_the_former_key_is_still_ours_while_that_key_is_kept(settings):
    row = passports.issue(owner().pk, by=ROBOT, at=NOON)
    token = token_of(row)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the-new-key", [settings.SECRET_KEY]
    kept = passport_behind(token)
    settings.SECRET_KEY_FALLBACKS = []

    assert (kept, passport_behind(token)) == (row, None)


def test_a_result_that_is_taken_back_revokes_the_passport_on_which_it_stands():
    person = owner()
    row = passports.issue(person.pk, by=ROBOT, at=NOON)
    unrelated = passports.issue(owner().pk, by=ROBOT, at=NOON)

    screening.void_result(person.screening_results.get().pk, by=ROBOT, at=NOON, reason="Not theirs")
    passports.keep(at=NOON)

    row.refresh_from_db()
    unrelated.refresh_from_db()
    assert (row.revoke_reason, unrelated.revoke_reason) == (RevokeReason.RESULT, "")
    assert passports.keep(at=NOON) == 0


def test_a_passport_ends_when_its_person_becomes_another_record():
    person, other = owner(), make.applicant()
    row = passports.issue(person.pk, by=ROBOT, at=NOON)

    Passport.objects.filter(pk=row.pk).update(person=other)
    person.screening_results.update(person=other)
    passports.keep(at=NOON)

    row.refresh_from_db()
    assert row.revoke_reason == RevokeReason.MERGED


def test_a_coordinator_takes_a_passport_back_only_with_a_reason():
    person = owner()
    passports.issue(person.pk, by=ROBOT, at=NOON)

    with pytest.raises(GuardFailed) as refusal:
        passports.revoke(person.pk, why=RevokeReason.OFFICE, by=ROBOT, at=NOON)

    assert refusal.value.field == "reason"
    assert passports.revoke(person.pk, why=RevokeReason.OFFICE, by=ROBOT, at=NOON, reason="The paper was sold.") == 1
    assert passports.revoke(person.pk, why=RevokeReason.OWNER, by=ROBOT, at=NOON) == 0


def test_a_passport_that_came_over_by_a_merge_is_offered_to_nobody():
    person, other = owner(), make.applicant()
    own = passports.issue(person.pk, by=ROBOT, at=NOON)

    Passport.objects.filter(pk=own.pk).update(person=other)

    assert list(Passport.objects.of(other.user)) == []
    Passport.objects.filter(pk=own.pk).update(person=person)
    assert list(Passport.objects.of(person.user)) == [own]
