"""Files and mails go with their time, what they showed stays decided, and a hold or a complaint keeps them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, InternalError, connection, transaction
from django.urls import reverse

from applicants.models import (
    ApplicationState,
    BackgroundCheck,
    Complaint,
    Document,
    DocumentState,
    Interview,
    InterviewNote,
    Job,
    PanelAgreement,
    Scorecard,
    ScorecardDraft,
)
from applicants.records.evidence import standing
from applicants.records.retention import over_since
from applicants.records.standings import standings
from applicants.workflows import (
    answer_retention,
    applications,
    complaints,
    documents,
    mail_retention,
    paper_retention,
    rejudging,
    written_words,
)
from apprenticeships.models import Event, Message, MessageState
from apprenticeships.rules.dates import add_months
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants import background
from tests.applicants.papers import OTHER, add, asking, letter, owner
from tests.applicants.way import draft, sent
from tests.apprenticeships.admin.desk import message, text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LAST = date(2031, 1, 8)
"""Five years after the end."""
PAGES = ("sent", "sent_copy")
OVER = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def coordinator():
    return make.staff("coordinator", name="Dana Whitfield")


def over(application):
    application.refresh_from_db()
    application.state, application.ended_at = ApplicationState.WITHDRAWN, OVER
    application.withdraw_reason, application.answer_due = "other_job", None
    application.save()
    return application


@pytest.fixture
def kept(coordinator, folder, django_capture_on_commit_callbacks):
    """Somebody whose letter was accepted, and who left; with a mail about it."""
    scene = asking()
    application = sent(scene)
    with django_capture_on_commit_callbacks(execute=True):
        row = add(application, letter(scene))[0]
        documents.accept(row.pk, by=Actor.user(coordinator), at=NOON)
    Message.objects.all().delete()
    message(person=application.person, state=MessageState.SENT, sent_at=NOON, text="Your letter")
    row.refresh_from_db()
    row.application = over(application)
    return row


def at(day, days=0):
    return NOON.replace(year=day.year, month=day.month, day=day.day) + timedelta(days=days)


def test_what_was_written_goes_with_the_papers_and_that_it_was_sent_stays(kept, client):
    own, program = kept.application, kept.application.version.program
    Job.objects.create(application=own, employer="Maple Court", title="Aide", started_on=date(2020, 1, 1))
    sending = own.sendings.get()
    own.withdraw_note = "My mother is ill."
    own.save()
    assert (own.sections.exists(), bool(sending.content)) == (True, True)

    assert [answer_retention.destroy_due(at=at(LAST, days)) for days in (0, 1, 2)] == [0, 1, 0]

    own.refresh_from_db()
    emptied = own.sendings.get()
    assert (own.sections.exists(), own.jobs.exists(), own.withdraw_note) == (False, False, "")
    assert (emptied.content, emptied.digest, emptied.sent_at) == ([], sending.digest, sending.sent_at)
    event = Event.objects.get(kind="application.destroy")
    assert (event.person, event.data) == (own.person, {"kept_through": "2031-01-08"})
    client.force_login(own.person.user)
    found = [client.get(reverse(f"portal:{each}", args=[own.public_id, sending.public_id])) for each in PAGES]
    assert [page.status_code for page in found] == [200, 404]
    assert "We no longer have what you wrote." in found[0].content.decode()
    make.cohort(version=own.version, starts_on=date(2031, 3, 3))
    again = applications.start(person=own.person, program=program, by=ROBOT, at=at(LAST, 2))
    assert not again.sections.exists()


def test_what_interviewers_wrote_goes_too_and_their_ratings_stay_guarded(kept):
    application, manager = kept.application, make.user()
    meeting = Interview.objects.create(
        application=application, opening=make.opening(), manager=manager, requested_at=NOON, note="Is shy."
    )
    own = {"interview": meeting, "scorer": manager}
    card = {**own, "ratings": {"care": 4}, "recommendation": "offer", "no_conflict": True, "handed_in_at": NOON}
    first = Scorecard.objects.create(**card, comment="Kind.", comments={"care": "Held a hand."})
    Scorecard.objects.create(**card, corrects=first, correction_reason="Wrong line.")
    ScorecardDraft.objects.create(**own, saved_at=NOON)
    InterviewNote.objects.create(interview=meeting, author=manager, words="Ask about nights.", written_at=NOON)
    PanelAgreement.objects.create(
        interview=meeting, ratings={"care": 4}, sentence="We saw the same.", agreed_by=manager, agreed_at=NOON
    )

    assert [answer_retention.destroy_due(at=at(LAST, days)) for days in (0, 1, 2)] == [0, 1, 0]

    meeting.refresh_from_db()
    cards = Scorecard.objects.order_by("pk").values_list("ratings", "comment", "comments", "correction_reason")
    assert list(cards) == [({"care": 4}, "", {}, ""), ({"care": 4}, "", {}, written_words.GONE)]
    assert PanelAgreement.objects.values_list("ratings", "sentence").get() == ({"care": 4}, written_words.GONE)
    assert (meeting.note, InterviewNote.objects.count(), ScorecardDraft.objects.count()) == ("", 0, 0)
    with pytest.raises(InternalError), transaction.atomic():
        Scorecard.objects.update(comment="Another word.")


@pytest.mark.ignore_template_errors
def test_what_was_found_stays_after_what_was_written_and_the_papers_are_gone(
    kept, coordinator, client, django_capture_on_commit_callbacks
):
    """Nothing is judged anew from what is no longer there: not on pages, and in no chore."""
    own = kept.application
    found = own.screening.order_by("pk").values_list("requirement__kind", "verdict", "reason_code", "judged_at")
    before = list(found)
    assert {verdict for _, verdict, *_ in before} == {"met"}
    assert answer_retention.destroy_due(at=at(LAST, 1)) == 1
    destroyed(django_capture_on_commit_callbacks, at(LAST, 1))
    own.refresh_from_db()

    judged = [*standing(own, at=at(LAST, 1)), *standings([own], at=at(LAST, 1))[0]]
    assert {(each.answer.verdict, each.from_day, each.answer.turn) for each in judged} == {("met", None, "nobody")}
    rejudging.judge_many([own.pk], by=ROBOT, at=at(LAST, 1))
    assert list(found) == before

    with time_machine.travel(at(LAST, 1), tick=False):
        client.force_login(coordinator)
        board = text(client.get(reverse("board:application", args=[own.pk])))
        client.force_login(own.person.user)
        status = text(client.get(reverse("portal:application", args=[own.public_id])))
    assert board.count("Met, as it was decided") == len(before)
    assert "Destroyed, as its time was over" in board
    assert not [words for words in ("Not there yet", "Not met", "not complete") if words in board]
    assert "We no longer have what you wrote" in status
    assert "PDF" not in status


def destroyed(django_capture_on_commit_callbacks, when):
    with django_capture_on_commit_callbacks(execute=True):
        return paper_retention.destroy_due(at=when), mail_retention.destroy_due(at=when)


def test_files_and_mails_go_the_day_after_five_years_and_what_they_showed_stays(
    kept, folder, django_capture_on_commit_callbacks
):
    result = kept.result_id
    found = [destroyed(django_capture_on_commit_callbacks, at(LAST, days)) for days in (0, 1, 2)]

    kept.refresh_from_db()
    mail = Message.objects.get()
    assert [files for files, _ in found] == [0, 1, 0]
    assert sum(mails for _, mails in found) == 1
    assert (kept.state, kept.name, kept.file.name, kept.result_id) == (DocumentState.REMOVED, "", "", result)
    assert (len(kept.digest), kept.result.voided_at) == (64, None)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert (mail.text, mail.recipient, mail.person, mail.state) == ("", "", kept.application.person, "sent")
    first, second = Event.objects.filter(kind__endswith=".destroy").order_by("kind")
    assert (first.kind, first.before, first.data) == ("document.destroy", "accepted", {"kept_through": "2031-01-08"})
    assert (second.kind, second.subject_id, second.data) == ("message.destroy", mail.person_id, {"mails": 1})


def test_a_paper_instead_of_which_another_one_was_asked_for_goes_in_the_same_round(
    coordinator, folder, django_capture_on_commit_callbacks
):
    scene = asking()
    application = sent(scene)
    with django_capture_on_commit_callbacks(execute=True):
        row, taken_back = *add(application, letter(scene)), *add(application, OTHER, "two")
        documents.ask_again(
            row.pk, note="One page is missing.", due=date(2026, 1, 20), by=Actor.user(coordinator), at=NOON
        )
        documents.remove(taken_back.pk, by=owner(application), at=NOON)
    over(application)

    gone, _ = destroyed(django_capture_on_commit_callbacks, at(LAST, 1))

    papers = Document.objects.order_by("pk").values_list("state", "name", "note", "file", "due_on")
    assert (gone, list(papers)) == (1, [("removed", "", "", "", None)] * 2)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def pause(enrollment):
    enrollment.state, enrollment.paused_from = "paused", enrollment.starts_on


def end_later(enrollment):
    enrollment.ends_on += timedelta(days=90)
    enrollment.state, enrollment.completed_on = "completed", enrollment.ends_on


def leave_later_still(enrollment):
    enrollment.state, enrollment.exit_code = "exited", "resigned"
    enrollment.exited_on = enrollment.ends_on + timedelta(days=90)


def end_early(enrollment):
    enrollment.ends_on -= timedelta(days=90)
    enrollment.state, enrollment.completed_on = "completed", enrollment.ends_on


@pytest.mark.parametrize(
    ("what", "days"),
    [(lambda _: None, None), (pause, None), (end_later, 90), (leave_later_still, 90), (end_early, 0)],
    ids=["goes on after its class", "paused", "with a pause", "left after the class", "earlier than the class"],
)
def test_the_time_of_papers_begins_when_the_training_really_ended(what, days):
    place = make.opening()
    application = make.application(state="enrolled", cohort=place.cohort)
    document = Document.objects.create(
        application=application, purpose="other", name="a.pdf", media_type="application/pdf", size=1, digest="0" * 64,
        file="documents/a.pdf", uploaded_at=NOON,
    )  # fmt: skip
    trained = make.enrollment(opening=place, person=application.person)
    what(trained)
    trained.save()
    since = None if days is None else place.cohort.ends_on + timedelta(days=days)

    assert over_since(application) == since

    last = add_months(since or place.cohort.ends_on + timedelta(days=4000), 60)
    found = [paper_retention.destroy_due(at=at(last, after)) for after in (0, 1)]
    document.refresh_from_db()
    assert (found, document.state) == (([0, 0], "received") if since is None else ([0, 1], "removed"))


def test_the_papers_of_a_draft_that_nobody_touches_any_more_end_with_it_and_go(
    folder, django_capture_on_commit_callbacks
):
    row = draft(asking())
    with django_capture_on_commit_callbacks(execute=True):
        add(row, at=NOON + timedelta(days=150))

    ended = [applications.expire_idle(at=NOON + timedelta(days=days)) for days in (181, 329, 331)]
    last = add_months((NOON + timedelta(days=331)).date(), 60)
    gone = [destroyed(django_capture_on_commit_callbacks, at(last, after))[0] for after in (0, 1)]

    assert (ended, gone) == ([0, 0, 1], [0, 1])
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def legal_hold(row, user):
    check = background.ordered(row.application)
    BackgroundCheck.objects.filter(pk=check.pk).update(held_by=user, held_at=NOON, hold_reason="Claim 4")
    over(row.application)


def goes_on(row, _):
    row.application.state, row.application.ended_at, row.application.withdraw_reason = "submitted", None, ""
    row.application.save()


def complaint(row, user):
    place = row.application.version.program.organization
    words = {"basis": "age", "came_by": "writing", "words": "They were passed over."}
    return complaints.enter(place.pk, **words, received_on=NOON.date(), by=Actor.user(user), at=NOON)


def held_complaint(row, user):
    found = complaint(row, user)
    Complaint.objects.filter(pk=found.pk).update(
        state="withdrawn", closed_on=NOON.date(), closed_by=user, held_by=user, hold_reason="Claim 5"
    )


def closed_complaint(row, user):
    held_complaint(row, user)
    Complaint.objects.update(held_by=None, hold_reason="")


@pytest.mark.parametrize(
    ("happens", "gone"),
    [(legal_hold, 0), (goes_on, 0), (complaint, 0), (held_complaint, 0), (closed_complaint, 1)],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_a_hold_a_complaint_and_an_application_that_goes_on_keep_both(
    kept, coordinator, happens, gone, django_capture_on_commit_callbacks
):
    happens(kept, coordinator)
    Message.objects.exclude(text="Your letter").delete()

    assert destroyed(django_capture_on_commit_callbacks, at(LAST, 400)) == (gone, gone)


def test_the_database_holds_that_a_destroyed_mail_says_nothing(kept):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE apprenticeships_message SET destroyed_at = now()")
