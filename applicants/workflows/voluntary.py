"""The invitations to the voluntary questions, and the proof of each: after the sending, after the yes, and each year.

29 CFR 30.11 asks sponsors to invite before an offer, once more before the first day, and to remind apprentices once a
year. Answers are kept elsewhere, under a name that leads nowhere: nothing here knows whether anybody answered.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from applicants.models import OPEN_STATES, Application, ApplicationState, Occasion, VoluntaryInvitation
from applicants.records.deadlines import local_day
from applicants.records.evidence import AFTER_YES
from applicants.records.training import GOING_ON, IN_TRAINING, has_place
from applicants.records.voluntary import EDITION, INVITED, Asking, form_of, mail_key, which_ask
from applicants.workflows.arrows import locked
from apprenticeships import audit, clock, messages
from apprenticeships.models import ProgramVersion
from apprenticeships.rules.dates import add_months, utc_day
from apprenticeships.workflow import Actor, retrying
from apprenticeships.workflows.one_by_one import each_on_its_own

BY: Final = Actor.system("voluntary questions")
APART: Final = timedelta(days=1)
"""The invitation comes so long after the sending: the questions are no part of the application."""
LOOKED_BACK: Final = timedelta(days=30)
"""Who was refused longer ago is not written to any more."""


def keep(*, at: datetime) -> int:
    """Invite everybody who is owed an invitation. A chore, safe to run twice. How many."""
    asks = asking(at)
    keys = sorted({key for rows in owed(at, asks).values() for key in rows.values_list("pk", flat=True)})
    return each_on_its_own(keys, invite, by=BY, at=at, asks=asks)


@retrying
def invite(application_id: int, *, by: Actor, at: datetime, asks: Asking | None = None, reason: str = "") -> bool:
    """Invite one person, and keep when and in which edition, if a mail was written. Whether one was.

    ``asks`` is what ``asking`` says at that time, for whoever invites many.
    """
    application = locked(application_id)
    asks = asking(at) if asks is None else asks
    due = (occasion for occasion, rows in owed(at, asks).items() if rows.filter(pk=application_id).exists())
    occasion = next(due, None)
    if occasion is None:
        return False
    form = form_of(application.version_id, on=local_day(application.version.program, at))
    row = VoluntaryInvitation(
        application=application, occasion=occasion, edition=EDITION, form=form.name, omb_number=form.omb_number,
        form_expires=form.expires, invited_at=at,
    )  # fmt: skip
    context = {"application": application.pk, "occasion": occasion.value}
    if not messages.promise(INVITED, key=mail_key(row), to=application.person, at=at, context=context):
        return False
    row.save()
    data = {"occasion": occasion.value, "edition": EDITION}
    audit.record("voluntary.invite", application, by=by, at=at, person=application.person, reason=reason, data=data)
    return True


def owed(at: datetime, asks: Asking, *, by_mail: bool = True) -> dict[Occasion, QuerySet[Application]]:
    """Return who is owed an invitation, where it is asked: after the sending, after the yes, and in training.

    Who said yes before any invitation gets that after the yes; where nobody is asked again, the one for who applied.

    Who has no e-mail address is called about everything else, and not about this: nobody reads out such questions and
    hears the answers. They get the sheet of paper: ``by_mail`` is false for them.
    """
    mails = ~Q(person__email="") if by_mail else Q(person__email="")
    rows = Application.objects.filter(mails, submitted_at__lte=at - APART)
    goes_on = Q(has_place(*GOING_ON), state=ApplicationState.ENROLLED)
    past_yes = Q(state__in=AFTER_YES) | Q(state=ApplicationState.ENROLLED)
    recent = Q(state__in=OPEN_STATES) | Q(submitted_at__gte=at - LOOKED_BACK) & ~past_yes | goes_on
    recent &= ~(past_yes & Q(version__in=asks.again))
    today = clock.day_there(at, "version__program__organization__zone")
    said_yes = Q(state__in=AFTER_YES) | goes_on & Q(cohort__starts_on__gt=today)
    lately = Q(pk__in=[])
    for version, count in asks.again.items():
        lately |= Q(application__version=version, invited_at__date__gt=add_months(utc_day(at), -count))
    told = VoluntaryInvitation.objects.filter(application=OuterRef("pk"))
    in_class = rows.filter(has_place(*IN_TRAINING), state=ApplicationState.ENROLLED, cohort__starts_on__lte=today)
    found = {
        Occasion.APPLIED: rows.filter(recent, ~Exists(told)).exclude(
            state__in=[ApplicationState.DRAFT, ApplicationState.WITHDRAWN]
        ),
        Occasion.SAID_YES: rows.filter(said_yes, ~Exists(told.filter(occasion=Occasion.SAID_YES))),
        Occasion.IN_TRAINING: in_class.filter(~Exists(told.filter(lately))),
    }
    return {occasion: each.filter(version__in=asks.on(occasion)) for occasion, each in found.items()}


def asking(at: datetime) -> Asking:
    """Return which versions that somebody applied under ask, and when they ask again."""
    sent = Application.objects.filter(submitted_at__isnull=False).order_by()
    versions = ProgramVersion.objects.filter(pk__in=sent.values("version"))
    return which_ask(versions.select_related("program__organization"), at)
