"""Whose turn it is with a candidate, as a table."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from applicants.rules.hiring_queue import Decided, Meeting, OfferSeen, Scores, Standing, Turn, Verb, turn
from applicants.rules.pipeline import Family
from applicants.rules.scorecards import average, place_on_list, what_is_missing
from applicants.rules.working_days import last_day_words, when_words, working_days_late

FRIDAY = datetime(2026, 3, 6, 18, 0, tzinfo=UTC)  # noon in Chicago
TODAY = date(2026, 3, 6)
ZONE = "America/Chicago"
MORNING = FRIDAY - timedelta(hours=3)
NEXT_WEEK = FRIDAY + timedelta(days=4)
LATER = date(2026, 3, 10)


def standing(**fields):
    return Standing(**{"invite_by": LATER, "zone": ZONE, "seats_free": 1} | fields)


def held(**fields):
    return Meeting(**{"state": "held", "starts_at": MORNING, "score_by": LATER, "interviewer": "Priya Raman"} | fields)


def offer(state, **fields):
    return OfferSeen(state=state, respond_by=FRIDAY + timedelta(hours=2), ready_by=date(2026, 3, 27), **fields)


MINE = [
    (standing(), Verb.INVITE, "Ready to meet. Choose a time.", LATER),
    (standing(meeting=Meeting("canceled", NEXT_WEEK)), Verb.INVITE, "Ready to meet. Choose a time.", LATER),
    (
        standing(meeting=Meeting("requested", choose_by=date(2026, 3, 5))),
        Verb.INVITE,
        "Chose no time by Thursday, March 5. Call, or set a time yourself.",
        TODAY,
    ),
    (
        standing(meeting=Meeting("no_show", MORNING), invite_by=date(2026, 3, 2)),
        Verb.INVITE,
        "Did not come on Friday, March 6. Invite again, or pass.",
        TODAY,
    ),
    (
        standing(meeting=Meeting("scheduled", MORNING), scores=Scores(mine_missing=True)),
        Verb.SCORE,
        "You met today. Score, or say that they did not come.",
        TODAY,
    ),
    (
        standing(meeting=held(), scores=Scores(mine_missing=True)),
        Verb.SCORE,
        "Interviewed today at 9:00 a.m. Your score is missing.",
        LATER,
    ),
    (
        standing(meeting=held(), scores=Scores(count=3, average=Decimal("3.6"))),
        Verb.AGREE,
        "3 scores are in. Agree on one rating of each.",
        LATER,
    ),
    (
        standing(meeting=held(), scores=Scores(count=3, average=Decimal("3.6"), agreed=True)),
        Verb.DECIDE,
        "You agreed: 3.6 of 4. A seat is free.",
        TODAY,
    ),
    (
        standing(meeting=held(score_by=date(2026, 3, 3)), scores=Scores(count=1, average=Decimal(2)), seats_free=0),
        Verb.DECIDE,
        "Your score is in: 2 of 4. No seat is free.",
        date(2026, 3, 3),
    ),
    (
        standing(meeting=held(score_by=date(2026, 3, 3)), scores=Scores(count=1, waiting_for=("Sam Ortiz",))),
        Verb.DECIDE,
        "Your score is in: no ratings. A seat is free.",
        date(2026, 3, 3),
    ),
    (
        standing(meeting=held(is_mine=False, by_manager=False), scores=Scores(count=1, average=Decimal(3))),
        Verb.DECIDE,
        "Your score is in: 3 of 4. A seat is free.",
        TODAY,
    ),
    (
        standing(offer=offer("prepared")),
        Verb.CALL,
        "A seat is held until 2:00 p.m.: call, then save the answer.",
        TODAY,
    ),
    (
        standing(meeting=held(), scores=Scores(count=1), decided=Decided("offer", is_told=True, due=LATER)),
        Verb.CALL,
        "The offer is released: call by Tuesday, March 10, and save the answer.",
        LATER,
    ),
    (
        standing(meeting=held(), decided=Decided("hold", is_told=False, due=date(2026, 3, 5))),
        Verb.RELEASE,
        "You prepared to keep them for later and told nobody. It was to be released by Thursday, March 5.",
        date(2026, 3, 5),
    ),
]

WAITING = [
    (standing(recused=True), "Your colleagues", "You have a conflict of interest. Somebody else decides."),
    (standing(decides=False), "The manager", "A manager invites by Tuesday, March 10."),
    (
        standing(decides=False, invite_by=TODAY - timedelta(days=1)),
        "The manager",
        "A manager was to invite by Thursday, March 5.",
    ),
    (
        standing(meeting=Meeting("scheduled", NEXT_WEEK, place="Room 214")),
        "The meeting",
        "You meet on Tuesday, March 10 at 1:00 p.m., Room 214.",
    ),
    (
        standing(meeting=Meeting("scheduled", NEXT_WEEK, place="Room 214", interviewer="Sam Ortiz", is_mine=False)),
        "The meeting",
        "Sam Ortiz meets them on Tuesday, March 10 at 1:00 p.m., Room 214.",
    ),
    (
        standing(meeting=Meeting("scheduled", MORNING, interviewer="Sam Ortiz", is_mine=False)),
        "The interviewer",
        "Sam Ortiz says how it went.",
    ),
    (
        standing(meeting=held(), scores=Scores(count=1, waiting_for=("Lee Wong", "Sam Ortiz"))),
        "Another interviewer",
        "Lee Wong and Sam Ortiz score by Tuesday, March 10.",
    ),
    (
        standing(meeting=Meeting("requested", choose_by=TODAY)),
        "The candidate",
        "Chooses one of the open times by Friday, March 6.",
    ),
    (standing(meeting=held(), decides=False), "The manager", "Your part is done. Priya Raman decides."),
    (standing(meeting=held(is_mine=False)), "The manager", "Your part is done. Priya Raman decides."),
    (standing(meeting=held(by_manager=False), decides=False), "The manager", "Your part is done. A manager decides."),
    (
        standing(offer=offer("prepared", is_mine=False, made_by="Sam Ortiz")),
        "A colleague",
        "Sam Ortiz calls with an offer until 2:00 p.m.",
    ),
    (standing(offer=offer("verbal")), "The candidate", "Says yes or no to your offer by Friday, March 6 at 2:00 p.m."),
    (standing(offer=offer("confirmed")), "The candidate", "Said yes, and gets everything ready by Friday, March 27."),
    (
        standing(offer=offer("verbal", here=False)),
        "Another department",
        "Another department has made an offer. You hear when it ends.",
    ),
    (
        standing(offer=offer("prepared", here=False)),
        "Another department",
        "Another department holds a seat and calls with an offer.",
    ),
    (
        standing(offer=offer("confirmed", here=False)),
        "Another department",
        "Said yes to an offer of another department.",
    ),
    (
        standing(offer=offer("verbal", here=False, ours=True, position="Nurse aide, class of May 4")),
        "Your other offer",
        "Your department has made an offer for Nurse aide, class of May 4. You hear when it ends.",
    ),
    (
        standing(offer=offer("confirmed", here=False, ours=True, position="Nurse aide, class of May 4")),
        "Your other offer",
        "Said yes to an offer for Nurse aide, class of May 4.",
    ),
    (
        standing(meeting=held(), decided=Decided("pass", is_told=False, due=LATER)),
        "The release",
        "You prepared to pass. Nobody is told before you release it, by Tuesday, March 10.",
    ),
]


@pytest.mark.parametrize(("row", "verb", "sentence", "due"), MINE)
def test_my_turn_has_a_verb_a_sentence_and_a_day(row, verb, sentence, due):
    assert turn(row, at=FRIDAY) == Turn(verb, sentence, due)


@pytest.mark.parametrize(("row", "who", "sentence"), WAITING)
def test_somebody_elses_turn_names_them_and_takes_no_minutes(row, who, sentence):
    found = turn(row, at=FRIDAY)

    assert (found.verb, found.waits_for, found.sentence, found.minutes) == (Verb.OPEN, who, sentence, 0)
    assert (found.family(TODAY), found.badge(TODAY)) == (Family.US, who)


@pytest.mark.parametrize(
    ("due", "family", "badge"),
    [
        (date(2026, 3, 10), Family.YOU, "By Tuesday, March 10"),
        (TODAY, Family.YOU, "Today"),
        (date(2026, 3, 5), Family.STOP, "Late by 1 working day"),
        (date(2026, 2, 13), Family.STOP, "Late by 14 working days"),  # Presidents' Day lies between
    ],
)
def test_late_is_counted_in_working_days(due, family, badge):
    found = Turn(Verb.SCORE, "", due)

    assert (found.family(TODAY), found.badge(TODAY)) == (family, badge)


def test_over_the_weekend_nothing_is_late_by_a_working_day():
    found = Turn(Verb.SCORE, "", TODAY)

    assert found.badge(date(2026, 3, 7)) == "Was due Friday, March 6"
    assert working_days_late(TODAY, date(2026, 3, 9)) == 1


def test_a_deadline_at_midnight_is_named_by_the_day_that_it_ends():
    midnight = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)

    assert last_day_words(midnight, ZONE, TODAY) == "Monday, March 9"
    assert last_day_words(midnight - timedelta(hours=7), ZONE, TODAY) == "Monday, March 9 at 5:00 p.m."
    assert when_words(datetime(2027, 3, 10, 18, 0, tzinfo=UTC), ZONE, TODAY) == "Wednesday, March 10, 2027 at noon"


@pytest.mark.parametrize(
    ("ratings", "comments", "fields"),
    [
        ({"a": 2, "b": 3}, {}, []),
        ({"a": 1, "b": 3}, {}, ["why_a"]),
        ({"a": 2, "b": 4}, {"a": "Seen.", "b": " "}, ["why_b"]),
        ({"a": 1, "b": 4}, {"a": "Seen."}, ["why_b"]),
        ({"a": 1, "b": 4}, {}, ["why_a", "why_b"]),
        ({"a": 1, "b": 4}, {"a": "Seen.", "b": "Heard."}, []),
        ({"a": 2}, {}, ["b"]),
        ({"a": 0, "b": 5}, {}, ["a", "b"]),
        ({"a": "2", "b": 2.0}, {}, ["a", "b"]),
        ({"a": 2, "b": 3, "c": 3}, {}, [""]),
    ],
)
def test_a_scorecard_says_what_is_missing_and_each_extreme_has_words_of_its_own(ratings, comments, fields):
    assert list(what_is_missing({"a": "Cares", "b": "Learns"}, ratings, comments)) == fields


def test_the_average_weighs_every_rating_the_same():
    assert average([{"a": 4, "b": 3}, {"a": 4, "b": 3}, {"a": 4, "b": 4}]) == Decimal("3.7")
    assert average([{"a": 1, "b": 2}, {"a": 2, "b": 2}]) == Decimal("1.8")
    assert average([]) is None


@pytest.mark.parametrize(
    ("score", "rank"),
    [(Decimal(4), 1), (Decimal("3.9"), 2), (Decimal("2.5"), 16), (Decimal(1), 31), (None, 41)],
)
def test_a_better_score_stands_nearer_and_no_score_stands_last(score, rank):
    assert place_on_list(score) == rank
