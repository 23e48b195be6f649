"""The kernel's own pages: who came to a session, a mail that did not arrive, invitations."""

from datetime import timedelta

import pytest
from django.urls import reverse

from apprenticeships.models import Event, Membership, Message, MessageState, Role, SignUpState
from tests import factories as make
from tests.apprenticeships.admin import desk
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def session(coordinator):
    return make.session(starts_at=NOON - timedelta(hours=3))


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_one_button_marks_that_somebody_came(client, session):
    row = desk.sign_up(session=session)

    response = client.post(reverse("desk:mark", args=[session.pk]), {"one": f"{row.pk}:came"}, follow=True)

    row.refresh_from_db()
    assert row.state == SignUpState.ATTENDED
    assert "Marked: 1 person came." in text(response)


def test_everybody_who_is_ticked_is_marked_at_once(client, session):
    rows = [desk.sign_up(session=session) for _ in range(3)]

    client.post(
        reverse("desk:mark", args=[session.pk]), {"who": [rows[0].pk, rows[1].pk], "how": "missed"}, follow=True
    )

    assert [type(row).objects.get(pk=row.pk).state for row in rows] == ["no_show", "no_show", "signed_up"]


def test_one_refusal_is_a_warning_and_the_others_go_on(client, session):
    waits = desk.sign_up(session=session, state=SignUpState.WAITING)
    came = desk.sign_up(session=session)

    response = client.post(
        reverse("desk:mark", args=[session.pk]), {"who": [waits.pk, came.pk], "how": "missed"}, follow=True
    )

    came.refresh_from_db()
    assert came.state == SignUpState.NO_SHOW
    assert f"{waits.person}: Only somebody with a chair can miss the session." in text(response)
    assert "Marked: 1 person did not come." in text(response)


def test_who_came_is_part_of_what_happened_to_the_session(client, session):
    row = desk.sign_up(session=session)

    response = client.post(reverse("desk:mark", args=[session.pk]), {"one": f"{row.pk}:came"}, follow=True)

    page = text(response)
    assert f"Came: {row.person}" in page.split("What happened<")[-1]
    assert "Nothing yet" not in page


@pytest.mark.parametrize("sent", [{}, {"one": "x:came"}, {"who": "9" * 40, "how": "came"}, {"one": "1:else"}])
def test_marks_without_a_person_change_nothing(client, session, sent):
    desk.sign_up(session=session)

    response = client.post(reverse("desk:mark", args=[session.pk]), sent, follow=True)

    assert "Choose at least one person first." in text(response)
    assert not Event.objects.exists()


def test_a_sign_up_of_another_session_is_not_marked_here(client, session):
    other = desk.sign_up()

    client.post(reverse("desk:mark", args=[session.pk]), {"one": f"{other.pk}:came"})

    other.refresh_from_db()
    assert other.state == SignUpState.SIGNED_UP


def test_a_session_ahead_is_moved_by_the_clock_at_its_place(client, coordinator):
    session = make.session(zone="America/Denver")

    client.post(
        reverse("desk:session-step", args=[session.pk, "move"]),
        {"day": "2026-01-20", "begins": "17:30", "ends": "18:30", "place": "Main hall"},
    )

    session.refresh_from_db()
    assert (session.starts_at.isoformat(), session.place) == ("2026-01-21T00:30:00+00:00", "Main hall")


def test_a_refused_move_keeps_everything_typed(client, coordinator):
    session = make.session()

    response = client.post(
        reverse("desk:session-step", args=[session.pk, "move"]),
        {"day": "2026-01-20", "begins": "17:30", "ends": "16:30", "place": "Main hall"},
    )

    assert response.status_code == 422
    assert "Choose a time that lies ahead and ends after it begins." in text(response)
    assert 'value="Main hall"' in text(response)


def test_more_chairs_reach_who_waits_first(client, coordinator):
    session = make.session(capacity=1)
    desk.sign_up(session=session)
    waits = desk.sign_up(session=session, state=SignUpState.WAITING)

    page = client.post(reverse("desk:session-step", args=[session.pk, "chairs"]), {"capacity": "2"}, follow=True)

    waits.refresh_from_db()
    assert waits.state == SignUpState.OFFERED
    assert "Changed. The next one on the waiting list gets a mail about the new chairs." in text(page)


def test_other_chairs_where_nobody_waits_are_just_changed(client, coordinator):
    session = make.session(capacity=14)

    page = client.post(reverse("desk:session-step", args=[session.pk, "chairs"]), {"capacity": "10"}, follow=True)

    assert "Changed." in text(page)
    assert "gets a mail about the new chairs" not in text(page)


def test_fewer_chairs_than_are_taken_are_refused(client, coordinator):
    session = make.session(capacity=5)
    for _ in range(2):
        desk.sign_up(session=session)

    response = client.post(reverse("desk:session-step", args=[session.pk, "chairs"]), {"capacity": "1"})

    assert response.status_code == 422
    assert "2 chairs are taken." in text(response)


def test_a_step_that_does_not_exist_is_nowhere(client, session):
    assert client.post(reverse("desk:session-step", args=[session.pk, "explode"])).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_a_session_costs_the_same_for_one_person_and_for_thirty(client, session, django_assert_max_num_queries, rows):
    for _ in range(rows):
        desk.sign_up(session=session)
    client.get(reverse("desk:session", args=[session.pk]))

    with django_assert_max_num_queries(9):
        response = client.get(reverse("desk:session", args=[session.pk]))

    assert len(response.context["people"]) == rows


