"""Access codes: they open one class, until a day, so many times; what is wrong with one is told only to who has it."""

from datetime import date, timedelta

import pytest

from applicants import promises
from applicants.models import AccessCode, Application
from applicants.records.deadlines import local_day
from applicants.workflows import access_codes, applications, withdrawals
from apprenticeships.errors import GuardFailed
from apprenticeships.messages import kinds
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import MARCH, draft, filled, sent, way
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=40)  # February 16: the class of March closed on January 31
LAST = date(2026, 2, 20)


@pytest.fixture
def scene():
    return way()


@pytest.fixture
def by():
    return Actor.user(make.staff(Role.COORDINATOR))


def code(scene, by, *, uses=1, last_on=LAST, at=NOON, cohort=None):
    return access_codes.make((cohort or scene.march).pk, most_uses=uses, last_on=last_on, note="Late", by=by, at=at)


def use(row, scene, *, person=None, typed="", at=LATE):
    who = person or make.applicant()
    text = typed or access_codes.readable(row)
    return access_codes.use(text, slug=scene.program.slug, person=who, by=Actor.user(who.user), at=at)


def refused(run, *args, **fields):
    with pytest.raises(GuardFailed) as found:
        run(*args, **fields)
    return found.value


def test_a_class_that_is_closed_opens_to_who_has_its_code(scene, by):
    row = use(code(scene, by), scene)

    assert (row.cohort, row.state, row.send_by) == (scene.march, "draft", LAST)
    assert Event.objects.get(kind="accesscode.use").person == row.person


def test_it_is_sent_for_that_class_and_the_code_stays_on_the_application(scene, by):
    row = use(code(scene, by), scene)
    for slug, answers in filled(scene).items():
        applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=LATE)

    applications.submit(row.pk, key=make.key(), by=ROBOT, at=LATE)

    row.refresh_from_db()
    assert (row.cohort, row.submitted_at, row.access_code.note) == (scene.march, LATE, "Late")


@pytest.mark.parametrize("why", ["over", "revoked"])
def test_what_is_sent_too_late_even_for_the_code_goes_to_the_next_class(scene, by, why):
    made = code(scene, by)
    row = use(made, scene)
    for slug, answers in filled(scene).items():
        applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=LATE)
    if why == "revoked":
        access_codes.revoke(made.pk, by=by, at=LATE, reason="Sent to the wrong school")

    later = LATE if why == "revoked" else LATE + timedelta(days=6)
    applications.submit(row.pk, key=make.key(), by=ROBOT, at=later)

    row.refresh_from_db()
    assert row.cohort == scene.april


def test_a_program_that_is_not_listed_opens_too(scene, by):
    scene.program.is_listed = False
    scene.program.save()

    assert use(code(scene, by), scene).cohort == scene.march


def test_a_draft_for_a_later_class_is_taken_along(scene, by):
    before = draft(scene, at=LATE, path={"cohort": scene.april})

    row = use(code(scene, by), scene, person=before.person)

    assert (row.pk, row.cohort, before.cohort) == (before.pk, scene.march, scene.april)


def test_who_sent_an_application_is_led_to_it(scene, by):
    before = sent(scene)

    assert refused(use, code(scene, by), scene, person=before.person).code == "sent"


def test_the_same_person_uses_it_once_however_often(scene, by):
    made = code(scene, by)
    first = use(made, scene)

    again = use(made, scene, person=first.person)

    assert (first.pk, made.applications.count()) == (again.pk, 1)
    assert Event.objects.filter(kind="accesscode.use").count() == 1


def test_a_code_that_is_used_up_says_what_to_do(scene, by):
    made = code(scene, by, uses=2)
    use(made, scene)
    use(made, scene)

    error = refused(use, made, scene)

    assert (error.code, error.field) == ("used-up", "code")
    assert "Ask who gave it to you for a new one." in error.message


