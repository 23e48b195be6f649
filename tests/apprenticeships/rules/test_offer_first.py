"""Where checks stand in the order of a program, by the law of the place: a table."""

import pytest

from apprenticeships.rules.offer_first import in_order, place_of, waits_for_offer


@pytest.mark.parametrize(
    ("rules", "in_california", "waits"),
    [
        ("by_site", False, False),
        ("by_site", True, True),
        ("federal", True, False),  # counsel said so
        ("california", False, True),
        ("la_county", False, True),
    ],
)
def test_checks_wait_for_an_offer_where_the_law_of_the_place_says_so(rules, in_california, waits):
    assert waits_for_offer(rules, in_california=in_california) is waits


@pytest.mark.parametrize(
    ("step", "offer", "is_check", "waits", "place"),
    [
        (6, 8, True, False, (6, 0)),  # elsewhere the order of the program holds
        (6, 8, False, True, (6, 0)),  # a test is no check
        (6, 8, True, True, (8, 1)),  # before the interview: behind the offer
        (7, 8, True, True, (8, 1)),  # between interview and offer: the same
        (8, 8, True, True, (8, 1)),  # with the offer, before the yes: the same
        (9, 8, True, True, (9, 0)),  # after it anyway
        (6, None, True, True, (6, 0)),  # a program that offers nothing has no step to wait for
    ],
)
def test_a_check_is_put_behind_the_offer(step, offer, is_check, waits, place):
    assert place_of(step, offer=offer, is_check=is_check, waits=waits) == place
    assert (5, 0) < place_of(step, offer=offer, is_check=is_check, waits=waits) < (10, 0)


@pytest.mark.parametrize(
    ("steps", "order"),
    [("atcioz", "atiocz"), ("aiczoz", "aizocz"), ("aiocz", "aiocz"), ("acz", "acz"), ("o", "o"), ("", "")],
)
def test_a_step_of_checks_follows_the_offer(steps, order):
    found = in_order(steps, is_offer=lambda step: step == "o", is_behind=lambda step: step == "c")

    assert "".join(found) == order
