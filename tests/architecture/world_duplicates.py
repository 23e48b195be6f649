"""Double records behind addresses: a pair, a merge, a sign-in that fits two records."""

from allauth.account.models import EmailAddress

from applicants.models import Lead, LeadSource
from apprenticeships.models import DuplicatePair, Likeness, Person, Program, User
from apprenticeships.workflows import merges
from tests import factories as make
from tests.architecture.own import Own
from tests.factories import NOON, ROBOT


def doubles(program: Program, owner: User, stranger: User) -> dict[str, Own]:
    """Addresses of double records of a program's people."""

    def known() -> Person:
        person = make.person(email="double@example.org")
        Lead.objects.create(person=person, program=program, source=LeadSource.WEB, created_at=NOON)
        return person

    first, second = known(), known()
    pair = DuplicatePair.objects.create(first=first, second=second, likeness=Likeness.LIKELY, found_at=NOON)
    merge = merges.merge(known().pk, known().pk, by=ROBOT, at=NOON)
    user = make.user(email="double@example.org")
    address = EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)

    def own(pk: int, **more: str) -> Own:
        return Own(owner, stranger, {"pk": pk} | more)

    return {
        "desk:duplicate": own(pair.pk),
        "desk:duplicate-step": own(pair.pk, step="apart"),
        "desk:merged": own(merge.pk),
        "desk:unmerge": own(merge.pk),
        "desk:sign-in": own(address.pk),
    }
