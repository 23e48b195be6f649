"""Where somebody stands before the first application: what they have otherwise, how to begin, and by when."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from applicants.models import Lead
from applicants.portal import own_sessions
from applicants.portal.reading import nav, person_of
from apprenticeships import clock
from apprenticeships.catalog.classes import UpcomingClass, upcoming
from apprenticeships.models import Program
from cohorts.models import Enrollment, Participant
from cohorts.portal.service_nav import further_pages


@dataclass(frozen=True, slots=True)
class Choice:
    """A program on offer, whether somebody said that they are interested, and the class to apply for now."""

    program: Program
    interested: bool
    next_class: UpcomingClass | None

    @property
    def order(self) -> tuple[bool, bool]:
        """First what they were interested in, and what takes applications now."""
        return not self.interested, self.next_class is None


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """The page of somebody without an application."""
    person = person_of(request)
    at = clock.now()
    training = Enrollment.objects.filter(person=person).exists() if person else False
    takes_part = set(Participant.objects.filter(person=person).values_list("program", flat=True)) if person else set()
    interested = set(Lead.objects.filter(person=person).values_list("program", flat=True)) if person else set()
    programs = list(Program.objects.in_catalog().exclude(pk__in=takes_part))
    classes = upcoming([each.pk for each in programs], at=at)
    choices = [
        Choice(program, program.pk in interested, next(iter(classes.get(program.pk, ())), None)) for program in programs
    ]
    context = {
        "choices": sorted(choices, key=lambda each: each.order),
        "training": training,
        "takes_part": bool(takes_part),
        "sessions": own_sessions.ahead(person, at) if person else [],
        "services": further_pages() if takes_part else [],
        "nav": nav("status"),
        "at": at,
    }
    return render(request, "portal/nothing.html", context)
