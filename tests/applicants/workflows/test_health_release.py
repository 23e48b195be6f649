"""Where our own clinic takes the sample, HR learns no result before the person, and a guardian, lets it tell."""

from datetime import timedelta
from hashlib import sha256

import pytest

from applicants.models import ConditionCheck, Consent, ConsentKind, Guardian, HealthRelease, ScreeningStep
from applicants.rules.drug import RELEASE_VERSION
from applicants.rules.results import DrugStatus
from applicants.workflows import drug, health_release
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event, Parameter, RequirementKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.drug_screens import agreed, at_our_clinic, ordered, released, reported
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
REPORT = {"on": TODAY, "is_final": True, "by": ROBOT, "at": NOON}


@pytest.fixture
def row():
    """A sent application that waits for a drug screen at our own clinic."""
    found = sent(way(wanted=(RequirementKind.DRUG,)))
    at_our_clinic(found)
    return found


def mine(row):
    return Actor.user(row.person.user)


@pytest.mark.parametrize("status", sorted(drug.REPORTS))
@pytest.mark.parametrize("steps", [(), ("collect",), ("collect", "review")], ids=len)
def test_no_result_is_written_down_before_the_release_and_a_no_show_needs_none(row, status, steps):
    ordered(row)
    for step in steps:
        drug.move(row.pk, step=step, on=TODAY, by=ROBOT, at=NOON)
    if status == DrugStatus.REFUSAL and not steps:
        assert drug.report(row.pk, status=status, **REPORT).status == status
        return
    with pytest.raises(GuardFailed) as refused:
        drug.report(row.pk, status=status, **REPORT)
    assert refused.value.code == "release"
    assert "It waits on their page" not in refused.value.message
    assert "The release waits on their page; on paper, write down its day here." in refused.value.message

    released(row)

    assert drug.report(row.pk, status=status, **REPORT).status == status


def test_where_another_lab_takes_the_sample_nothing_is_released():
    row = sent(way(wanted=(RequirementKind.DRUG,)))
    assert reported(row).status == DrugStatus.NEGATIVE
    with pytest.raises(GuardFailed, match="another lab takes the sample"):
        released(row)


def test_the_release_keeps_the_name_the_words_their_hash_and_the_moment_and_is_signed_once(row):
    agreed(row)
    released(row)
    released(row, at=NOON + timedelta(days=1))

    found = HealthRelease.objects.get()
    assert (found.signed_name, found.signed_at, found.text_version) == (row.person.name, NOON, RELEASE_VERSION)
    assert row.version.program.organization.name in found.text
    assert found.digest == sha256(found.text.encode()).hexdigest()
    event = Event.objects.get(kind="healthrelease.sign")
    assert (event.person_id, event.data["digest"]) == (row.person_id, found.digest)


def test_whose_turn_it_is_follows_the_signature(row):
    reasons = ScreeningStep.objects.filter(application=row, verdict="missing").values_list("reason_code", flat=True)
    agreed(row)
    assert list(reasons.all()) == ["not_complete"]
    released(row)
    assert list(reasons.all()) == ["not_done"]
    health_release.withdraw(row.pk, by=mine(row), at=NOON)
    assert list(reasons.all()) == ["not_complete"]


@pytest.mark.parametrize(
    ("act", "refusal", "words"),
    [
        (released, GuardFailed, "Sign that you agree to the drug screen first"),
        (lambda row: agreed(row) or sign(row, "Somebody Else"), GuardFailed, "name"),
        (lambda row: agreed(row) or sign(row, " "), GuardFailed, "Write your full name"),
        (lambda row: agreed(row) or sign(row, row.person.name, make.staff()), NotAllowed, "Only the applicant"),
        (lambda row: agreed(row) or on_paper(row), NotAllowed, "on their own page"),
    ],
    ids=["before the consent", "another name", "no name", "somebody else", "on paper with a page"],
)
def test_what_is_no_signature_is_refused(row, act, refusal, words):
    row.person.user = row.person.user or make.user()
    row.person.save()
    with pytest.raises(refusal, match=words):
        act(row)
    assert not HealthRelease.objects.exists()


def sign(row, name, user=None):
    health_release.sign(row.pk, signed_name=name, by=Actor.user(user or row.person.user), at=NOON)


def on_paper(row):
    return health_release.sign_on_paper(row.pk, signed_on=TODAY, by=Actor.user(make.staff()), at=NOON)


def test_it_is_taken_back_until_the_result_is_here_and_signed_again(row):
    ordered(row)
    released(row)
    since = ConditionCheck.objects.get(kind="drug").status_on
    with pytest.raises(NotAllowed):
        health_release.withdraw(row.pk, by=ROBOT, at=NOON)
    for _ in range(2):
        health_release.withdraw(row.pk, by=mine(row), at=NOON + timedelta(days=1))
    assert ConditionCheck.objects.get(kind="drug").status_on == since
    with pytest.raises(GuardFailed):
        drug.report(row.pk, status="negative", **REPORT)
    released(row, at=NOON + timedelta(days=1))
    assert HealthRelease.objects.filter(withdrawn_at__isnull=True).count() == 1
    drug.report(row.pk, status="negative", **REPORT)

    with pytest.raises(GuardFailed) as refused:
        health_release.withdraw(row.pk, by=mine(row), at=NOON)
    assert "We know the result already" in refused.value.message


def test_who_has_no_page_signs_on_paper_and_whoever_saw_it_is_named(row):
    ordered(row)
    clerk = make.staff("coordinator")
    row.person.user = None
    row.person.save()
    assert health_release.sign_on_paper(row.pk, signed_on=TODAY, by=Actor.user(clerk), at=NOON).witness == clerk
    assert drug.report(row.pk, status="negative", **REPORT).status == DrugStatus.NEGATIVE


def test_of_a_minor_the_guardian_lets_the_clinic_tell_too():
    row = sent(way(wanted=(RequirementKind.DRUG,)), eligibility={"birth_date": TODAY.replace(year=2009)})
    at_our_clinic(row)
    Parameter.objects.create(
        version=row.version, key="minors_checks_allowed", value=True, effective_from=TODAY, source="counsel"
    )
    guardian = Guardian.objects.create(person=row.person, name="Rosa", email="r@example.org", created_at=NOON)
    said = {"person": row.person, "guardian": guardian, "signed_name": "Rosa", "given_at": NOON}
    Consent.objects.create(kind=ConsentKind.DRUG_SCREEN, is_given=True, **said)
    ordered(row)
    released(row)
    no = Consent.objects.create(kind=ConsentKind.HEALTH_RELEASE, is_given=False, **said)
    with pytest.raises(GuardFailed) as refused:
        drug.report(row.pk, status="negative", **REPORT)
    assert "has not agreed to our clinic telling us its result. Ask the guardian" in refused.value.message

    no.is_given = True
    no.save()

    assert drug.report(row.pk, status="negative", **REPORT).status == DrugStatus.NEGATIVE
