"""What happened, in words that name what it was about."""

import pytest
import time_machine
from django.utils import timezone

from apprenticeships.models import Event
from apprenticeships.templatetags import desk


@pytest.mark.parametrize(
    ("kind", "after", "data", "words"),
    [
        ("onboarding.done", "", {"task": "Prepare the badge"}, "A task was done: Prepare the badge"),
        (
            "enrollment.hours",
            "",
            {"week": "2026-01-05", "minutes": 2160, "days": []},
            "Hours were approved: 36 hours, week of Monday, January 5, 2026",
        ),
        (
            "hoursentry.correct",
            "",
            {"before": 480, "after": 450},
            "Hours were corrected: 7 hours 30 minutes instead of 8 hours",
        ),
        ("attendance.mark", "no_show", {"class": 3, "minutes": 0}, "Marked in class: no show in class 3"),
        ("result.record", "", {"requirement": "entrance-exam"}, "A result was written down: entrance exam"),
        (
            "application.judge",
            "",
            {"age": "met", "diploma": "not_met"},
            "Screening was judged: age met, diploma not met",
        ),
        ("signup.attend", "", {"session": "Information session"}, "Came: Information session"),
        ("match.fix", "", {"department": "Imaging"}, "A place was decided by hand: Imaging"),
        (
            "guardian.answered",
            "",
            {"taking_part": True, "photos": False},
            "The guardian answered: taking part yes, photos no",
        ),
        (
            "examattempt.book",
            "",
            {"starts_at": "2027-12-03T15:00:00+00:00", "zone": "America/Chicago"},
            "The exam was booked: Friday, December 3, 9:00 a.m.",
        ),
        ("application.start", "", {"program": "Summer internship"}, "Application begun: Summer internship"),
        ("application.section", "", {"section": "eligibility"}, "A section was finished: Requirements"),
        (
            "application.request_information",
            "",
            {"sections": ["contact", "education"]},
            "More was asked for: Contact, School",
        ),
        (
            "person.language",
            "",
            {"from": "en", "to": "es"},
            "Reads and gets mail in another language: Spanish",
        ),
        ("message.retry", "", {"kind": "account.invited"}, "A mail was sent again: New role"),
    ],
)
@time_machine.travel("2027-03-06 18:00:00+00:00")
def test_steps_of_one_kind_are_told_apart(kind, after, data, words):
    event = Event(kind=kind, after=after, data=data)

    assert desk.what_happened(event) == words


def test_a_time_that_was_recorded_without_its_zone_is_said_in_the_zone_of_the_reader():
    event = Event(kind="examattempt.book", data={"starts_at": "2027-12-03T15:00:00+00:00"})

    with timezone.override("America/Chicago"):
        assert desk.what_happened(event).endswith("9:00 a.m.")


@pytest.mark.parametrize("data", [{}, {"task": None, "week": "soon", "class": 1}])
@pytest.mark.parametrize("kind", sorted(desk.ABOUT))
def test_a_step_that_was_recorded_without_a_name_is_said_all_the_same(kind, data):
    assert desk.what_happened(Event(kind=kind, data=data)).startswith(desk.WORDS[kind])


def test_a_zone_is_called_after_its_place():
    assert desk.place_of_zone("America/New_York") == "New York"


def test_a_kind_that_nobody_put_in_words_is_readable():
    assert desk.what_happened(Event(kind="enrollment.some_step")) == "Enrollment: some step"


@pytest.mark.parametrize(
    ("kind", "reason", "words"),
    [
        ("application.withdraw", "other_job", "I found another job"),
        ("application.withdraw", "Found work on a farm", "Found work on a farm"),
        ("application.not_select", "other_job", "other_job"),
    ],
)
def test_a_reason_out_of_a_list_is_said_in_its_words(kind, reason, words):
    assert desk.why_it_happened(Event(kind=kind, reason=reason)) == words
