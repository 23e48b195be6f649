"""The career readiness certificate follows the lowest of three levels."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.workkeys import Certificate, Series, Shortfall, Sitting, Subject, best, held, ncrc, too_soon


@pytest.mark.parametrize(
    ("levels", "certificate"),
    [
        ((5, 4, 3), Certificate.BRONZE),
        ((6, 6, 5), Certificate.GOLD),
        ((7, 4, 6), Certificate.SILVER),
        ((7, 7, 7), Certificate.PLATINUM),
        ((6, 6, 6), Certificate.PLATINUM),
        ((3, 3, 3), Certificate.BRONZE),
        ((7, 7, 2), Certificate.NONE),
        ((0, 0, 0), Certificate.NONE),
        ((7, 7, None), Certificate.INCOMPLETE),
        ((2, None, 2), Certificate.INCOMPLETE),
        ((None, None, None), Certificate.INCOMPLETE),
    ],
)
def test_the_lowest_level_names_the_certificate(levels, certificate):
    assert ncrc(*levels).certificate is certificate


def test_the_retired_series_never_gives_a_certificate():
    answer = ncrc(7, 7, 7, series=Series.RETIRED)

    assert (answer.certificate, answer.shortfall) == (Certificate.INCOMPLETE, Shortfall.RETIRED)


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ((5, 4, 3), "Your levels are 5, 4 and 3: Bronze."),
        ((7, 7, 2), "Your levels are 7, 7 and below 3. A certificate needs 3 in each test."),
        ((7, None, 5), "One WorkKeys test is still missing: Graphic Literacy."),
        ((7, None, None), "Two WorkKeys tests are still missing: Graphic Literacy and Workplace Documents."),
    ],
)
def test_the_answer_says_why(levels, sentence):
    assert ncrc(*levels).sentence == sentence


@pytest.mark.parametrize("level", [-1, 8, 75])
def test_a_level_that_no_report_prints_is_refused(level):
    with pytest.raises(ValueError, match="level"):
        ncrc(level, 5, 5)


def test_the_highest_current_level_of_each_test_counts_over_all_sittings():
    sittings = [
        Sitting(Subject.APPLIED_MATH, 3, date(2026, 1, 5)),
        Sitting(Subject.APPLIED_MATH, 5, date(2025, 1, 5)),
        Sitting(Subject.GRAPHIC_LITERACY, 7, date(2026, 1, 5), Series.RETIRED),
        Sitting(Subject.GRAPHIC_LITERACY, 4, date(2025, 6, 5)),
        Sitting(Subject.WORKPLACE_DOCUMENTS, 4, date(2025, 6, 5)),
    ]

    answer = held(sittings)

    assert answer.levels == (5, 4, 4)
    assert answer.certificate is Certificate.SILVER


def test_of_two_equal_levels_the_later_one_counts_because_it_lasts_longer():
    early = Sitting(Subject.APPLIED_MATH, 5, date(2024, 1, 5))
    late = Sitting(Subject.APPLIED_MATH, 5, date(2025, 1, 5))

    assert best([late, early]) == {Subject.APPLIED_MATH: late}


def test_a_test_known_only_in_the_retired_series_is_named_as_such():
    sittings = [
        Sitting(Subject.APPLIED_MATH, 5, date(2025, 1, 5)),
        Sitting(Subject.GRAPHIC_LITERACY, 5, date(2025, 1, 5), Series.RETIRED),
        Sitting(Subject.WORKPLACE_DOCUMENTS, 5, date(2025, 1, 5)),
    ]

    answer = held(sittings)

    assert (answer.certificate, answer.shortfall) == (Certificate.INCOMPLETE, Shortfall.RETIRED)
    assert (
        answer.sentence == "Graphic Literacy is of the retired series, which no longer counts. Take the test of today."
    )


ORDER = [Certificate.INCOMPLETE, Certificate.NONE, Certificate.BRONZE, Certificate.SILVER, Certificate.GOLD]
ORDER.append(Certificate.PLATINUM)
levels = st.one_of(st.none(), st.integers(0, 7))


@settings(deadline=None)
@given(st.tuples(levels, levels, levels), st.integers(0, 2), st.integers(0, 7))
def test_a_better_level_never_worsens_the_certificate(before, place, level):
    after = list(before)
    after[place] = max(level, before[place] or 0)

    assert ORDER.index(ncrc(*after).certificate) >= ORDER.index(ncrc(*before).certificate)


def test_the_order_of_the_tests_does_not_matter():
    for one, two, three in product(range(8), repeat=3):
        assert ncrc(one, two, three).certificate is ncrc(*sorted((one, two, three))).certificate


MATH = Subject.APPLIED_MATH


def tries_of(*those):
    """Tries at Applied Math: days after the first of January, the form, whether a training came before."""
    first = date(2026, 1, 1)
    return [Sitting(MATH, 2, first + timedelta(days=day), form=form, trained=trained) for day, form, trained in those]


@pytest.mark.parametrize(
    ("those", "early"),
    [
        ([(0, "A", False), (29, "A", False)], [29]),
        ([(0, "A", False), (29, "a", False)], [29]),
        ([(0, "A", False), (29, "B", False)], []),
        ([(0, "A", False), (30, "A", False)], []),
        ([(0, "", False), (10, "", False)], []),  # a form that nobody wrote down accuses nobody
        ([(0, "A", False), (0, "A", False)], []),  # one try that was written down twice
        ([(0, "A", False), (30, "B", False), (119, "C", False)], [89]),
        ([(0, "A", False), (30, "B", False), (120, "C", False)], []),
        ([(0, "A", False), (30, "B", False), (70, "C", True)], []),
        ([(0, "A", False), (30, "B", False), (45, "B", True)], [15]),
        ([(0, "A", False), (90, "B", False), (180, "C", False), (200, "D", False)], [20]),
    ],
)
def test_a_second_try_takes_another_form_and_a_third_one_a_training_or_ninety_days(those, early):
    assert list(too_soon(tries_of(*those), wait_days=lambda _: 30, third_days=90).values()) == early


def test_tries_of_other_tests_and_of_the_retired_series_do_not_count():
    others = [Sitting(Subject.GRAPHIC_LITERACY, 2, date(2026, 1, 2), form="A")]
    others += [Sitting(MATH, 2, date(2026, 1, 3), Series.RETIRED, "A")]

    assert too_soon([*tries_of((0, "A", False)), *others], wait_days=lambda _: 30, third_days=90) == {}
