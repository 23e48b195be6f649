"""Whose tries count: the one place that says which typing tests of a person use up those of an application."""

from datetime import date

from applicants.models import Application


def shares_tries(application: Application, *, typed_in: int | None, typed_for: date | None) -> bool:
    """Whether a typing test that was taken in an application counts as a try of another one of the same person.

    Everybody has the same number for a class, so whoever withdraws and starts again has those that are left; only a
    later class gives new ones. ``typed_for`` is the first day of the other's class, ``None`` for another program.
    """
    if typed_in is None or typed_in == application.pk:
        return True
    return typed_for is not None and typed_for >= application.cohort.starts_on
