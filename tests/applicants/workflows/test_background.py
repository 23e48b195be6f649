"""A background check, arrow by arrow: who may take each, what it needs, and what verdicts and others read of it."""

from datetime import date, timedelta

import pytest
from django.db import connection

from applicants.models import (
    Application,
    ApplicationState,
    BackgroundCheck,
    BackgroundSignature,
    CheckState,
    ConditionCheck,
    ScreeningStep,
)
from applicants.records.background import STATUSES, profile_of
from applicants.records.background_texts import VERSION, fingerprint
from applicants.workflows import background, background_notices, background_papers, offers, screening
from apprenticeships.errors import DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, PersonIdentity, RequirementKind, SensitiveRead, Step
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.background import (
    AGENCY,
    CANARY,
    DAY,
    again,
    answered,
    asked,
    by,
    decided,
    disputed,
    drafted,
    guardian,
    noticed,
    officer,
    ordered,
    owner,
    proposed,
    resolved,
    rights,
    signed,
    upload,
    weighed,
)
from tests.applicants.background_days import TODAY, refused, set_parameter
from tests.applicants.hiring_world import AFTER, world
from tests.applicants.way import K, sent, state_of, typed, verdicts, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
S = CheckState


@pytest.fixture
def application():
    return sent(way(wanted=(K.AGE, K.DIPLOMA, K.BACKGROUND)))


@pytest.fixture
def who():
    return officer(name="Orla Finch")


def test_the_plain_way_is_disclosure_signature_order_and_clear(application):
    row = signed(application)
    signature = BackgroundSignature.objects.get()
    assert (row.state, row.profile) == (S.AUTHORIZED, "federal")
    assert (signature.name, signature.version, signature.signed_at) == (application.person.name, VERSION, NOON)
    assert signature.digest == fingerprint(signature.text)
    assert application.version.program.organization.name in signature.text

    background.order(row.pk, ordered_on=TODAY, by=ROBOT, at=NOON, **AGENCY)
    assert verdicts(application)["background"] == "missing"
    background.receive(row.pk, clear=True, received_on=TODAY, by=ROBOT, at=NOON)

    assert again(row).state == S.CLEAR
    assert verdicts(application)["background"] == "met"
    assert Message.objects.filter(kind__startswith="check.").values_list("kind", flat=True)[0] == "check.sign"


def test_nobody_signs_before_the_disclosure_was_read(application):
    row = asked(application)

    error = refused(GuardFailed, background.sign, row.pk, name=application.person.name, by=owner(row), at=NOON)

    assert "Read the disclosure first" in error.message
    assert not BackgroundSignature.objects.exists()


def test_only_the_applicant_signs_and_with_their_own_name(application, who):
    row = asked(application)
    background.disclose(row.pk, by=owner(row), at=NOON)

    for actor in (by(who), ROBOT):
        refused(NotAllowed, background.sign, row.pk, name=application.person.name, by=actor, at=NOON)
    for name in ("", "Somebody Else"):
        assert refused(GuardFailed, background.sign, row.pk, name=name, by=owner(row), at=NOON).field == "name"
    background.sign(row.pk, name=application.person.name, by=owner(row), at=NOON)
    refused(TransitionRefused, background.sign, row.pk, name=application.person.name, by=owner(row), at=NOON)


def test_a_signature_on_paper_has_a_witness_and_a_day(application, who):
    row = asked(application)
    paper = {"signer": "applicant", "name": "Maya Torres", "at": NOON + DAY}

    refused(NotAllowed, background.sign_on_paper, row.pk, signed_on=TODAY, by=owner(row), **paper)
    for day in (TODAY - DAY, TODAY + 2 * DAY):
        assert refused(GuardFailed, background.sign_on_paper, row.pk, signed_on=day, by=by(who), **paper)
    background.sign_on_paper(row.pk, signed_on=TODAY, by=by(who), **paper)

    found = BackgroundSignature.objects.get()
    assert (found.witness, found.signed_on, again(row).state) == (who, TODAY, S.AUTHORIZED)


def test_nothing_is_ordered_before_it_is_signed(application):
    row = asked(application)

    refused(TransitionRefused, background.order, row.pk, ordered_on=TODAY, by=ROBOT, at=NOON, **AGENCY)


def test_no_day_of_an_order_lies_before_the_last_signature(application, who):
    row = asked(application, at=NOON - 3 * DAY)
    paper = {"signer": "applicant", "name": "Maya Torres", "signed_on": TODAY - DAY}
    background.sign_on_paper(row.pk, by=by(who), at=NOON, **paper)
    order = {"by": ROBOT, "at": NOON, **AGENCY}

    error = refused(GuardFailed, background.order, row.pk, ordered_on=TODAY - 2 * DAY, **order)

    assert (error.code, error.field) == ("early", "ordered_on")
    assert background.order(row.pk, ordered_on=TODAY - DAY, **order).state == S.ORDERED


