"""Who offers first when several departments want one candidate."""

from datetime import UTC, datetime, timedelta

import pytest

from applicants.rules.decisions import Wanting, resolve

AT = datetime(2026, 1, 9, 18, tzinfo=UTC)


def test_the_candidates_order_counts_before_the_hour_and_each_other_department_reads_why():
    late_but_first = Wanting(2, "Pediatrics, Northside", AT + timedelta(hours=3), rank=1)
    early = Wanting(1, "Family Medicine, Southside", AT, rank=2)
    unranked = Wanting(3, "Cardiology, Downtown", AT - timedelta(days=1))

    found = resolve("Aaliyah Brooks", [early, unranked, late_but_first])

    assert found.first == late_but_first
    why = "Aaliyah Brooks put the site of Pediatrics, Northside before yours."
    then = "Their offer goes first. Yours waits, and can go out when theirs ends."
    assert found.explained == dict.fromkeys((1, 3), f"{why} {then}")
    own = resolve("Aaliyah Brooks", [early, unranked, late_but_first], of_departments=True)
    assert own.explained[1] == f"Aaliyah Brooks put Pediatrics, Northside before you. {then}"


@pytest.mark.parametrize("rank", [1, 99])
def test_without_an_order_between_them_the_earlier_decision_counts(rank):
    first, second = Wanting(7, "A", AT, rank), Wanting(3, "B", AT + timedelta(minutes=1), rank)

    found = resolve("Aaliyah", [second, first])

    assert found.first == first
    assert found.explained[3].startswith("Aaliyah has no order between you and A, and they decided earlier.")


def test_one_alone_is_first_and_nobody_is_an_error():
    alone = Wanting(1, "A", AT)

    assert (resolve("X", [alone]).first, resolve("X", [alone]).explained) == (alone, {})
    with pytest.raises(ValueError, match="Somebody"):
        resolve("X", [])
