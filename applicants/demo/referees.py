"""Who speaks for students of the coming summer: somebody is asked, somebody answered, somebody has to be called."""

from datetime import datetime, timedelta
from typing import Final

from applicants.models import Application, Relation
from applicants.workflows import references
from applicants.workflows.references import Named
from apprenticeships.demonstration import DOMAIN
from apprenticeships.workflow import Actor
from cohorts.models import Cohort

SAID: Final = {
    "relation": "I teach biology and was the class teacher for two years.",
    "dates": "From August two years ago until now.",
    "reliability": "mostly",
    "teamwork": "very_well",
    "again": "yes",
    "more": "When our lab partners fell ill, the whole project was finished on time all the same.",
}
PEOPLE: Final = (
    Named("Harriet Olmsted", Relation.TEACHER, "Northgate High School", f"harriet.olmsted@{DOMAIN}", known_since=2023),
    Named("Silas Brandt", Relation.SUPERVISOR, "Ferry Street Bakery", "", "+13145550171", known_since=2024),
    Named("Odile Marchetti", Relation.LEADER, "Bluff County Food Bank", f"odile.marchetti@{DOMAIN}", known_since=2022),
)


def spoken_for(cohort: Cohort, at: datetime) -> None:
    """Let the student with an account name a teacher, whose mail waits to be read, and three others somebody each."""
    rows = Application.objects.filter(cohort=cohort).select_related("person__user").order_by("pk")
    own = rows.get(person__user__isnull=False)
    asked = Named("Ida Kowalski", Relation.TEACHER, "Northgate High School", f"teacher@{DOMAIN}", known_since=2023)
    by = Actor.user(own.person.user) if own.person.user else Actor.system("website")
    references.name(own.pk, named=asked, by=by, at=at + timedelta(minutes=30))
    for number, (row, named) in enumerate(zip(rows.filter(person__user__isnull=True)[:3], PEOPLE, strict=True)):
        then = at + timedelta(minutes=40 + number)
        who = references.name(row.pk, named=named, by=Actor.system("website"), at=then)
        if number == 0:
            references.answer(who.pk, answers=SAID, by=Actor.referee(who.pk), at=then + timedelta(hours=1))
        elif number == len(PEOPLE) - 1:
            references.decline(who.pk, by=Actor.referee(who.pk), at=then + timedelta(hours=2))
