"""Background checks at each point of their life, and who works on them."""

from datetime import date, datetime, timedelta
from typing import Any

from applicants.models import (
    Application,
    BackgroundAnswer,
    BackgroundCheck,
    BackgroundNotice,
    CheckState,
    Guardian,
    RightsForm,
)
from applicants.records.background import check_of
from applicants.workflows import background, background_corrections, background_notices, background_papers
from applicants.workflows.background_papers import Assessment
from apprenticeships.models import Message, Role, User
from apprenticeships.workflow import Actor
from cohorts.uploads import Upload
from tests import factories as make
from tests.factories import NOON, ROBOT
from tests.partnership_services import PDF

AGENCY = {
    "agency_name": "Meramec Reports",
    "agency_phone": "800-555-0100",
    "agency_address": "1 Canary Road, Cedar Bend, MO 63999",
}
DAY = timedelta(days=1)
CANARY = "canary-conviction"


def upload(words: str = "report") -> Upload:
    """A PDF of its own."""
    return Upload(f"{words}.pdf", "application/pdf", PDF + words.encode())


def officer(**fields: Any) -> User:
    """A screening officer of the usual organization."""
    return make.staff(Role.SCREENING_OFFICER, **fields)


def by(user: User) -> Actor:
    return Actor.user(user)


def owner(row: BackgroundCheck) -> Actor:
    """The applicant at work."""
    user = row.application.person.user
    assert user is not None
    return Actor.user(user)


def again(row: BackgroundCheck) -> BackgroundCheck:
    """The check as it stands now."""
    return BackgroundCheck.objects.select_related("application__person").get(pk=row.pk)


def asked(application: Application, *, at: datetime = NOON) -> BackgroundCheck:
    return background.ask(application.pk, by=ROBOT, at=at)


def signed(application: Application, *, at: datetime = NOON) -> BackgroundCheck:
    row = asked(application, at=at)
    background.disclose(row.pk, by=owner(row), at=at)
    background.sign(row.pk, name=application.person.name, by=owner(row), at=at)
    return again(row)


def ordered(application: Application, *, at: datetime = NOON, on: date | None = None) -> BackgroundCheck:
    """Ordered, written at once: many tests only need what follows."""
    known = check_of(application)
    if known is not None and known.state == CheckState.ORDERED:
        return known
    return BackgroundCheck.objects.create(
        application=application, profile="federal", state=CheckState.ORDERED, asked_at=at, disclosed_at=at,
        ordered_on=on or at.date(), **AGENCY,
    )  # fmt: skip


def answered(application: Application, *, clear: bool, at: datetime = NOON, on: date | None = None) -> BackgroundCheck:
    """What the agency said."""
    row = ordered(application, at=at, on=on)
    return background.receive(row.pk, clear=clear, received_on=on or at.date(), by=ROBOT, at=at)


def rights(who: User, *, at: datetime = NOON, organization: Any = None) -> RightsForm:
    place = organization or make.make_organization()
    return background_papers.keep_rights_form(place.pk, upload=upload("rights"), by=by(who), at=at)


def weighed(row: BackgroundCheck, who: User, *, at: datetime = NOON) -> BackgroundCheck:
    found = Assessment(f"Grave {CANARY}", "Nine years", "Works with patients")
    return background_papers.assess(row.pk, assessment=found, by=by(who), at=at)


def drafted(row: BackgroundCheck, who: User, *, at: datetime = NOON, means: str = "email") -> BackgroundNotice:
    return background_notices.draft_notice(row.pk, means=means, named=CANARY, by=by(who), at=at)


def complete(application: Application, who: User, *, at: datetime = NOON) -> BackgroundCheck:
    """In review, with everything that a first letter needs."""
    row = answered(application, clear=False, at=at)
    background_papers.add_report(row.pk, upload=upload(), by=by(who), at=at)
    weighed(row, who, at=at)
    rights(who, at=at, organization=application.version.program.organization)
    drafted(row, who, at=at)
    return again(row)


def noticed(application: Application, who: User, *, at: datetime = NOON) -> BackgroundCheck:
    """The first letter is out."""
    row = complete(application, who, at=at)
    background_notices.send_notice(row.pk, sent_on=at.date(), by=by(who), at=at)
    told(row, at=at)
    return again(row)


def told(row: BackgroundCheck, *, at: datetime) -> None:
    """The mail about the first letter left at once."""
    Message.objects.filter(key=f"check.letter:{row.pk}:first").update(state="sent", sent_at=at)


def disputed(row: BackgroundCheck, *, at: datetime, kind: str = "wrong") -> BackgroundAnswer:
    return background_notices.answer(
        row.pk, kind=kind, words=f"It was not me, {CANARY}", answered_on=at.date(), by=owner(row), at=at
    )


def resolved(row: BackgroundCheck, who: User, *, at: datetime, outcome: str = "stands") -> BackgroundCheck:
    return background_notices.resolve(row.pk, outcome=outcome, by=by(who), at=at)


def proposed(row: BackgroundCheck, who: User, *, at: datetime) -> BackgroundCheck:
    return background_notices.propose(row.pk, again="Nothing new came in.", by=by(who), at=at)


def decided(row: BackgroundCheck, who: User, *, at: datetime) -> BackgroundNotice:
    return background_notices.decide(row.pk, by=by(who), at=at)


def guardian(application: Application) -> Guardian:
    return Guardian.objects.create(
        person=application.person, name="Rosa Torres", email="rosa@example.org", created_at=NOON
    )


def put_right(application: Application, *, at: datetime = NOON, follows: str = "clear") -> BackgroundCheck:
    """A final no of two officers that the same two put right."""
    first, second = officer(), officer()
    row, over = noticed(application, first, at=at), at + 20 * DAY
    decided(proposed(row, first, at=over), second, at=over)
    background_corrections.ask(
        row.pk, cause="agency", follows=follows, came_on=over.date(), words=f"Their letter {CANARY}",
        uploads=[upload(CANARY)], by=by(first), at=over,
    )  # fmt: skip
    background_corrections.agree(row.pk, by=by(second), at=over)
    return again(row)