def test_a_mail_that_did_not_arrive_is_sent_again_with_a_reason(client, coordinator):
    mail = desk.message(attempts=8, reason="Mailbox unknown")

    client.post(reverse("desk:message-step", args=[mail.pk, "retry"]), {"reason": "The address was wrong"})

    mail.refresh_from_db()
    event = Event.objects.get(kind="message.retry")
    assert (mail.state, mail.attempts, mail.due_at) == (MessageState.QUEUED, 0, NOON)
    assert (event.before, event.after, event.reason, event.actor_id) == (
        "failed",
        "queued",
        "The address was wrong",
        coordinator.pk,
    )


def test_a_mail_that_nobody_needs_is_let_go(client, coordinator):
    mail = desk.message(state=MessageState.BOUNCED, sent_at=NOON)

    client.post(reverse("desk:message-step", args=[mail.pk, "discard"]), {"reason": "Called instead"})

    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.reason) == (MessageState.CANCELED, None, "Called instead")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"lane": 0}, "A sign-in mail is never sent twice."),
        ({"expires_at": NOON - timedelta(days=1)}, "The time of this mail is over."),
        ({"state": MessageState.SENT, "sent_at": NOON}, "Only a mail that did not arrive is sent again."),
    ],
)
def test_a_mail_that_must_not_leave_again_stays(client, coordinator, fields, sentence):
    mail = desk.message(**fields)

    response = client.post(reverse("desk:message-step", args=[mail.pk, "retry"]), {"reason": "Because"})

    assert response.status_code == 422
    assert sentence in text(response)
    assert Message.objects.get(pk=mail.pk).state == mail.state


def test_a_reason_is_asked_for(client, coordinator):
    mail = desk.message()

    response = client.post(reverse("desk:message-step", args=[mail.pk, "discard"]), {"reason": " "})

    assert response.status_code == 422


def test_what_a_sign_in_mail_says_is_not_shown(client, coordinator):
    mail = desk.message(lane=0, text="Your code is 123456", subject="123456")

    response = client.get(reverse("desk:message", args=[mail.pk]))

    assert "123456" not in text(response)


def test_an_invitation_gives_a_role_and_writes_a_mail(client, coordinator):
    department = make.make_department()
    typed = {
        "email": "priya@example.org",
        "name": "Priya Raman",
        "role": Role.HIRING_MANAGER,
        "organization": department.site.organization_id,
        "department": department.pk,
    }

    client.post(reverse("desk:invite"), typed)

    membership = Membership.objects.get(user__email="priya@example.org")
    assert (membership.role, membership.department) == (Role.HIRING_MANAGER, department)
    assert Message.objects.get().recipient == "priya@example.org"


def test_an_invitation_to_another_organization_is_refused(client, coordinator):
    stranger = make.make_organization(slug="strangers", name="Strangers")

    response = client.post(
        reverse("desk:invite"), {"email": "x@example.org", "role": "coordinator", "organization": stranger.pk}
    )

    assert response.status_code == 422
    assert not Membership.objects.filter(organization=stranger).exists()


def test_a_role_ends_with_a_reason(client, coordinator):
    membership = make.membership(make.user(name="Priya Raman"), Role.INSTRUCTOR)
    page = client.get(reverse("desk:end-role", args=[membership.pk]))

    client.post(reverse("desk:end-role", args=[membership.pk]), {"reason": "Moved away"})

    assert "Priya Raman is an instructor of Cedar Bend Health." in text(page)
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert Event.objects.get(kind="membership.withdraw").reason == "Moved away"


def test_the_last_coordinator_stays(client, coordinator):
    own = coordinator.memberships.get()

    response = client.post(reverse("desk:end-role", args=[own.pk]), {"reason": "Enough"})

    assert response.status_code == 422
    assert "Nobody else coordinates this organization." in text(response)


def test_pages_of_another_organization_are_nowhere(client, coordinator):
    stranger = make.make_organization(slug="strangers", name="Strangers")
    program = make.program(organization=stranger)
    session = make.session(program=program)
    mail = desk.message(person=make.lead(program=program).person)
    membership = make.membership(make.user(), Role.INSTRUCTOR, organization=stranger)

    found = [
        client.get(reverse("desk:session", args=[session.pk])),
        client.post(reverse("desk:session-step", args=[session.pk, "call-off"]), {"reason": "x"}),
        client.post(reverse("desk:mark", args=[session.pk])),
        client.get(reverse("desk:message", args=[mail.pk])),
        client.post(reverse("desk:message-step", args=[mail.pk, "discard"]), {"reason": "x"}),
        client.get(reverse("desk:end-role", args=[membership.pk])),
    ]

    assert [page.status_code for page in found] == [404] * 6


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/admin/", "/my/", "/admin/\\evil.example"]
)
def test_a_form_never_leads_out_of_the_admin(client, session, elsewhere):
    response = client.post(
        reverse("desk:session-step", args=[make.session().pk, "chairs"]), {"capacity": "30", "next": elsewhere}
    )

    assert response["Location"].startswith("/admin/sessions/")
