"""The first page of a partner: for whom they look, who of their own takes part, and totals that tell of nobody."""

import pytest
from django.urls import reverse

from apprenticeships.models import Role
from cohorts.partners.overview import hidden
from cohorts.rules.partnership.suppression import Mark
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import text

pytestmark = pytest.mark.django_db
H = Mark.HIDDEN


@pytest.fixture
def version():
    return partnership.partnership()


def home(client, organization, role=Role.PARTNER):
    client.force_login(partnership.partner(organization, role))
    return client.get("/partners/")


def bay(version):
    row = partnership.clinic("bay-clinic", name="Bay Clinic")
    version.partners.get_or_create(organization=row, defaults={"role": "clinic", "position": 9})
    return row


def people(version, many, **fields):
    for _ in range(many):
        partnership.participant(version, **{"occupation": "Medical assistant"} | fields)


def test_a_partner_sees_the_programs_of_the_own_organization_only(client, version):
    mine = partnership.grant(version)
    partnership.grant(make.version(), name="Somebody else's grant")

    page = text(home(client, partnership.clinic()))

    assert mine.program.name in page
    assert "Clinics grant: Tuesday, July 1, 2025 through Wednesday, June 30, 2027" in page
    assert "Harbor Clinic" in page
    assert "Somebody else" not in page


def test_a_program_without_a_grant_is_shown_as_well(client, version):
    assert version.program.name in text(home(client, partnership.clinic()))


def test_a_partner_without_a_program_reads_what_will_stand_here(client):
    assert "No program yet" in text(home(client, partnership.clinic("far-clinic"), Role.AUDITOR))


def test_a_partner_reads_how_many_of_the_own_people_take_part_by_kind_and_occupation(client, version):
    people(version, 2)
    people(version, 1, kind="entrant", occupation="Gardener")
    people(version, 7, employer=bay(version), union=None)

    (overview,) = home(client, partnership.clinic()).context["overviews"]

    assert [(each["label"], each["value"]) for each in overview.figures] == [
        ("Our participants", "3"),
        ("Works for a partner", "2"),
        ("New to the field", "1"),
    ]
    assert overview.own == [
        ["Medical assistant", "2", "0", "2"],
        ["Other jobs", "0", "1", "1"],
        ["All", "2", "1", "3"],
    ]


def test_totals_of_the_program_hide_fewer_than_five(client, version):
    people(version, 12, employer=bay(version), union=None)
    people(version, 3, kind="entrant", employer=bay(version), union=None, occupation="Gardener")

    (overview,) = home(client, partnership.clinic()).context["overviews"]

    assert overview.everybody[0][:2] == ["Medical assistant", "12"]
    assert "3" not in {cell for row in overview.everybody for cell in row[1:]}
    assert overview.hides


def test_a_total_that_lies_close_to_the_own_exact_number_is_hidden(client, version):
    people(version, 20)
    people(version, 2, employer=bay(version), union=None)

    (overview,) = home(client, partnership.clinic()).context["overviews"]

    assert "22" not in {cell for row in overview.everybody for cell in row}


@pytest.mark.parametrize(
    ("table", "own", "shown"),
    [
        ([[20, 30], [40, 50]], None, [[20, 30], [40, 50]]),
        ([[20, 30], [40, 50]], [[10, 10], [10, 10]], [[20, 30], [40, 50]]),
        ([[20, 30], [40, 50]], [[18, 10], [10, 10]], [[H, H], [H, H]]),
        ([[20, 30], [40, 50]], [[20, 30], [40, 50]], [[H, H], [H, H]]),
        ([[3, 30], [40, 50]], None, [[H, H], [H, H]]),
    ],
)
def test_cells_from_which_few_could_be_worked_out_are_hidden(table, own, shown):
    assert [list(row[:2]) for row in hidden(table, own).grid[:2]] == shown


def test_an_auditor_reads_totals_and_neither_names_nor_own_numbers(client, version):
    for many, fields in (
        (9, {}),
        (8, {"kind": "entrant"}),
        (7, {"occupation": ""}),
        (6, {"kind": "entrant", "occupation": ""}),
    ):
        people(version, many, **fields)

    response = home(client, partnership.clinic(), Role.AUDITOR)

    (overview,) = response.context["overviews"]
    assert (overview.own, overview.figures) == ([], [])
    assert overview.everybody == [
        ["Medical assistant", "9", "8", "17"],
        ["Other jobs", "7", "6", "13"],
        ["All", "16", "14", "30"],
    ]
    assert "Our people" not in text(response)
    assert "Torres" not in text(response)


def test_an_auditor_finds_no_list_of_people_in_the_menu_nor_behind_its_address(client, version):
    client.force_login(partnership.partner(partnership.clinic(), Role.AUDITOR))

    assert [client.get(f"/partners/people/{path}").status_code for path in ("", "download/")] == [403, 403]


@pytest.mark.parametrize("many", [1, 30])
def test_the_overview_costs_the_same_for_one_person_and_for_thirty(client, version, django_assert_num_queries, many):
    people(version, many)
    home(client, partnership.clinic())

    with django_assert_num_queries(9):
        client.get("/partners/")


@pytest.mark.parametrize("name", ["home", "targets", "reports", "committee", "practices"])
def test_an_auditor_is_never_shown_a_link_to_names(client, name):
    partnership.grant(partnership.partnership())
    client.force_login(partnership.partner(partnership.clinic(), Role.AUDITOR))

    page = client.get(reverse(f"partners:{name}"))

    assert page.status_code == 200
    assert reverse("partners:people") not in page.content.decode()
