"""The background check on a person's own pages: read alone, signed, followed, answered; nothing is left in the dark."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from applicants.models import BackgroundAnswer, BackgroundSignature, CheckState
from applicants.records import background_letter as letters
from applicants.records.background import clock_of
from applicants.records.guardian_links import token_of
from applicants.workflows import applications, background_corrections
from apprenticeships import mail
from apprenticeships.messages import NoLongerTrueError, kinds
from apprenticeships.models import Event, Message, Parameter, PersonIdentity
from tests import factories as make
from tests.applicants.background import (
    CANARY,
    again,
    answered,
    asked,
    by,
    decided,
    guardian,
    noticed,
    officer,
    owner,
    proposed,
    upload,
)
from tests.applicants.way import K, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON
from tests.partnership_services import PDF

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=40)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def application(client):
    row = sent(way(wanted=(K.AGE, K.DIPLOMA, K.BACKGROUND)))
    client.force_login(row.person.user)
    return row


def page(client, application, name="background", **more):
    return client.get(reverse(f"portal:{name}", kwargs={"public_id": application.public_id, **more}))


def post(client, application, where="background", /, **typed):
    return client.post(reverse(f"portal:{where}", args=[application.public_id]), typed)


def test_the_status_page_leads_to_the_disclosure_which_stands_alone(client, application):
    asked(application)

    status = client.get(reverse("portal:status"))
    check = page(client, application)
    alone = page(client, application, "background_disclosure")

    assert reverse("portal:background", args=[application.public_id]) in status.content.decode()
    assert "Read one page, and sign" in text(check)
    name = application.version.program.organization.name
    words = strip_tags(alone.content.decode().split("<main")[1].split(">", 1)[1].replace("<", " <"))
    assert (
        words.split()
        == (
            f"Disclosure {name} may get a consumer report about you, and use it to decide about your employment. "
            "A consumer report is a background report. A company makes it, called a consumer reporting agency. "
            "I have read it. Go on"
        ).split()
    )
    assert b"<nav" not in alone.content


def test_somebody_reads_signs_and_sees_whose_turn_it_is(client, application):
    row = asked(application)

    assert page(client, application, "background_sign").status_code == 302
    post(client, application, "background_disclosure")
    wrong = post(client, application, "background_sign", name="Somebody Else")
    post(client, application, "background_sign", name=application.person.name)

    assert wrong.status_code == 422
    assert "If that is not your name, call us: we correct it" in text(wrong)
    assert again(row).state == CheckState.AUTHORIZED
    assert "You signed. We order your check now" in text(page(client, application))
    assert "allowed the check on Wednesday, January 7, 2026" in text(page(client, application))


def test_without_a_check_the_page_leads_back(client, application):
    assert page(client, application).url == reverse("portal:application", args=[application.public_id])
    assert page(client, application, "background_sign").status_code == 404


def test_a_review_is_said_without_what_it_is_about(client, application):
    who = officer()
    row = answered(application, clear=False)

    shown = text(page(client, application))

    assert "A person looks at your report" in shown
    assert again(row).papers.count() == 0
    assert who.email not in shown


def test_the_letter_the_report_and_the_rights_can_be_kept_and_the_days_are_said(client, application):
    row = noticed(application, officer())

    shown = text(page(client, application))

    assert "Read our letter, and answer it" in shown
    assert "By Wednesday, January 14" in shown
    assert "0 of 5 business days are over. You can answer until the end of Wednesday, January 14." in shown
    assert "Nothing is decided before Thursday, January 15." in shown
    papers = {each.kind: each.public_id for each in row.papers.all()}
    files = {kind: page(client, application, "background_paper", paper=key) for kind, key in papers.items()}
    assert {kind: file.content[:4] for kind, file in files.items()} == {"report": b"%PDF", "first": b"%PDF"}
    letter = str(letters.first_words(row, clock=clock_of(row), named=CANARY))
    for words in ("This letter is no decision", "Meramec Reports", CANARY, "Wednesday, January 14, 2026"):
        assert words in letter
    rights = page(client, application, "background_rights")
    assert rights.content.startswith(b"%PDF")
    assert rights["Cache-Control"] == "private, no-store"


def test_a_report_is_no_business_of_the_applicant_before_the_letter_left(client, application):
    row = answered(application, clear=False)
    paper = row.papers.create(kind="report", name="r.pdf", media_type="application/pdf", digest="0", added_at=NOON)

    assert page(client, application, "background_paper", paper=paper.public_id).status_code == 404
    assert page(client, application, "background_rights").status_code == 404


def test_a_dispute_with_a_picture_stops_the_clock_and_is_shown_to_its_owner(client, application):
    row = noticed(application, officer())
    proof = SimpleUploadedFile("proof.pdf", PDF)

    answer = post(client, application, kind="wrong", words="Not me", documents=proof)

    assert answer.status_code == 302
    assert again(row).state == CheckState.DISPUTED
    shown = text(page(client, application))
    assert "The time stands still while we look at what you say is wrong." in shown
    assert "“Not me”" in shown
    assert set(row.papers.values_list("kind", flat=True)) == {"report", "first", "evidence"}


@pytest.mark.parametrize("typed", [
    {"kind": "", "words": "x"}, {"kind": "wrong", "words": ""}, {"kind": "a\x00b", "words": "x"},
    {"kind": "wrong", "words": "a\x00b"}, {"kind": "wrong", "words": "x" * 10_000},
    {"kind": "wrong", "words": "x", "documents": SimpleUploadedFile("a.pdf", b"no pdf")},
])  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_with_everything_typed(client, application, typed):
    noticed(application, officer())

    answer = post(client, application, **typed)

    assert answer.status_code == 422
    assert not BackgroundAnswer.objects.exists()


@pytest.mark.parametrize("name", ["", "a\x00b", "x" * 10_000, "\u202eabc"])
def test_a_name_that_cannot_be_is_refused(client, application, name):
    asked(application)
    post(client, application, "background_disclosure")

    assert post(client, application, "background_sign", name=name).status_code == 422
    assert not BackgroundSignature.objects.exists()


def test_sending_the_same_dispute_twice_keeps_one(client, application):
    noticed(application, officer())

    codes = [post(client, application, kind="wrong", words="Not me").status_code for _ in range(2)]

    assert codes == [302, 422]
    assert BackgroundAnswer.objects.count() == 1


def test_after_the_time_the_page_says_that_we_decide_and_after_a_no_the_final_letter_is_there(client, application):
    first, second = officer(), officer()
    row = noticed(application, first)
    with time_machine.travel(LATE, tick=False):
        client.force_login(application.person.user)
        assert "The time to answer is over. We decide now" in text(page(client, application))
        proposed(row, first, at=LATE)
        assert "proposed" not in text(page(client, application)).lower()
        decided(row, second, at=LATE)
        final = page(client, application, "background_paper", paper=row.papers.get(kind="final").public_id)
        status = client.get(reverse("portal:application", args=[application.public_id])).content.decode()

    assert final.content.startswith(b"%PDF")
    letter = str(letters.final_words(row, named=""))
    for words in ("did not make this decision", "within 60 days", "800-555-0100", "dispute"):
        assert words in letter
    assert "Civil Rights" not in letter
    assert reverse("portal:background", args=[application.public_id]) in status


def test_a_decision_that_was_taken_back_stays_readable_and_is_said_to_count_no_more(client, application):
    first, second = officer(), officer()
    row = noticed(application, first)
    decided(proposed(row, first, at=LATE), second, at=LATE)
    fields = {"cause": "person", "follows": "review", "words": CANARY, "came_on": LATE.date()}
    background_corrections.ask(row.pk, **fields, uploads=[upload("of-another")], by=by(first), at=LATE)
    early = {each.kind: page(client, application, "background_paper", paper=each.public_id).status_code
             for each in row.papers.all()}  # fmt: skip
    background_corrections.agree(row.pk, by=by(second), at=LATE)

    with time_machine.travel(LATE, tick=False):
        client.force_login(application.person.user)
        shown = page(client, application)
        papers = {each.kind: page(client, application, "background_paper", paper=each.public_id)
                  for each in row.papers.all()}  # fmt: skip

    assert early == {"report": 200, "first": 200, "final": 200, "proof": 404}
    assert {kind: each.status_code for kind, each in papers.items()} == {**early, "amends": 200}
    assert papers["amends"].content.startswith(b"%PDF")
    assert "A person looks at your report" in text(shown)
    assert text(shown).count("Does not count any more") == 3
    assert "Our letter that takes the decision back" in text(shown)
    assert CANARY not in shown.content.decode()
    assert page(client, application, "background_rights").content.startswith(b"%PDF")


def test_letters_in_california_name_the_added_days_and_the_right_to_complain(application):
    row = noticed(application, officer())
    row.profile = "california"

    first = str(letters.first_words(row, clock=clock_of(row), named=CANARY))
    final = str(letters.final_words(row, named=CANARY))

    assert "at least five more business days" in first
    assert "stands still" not in first
    assert "California Civil Rights Department" in final


def test_a_letter_is_in_the_language_of_whoever_gets_it(application):
    row = noticed(application, officer())
    row.application.person.language = "es"

    pages = [letters.first(row, on=NOON.date(), clock=clock_of(row), named="") for _ in range(2)]

    assert all(b"/Lang (es)" in page_ for page_ in pages)


def test_a_withdrawal_says_that_nothing_more_is_decided(client, application):
    row = noticed(application, officer())
    applications.withdraw(application.pk, reason_code="school", by=owner(row), at=NOON)

    shown = text(page(client, application))

    assert "We decide nothing more about your background check" in shown
    assert "Answer our letter" not in shown


def test_a_guardian_reads_alone_and_signs_by_their_link(client):
    row = sent(way(wanted=(K.DIPLOMA, K.BACKGROUND)))
    PersonIdentity.objects.update_or_create(person=row.person, defaults={"birth_date": make.START.replace(year=2010)})
    Parameter.objects.create(version=row.version, key="minors_checks_allowed", value=True, effective_from="2020-01-01")
    who = guardian(row)
    check = asked(row)
    token = token_of(who)

    alone = client.get(reverse("portal:for_guardian_background", args=[token]))
    wrong = client.post(reverse("portal:for_guardian_background_sign", args=[token]), {"name": "Maya Torres"})
    signed_ = client.post(reverse("portal:for_guardian_background_sign", args=[token]), {"name": "Rosa Torres"})
    after = client.get(reverse("portal:for_guardian_background", args=[token]))
    unknown = client.get(reverse("portal:for_guardian_background", args=["nobody"]))

    name = row.version.program.organization.name
    words = strip_tags(alone.content.decode().split("<main")[1].split(">", 1)[1].replace("<", " <"))
    assert (
        words.split()
        == (
            f"Disclosure {name} may get a consumer report about Maya Torres, and use it to decide about the "
            "employment of Maya Torres. A consumer report is a background report. A company makes it, called a "
            "consumer reporting agency. I have read it. Go on"
        ).split()
    )
    assert (wrong.status_code, signed_.status_code, unknown.status_code) == (422, 302, 404)
    assert "Nothing to sign now" in text(after)
    assert check.signatures.get().guardian == who
    assert Event.objects.filter(kind="backgroundcheck.sign", actor_kind="guardian").count() == 1


def test_no_mail_holds_anything_of_the_check_and_old_ones_stay_here(client, application):
    first, second = officer(), officer()
    row = asked(application)
    stale = Message.objects.get(kind="check.sign")
    assert "read one page and sign" in mail.render(stale, kinds()["check.sign"]).subject
    row.state = CheckState.CANCELED
    row.save()
    row = noticed(application, first)
    proposed(row, first, at=LATE)
    decided(row, second, at=LATE)

    with pytest.raises(NoLongerTrueError):
        mail.render(Message.objects.get(pk=stale.pk), kinds()["check.sign"])
    for message in Message.objects.filter(kind="check.letter", key__endswith="final"):
        envelope = mail.render(message, kinds()["check.letter"])
        for words in (envelope.subject.lower(), envelope.text.lower()):
            assert [each for each in ("background", "report", "criminal", "conviction", CANARY) if each in words] == []
