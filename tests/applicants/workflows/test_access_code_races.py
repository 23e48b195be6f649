"""Many people with one code at the same moment, on real PostgreSQL: the last use is one."""

from datetime import date

import pytest

from applicants.models import Application
from applicants.workflows import access_codes
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.way import way
from tests.applicants.workflows.test_hiring_races import all_at_once
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


def test_the_last_uses_go_to_as_many_people_as_there_are_uses():
    scene = way()
    row = access_codes.make(scene.march.pk, most_uses=2, last_on=date(2026, 2, 20), note="Two", by=ROBOT, at=NOON)
    typed, people = access_codes.readable(row), [make.applicant() for _ in range(THREADS)]

    done, refused = all_at_once(
        *(
            lambda who=who: access_codes.use(
                typed, slug=scene.program.slug, person=who, by=Actor.user(who.user), at=NOON
            )
            for who in people
        )
    )

    assert (len(done), len(refused)) == (2, THREADS - 2)
    assert Application.objects.filter(access_code=row).count() == 2
