"""The one next step of an apprentice, and what a failed exam would mean."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from apprenticeships.language import said
from apprenticeships.rules.words import day_in_words, minutes_in_words, time_in_words, verb
from cohorts.models import EnrollmentState, ExamState
from cohorts.portal.reading import Exam
from cohorts.rules.attendance import Instruction
from cohorts.rules.exams import Attempt, Outcome, retake
from cohorts.workflows.handbooks import ASKED

SOON = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Step:
    """Whose turn it is, and what to do: what the card of the next step shows."""

    family: str
    badge: str
    title: str
    text: str
    due_text: str = ""
    url: str = ""
    action: str = ""


def next_step(enrollment: Any, exam: Exam, class_time: Instruction, *, today: date) -> Step:
    """What the apprentice does next; when nothing is due, who does what.

    ``enrollment`` comes from ``reading.enrollment_of``, which knows its handbook and whether it is an internship.
    """
    if enrollment.open_handbook is not None and enrollment.state in ASKED:
        return Step(
            "you",
            _("Your turn"),
            _("Read and sign the handbook"),
            _("It is for everybody in the program. Read it and write your name below it."),
            url=reverse("portal:handbook", args=[enrollment.open_handbook]),
            action=_("Open the handbook"),
        )
    if enrollment.state != EnrollmentState.ACTIVE:
        return _not_in_training(enrollment)
    if class_time.owed and not enrollment.cohort.is_training:
        words = minutes_in_words(class_time.owed)
        return Step(
            "you",
            _("Your turn"),
            _("Make up %(words)s of class") % {"words": words},
            _(
                "%(duration)s of class %(verb)s owed. Ask your instructor which class you can join; "
                "the exam needs all of them."
            )
            % {"duration": words.capitalize(), "verb": verb(words)},
            url=reverse("training:hours"),
            action=_("See which class it was"),
        )
    if (sitting := _exam_ahead(exam)) is not None:
        return sitting
    if today >= enrollment.ends_on:
        return Step(
            "us",
            _("Our turn"),
            _("Nothing to do"),
            _("The weeks of your plan are over. You graduate as soon as everything is approved."),
            url=reverse("training:hours"),
            action=_("See what is missing"),
        )
    return Step(
        "us",
        _("Our turn"),
        _("Nothing to do but come"),
        _("Your instructor marks who came to each meeting.")
        if enrollment.cohort.is_training
        else _("Your instructor marks the class, and your preceptor approves your hours each week."),
    )


def _exam_ahead(exam: Exam) -> Step | None:
    """The exam, when it is booked for one of the next four weeks."""
    booked = exam.open
    if booked is None or booked.starts_at is None or exam.days_left is None:
        return None
    if not timedelta(0) <= timedelta(days=exam.days_left) <= SOON:
        return None
    moment = booked.starts_at.astimezone(ZoneInfo(booked.zone))
    return Step(
        "you",
        _("Your turn"),
        _("Get ready for your exam"),
        (_("Bring a photo ID. %(place)s") % {"place": booked.place}).strip(),
        due_text=f"{day_in_words(moment.date())}, {time_in_words(moment.time())}",
        url=reverse("training:exam"),
        action=_("See whether you are ready"),
    )


def _not_in_training(enrollment: Any) -> Step:
    if enrollment.state == EnrollmentState.RESERVED:
        first = day_in_words(enrollment.starts_on, year=True)
        return Step(
            "us",
            _("Our turn"),
            _("Your first day is %(first)s") % {"first": first},
            _("Your days and your first rate of pay start then."),
        )
    if enrollment.state == EnrollmentState.PAUSED:
        return Step(
            "us",
            _("Our turn"),
            _("Your training is paused"),
            _("Call us when you know the day on which you come back."),
        )
    if enrollment.state == EnrollmentState.COMPLETED and enrollment.completed_on:
        day = day_in_words(enrollment.completed_on, year=True)
        if enrollment.hired_on:
            since = day_in_words(enrollment.hired_on, year=True)
            return Step(
                "done",
                _("Done"),
                _("You stay with us"),
                _("Your job: %(hired_as)s, from %(since)s.") % {"hired_as": said(enrollment.hired_as), "since": since},
            )
        if enrollment.is_matched:
            return Step(
                "done",
                _("Done"),
                _("You completed the internship"),
                _("Everything was complete on %(day)s. Come back for another summer, or go on to another program.")
                % {"day": day},
                url=reverse("portal:again", args=[enrollment.public_id]),
                action=_("See what comes next"),
            )
        return Step(
            "done",
            _("Done"),
            _("You graduated"),
            _("Everything was complete on %(day)s. Your records stay here.") % {"day": day},
        )
    return Step(
        "later", _("Closed"), _("This training has ended"), _("What was approved stays yours. Call us to come back.")
    )


@dataclass(frozen=True, slots=True)
class IfFailed:
    """What a fail at the next sitting would mean: the earliest day of another try, if the vendor allows one."""

    earliest: date | None


def if_failed(exam: Exam) -> IfFailed | None:
    """The earliest day of another try if the open attempt fails, by the vendor's rule; nothing without an attempt."""
    if exam.open is None or exam.rule is None:
        return None
    zone = ZoneInfo(exam.open.zone)
    on = exam.open.starts_at.astimezone(zone).date() if exam.open.starts_at else exam.open.window_to
    outcomes = {ExamState.FAILED: Outcome.FAILED, ExamState.NO_SHOW: Outcome.NO_SHOW}
    before = [
        Attempt(row.taken_on, outcomes[ExamState(row.state)])
        for row in exam.attempts
        if row.state in outcomes and row.taken_on
    ]
    return IfFailed(retake(exam.rule, [*before, Attempt(on, Outcome.FAILED)]).earliest)
