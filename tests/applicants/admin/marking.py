"""Marking many people on the screening board: a class, its people, and what the forms send."""

from datetime import timedelta

from django.urls import reverse

from applicants.models import Application, ApplicationState, ScreeningStep
from applicants.workflows import screening
from apprenticeships.models import RequirementKind
from tests import factories as make
from tests.factories import NOON

TODAY = NOON.date()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
MARK, APPLY, BOARD = (reverse(f"board:screening{name}") for name in ("-mark", "-apply", ""))
S, K = ApplicationState, RequirementKind
MET = {"met": "yes", "taken_on": YESTERDAY, "source": "Phone call"}
EXAM = {"threshold": {"pass_mark": 70, "maximum": 100}}


def classes(**kinds):
    """A class of a program that asks for these at its tests, each with its fields."""
    cohort = make.cohort(starts_on=TODAY + timedelta(days=60))
    steps = make.way_in(cohort.version)
    for kind, fields in kinds.items():
        make.requirement(steps["tests"], RequirementKind(kind), **fields)
    return cohort


def somebody(cohort, family="Ortega", state=S.SUBMITTED) -> Application:
    row = make.application(state, person=make.applicant(given_name="Ana", family_name=family), cohort=cohort)
    screening.open_steps(row, NOON)
    return row


def asking(rows, slug="custom", **typed):
    """What a form of these pages sends."""
    return {"who": [row.pk for row in rows], "step": slug, "program": rows[0].version.program_id, **typed}


def previewed(client, rows, **typed):
    """The preview, and what its form would send on."""
    page = client.post(MARK, asking(rows, **typed))
    seen = {f"seen-{row['pk']}": row["seen"] for row in page.context["good"]}
    return page, asking(rows, **typed) | seen


def done(client, rows, **typed):
    """Looked at and written down."""
    _, sent = previewed(client, rows, **typed)
    return client.post(APPLY, sent, follow=True)


def verdicts(rows, slug="custom"):
    steps = ScreeningStep.objects.filter(application__in=rows, requirement__slug=slug)
    return list(steps.order_by("application_id").values_list("verdict", flat=True))


def states(rows):
    return list(
        Application.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values_list("state", flat=True)
    )
