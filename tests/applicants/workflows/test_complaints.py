"""The register of complaints: kept sealed, with its clocks, for coordinators alone, and destroyed five years later."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from applicants.models import Complaint
from applicants.workflows import complaints
from apprenticeships.errors import DomainError, GuardFailed, NotAllowed
from apprenticeships.models import Event, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.background_days import refused
from tests.applicants.hiring.readers import browser, text_of
from tests.applicants.way import sent, way
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
WORDS, NAME = "Qzcanary laughed at my age", "Qzcanary Rivers"
ENTRY = {"basis": "age", "came_by": "writing", "received_on": date(2026, 1, 6), "words": WORDS, "who": NAME}
STEPS = {
    "begin": {},
    "note": {"words": "We spoke with both."},
    "agency": {"agency_on": "2026-01-07"},
    "happened": {"happened_on": "2026-01-05"},
    "settle": {"how_settled": "put_right", "words": "An apology, and a new interview.", "closed_on": "2026-01-07"},
    "reopen": {"words": "Something new came."},
    "hold": {"reason": "Claim 4"},
    "release": {},
    "withdraw": {"words": "They found a job.", "closed_on": "2026-01-07"},
}


@pytest.fixture
def place():
    return make.version().program.organization


def test_a_coordinator_keeps_the_register_on_its_pages_and_nobody_else_reads_a_word(place):
    dana, sam = make.staff(Role.COORDINATOR, name="Dana Reyes"), make.staff(Role.HIRING_MANAGER, name="Sam Ortiz")
    desk, hires = browser(dana), browser(sam)
    new = reverse("board:complaint-enter", args=[place.pk])
    with time_machine.travel(NOON, tick=False):
        bad = desk.post(new, {**ENTRY, "received_on": "2026-01-06", "happened_on": "2026-01-07"})
        done = desk.post(new, {**ENTRY, "received_on": "2026-01-06", "happened_on": "2026-01-05"})
        row = Complaint.objects.get()
        pages = [reverse("board:complaints"), reverse("board:complaint", args=[row.pk])]
        told, one = (text_of(desk.get(each)) for each in pages)
        closed = [hires.get(each).status_code for each in (*pages, new)]
        for name, fields in STEPS.items():
            path = reverse("board:complaint-step", args=[row.pk, name])
            assert desk.post(path, fields).status_code == 302, name
        last = text_of(desk.get(pages[1]))

    assert (bad.status_code, done.status_code) == (422, 302)
    assert WORDS in bad.content.decode()
    assert (row.number, row.outside_through) == (1, date(2026, 11, 1))
    assert "Through Sunday, November 1, 2026" in told
    assert WORDS not in told
    assert NAME not in told
    assert WORDS in one
    assert "299 days left" in one
    assert closed == [403, 403, 403]
    assert "An apology, and a new interview." in last
    assert "Taken back" in last
    kinds = set(Event.objects.filter(subject_type="applicants.complaint").values_list("kind", flat=True))
    assert kinds == {f"complaint.{each}" for each in (*STEPS, "enter", "read")}
    assert not [each for each in Event.objects.all() if "Qzcanary" in f"{each.reason} {each.data}"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM applicants_complaint c WHERE c::text LIKE '%Qzcanary%'")
        assert cursor.fetchone() == (0,)


def test_its_words_are_destroyed_five_years_after_its_end_unless_a_hold_keeps_them(place):
    by, later = Actor.user(make.staff(Role.COORDINATOR)), datetime(2031, 1, 9, 18, tzinfo=UTC)
    kept, held, open_ = (complaints.enter(place.pk, **ENTRY, by=by, at=NOON) for _ in range(3))
    for row in (kept, held):
        complaints.settle(
            row.pk, how_settled="not_shown", words="Asked all.", closed_on=date(2026, 1, 7), by=by, at=NOON
        )
    complaints.hold(held.pk, reason="Claim 4", by=by, at=NOON)

    assert complaints.destroy_due(at=later - timedelta(days=2)) == 0  # its last day
    assert [complaints.destroy_due(at=later) for _ in range(2)] == [1, 0]
    kept.refresh_from_db()
    assert (kept.sealed, kept.basis, kept.how_settled) == (None, "age", "not_shown")
    assert Complaint.objects.filter(sealed__isnull=False).count() == 2
    assert open_.number == 3
    refused(GuardFailed, complaints.note, kept.pk, words="More", by=by, at=later)
    complaints.release(held.pk, by=by, at=later)
    assert complaints.destroy_due(at=later) == 1


def test_old_paper_is_kept_five_years_from_its_entry_and_its_last_note(place, monkeypatch):
    dana = make.staff(Role.COORDINATOR)
    by, later = Actor.user(dana), datetime(2031, 1, 9, 18, tzinfo=UTC)
    noted, old = (
        complaints.enter(place.pk, **{**ENTRY, "received_on": date(2018, 5, 1)}, by=by, at=NOON) for _ in "ab"
    )
    for row in (noted, old):
        complaints.withdraw(row.pk, words="A letter.", closed_on=date(2018, 6, 1), by=by, at=NOON)
    complaints.note(noted.pk, words="Found one page more.", by=by, at=NOON + timedelta(days=30))
    monkeypatch.setattr(complaints, "MOST", 1)  # what is not over yet takes nobody's turn

    with time_machine.travel(NOON, tick=False):
        page = text_of(browser(dana).get(reverse("board:complaint", args=[noted.pk])))
    assert "Kept through Thursday, February 6, 2031." in page
    assert [complaints.destroy_due(at=each) for each in (NOON, later - timedelta(days=2), later)] == [0, 0, 1]
    noted.refresh_from_db()
    assert noted.sealed is not None
    assert complaints.destroy_due(at=later + timedelta(days=30)) == 1


def test_the_clock_of_an_outside_agency_begins_as_soon_as_we_know_when_it_happened(place):
    dana = make.staff(Role.COORDINATOR)
    by, desk = Actor.user(dana), browser(dana)
    row = complaints.enter(place.pk, **ENTRY, by=by, at=NOON)
    page = reverse("board:complaint", args=[row.pk])
    path = reverse("board:complaint-step", args=[row.pk, "happened"])
    with time_machine.travel(NOON, tick=False):
        before = text_of(desk.get(page))
        late = desk.post(path, {"happened_on": "2026-01-07"})
        done = desk.post(path, {"happened_on": "2026-01-05"})
        after = text_of(desk.get(page))

    row.refresh_from_db()
    assert ("We know when it happened" in before, "Nobody knows when" in before) == (True, True)
    assert (late.status_code, done.status_code) == (422, 302)
    assert "cannot have happened after" in text_of(late)
    assert (row.happened_on, row.outside_through) == (date(2026, 1, 5), date(2026, 11, 1))
    assert ("299 days left" in after, "It happened on another day" in after) == (True, True)
    assert Event.objects.filter(kind="complaint.happened").count() == 1


def test_a_person_keeps_it_in_order(place):
    by = Actor.user(make.staff(Role.COORDINATOR))
    refused(NotAllowed, complaints.enter, place.pk, **ENTRY, by=ROBOT, at=NOON)
    refused(GuardFailed, complaints.enter, place.pk, **{**ENTRY, "words": " "}, by=by, at=NOON)
    refused(GuardFailed, complaints.enter, place.pk, **{**ENTRY, "received_on": date(2026, 1, 8)}, by=by, at=NOON)
    row = complaints.enter(place.pk, **{**ENTRY, "came_by": "agency"}, by=by, at=NOON)
    assert (row.agency_on, row.outside_through) == (date(2026, 1, 6), None)
    end = {"words": "Done", "by": by, "at": NOON}
    refused(GuardFailed, complaints.settle, row.pk, how_settled="put_right", closed_on=date(2026, 1, 5), **end)
    complaints.withdraw(row.pk, closed_on=date(2026, 1, 7), **end)
    refused(DomainError, complaints.settle, row.pk, how_settled="put_right", closed_on=date(2026, 1, 7), **end)


def test_a_day_that_is_hardly_the_right_one_asks_how_one_knows_it(place):
    dana = make.staff(Role.COORDINATOR)
    desk, new = browser(dana), reverse("board:complaint-enter", args=[place.pk])
    old = {**ENTRY, "received_on": "2026-01-06", "happened_on": "2025-03-11"}
    with time_machine.travel(NOON, tick=False):
        asked = desk.post(new, old)
        assert Complaint.objects.count() == 0
        done = desk.post(new, {**old, "sure": "It stands in the letter of that day."})
        row = Complaint.objects.get()
        page = text_of(desk.get(reverse("board:complaint", args=[row.pk])))
        path = reverse("board:complaint-step", args=[row.pk, "happened"])
        again = desk.post(path, {"happened_on": "2024-03-11"})
        just = desk.post(path, {"happened_on": "2025-03-12"})

    assert (asked.status_code, done.status_code, again.status_code, just.status_code) == (422, 302, 422, 302)
    assert "This is 301 days before it was told, and most come within 300. If the day is right" in text_of(asked)
    assert WORDS in asked.content.decode()
    assert "It stands in the letter of that day." in page
    row.refresh_from_db()
    assert row.happened_on == date(2025, 3, 12)


def test_a_complaint_is_linked_to_a_person_of_the_desk_and_that_is_sealed_like_its_words(place):
    dana = make.staff(Role.COORDINATOR)
    desk, scene = browser(dana), way()
    names = {"contact": {"given_name": "Qzcanary", "family_name": "Rivers"}, "attestation": {"name": NAME}}
    application = sent(scene, **names)
    person, stranger = application.person, make.person(given_name="Qzcanary", family_name="Elsewhere")
    row = complaints.enter(
        scene.program.organization_id, **{**ENTRY, "happened_on": date(2026, 1, 5)}, by=Actor.user(dana), at=NOON
    )
    page, url = reverse("board:complaint", args=[row.pk]), reverse("board:complaint-person", args=[row.pk])
    with time_machine.travel(NOON, tick=False):
        found = text_of(desk.get(f"{url}?q=Qzcanary"))
        other = desk.post(url, {"person": stranger.pk, "q": "Qzcanary"})
        before = desk.post(url, {"person": person.pk, "q": "Qzcanary"})
        done = desk.post(url, {"person": person.pk, "q": "Qzcanary", "sure": "At the fair in December."})
        shown = text_of(desk.get(page))
        hires = browser(make.staff(Role.HIRING_MANAGER)).get(url).status_code

    assert ("Qzcanary Rivers" in found, "Qzcanary Elsewhere" in found) == (True, False)
    assert (other.status_code, before.status_code, done.status_code, hires) == (422, 422, 302, 403)
    assert "before the person had anything to do with the program" in text_of(before)
    assert ("Qzcanary Rivers" in shown, "At the fair in December." in shown) == (True, True)
    told = Event.objects.get(kind="complaint.link")
    assert (told.person_id, told.data) == (None, {"number": row.number})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM applicants_complaint c WHERE c::text LIKE '%Qzcanary%'")
        assert cursor.fetchone() == (0,)
    kept = make.person(given_name="Maya", family_name="Qzcanary")
    type(person).everyone.filter(pk=person.pk).update(merged_into=kept, user=None)
    assert complaints.person_of(Complaint.objects.get()) == kept
    with time_machine.travel(NOON, tick=False):
        assert "Somebody whom this desk does not know." in text_of(desk.get(page))
        assert desk.post(url, {"person": "nobody"}).status_code == 302
        assert "It is linked to nobody." in text_of(desk.get(page))
