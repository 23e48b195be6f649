"""What is said of a diploma and how far somebody got fit together."""

import pytest

from applicants.rules.schooling import schooling_refusal

LEVELS = ("some_high_school", "high_school", "equivalent", "some_college", "degree", "")


@pytest.mark.parametrize(
    ("diploma", "refused"),
    [(True, {"some_high_school"}), (False, {"high_school", "equivalent"}), (None, set())],
)
def test_only_what_contradicts_itself_is_refused(diploma, refused):
    assert {level for level in LEVELS if schooling_refusal(level, diploma=diploma)} == refused


def test_the_refusal_names_the_other_answer_and_what_to_do():
    assert schooling_refusal("some_high_school", diploma=True) == (
        "Under “Requirements” you said that you have a diploma or an equivalent. "
        "Choose it here, or change your answer there first."
    )
