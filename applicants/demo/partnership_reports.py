"""The reports of a partnership in the demonstration: sent and signed ones, a draft, the committee, the registry.

Everything goes through the steps that people take. Participants and services come from elsewhere; whatever is there is
counted.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from applicants.demo.world import account
from apprenticeships.models import Membership, Organization, OrganizationKind, Role, Session, SessionKind, User
from apprenticeships.rules.dates import DAY, local_datetime
from apprenticeships.workflow import Actor
from cohorts.models import Grant, Party, Report
from cohorts.reporting.due import Owed, owed_by, today_of, zone_of
from cohorts.reporting.parties import PARTY_OF, organizations_in, signing_for, to_ask
from cohorts.reporting.reading import live
from cohorts.reporting.registry import apprentices_of, registrations_of
from cohorts.workflows import committee, registry, reports, signatures
from cohorts.workflows.committee import VOTES

BEFORE_DUE: Final = 3
MIDDAY: Final = time(12, 0)
WHY: Final = "More clinics sent people in this period than in the one before; the winter classes had fewer places."
DISSENT: Final = (
    "We sign, with a remark: twelve people who came to the evening class on their own time are not counted here. "
    "The committee looks at it in its next meeting."
)
HALL: Final = "Union hall, Room 2"
OPENING: Final = (
    "Both sides were there. The committee agreed how it works: a meeting every quarter, minutes within two weeks, each "
    "side one vote for each member."
)
EVENINGS: Final = (
    "Workers of three clinics cannot come in the day. Two providers can teach in the evening. Paid release time was "
    "talked over; the clinics bring numbers to the next meeting."
)
MEETINGS: Final = (
    (100, "Committee of labor and management, opening", OPENING, (("Meet every quarter.", 8, 0, 0),)),
    (
        30,
        "Committee of labor and management, classes in the evening",
        EVENINGS,
        (
            ("Offer the records training in the evening at two clinics.", 6, 1, 1),
            ("Ask each clinic for the cost of two paid hours a week.", 8, 0, 0),
        ),
    ),
)
"""Days ago, title, minutes, and decisions with votes for, against and abstained."""
HUDDLE: Final = (
    "Trainee, preceptor and front desk stand together at 7:50. Each says one thing that went well and one that will be "
    "hard today. Trainees miss half as many days."
)
BUDDY: Final = (
    "Everybody in training gets the phone number of somebody who passed the exam a year before. They talk once a week "
    "in the six weeks before the exam."
)
RELEASE: Final = "The class hour stands on the shift plan like a shift. Nobody has to ask a supervisor for it any more."
PRACTICES: Final = (
    (60, "A ten-minute huddle before the first patient", HUDDLE),
    (40, "A buddy who finished last year", BUDDY),
    (20, "Release time on the schedule, not on request", RELEASE),
)
ANSWERS: Final[tuple[dict[str, Any], ...]] = (
    {"gender": "female", "hispanic": "yes", "white": "not_identified", "veteran": "not_veteran", "education":
     "high_school", "employment": "existing", "participant": "incumbent", "prior_wage": Decimal("19.50")},
    {"gender": "male", "hispanic": "no", "black": "yes", "veteran": "veteran", "education": "some_college",
     "employment": "new", "participant": "adult", "prior_wage": Decimal("0.00")},
    {"gender": "not_identified", "hispanic": "not_identified", "veteran": "not_identified", "education":
     "not_identified", "employment": "new", "prior_wage": Decimal("17.25")},
)  # fmt: skip
RACES: Final = ("american_indian", "asian", "black", "pacific_islander", "white")


@dataclass(frozen=True, slots=True)
class People:
    """Who acts: two coordinators, and somebody for each side."""

    writer: User
    approver: User
    sides: dict[Party, User]


def tell(grant: Grant, *, at: datetime) -> None:
    """Write a grant's reports, meetings, practices and answers as they would stand at ``at``."""
    people = _people(grant)
    _reports(grant, people, at)
    _committee(grant, people, at)
    _practices(grant, people, at)
    _answers(grant, people, at)


def _people(grant: Grant) -> People:
    desk = grant.program.organization
    rows = User.objects.filter(memberships__organization=desk, memberships__role=Role.COORDINATOR)
    found = list(rows.distinct().order_by("pk")[:2])
    for name, mailbox in (("Dana Whitfield", "committee.desk"), ("Lee Park", "committee.second"))[len(found) :]:
        found.append(_with_role(name, mailbox, Role.COORDINATOR, desk))
    sides = {}
    for party, name, mailbox in (
        (Party.EMPLOYER, "Ruth Calloway", "signs.clinics"),
        (Party.UNION, "Sol Beltrán", "signs.union"),
    ):
        known = [user for user in to_ask(grant, [party]) if user.name and _signs(user, grant, party)]
        sides[party] = known[0] if known else _with_role(name, mailbox, Role.PARTNER, _organization(grant, party))
    return People(found[0], found[1], sides)


def _signs(user: User, grant: Grant, party: Party) -> bool:
    return [each for each, _ in signing_for(user.pk, grant)] == [party]