@pytest.mark.parametrize("field", AGENCY)
def test_an_order_names_the_agency_in_full(application, field):
    row = signed(application)

    error = refused(
        GuardFailed, background.order, row.pk, ordered_on=TODAY, by=ROBOT, at=NOON, **{**AGENCY, field: " "}
    )

    assert error.field == field


def test_an_answer_has_a_day_between_order_and_today(application):
    row = ordered(application)

    for day in (TODAY - DAY, TODAY + DAY):
        error = refused(GuardFailed, background.receive, row.pk, clear=True, received_on=day, by=ROBOT, at=NOON)
        assert error.field == "received_on"


def test_a_check_goes_on_once_at_a_time_and_begins_again_after_a_cancel(application):
    row = asked(application)

    refused(GuardFailed, background.ask, application.pk, by=ROBOT, at=NOON)
    background.cancel(row.pk, by=ROBOT, at=NOON)
    assert ConditionCheck.objects.get().status == "canceled"
    second = asked(application, at=NOON + DAY)

    assert second.pk != row.pk
    assert ConditionCheck.objects.get().status == "to_sign"


def test_a_clear_check_that_is_too_old_may_be_asked_for_again(application):
    application.version.requirements.filter(kind="background").update(validity_months=1)
    answered(application, clear=True)
    refused(GuardFailed, background.ask, application.pk, by=ROBOT, at=NOON)
    ScreeningStep.objects.filter(application=application).update(verdict="expired")

    assert asked(application, at=NOON + 60 * DAY).state == S.ASKED


def test_there_is_no_check_under_18_unless_counsel_agreed():
    application = sent(way(wanted=(K.DIPLOMA, K.BACKGROUND)))
    PersonIdentity.objects.update_or_create(person=application.person, defaults={"birth_date": date(2009, 5, 17)})
    assert "under 18" in refused(GuardFailed, background.ask, application.pk, by=ROBOT, at=NOON).message
    set_parameter(application, "minors_checks_allowed", value=True)
    assert "names a guardian" in refused(GuardFailed, background.ask, application.pk, by=ROBOT, at=NOON).message

    answers = guardian(application)
    row = signed(application)
    assert row.state == S.ASKED
    assert Message.objects.filter(kind="check.guardian", recipient="rosa@example.org").count() == 1
    actor = Actor.guardian(answers.pk, answers.name)
    refused(GuardFailed, background.sign_as_guardian, row.pk, name="Maya Torres", by=actor, at=NOON)
    refused(NotAllowed, background.sign_as_guardian, row.pk, name="Rosa Torres", by=owner(row), at=NOON)
    background.sign_as_guardian(row.pk, name="Rosa Torres", by=actor, at=NOON)

    assert again(row).state == S.AUTHORIZED
    assert set(row.signatures.values_list("signer", flat=True)) == {"applicant", "guardian"}


def test_in_california_it_begins_after_the_offer(application):
    opening = make.opening(cohort=application.cohort)
    assert profile_of(application, on=TODAY) == "federal"
    opening.department.site.state = "CA"
    opening.department.site.save()

    assert "conditional offer" in refused(GuardFailed, background.ask, application.pk, by=ROBOT, at=NOON).message
    application.state = ApplicationState.OFFERED
    application.save()

    assert asked(application).profile == "california"


def test_a_class_without_places_and_a_site_that_is_known_later_do_not_loosen_california(application, who):
    row = signed(application)
    site = make.opening(cohort=make.cohort(version=application.version)).department.site
    site.organization, site.state = application.version.program.organization, "CA"
    site.save()
    assert profile_of(application, on=TODAY) == "california"

    told = refused(GuardFailed, background.order, row.pk, ordered_on=TODAY, by=ROBOT, at=NOON, **AGENCY)
    assert "after a conditional offer" in told.message
    Application.objects.filter(pk=application.pk).update(state="offered")
    background.order(row.pk, ordered_on=TODAY, by=ROBOT, at=NOON, **AGENCY)
    assert again(row).profile == "california"

    BackgroundCheck.objects.filter(pk=row.pk).update(profile="federal")
    background.receive(row.pk, clear=False, received_on=TODAY, by=ROBOT, at=NOON)
    background_papers.add_report(row.pk, upload=upload(), by=by(who), at=NOON)
    weighed(row, who)
    rights(who)
    background_notices.draft_notice(row.pk, means="email", named="", by=by(who), at=NOON)
    unnamed = refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=TODAY, by=by(who), at=NOON)
    assert unnamed.code == "named"
    drafted(row, who)
    background_notices.send_notice(row.pk, sent_on=TODAY, by=by(who), at=NOON)
    site.state = "MO"
    site.save()
    assert (again(row).profile, background.profile_now(again(row), on=TODAY)) == ("california", "california")


