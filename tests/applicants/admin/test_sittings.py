"""The page of a sitting: results of all who came at once, and places for those who need one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applicants.models import ScreeningResult
from apprenticeships.models import Message, RequirementKind, SessionKind, SignUp, SignUpState
from tests import factories as make
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
K = RequirementKind
YESTERDAY = NOON - timedelta(days=1)


def sitting(scene, *, kind=SessionKind.EXAM, starts_at=YESTERDAY, **fields):
    completes = {"exam": K.ENTRANCE_EXAM, "workkeys": K.WORKKEYS}[kind]
    return make.session(program=scene.program, kind=kind, requirement_kind=completes, starts_at=starts_at, **fields)


def came(session, *people):
    rows = [
        SignUp(session=session, person=person, state=SignUpState.ATTENDED, signed_at=NOON, marked_at=NOON)
        for person in people
    ]
    return SignUp.objects.bulk_create(rows)


def post(client, session, **typed):
    return client.post(reverse("board:sitting", args=[session.pk]), typed)


def test_saving_keeps_the_good_rows_and_says_what_is_wrong_at_its_field(client, coordinator):
    scene = way()
    session = sitting(scene)
    good, high, words = came(session, *(sent(scene).person for _ in range(3)))

    response = post(
        client, session, **{f"{good.pk}-score": "74.5", f"{high.pk}-score": "999", f"{words.pk}-score": "many"}
    )

    shown = text(response)
    assert response.status_code == 422
    assert list(ScreeningResult.objects.values_list("person", "values")) == [(good.person_id, {"score": "74.5"})]
    assert "Write at most 100 points." in shown
    assert "Write the points as a number, such as 74.5." in shown
    assert 'value="many"' in shown
    assert "74.5 points" in shown


def test_a_whole_sitting_is_saved_at_once_and_twice_changes_nothing(client, coordinator):
    scene = way()
    session = sitting(scene)
    rows = came(session, *(sent(scene).person for _ in range(3)))
    typed = {f"{row.pk}-score": "80" for row in rows}

    statuses = [post(client, session, **typed).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert ScreeningResult.objects.count() == 3


def test_levels_of_a_workkeys_sitting_are_entered_test_by_test(client, coordinator):
    scene = way()
    session = sitting(scene, kind=SessionKind.WORKKEYS)
    (row,) = came(session, sent(scene).person)

    post(client, session, **{f"{row.pk}-applied_math": "4", f"{row.pk}-graphic_literacy": "3"})

    assert ScreeningResult.objects.get().values == {"applied_math": 4, "graphic_literacy": 3}


@pytest.mark.parametrize("bad", ["\x00", "9" * 10_000, "-1", "NaN", "1e308", "\u202e8", "4.5.6"])
@pytest.mark.parametrize("kind", [SessionKind.EXAM, SessionKind.WORKKEYS])
def test_bad_input_is_refused_at_the_field(client, coordinator, bad, kind):
    scene = way()
    session = sitting(scene, kind=kind)
    (row,) = came(session, sent(scene).person)
    name = "score" if kind == SessionKind.EXAM else "applied_math"

    response = post(client, session, **{f"{row.pk}-{name}": bad})

    assert response.status_code == 422
    assert not ScreeningResult.objects.exists()


def test_places_are_given_and_everybody_else_is_written_to(client, coordinator):
    scene = way()
    session = sitting(scene, starts_at=NOON + timedelta(days=5))
    first, second = sent(scene), sent(scene)
    step = first.screening.get(requirement__kind=K.ENTRANCE_EXAM)

    client.post(reverse("board:sitting-place", args=[session.pk]), {"who": [step.pk]})
    client.post(reverse("board:sitting-tell", args=[session.pk]))

    assert SignUp.objects.get().person == first.person
    assert Message.objects.get(kind="sitting.open").person == second.person


@pytest.mark.parametrize("who", [[], ["x"], ["9" * 40], ["\x00"]])
def test_nobody_chosen_changes_nothing(client, coordinator, who):
    session = sitting(way(), starts_at=NOON + timedelta(days=5))

    response = client.post(reverse("board:sitting-place", args=[session.pk]), {"who": who})

    assert response.status_code == 302
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_the_same_for_one_and_for_thirty(client, coordinator, django_assert_num_queries, count):
    scene = way()
    session = sitting(scene)
    cohort = make.cohort(version=scene.version, starts_on=NOON.date() + timedelta(days=90))
    came(session, *(make.application("submitted", cohort=cohort).person for _ in range(count)))

    with django_assert_num_queries(10):
        client.get(reverse("board:sitting", args=[session.pk]))


def test_an_information_session_has_no_results(client, coordinator):
    session = make.session(program=way().program)

    assert client.get(reverse("board:sitting", args=[session.pk])).status_code == 404


def test_what_needs_doing_names_results_that_are_missing_and_tests_without_a_date(client, coordinator):
    scene = way()
    came(sitting(scene), sent(scene).person)
    sent(scene)

    shown = text(client.get(reverse("admin:index")))

    assert "person came to a test and has no result yet" in shown
    assert "the entrance exam, and no sitting is planned" in shown
