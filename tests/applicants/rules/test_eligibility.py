"""The instant answer: with reasons, and with what would change it."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.rules.ages import old_enough_on, sign_up_refusal
from applicants.rules.eligibility import (
    Answer,
    Criterion,
    EligibilityAnswers,
    EligibilityRule,
    Need,
    Outlook,
    check,
)
from applicants.rules.experience import Job
from apprenticeships.rules.dates import age_on

TODAY = date(2026, 3, 6)
MAY = date(2026, 5, 4)
STARTS = (date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 6), date(2026, 8, 3))
RULE = EligibilityRule(
    min_age=18,
    diploma=Need.REQUIRED,
    min_experience_months=24,
    typing_wpm=30,
    approval_if_works_here=True,
    consent=Need.REQUIRED,
)
FITS = EligibilityAnswers(
    birth_date=date(1999, 4, 1),
    diploma=True,
    jobs=(Job(date(2020, 1, 1)),),
    typing_wpm=38,
    works_here=False,
    consent=True,
)


def found(answers, criterion, rule=RULE, start=MAY):
    findings = check(answers, rule, start=start, on=TODAY, later_starts=STARTS).findings
    return next(finding for finding in findings if finding.criterion is criterion)


@pytest.mark.parametrize(
    ("changed", "outlook", "earliest"),
    [
        ({}, Outlook.ELIGIBLE, None),
        ({"typing_wpm": 12}, Outlook.ELIGIBLE, None),
        ({"student": False}, Outlook.ELIGIBLE, None),
        ({"typing_wpm": None}, Outlook.ELIGIBLE, None),
        ({"works_here": True}, Outlook.ELIGIBLE, None),
        ({"jobs": None, "experience_months": 24}, Outlook.ELIGIBLE, None),
        ({"birth_date": date(2008, 5, 4)}, Outlook.ELIGIBLE, None),
        ({"birth_date": date(2008, 5, 5)}, Outlook.NOT_YET, date(2026, 6, 1)),
        ({"birth_date": date(2008, 7, 6)}, Outlook.NOT_YET, date(2026, 7, 6)),
        ({"birth_date": date(2009, 1, 1)}, Outlook.NOT_YET, date(2027, 1, 1)),
        ({"jobs": (Job(date(2024, 6, 10)),)}, Outlook.NOT_YET, date(2026, 7, 6)),
        ({"jobs": (Job(date(2024, 6, 10)),), "birth_date": date(2008, 8, 1)}, Outlook.NOT_YET, date(2026, 8, 3)),
        ({"jobs": (Job(date(2024, 6, 10)),), "consent": None}, Outlook.NOT_YET, date(2026, 7, 6)),
        ({"diploma": False}, Outlook.NOT_ELIGIBLE, None),
        ({"diploma": False, "birth_date": date(2008, 7, 6)}, Outlook.NOT_ELIGIBLE, None),
        ({"jobs": (Job(date(2024, 1, 1), date(2025, 1, 1)),)}, Outlook.NOT_ELIGIBLE, None),
        ({"jobs": (), "consent": False}, Outlook.NOT_ELIGIBLE, None),
        ({"jobs": None, "experience_months": Fraction(2399, 100)}, Outlook.NOT_ELIGIBLE, None),
        ({"birth_date": None}, Outlook.NEED_MORE, None),
        ({"diploma": None}, Outlook.NEED_MORE, None),
        ({"jobs": None}, Outlook.NEED_MORE, None),
        ({"consent": None}, Outlook.NEED_MORE, None),
    ],
)
def test_the_whole_answer_follows_from_what_is_required(changed, outlook, earliest):
    answer = check(replace(FITS, **changed), RULE, start=MAY, on=TODAY, later_starts=STARTS)

    assert (answer.outlook, answer.earliest_start) == (outlook, earliest)


@pytest.mark.parametrize(
    ("born", "start", "met"),
    [
        (date(2008, 6, 15), date(2026, 6, 15), True),
        (date(2008, 6, 16), date(2026, 6, 15), False),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
    ],
)
def test_age_counts_on_the_first_day_of_class(born, start, met):
    finding = found(replace(FITS, birth_date=born), Criterion.AGE, start=start)

    assert (finding.answer is Answer.MET) is met


@pytest.mark.parametrize(
    ("changed", "criterion", "reason", "change"),
    [
        (
            {"birth_date": date(2008, 5, 31)},
            Criterion.AGE,
            "This class needs 18 years on the first day. You are 17 then.",
            "You can join on Monday, June 1.",
        ),
        (
            {"birth_date": date(2009, 1, 2)},
            Criterion.AGE,
            "This class needs 18 years on the first day. You are 17 then.",
            "You can join a class that starts on or after Saturday, January 2, 2027.",
        ),
        (
            {"diploma": False},
            Criterion.DIPLOMA,
            "This program asks for a high school diploma or an equivalent, such as a GED.",
            "Come back with a diploma or an equivalent. An adult school near you helps at little or no cost.",
        ),
        (
            {"jobs": (), "experience_months": 22},
            Criterion.EXPERIENCE,
            "This program asks for 2 years of health care work. You have 1.8 years.",
            "2 months more of health care work, paid or not, would be enough.",
        ),
        (
            {"jobs": (Job(date(2024, 6, 10)),)},
            Criterion.EXPERIENCE,
            "This program asks for 2 years of health care work. You have 1.7 years.",
            "If you stay in your job, you have enough on Tuesday, June 9. Aim at a class from Monday, July 6 on.",
        ),
        (
            {"typing_wpm": 20},
            Criterion.TYPING,
            "You think that you type 20 words a minute. The pass mark is 30 words a minute.",
            "The test decides, and you may practice before it.",
        ),
        (
            {"works_here": True},
            Criterion.WORKS_HERE,
            "You work here now, so your department has to say yes.",
            "We ask your department after you apply.",
        ),
    ],
)
def test_every_finding_says_why_and_what_would_change_it(changed, criterion, reason, change):
    finding = found(replace(FITS, **changed), criterion)

    assert (finding.reason, finding.change) == (reason, change)


def test_a_program_that_asks_nothing_refuses_nobody():
    answer = check(EligibilityAnswers(), EligibilityRule(), start=MAY, on=TODAY)

    assert (answer.outlook, answer.findings) == (Outlook.ELIGIBLE, ())


@pytest.mark.parametrize(
    ("born", "refusal"),
    [
        (date(2013, 3, 6), None),
        (date(2013, 3, 7), "You have to be 13 or older to sign up. We did not keep what you wrote."),
        (date(2026, 3, 7), "Look at the year of your birth date once more."),
        (date(1899, 3, 6), "Look at the year of your birth date once more."),
    ],
)
def test_nobody_under_thirteen_signs_up(born, refusal):
    assert sign_up_refusal(born, TODAY) == refusal


births = st.dates(date(1960, 1, 1), date(2012, 12, 31))
spans = st.tuples(st.dates(date(2015, 1, 1), TODAY), st.booleans()).map(
    lambda pair: Job(pair[0], None if pair[1] else TODAY)
)
answers = st.builds(
    EligibilityAnswers,
    birth_date=st.none() | births,
    diploma=st.none() | st.booleans(),
    jobs=st.none() | st.lists(spans, max_size=2).map(tuple),
    experience_months=st.none() | st.integers(0, 60),
    typing_wpm=st.none() | st.integers(0, 90),
    works_here=st.none() | st.booleans(),
    consent=st.none() | st.booleans(),
)


@settings(deadline=None)
@given(answers)
def test_what_is_only_preferred_never_refuses(given_answers):
    preferred = replace(
        RULE, age=Need.PREFERRED, diploma=Need.PREFERRED, experience=Need.PREFERRED, consent=Need.PREFERRED
    )

    assert check(given_answers, preferred, start=MAY, on=TODAY).outlook is Outlook.ELIGIBLE


@settings(deadline=None)
@given(births, st.integers(14, 21))
def test_the_day_of_being_old_enough_is_the_first_such_day(born, years):
    day = old_enough_on(born, years)

    assert age_on(born, day) == years
    assert age_on(born, day - timedelta(1)) == years - 1


@settings(deadline=None)
@given(answers)
def test_whoever_is_told_not_yet_fits_the_class_they_are_sent_to(given_answers):
    rule = replace(RULE, consent=Need.NOT_ASKED)
    answer = check(given_answers, rule, start=MAY, on=TODAY, later_starts=STARTS)

    if answer.outlook is Outlook.NOT_YET:
        then = check(given_answers, rule, start=answer.earliest_start, on=answer.earliest_start)
        assert then.outlook in {Outlook.ELIGIBLE, Outlook.NEED_MORE}
    else:
        assert answer.earliest_start is None


@pytest.mark.parametrize(
    ("need", "student", "outlook", "verdict", "decides"),
    [
        (Need.REQUIRED, True, Outlook.ELIGIBLE, Answer.MET, True),
        (Need.REQUIRED, False, Outlook.NOT_ELIGIBLE, Answer.NOT_MET, True),
        (Need.REQUIRED, None, Outlook.NEED_MORE, Answer.UNKNOWN, True),
        (Need.PREFERRED, False, Outlook.ELIGIBLE, Answer.NOT_MET, False),
        (Need.PREFERRED, None, Outlook.ELIGIBLE, Answer.UNKNOWN, False),
    ],
)
def test_a_program_for_students_asks_if_somebody_goes_to_high_school_now(need, student, outlook, verdict, decides):
    rule = EligibilityRule(min_age=16, student=need)
    answers = EligibilityAnswers(birth_date=date(2007, 1, 1), student=student)
    finding = found(answers, Criterion.STUDENT, rule=rule)

    assert check(answers, rule, start=MAY, on=TODAY).outlook is outlook
    assert (finding.answer, finding.decides) == (verdict, decides)


@pytest.mark.parametrize(
    ("changed", "day", "reachable"),
    [
        ({"experience_months": 22}, date(2026, 5, 6), [False, True, True, True]),
        ({"experience_months": 12}, date(2027, 3, 6), [False] * 4),
        ({"experience_months": 0}, None, [False] * 4),
        ({"experience_months": 22, "jobs": ()}, None, [False] * 4),
        ({"experience_months": 22, "diploma": False}, date(2026, 5, 6), [False] * 4),
        ({"experience_months": 22, "birth_date": date(2008, 7, 1)}, date(2026, 5, 6), [False, False, True, True]),
        ({"experience_months": 24}, None, [False] * 4),
    ],
)
def test_going_on_working_may_reach_a_later_class(changed, day, reachable):
    answers = replace(FITS, jobs=None)
    answers = replace(answers, **changed)

    rounds = [check(answers, RULE, start=start, on=TODAY, later_starts=STARTS) for start in STARTS]

    assert found(answers, Criterion.EXPERIENCE).by_going_on == day
    assert [each.reachable_by(start) for each, start in zip(rounds, STARTS, strict=True)] == reachable
    assert {each.outlook for each in rounds} <= {Outlook.NOT_ELIGIBLE, Outlook.ELIGIBLE}


def test_who_has_not_worked_yet_hears_about_when_it_would_be_enough():
    finding = found(replace(FITS, jobs=None, experience_months=0), Criterion.EXPERIENCE)

    assert finding.lacks_months == 24
    assert finding.change.endswith("If you begin full-time work in health care now, you have enough about March 2028.")


def test_what_going_on_working_would_do_is_said():
    short = replace(FITS, jobs=None, experience_months=22)

    assert found(short, Criterion.EXPERIENCE).change == (
        "2 months more of health care work, paid or not, would be enough. "
        "If you go on working full time, you have enough on Wednesday, May 6, for a class from Monday, June 1 on."
    )
