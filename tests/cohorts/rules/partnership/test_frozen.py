"""The same content has the same digest, whatever the order in which it was written."""

from hashlib import sha256

import pytest

from cohorts.rules.partnership.frozen import canonical, digest, grouped


def test_the_order_of_keys_changes_nothing():
    assert digest({"b": 1, "a": {"d": 2, "c": "é"}}) == digest({"a": {"c": "é", "d": 2}, "b": 1})


def test_any_other_number_changes_everything():
    assert digest({"a": 1}) != digest({"a": 2})


def test_a_stranger_can_compute_it_without_this_code():
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'.encode()
    assert digest({"b": [1, None], "a": "é"}) == sha256('{"a":"é","b":[1,null]}'.encode()).hexdigest()


def test_no_number_is_infinite():
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest({"a": float("inf")})


def test_a_digest_is_read_aloud_in_groups():
    assert grouped("0123456789abcdef", size=4) == "0123 4567 89ab cdef"
