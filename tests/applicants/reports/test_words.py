"""The goal of 29 CFR 30.7 beside the numbers that are shown: exact, hidden where they are, and in no other words."""

import pytest

from applicants.reports.words import goal


def content(hired, passed):
    lines = [{"group": "yes", "passed": passed}, {"group": "no", "passed": None}]
    return {"hired": hired, "questions": [{"key": "disability", "tables": [[], lines]}]}


@pytest.mark.parametrize(
    ("hired", "passed", "says"),
    [
        (100, 7, "7 of 100 people hired said so: 7.0%. The goal is 7%. It is reached."),
        (1001, 70, "70 of 1,001 people hired said so: 6.9%. The goal is 7%. It is not reached."),
        (100, 0, "0 of 100 people hired said so: 0.0%. The goal is 7%. It is not reached."),
        (100, None, "The goal is 7%. Too few people were hired, or said so, for a share that may be shown."),
        (0, 0, "The goal is 7%. Too few people were hired, or said so, for a share that may be shown."),
    ],
)
def test_the_share_of_who_was_hired_stands_beside_the_goal(hired, passed, says):
    assert goal(content(hired, passed), 7) == says


def test_a_report_without_the_question_shows_no_share():
    assert goal({"hired": 50, "questions": []}, 7).startswith("The goal is 7%. Too few")
