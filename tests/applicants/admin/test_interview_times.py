"""A coordinator who has the candidate on the telephone chooses, moves and cancels an interview's time for them."""

from datetime import timedelta

import pytest
import time_machine

from applicants.models import Interview
from applicants.workflows import bookings
from apprenticeships.errors import NotAllowed
from apprenticeships.messages import kinds
from apprenticeships.models import Event, Message, Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.admin.board import board, step
from tests.applicants.booking_world import FRIDAY, MONDAY, asked, chicago, published
from tests.applicants.hiring_world import NOW, world
from tests.apprenticeships.admin.desk import text

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
WHY = {"reason": "Their shift changed."}


def mails(row, kind):
    """Who was mailed how it stands now, and what the candidate's mail says of the reason."""
    found = Message.objects.filter(key__startswith=f"{kind}:{row.pk}:{row.sequence}:").order_by("key")
    letters = [kinds()[each.kind].build(each).context for each in found]
    return [each.key.rsplit(":")[-1] for each in found], letters[0]["reason"]


def told(row, *fields):
    of_row = Event.objects.filter(subject_type="applicants.interview", subject_id=row.pk)
    return list(of_row.exclude(kind__in=("interview.request", "interview.offer_times")).values_list(*fields))


def test_a_time_is_chosen_moved_beyond_the_limits_with_a_logged_reason_and_canceled(client, coordinator):
    here = world()
    published(here)
    who = here.candidate()
    row = asked(here, who)
    name = who.person.name
    closed = text(board(client, who))

    shown = text(board(client, who, f"?open=interview-choose-{row.pk}"))
    wrong = [
        step(client, who, f"interview-choose-{row.pk}", time=typed).status_code
        for typed in ("", "\x00", "x", NOW.isoformat())
    ]
    taken = step(client, who, f"interview-choose-{row.pk}", time=FRIDAY.isoformat())

    assert "Choose a time for them" in closed
    assert "9:30 a.m." not in closed
    assert "Friday, January 9" in shown
    assert "9:30 a.m." in shown
    assert (wrong, taken.status_code) == ([422] * 4, 302)
    row.refresh_from_db()
    assert (row.state, row.starts_at, row.moves) == ("scheduled", FRIDAY, 0)
    assert mails(row, "interview.invited") == (["candidate", "manager"], "")

    move = f"interview-move-{row.pk}"
    assert "exception" not in text(board(client, who, f"?open={move}"))
    assert step(client, who, move, time=MONDAY.isoformat(), **WHY).status_code == 302
    assert step(client, who, move, time=chicago(16, 9).isoformat(), **WHY).status_code == 302
    third = {"time": chicago(19, 9).isoformat(), **WHY}
    asked_for = text(step(client, who, move, **third))
    assert "It was moved 2 times, and the program lets them 2." in asked_for
    assert "Write something for “Why do you make an exception?”" in asked_for
    assert step(client, who, move, **third, exception="The clinic moved her shift.").status_code == 302
    row.refresh_from_db()
    assert (row.starts_at, row.moves) == (chicago(19, 9), 3)
    assert mails(row, "interview.moved")[1] == "Their shift changed."
    with time_machine.travel(chicago(19, 9) - timedelta(hours=2), tick=False):
        Interview.objects.filter(pk=row.pk).update(moves=0)
        late = {"time": chicago(23, 9).isoformat(), **WHY}
        assert "It begins in less than 24 hours." in text(step(client, who, move, **late))
        assert step(client, who, move, **late, exception="The bus broke down.").status_code == 302

    cancel = f"interview-cancel-{row.pk}"
    assert step(client, who, cancel, who="candidate", reason="").status_code == 422
    assert step(client, who, cancel, who="candidate", reason="She is ill.").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.cancel_reason) == ("canceled", "She is ill.")
    by = f"Dana Whitfield for {name}"
    assert sorted(told(row, "kind", "actor_name", "reason")) == sorted([
        ("interview.schedule", by, ""),
        *[("interview.move", by, "Their shift changed.")] * 4,
        ("interview.except", by, "The clinic moved her shift."),
        ("interview.except", by, "The bus broke down."),
        ("interview.cancel", by, "She is ill."),
    ])  # fmt: skip
    assert step(client, who, cancel, who="candidate", reason="Again.").status_code == 404


def test_the_department_cannot_come_or_it_has_begun_or_somebody_else_asks(client, coordinator):
    here = world()
    published(here)
    who = here.candidate()
    row = asked(here, who)
    elsewhere = make.membership(make.user(), Role.COORDINATOR, organization=make.make_organization(slug="other")).user

    for user in (elsewhere, here.manager):
        with pytest.raises(NotAllowed, match="Only the candidate"):
            bookings.book(row.pk, starts_at=FRIDAY, by=Actor.user(user), at=NOW)
    step(client, who, f"interview-choose-{row.pk}", time=FRIDAY.isoformat())
    with time_machine.travel(FRIDAY, tick=False):
        assert "Move their interview" not in text(board(client, who))
        assert step(client, who, f"interview-move-{row.pk}", time=MONDAY.isoformat(), **WHY).status_code == 404
    step(client, who, f"interview-cancel-{row.pk}", who="us", reason="The clinic is closed.")

    again = who.interviews.exclude(pk=row.pk).get()
    assert (again.state, again.choose_by is not None, again.moves) == ("requested", True, 0)
    assert told(row, "kind", "actor_name")[0] == ("interview.cancel", "Dana Whitfield")
