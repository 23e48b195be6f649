"""Sealed values open where they belong, and nowhere else."""

import pytest

from apprenticeships.sealing import BrokenSealError, seal, unseal


def test_a_sealed_value_opens_in_its_place():
    sealed = seal({"code": "ABC"}, place="message:1")

    assert b"ABC" not in sealed
    assert unseal(sealed, place="message:1") == {"code": "ABC"}


def test_a_sealed_value_moved_to_another_row_does_not_open():
    sealed = seal({"code": "ABC"}, place="message:1")

    with pytest.raises(BrokenSealError):
        unseal(sealed, place="message:2")


def test_a_changed_value_does_not_open():
    sealed = bytearray(seal("x", place="p"))
    middle = len(sealed) // 2
    sealed[middle] = ord("A") if sealed[middle] != ord("A") else ord("B")

    with pytest.raises(BrokenSealError):
        unseal(bytes(sealed), place="p")


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    old = dict(settings.FIELD_KEYS)
    sealed = seal("x", place="p")
    settings.FIELD_KEYS = {"new": b"n" * 32} | old

    assert seal("y", place="p").startswith(b"new:")
    assert unseal(sealed, place="p") == "x"


def test_a_value_of_a_lost_key_does_not_open(settings):
    sealed = seal("x", place="p")
    settings.FIELD_KEYS = {"other": b"o" * 32}

    with pytest.raises(BrokenSealError):
        unseal(sealed, place="p")
