"""What managers read about a seat: one true sentence for each move, and nothing of a check."""

import pytest

from applicants.rules.seat_words import FREES, LONG, SHORT, Move, Told, follows, sentence

HIDDEN = ("check", "screen", "drug", "background", "report", "clear", "score", "because")
MOVE = Move(name="Ana Diaz", place="as EKG technician in Ward 3", until="Friday", other_day="June 1")


@pytest.mark.parametrize("told", Told)
def test_every_move_has_its_words_and_none_names_a_check(told):
    words = f"{SHORT[told]} {sentence(told, MOVE)} {follows(told, MOVE)}"

    assert "Ana Diaz" in words
    assert "as EKG technician in Ward 3" in words
    assert not [word for word in HIDDEN if word in words.lower()]
    assert ("The seat is free again." in words) == (told in FREES)
    assert ("June 1" in words) == (told in {Told.LATER, Told.COMES})


@pytest.mark.parametrize(
    ("told", "waits", "expected"),
    [
        (Told.NO, False, "The seat is free again. Your queue shows who is next."),
        (Told.NOT_READY, True, "The seat is free again. The next person on the standby list gets it; "),
        (Told.YES, True, "The seat is held until Friday at 1:00 p.m. while they get ready."),
        (Told.OFFERED, True, "The seat is held until Friday at 1:00 p.m. You need not do anything."),
        (Told.TAKEN, False, "Everything that the start depends on is done."),
    ],
)
def test_what_follows_says_who_gets_the_seat(told, waits, expected):
    move = Move(name="Ana Diaz", place="here", until="Friday at 1:00 p.m.", somebody_waits=waits)

    assert follows(told, move).startswith(expected)


def test_without_the_other_class_nothing_untrue_is_said():
    assert len(LONG) == len(SHORT) == len(Told)
    assert sentence(Told.LATER, Move(name="Ana Diaz", place="here")) == "Ana Diaz cannot take the place here."
