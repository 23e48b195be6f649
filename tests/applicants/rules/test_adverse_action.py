"""The clock of a notice: a table of cases from the rules, and what holds on every boundary day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.rules.adverse_action import Clock, Dispute, Means, Profile, Terms, clock, days_run, received
from apprenticeships.rules.dates import add_business_days
from apprenticeships.rules.holidays import Calendar as DaysOff
from apprenticeships.rules.holidays import Holiday, federal_calendar, merged
from apprenticeships.rules.parameters import accepts, lawful

FEDERAL, CALIFORNIA = Terms(Profile.FEDERAL), Terms(Profile.CALIFORNIA)
COUNTY = Terms(Profile.LA_COUNTY, dispute_days=10)
E, IN_STATE, ELSEWHERE, ABROAD = Means.EMAIL, Means.MAIL_IN_STATE, Means.MAIL_ELSEWHERE, Means.MAIL_ABROAD
DAYS = federal_calendar(2025, 2030)


def d(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


CASES = {
    "a weekend and Juneteenth": (FEDERAL, E, "06-11", (), ("06-11", "06-18", "06-22")),
    "federal mail counts from sending": (FEDERAL, ABROAD, "06-11", (), ("06-11", "06-18", "06-22")),
    "sent on a Saturday": (FEDERAL, E, "03-07", (), ("03-07", "03-13", "03-16")),
    "sent on a holiday": (FEDERAL, E, "05-25", (), ("05-25", "06-01", "06-02")),
    "over New Year": (FEDERAL, E, "12-24", (), ("12-24", "2027-01-04", "2027-01-05")),
    "a dispute on the sending day, resolved two days later": (
        FEDERAL, E, "03-02", (("03-02", "03-04"),), ("03-02", "03-11", "03-12"),
    ),
    "a dispute on the third day: three days are left": (
        FEDERAL, E, "03-02", (("03-05", "03-16"),), ("03-02", "03-19", "03-20"),
    ),
    "a dispute on the last day: one day is left": (
        FEDERAL, E, "03-02", (("03-09", "03-16"),), ("03-02", "03-17", "03-18"),
    ),
    "a dispute after the last day keeps the deadline": (
        FEDERAL, E, "03-02", (("03-10", "03-16"),), ("03-02", "03-09", "03-17"),
    ),
    "a late dispute, resolved on a Saturday": (
        FEDERAL, E, "03-02", (("03-12", "03-14"),), ("03-02", "03-09", "03-16"),
    ),
    "an open dispute: nobody knows": (FEDERAL, E, "03-02", (("03-05", None),), ("03-02", None, None)),
    "an open late dispute": (FEDERAL, E, "03-02", (("03-12", None),), ("03-02", "03-09", None)),
    "two disputes": (
        FEDERAL, E, "03-02", (("03-03", "03-04"), ("03-06", "03-09")), ("03-02", "03-13", "03-16"),
    ),
    "California by e-mail": (CALIFORNIA, E, "06-11", (), ("06-15", "06-23", "06-24")),
    "California by mail in the state": (CALIFORNIA, IN_STATE, "06-11", (), ("06-16", "06-24", "06-25")),
    "California mail lands on a Sunday": (CALIFORNIA, IN_STATE, "03-03", (), ("03-08", "03-13", "03-16")),
    "California mail elsewhere": (CALIFORNIA, ELSEWHERE, "06-11", (), ("06-21", "06-26", "06-29")),
    "California mail abroad": (CALIFORNIA, ABROAD, "06-11", (), ("07-01", "07-09", "07-10")),
    "California: a dispute on the last day adds five days": (
        CALIFORNIA, E, "03-02", (("03-11", "03-12"),), ("03-04", "03-18", "03-19"),
    ),
    "California: a dispute too late adds none": (
        CALIFORNIA, E, "03-02", (("03-12", "03-13"),), ("03-04", "03-11", "03-13"),
    ),
    "California: resolved after the added days": (
        CALIFORNIA, E, "03-02", (("03-05", "03-27"),), ("03-04", "03-18", "03-27"),
    ),
    "California: open, the deadline is known": (
        CALIFORNIA, E, "03-02", (("03-05", None),), ("03-04", "03-18", None),
    ),
    "California: a second dispute adds no more": (
        CALIFORNIA, E, "03-02", (("03-05", "03-06"), ("03-09", "03-10")), ("03-04", "03-18", "03-19"),
    ),
    "Los Angeles County: by mail as in California": (COUNTY, IN_STATE, "06-11", (), ("06-16", "06-24", "06-25")),
    "Los Angeles County: a dispute in time adds ten days": (
        COUNTY, IN_STATE, "03-02", (("03-13", "03-16"),), ("03-07", "03-27", "03-30"),
    ),
    "Los Angeles County: a dispute too late adds none": (
        COUNTY, IN_STATE, "03-02", (("03-16", "03-17"),), ("03-07", "03-13", "03-17"),
    ),
}  # fmt: skip


def day(text: str | None) -> date | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) > 5 else d(text)


@pytest.mark.parametrize("name", CASES)
def test_each_case_of_the_table(name):
    terms, means, sent, disputes, (start, deadline, final) = CASES[name]
    given_ = [Dispute(d(opened), day(resolved)) for opened, resolved in disputes]

    found = clock(d(sent), means, terms, DAYS, given_)

    assert found == Clock(day(start), day(deadline), day(final))


@pytest.mark.parametrize(
    ("terms", "asked", "disputes", "deadline", "final"),
    [
        (COUNTY, ["03-10"], [], "03-27", "03-30"),
        (COUNTY, ["03-13"], [], "03-27", "03-30"),
        (COUNTY, ["03-16"], [], "03-13", "03-16"),
        (COUNTY, ["03-10", "03-12"], [], "03-27", "03-30"),
        (COUNTY, ["03-10"], [Dispute(d("03-11"), d("03-12"))], "03-27", "03-30"),
        (COUNTY, ["03-10"], [Dispute(d("03-18"))], "03-27", None),
        (CALIFORNIA, ["03-10"], [], "03-13", "03-16"),
        (FEDERAL, ["03-03"], [], "03-09", "03-10"),
    ],
)
def test_only_in_los_angeles_county_the_wish_for_more_time_adds_days_once(terms, asked, disputes, deadline, final):
    found = clock(d("03-02"), IN_STATE, terms, DAYS, disputes, [d(each) for each in asked])

    assert (found.deadline, found.final_from) == (d(deadline), day(final))


@pytest.mark.parametrize("terms", [FEDERAL, CALIFORNIA])
def test_a_draft_has_no_clock(terms):
    assert clock(None, E, terms, DAYS) is None


def test_the_calendar_is_the_one_that_the_notice_froze():
    own = merged("own", DAYS, DaysOff("site", (Holiday(d("03-04"), "Founders' day"),)))

    assert clock(d("03-02"), E, FEDERAL, own) == Clock(d("03-02"), d("03-10"), d("03-11"))


@pytest.mark.parametrize(
    ("terms", "disputes", "deadline", "final"),
    [
        (FEDERAL, [("03-04", "03-05", True)], "03-11", "03-12"),
        (FEDERAL, [("03-04", "03-04", True), ("03-05", "03-06", False)], "03-12", "03-13"),
        (FEDERAL, [("03-10", "03-10", True)], "03-09", "03-11"),
        (CALIFORNIA, [("03-05", "03-06", True)], "03-13", "03-16"),
        (CALIFORNIA, [("03-05", "03-05", False), ("03-12", "03-13", True)], "03-20", "03-23"),
    ],
    ids=["federal", "beside a dispute", "after the last day", "California adds no days", "in the added days"],
)
def test_days_between_a_withdrawal_and_its_return_are_not_counted(terms, disputes, deadline, final):
    stops = [Dispute(d(first), d(last), withdrawn) for first, last, withdrawn in disputes]

    found = clock(d("03-02"), E, terms, DAYS, stops)

    assert (found.deadline, found.final_from) == (d(deadline), d(final))


DATES = st.dates(date(2026, 1, 1), date(2028, 12, 31))
TERMS = st.builds(
    Terms, profile=st.sampled_from(Profile), days=st.integers(1, 12), email_days=st.integers(0, 4),
    dispute_days=st.integers(1, 10),
)  # fmt: skip


@given(sent=DATES, means=st.sampled_from(Means), terms=TERMS)
def test_without_a_dispute_it_is_so_many_business_days_and_one_more(sent, means, terms):
    found = clock(sent, means, terms, DAYS)

    start = received(sent, means, terms, DAYS)
    assert found == Clock(
        start, add_business_days(start, terms.days, DAYS), add_business_days(start, terms.days + 1, DAYS)
    )
    assert DAYS.is_business_day(found.final_from)
    assert not found.may_be_final(found.deadline)
    assert not found.may_be_final(found.final_from - timedelta(days=1))
    assert found.may_be_final(found.final_from)


@given(sent=DATES, terms=TERMS, after=st.integers(0, 40), lasts=st.integers(0, 40))
def test_a_dispute_never_shortens_and_nothing_is_final_before_it_is_resolved(sent, terms, after, lasts):
    plain = clock(sent, E, terms, DAYS)
    opened = plain.received_on + timedelta(days=after)
    dispute = Dispute(opened, opened + timedelta(days=lasts))

    found = clock(sent, E, terms, DAYS, [dispute])
    still_open = clock(sent, E, terms, DAYS, [Dispute(opened)])

    assert still_open.final_from is None
    assert not still_open.may_be_final(date(2100, 1, 1))
    assert found.deadline >= plain.deadline
    assert found.final_from >= max(plain.final_from, dispute.resolved_on)
    assert found.final_from > found.deadline
    if opened > plain.deadline:
        assert found.deadline == plain.deadline
    elif terms.profile.in_california:
        assert found.deadline == add_business_days(plain.deadline, terms.dispute_days, DAYS)


@given(sent=DATES, after=st.integers(0, 9), lasts=st.integers(0, 20))
def test_a_federal_dispute_leaves_as_many_days_as_were_left(sent, after, lasts):
    opened = sent + timedelta(days=after)
    dispute = Dispute(opened, opened + timedelta(days=lasts))

    found = clock(sent, E, FEDERAL, DAYS, [dispute])

    every = [sent + timedelta(days=n) for n in range(1, (found.deadline - sent).days + 1)]
    counted = [each for each in every if DAYS.is_business_day(each) and not dispute.covers(each)]
    assert len(counted) == FEDERAL.days
    assert counted[-1] == found.deadline


@given(sent=DATES, terms=TERMS, ahead=st.integers(0, 30))
def test_the_days_that_ran_never_go_beyond_those_of_the_notice(sent, terms, ahead):
    found = clock(sent, E, terms, DAYS)

    run = days_run(found, found.received_on + timedelta(days=ahead), terms, DAYS)

    assert 0 <= run <= terms.days
    assert days_run(found, found.received_on, terms, DAYS) == 0
    assert days_run(found, found.deadline, terms, DAYS) == terms.days


@pytest.mark.parametrize(
    ("key", "least"),
    [
        ("notice_days_california", 5),
        ("notice_dispute_days", 5),
        ("notice_dispute_days_la_county", 10),
        ("notice_email_days", 2),
        ("notice_mail_days", 5),
        ("notice_mail_days_elsewhere", 10),
        ("notice_mail_days_abroad", 20),
        ("report_keep_months", 60),
        ("report_keep_months_california", 48),
    ],
)
def test_no_number_of_a_program_goes_below_the_law(key, least):
    assert [accepts(key, value) for value in (0, least - 1, least, least + 1)] == [False, False, True, True]
    assert [lawful(key, value) for value in (0, least, least + 1)] == [least, least, least + 1]
