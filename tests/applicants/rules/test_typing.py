"""The typing test: counting, alignment, the three formulas, what looks wrong."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.alignment import align
from applicants.rules.passages import PASSAGES
from applicants.rules.typing import (
    Formula,
    Outcome,
    TypingRule,
    display,
    gross_wpm,
    net_wpm,
    score,
)
from applicants.rules.typing_signs import Flag, Insert, Save, Watched

TEXT = PASSAGES[0].text
WORDS = TEXT.split()
RULE = TypingRule(pass_mark=30)


def typed_at(text: str, pause_ms: int = 120) -> list[Insert]:
    """Keys pressed one by one, with the small unevenness of a human hand."""
    at, events = 0, []
    for place, _ in enumerate(text):
        at += pause_ms + (place * 37 % 23)
        events.append(Insert(at_ms=at))
    return events


@pytest.mark.parametrize(
    ("keystrokes", "errors", "minutes", "gross", "a", "b", "c"),
    [
        (900, 8, 5, "36.0", "34.4", "28.0", "35.7"),
        (750, 0, 5, "30.0", "30.0", "30.0", "30.0"),
        (750, 1, 5, "30.0", "29.8", "29.0", "30.0"),
        (1352, 2, 9, "30.0", "29.8", "28.0", "30.0"),
        (10, 50, 5, "0.4", "0.0", "0.0", "0.0"),
        (0, 0, 5, "0.0", "0.0", "0.0", "0.0"),
    ],
)
def test_the_three_formulas_give_the_figures_of_the_worked_examples(keystrokes, errors, minutes, gross, a, b, c):
    figures = [display(net_wpm(keystrokes, errors, minutes, formula)) for formula in Formula]

    assert [display(gross_wpm(keystrokes, minutes)), *figures] == [gross, a, b, c]


@pytest.mark.parametrize(
    ("keystrokes", "errors", "minutes", "formula", "passes"),
    [
        (900, 8, 5, Formula.A, True),
        (900, 8, 5, Formula.B, False),
        (900, 8, 5, Formula.C, True),
        (750, 0, 5, Formula.A, True),
        (750, 1, 5, Formula.A, False),
        (1360, 2, 9, Formula.A, True),
        (1359, 2, 9, Formula.A, False),
    ],
)
def test_the_pass_mark_is_compared_before_anything_is_rounded(keystrokes, errors, minutes, formula, passes):
    assert (net_wpm(keystrokes, errors, minutes, formula) >= 30) is passes


def test_a_third_of_a_minute_is_counted_exactly():
    assert net_wpm(1352, 2, 9, Formula.A) == Fraction(1342, 45)
    assert net_wpm(1350, 0, 9, Formula.A) == 30


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Fraction(2995, 100), "30.0"),
        (Fraction(2994, 100), "29.9"),
        (Fraction(5, 100), "0.1"),
        (Fraction(0), "0.0"),
        (Fraction(100, 3), "33.3"),
    ],
)
def test_figures_are_shown_with_one_decimal_and_a_half_goes_up(figure, shown):
    assert display(figure) == shown


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ("a b c d e f g h", 0),
        ("a b c", 0),
        ("", 0),
        ("a b d e f g h", 1),
        ("b c d e f g h", 1),
        ("a b x c d e f g h", 1),
        ("a b x d e f g h", 1),
        ("a c b d e f g h", 2),
        ("ab c d e f g h", 2),
        ("x b d e f g h", 2),
        ("a b d e g h", 2),
        ("x y z", 3),
        ("  a   b\n c  ", 0),
        ("a b c d e f g h x y", 2),
    ],
)
def test_errors_are_counted_by_word_wherever_the_person_slipped(typed, errors):
    assert align("a b c d e f g h", typed).errors == errors


@pytest.mark.parametrize(
    ("typed", "errors"), [("the cat sat on th", 0), ("the cat sat on th ", 1), ("the cat sat on tg", 1)]
)
def test_the_word_under_the_fingers_when_time_ends_counts_as_far_as_it_is_right(typed, errors):
    assert align("the cat sat on the mat", typed).errors == errors


@pytest.mark.parametrize(
    ("passage", "typed"),
    [
        ("Omar\u2019s \u201clist\u201d \u2013 it is long", 'Omar\'s "list" - it is long'),
        ("Omar's list", "Omar\u2019s list"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_marks_that_a_keyboard_changes_on_its_own_are_no_errors(passage, typed):
    assert align(passage, typed).errors == 0


def test_runs_of_spaces_are_no_keystrokes():
    assert align("a b c", "a      b      c      ").keystrokes == 5


def test_mashing_the_keys_is_worth_less_than_it_costs_in_errors():
    mash = " ".join(["qzxjkv" * 40] * 30)

    result = score(TEXT, mash, 300, RULE)

    assert result.errors == 30
    assert result.net < 7
    assert result.flags == (Flag.BURST, Flag.MANY_ERRORS)
    assert result.outcome is Outcome.LOOK


def test_an_endless_text_is_bounded_and_a_person_looks():
    result = score(TEXT, "a " * 50_000, 300, RULE)

    assert Flag.BURST in result.flags
    assert result.net == 0
    assert result.outcome is Outcome.LOOK


@pytest.mark.parametrize(("seconds", "outcome"), [(300, Outcome.PASS), (302, Outcome.PASS), (302.01, Outcome.VOID)])
def test_more_than_two_seconds_late_voids_the_try(seconds, outcome):
    assert score(TEXT, TEXT[:900], seconds, RULE).outcome is outcome


def test_a_moment_of_slow_network_does_not_change_the_figure():
    assert score(TEXT, TEXT[:900], 301, RULE).net == score(TEXT, TEXT[:900], 300, RULE).net == 36


def test_stopping_early_counts_the_whole_time_unless_the_text_is_finished():
    early = score(TEXT, " ".join(WORDS[:20]), 10, RULE)
    done = score(TEXT, TEXT, 240, RULE)

    assert early.seconds == 300
    assert early.outcome is Outcome.FAIL
    assert done.seconds == 240
    assert done.net == Fraction(len(TEXT), 5) / 4


def test_with_granted_time_the_clock_runs_longer_and_the_text_counts_as_in_the_usual_time():
    rule = TypingRule(pass_mark=30, extra_time=Fraction(3, 2))

    result = score(TEXT, TEXT[:900], 450, rule)

    assert result.outcome is Outcome.PASS
    assert (result.seconds, result.net) == (300, 36)
    assert score(TEXT, TEXT[:900], 453, rule).outcome is Outcome.VOID
    assert score(TEXT, TEXT, 360, rule).net == Fraction(len(TEXT), 5) / 4


@pytest.mark.parametrize("seconds", [0, -1])
def test_a_clock_that_never_ran_voids_the_try(seconds):
    result = score(TEXT, TEXT, seconds, RULE)

    assert result.outcome is Outcome.VOID
    assert result.flags == (Flag.CLOCK,)


def test_evenly_human_typing_raises_no_flag():
    text = TEXT[:900]

    result = score(TEXT, text, 300, RULE, Watched(typed_at(text)))

    assert result.flags == ()
    assert result.outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("events", "flag"),
    [
        ([*typed_at(TEXT[:898]), Insert(at_ms=150_000, inserted=2)], Flag.PASTE),
        ([Insert(at_ms=100 * place) for place in range(1, 901)], Flag.EVEN),
        ([Insert(at_ms=40 * place + place % 3) for place in range(1, 901)], Flag.BURST),
        (typed_at(TEXT[:880]), Flag.UNTYPED),
        (typed_at(TEXT[:900], pause_ms=400), Flag.CLOCK),
        ([*typed_at(TEXT[:900]), Insert(at_ms=5)], Flag.CLOCK),
    ],
)
def test_what_looks_unlike_typing_goes_to_a_person(events, flag):
    result = score(TEXT, TEXT[:900], 300, RULE, Watched(events))

    assert result.flags == (flag,)
    assert result.outcome is Outcome.LOOK


@pytest.mark.parametrize(
    ("saves", "flags"),
    [
        ([Save(1_000, 3), Save(150_000, 450), Save(290_000, 870)], ()),
        ([Save(1_000, 0)], ()),
        ([Save(1_000, 3), Save(280_000, 3), Save(299_000, 890)], (Flag.BURST,)),
        ([Save(1_000, 3), Save(299_900, 3)], (Flag.BURST,)),
        ([Save(100_000, 290), Save(100_100, 305), Save(100_200, 310)], ()),
    ],
    ids=["steadily", "only the first", "late", "at the very end", "held back by the network"],
)
def test_the_servers_own_clock_shows_text_that_came_too_fast(saves, flags):
    events = typed_at(TEXT[:900])

    assert score(TEXT, TEXT[:900], 300, TypingRule(30, alone=True), Watched(events, saves)).flags == flags


def test_two_open_pages_are_a_flag():
    assert score(TEXT, TEXT[:900], 300, RULE, Watched(typed_at(TEXT[:900]), pages=True)).flags == (Flag.PAGES,)


def test_missing_timing_is_a_flag_only_where_the_rule_asks_for_it():
    watched = TypingRule(pass_mark=30, alone=True)

    assert score(TEXT, TEXT[:900], 300, RULE).flags == ()
    assert score(TEXT, TEXT[:900], 300, watched).flags == (Flag.NO_TIMING, Flag.UNSAVED)


@pytest.mark.parametrize(
    ("characters", "sentence"),
    [
        (900, "You typed 36.0 words a minute. The pass mark is 30."),
        (600, "You typed 24.0 words a minute. The pass mark is 30."),
        (749, "You typed just under 30 words a minute. The pass mark is 30."),
    ],
)
def test_the_sentence_never_shows_a_figure_that_argues_with_the_verdict(characters, sentence):
    text = "a" * 2000

    assert score(text, text[:characters], 300, RULE).sentence == sentence


junk = st.text("qzxj", min_size=5, max_size=30)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)), st.dictionaries(st.integers(0, 60), junk, max_size=6))
def test_more_correct_typing_never_lowers_the_score(one, other, slips):
    words = [slips.get(place, word) for place, word in enumerate(WORDS)]
    fewer, more = sorted((one, other))

    less = score(TEXT, " ".join(words[:fewer]), 300, RULE)
    further = score(TEXT, " ".join(words[:more]), 300, RULE)

    assert further.net >= less.net


def fewest_errors(wanted, given_words):
    """The textbook edit distance, to the best beginning of the text."""
    if not given_words:
        return 0
    if not wanted:
        return len(given_words)
    return min(
        fewest_errors(wanted[:-1], given_words),
        1 + fewest_errors_to_here(wanted, given_words[:-1]),
        (wanted[-1] != given_words[-1]) + fewest_errors_to_here(wanted[:-1], given_words[:-1]),
    )


@cache
def fewest_errors_to_here(wanted, given_words):
    if not wanted or not given_words:
        return len(wanted) + len(given_words)
    return min(
        1 + fewest_errors_to_here(wanted[:-1], given_words),
        1 + fewest_errors_to_here(wanted, given_words[:-1]),
        (wanted[-1] != given_words[-1]) + fewest_errors_to_here(wanted[:-1], given_words[:-1]),
    )


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_errors_are_the_edit_distance_to_the_best_beginning_of_the_text(passage, typed):
    assert align(" ".join(passage), " ".join(typed)).errors == fewest_errors(tuple(passage), tuple(typed))


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_errors_never_exceed_the_words_typed(passage, typed):
    found = align(" ".join(passage), " ".join(typed))

    assert 0 <= found.errors <= len(typed)


@settings(deadline=None)
@given(st.integers(0, 40), st.integers(45, 60))
def test_one_skipped_word_and_one_extra_word_cost_one_error_each(place, length):
    words = [f"{word}{number}" for number, word in enumerate(WORDS[:length])]
    passage = " ".join([*words, "end"])

    skipped = align(passage, " ".join(words[:place] + words[place + 1 :]))
    extra = align(passage, " ".join([*words[:place], "extra", *words[place:]]))

    assert (skipped.errors, extra.errors) == (1, 1)


@settings(deadline=None)
@given(st.integers(0, 5000), st.integers(0, 400), st.integers(1, 30), st.sampled_from(Formula), st.integers(1, 80))
def test_rounding_for_display_never_decides(keystrokes, errors, minutes, formula, mark):
    net = net_wpm(keystrokes, errors, minutes, formula)

    assert net >= 0
    assert abs(Fraction(display(net)) - net) <= Fraction(1, 20)
    assert (net >= mark) is (net.numerator >= mark * net.denominator)


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 99), st.integers(0, 99), st.sampled_from(Formula))
def test_more_keystrokes_never_lower_and_more_errors_never_raise(low, high, few, many, formula):
    low, high = sorted((low, high))
    few, many = sorted((few, many))

    assert net_wpm(high, few, 5, formula) >= net_wpm(low, few, 5, formula) >= net_wpm(low, many, 5, formula)
