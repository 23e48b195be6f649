"""Signatures: each side once, by its own people, under the very figures that were read."""

import pytest

from apprenticeships.errors import Conflict, DomainError, GuardFailed, NotAllowed, TransitionRefused
from apprenticeships.models import Event, Message, MessageState, OrganizationKind, Role
from apprenticeships.workflow import Actor
from cohorts.models import Party, Signature
from cohorts.reporting.parties import missing_of
from cohorts.workflows import reports
from tests import factories as make
from tests import partnership
from tests.cohorts.reports import scene
from tests.cohorts.scene import race
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return scene()


def test_both_sides_sign_once_and_the_party_comes_from_the_organization(here):
    row = here.sent()

    first = here.signed(row, here.employer)
    second = here.signed(row, here.union, dissent="We counted 40.")

    assert [(each.party, each.organization.name) for each in (first, second)] == [
        (Party.EMPLOYER, "Harbor Clinic"),
        (Party.UNION, "Local 7"),
    ]
    assert (second.dissent, second.digest) == ("We counted 40.", row.digest)
    assert missing_of(row) == []


def test_the_name_is_that_of_who_signs_whatever_the_case_and_the_spaces(here):
    row = here.sent()

    with pytest.raises(GuardFailed, match="Type your name as we know it: Sol Beltrán"):
        here.signed(row, here.union, name="Sol Beltran")

    assert here.signed(row, here.union, name="  sol   BELTRÁN ").name == "sol BELTRÁN"


def test_somebody_without_a_name_is_told_whom_to_ask(here):
    here.union.name = ""
    here.union.save()

    with pytest.raises(GuardFailed, match="Ask the coordinator"):
        here.signed(here.sent(), here.union, name="")


def test_a_side_signs_once_also_when_a_colleague_tries(here):
    row = here.sent()
    here.signed(row, here.union)
    colleague = partnership.partner(partnership.local())
    colleague.name = "Ana Ortiz"
    colleague.save()

    with pytest.raises(Conflict, match="signed for your side"):
        here.signed(row, colleague)


def test_nobody_signs_on_both_sides(here):
    make.membership(here.union, Role.PARTNER, organization=partnership.clinic())
    row = here.sent()
    here.signed(row, here.union)

    with pytest.raises(NotAllowed, match="Another person"):
        here.signed(row, here.union)


def test_figures_that_were_not_on_the_page_are_not_signed(here):
    row = here.sent()

    with pytest.raises(Conflict, match="Load the page again"):
        here.signed(row, here.union, digest="0" * 64)

    assert not Signature.objects.exists()


def test_a_replaced_version_keeps_its_signatures_and_the_next_one_needs_new_ones(here):
    first = here.sent()
    here.signed(first, here.union)
    draft = reports.correct(first.pk, reason="A roster came late.", by=Actor.user(here.coordinator), at=NOON)
    second = reports.submit(draft.pk, by=Actor.user(here.coordinator), at=NOON)

    with pytest.raises(TransitionRefused, match="later version"):
        here.signed(first, here.employer)

    assert missing_of(second) == [Party.EMPLOYER, Party.UNION]
    assert first.signatures.count() == 1


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (OrganizationKind.UNION, Role.AUDITOR),
        (OrganizationKind.SCHOOL, Role.PARTNER),
        (OrganizationKind.FUNDER, Role.PARTNER),
    ],
)
def test_auditors_schools_and_funders_sign_nothing(here, kind, role):
    organization = make.make_organization(slug="other", name="Other", kind=kind)
    here.version.partners.create(organization=organization, role=kind, position=9)
    user = partnership.partner(organization, role)
    user.name = "Pat Doe"
    user.save()

    with pytest.raises(NotAllowed, match="Only partners"):
        here.signed(here.sent(), user)


def test_a_union_of_another_program_signs_nothing_here(here):
    stranger = partnership.partner(partnership.local("local-9", name="Local 9"))
    stranger.name = "Pat Doe"
    stranger.save()

    with pytest.raises(NotAllowed):
        here.signed(here.sent(), stranger)


def test_when_a_side_has_signed_nobody_is_asked_for_it_any_more(here):
    partnership.partner(partnership.local())
    row = here.sent()

    here.signed(row, here.union)

    states = Message.objects.filter(kind="report.sign").values_list("context__party", "state")
    assert sorted(states) == [
        ("employer", MessageState.QUEUED), ("union", MessageState.CANCELED), ("union", MessageState.CANCELED),
    ]  # fmt: skip
    assert Event.objects.get(kind="report.sign").data["party"] == "union"


@pytest.mark.django_db(transaction=True)
def test_of_two_of_one_side_who_sign_at_once_one_signs():
    here = scene()
    row = here.sent()

    def attempt(_):
        try:
            return here.signed(row, here.union).name
        except DomainError as refused:
            return refused.code

    assert sorted(race(3, attempt)) == ["Sol Beltrán", "conflict", "conflict"]
