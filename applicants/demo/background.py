"""Background checks of the demonstration, told through their workflow: signed, ordered, answered, and one letter."""

from datetime import date, datetime, timedelta
from typing import Final

from applicants.demo.people import Candidate
from applicants.demo.world import World
from applicants.models import BackgroundCheck, DisputeOutcome, RightsForm
from applicants.records.background import check_of
from applicants.records.paper import paragraph, printed, style
from applicants.workflows import background, background_notices, background_papers
from apprenticeships.workflow import Actor
from cohorts.uploads import PDF, Upload

AGENCY: Final = {
    "agency_name": "Bluff View Reports (made up)",
    "agency_phone": "800-555-0100",
    "agency_address": "1 Court Square, Cedar Bend, MO 63999",
}
SIGNS_BEFORE: Final = timedelta(minutes=50)
MINUTE: Final = timedelta(minutes=1)
WEIGHED: Final = background_papers.Assessment(
    gravity="One conviction for taking goods from a shop. Nobody was hurt.",
    time_since="Four years ago. Two jobs without a complaint since.",
    nature="Works at the front desk and takes payments.",
)
CORRECTED: Final = "The agency mixed up two people of one name. The corrected report finds nothing."
AGAIN: Final = "Nothing new came in. The work takes payments every day."
NAMED: Final = "Conviction for theft, Cedar County, 2022."


def brought_to(world: World, one: Candidate, status: str, at: datetime, day: date) -> None:
    """Bring the check of somebody to a status; what has to come before is done on the way."""
    row = check_of(one.app) or _signed(world, one, at)
    if status == "in_progress":
        return  # between ordered and answered nothing is written down
    if not row.ordered_on:
        row = background.order(row.pk, ordered_on=day, by=world.desk, at=at, **AGENCY)
    if status in {"clear", "review"}:
        background.receive(row.pk, clear=status == "clear", received_on=day, by=world.desk, at=at)
    elif status == "pre_adverse":
        _sent(world, row, at, day)
    elif status == "disputed":
        words = "Somebody else has my name. I never lived in that county."
        background_notices.answer(row.pk, kind="wrong", words=words, answered_on=day, by=one.by, at=at)
    elif status == "corrected":
        background_notices.resolve(row.pk, outcome=DisputeOutcome.CORRECTED.value, by=world.desk, at=at)
        report = _page("Corrected background report", "A made-up report of the demonstration: nothing is found.")
        background_papers.add_report(row.pk, upload=report, by=world.desk, at=at + MINUTE)
        background_notices.clear_after_all(row.pk, by=world.desk, at=at + 2 * MINUTE, reason=CORRECTED)
    elif status == "proposed":
        background_notices.propose(row.pk, again=AGAIN, by=world.desk, at=at)
    elif status == "not_clear":
        background_notices.decide(row.pk, by=Actor.user(world.colleague), at=at)


def _signed(world: World, one: Candidate, at: datetime) -> BackgroundCheck:
    row = background.ask(one.app.pk, by=world.desk, at=at - SIGNS_BEFORE)
    background.disclose(row.pk, by=one.by, at=at - 2 * MINUTE)
    return background.sign(row.pk, name=one.known.name, by=one.by, at=at - MINUTE)


def _sent(world: World, row: BackgroundCheck, at: datetime, day: date) -> None:
    """The first letter, with everything that goes along."""
    employer = world.program.organization_id
    if not RightsForm.objects.filter(organization=employer).exists():
        form = _page("Summary of your rights", "A real program keeps the official federal form here.")
        background_papers.keep_rights_form(employer, upload=form, by=world.desk, at=at)
    report = _page("Background report", "A made-up report of the demonstration. It is about nobody.")
    background_papers.add_report(row.pk, upload=report, by=world.desk, at=at)
    background_papers.assess(row.pk, assessment=WEIGHED, by=world.desk, at=at)
    background_notices.draft_notice(row.pk, means="email", named=NAMED, by=world.desk, at=at)
    background_notices.send_notice(row.pk, sent_on=day, by=world.desk, at=at + MINUTE)


def _page(title: str, words: str) -> Upload:
    story = [paragraph(title, style(16, bold=True, spaceAfter=8)), paragraph(words, style(11))]
    return Upload(f"{title.lower().replace(' ', '-')}.pdf", PDF, printed(story, title=title, author="Demo", foot=""))
