"""Goals beside the numbers that are shown: exact, hidden where these are, and in neutral words."""

import pytest

from applicants.reports.goals import missing, rows
from applicants.rules.part30 import AIMS
from applicants.workflows.fairness_counting import GROUPS
from apprenticeships.rules.parameters import SPECS

NONE = {aim.key: 0 for aim in AIMS}


def content(hired, **passed):
    lines = [{"group": name, "passed": number} for name, number in passed.items()]
    return {"hired": hired, "questions": [{"key": "disability", "tables": [[], lines]}]}


@pytest.mark.parametrize(
    ("hired", "passed", "says"),
    [
        (100, 7, ["7", "7.0%", "7%", "Reached"]),
        (1001, 70, ["70", "6.9%", "7%", "Below the goal"]),
        (100, None, ["Hidden", "Hidden", "7%", "Too few to show"]),
        (0, 0, ["Hidden", "Hidden", "7%", "Too few to show"]),
    ],
)
def test_a_share_of_all_hired_stands_beside_its_goal_where_it_is_shown(hired, passed, says):
    assert rows(content(hired, yes=passed, no=None), NONE | {"disability_goal": 7}) == [["With a disability", *says]]


def test_a_group_without_a_goal_has_no_row_and_a_report_without_the_question_no_number():
    goals = NONE | {"goal_several": 3, "disability_goal": 7}

    assert [(row[0], row[-1]) for row in rows(content(50), goals)] == [
        ("Two or more races", "Too few to show"),
        ("With a disability", "Too few to show"),
    ]
    assert missing(goals).startswith("No goal is entered for: Female; Hispanic or Latino, of any race; American Indian")
    assert missing(dict.fromkeys(goals, 1)) == ""


def test_each_goal_is_a_number_by_date_and_names_a_group_that_is_counted():
    assert {aim.key for aim in AIMS} == {key for key in SPECS if key.startswith("goal_")} | {"disability_goal"}
    assert {aim.group for aim in AIMS if aim.question == "race"} == set(GROUPS["race"]) - {"unstated"}
    assert all(aim.group in GROUPS[aim.question] for aim in AIMS)
