"""The checks of the demonstration walk the real steps, to each of their ends."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from applicants.demo.background import brought_to
from applicants.models import BackgroundCheck, PaperKind
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants import background
from tests.applicants.way import K, sent, way
from tests.factories import NOON

pytestmark = pytest.mark.django_db
LETTER = ("ordered", "review", "pre_adverse")


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (("ordered", "clear"), "clear"),
        (LETTER, "waiting"),
        ((*LETTER, "disputed"), "disputed"),
        ((*LETTER, "disputed", "corrected"), "clear"),
    ],
)
def test_a_check_gets_where_its_story_says(steps, state):
    scene = way(wanted=(K.BACKGROUND,))
    application = sent(scene)
    desk = make.staff()
    make.membership(desk, "screening_officer", organization=scene.program.organization)
    world = SimpleNamespace(desk=Actor.user(desk), program=scene.program, colleague=background.officer())
    one = SimpleNamespace(app=application, by=Actor.user(application.person.user), known=application.person)

    for number, step in enumerate(steps):
        at = NOON + timedelta(days=number)
        brought_to(world, one, step, at, at.date())

    row = BackgroundCheck.objects.get()
    assert row.state == state
    if "corrected" in steps:
        assert row.answers.get().outcome == "corrected"
        assert row.papers.filter(kind=PaperKind.REPORT).count() == 2
