"""A coordinator moves somebody to a later class: first what it means, then the move."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from apprenticeships.models import Message, PersonIdentity, Role
from tests import factories as make
from tests.applicants.way import ready, state_of, way
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def test_the_page_says_what_it_means_and_the_second_click_moves(client):
    of = way()
    make.opening(cohort=of.march)
    row = ready(of)
    PersonIdentity.objects.filter(person=row.person).update(birth_date=date(2000, 1, 1))
    make.opening(cohort=of.april)
    client.force_login(make.staff(Role.COORDINATOR))
    url = reverse("board:later-class", args=[row.pk])
    asked = {"cohort": of.april.pk, "reason": "She asked for April."}

    with time_machine.travel(NOON, tick=False):
        board = client.get(reverse("board:application", args=[row.pk])).content.decode()
        nothing = client.post(url, {})
        looked = client.post(url, asked)
        before = (state_of(row), row.cohort)
        done = client.post(url, {**asked, "seen": looked.context["lines"] and " ".join(looked.context["lines"])})
        too_late = client.post(url, {**asked, "cohort": of.march.pk})

    assert url in board
    assert (nothing.status_code, looked.status_code, done.status_code, too_late.status_code) == (422, 200, 302, 422)
    assert "Goes on for the class of April 6, 2026." in looked.content.decode()
    assert "Departments that see them: 1 now, 1 then." in looked.content.decode()
    assert before == ("ready", of.march)
    assert (state_of(row), row.cohort) == ("ready", of.april)
    assert Message.objects.filter(kind="application.next_class", person=row.person).exists()
