"""Who takes part in an interview, and when they are taken: kept with every time that is set, moved or canceled."""

from collections.abc import Iterable, Sequence
from typing import Final

from applicants.models import Application, Interview, InterviewerTime, MeetingRoom
from applicants.records.approvals import stands_apart
from applicants.records.conflicts import apart
from applicants.records.open_times import panel_of
from applicants.records.panels import away, interviewers, size_of
from applicants.rules.panels import unequal
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Person, User
from apprenticeships.refusals import or_conflict
from cohorts.models import Opening

BUSY: Final = "Somebody of the panel has another interview at that time. Choose another time."


def check_takes_part(user: User, application: Application, opening: Opening) -> None:
    """Refuse who does not interview for the department, and who takes no part in choosing this candidate.

    That is whoever has a conflict of interest, or answers for the candidate's own department.
    """
    if not interviewers().filter(user=user, department_id=opening.department_id).exists():
        raise GuardFailed(f"{user.get_full_name()} does not interview for {opening.department}.", field="interviewer")
    if user.pk not in apart(application):
        return
    words = "takes no part with this candidate."
    if stands_apart(user.pk, application):
        words = "answers for the department in which this candidate works now."
    raise GuardFailed(f"{user.get_full_name()} {words} Choose somebody else to meet them.", field="interviewer")


def check_chosen(people: Sequence[User], application: Application, opening: Opening) -> None:
    """Refuse a panel with somebody who may not sit on it, or with more or fewer people than everybody else meets.

    Who is away and was not asked is none of those who could be.
    """
    for each in people:
        check_takes_part(each, application, opening)
    members = list(interviewers().filter(department_id=opening.department_id).exclude(user__in=apart(application)))
    could_be = {row.user_id for row in members} - (away(members) - {each.pk for each in people})
    if words := unequal(len(people), of=len(could_be), size=size_of(opening)):
        raise GuardFailed(words, field="panel")


def seat(interview: Interview, people: Iterable[int]) -> None:
    """Let these people take part beside whoever leads, and nobody else."""
    wanted = dict.fromkeys([interview.manager_id, *people])
    InterviewerTime.objects.filter(interview=interview).exclude(user__in=wanted).delete()
    for user in wanted:
        InterviewerTime.objects.get_or_create(interview=interview, user_id=user)


def meet(interview: Interview, manager: User, people: Iterable[User] | None = None) -> None:
    """Let somebody lead it: whoever led it before takes no part any more. Others beside them, if ``people`` says so."""
    if interview.manager_id != manager.pk:
        InterviewerTime.objects.filter(interview=interview, user_id=interview.manager_id).delete()
    interview.manager = manager
    InterviewerTime.objects.get_or_create(interview=interview, user_id=manager.pk)
    if people is not None:
        seat(interview, [each.pk for each in people])


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