def test_every_wrong_code_is_answered_alike(scene, by):
    other = way()
    revoked, elsewhere = code(scene, by), code(other, by)
    access_codes.revoke(revoked.pk, by=by, at=NOON, reason="Lost")

    said = {
        refused(use, revoked, scene).message,
        refused(use, elsewhere, scene).message,
        *(refused(use, revoked, scene, typed=typed).message for typed in ("K7QM2XWP", "no", "\x00", "x" * 5000)),
    }

    assert len(said) == 1
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (NOON + timedelta(days=45), "over"),
        (NOON + timedelta(days=54), "begun"),
        (NOON + timedelta(days=300), "begun"),
    ],
)
def test_a_code_ends_with_its_day_and_never_outlives_the_first_day(scene, by, at, expected):
    assert refused(use, code(scene, by), scene, at=at).code == expected


@pytest.mark.parametrize("states", [["taken"], ["taken", "held"]])
def test_no_code_makes_a_seat(scene, by, states):
    opening = make.opening(cohort=scene.march, headcount=len(states))
    for seat, state in zip(opening.seats.all(), states, strict=True):
        seat.state, seat.person = state, make.person()
        seat.held_until = NOON + timedelta(days=90) if state == "held" else None
        seat.save()

    assert refused(use, code(scene, by), scene).code == "full"


def test_a_seat_that_went_in_the_meantime_is_said_before_anything_is_sent(scene, by):
    row = use(code(scene, by), scene)
    for slug, answers in filled(scene).items():
        applications.save_section(row.pk, slug=slug, answers=answers, complete=True, by=ROBOT, at=LATE)
    make.opening(cohort=scene.march).seats.update(state="taken", person=make.person())

    refusal = refused(applications.submit, row.pk, key=make.key(), by=ROBOT, at=LATE)
    applications.save_section(row.pk, slug="path", answers={"cohort": scene.april}, complete=True, by=ROBOT, at=LATE)
    applications.submit(row.pk, key=make.key(), by=ROBOT, at=LATE)

    row.refresh_from_db()
    assert (refusal.code, "Choose another one under" in refusal.message) == ("full", True)
    assert (row.state, row.cohort) == ("submitted", scene.april)


def test_a_draft_by_code_is_reminded_of_the_last_day_of_the_code(scene, by):
    row = use(code(scene, by), scene)

    promises.reconcile(at=LATE)

    reminder = Message.objects.get(kind="application.draft")
    assert (reminder.person, local_day(scene.program, reminder.due_at)) == (row.person, LAST - timedelta(days=2))
    letter = kinds()["application.draft"].build(reminder)
    assert letter.context["application"].send_by == LAST


def test_a_draft_by_code_that_was_withdrawn_comes_back_as_long_as_the_code_lasts(scene, by):
    row = use(code(scene, by), scene)
    me = Actor.user(row.person.user)
    applications.withdraw(row.pk, reason_code="pay", by=me, at=LATE)

    withdrawals.take_back(row.pk, by=me, at=LATE + timedelta(hours=1))

    row.refresh_from_db()
    assert (row.state, row.cohort, row.send_by) == ("draft", scene.march, LAST)


def test_a_canceled_class_is_opened_by_no_code(scene, by):
    made = code(scene, by)
    scene.march.canceled_at = NOON
    scene.march.save()

    assert refused(use, made, scene).code == "begun"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"uses": 0}, "most_uses"),
        ({"uses": 501}, "most_uses"),
        ({"last_on": MARCH}, "last_on"),
        ({"last_on": date(2026, 1, 6)}, "last_on"),
        ({"at": NOON + timedelta(days=60)}, "cohort"),
    ],
)
def test_a_code_that_could_open_nothing_is_not_made(scene, by, fields, field):
    assert refused(code, scene, by, **fields).field == field


def test_a_code_has_a_note_and_revoking_a_reason(scene, by):
    made = code(scene, by)

    assert (
        refused(access_codes.make, scene.march.pk, most_uses=1, last_on=LAST, note=" ", by=by, at=NOON).field == "note"
    )
    assert refused(access_codes.revoke, made.pk, by=by, at=NOON, reason=" ").field == "reason"


def test_the_table_holds_no_code_in_clear(scene, by):
    made = code(scene, by)
    plain = access_codes.readable(made).replace("-", "")

    row = AccessCode.objects.values().get()

    assert plain not in str({name: bytes(value) if name == "sealed" else value for name, value in row.items()})
