"""A final no of a background check was wrong: two officers put it right, and what was lost comes back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from applicants.admin.turns import turn
from applicants.models import (
    Application,
    BackgroundCheck,
    BackgroundCorrection,
    BackgroundSignature,
    ConditionCheck,
    CorrectionState,
    Offer,
    OfferState,
    Standby,
)
from applicants.records import background_letter as letters
from applicants.records import check_holds
from applicants.records.background import check_of, own_papers
from applicants.rules.corrections import Way
from applicants.workflows import applications, background, destruction, offers, screening
from applicants.workflows import background_corrections as corrections
from apprenticeships import messages
from apprenticeships.errors import Conflict, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.mail import render
from apprenticeships.models import Event, Message, RequirementKind
from tests import factories as make
from tests.applicants.background import AGENCY, CANARY, again, by, decided, noticed, officer, proposed, upload
from tests.applicants.background_days import refused
from tests.applicants.hiring_world import AFTER, STARTS, candidate_of, seats_of, state_of, world
from tests.factories import ROBOT

pytestmark = pytest.mark.django_db
OVER = AFTER + timedelta(days=11)
LATER = OVER + timedelta(days=1)


class Lost:
    """Somebody whose application a final no of two officers ended, with or without a place."""

    def __init__(self, *, headcount=1, offer="confirmed", required=True):
        self.here = world(headcount=headcount)
        last = self.here.version.steps.order_by("position").last()
        make.requirement(last, RequirementKind.BACKGROUND, is_required=required)
        self.who = self.here.candidate()
        screening.open_steps(self.who, AFTER)
        if offer:
            _ = self.here.confirmed(self.who) if offer == "confirmed" else self.here.offered(self.who)
        self.first, self.second = officer(name="Orla Finch"), officer(name="Ned Abara")
        self.no = noticed(self.who, self.first, at=AFTER)
        if offer == "lapsed":
            offers.expire_lapsed(at=AFTER + timedelta(days=4))
        decided(proposed(self.no, self.first, at=OVER), self.second, at=OVER)

    def ask(self, *, cause="agency", follows="clear", at=LATER, who=None, **fields):
        fields.setdefault("uploads", [upload(f"{CANARY}-corrected")])
        fields.setdefault("words", f"Their letter of the 20th {CANARY}")
        fields.setdefault("came_on", at.date())
        return corrections.ask(self.no.pk, cause=cause, follows=follows, by=by(who or self.first), at=at, **fields)

    def put_right(self, at=LATER, **fields):
        self.ask(at=at, **fields)
        return corrections.agree(self.no.pk, by=by(self.second), at=at)

    @property
    def now(self):
        return check_of(Application.objects.get(pk=self.who.pk))

    @property
    def reads(self):
        """What verdicts read."""
        return ConditionCheck.objects.get(application=self.who).status


def letter(language="en"):
    row = Message.objects.get(kind="check.corrected")
    row.language = language
    found = render(row, messages.kinds()[row.kind])
    return f"{found.subject}\n{found.text}"


def test_two_officers_put_a_no_right_and_the_seat_is_offered_again():
    lost = Lost()
    assert (state_of(lost.who), seats_of(lost.here)) == ("ineligible", ["free"])
    papers = set(lost.no.papers.values_list("kind", "digest"))

    coordinator = make.staff()
    assert refused(NotAllowed, lost.ask, who=coordinator).code == "officer"
    for field, fields in {
        "cause": {"cause": "x"}, "follows": {"follows": "x"}, "words": {"words": " "},
        "came_on": {"came_on": STARTS}, "documents": {"uploads": []},
    }.items():  # fmt: skip
        assert refused(GuardFailed, lost.ask, **fields).field == field
    assert refused(GuardFailed, lost.ask, follows="nothing").field == "follows"
    lost.ask()
    refused(Conflict, lost.ask)
    assert refused(NotAllowed, corrections.agree, lost.no.pk, by=by(lost.first), at=LATER).code == "second-person"
    assert (state_of(lost.who), Message.objects.filter(kind="check.corrected").count()) == ("ineligible", 0)
    assert Application.objects.filter(turn("wrong", LATER.date())).get() == lost.who

    found = corrections.ahead(lost.no.pk, by=by(lost.first), at=LATER)
    assert (found.way, found.state, found.check) == (Way.OFFERED, "offered", "clear")
    assert (state_of(lost.who), again(lost.no).state, seats_of(lost.here)) == ("ineligible", "not_clear", ["free"])
    assert Message.objects.filter(kind="check.corrected").count() == 0
    assert corrections.agree(lost.no.pk, by=by(lost.second), at=LATER) is Way.OFFERED

    old, fresh = again(lost.no), lost.now
    assert (old.state, old.proposed_by, old.decided_by, old.received_on) == (
        "superseded", lost.first, lost.second, AFTER.date(),
    )  # fmt: skip
    assert papers < set(old.papers.values_list("kind", "digest"))
    assert set(old.papers.values_list("kind", flat=True)) - {kind for kind, _ in papers} == {"proof", "amends"}
    assert (fresh.state, fresh.replaces, fresh.received_on, fresh.sealed) == ("clear", old, LATER.date(), None)
    assert [getattr(fresh, name) for name in AGENCY] == list(AGENCY.values())
    assert "not_clear" in [each.state for each in old.column_history.all()]
    row = Application.objects.get(pk=lost.who.pk)
    assert (row.state, row.ended_at, row.ended_sentence, seats_of(lost.here)) == ("offered", None, "", ["held"])
    assert (lost.reads, row.screening.get(requirement__kind="background").verdict) == ("clear", "met")
    assert {each.kind for each in own_papers(row)} == {"report", "first", "final", "proof", "amends"}
    refused(TransitionRefused, corrections.agree, lost.no.pk, by=by(lost.second), at=LATER)
    told = [each.kind for each in Event.objects.filter(at=LATER, subject_type="applicants.backgroundcheck")]
    assert {"backgroundcheck.doubt", "backgroundcheck.supersede", "backgroundcheck.again"} == set(told)
    sent = str(list(Event.objects.values())) + str(list(Message.objects.values()))
    assert CANARY not in sent

    offers.confirm(Offer.objects.get(application=row, state=OfferState.VERBAL).pk, by=candidate_of(row), at=LATER)
    assert state_of(lost.who) == "onboarding"


def test_the_letter_says_what_was_wrong_and_what_happens_now_in_two_languages():
    lost = Lost()
    lost.put_right()

    english, spanish = letter(), letter("es")
    correction = BackgroundCorrection.objects.get()
    words = str(letters.amends_words(again(lost.no), correction, way=Way.OFFERED))
    hidden = [word for word in ("background", "report", "convict", CANARY) if word in english.lower()]

    assert hidden == []
    assert "That letter was wrong. We take it back, and we are sorry." in english
    assert "you find the offer on your page" in english
    assert english.splitlines()[0] != spanish.splitlines()[0]
    for part in (
        "January 20, 2026",
        "does not count any more",
        "The agency corrected its report.",
        "offer on your page",
    ):
        assert part in words
    assert CANARY not in words


def test_what_was_lost_to_somebody_else_is_the_first_place_on_the_list():
    lost = Lost(offer="made")
    lost.here.offered(lost.here.candidate())

    assert lost.put_right(cause="person", uploads=[]) is Way.LISTED

    assert (state_of(lost.who), Standby.objects.get().application_id) == ("ready", lost.who.pk)
    assert "You are first on the list" in letter()
    assert not Application.objects.filter(turn("back", LATER.date())).exists()


def test_an_offer_that_ran_out_meanwhile_is_for_a_coordinator():
    lost = Lost(offer="lapsed")
    assert Offer.objects.get(application=lost.who).state == "expired"

    assert lost.put_right() is Way.DESK

    assert Application.objects.filter(turn("back", LATER.date())).get() == lost.who
    assert "We look for the best way on, and call you" in letter()


@pytest.mark.parametrize(
    ("follows", "state", "reads"), [("review", "review", "review"), ("order", "authorized", "signed")]
)
def test_what_is_left_is_weighed_or_ordered_anew_under_the_signature_that_was_given(follows, state, reads):
    lost = Lost(headcount=2)
    BackgroundSignature.objects.create(
        check_row=lost.no, signer="applicant", name="Maya", signed_at=AFTER, version="1", language="en", text="I agree"
    )
    assert lost.put_right(follows=follows) is Way.OFFERED

    fresh = lost.now
    assert (fresh.state, lost.reads, state_of(lost.who)) == (state, reads, "offered")
    assert fresh.signatures.get().signed_at == AFTER
    assert fresh.papers.filter(kind="report").count() == (follows == "review")
    if follows == "order":
        background.order(fresh.pk, ordered_on=LATER.date(), by=ROBOT, at=LATER, **AGENCY)
        background.receive(fresh.pk, clear=True, received_on=LATER.date(), by=ROBOT, at=LATER)
        assert lost.reads == "clear"
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            BackgroundCheck.objects.create(application=lost.who, state="asked", profile="federal", asked_at=LATER)


def test_what_cannot_come_back_is_refused_with_what_to_choose_and_the_record_is_put_right():
    lost = Lost()
    begun = make.NOON.replace(year=STARTS.year, month=STARTS.month, day=STARTS.day)
    lost.ask()
    why = refused(GuardFailed, corrections.agree, lost.no.pk, by=by(lost.second), at=begun)
    assert "Let the decision stand, and ask anew. The class has begun" in why.message
    corrections.keep(lost.no.pk, by=by(lost.first), at=begun)
    assert again(lost.no).state == "not_clear"
    assert "Choose that only the record is put right" in refused(GuardFailed, lost.ask, at=begun).message

    assert lost.put_right(at=begun, follows="nothing") is Way.CLOSED

    row = Application.objects.get(pk=lost.who.pk)
    assert (row.state, row.ended_sentence, lost.now.state, lost.reads) == ("ineligible", "", "superseded", "canceled")
    assert row.screening.get(requirement__kind="background").verdict == "missing"
    assert "Start again for a later class" in letter()
    assert list(BackgroundCorrection.objects.order_by("pk").values_list("state", flat=True)) == ["dropped", "agreed"]
    assert own_papers(row).filter(kind="proof").count() == 1  # of the request that was dropped nothing is shown


@pytest.fixture
def a_no_before_it_was_preferred(monkeypatch):
    """A no of the time in which a letter could still go to somebody who goes on; today it is refused."""
    monkeypatch.setattr(check_holds, "refuse_letter", lambda _: None)


@pytest.mark.usefixtures("a_no_before_it_was_preferred")
def test_a_newer_application_goes_on_instead_and_what_ended_for_another_reason_stays():
    lost = Lost()
    make.application(person=lost.who.person, version=lost.here.version, cohort=lost.here.cohort)
    assert "goes on with the newer one" in refused(GuardFailed, lost.ask).message
    assert lost.put_right(follows="nothing") is Way.ANOTHER
    assert "Go on with that one" in letter()

    other = Lost(required=False)
    assert state_of(other.who) == "onboarding"
    applications.withdraw(other.who.pk, reason_code="pay", by=candidate_of(other.who), at=OVER)
    assert "ended for another reason" in refused(GuardFailed, other.ask).message
    assert other.put_right(follows="nothing") is Way.OVER
    assert state_of(other.who) == "withdrawn"


@pytest.mark.usefixtures("a_no_before_it_was_preferred")
def test_a_preferred_check_is_put_right_while_the_application_goes_on():
    lost = Lost(required=False)

    assert lost.put_right(cause="record", uploads=[]) is Way.ONGOING

    assert (state_of(lost.who), lost.reads) == ("onboarding", "clear")
    assert "was open all the time" in letter()


def test_a_hold_covers_what_was_put_right_and_all_of_it_is_destroyed_in_its_time():
    lost = Lost()
    begun = make.NOON.replace(year=STARTS.year, month=STARTS.month, day=STARTS.day)
    lost.put_right(at=begun, follows="nothing")
    first, second = make.staff(), begun + timedelta(days=3000)
    destruction.hold(lost.no.pk, by=by(first), at=begun, reason="A claim")
    assert destruction.destroy_due(at=second) == 0
    destruction.release(lost.no.pk, by=by(first), at=begun, reason="Settled")

    assert destruction.destroy_due(at=second) == 1

    assert BackgroundCorrection.objects.get().opened() is None
    assert not lost.no.papers.filter(sealed__isnull=False).exists()


def test_a_final_letter_that_was_taken_back_is_not_to_be_posted_any_more():
    lost = Lost()
    lost.no.notices.update(means="mail_in_state")
    assert lost.no.notices.all().to_post().exists()

    lost.put_right()

    assert not lost.no.notices.all().to_post().exists()
    assert not BackgroundCorrection.objects.to_post().exists()  # the no never left, so nothing is taken back by mail


def test_the_letter_that_takes_a_posted_no_back_is_to_be_posted_too():
    lost = Lost()
    lost.no.notices.update(means="mail_in_state", posted_at=LATER)
    lost.put_right()
    application = lost.no.application
    waits = Application.objects.filter(turn("post", LATER.date()))
    newest = application.background_checks.order_by("-asked_at", "-pk").first()

    assert application in waits.all()
    with pytest.raises(NotAllowed):
        corrections.posted(newest.pk, by=ROBOT, at=LATER)
    corrections.posted(newest.pk, by=by(lost.first), at=LATER)
    assert application not in waits.all()
    assert BackgroundCorrection.objects.get().posted_at == LATER


def test_the_table_itself_holds_that_a_correction_takes_two():
    lost = Lost()
    asked = lost.ask()

    with pytest.raises(IntegrityError), transaction.atomic():
        BackgroundCorrection.objects.filter(pk=asked.pk).update(
            state=CorrectionState.AGREED, answered_by=lost.first, answered_at=LATER
        )
