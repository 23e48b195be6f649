"""The mail that a passed step ends soon."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from applicants.models import Application
from applicants.passport_promises import KIND, STILL_APPLIES, still_wants_in
from applicants.records.passports import asked_now, passed_by
from apprenticeships import clock
from apprenticeships.messages import Kind, Letter, NoLongerTrueError, zone_of
from apprenticeships.models import Message, Person


def _ending(message: Message) -> Letter:
    through = date.fromisoformat(message.context["through"])
    person = Person.objects.filter(still_wants_in(), pk=message.person_id or 0).first()
    if person is None:
        raise NoLongerTrueError("The person is in, or not interested any more.")
    steps = passed_by([person.pk], asked_now(), on=clock.today(zone_of(person), at=message.due_at))[person.pk]
    mine = [step for step in steps if step.kind == message.context["kind"]]
    days = {each.through for step in mine for each in step.good}
    if through not in days or any(day is None or day > through for day in days):
        raise NoLongerTrueError("The step was renewed or taken back.")
    step = next(step for step in mine if through in {each.through for each in step.good})
    applies = Application.objects.filter(person=person, state__in=STILL_APPLIES, submitted_at__isnull=False).exists()
    return Letter(
        {
            "step": step,
            "through": through,
            "applies": applies,
            "button_url": f"{settings.SITE_URL}{reverse('portal:passport')}",
            "button_text": gettext_noop("See my passport"),
        }
    )


KINDS: tuple[Kind, ...] = (Kind(KIND, "applicants/passport_ending", _ending, label="A passed step ends soon"),)