def test_it_is_asked_for_in_the_order_of_the_program():
    row = sent(way(wanted=(K.DIPLOMA, K.TYPING, K.BACKGROUND)))
    assert "30 words a minute" in refused(GuardFailed, background.ask, row.pk, by=ROBOT, at=NOON).message
    typed(row)
    assert asked(row).state == S.ASKED

    later = sent(way(wanted=(K.DIPLOMA, K.BACKGROUND)))
    last = later.version.steps.order_by("position").last()
    later.version.requirements.filter(kind=K.BACKGROUND).update(step=last)
    for state, words in (("ready", "an offer"), ("offered", "the yes to an offer")):
        Application.objects.filter(pk=later.pk).update(state=state)
        assert words in refused(GuardFailed, background.ask, later.pk, by=ROBOT, at=NOON).message
    Application.objects.filter(pk=later.pk).update(state="accepted")
    assert asked(later).state == S.ASKED


def test_a_check_between_interview_and_offer_waits_for_the_meeting_and_not_for_the_offer():
    here = world()
    version = here.version
    steps = list(version.steps.order_by("position"))
    for step in reversed([each for each in steps if each.kind in {"offer", "onboarding"}]):
        step.position += 1
        step.save()
    place = next(each.position for each in steps if each.kind == "interview") + 1
    between = Step.objects.create(version=version, position=place, slug="check", kind="screening", title="Check")
    make.requirement(between, K.BACKGROUND)
    row = here.candidate()
    screening.open_steps(row, AFTER)

    early = refused(GuardFailed, background.ask, row.pk, by=ROBOT, at=AFTER)
    here.scored(row)
    waits = refused(GuardFailed, offers.prepare, row.pk, opening_id=here.opening.pk, by=here.by, at=AFTER)
    answered(row, clear=True)

    assert "the interview or matching" in early.message
    assert "is not finished" in waits.message
    assert offers.prepare(row.pk, opening_id=here.opening.pk, by=here.by, at=AFTER).state == "prepared"


def test_the_program_may_say_whose_rules_hold(application):
    set_parameter(application, "notice_rules", "california")

    assert profile_of(application, on=TODAY) == "california"


def test_a_review_ends_nothing_and_is_the_officers(application, who):
    row = answered(application, clear=False)
    coordinator = make.staff("coordinator")

    assert verdicts(application)["background"] == "look"
    assert state_of(application) == ApplicationState.SUBMITTED
    for actor in (by(coordinator), ROBOT, owner(row)):
        refused(NotAllowed, background_papers.add_report, row.pk, upload=upload(), by=actor, at=NOON)
        refused(NotAllowed, background_notices.clear_after_all, row.pk, by=actor, at=NOON)


def test_an_officer_of_another_organization_takes_no_step(application):
    row = answered(application, clear=False)
    elsewhere = make.staff()
    make.membership(elsewhere, "screening_officer", organization=make.make_organization(slug="else", name="Else"))

    refused(NotAllowed, background_papers.add_report, row.pk, upload=upload(), by=by(elsewhere), at=NOON)


def test_the_status_that_verdicts_read_follows_each_state():
    assert set(STATUSES) == set(CheckState)


def test_only_an_application_whose_program_asks_has_a_check():
    row = sent(way(wanted=(K.AGE, K.DIPLOMA)))

    assert refused(DomainError, background.ask, row.pk, by=ROBOT, at=NOON).code == "not-asked"


def test_what_is_sensitive_stands_sealed_and_in_no_event_or_mail(application, who):
    row, second = noticed(application, who), officer()
    disputed(row, at=NOON + DAY)
    resolved(row, who, at=NOON + 2 * DAY)
    proposed(row, who, at=NOON + 40 * DAY)
    decided(row, second, at=NOON + 40 * DAY)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{CANARY}%"])
            assert cursor.fetchone() == (0,), table
    kinds = set(Event.objects.filter(subject_type="applicants.backgroundcheck").values_list("kind", flat=True))
    assert "backgroundcheck.decide" in kinds
    assert RequirementKind.BACKGROUND.value == "background"


def test_who_read_a_paper_is_written_down(application, who):
    row = noticed(application, who)

    background_papers.opened(row.papers.first().pk, by=by(who), at=NOON + timedelta(hours=1))

    event = Event.objects.get(kind="backgroundcheck.read")
    assert (event.actor_name, event.person_id, event.data) == ("Orla Finch", application.person_id, {"paper": "report"})
    assert SensitiveRead.objects.get().kind == "letter"
