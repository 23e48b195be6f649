"""An application on the board, and the steps that a coordinator takes there."""

from datetime import timedelta

from django.urls import reverse

from applicants.models import Application, ApplicationState, Document, DocumentPurpose
from applicants.workflows import screening
from apprenticeships.models import RequirementKind
from tests import factories as make
from tests.factories import NOON

TODAY = NOON.date()
S, K = ApplicationState, RequirementKind
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
RESULT = {"taken_on": YESTERDAY, "source": "Score report"}


def sent(*kinds: RequirementKind, **options) -> Application:
    """A sent application of a program that asks for these."""
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60))
    steps = make.way_in(cohort.version)
    place = {K.BACKGROUND: "screening", K.DRUG: "screening"}
    for kind in kinds:
        make.requirement(steps[place.get(kind, "tests")], kind, **options)
    application = make.application(S.SUBMITTED, cohort=cohort)
    screening.open_steps(application, NOON)
    return application


def step(client, application, slug, **typed):
    return client.post(reverse("board:step", args=[application.pk, slug]), typed)


def record(client, application, kind, **typed):
    asked = application.version.requirements.get(kind=kind)
    return step(client, application, f"record-{asked.pk}", **typed)


def board(client, application, query=""):
    return client.get(reverse("board:application", args=[application.pk]) + query)


def onboarding() -> Application:
    application = make.application(S.ONBOARDING, cohort=make.cohort(starts_on=TODAY + timedelta(days=30)))
    for _ in range(3):
        item = make.onboarding_item(application.cohort.version)
        make.onboarding_task(application, item, TODAY)
    return application


def paper(application, number=0):
    """A document that nobody looked at yet."""
    file = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "file": f"documents/{number}.pdf"}
    Document.objects.create(
        application=application, purpose=DocumentPurpose.OTHER, digest=str(number), uploaded_at=NOON, **file
    )