def _organization(grant: Grant, party: Party) -> Organization:
    kinds = [kind for kind, side in PARTY_OF.items() if side == party]
    found = Organization.objects.filter(organizations_in(grant), kind__in=kinds).distinct().order_by("pk").first()
    if found is None:
        kind = OrganizationKind.UNION if party == Party.UNION else OrganizationKind.CLINIC
        raise LookupError(f"The program {grant.program} has no partner of the kind {kind}.")
    return found


def _with_role(name: str, mailbox: str, role: Role, organization: Organization) -> User:
    user = account(name, mailbox)
    Membership.objects.create(user=user, role=role, organization=organization)
    return user


def _reports(grant: Grant, people: People, at: datetime) -> None:
    """Periods that are over are sent and signed, the last one waits for the union; the running one is a draft."""
    on = today_of(grant, at)
    owed = owed_by(grant, grant.reports.all(), on=on)
    over = [each for each in owed if each.due is not None and each.period.last < _day_of(grant, each, at)]
    before = people.writer
    for place, each in enumerate(over, start=1):
        when = _sent_at(grant, each, at)
        report = reports.open_draft(grant.pk, first=each.period.first, by=Actor.user(before), at=when)
        notes = {part.slug: WHY for part in live(_whole(report)).parts if part.asks}
        sent = reports.submit(report.pk, notes=notes, by=Actor.user(before), at=when)
        last, told = place == len(over), place == len(over) - 1
        _sign(sent, people.sides[Party.EMPLOYER], min(when + DAY, at))
        if not last:
            _sign(sent, people.sides[Party.UNION], min(when + 2 * DAY, at), dissent=DISSENT if told else "")
    running = next((each for each in owed if each.period.first <= on <= each.period.last), None)
    if running is not None:
        reports.open_draft(grant.pk, first=running.period.first, by=Actor.user(before), at=at)


def _whole(report: Report) -> Report:
    return Report.objects.select_related("grant__program__organization").get(pk=report.pk)


def _sent_at(grant: Grant, owed: Owed, at: datetime) -> datetime:
    """Some days before it is due, if that is over."""
    due_on = owed.due.due_on if owed.due else owed.period.last
    usual = local_datetime(due_on - BEFORE_DUE * DAY, MIDDAY, zone_of(grant))
    return min(usual, at - timedelta(hours=1))


def _day_of(grant: Grant, owed: Owed, at: datetime) -> date:
    return today_of(grant, _sent_at(grant, owed, at))


def _sign(report: Report, user: User, at: datetime, *, dissent: str = "") -> None:
    signatures.sign(report.pk, name=user.name, digest=report.digest, dissent=dissent, by=Actor.user(user), at=at)


def _committee(grant: Grant, people: People, at: datetime) -> None:
    zone, today = zone_of(grant), today_of(grant, at)

    def meeting(day: date, title: str) -> Session:
        starts = local_datetime(day, MIDDAY, zone)
        return Session.objects.create(
            program=grant.program, kind=SessionKind.COMMITTEE, title=title, place=HALL, zone=zone.key,
            starts_at=starts, ends_at=starts + timedelta(hours=2), capacity=20, host=people.writer,
        )  # fmt: skip

    for ago, title, text, decisions in MEETINGS:
        row = meeting(today - ago * DAY, title)
        written = row.ends_at + 2 * DAY
        told = [dict(zip(("text", *VOTES), each, strict=True)) for each in decisions]
        minutes = committee.write(row.pk, text=text, decisions=told, by=Actor.user(people.writer), at=written)
        committee.approve(minutes.pk, by=Actor.user(people.approver), at=written + 3 * DAY)
    meeting(today + 26 * DAY, "Committee of labor and management, paid release time")


def _practices(grant: Grant, people: People, at: datetime) -> None:
    sharers = [
        (people.sides[Party.EMPLOYER], _own(grant, people, Party.EMPLOYER)),
        (people.sides[Party.UNION], _own(grant, people, Party.UNION)),
        (people.writer, grant.program.organization),
    ]
    for (ago, title, text), (user, organization) in zip(PRACTICES, sharers, strict=True):
        when = at - ago * DAY
        committee.share(grant.program, organization=organization, title=title, text=text, by=Actor.user(user), at=when)


def _own(grant: Grant, people: People, party: Party) -> Organization:
    return dict(signing_for(people.sides[party].pk, grant))[party]


def _answers(grant: Grant, people: People, at: datetime) -> None:
    """What every registered apprentice answered; some say nothing, which is an answer."""
    for registration in registrations_of(grant):
        for number, each in enumerate(apprentices_of(registration)):
            told = ANSWERS[number % len(ANSWERS)]
            silent = told["hispanic"] == "not_identified"
            answers = {
                **dict.fromkeys(RACES, "not_identified" if silent else "no"),
                "disability": "not_identified",
                "student": "none",
                "prior_wage_unit": "hour",
                "credit_experience": "0",
                "credit_hours": 0,
                **told,
            }
            registry.answer(each.pk, answers=answers, by=Actor.user(people.writer), at=at)
