"""The letters of a background check: the first one, its clock, a dispute, and a no that takes two people."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from applicants import background_promises
from applicants.models import (
    ApplicationState,
    BackgroundCheck,
    CheckState,
)
from applicants.records import background_letter as letters
from applicants.records.background import clock_of, notice_of
from applicants.workflows import applications, background, background_notices, background_papers, screening, withdrawals
from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Message, Person
from tests import factories as make
from tests.applicants.background import (
    AGENCY,
    DAY,
    again,
    answered,
    by,
    complete,
    decided,
    disputed,
    drafted,
    noticed,
    officer,
    owner,
    proposed,
    resolved,
    weighed,
)
from tests.applicants.background_days import DEADLINE, FINAL, TODAY, on, refused, set_parameter
from tests.applicants.way import K, sent, state_of, verdicts, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
S = CheckState
HOUR = timedelta(hours=1)


@pytest.fixture
def application():
    return sent(way(wanted=(K.AGE, K.DIPLOMA, K.BACKGROUND)))


@pytest.fixture
def who():
    return officer(name="Orla Finch")


@pytest.mark.parametrize("missing", ["report", "assessment", "rights", "draft"])
def test_the_first_letter_needs_all_that_goes_along(application, who, missing):
    row = complete(application, who)
    if missing == "report":
        row.papers.all().delete()
    if missing == "assessment":
        BackgroundCheck.objects.update(assessed_at=None)
    if missing == "draft":
        row.notices.all().delete()
    if missing == "rights":
        background_papers.RightsForm.objects.all().delete()

    error = refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=TODAY, by=by(who), at=NOON)

    assert error.code == missing
    assert again(row).state == S.REVIEW


def test_no_letter_says_no_to_somebody_who_goes_on(application, who):
    row, second = noticed(application, who), officer()
    asked = application.version.requirements.filter(kind="background")
    asked.update(is_required=False)
    assert "only prefers it" in refused(GuardFailed, proposed, row, who, at=on(FINAL)).message
    asked.update(is_required=True)
    proposed(row, who, at=on(FINAL))
    step = application.screening.get(requirement__kind="background")
    screening.waive(step.pk, by=by(who), at=on(FINAL), reason="The clinic does not ask for it.")

    error = refused(GuardFailed, decided, again(row), second, at=on(FINAL))

    assert error.message.startswith("The background check of this applicant was waived, so they go on")
    assert (again(row).state, row.notices.filter(kind="final").exists()) == (S.PROPOSED, False)
    background_notices.clear_after_all(row.pk, by=by(second), at=on(FINAL))
    assert verdicts(application)["background"] == "waived"


def test_the_clock_stands_still_from_a_withdrawal_until_it_is_taken_back(application, who):
    row = noticed(application, who)
    background_promises.reconcile(at=NOON)
    applications.withdraw(application.pk, reason_code="pay", by=owner(row), at=NOON + DAY)
    background_promises.reconcile(at=NOON + DAY)
    withdrawals.take_back(application.pk, by=owner(row), at=NOON + 2 * DAY - HOUR)
    background_promises.reconcile(at=NOON + 2 * DAY)

    found, row = clock_of(row), again(row)

    assert (found.deadline, found.final_from, row.final_from) == (DEADLINE + 2 * DAY, FINAL + 5 * DAY, FINAL + 5 * DAY)
    assert "January 20" in refused(GuardFailed, proposed, row, who, at=on(FINAL)).message
    reminders = Message.objects.filter(kind="check.reminder").order_by("due_at").values_list("state", flat=True)
    assert list(reminders) == ["canceled", "planned"]
    proposed(row, who, at=on(FINAL + 5 * DAY))


def test_a_letter_on_their_pages_needs_an_address_and_a_mail_that_left(application, who):
    row = complete(application, who)
    Person.objects.filter(pk=application.person_id).update(email="")
    assert refused(GuardFailed, drafted, row, who).field == "means"
    error = refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=TODAY, by=by(who), at=NOON)
    assert error.message.endswith("so the letter would not reach them. Post it.")
    Person.objects.filter(pk=application.person_id).update(email="maya@example.org")
    late = NOON + timedelta(hours=10)  # ten in the evening
    background_notices.send_notice(row.pk, sent_on=TODAY, by=by(who), at=late)
    mails = Message.objects.filter(kind="check.letter")
    assert mails.get().due_at == late

    for state in ("queued", "bounced", "failed", "canceled"):
        mails.update(state=state, sent_at=late if state == "bounced" else None)
        assert refused(GuardFailed, proposed, row, who, at=on(FINAL)).code == "not-left"
    mails.update(state="sent", sent_at=late + DAY)
    assert "left on Thursday, January 8" in refused(GuardFailed, proposed, row, who, at=on(FINAL)).message

    post = background_notices.post_instead
    assert refused(GuardFailed, post, row.pk, means="email", sent_on=TODAY, by=by(who), at=late).field == "means"
    post(row.pk, means="mail_in_state", sent_on=TODAY + DAY, by=by(who), at=late + DAY)
    assert again(row).final_from == clock_of(row).final_from == FINAL + DAY
    assert row.papers.filter(kind="first").count() == 2
    proposed(row, who, at=on(FINAL + DAY))


def test_a_draft_starts_no_clock(application, who):
    row = complete(application, who)

    for later in range(30):
        drafted(row, who, at=NOON + later * DAY)

    assert clock_of(row) is None
    assert again(row).final_from is None
    refused(TransitionRefused, proposed, row, who, at=NOON + 60 * DAY)


def test_a_sent_letter_freezes_its_numbers_and_its_calendar(application, who):
    row = noticed(application, who)
    set_parameter(application, "notice_days", 1)
    make.federal_calendar(date(2026, 1, 9))

    found = clock_of(row)

    notice = notice_of(row)
    assert (found.deadline, found.final_from) == (DEADLINE, FINAL)
    assert (row.final_from, notice.calendar, notice.terms["days"]) == (FINAL, "federal", 5)
    assert "2026-01-19" in notice.days_off
    assert set(row.papers.values_list("kind", flat=True)) == {"report", "first"}


def test_a_letter_by_mail_is_dated_on_the_day_of_the_post(application, who):
    row = complete(application, who)
    drafted(row, who, means="mail_in_state", at=NOON)

    for day in (TODAY - DAY, TODAY + 3 * DAY):
        refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=day, by=by(who), at=NOON + 2 * DAY)
    background_notices.send_notice(row.pk, sent_on=TODAY + DAY, by=by(who), at=NOON + 2 * DAY)

    assert notice_of(row).sent_on == TODAY + DAY


def test_a_no_takes_the_time_a_proposal_and_a_second_person(application, who):
    row, second = noticed(application, who), officer()
    assert refused(GuardFailed, disputed, row, at=NOON, kind="time").field == "kind"
    assert "January 15" in refused(GuardFailed, proposed, row, who, at=on(DEADLINE)).message
    proposed(row, who, at=on(FINAL))
    assert "You proposed this" in refused(NotAllowed, decided, again(row), who, at=on(FINAL)).message

    decided(row, second, at=on(FINAL))

    row = again(row)
    assert (row.state, row.proposed_by, row.decided_by) == (S.NOT_CLEAR, who, second)
    assert verdicts(application)["background"] == "not_met"
    assert state_of(application) == ApplicationState.INELIGIBLE
    assert row.notices.get(kind="final").sent_on == FINAL
    assert "You sent us nothing." in letters.final_words(row, named="")[0][1]
    assert Message.objects.filter(kind="check.letter").count() == 2


def test_the_table_itself_holds_that_a_no_takes_two(application, who):
    row = noticed(application, who)

    with pytest.raises(IntegrityError), transaction.atomic():
        BackgroundCheck.objects.filter(pk=row.pk).update(
            state=S.NOT_CLEAR, proposed_by=who, proposed_at=NOON, decided_by=who, decided_at=NOON
        )


def test_a_proposal_can_be_sent_back(application, who):
    row = noticed(application, who)
    proposed(row, who, at=on(FINAL))

    background_notices.send_back(row.pk, by=by(officer()), at=on(FINAL))

    assert (again(row).state, again(row).proposed_by) == (S.WAITING, None)


def test_a_dispute_stops_the_clock_and_every_decision(application, who):
    row = noticed(application, who)
    disputed(row, at=NOON + 2 * DAY)
    row = again(row)
    assert (row.state, row.final_from) == (S.DISPUTED, None)
    for run in (proposed, decided):
        refused(TransitionRefused, run, row, who, at=NOON + 40 * DAY)
    refused(TransitionRefused, background_notices.clear_after_all, row.pk, by=by(who), at=NOON)
    refused(GuardFailed, disputed, row, at=NOON + 3 * DAY)

    resolved(row, who, at=on(date(2026, 1, 21)))  # one day of five had run before the dispute

    assert again(row).final_from == date(2026, 1, 28)
    refused(GuardFailed, proposed, row, who, at=on(date(2026, 1, 27)))
    assert proposed(row, who, at=on(date(2026, 1, 28))).state == S.PROPOSED


def test_context_stops_no_clock_but_a_proposal_falls(application, who):
    row = noticed(application, who)
    disputed(row, at=NOON + DAY, kind="context")
    assert (again(row).state, again(row).final_from) == (S.WAITING, FINAL)
    proposed(row, who, at=on(FINAL))

    disputed(row, at=on(FINAL), kind="context")

    assert (again(row).state, again(row).proposed_by) == (S.WAITING, None)


def test_a_corrected_report_is_cleared_after_all_by_one_person(application, who):
    row = noticed(application, who)
    disputed(row, at=NOON + DAY)
    resolved(row, who, at=NOON + 2 * DAY, outcome="corrected")

    background_notices.clear_after_all(row.pk, by=by(who), at=NOON + 2 * DAY)

    assert again(row).state == S.CLEAR
    assert verdicts(application)["background"] == "met"


def test_a_review_is_cleared_only_after_it_was_weighed(application, who):
    row = answered(application, clear=False)
    refused(GuardFailed, background_notices.clear_after_all, row.pk, by=by(who), at=NOON)
    weighed(row, who)

    background_notices.clear_after_all(row.pk, by=by(who), at=NOON)

    assert verdicts(application)["background"] == "met"


def test_a_withdrawal_stops_the_clock_for_good(application, who):
    row = noticed(application, who)
    applications.withdraw(application.pk, reason_code="school", by=owner(row), at=NOON + DAY)

    for run in (proposed, decided):
        assert "over" in refused(GuardFailed, run, row, who, at=on(FINAL)).message
    assert again(row).state == S.WAITING
    refused(GuardFailed, disputed, row, at=NOON + 2 * DAY)


def test_in_california_the_letter_names_convictions_and_counts_from_receipt(application, who):
    set_parameter(application, "notice_rules", "california")
    application.state = ApplicationState.ONBOARDING
    application.save()
    BackgroundCheck.objects.create(
        application=application, profile="california", state=S.ORDERED, asked_at=NOON, ordered_on=TODAY, **AGENCY
    )
    row = complete(application, who)
    background_notices.draft_notice(row.pk, means="email", named=" ", by=by(who), at=NOON)
    error = refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=TODAY, by=by(who), at=NOON)
    assert error.code == "named"
    drafted(row, who)

    background_notices.send_notice(row.pk, sent_on=TODAY, by=by(who), at=NOON)

    found = clock_of(row)
    assert (found.received_on, found.deadline) == (date(2026, 1, 9), date(2026, 1, 16))
    assert found.final_from == date(2026, 1, 20)


def test_in_los_angeles_county_the_letter_goes_by_mail_with_what_was_weighed_and_a_dispute_adds_ten_days(
    application, who
):
    set_parameter(application, "notice_rules", "la_county")
    refused(GuardFailed, background.ask, application.pk, by=by(who), at=NOON)
    application.state = ApplicationState.ONBOARDING
    application.save()
    BackgroundCheck.objects.create(
        application=application, profile="la_county", state=S.ORDERED, asked_at=NOON, ordered_on=TODAY, **AGENCY
    )
    row = complete(application, who)
    error = refused(GuardFailed, background_notices.send_notice, row.pk, sent_on=TODAY, by=by(who), at=NOON)
    assert error.code == "mail"
    drafted(row, who, means="mail_in_state")

    background_notices.send_notice(row.pk, sent_on=TODAY, by=by(who), at=NOON)

    row = again(row)
    letter = str(letters.first_words(row, clock=clock_of(row), named="A theft in 2011"))
    assert all(words in letter for words in ("Nine years", "Works with patients", "ten more business days"))
    assert clock_of(row).deadline == date(2026, 1, 20)
    assert Message.objects.filter(kind="check.letter").exists()
    disputed(row, at=on(date(2026, 1, 12)), kind="time")
    assert (again(row).state, again(row).final_from) == (S.WAITING, date(2026, 2, 4))
    refused(GuardFailed, proposed, row, who, at=on(date(2026, 1, 22)))
    disputed(row, at=on(date(2026, 1, 20)))
    assert clock_of(again(row)).deadline == date(2026, 2, 3)
    resolved(row, who, at=on(date(2026, 1, 21)))
    proposed(row, who, at=on(date(2026, 2, 4)))
    final = str(letters.final_words(again(row), named=""))
    assert "Nothing new came in." in final
    assert "We looked at what you sent us" in final
    assert "Civil Rights Department" in final
    assert "Department of Consumer and Business Affairs" in final
