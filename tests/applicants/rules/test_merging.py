"""Two devices in one section: nobody's words are lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applicants.rules.merging import Clash, Stored, Written, digest, merge, rows_that_stay, settle, source

PHONE, LAPTOP = "phone", "laptop"


def seen(**texts):
    return {name: digest(text) for name, text in texts.items()}


def test_a_text_that_only_this_page_changed_is_taken():
    merged = merge(Stored({"why": "old"}), Written({"why": "new"}, seen(why="old"), PHONE))

    assert (merged.texts, merged.is_clear) == ({"why": "new"}, True)


def test_a_text_that_only_another_page_changed_stays():
    merged = merge(Stored({"why": "theirs"}), Written({"why": "old"}, seen(why="old"), PHONE))

    assert (merged.texts, merged.is_clear) == ({"why": "theirs"}, True)


def test_different_texts_that_two_pages_changed_are_both_taken():
    stored = Stored({"why": "theirs", "proud": "old"})

    merged = merge(stored, Written({"why": "old", "proud": "mine"}, seen(why="old", proud="old"), PHONE))

    assert (merged.texts, merged.is_clear) == ({"why": "theirs", "proud": "mine"}, True)


def test_a_text_that_both_changed_clashes_and_the_stored_one_stays():
    merged = merge(Stored({"why": "theirs"}), Written({"why": "mine"}, seen(why="old"), PHONE))

    assert (merged.texts, merged.clashes) == ({"why": "theirs"}, {"why": "mine"})


def test_the_same_change_twice_is_no_clash():
    assert merge(Stored({"why": "new"}), Written({"why": "new\r\n"}, seen(why="old"), PHONE)).is_clear


def test_a_page_never_clashes_with_what_it_saved_itself():
    stored = Stored({"why": "I li"}, {"why": source(PHONE, "I li")})

    assert merge(stored, Written({"why": "I like"}, seen(why=""), PHONE)).texts == {"why": "I like"}
    assert merge(stored, Written({"why": ""}, seen(why=""), PHONE)).texts == {"why": ""}
    assert merge(stored, Written({"why": "I like"}, seen(why=""), LAPTOP)).clashes == {"why": "I like"}


def test_a_mark_on_a_text_that_was_replaced_since_counts_for_nothing():
    stored = Stored({"phone": "222"}, {"phone": source(PHONE, "111")})

    assert merge(stored, Written({"phone": "333"}, seen(phone="000"), PHONE)).clashes == {"phone": "333"}


def test_emptying_clashes_with_a_change():
    assert merge(Stored({"why": "theirs"}), Written({"why": ""}, seen(why="old"), PHONE)).clashes == {"why": ""}


@given(st.text(max_size=3), st.text(max_size=3), st.text(max_size=3))
def test_whatever_is_written_is_in_the_result_or_shown_to_decide(old, theirs, mine):
    merged = merge(Stored({"why": theirs}), Written({"why": mine}, seen(why=old), PHONE))

    kept = {digest(merged.texts["why"]), *map(digest, merged.clashes.values())}
    changed = {digest(text) for text in (theirs, mine)} - {digest(old)}
    assert changed <= kept


def rows(**texts):
    return {f"jobs/{key}/title": text for key, text in texts.items()}


def test_jobs_that_two_pages_added_both_stay():
    stored = Stored(rows(a="Aide"))

    assert rows_that_stay(stored, Written(rows(b="Clerk"), {}, PHONE), listed={"b"}, taken_out=set()) == {"a", "b"}


def test_a_job_that_was_taken_out_is_gone():
    stored = Stored(rows(a="Aide"))
    page = Written(rows(a="Aide"), {"jobs/a/title": digest("Aide")}, PHONE)

    assert rows_that_stay(stored, page, listed=set(), taken_out={"a"}) == set()


def test_taking_a_job_out_gives_way_to_words_written_in_it_elsewhere():
    stored = Stored(rows(a="Nursing aide"))
    page = Written(rows(a="Aide"), {"jobs/a/title": digest("Aide")}, PHONE)

    assert rows_that_stay(stored, page, listed=set(), taken_out={"a"}) == {"a"}


def test_a_job_taken_out_elsewhere_stays_out_unless_somebody_wrote_in_it():
    base = {"jobs/a/title": digest("Aide")}
    idle, busy = Written(rows(a="Aide"), base, PHONE), Written(rows(a="Night aide"), base, PHONE)

    assert rows_that_stay(Stored({}), idle, listed={"a"}, taken_out=set()) == set()
    assert rows_that_stay(Stored({}), busy, listed={"a"}, taken_out=set()) == {"a"}


MINE = {"why": Clash("mine", PHONE, "2026-01-15T19:45:00+00:00")}


def chosen(choice, there="theirs", shown="theirs"):
    page = Written({}, seen(why=shown), LAPTOP)
    return settle(Stored({"why": there}), page, waiting=MINE, choices={"why": choice}, at="now")


@pytest.mark.parametrize(("choice", "text"), [("this", "mine"), ("other", "theirs"), ("both", "theirs\n\nmine")])
def test_a_choice_decides_which_text_counts(choice, text):
    found = chosen(choice)

    assert (found.texts["why"], found.clashes) == (text, {})


@pytest.mark.parametrize("choice", ["", "neither", None])
def test_without_a_choice_both_texts_wait(choice):
    found = chosen(choice)

    assert (found.texts["why"], found.clashes) == ("theirs", MINE)


def test_a_choice_between_other_texts_than_those_that_are_there_is_asked_again():
    found = chosen("this", there="theirs, longer")

    assert (found.texts["why"], found.clashes) == ("theirs, longer", MINE)


def test_who_goes_on_typing_keeps_the_newest_words_waiting():
    page = Written({"why": "mine, longer"}, seen(why="old"), PHONE)

    found = settle(Stored({"why": "theirs"}), page, waiting=MINE, choices={}, at="now")

    assert found.clashes == {"why": Clash("mine, longer", PHONE, "now")}


def test_words_of_a_third_device_are_kept_below_those_that_wait():
    page = Written({"why": "third"}, seen(why="old"), "tablet")

    found = settle(Stored({"why": "theirs"}), page, waiting=MINE, choices={}, at="now")

    assert found.clashes["why"].text == "mine\n\nthird"


def test_who_writes_what_is_saved_anyway_has_nothing_to_choose():
    page = Written({"why": "theirs"}, seen(why="old"), PHONE)

    assert settle(Stored({"why": "theirs"}), page, waiting=MINE, choices={}, at="now").clashes == {}
