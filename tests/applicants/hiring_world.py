"""A department that hires, with its people: what the tests of interviews, offers and getting ready begin with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from applicants.models import Application, ApplicationState, Interview, Offer, Scorecard
from applicants.workflows import interviews, offers
from apprenticeships.models import Criterion, CriterionUse, ProgramVersion, Role, TaskOwner, User
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Opening
from tests import factories as make

NOW = make.NOON  # Wednesday, January 7, 2026, noon in Chicago
MEETING = NOW + timedelta(days=2)
STARTS = date(2026, 2, 2)
RATINGS = {"care": 3, "reliability": 3}


@dataclass
class World:
    """One version with its way in, one class, one department with a manager."""

    version: ProgramVersion
    cohort: Cohort
    opening: Opening
    manager: User

    @property
    def by(self) -> Actor:
        """The manager as an actor."""
        return Actor.user(self.manager)

    def candidate(self, state: ApplicationState = ApplicationState.READY, **fields: Any) -> Application:
        """Somebody ready to interview, before this department."""
        fields.setdefault("cohort", self.cohort)
        fields.setdefault("version", self.version)
        to = fields.pop("to", (self.opening,))
        row = make.application(state, **fields)
        for opening in to:
            make.referral(row, opening)
        return row

    def panelist(self, **fields: Any) -> User:
        """Somebody else who scores for the department."""
        return make.user(Role.PANELIST, department=self.opening.department, **fields)

    def department(self, **fields: Any) -> Opening:
        """Another department with places in the same class."""
        return make.opening(cohort=self.cohort, track=self.opening.track, **fields)

    def meet(self, who: Application, *, at: datetime = NOW, starts_at: datetime = MEETING, **fields: Any) -> Interview:
        """Plan an interview."""
        fields.setdefault("opening_id", self.opening.pk)
        fields.setdefault("manager", self.manager)
        fields.setdefault("minutes", 30)
        fields.setdefault("place", "Room 214")
        return interviews.schedule(who.pk, starts_at=starts_at, by=self.by, at=at, **fields)

    def met(self, who: Application) -> Interview:
        """An interview that took place."""
        return self.met_already(self.meet(who))

    def met_already(self, meeting: Interview) -> Interview:
        """A planned interview that took place."""
        return interviews.hold(meeting.pk, by=self.by, at=AFTER)

    def score(
        self, meeting: Interview, *, by: Actor | None = None, at: datetime | None = None, **fields: Any
    ) -> Scorecard:
        """Hand in a scorecard."""
        fields.setdefault("ratings", RATINGS)
        fields.setdefault("comment", "")
        extremes = [slug for slug, rating in fields["ratings"].items() if rating in {1, 4}]
        fields.setdefault("comments", dict.fromkeys(extremes, "An example."))
        fields.setdefault("recommendation", "offer")
        fields.setdefault("no_conflict", True)
        return interviews.score(meeting.pk, by=by or self.by, at=at or AFTER, **fields)

    def scored(self, who: Application) -> Interview:
        """An interview that took place, scored by its manager."""
        meeting = self.met(who)
        self.score(meeting)
        return meeting

    def prepared(self, who: Application, *, at: datetime | None = None) -> Offer:
        """A seat held for the call; whoever else sits on the panel let the day to score pass."""
        if not who.interviews.exists():
            self.scored(who)
            who.interviews.update(score_by=NOW.date())
        return offers.prepare(who.pk, opening_id=self.opening.pk, by=self.by, at=at or AFTER)

    def offered(self, who: Application, answer: str = "yes", *, at: datetime | None = None) -> Offer:
        """An offer made on the phone."""
        offer = self.prepared(who, at=at)
        return offers.answer_by_phone(offer.pk, answer=answer, by=self.by, at=at or AFTER)

    def confirmed(self, who: Application) -> Offer:
        """An offer to which the candidate said yes in the portal."""
        return self.confirmed_offer(self.offered(who), who)

    def confirmed_offer(self, offer: Offer, who: Application) -> Offer:
        """An offer that was made, to which the candidate says yes in the portal."""
        return offers.confirm(offer.pk, by=candidate_of(who), at=AFTER)


AFTER = MEETING + timedelta(hours=1)  # Friday, January 9, 2026, 1:00 p.m. in Chicago
CALL_OVER = AFTER + timedelta(minutes=120)
CONFIRM_BY = AFTER + timedelta(hours=48)


def candidate_of(application: Application) -> Actor:
    """The applicant as an actor."""
    user = application.person.user
    assert user is not None
    return Actor.user(user)


def seats_of(here: World) -> list[str]:
    """How the seats of the department stand."""
    return sorted(here.opening.seats.values_list("state", flat=True))


def state_of(who: Application) -> str:
    """How the application stands in the database."""
    return Application.objects.get(pk=who.pk).state


def world(*, headcount: int = 2, **fields: Any) -> World:
    """Build it."""
    version = make.version()
    make.way_in(version)
    for position, (slug, title) in enumerate((("care", "Cares for people"), ("reliability", "Dependable")), start=1):
        criterion = Criterion.objects.create(
            version=version,
            use=CriterionUse.INTERVIEW,
            slug=slug,
            title=title,
            anchors=[f"{title}: anchor {n}" for n in range(1, 5)],
            position=position,
        )
        criterion.questions.create(
            slug="asked", text=f"Tell us about {title.lower()}.", listen_for="A real day.", position=1
        )
    cohort = make.cohort(version=version, starts_on=STARTS)
    department = fields.pop("department", None) or make.make_department()
    opening = make.opening(cohort=cohort, department=department, headcount=headcount)
    manager = make.user(Role.HIRING_MANAGER, department=department, name="Priya Raman")
    return World(version, cohort, opening, manager)


def with_list(of: World) -> None:
    """Give the version two tasks that gate the start, and one that does not."""
    make.onboarding_item(of.version, title="Bring your vaccination card", due_days=-10)
    make.onboarding_item(of.version, title="Prepare the badge", owner=TaskOwner.COORDINATOR, due_days=-5)
    make.onboarding_item(of.version, title="Enter where your pay goes", due_days=-7, gates_start=False)
