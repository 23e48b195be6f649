"""The drug screen as a state machine: what leads where, who has to sign, and what nobody learns before its report."""

import itertools
from datetime import date, timedelta

import pytest

from applicants.models import (
    ApplicationState,
    ConditionCheck,
    Consent,
    ConsentKind,
    DrugConsent,
    Guardian,
    ScreeningResult,
)
from applicants.rules.drug import CONSENT_VERSION
from applicants.rules.results import DrugStatus
from applicants.workflows import drug
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Parameter, RequirementKind, Step, StepKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.drug_screens import agreed, ordered, reported, standing_at
from tests.applicants.way import came, record, sent, state_of, typed, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db

TODAY = NOON.date()
D = DrugStatus
LEADS: dict[DrugStatus, set[DrugStatus]] = {
    D.NOT_ORDERED: {D.ORDERED, D.NOT_ORDERED},
    D.ORDERED: {
        D.COLLECTED, D.MRO_REVIEW, D.NEGATIVE, D.NEGATIVE_DILUTE, D.VERIFIED_POSITIVE, D.REFUSAL, D.CANCELED, D.EXPIRED,
        D.NOT_ORDERED,
    },
    D.COLLECTED: {D.MRO_REVIEW, D.NEGATIVE, D.NEGATIVE_DILUTE, D.VERIFIED_POSITIVE, D.REFUSAL, D.CANCELED},
    D.MRO_REVIEW: {D.NEGATIVE, D.NEGATIVE_DILUTE, D.VERIFIED_POSITIVE, D.REFUSAL, D.CANCELED},
    D.NEGATIVE: {D.MRO_REVIEW, D.ORDERED},
    D.NEGATIVE_DILUTE: {D.MRO_REVIEW, D.ORDERED},
    D.VERIFIED_POSITIVE: {D.MRO_REVIEW},
    D.REFUSAL: {D.MRO_REVIEW},
    D.CANCELED: {D.ORDERED, D.NOT_ORDERED},
    D.EXPIRED: {D.ORDERED, D.NOT_ORDERED},
}  # fmt: skip
"""Every status, and where it may lead. Back to "not ordered" it goes when the consent is taken back."""
ENDS = {D.VERIFIED_POSITIVE, D.REFUSAL}


def only_drug(**fields):
    """A sent application that waits for a drug screen alone."""
    return sent(way(wanted=(RequirementKind.DRUG,), **{"drug": fields} if fields else {}))


def row_of(application):
    return ConditionCheck.objects.get(application=application, kind="drug")


def walk(application, target, *, on=TODAY):
    """Try to reach ``target`` by the step that is called for it."""
    common = {"on": on, "by": ROBOT, "at": NOON}
    steps = {
        D.ORDERED: lambda: drug.order(application.pk, **common),
        D.COLLECTED: lambda: drug.move(application.pk, step="collect", **common),
        D.CANCELED: lambda: drug.move(application.pk, step="cancel", **common),
        D.EXPIRED: lambda: drug.move(application.pk, step="run_out", **common),
        **{each: (lambda each=each: drug.report(application.pk, status=each, is_final=True, **common))
           for each in drug.REPORTS},
    }  # fmt: skip
    if target is D.MRO_REVIEW:
        step = "look_again" if row_of(application).status in drug.REPORTS else "review"
        return drug.move(application.pk, step=step, **common)
    return steps[target]()


def test_the_table_of_arrows_is_the_one_of_the_domain():
    found = {each: {arrow.target for arrow in drug.TRANSITIONS if each in arrow.sources} for each in D}

    assert found == LEADS


def put(application, status):
    """Let the screen stand somewhere, whatever was before."""
    ConditionCheck.objects.all().delete()
    standing_at(application, status, on=TODAY - timedelta(days=1))
    application.state, application.ended_at, application.answer_due = ApplicationState.SUBMITTED, None, None
    application.ended_sentence, application.ready_at = "", None
    application.save()


def test_every_other_step_is_refused_with_what_to_do_next():
    row = only_drug()
    for status, target in itertools.product(D, D):
        if target in LEADS[status] or target is D.NOT_ORDERED:
            continue
        put(row, status)

        with pytest.raises(TransitionRefused) as refused:
            walk(row, target)

        assert len(refused.value.message.split(". ")) > 1
        assert row_of(row).status == status


def test_every_arrow_is_walked():
    row = only_drug()
    for status, target in itertools.product(D, D):
        if target not in LEADS[status] - {D.NOT_ORDERED} or (status, target) == (D.NEGATIVE, D.ORDERED):
            continue
        put(row, status)

        walk(row, target)

        check = row_of(row)
        assert (check.status, check.status_on) == (target, TODAY)
        assert (state_of(row) == ApplicationState.INELIGIBLE) == (target in ENDS)


