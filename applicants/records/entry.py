"""Which classes an application may aim at: those that are open to everybody, and the one that its access code opens."""

from datetime import date

from applicants.models import Application
from cohorts.models import Cohort, Seat, SeatState


def by_code(application: Application, *, on: date) -> Cohort | None:
    """Return the class that the application's access code opens on a day, if it does."""
    code = application.access_code
    if code is None or not code.is_good(on=on):
        return None
    return code.cohort


def classes_for(application: Application, *, on: date) -> list[Cohort]:
    """Return the classes that an application may aim at on a day, soonest first."""
    found = list(Cohort.objects.open_for(application.version.program, on=on))
    opened = by_code(application, on=on)
    if opened is not None and opened not in found:
        found.append(opened)
    return sorted(found, key=lambda cohort: (cohort.starts_on, cohort.pk))


def class_to_send(application: Application, *, on: date) -> Cohort | None:
    """Return the chosen class while it takes the application, else the next one that does."""
    if application.cohort == by_code(application, on=on):
        return application.cohort
    later = Cohort.objects.open_for(application.version.program, on=on)
    return later.filter(starts_on__gte=application.cohort.starts_on).first()


def may_aim_at(application: Application, cohort: Cohort, *, on: date) -> bool:
    """Tell whether an application may aim at a class on a day."""
    if cohort == by_code(application, on=on):
        return True
    return Cohort.objects.open_for(application.version.program, on=on).filter(pk=cohort.pk).exists()


def is_full(cohort: Cohort) -> bool:
    """Tell whether a class has seats and none of them is free."""
    states = set(Seat.objects.filter(opening__cohort=cohort).values_list("state", flat=True))
    return bool(states) and SeatState.FREE not in states
