"""The list of recruitment sources: entered, looked at each year, told of classes, and ended; nothing is deleted."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applicants.models import OutreachNotice, RecruitmentSource
from applicants.records.outreach import terms, to_look_at, untold
from applicants.workflows import outreach
from apprenticeships.errors import DomainError, NotAllowed
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from cohorts.models import Cohort
from tests import factories as make
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
TODAY = NOON.date()
DAY = timedelta(days=1)
FIELDS = {
    "name": "Cedar County Career Center",
    "kind": "career",
    "contact_name": "Lou Vance",
    "email": "lou@example.org",
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk():
    return make.staff(Role.COORDINATOR)


def entered(desk, **fields):
    cohort = make.cohort(starts_on=TODAY + 60 * DAY, apply_by=TODAY + 30 * DAY)
    place = cohort.program.organization
    row = outreach.enter(place.pk, by=Actor.user(desk), at=NOON, **{**FIELDS, **fields})
    return row, cohort


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"contact_name": ""}, "contact_name"),
        ({"email": ""}, "email"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_a_source_has_a_name_a_kind_and_somebody_to_reach(desk, wrong, field):
    with pytest.raises(DomainError) as refused:
        entered(desk, **wrong)

    assert refused.value.field == field


def test_only_a_coordinator_of_the_organization_keeps_the_list(desk):
    row, _ = entered(desk)
    elsewhere = make.user()
    place = make.make_organization(slug="elsewhere", name="Elsewhere")
    make.membership(elsewhere, Role.COORDINATOR, organization=place)

    for by in (ROBOT, Actor.user(elsewhere), Actor.user(make.staff(Role.EEO_ANALYST))):
        with pytest.raises(NotAllowed):
            outreach.confirm(row.pk, by=by, at=NOON)


@pytest.mark.parametrize(("closes_in", "is_due"), [(31, False), (30, True), (0, True), (-1, False)])
def test_a_class_that_closes_within_thirty_days_is_due_until_a_source_knows_of_it(desk, closes_in, is_due):
    row, cohort = entered(desk)
    Cohort.objects.filter(pk=cohort.pk).update(apply_by=TODAY + closes_in * DAY)

    assert terms(on=TODAY).tell_by(cohort) == TODAY
    assert untold(Cohort.objects.all(), on=TODAY).exists() == is_due
    outreach.tell(row.pk, cohort=cohort, told_on=TODAY, told_by="mail", by=Actor.user(desk), at=NOON)
    assert not untold(Cohort.objects.all(), on=TODAY).exists()


def test_an_organization_without_a_list_is_asked_for_no_notice(desk):
    row, _ = entered(desk)
    assert untold(Cohort.objects.all(), on=TODAY).exists()

    outreach.end(row.pk, reason="It closed.", by=Actor.user(desk), at=NOON)

    assert not untold(Cohort.objects.all(), on=TODAY).exists()


def test_a_notice_is_of_a_class_of_the_organization_and_no_day_ahead(desk):
    row, cohort = entered(desk)
    tell = {"told_by": "phone", "by": Actor.user(desk), "at": NOON}
    elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere")
    strange = make.cohort(version=make.version(program=make.program(organization=elsewhere)))

    for fields in ({"cohort": strange, "told_on": TODAY}, {"cohort": cohort, "told_on": TODAY + DAY}):
        with pytest.raises(DomainError):
            outreach.tell(row.pk, **fields, **tell)
    assert not OutreachNotice.objects.exists()


@pytest.mark.parametrize("step", [outreach.confirm, lambda *a, **k: outreach.correct(*a, **FIELDS, **k)])
def test_a_source_is_looked_at_each_year(desk, step):
    row, _ = entered(desk)
    RecruitmentSource.objects.update(looked_at_on=TODAY - 365 * DAY)
    assert to_look_at(RecruitmentSource.objects.all(), on=TODAY).exists()

    step(row.pk, by=Actor.user(desk), at=NOON)

    assert not to_look_at(RecruitmentSource.objects.all(), on=TODAY).exists()


def test_one_that_ended_stays_with_what_it_was_told_and_is_told_nothing_more(desk):
    row, cohort = entered(desk)
    by = Actor.user(desk)
    outreach.tell(row.pk, cohort=cohort, told_on=TODAY, told_by="visit", words="The poster", by=by, at=NOON)
    outreach.end(row.pk, reason="It closed.", by=by, at=NOON)

    for step in (outreach.confirm, outreach.end):
        with pytest.raises(DomainError, match="is not told any more"):
            step(row.pk, by=by, at=NOON, reason="Again")
    assert OutreachNotice.objects.get().words == "The poster"


def test_a_coordinator_keeps_the_list_on_its_pages(client, desk):
    client.force_login(desk)
    cohort = make.cohort(starts_on=TODAY + 60 * DAY, apply_by=TODAY + 10 * DAY)
    place = cohort.program.organization

    client.post(reverse("board:outreach-enter", args=[place.pk]), FIELDS)
    row = RecruitmentSource.objects.get()
    told = {"cohort": cohort.pk, "told_on": TODAY.isoformat(), "told_by": "mail", "words": "Our poster"}
    before = text(client.get(reverse("board:outreach")))
    client.post(reverse("board:outreach-step", args=[row.pk, "tell"]), told)
    after, page = (
        text(client.get(reverse("board:outreach"))),
        text(client.get(reverse("board:outreach-source", args=[row.pk]))),
    )

    assert "Nobody yet" in before
    assert "1 source" in after
    assert "By mail or e-mail: Our poster" in page
    assert "Lou Vance, lou@example.org" in page
