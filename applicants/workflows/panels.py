"""Who takes part in an interview, and when they are taken: kept with every time that is set, moved or canceled."""

from collections.abc import Iterable
from typing import Final

from applicants.models import Interview, InterviewerTime, MeetingRoom
from applicants.records.open_times import panel_of
from apprenticeships.models import Person, User
from apprenticeships.refusals import or_conflict

BUSY: Final = "Somebody of the panel has another interview at that time. Choose another time."


def seat(interview: Interview, people: Iterable[int]) -> None:
    """Let these people take part beside whoever leads, and nobody else."""
    wanted = dict.fromkeys([interview.manager_id, *people])
    InterviewerTime.objects.filter(interview=interview).exclude(user__in=wanted).delete()
    for user in wanted:
        InterviewerTime.objects.get_or_create(interview=interview, user_id=user)


def lead(interview: Interview, manager: User) -> None:
    """Let somebody lead it; whoever led it before takes no part any more."""
    if interview.manager_id != manager.pk:
        InterviewerTime.objects.filter(interview=interview, user_id=interview.manager_id).delete()
    interview.manager = manager
    InterviewerTime.objects.get_or_create(interview=interview, user_id=manager.pk)


def lock(interview: Interview, room: MeetingRoom | None) -> list[int]:
    """Let nobody else plan with the same person, interviewers or room meanwhile. The panel, whoever leads first.

    Always in this order, so that two who plan wait for each other instead of standing in each other's way.
    """
    people = panel_of(interview)
    Person.everyone.select_for_update(of=("self",), no_key=True).get(pk=interview.application.person_id)
    list(User.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=people).order_by("pk"))
    if room is not None:
        MeetingRoom.objects.select_for_update(of=("self",), no_key=True).get(pk=room.pk)
    return people


def take(interview: Interview) -> None:
    """Write down that its people are taken from its start to its end."""
    with or_conflict(interviewer_not_twice=BUSY):
        InterviewerTime.objects.filter(interview=interview).update(
            starts_at=interview.starts_at, ends_at=interview.ends_at
        )


def let_go(interview: Interview) -> None:
    """Write down that nobody is taken by it any more: it is over, or called off."""
    InterviewerTime.objects.filter(interview=interview).update(starts_at=None, ends_at=None)
