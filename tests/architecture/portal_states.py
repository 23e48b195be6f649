"""Pages of the portal that open only in one state: somebody who is in it, for each of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from applicants.models import Agreement, BackgroundCheck, CheckState, Interview, InterviewState, Lead, Passport
from applicants.records.guardian_links import token_of as guardian_token
from applicants.records.lead_links import stop_link
from applicants.records.passports import token_of as passport_token
from apprenticeships.door_links import code_of
from apprenticeships.models import Role, User
from tests import factories as make
from tests.applicants.background import guardian
from tests.applicants.departments import internal
from tests.applicants.summer import Summer, applied, consents
from tests.applicants.way import ready, sent, way
from tests.architecture.world import World
from tests.factories import NOON


@dataclass(frozen=True)
class Shown:
    """How the address of a page is filled, and who opens it (nobody: a visitor)."""

    kwargs: dict[str, Any]
    user: User | None = None


def states(world: World, summer: Summer, visitor: User, *, at: datetime) -> dict[str, Shown]:
    """The pages by name."""
    scene = way()
    slug = {"slug": scene.program.slug}
    lead = Lead.objects.create(person=make.person(), program=scene.program, source="friend", created_at=NOON)
    session = make.session(program=scene.program, starts_at=at + timedelta(minutes=30))
    door = {"code": code_of(session)}
    employee = internal(make.make_department(), of=scene)
    signs = sent(scene)
    BackgroundCheck.objects.create(
        application=signs, profile="federal", state=CheckState.ASKED, asked_at=NOON, disclosed_at=NOON
    )
    unnamed, answered = applied(summer), applied(summer)
    said_yes = answered.person.guardians.get()
    consents(answered)
    passport = Passport.objects.get(number="22222-33333")
    return {
        "join:practice": Shown(slug),
        "join:code": Shown(slug, visitor),
        "join:stop": Shown({**slug, "token": stop_link(lead).rstrip("/").rpartition("/")[2]}),
        "door:poster": Shown(door),
        "door:here": Shown(door),
        "passport": Shown({"token": passport_token(passport)}),
        "portal:department": Shown({"public_id": employee.public_id}, employee.person.user),
        "portal:background_sign": Shown({"public_id": signs.public_id}, signs.person.user),
        "portal:guardian": Shown({"public_id": unnamed.public_id}, unnamed.person.user),
        "portal:for_guardian_answered": Shown({"token": guardian_token(said_yes)}),
        **_guarding(summer),
        **_choosing(world, at),
        **_preferring(scene),
    }


def _guarding(summer: Summer) -> dict[str, Shown]:
    """A guardian who is asked to sign under a check, and one under an agreement."""
    checked = applied(summer)
    BackgroundCheck.objects.create(application=checked, profile="federal", state=CheckState.ASKED, asked_at=NOON)
    agreement = Agreement.objects.get()
    agreement.needs_guardian = True
    agreement.save()
    of_check, of_agreement = checked.person.guardians.get(), guardian(agreement.application)
    return {
        "portal:for_guardian_background": Shown({"token": guardian_token(of_check)}),
        "portal:for_guardian_background_sign": Shown({"token": guardian_token(of_check)}),
        "portal:for_guardian_agreement": Shown({"token": guardian_token(of_agreement)}),
    }


def _choosing(world: World, at: datetime) -> dict[str, Shown]:
    """An interview that lies ahead; its manager has open times in the world already."""
    candidate = make.application("ready", cohort=world.cohort, ready_at=NOON)
    make.referral(candidate, world.opening)
    row = Interview.objects.create(
        application=candidate, opening=world.opening, manager=world.manager, state=InterviewState.SCHEDULED,
        starts_at=at + timedelta(days=3), ends_at=at + timedelta(days=3, hours=1), requested_at=NOON,
    )  # fmt: skip
    page = Shown({"public_id": row.public_id}, candidate.person.user)
    return {"portal:interview_move": page, "portal:interview_cancel": page}


def _preferring(scene: Any) -> dict[str, Shown]:
    """Somebody before two departments."""
    candidate = ready(scene)
    for _ in range(2):
        department = make.make_department()
        make.staff(Role.HIRING_MANAGER, department=department)
        opening = make.opening(cohort=candidate.cohort, department=department)
        if not candidate.referrals.filter(opening=opening).exists():
            make.referral(candidate, opening)
    return {"portal:preference": Shown({"public_id": candidate.public_id}, candidate.person.user)}
