"""Roles come by invitation, once, and are taken back at once."""

from datetime import timedelta

import pgtrigger
import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from apprenticeships.audit import record
from apprenticeships.errors import GuardFailed
from apprenticeships.models import Event, Membership, Message, Organization, Role, User
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations, outbox
from tests import factories as make
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db


def invite(email: str = "dana@example.org", role: Role = Role.COORDINATOR, **fields) -> Membership:
    fields.setdefault("organization", make.make_organization())
    return invitations.invite(email, role=role, by=ROBOT, at=NOON, **fields)


def test_an_invitation_makes_a_user_with_a_role_and_promises_one_mail(mailoutbox):
    membership = invite(name="Dana Whitfield")

    outbox.send_due(at=NOON)

    assert (membership.user.get_full_name(), membership.user.roles) == ("Dana Whitfield", {"coordinator"})
    assert not membership.user.has_usable_password()
    assert list(Event.objects.values_list("kind", flat=True)) == ["membership.invite"]
    assert Message.objects.get().kind == "account.invited"


def test_the_mail_names_the_role_as_people_say_it(mailoutbox):
    invite(role=Role.EEO_ANALYST)

    outbox.send_due(at=NOON)

    assert Message.objects.get().subject.endswith(" as an equal-opportunity analyst")


def test_the_same_invitation_twice_is_one():
    first, second = invite(), invite("DANA@example.org")

    assert first == second
    assert (User.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.PANELIST, Role.DEPARTMENT_APPROVER])
def test_who_hires_needs_a_department(role):
    with pytest.raises(GuardFailed) as refused:
        invite(role=role)

    assert refused.value.code == "department"
    assert not User.objects.exists()


def test_a_department_of_another_organization_is_refused():
    other = make.make_department(site=make.make_site(organization=make.make_organization(slug="x", name="X")))

    with pytest.raises(GuardFailed):
        invite(role=Role.HIRING_MANAGER, department=other)


def test_a_role_that_ended_is_gone_at_once_and_remembered():
    membership = invite(role=Role.INSTRUCTOR)

    invitations.withdraw(membership.pk, by=ROBOT, at=NOON, reason="Left the team")

    assert User.objects.get().roles == frozenset()
    assert Event.objects.first().reason == "Left the team"


def test_the_command_invites_the_first_coordinator_of_a_new_installation(capsys):
    call_command("invite", "dana@example.org", organization="Cedar Bend Health")

    assert Membership.objects.get().role == Role.COORDINATOR
    assert "dana@example.org is a coordinator of Cedar Bend Health" in capsys.readouterr().out


def test_the_last_coordinator_cannot_be_sent_away_from_inside():
    membership = invite()

    with pytest.raises(GuardFailed) as refused:
        invitations.withdraw(membership.pk, by=Actor.user(membership.user), at=NOON, reason="Left the team")

    assert refused.value.code == "last-one"


def test_an_invitation_that_nobody_answered_leaves_a_coordinator_too():
    membership = invite()

    with pytest.raises(GuardFailed) as refused:
        invitations.withdraw(membership.pk, by=Actor.user(make.user()), at=NOON, reason="Left the team")

    assert refused.value.code == "last-one"


def test_who_loses_a_role_reads_which_where_since_when_and_whom_to_ask(mailoutbox):
    desk = make.staff(Role.COORDINATOR, name="Dana Whitfield", email="dana@clinic.example.org")
    department = make.make_department()
    own = {"department": department, "organization": department.site.organization}
    row = invite("priya@example.org", role=Role.HIRING_MANAGER, **own)
    again = invite("sam@example.org", role=Role.HIRING_MANAGER, **own)
    outbox.send_due(at=NOON)
    mailoutbox.clear()

    for each in (row, again):
        invitations.withdraw(each.pk, by=Actor.user(desk), at=NOON, reason="Moved to another clinic, not to be told.")
    invite("sam@example.org", role=Role.HIRING_MANAGER, **own)
    invitations.withdraw(
        invite("dana@clinic.example.org", role=Role.AUDITOR).pk, by=Actor.user(desk), at=NOON, reason="-"
    )
    outbox.send_due(at=NOON)

    (mail,) = [each for each in mailoutbox if each.to == ["priya@example.org"]]
    assert mail.subject.startswith("You are not a hiring manager any more at ")
    for words in (str(department), "Since ", "2026", "Dana Whitfield ended it", "dana@clinic.example.org"):
        assert words in mail.body
    assert "another clinic" not in mail.body
    assert sorted(Message.objects.filter(kind="account.role_ended").values_list("recipient", "state")) == [
        ("priya@example.org", "sent"),
        ("sam@example.org", "canceled"),
    ]


@pytest.mark.parametrize(
    ("seen", "by_sponsor", "goes"),
    [
        (None, True, True),
        (None, False, False),
        (timedelta(minutes=5), True, False),
    ],
)
def test_only_the_sponsor_takes_a_first_coordinator_back_and_only_before_the_first_sign_in(seen, by_sponsor, goes):
    clinic, sponsor = (make.make_organization(slug=slug, name=slug.title()) for slug in ("clinic", "sponsor"))
    row = invitations.first_coordinator("dana@example.org", organization=clinic, sponsor=sponsor.pk, by=ROBOT, at=NOON)
    User.objects.update(last_login=seen and row.created_at + seen)

    def take_back():
        key = sponsor.pk if by_sponsor else clinic.pk
        return invitations.take_back(row.pk, sponsor=key, by=ROBOT, at=NOON, reason="They named somebody else.")

    if goes:
        take_back()
    else:
        with pytest.raises(GuardFailed, match="itself decides who coordinates"):
            take_back()
    assert Membership.objects.exists() is not goes


