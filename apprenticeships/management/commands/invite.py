"""`manage.py invite EMAIL --role coordinator`: the first person of an installation, or any other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.text import slugify

from apprenticeships import clock
from apprenticeships.errors import DomainError
from apprenticeships.models import Department, Membership, Organization, OrganizationKind, Role, Site
from apprenticeships.rules.words import with_article
from apprenticeships.workflow import Actor
from apprenticeships.workflows import invitations


class Command(BaseCommand):
    """Give an address a role; its owner signs in with a code by mail."""

    help = "Gives EMAIL a role. The first invitation of a new installation also names its organization."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, as what, where."""
        parser.add_argument("email")
        parser.add_argument("--role", choices=[role.value for role in Role], default=Role.COORDINATOR.value)
        parser.add_argument("--name", default="", help="the person's name")
        parser.add_argument("--organization", default="", help="its name; needed unless there is exactly one")
        parser.add_argument("--site", default="", help="its name; needed for a site coordinator")
        parser.add_argument("--department", default="", help="its name; needed for those who hire")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Invite, and say what the person has to do."""
        try:
            with transaction.atomic():
                membership = self._invite(options)
        except DomainError as refused:
            raise CommandError(refused.message) from refused
        role, organization = with_article(membership.get_role_display().lower()), membership.organization
        self.stdout.write(f"{membership.user.email} is {role} of {organization}.")
        self.stdout.write("They sign in with a code by mail, and set up a second factor at the first sign-in.")

    def _invite(self, options: dict[str, Any]) -> Membership:
        organization = self._organization(options["organization"])
        return invitations.invite(
            options["email"],
            role=options["role"],
            organization=organization,
            site=self._site(options["site"], organization),
            department=self._department(options["department"], organization),
            name=options["name"],
            by=Actor.system("manage.py invite"),
            at=clock.now(),
        )

    @staticmethod
    def _organization(name: str) -> Organization:
        if name:
            return Organization.objects.get_or_create(
                slug=slugify(name)[:80], defaults={"name": name, "kind": OrganizationKind.EMPLOYER}
            )[0]
        found = list(Organization.objects.all()[:2])
        if len(found) != 1:
            raise CommandError("Name the organization: --organization 'Cedar Bend Health'")
        return found[0]

    @staticmethod
    def _site(name: str, organization: Organization) -> Site | None:
        if not name:
            return None
        found = Site.objects.filter(organization=organization, name__iexact=name).first()
        if found is None:
            known = ", ".join(Site.objects.filter(organization=organization).values_list("name", flat=True))
            raise CommandError(f"No site of {organization} is called {name}. There are: {known or 'none yet'}.")
        return found

    @staticmethod
    def _department(name: str, organization: Organization) -> Department | None:
        if not name:
            return None
        found = list(Department.objects.filter(site__organization=organization, name__iexact=name)[:2])
        if len(found) != 1:
            known = ", ".join(Department.objects.filter(site__organization=organization).values_list("name", flat=True))
            raise CommandError(f"No department of {organization} is called {name}. There are: {known or 'none yet'}.")
        return found[0]
