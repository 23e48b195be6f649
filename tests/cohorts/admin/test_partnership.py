"""The partnership desk: partners and who signs in for them, participants, one person."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apprenticeships.models import Membership, Message, Role
from cohorts.models import Participant
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import strangers, text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def version(coordinator):
    return partnership.partnership()


def page(version, name="program"):
    return reverse(f"partnership:{name}", args=[version.program_id])


def test_the_desk_of_one_partnership_opens_at_once(client, version):
    assert client.get(reverse("partnership:list"))["Location"] == page(version)


def test_the_desk_of_several_lists_those_of_the_own_organizations(client, version):
    other = partnership.partnership()
    partnership.partnership(program=make.program(organization=strangers()))
    make.version()

    rows = client.get(reverse("partnership:list")).context["rows"]

    assert {each.pk for each in rows} == {version.program_id, other.program_id}


def test_a_desk_without_a_partnership_says_what_makes_one(client, coordinator):
    assert "No partnership yet" in text(client.get(reverse("partnership:list")))


def test_partners_are_shown_with_role_people_and_who_signs_in(client, version):
    partnership.participant(version)
    partnership.participant(version, union=None)
    partnership.partner(partnership.clinic(), name="Ruth Calloway")

    found = client.get(page(version)).context["partners"]

    assert [(str(each["row"]), each["role"], each["people"]) for each in found] == [
        ("Harbor Clinic", "Community clinic", 2),
        ("Local 7", "Union local", 1),
    ]
    assert [each.user.name for each in found[0]["signers"]] == ["Ruth Calloway"]


def test_figures_open_to_the_people_behind_them(client, version):
    partnership.participant(version, left_on=date(2026, 1, 6))
    partnership.participant(version, kind="entrant")

    for figure in client.get(page(version)).context["figures"]:
        assert str(client.get(figure["url"]).context["count"]) == figure["value"]


def test_somebody_of_a_partner_is_invited_and_gets_a_mail(client, version):
    typed = {"organization": partnership.clinic().pk, "email": "Ruth@example.org", "name": "Ruth", "role": "partner"}

    response = client.post(page(version, "invite"), typed, follow=True)

    member = Membership.objects.get(role=Role.PARTNER)
    assert "Invited." in text(response)
    assert (member.user.email, member.organization) == ("ruth@example.org", partnership.clinic())
    assert Message.objects.get().kind == "account.invited"


@pytest.mark.parametrize(
    "changed", [{"role": "instructor"}, {"role": ""}, {"email": "ruth"}, {"organization": "stranger"}]
)
def test_nobody_is_invited_to_more_than_a_partner_may_be(client, version, changed):
    typed = {"organization": partnership.clinic().pk, "email": "ruth@example.org", "role": "auditor"} | changed
    if typed["organization"] == "stranger":
        typed["organization"] = strangers().pk

    response = client.post(page(version, "invite"), typed)

    assert response.status_code == 422
    assert not Membership.objects.filter(role__in=[Role.PARTNER, Role.AUDITOR]).exists()


FIRST = {"email": "pat@example.org", "name": "Pat Lee", "role": "coordinator", "agreed": "on"}


def test_an_employer_gets_its_first_coordinator_by_an_invitation(client, version):
    clinic = partnership.clinic()

    asked = client.post(page(version, "invite"), FIRST | {"organization": clinic.pk, "agreed": ""})
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk})
    second = client.post(page(version, "invite"), FIRST | {"organization": clinic.pk, "email": "lou@example.org"})

    member = Membership.objects.get(organization=clinic, role=Role.COORDINATOR)
    assert asked.status_code == second.status_code == 422
    assert "Ask the employer whom they name, then tick this." in text(asked)
    assert "Pat Lee coordinates Harbor Clinic already, and invites others." in text(second)
    assert (member.user.email, Message.objects.get().user.email) == ("pat@example.org", "pat@example.org")
    assert "Pat Lee, coordinator, has not signed in yet" in text(client.get(page(version)))


def test_a_union_has_no_coordinator(client, version):
    answer = client.post(page(version, "invite"), FIRST | {"organization": partnership.local().pk})

    assert "Only an employer has coordinators." in text(answer)


def test_an_invitation_of_a_first_coordinator_is_taken_back_until_they_sign_in(client, version):
    clinic = partnership.clinic()
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk})
    first = Membership.objects.get(organization=clinic, role=Role.COORDINATOR)
    client.post(
        reverse("partnership:end-role", args=[version.program_id, first.pk]), {"reason": "They named somebody else."}
    )
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk, "email": "lou@example.org"})
    second = Membership.objects.get(organization=clinic, role=Role.COORDINATOR)
    second.user.last_login = second.created_at + timedelta(minutes=5)
    second.user.save()

    late = client.get(reverse("partnership:end-role", args=[version.program_id, second.pk]))

    assert second.user.email == "lou@example.org"
    assert late.status_code == 404
    assert "has not signed in yet" not in text(client.get(page(version)))


def test_coordinators_whom_a_partner_invited_itself_are_not_ours_to_end(client, version):
    clinic = partnership.clinic()
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk})
    second = make.membership(make.user(name="Lou Grant"), Role.COORDINATOR, organization=clinic)
    address = reverse("partnership:end-role", args=[version.program_id, second.pk])

    answers = [client.get(address), client.post(address, {"reason": "They named somebody else."})]

    assert [each.status_code for each in answers] == [404, 404]
    assert Membership.objects.filter(pk=second.pk).exists()
    assert address not in client.get(page(version)).content.decode()


def test_another_organization_with_the_same_partner_does_not_take_the_invitation_back(client, version):
    clinic = partnership.clinic()
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk})
    first = Membership.objects.get(organization=clinic, role=Role.COORDINATOR)
    other = partnership.partnership(program=make.program(organization=strangers()))
    user = make.staff()
    make.membership(user, Role.COORDINATOR, organization=other.program.organization)
    client.force_login(user)

    assert client.get(page(other)).status_code == 200
    assert client.get(reverse("partnership:end-role", args=[other.program_id, first.pk])).status_code == 404


def test_a_screening_officer_makes_nobody_a_coordinator_of_a_partner(client, version):
    clinic = partnership.clinic()
    client.post(page(version, "invite"), FIRST | {"organization": clinic.pk})
    first = Membership.objects.get(organization=clinic, role=Role.COORDINATOR)
    client.force_login(make.staff(Role.SCREENING_OFFICER))

    asked = client.get(page(version, "invite"))
    refused = client.post(page(version, "invite"), FIRST | {"organization": clinic.pk, "email": "lou@example.org"})
    typed = {"organization": clinic.pk, "email": "ruth@example.org", "role": "auditor"}
    invited = client.post(page(version, "invite"), typed)
    end = client.get(reverse("partnership:end-role", args=[version.program_id, first.pk]))

    assert "First coordinator" not in text(asked)
    assert (refused.status_code, invited.status_code, end.status_code) == (422, 302, 404)
    assert "Choose what they see." in text(refused)
    assert list(Membership.objects.filter(organization=clinic).values_list("role", flat=True).order_by("pk")) == [
        "coordinator", "auditor",
    ]  # fmt: skip


def test_the_role_of_somebody_of_a_partner_ends_with_a_reason(client, version):
    user = partnership.partner(partnership.clinic())
    member = user.memberships.get()
    address = reverse("partnership:end-role", args=[version.program_id, member.pk])

    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Works elsewhere now."})

    assert refused.status_code == 422
    assert not user.memberships.exists()


def test_other_roles_do_not_end_here(client, version):
    user = make.user()
    member = make.membership(user, Role.INSTRUCTOR, organization=partnership.clinic())

    address = reverse("partnership:end-role", args=[version.program_id, member.pk])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_pages_cost_the_same_for_one_person_and_for_thirty(client, version, django_assert_num_queries, many):
    for _ in range(many):
        partnership.participant(version)
        partnership.partner(partnership.clinic())
    client.get(page(version))

    with django_assert_num_queries(12):
        client.get(page(version))
    with django_assert_num_queries(7):
        client.get(page(version, "people"))


def test_the_list_is_narrowed_by_organization(client, version):
    clinic = partnership.participant(version, union=None)
    partnership.participant(version, kind="entrant", employer=None)

    rows = client.get(f"{page(version, 'people')}?organization={partnership.clinic().pk}").context["rows"]

    assert [each["row"] for each in rows] == [clinic]


def typed(**changes):
    return {
        "given_name": "Ana", "family_name": "Ruiz", "kind": "incumbent", "employer": partnership.clinic().pk,
        "union": "", "occupation": "Nurse", "region": "", "email": "", "phone": "(415) 555-0100", "reference": "",
        "joined_on": "", "known_as": "",
    } | changes  # fmt: skip


def test_one_person_is_added_by_hand(client, version):
    response = client.post(page(version, "add"), typed(), follow=True)

    row = Participant.objects.get()
    assert "Added." in text(response)
    assert (str(row.person), row.person.phone, row.employer) == ("Ana Ruiz", "+14155550100", partnership.clinic())
    assert row.joined_on == NOON.date()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": "ana"}, "Write a whole e-mail address"),
        ({"phone": "12"}, "Write ten digits"),
        ({"kind": ""}, "Choose one of the two."),
        ({"employer": ""}, "Whoever works for a partner needs an employer."),
        ({"joined_on": "2026-02-31"}, "Write the day as"),
        ({"joined_on": "9999-01-01"}, "between 1900 and 2100"),
        ({"joined_on": "2026-01-08"}, "This day has not come yet."),
        ({"given_name": "A" * 10_000}, "at most 80"),
        ({"given_name": "A\x00"}, "Leave out the sign"),
    ],
)
def test_what_cannot_be_added_is_said_at_its_field_and_nothing_typed_is_lost(client, version, changes, words):
    response = client.post(page(version, "add"), typed(**changes))

    assert (response.status_code, Participant.objects.count()) == (422, 0)
    assert words in text(response)
    assert 'value="Ruiz"' in text(response)


def test_a_namesake_is_asked_about(client, version):
    partnership.participant(version, person=make.person(given_name="Ana", family_name="Ruiz"))

    asked = client.post(page(version, "add"), typed())
    client.post(page(version, "add"), typed(known_as="new"))

    assert "Known already: Ana Ruiz. Say whether this is the same person." in text(asked)
    assert Participant.objects.count() == 2


def step(client, row, slug, **fields):
    return client.post(reverse("partnership:participant-step", args=[row.pk, slug]), fields, follow=True)


def test_a_participant_is_corrected_ended_and_taken_back(client, version):
    row = partnership.participant(version)
    union = partnership.local().pk

    step(client, row, "correct", kind="entrant", employer="", union=union, occupation="Nurse", region="", reference="")
    step(client, row, "end", left_on="2026-01-06", reason="Moved away.")
    row.refresh_from_db()
    left_on = row.left_on
    response = step(client, row, "resume", reason="Came back.")

    row.refresh_from_db()
    assert (row.kind, row.employer, row.occupation, left_on, row.left_on) == (
        "entrant", None, "Nurse", date(2026, 1, 6), None,
    )  # fmt: skip
    assert "Takes part again" in text(response)
    assert "Moved away." in text(response)


def test_a_step_that_a_rule_refuses_stays_on_the_page(client, version):
    row = partnership.participant(version)

    response = step(client, row, "end", left_on="2020-01-01")

    assert response.status_code == 422
    assert "Nobody leaves before that." in text(response)


def test_people_of_a_partnership_are_found_among_the_people_of_the_desk(client, version):
    row = partnership.participant(version)

    assert str(row.person.family_name) in text(client.get(reverse("admin:apprenticeships_person_changelist")))
