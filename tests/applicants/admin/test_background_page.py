"""The background check on the coordinators' pages: where it stands, the next lawful step, the clock, who reads what."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applicants.admin.background_todo import lists
from applicants.admin.turns import turn
from applicants.models import Application, CheckState, RightsForm
from applicants.workflows import applications, background_notices
from apprenticeships.admin.todo import TodoList
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.background import (
    AGENCY,
    CANARY,
    again,
    answered,
    asked,
    by,
    complete,
    decided,
    disputed,
    drafted,
    noticed,
    officer,
    owner,
    proposed,
    signed,
)
from tests.applicants.way import K, sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON
from tests.partnership_services import PDF
from tests.turns import undone

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()
FINAL = NOON + timedelta(days=8)


@pytest.fixture
def application():
    return sent(way(wanted=(K.AGE, K.DIPLOMA, K.BACKGROUND)))


@pytest.fixture
def who(client, coordinator):
    """A coordinator who is a screening officer too."""
    make.membership(coordinator, Role.SCREENING_OFFICER)
    return coordinator


def page(client, application, name="background", *args):
    return client.get(reverse(f"board:{name}", args=[application.pk, *args]))


def step(client, application, slug, **typed):
    return client.post(reverse("board:background-step", args=[application.pk, slug]), typed)


def offered(response):
    return [each.action.slug for each in response.context["offered"]]


def test_a_coordinator_asks_orders_and_writes_down_that_it_is_clear(client, coordinator, application):
    assert "Ask for the signature" in text(page(client, application))
    step(client, application, "ask")
    step(client, application, "paper", signer="applicant", name="Maya Torres", signed_on=TODAY)
    refused = step(client, application, "order", ordered_on=TODAY, **{**AGENCY, "agency_phone": ""})
    step(client, application, "order", ordered_on=TODAY, **AGENCY)
    waits = page(client, application)
    step(client, application, "clear", received_on=TODAY)

    assert refused.status_code == 422
    assert offered(waits) == ["clear", "review", "cancel"]
    assert "Wait for the agency" in text(waits)
    assert application.background_checks.get().state == CheckState.CLEAR
    assert application.screening.get(requirement__kind="background").verdict == "met"


def test_an_officer_takes_a_report_to_a_letter(client, who, application):
    answered(application, clear=False)
    assert text(page(client, application)).count("Missing") == 4
    early = step(client, application, "send", sent_on=TODAY)
    step(client, application, "report", documents=SimpleUploadedFile("report.pdf", PDF))
    step(client, application, "rights", documents=SimpleUploadedFile("rights.pdf", PDF))
    step(client, application, "assess", gravity="One", time_since="Two", nature="Three")
    step(client, application, "draft", means="email", named=CANARY)
    draft = page(client, application, "background-preview")
    still = page(client, application)
    step(client, application, "send", sent_on=TODAY)

    assert early.status_code == 422
    assert "Write the individual assessment first" in text(early)
    assert draft.content.startswith(b"%PDF")
    assert "The clock" not in text(still)
    shown = text(page(client, application))
    for words in ("Business day 0 of 5.", "A no is possible from Thursday, January 15 on.", "federal calendar"):
        assert words in shown
    assert RightsForm.objects.count() == 1


def test_a_no_before_its_day_is_refused_with_the_day(client, who, application):
    noticed(application, who)

    answer = step(client, application, "propose", again="Still")

    assert answer.status_code == 422
    assert "A no is possible from Thursday, January 15 on." in text(answer)


def test_who_proposed_cannot_decide_and_a_second_officer_can(client, who, application):
    first = officer(name="Orla Finch")
    row = noticed(application, first)
    proposed(row, first, at=FINAL)
    with time_machine.travel(FINAL, tick=False):
        client.force_login(first)
        own = step(client, application, "decide")
        client.force_login(who)
        shown = text(page(client, application))
        step(client, application, "decide")

    assert own.status_code == 422
    assert "You proposed this" in text(own)
    assert "Orla Finch proposed a no" in shown
    assert again(row).decided_by == who


def test_a_coordinator_without_the_role_sees_the_status_and_nothing_of_the_report(client, coordinator, application):
    first = officer()
    row = noticed(application, first)
    disputed(row, at=NOON, kind="context")

    shown = page(client, application)
    codes = {
        page(client, application, "background-read").status_code,
        page(client, application, "background-preview").status_code,
        page(client, application, "background-paper", row.papers.first().pk).status_code,
    }

    assert offered(shown) == []
    assert CANARY not in shown.content.decode()
    assert "A screening officer goes on from here" in text(shown)
    assert codes == {404}
    assert step(client, application, "propose", again="x").status_code == 422


def test_reading_a_paper_or_what_was_written_is_written_down(client, who, application):
    row = noticed(application, who)
    disputed(row, at=NOON)
    plain = page(client, application)

    paper = page(client, application, "background-paper", row.papers.get(kind="report").pk)
    words = page(client, application, "background-read")

    assert CANARY not in plain.content.decode()
    assert CANARY in words.content.decode()
    assert paper.content.startswith(b"%PDF")
    read = Event.objects.filter(kind="backgroundcheck.read").order_by("pk")
    assert [(each.actor_name, each.data["paper"]) for each in read] == [
        ("Dana Whitfield", "report"), ("Dana Whitfield", "words"),
    ]  # fmt: skip


def test_a_clock_that_stands_still_says_so(client, who, application):
    row = noticed(application, who)
    disputed(row, at=NOON + timedelta(days=2))
    with time_machine.travel(NOON + timedelta(days=20), tick=False):
        client.force_login(who)
        shown = text(page(client, application))

    assert "The clock stands still at day 1 of 5, since the dispute." in shown
    assert "A no is not possible while the dispute is open." in shown


def test_after_a_withdrawal_only_the_report_may_be_held(client, who, application):
    row = noticed(application, who)
    applications.withdraw(application.pk, reason_code="school", by=owner(row), at=NOON)

    shown = page(client, application)

    assert offered(shown) == ["hold"]
    assert "The clock stopped. Nothing more is decided." in text(shown)


BAD = ["a\x00b", "x" * 10_000, "31 February", "9999-12-31", "-1", ""]


def test_no_input_breaks_a_step(client, who, application):
    row = complete(application, who)
    fields = {
        "assess": ["gravity", "time_since", "nature"], "draft": ["means", "named"], "send": ["sent_on"],
        "order": [*AGENCY, "ordered_on"], "clear": ["received_on"], "paper": ["signer", "name", "signed_on"],
        "propose": ["again"], "resolve": ["outcome"], "answer": ["kind", "words", "answered_on"],
        "report": ["documents"], "rights": ["documents"],
    }  # fmt: skip

    for bad in BAD:
        with undone():
            codes = {slug: step(client, application, slug, **dict.fromkeys(names, bad)).status_code
                     for slug, names in fields.items()}  # fmt: skip
            state = again(row).state

        assert set(codes.values()) <= {302, 422}, bad
        assert state == CheckState.REVIEW, bad


def test_a_step_that_nobody_knows_and_a_program_that_does_not_ask_are_not_found(client, coordinator, application):
    other = sent(way(wanted=(K.AGE, K.DIPLOMA)))

    assert step(client, application, "burn").status_code == 404
    assert step(client, application, "order").status_code == 404
    assert page(client, other).status_code == 404


def told(user, at):
    found = []
    for asking in lists(user, at):
        try:
            next(asking)
            asking.send((1, ("Maya", "Torres")))
        except StopIteration as done:
            found.append(done.value)
    return found


def test_what_needs_doing_names_each_kind_and_its_list(coordinator):
    rows = told(coordinator, NOON)

    assert all(isinstance(row, TodoList) for row in rows)
    assert [row.url.split("turn=")[1] for row in rows] == [
        "dispute",
        "decide",
        "second",
        "post",
        "held",
        "review",
        "agency",
        "lab",
        "taken",
        "wrong",
        "back",
        "checks",
        "order",
    ]


def test_each_list_holds_the_applications_that_it_is_about(application):
    first = officer()

    def names(at):
        known = ("dispute", "decide", "second", "review", "order")
        return {name for name in known if Application.objects.filter(turn(name, at.date())).exists()}

    assert names(NOON) == set()
    row = signed(application)
    assert names(NOON) == {"order"}
    row.state = CheckState.CANCELED
    row.save()
    row = noticed(application, first)
    assert (names(NOON), names(FINAL)) == (set(), {"decide"})
    proposed(row, first, at=FINAL)
    assert names(FINAL) == {"second"}
    background_notices.send_back(row.pk, by=Actor.user(officer()), at=FINAL, reason="Weigh the work again.")
    disputed(row, at=NOON)
    assert names(FINAL) == {"dispute"}


def test_a_final_letter_by_mail_is_a_to_do_until_it_is_ticked(client, who, application):
    row = complete(application, who)
    drafted(row, who, means="mail_in_state")
    background_notices.send_notice(row.pk, sent_on=TODAY, by=by(who), at=NOON)
    proposed(row, who, at=FINAL)
    decided(row, officer(name="Orla Finch"), at=FINAL)
    assert Application.objects.filter(turn("post", TODAY)).get() == application
    assert "print it from the papers below, and post it today" in text(page(client, application))

    step(client, application, "posted")

    assert not Application.objects.filter(turn("post", TODAY)).exists()
    assert "Post the final letter" not in text(page(client, application))


def test_a_report_to_look_at_is_in_its_list(application):
    answered(application, clear=False)

    assert Application.objects.filter(turn("review", TODAY)).exists()


def test_the_wait_for_a_signature_names_who(client, coordinator, application):
    asked(application)

    assert "Wait for the signature of the applicant" in text(page(client, application))


def test_a_final_no_is_put_right_beside_its_letter_by_two_officers_who_read_before_what_it_would_do(
    client, who, application
):
    first = officer(name="Orla Finch")
    row = noticed(application, first)
    proposed(row, first, at=FINAL)
    decided(again(row), who, at=FINAL)
    typed = {"cause": "agency", "words": f"Their letter {CANARY}", "came_on": FINAL.date(), "follows": "review"}
    with time_machine.travel(FINAL, tick=False):
        client.force_login(who)
        before = page(client, application)
        empty = step(client, application, "wrong", came_on="31 February")
        step(client, application, "wrong", documents=SimpleUploadedFile("new.pdf", PDF), **typed)
        asked_for = page(client, application)
        own = step(client, application, "put-right")
        client.force_login(make.staff(Role.COORDINATOR))
        plain = page(client, application)
        client.force_login(first)
        second = page(client, application)
        read = page(client, application, "background-read")
        agreed = step(client, application, "put-right")
        after = page(client, application)
        proof = page(client, application, "background-paper", row.papers.get(kind="proof").pk)

    assert offered(before) == ["wrong", "hold"]
    assert set(empty.context["form"].errors) == {"cause", "words", "came_on", "follows"}
    assert (empty.status_code, offered(asked_for), own.status_code) == (422, ["let-stand", "hold"], 422)
    assert "Wait for a second person" in text(asked_for)
    for words in ("What happens if somebody agrees now", "in review. Hiring managers read “pending”", "is open again"):
        assert words in text(second)
    assert offered(plain) == ["hold"]
    assert "Why it was wrong" not in text(plain)
    assert (CANARY in second.content.decode(), CANARY in read.content.decode()) == (False, True)
    assert (agreed.status_code, again(row).state) == (302, CheckState.SUPERSEDED)
    assert "Put right: a decision that does not count any more" in text(after)
    assert "Dana Whitfield" in text(after)
    assert offered(after) == ["report", "assess", "rights", "draft", "send", "after-all"]
    assert proof.content.startswith(b"%PDF")
