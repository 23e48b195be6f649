"""After the summer: coming back for another one, or going on to another program, kept with its source."""

from datetime import date, timedelta

import pytest

from applicants.models import Application, ApplicationState, Lead, LeadSource
from applicants.workflows import applications, returns
from apprenticeships.errors import GuardFailed, NotAllowed
from apprenticeships.models import Event
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, EnrollmentState
from cohorts.workflows import cohorts
from tests import factories as make
from tests.applicants.summer import applied, summer
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def completed(scene, *, interests=("imaging", "laboratory", "finance")):
    """An intern of last summer with the application of then."""
    row = applied(scene, interests={"interests": [scene.interest(slug) for slug in interests]})
    Application.objects.filter(pk=row.pk).update(state=ApplicationState.ENROLLED)
    return make.enrollment(
        EnrollmentState.COMPLETED, opening=scene.imaging, person=row.person, completed_on=scene.cohort.ends_on
    )


def autumn(scene):
    """After the summer, with the class of next year planned."""
    at = NOON.replace(year=scene.cohort.ends_on.year, month=10)
    cohorts.generate(scene.version, on=at.date(), by=scene.by, at=at)
    return at


def go_on(row, program, at):
    return returns.go_on(row.pk, program=program, by=Actor.user(row.person.user), at=at)


def test_an_intern_comes_back_with_an_application_that_knows_what_is_still_true():
    scene = summer()
    row = completed(scene)
    at = autumn(scene)

    found = go_on(row, scene.version.program, at)

    application = found.application
    assert application is not None
    assert application.state == ApplicationState.DRAFT
    assert application.cohort.starts_on.year == scene.cohort.starts_on.year + 1
    assert [wish.interest.slug for wish in application.wishes.order_by("rank")] == ["imaging", "laboratory", "finance"]
    assert dict(application.sections.values_list("slug", "is_complete")) == {"education": True, "words": True}
    missing = [spec.slug for spec in applications.missing(application)]
    assert {"eligibility", "interests", "guardian", "attestation"} <= set(missing)  # as it is today, and signed anew


def test_the_wish_is_kept_with_its_source_and_as_an_event_once():
    scene = summer()
    row = completed(scene)
    at = autumn(scene)

    first, second = (go_on(row, scene.version.program, at + n * DAY) for n in range(2))

    assert first.application == second.application
    assert Lead.objects.get(person=row.person).source == LeadSource.INTERN
    event = Event.objects.get(kind="enrollment.return")
    assert event.person == row.person
    assert event.data == {
        "program": "high-school-internship",
        "source": "intern",
        "application": first.application.pk,
    }


def test_an_intern_becomes_an_applicant_of_another_program():
    scene = summer()
    row = completed(scene)
    at = autumn(scene)
    other = make.cohort(starts_on=date(at.year + 1, 3, 1))

    found = go_on(row, other.program, at)

    assert found.application.version == other.version
    assert found.application.wishes.count() == 0  # that program has no areas
    assert Event.objects.get(kind="enrollment.return").data["program"] == other.program.slug


def test_where_no_class_takes_applications_the_wish_is_kept_until_one_does():
    scene = summer()
    row = completed(scene)
    at = autumn(scene)
    Cohort.objects.filter(program=scene.version.program, starts_on__gt=at.date()).update(canceled_at=at)

    found = go_on(row, scene.version.program, at)

    assert found.application is None
    assert Lead.objects.get() == found.lead
    assert Event.objects.get(kind="enrollment.return").data["application"] is None

    Cohort.objects.update(canceled_at=None)
    assert go_on(row, scene.version.program, at + DAY).application is not None
    assert Event.objects.filter(kind="enrollment.return").count() == 2


def test_an_older_lead_keeps_its_source():
    scene = summer()
    row = completed(scene)
    make.lead(person=row.person, program=scene.version.program, source=LeadSource.SCHOOL)

    found = go_on(row, scene.version.program, autumn(scene))

    assert found.lead.source == LeadSource.SCHOOL
    assert Event.objects.get(kind="enrollment.return").data["source"] == "intern"


def test_only_the_intern_says_so_and_only_afterwards():
    scene = summer()
    row = completed(scene)
    at = autumn(scene)
    for by in (ROBOT, Actor.user(make.user())):
        with pytest.raises(NotAllowed):
            returns.go_on(row.pk, program=scene.version.program, by=by, at=at)

    row.state, row.completed_on = EnrollmentState.ACTIVE, None
    row.save()
    with pytest.raises(GuardFailed, match="when you have completed this one"):
        go_on(row, scene.version.program, at)
    assert not Lead.objects.exists()
