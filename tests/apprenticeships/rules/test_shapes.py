"""What stands on the federal form about a disability is refused where it is written, not where it is kept."""

import pytest

from apprenticeships.rules.parameters import SPECS, accepts, how_to_write
from apprenticeships.rules.shapes import SHAPES

GOOD = {
    "disability_form": ["Voluntary Disability Disclosure", "x" * 120],
    "disability_form_omb": ["none", "1205-0223"],
    "disability_form_expires": ["none", "01/31/2027", "02/29/2028"],
}
BAD = {
    "disability_form": ["", " ", "x" * 121, " Form", 5],
    "disability_form_omb": ["None", "NONE", "", "12050223", "1205-0223 ", "1205-0223\n", "1" * 41, "١٢٠٥-٠٢٢٣", 1205],
    "disability_form_expires": ["None", "", "1/31/2027", "02/30/2027", "2027-01-31", "01/31/0000", "soon", "0" * 41],
}


def test_each_value_is_taken_or_refused():
    taken = {key: [value for value in [*GOOD[key], *BAD[key]] if accepts(key, value)] for key in GOOD}

    assert taken == GOOD
    assert GOOD.keys() == SHAPES.keys()


@pytest.mark.parametrize("key", GOOD)
def test_the_first_value_fits_and_the_sentence_says_how_it_is_written(key):
    assert accepts(key, SPECS[key].default)
    assert how_to_write(key) == SHAPES[key].how
