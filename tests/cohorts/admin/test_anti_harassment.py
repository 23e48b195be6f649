"""The training against harassment: who lacks it, who was there, and nothing that disappears."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.errors import GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.merging import Sides
from apprenticeships.models import Event, Membership, Parameter, Role, User
from apprenticeships.workflow import Actor
from cohorts.merges import trainings
from cohorts.models import AntiHarassmentAttendance, AntiHarassmentTraining, Enrollment, EnrollmentState
from cohorts.workflows import anti_harassment
from tests import factories as make
from tests.cohorts.floor.scene import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()
BEFORE = NOON - timedelta(days=400)
PEOPLE = reverse("conduct:people")
WRITTEN = {
    "title": "Respect at work",
    "held_on": (TODAY - timedelta(days=3)).isoformat(),
    "minutes": "90",
    "given_by": "=Ines Halloran",
    "materials": "State video, March 2025",
}


def held(by, *, organization=None, on=TODAY, title="Respect at work"):
    return anti_harassment.enter(
        (organization or make.make_organization()).pk, title=title, held_on=on, minutes=60, given_by="Ines",
        materials="Edition 1", by=Actor.user(by), at=NOON,
    )  # fmt: skip


def marked(row, by, *, users=(), people=()):
    return anti_harassment.mark(row.pk, users=users, people=people, by=Actor.user(by), at=NOON)


def listed(client, query=""):
    page = client.get(f"{PEOPLE}{query}")
    return [(line.name, line.badge[1]) for line in page.context["lines"]]


def test_a_training_is_written_down_marked_for_many_seen_and_taken_back(client, coordinator):
    apprentice = make.enrollment(person=make.person(given_name="Maya", family_name="=Torres"), reserved_at=BEFORE)
    coming = make.enrollment(EnrollmentState.PAUSED, paused_from=TODAY, reserved_at=BEFORE)
    make.enrollment(EnrollmentState.EXITED, exit_code="resigned", exited_on=TODAY - timedelta(days=4))
    teacher = make.staff(Role.INSTRUCTOR, Role.PRECEPTOR, name="Theodora Vance")
    make.staff(Role.PARTNER, Role.AUDITOR, name="Imogen Castle")
    everybody = [("Dana Whitfield", "Missing"), ("Maya =Torres", "Missing"), ("Theodora Vance", "Missing")]
    before = listed(client)

    enter = reverse("conduct:enter", args=[apprentice.cohort.program.organization_id])
    too_soon = client.post(enter, WRITTEN | {"held_on": (TODAY + timedelta(days=1)).isoformat()})
    choose = client.post(enter, WRITTEN)["Location"]
    row = AntiHarassmentTraining.objects.get()
    offered = {line.key[:2] for line in client.get(choose).context["page_obj"]}
    marking = reverse("conduct:mark", args=[row.pk])
    nobody = client.post(marking, {"person": ["x", "99999999"]})["Location"]
    stranger = make.person().pk
    client.post(marking, {"user": [teacher.pk, teacher.pk], "person": [apprentice.person_id, stranger]})
    left = {line.key[:2] for line in client.get(choose).context["page_obj"]}
    both = AntiHarassmentAttendance.objects.order_by("pk")
    of_teacher, of_apprentice = both.get(user=teacher), both.get(person=apprentice.person)
    page = text(client.get(reverse("conduct:training", args=[row.pk])))
    back = reverse("conduct:take-back", args=[of_teacher.pk])
    no_reason, taken = client.post(back, {"reason": " "}), client.post(back, {"reason": "Was ill that day"})
    afterwards = text(client.get(reverse("conduct:training", args=[row.pk])))
    file = client.get(f"{reverse('conduct:people-csv')}?who=apprentices").content.decode("utf-8-sig")

    assert before == everybody
    assert too_soon.status_code == no_reason.status_code == 422
    assert "once it was held, not before" in text(too_soon)
    assert (row.given_by, row.minutes, row.valid_through) == ("=Ines Halloran", 90, date(2027, 1, 4))
    me, them = ("user", coordinator.pk), ("user", teacher.pk)
    assert offered == {me, them, ("person", apprentice.person_id), ("person", coming.person_id)}
    assert left == {me, ("person", coming.person_id)}
    assert nobody == choose
    assert "It counts through Monday, January 4, 2027." in page
    assert page.count("Was there</span>") == 2
    assert taken["Location"] == reverse("conduct:training", args=[row.pk])
    assert afterwards.count("Was there</span>") == 1
    assert "Taken back" in afterwards
    assert "Was ill that day" in afterwards
    assert both.count() == 2
    assert listed(client) == [everybody[0], everybody[2], ("Maya =Torres", "Has it")]
    assert list(csv.reader(io.StringIO(file)))[1] == [
        "Maya =Torres", "Apprentice, Class of January 5", "Has it", "2026-01-04", "2027-01-04",
    ]  # fmt: skip
    kinds = Event.objects.filter(kind__startswith="antiharassment").order_by("pk")
    assert [(each.kind.split(".")[1], each.person_id, each.reason) for each in kinds] == [
        ("enter", None, ""), ("mark", None, ""), ("mark", apprentice.person_id, ""),
        ("take_back", None, "Was ill that day"),
    ]  # fmt: skip
    with pytest.raises(TransitionRefused):
        anti_harassment.take_back(of_teacher.pk, by=Actor.user(coordinator), at=NOON, reason="Twice")
    for stranger in (ROBOT, Actor.user(teacher)):
        for step in (
            lambda by: anti_harassment.take_back(of_apprentice.pk, by=by, at=NOON, reason="x"),
            lambda by: anti_harassment.mark(row.pk, users=[], people=[coming.person_id], by=by, at=NOON),
        ):
            with pytest.raises(NotAllowed):
                step(stranger)


def test_who_left_after_a_training_can_be_marked_and_who_came_after_it_cannot(client, coordinator):
    day = TODAY - timedelta(days=3)
    Membership.objects.update(created_at=BEFORE)
    early, late = NOON - timedelta(days=10), NOON - timedelta(days=2)
    there = [
        make.enrollment(reserved_at=early),
        make.enrollment(EnrollmentState.EXITED, exit_code="resigned", exited_on=day, reserved_at=early),
        make.enrollment(EnrollmentState.COMPLETED, completed_on=TODAY, reserved_at=early),
        make.enrollment(reserved_at=late, starts_on=day),
    ]
    gone, elsewhere = day - timedelta(days=1), make.make_organization(slug="elsewhere", name="Elsewhere")
    make.enrollment(reserved_at=late, starts_on=TODAY)
    make.enrollment(EnrollmentState.EXITED, exit_code="resigned", exited_on=gone, reserved_at=early)
    make.enrollment(EnrollmentState.COMPLETED, completed_on=gone, reserved_at=early)
    make.enrollment(EnrollmentState.EXITED, exit_code="reservation_released", exited_on=TODAY, reserved_at=early)
    left, off, new, other = (make.staff(Role.INSTRUCTOR, name=name) for name in ("Left", "Off", "New", "Other"))
    Membership.objects.filter(user__in=[left, off]).update(created_at=early)
    Membership.objects.filter(user=new).update(created_at=late)
    Membership.objects.filter(user=other).update(created_at=early, organization=elsewhere)
    Membership.objects.filter(user=left).delete()
    User.objects.filter(pk=off.pk).update(is_active=False)
    row = held(coordinator, on=day)

    lines = client.get(reverse("conduct:choose", args=[row.pk])).context["page_obj"]
    count = marked(
        row, coordinator, users=[left.pk, off.pk, new.pk, other.pk],
        people=Enrollment.objects.values_list("person", flat=True),
    )  # fmt: skip
    marks = list(row.attendances.values_list("user", "person"))
    twice = marked(row, coordinator, users=[left.pk, coordinator.pk], people=[there[0].person_id])

    people = {(None, each.person_id) for each in there}
    assert set(marks) == people | {(left.pk, None), (off.pk, None)}
    assert (count, twice) == (len(marks), 1)
    keys = {("user", user) if user else ("person", person) for user, person in marks}
    assert {line.key[:2] for line in lines} == keys | {("user", coordinator.pk)}
    assert "Left" not in [name for name, _ in listed(client)]


def test_the_list_is_narrowed_by_how_it_stands_who_and_name_and_says_when_it_ran_out(client, coordinator):
    names = ("Ana", "Bo", "Cy")
    people = [make.person(given_name=name, family_name="Ruiz") for name in names]
    people = [make.enrollment(person=each, reserved_at=BEFORE) for each in people]
    for place, days in zip(people, (0, 365 - 20, 366), strict=True):
        marked(held(coordinator, on=TODAY - timedelta(days=days)), coordinator, people=[place.person_id])

    assert listed(client) == [
        ("Dana Whitfield", "Missing"), ("Cy Ruiz", "Ran out"), ("Bo Ruiz", "Runs out soon"), ("Ana Ruiz", "Has it"),
    ]  # fmt: skip
    assert listed(client, "?show=missing&who=apprentices") == [("Cy Ruiz", "Ran out")]
    assert listed(client, "?show=soon") == [("Bo Ruiz", "Runs out soon")]
    assert [name for name, _ in listed(client, "?show=has")] == ["Bo Ruiz", "Ana Ruiz"]
    assert listed(client, "?who=staff&q=dana") == [("Dana Whitfield", "Missing")]
    assert listed(client, "?q=ana") == [("Dana Whitfield", "Missing"), ("Ana Ruiz", "Has it")]
    assert listed(client, "?show=x&who=y&place=z&paper=1&page=-3") == listed(client)
    assert listed(client, "?place=9999999") == []


def test_how_long_it_counts_is_the_fewest_months_of_its_day_and_follows_a_corrected_day(client, coordinator):
    for months, since in ((24, date(2025, 6, 1)), (6, date(2026, 1, 1))):
        version = make.version()
        Parameter.objects.create(
            key="harassment_training_months", version=version, value=months, effective_from=since, source="our rule"
        )
    row = held(coordinator, on=date(2026, 1, 2))
    kept = {"title": row.title, "minutes": 60, "given_by": "Ines", "materials": "Edition 1"}
    step = reverse("conduct:step", args=[row.pk, "correct"])

    refused = client.post(step, kept | {"held_on": "2025-12-30", "reason": ""})
    client.post(step, kept | {"held_on": "2025-12-30", "reason": "It was the day before"})

    before, row = row.valid_through, AntiHarassmentTraining.objects.get()
    assert refused.status_code == 422
    assert (before, row.valid_through) == (date(2026, 7, 2), date(2026, 12, 30))
    event = Event.objects.get(kind="antiharassmenttraining.correct")
    assert (event.reason, set(event.data["changed"])) == ("It was the day before", {"held_on", "valid_through"})
    with pytest.raises(GuardFailed):
        anti_harassment.correct(
            row.pk, **kept | {"held_on": TODAY, "by": Actor.user(coordinator), "at": NOON, "reason": " "}
        )


def test_staff_whose_account_is_newer_than_a_training_are_marked_with_a_reason_that_stays(client, coordinator):
    make.version()
    row = held(coordinator, on=TODAY - timedelta(days=9))
    Membership.objects.update(created_at=BEFORE)
    newer = make.staff(Role.INSTRUCTOR, name="Theodora Vance")
    Membership.objects.filter(user=newer).update(created_at=NOON - timedelta(days=2))
    others = {
        "had a role then": coordinator,
        "helps to run nothing": make.staff(Role.PARTNER),
        "of another place": make.user(),
    }
    elsewhere = make.make_organization(slug="other", name="Other")
    make.membership(others["of another place"], Role.INSTRUCTOR, organization=elsewhere)
    page, step = (reverse(f"conduct:{name}", args=args) for name, args in (
        ("training", [row.pk]), ("step", [row.pk, "later-account"]),
    ))  # fmt: skip
    assert "Theodora Vance" in text(client.get(f"{page}?open=later-account"))
    assert client.post(step, {"user_id": newer.pk, "reason": " "}).status_code == 422
    for who in others.values():
        assert client.post(step, {"user_id": who.pk, "reason": "Was there."}).status_code == 422
        with pytest.raises(GuardFailed):
            anti_harassment.mark_later(row.pk, user_id=who.pk, by=Actor.user(coordinator), at=NOON, reason="Was.")
    assert not AntiHarassmentAttendance.objects.exists()

    assert client.post(step, {"user_id": newer.pk, "reason": "Was in the room, hired that week."}).status_code == 302

    found = AntiHarassmentAttendance.objects.get()
    assert (found.user, found.later_why) == (newer, "Was in the room, hired that week.")
    assert Event.objects.get(kind="antiharassmentattendance.mark").reason == found.later_why
    assert "Was in the room, hired that week." in text(client.get(page))
    assert ("Theodora Vance", "Has it") in listed(client)
    with pytest.raises(GuardFailed):
        anti_harassment.mark_later(row.pk, user_id=newer.pk, by=Actor.user(coordinator), at=NOON, reason="Twice.")
    with pytest.raises(NotAllowed):
        anti_harassment.mark_later(row.pk, user_id=newer.pk, by=ROBOT, at=NOON, reason="By nobody.")


def test_two_records_of_one_person_were_at_one_training_once(coordinator):
    kept, merged = make.enrollment(), make.enrollment()
    row = held(coordinator)
    marked(row, coordinator, people=[kept.person_id, merged.person_id])

    found = trainings(Sides(kept.person, merged.person, NOON))

    assert [change.row.person_id for change in found.changes] == [merged.person_id]
    assert [said.sentence for said in found.notes] == ["Both were at Respect at work. It counts once."]


def test_it_is_asked_of_every_role_that_helps_to_run_a_program(client, coordinator):
    rows = {role: make.staff(role, name=role.label) for role in Role}
    make.version()
    training = held(coordinator)

    marked(training, coordinator, users=[each.pk for each in rows.values()])

    outside = {Role.PARTNER, Role.AUDITOR}
    asked = {role for role in Role if role not in outside}
    assert set(listed(client)) == {(role.label, "Has it") for role in asked} | {("Dana Whitfield", "Missing")}
    assert set(training.attendances.values_list("user", flat=True)) == {rows[role].pk for role in asked}


def test_everybody_on_the_page_is_marked_at_once(client, coordinator):
    row, place = held(coordinator), make.enrollment()
    page = text(client.get(reverse("conduct:choose", args=[row.pk])))
    sent = {"all": "yes", "all-user": coordinator.pk, "all-person": place.person_id}

    client.post(reverse("conduct:mark", args=[row.pk]), sent)

    assert "All 2 on this page" in page
    assert all(f'name="{name}" value="{key}"' in page for name, key in sent.items())
    assert listed(client) == [("Dana Whitfield", "Has it"), (str(place.person), "Has it")]


@pytest.mark.parametrize("many", [1, 12])
def test_the_lists_ask_as_often_for_many_as_for_one(client, coordinator, django_assert_num_queries, many):
    row = held(coordinator)
    for number in range(many):
        place, user, _ = make.enrollment(), make.staff(Role.PRECEPTOR, name=f"P{number}"), make.enrollment()
        marked(row, coordinator, users=[user.pk], people=[place.person_id])
    training, choose = (reverse(f"conduct:{name}", args=[row.pk]) for name in ("training", "choose"))
    for address, queries in {PEOPLE: 7, training: 6, choose: 8, reverse("conduct:trainings"): 6}.items():
        with django_assert_num_queries(queries):
            client.get(address)
