"""People and places for tests of the matching: everything that is not named is harmless."""

from datetime import date

from applicants.rules.matching_inputs import Place, Point, Student, Weights

FIRST_DAY = date(2027, 6, 14)
LAST_DAY = date(2027, 7, 30)
DEGREE = 69.094  # miles of a degree of latitude on a globe of 3958.8 miles
PLAIN = Weights("Plain", ranks=(10, 6, 3), not_chosen=0, bands=((5, 4), (10, 2)), returning=5)


def spot(miles):
    """A place so many miles north of the middle."""
    return Point(34 + miles / DEGREE, -118.0)


def student(key, *interests, **fields):
    return Student(key, fields.pop("born", date(2010, 5, 1)), interests, **fields)


def place(key, interest, capacity=1, **fields):
    given = {"department": f"Department {key}", "site": f"site {key}", "starts_on": FIRST_DAY, "ends_on": LAST_DAY}
    return Place(key=key, interest=interest, capacity=capacity, **(given | fields))
