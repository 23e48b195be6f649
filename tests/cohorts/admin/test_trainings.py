"""A training of a partnership in minutes: a session that names its line, participants from the list, who came."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Session, SessionKind, SignUp, SignUpState
from cohorts.figures.targets import figures_of
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def version(coordinator):
    return partnership.partnership()


def training(version, **fields) -> Session:
    part = partnership.component(version, "professional_development")
    return make.session(
        program=version.program, component=part, kind=SessionKind.EDUCATION, requirement_kind="", **fields
    )


def typed(version, component) -> dict[str, object]:
    return {
        "program": version.program_id, "kind": "education", "component": component.pk, "title": "Leading a huddle",
        "place": "Room 1", "zone": "America/Chicago", "language": "en", "capacity": 20, "day": "2026-02-02",
        "begins": "17:00", "ends": "19:00",
    }  # fmt: skip


def test_a_session_names_the_line_that_it_counts_for(client, version):
    part = partnership.component(version, "professional_development")

    client.post(reverse("admin:apprenticeships_session_add"), typed(version, part))

    assert Session.objects.get().component == part


def test_a_line_of_another_program_is_refused_in_a_sentence(client, version):
    other = partnership.component(make.version(), "professional_development")

    response = client.post(reverse("admin:apprenticeships_session_add"), typed(version, other))

    assert "This line belongs to another program" in text(response)
    assert not Session.objects.exists()


def test_many_participants_are_signed_up_at_once_and_count_when_they_came(client, version):
    row, grant = training(version), partnership.grant(version)
    chosen = [partnership.participant(version) for _ in range(3)]
    page = client.get(reverse("partnership:session-people", args=[row.pk]))
    assert {who.pk for who in page.context["page_obj"]} == {who.pk for who in chosen}

    client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": [who.pk for who in chosen]})
    signed = SignUp.objects.filter(session=row)
    assert set(signed.values_list("state", flat=True)) == {SignUpState.SIGNED_UP}

    with time_machine.travel(row.ends_at, tick=False):
        client.post(reverse("desk:mark", args=[row.pk]), {"who": [one.pk for one in signed[:2]], "how": "came"})
    last = row.ends_at.date()
    assert figures_of(grant, first=grant.since, last=last).lines[0].period.people == 2


def test_whoever_finds_no_chair_waits(client, version):
    row = training(version, capacity=1)
    chosen = [partnership.participant(version) for _ in range(2)]

    client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": [who.pk for who in chosen]})

    assert sorted(SignUp.objects.values_list("state", flat=True)) == [SignUpState.SIGNED_UP, SignUpState.WAITING]


def test_signing_up_twice_changes_nothing(client, version):
    row, who = training(version), partnership.participant(version)
    for _ in range(2):
        client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": [who.pk]})

    assert SignUp.objects.count() == 1


@pytest.mark.parametrize("who", [[], ["x"], ["9" * 30], ["-1"], ["²"]])
def test_nobody_chosen_is_said(client, version, who):
    row = training(version)
    partnership.participant(version)

    page = client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": who}, follow=True)

    assert "Choose at least one person first." in text(page)


def test_somebody_of_another_program_is_not_signed_up(client, version):
    row, stranger = training(version), partnership.participant(make.version())

    client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": [stranger.pk]})

    assert not SignUp.objects.exists()


def test_nobody_is_signed_up_for_a_session_that_is_over(client, version):
    row = training(version, starts_at=NOON - timedelta(hours=3))
    who = partnership.participant(version)

    page = client.post(reverse("partnership:session-sign-up", args=[row.pk]), {"who": [who.pk]}, follow=True)

    assert "Nobody was signed up" in text(page)
    assert not SignUp.objects.exists()


def test_the_list_is_narrowed_by_employer_and_name(client, version):
    row = training(version)
    east = partnership.clinic("east", name="East")
    partnership.participant(version)
    there = partnership.participant(version, employer=east, person=make.person(family_name="Quillfeather"))
    url = reverse("partnership:session-people", args=[row.pk])

    for query in ({"employer": "east"}, {"q": "quill"}):
        assert [who.pk for who in client.get(url, query).context["page_obj"]] == [there.pk]
    assert len(client.get(url, {"employer": "nobody", "q": ""}).context["page_obj"]) == 2


def test_a_session_without_a_line_has_no_such_page(client, version):
    row = make.session(program=version.program)

    assert client.get(reverse("partnership:session-people", args=[row.pk])).status_code == 404
    assert "Sign participants up" not in text(client.get(reverse("desk:session", args=[row.pk])))


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(client, version, django_assert_num_queries, many):
    row = training(version)
    for _ in range(many):
        partnership.participant(version)
    url = reverse("partnership:session-people", args=[row.pk])
    client.get(url)

    with django_assert_num_queries(7):
        client.get(url)