def test_a_result_that_still_counts_is_not_screened_again():
    row = only_drug()
    reported(row)

    with pytest.raises(GuardFailed, match="still counts"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_a_dilute_one_that_the_program_accepts_is_not_screened_again():
    row = only_drug(threshold={"dilute": "accept"})
    reported(row, "negative_dilute")

    with pytest.raises(GuardFailed, match="still counts"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)
    assert verdicts(row)["drug"] == "met"


def test_the_consent_keeps_name_time_and_the_very_words():
    row = only_drug()

    agreed(row)
    agreed(row, at=NOON + timedelta(hours=1))

    consent = DrugConsent.objects.get()
    assert (consent.signed_name, consent.signed_at, consent.text_version) == (row.person.name, NOON, CONSENT_VERSION)
    assert "Cannabis is one of them." in consent.text
    assert "I tell my medicines to this doctor only." in consent.text


def test_california_says_that_old_traces_of_cannabis_do_not_count():
    row = only_drug()
    Parameter.objects.create(
        version=row.version, key="drug_cannabis", value="active_only", effective_from=date(2024, 1, 1), source="CA"
    )

    agreed(row)

    assert (
        "Traces of cannabis that no longer act in the body do not count against you" in DrugConsent.objects.get().text
    )


@pytest.mark.parametrize(
    ("rules", "chosen", "panel"),
    [
        ("california", "tested", "active_only"),  # nobody set it: the law of the place holds all the same
        ("la_county", "tested", "active_only"),
        ("california", "not_tested", "not_tested"),
        ("federal", "tested", "tested"),
    ],
)
def test_the_law_of_the_place_stands_above_what_a_program_sets_about_cannabis(rules, chosen, panel):
    row = only_drug()
    for key, value in (("notice_rules", rules), ("drug_cannabis", chosen)):
        Parameter.objects.create(
            version=row.version, key=key, value=value, effective_from=date(2024, 1, 1), source="test"
        )

    assert drug.cannabis_of(row, at=NOON) == panel


def test_only_the_applicant_signs_and_with_the_own_name():
    row = only_drug()
    user = row.person.user

    with pytest.raises(NotAllowed):
        drug.sign(row.pk, signed_name=row.person.name, by=Actor.user(make.staff()), at=NOON)
    for name in ("", "Somebody Else"):
        with pytest.raises(GuardFailed) as refused:
            drug.sign(row.pk, signed_name=name, by=Actor.user(user), at=NOON)
        assert refused.value.field == "signed_name"
    assert not DrugConsent.objects.exists()


def test_somebody_without_a_sign_in_signs_on_paper_before_a_witness():
    row, clerk = only_drug(), make.staff()
    with pytest.raises(NotAllowed):
        drug.sign_on_paper(row.pk, signed_on=TODAY, by=Actor.user(clerk), at=NOON)
    row.person.user = None
    row.person.save()

    with pytest.raises(GuardFailed):
        drug.sign_on_paper(row.pk, signed_on=TODAY + timedelta(days=1), by=Actor.user(clerk), at=NOON)
    drug.sign_on_paper(row.pk, signed_on=TODAY, by=Actor.user(clerk), at=NOON)

    assert DrugConsent.objects.get().witness == clerk
    drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_nothing_is_ordered_without_a_consent():
    row = only_drug()

    with pytest.raises(GuardFailed, match="has not signed the consent"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_no_day_of_an_order_lies_before_the_consent():
    row = only_drug()
    agreed(row)

    with pytest.raises(GuardFailed) as refused:
        drug.order(row.pk, on=TODAY - timedelta(days=1), by=ROBOT, at=NOON)

    assert (refused.value.code, refused.value.field) == ("early", "on")
    assert drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON).status == D.ORDERED


def test_it_is_reached_only_after_what_comes_first_in_the_program():
    row = sent(way())
    came(row)
    record(row, RequirementKind.ENTRANCE_EXAM, {"score": 74})

    with pytest.raises(GuardFailed, match=r"Something comes first in this program: .*words a minute"):
        agreed(row)

    typed(row)
    ordered(row)


@pytest.mark.parametrize(
    ("kind", "too_early", "in_time", "words"),
    [
        (StepKind.OFFER, ApplicationState.OFFERED, ApplicationState.ONBOARDING, "an offer comes first"),
        (StepKind.INTERVIEW, ApplicationState.READY, ApplicationState.OFFERED, "the interview or matching comes first"),
    ],
)
def test_where_an_offer_or_interview_comes_first_it_waits_for_that(kind, too_early, in_time, words):
    of = way(wanted=(RequirementKind.DRUG,))
    place = of.version.steps.get(kind=kind).position
    later = of.version.steps.filter(position__gt=place).order_by("-position")
    for step in later:
        step.position += 1
        step.save()
    after = Step.objects.create(
        version=of.version, position=place + 1, slug="after", kind=StepKind.SCREENING, title="After"
    )
    of.version.requirements.filter(kind="drug").update(step=after)
    row = sent(of)
    row.state = too_early
    row.save()

    with pytest.raises(GuardFailed, match=words):
        agreed(row)
    row.state = in_time
    row.save()

    ordered(row)


def test_no_result_is_written_down_before_the_medical_review_is_over():
    row = only_drug()
    ordered(row)

    with pytest.raises(GuardFailed) as refused:
        drug.report(row.pk, status="verified_positive", on=TODAY, is_final=False, by=ROBOT, at=NOON)

    assert refused.value.field == "is_final"
    assert row_of(row).status == D.ORDERED


@pytest.mark.parametrize(
    ("on", "code"), [(TODAY + timedelta(days=1), "ahead"), (TODAY - timedelta(days=1), "early"), (TODAY, "")]
)
def test_days_go_forward_and_none_lies_ahead(on, code):
    row = only_drug()
    ordered(row)

    if not code:
        drug.move(row.pk, step="collect", on=on, by=ROBOT, at=NOON)
        return
    with pytest.raises(GuardFailed) as refused:
        drug.move(row.pk, step="collect", on=on, by=ROBOT, at=NOON)
    assert (refused.value.code, refused.value.field) == (code, "on")


def test_a_step_or_result_of_no_list_is_refused():
    row = only_drug()
    ordered(row)

    with pytest.raises(GuardFailed):
        drug.move(row.pk, step="report_negative", on=TODAY, by=ROBOT, at=NOON)
    with pytest.raises(GuardFailed):
        drug.report(row.pk, status="clear", on=TODAY, is_final=True, by=ROBOT, at=NOON)


def test_a_program_without_one_and_a_draft_and_an_ended_application_refuse():
    without = sent(way(wanted=(RequirementKind.AGE,)))
    over = only_drug()
    reported(over, "verified_positive")

    for row, words in ((without, "No drug screen is asked"), (over, "is over")):
        with pytest.raises(GuardFailed, match=words):
            drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_no_word_of_it_stands_in_events_or_among_results():
    row = only_drug()
    ordered(row)
    drug.move(row.pk, step="review", on=TODAY, by=ROBOT, at=NOON)
    drug.report(row.pk, status="verified_positive", on=TODAY, is_final=True, by=ROBOT, at=NOON)

    told = str(list(Event.objects.values_list("kind", "data", "reason", "before", "after"))).lower()
    assert not any(word in told for word in ("drug", "mro", "positive", "refus", "collected", "ordered"))
    assert not ScreeningResult.objects.exists()


def minor(**parameters):
    """An application of somebody who is 17 now and on the first day."""
    of = way(wanted=(RequirementKind.DRUG,))
    for key, value in parameters.items():
        Parameter.objects.create(
            version=of.version, key=key, value=value, effective_from=date(2024, 1, 1), source="counsel"
        )
    return sent(of, eligibility={"birth_date": date(2009, 1, 1)})


def test_none_is_asked_of_a_minor_unless_a_parameter_allows_it():
    row = minor()

    assert verdicts(row)["drug"] == "not_applicable"
    with pytest.raises(GuardFailed, match="under 18"):
        agreed(row)


def test_a_minor_is_screened_only_with_the_guardians_yes():
    row = minor(minors_checks_allowed=True)
    agreed(row)

    with pytest.raises(GuardFailed, match="guardian has not agreed"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)
    guardian = Guardian.objects.create(person=row.person, name="Rosa Lee", email="rosa@example.org", created_at=NOON)
    Consent.objects.create(
        person=row.person, guardian=guardian, kind=ConsentKind.DRUG_SCREEN, is_given=False, signed_name="Rosa Lee",
        given_at=NOON,
    )  # fmt: skip
    with pytest.raises(GuardFailed, match="guardian has not agreed"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)
    row.person.consents.update(is_given=True)

    drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_somebody_who_turns_18_before_the_first_day_waits_for_the_birthday():
    of = way(wanted=(RequirementKind.DRUG,))
    row = sent(of, eligibility={"birth_date": of.march.starts_on.replace(year=2008)})
    agreed(row)

    with pytest.raises(GuardFailed, match="before the 18th birthday"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=NOON)


def test_the_consent_may_be_taken_back_until_the_sample_is_taken_and_given_again():
    row, at = only_drug(), NOON + timedelta(hours=1)
    mine = Actor.user(sent_by := row.person.user)
    ordered(row)

    with pytest.raises(NotAllowed):
        drug.withdraw(row.pk, by=ROBOT, at=at)
    for _ in range(2):
        drug.withdraw(row.pk, by=mine, at=at)

    consent, check = DrugConsent.objects.get(), row_of(row)
    assert consent.withdrawn_at == at
    assert (check.status, check.authorized_at, check.due_on) == ("not_ordered", None, None)
    assert verdicts(row)["drug"] == "missing"
    assert [event.data for event in Event.objects.filter(kind="condition.withdraw")] == [{}]
    with pytest.raises(GuardFailed, match="not signed the consent"):
        drug.order(row.pk, on=TODAY, by=ROBOT, at=at)

    drug.sign(row.pk, signed_name=row.person.name, by=Actor.user(sent_by), at=at)
    assert DrugConsent.objects.count() == 2
    drug.order(row.pk, on=TODAY, by=ROBOT, at=at)
    drug.move(row.pk, step="collect", on=TODAY, by=ROBOT, at=at)
    with pytest.raises(TransitionRefused, match="The sample was taken"):
        drug.withdraw(row.pk, by=mine, at=at)
    assert row_of(row).status == "collected"
