"""The first page of a partner: for whom they look, and which programs they take part in."""

import pytest

from apprenticeships.models import Role
from tests import factories as make
from tests import partnership

pytestmark = pytest.mark.django_db


def test_a_partner_sees_the_programs_of_the_own_organization_only(client):
    mine = partnership.grant(partnership.partnership())
    partnership.grant(make.version(), name="Somebody else's grant")
    client.force_login(partnership.partner(partnership.clinic()))

    page = client.get("/partners/").content.decode()

    assert mine.program.name in page
    assert "Harbor Clinic" in page
    assert "Somebody else" not in page


def test_a_partner_without_a_program_reads_what_will_stand_here(client):
    client.force_login(partnership.partner(partnership.clinic("far-clinic"), Role.AUDITOR))

    assert "No program yet" in client.get("/partners/").content.decode()
