"""Every page of the portal and of sign-in, from the resolver, with somebody for whom it opens: new pages join alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, cast

from allauth.account.internal.userkit import user_id_to_str
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from applicants.models import Guardian
from applicants.records import referee_links
from applicants.records.guardian_links import token_of
from applicants.workflows import rights
from apprenticeships import clock
from apprenticeships.models import Message, MessageState, Role, SignUp, SignUpState, User
from apprenticeships.workflows import feeds
from tests import factories as make
from tests.applicants.summer import applied, summer
from tests.architecture.portal_states import states
from tests.architecture.urls import Address, addresses
from tests.architecture.world import World
from tests.cohorts.interns import intern
from tests.factories import NOON, ROBOT

PORTAL: Final = ("/my/", "/programs/", "/accounts/", "/calendar/", "/door/", "/passport/")
ALSO: Final = frozenset({"/"})
OF_A_PASSKEY: Final = frozenset({"mfa_edit_webauthn", "mfa_remove_webauthn"})


@dataclass(frozen=True)
class Place:
    """A page: its address, and who opens it (nobody: a visitor)."""

    name: str
    path: str
    user: User | None = None
    view: Any = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.name} {self.path}"


def of_the_portal() -> list[Address]:
    """All patterns below the portal's paths."""
    return [each for each in addresses() if each.path.startswith(PORTAL) or each.path in ALSO]


class Portal:
    """What the pages are about: everything of the world of objects, and what is public or secret by its name."""

    def __init__(self) -> None:
        self.world = World()
        self.own = self.world.all()
        self.program = self.world.version.program
        self.applicant = make.applicant().user
        self.trainee = intern(18).person.user
        session = make.session(program=self.program)
        sign_up = SignUp.objects.create(
            session=session, person=make.person(), state=SignUpState.SIGNED_UP, signed_at=NOON
        )
        scene = summer(weekly_minutes=1500)
        guardian = token_of(Guardian.objects.get(person=applied(scene).person))
        slug = {"slug": self.program.slug}
        notice = rights.publish(
            self.program.organization_id, text="You may complain.", lead_name="Joy Adams", lead_phone="314-555-0100",
            by=ROBOT, at=NOON,
        )  # fmt: skip
        self.given: dict[str, dict[str, Any]] = {
            "catalog:program": slug,
            "join:eligibility": slug,
            "join:interest": slug,
            "join:thanks": slug,
            "join:practice": slug,
            "join:session": slug | {"public_id": session.public_id},
            "join:rights": slug,
            "join:voluntary_paper": slug,
            "join:rights_version": slug | {"version": notice.version},
            "join:session_thanks": slug | {"public_id": session.public_id},
            "join:signed": slug | {"public_id": sign_up.public_id},
            "portal:start": slug,
            "portal:for_guardian": {"token": guardian},
            "portal:for_guardian_answered": {"token": guardian},
            "portal:for_referee": {"token": referee_links.token_of(self.world.referee)},
            "calendar": {"token": feeds.create(make.person(), by=ROBOT, at=NOON)},
        }
        self.with_password = self._with_password()
        self.secured = self._secured()
        self.states = states(self.world, scene, self.with_password, at=LATER)
        self.by = {
            "account_set_password": self.applicant,
            "mfa_activate_totp": self.applicant,
            "mfa_authenticate": self.with_password,
            "mfa_edit_webauthn": cast("User", self.passkey.user),
            "mfa_login_webauthn": self.with_password,
            "mfa_remove_webauthn": cast("User", self.passkey.user),
            "supervision:list": self.own["supervision:new"].owner,
            "tuition:list": self.own["tuition:request"].owner,
            "tuition:new": self.own["tuition:request"].owner,
        }

    def _with_password(self) -> User:
        user = User.objects.create_user("has-password@example.org", "a password of fifteen")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        EmailAddress.objects.create(user=user, email="second@example.org", verified=False)
        make.person(user=user, email=user.email)
        Message.objects.create(
            key="sent", kind="session.reminder", person=user.person, recipient=user.email, state=MessageState.SENT,
            created_at=NOON, due_at=NOON, sent_at=NOON, subject="See you on Friday",
            text="See you.", html="<p>See you.</p>",
        )  # fmt: skip
        return user

    def _secured(self) -> User:
        user = make.user(Role.COORDINATOR)
        totp.TOTP.activate(user, totp.generate_totp_secret())
        RecoveryCodes.activate(user)
        holder = make.applicant().user
        self.passkey = Authenticator.objects.create(
            user=holder, type="webauthn", data={"name": "My phone", "credential": {}, "passwordless": True}
        )
        return user

    def places(self) -> Iterator[Place]:
        """Each address once, with a real object behind it where there is one."""
        for address in of_the_portal():
            yield Place(address.name, self._path(address), self._user(address), address.view)

    def _path(self, address: Address) -> str:
        if address.name in self.states:
            return reverse(address.name, kwargs=self.states[address.name].kwargs)
        own = self.own.get(address.name)
        if own is not None:
            return reverse(address.name, kwargs=own.kwargs)
        if address.name in self.given:
            return reverse(address.name, kwargs=self.given[address.name])
        if address.name in OF_A_PASSKEY:
            return reverse(address.name, args=[self.passkey.pk])
        return address.path

    def _user(self, address: Address) -> User | None:
        if address.name in self.states:
            return self.states[address.name].user
        own = self.own.get(address.name)
        if own is not None:
            return own.owner
        visitors = (
            "catalog:",
            "join:",
            "calendar",
            "portal:for_guardian",
            "portal:for_referee",
            "account_login",
            "account_signup",
            "door:enter",
        )
        if address.name.startswith(visitors) or "login_code" in address.name or "reset" in address.name:
            return None
        if address.name in self.by:
            return self.by[address.name]
        if address.name.startswith("mfa"):
            return self.secured
        return self.trainee if address.name.startswith("training:") else self.with_password


def enter(client: Client, user: User) -> None:
    """Sign somebody in who has just proved once more that it is still them."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": clock.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()


LATER: Final = NOON + timedelta(hours=1)
"""When everything that the world holds is as it was written: offers open, sessions ahead."""