def _with_own_record(user):
    """What an applicant does for themselves."""
    person = make.person(user=user)
    record("person.change", person, by=Actor.user(user), at=NOON, person=person)


def long_ago(events):
    with pgtrigger.ignore("apprenticeships.Event:written_once"):
        return events.update(at=NOON - timedelta(days=31))


DONE_SINCE = {
    "nothing": (lambda _user, _clinic: None, True),
    "something of their own": (lambda user, _clinic: _with_own_record(user), True),
    "something as coordinator": (lambda user, clinic: record("site.add", clinic, by=Actor.user(user), at=NOON), False),
    "work elsewhere": (
        lambda user, clinic: (
            invite(user.email, organization=make.make_organization(slug="other", name="Other")),
            record("site.add", clinic, by=Actor.user(user), at=NOON),
        ),
        True,
    ),
    "work elsewhere, and an invitation here": (
        lambda user, clinic: (
            invite(user.email, organization=make.make_organization(slug="other", name="Other")),
            invitations.invite(
                "lou@example.org", role=Role.EEO_ANALYST, organization=clinic, by=Actor.user(user), at=NOON
            ),
        ),
        False,
    ),
    "nothing for a long time": (lambda _user, _clinic: long_ago(Event.objects.all()), False),
}


@pytest.mark.parametrize("done", DONE_SINCE)
def test_an_older_account_that_was_named_by_mistake_is_taken_back_until_it_does_something_with_the_role(done):
    clinic, sponsor = (make.make_organization(slug=slug, name=slug.title()) for slug in ("clinic", "sponsor"))
    user = User.objects.create_user("dana@example.org", last_login=NOON - timedelta(days=90))
    row = invitations.first_coordinator(user.email, organization=clinic, sponsor=sponsor.pk, by=ROBOT, at=NOON)
    User.objects.update(last_login=NOON)  # they go on as what they were
    step, goes = DONE_SINCE[done]
    step(user, clinic)

    def take_back(key):
        return invitations.take_back(row.pk, sponsor=key, by=ROBOT, at=NOON, reason="Another Dana.")

    with pytest.raises(GuardFailed, match="itself decides who coordinates"):
        take_back(clinic.pk)
    if goes:
        take_back(sponsor.pk)
        assert Event.objects.get(kind="membership.withdraw", subject_id=row.pk).reason == "Another Dana."
    else:
        with pytest.raises(GuardFailed, match="itself decides who coordinates"):
            take_back(sponsor.pk)


def test_a_coordinator_whom_the_organization_itself_invited_is_not_the_sponsor_s_to_take_back():
    clinic, sponsor = (make.make_organization(slug=slug, name=slug.title()) for slug in ("clinic", "sponsor"))
    invitations.first_coordinator("dana@example.org", organization=clinic, sponsor=sponsor.pk, by=ROBOT, at=NOON)
    second = invite("lou@example.org", organization=clinic)

    with pytest.raises(GuardFailed):
        invitations.take_back(second.pk, sponsor=sponsor.pk, by=ROBOT, at=NOON, reason="They named somebody else.")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["not an address", "--organization", "X"], "Write a whole e-mail address"),
        (["dana@example.org"], "Name the organization"),
        (["dana@example.org", "--organization", "X", "--department", "Y"], "No department of X is called Y"),
        (["dana@example.org", "--organization", "X", "--site", "Y"], "No site of X is called Y"),
        (["dana@example.org", "--organization", "X", "--role", "hiring_manager"], "Name the department"),
        (["dana@example.org", "--organization", "X", "--role", "site_coordinator"], "Name the site"),
    ],
)
def test_the_command_says_what_is_missing(arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("invite", *arguments)

    assert (User.objects.count(), Organization.objects.count()) == (0, 0)


def test_whoever_signs_in_with_a_second_address_is_invited_under_it():
    user = User.objects.create_user("dana@example.org")
    EmailAddress.objects.create(user=user, email="dw@example.org", verified=True)

    membership = invite("DW@example.org", name="Dana Whitfield")

    assert (membership.user, membership.user.name, User.objects.count()) == (user, "Dana Whitfield", 1)


def test_an_address_that_somebody_claims_and_never_confirmed_is_not_theirs():
    user = User.objects.create_user("dana@example.org")
    EmailAddress.objects.create(user=user, email="boss@example.org", verified=False)

    assert invite("boss@example.org").user != user


def test_a_closed_account_gets_no_role():
    User.objects.create_user("dana@example.org", is_active=False)

    with pytest.raises(GuardFailed) as refused:
        invite()

    assert refused.value.code == "closed"


@pytest.mark.parametrize("kind", ["site", "department", "program"])
def test_a_role_is_narrowed_only_to_places_of_its_organization(kind):
    stranger = make.make_organization(slug="x", name="X")
    site = make.make_site(organization=stranger)
    places = {
        "site": site,
        "department": make.make_department(site=site),
        "program": make.program(organization=stranger),
    }

    with pytest.raises(GuardFailed) as refused:
        invite(role=Role.INSTRUCTOR, **{kind: places[kind]})

    assert (refused.value.code, refused.value.field) == (kind, kind)
