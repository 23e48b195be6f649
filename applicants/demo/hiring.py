"""From "ready" to a place: interview, scorecard, offer, and the list before the first day."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import cycle
from typing import Final

from applicants.demo.clockwork import Story
from applicants.demo.people import Candidate, applies
from applicants.demo.screening import looked_up, screened
from applicants.demo.world import World
from applicants.models import Interview, InterviewState, Offer, OnboardingTask, Party
from applicants.records.paper import paragraph, printed, style
from applicants.rules.panels import must_agree
from applicants.rules.scorecards import BEST, WORST
from applicants.workflows import agreements, interviews, offers, onboarding, onboarding_papers, referrals, scoring
from apprenticeships.models import TaskKind, TaskOwner, User
from apprenticeships.rules.dates import DAY
from apprenticeships.workflow import Actor
from cohorts.models import Cohort, Enrollment, Opening
from cohorts.uploads import PDF, Upload
from cohorts.workflows import enrollments

INVITED, MET, OFFERED, CONFIRMED, READY = 9, 11, 12, 13, 19
"""Working days after the application was sent."""
CALLS_AT: Final = 15  # o'clock
ANSWERS: Final = ("Rosa Delgado", "Sister", "(314) 555-0187")
HALF_AN_HOUR: Final = timedelta(minutes=30)
COMMENTS: Final = (
    "Gave two clear examples, asked what a usual day looks like.",
    "Was early, listened well, wants to stay near home.",
    "Honest about what is new to them; plans to practice with their sister, who is a nurse.",
)


def invited(world: World, one: Candidate, day: date, meets_on: date) -> Story:
    """The manager says that nothing stands between them, and plans the interview."""
    at = yield world.days.at(day, 9, 20)
    referrals.declare(one.app.pk, conflict=False, by=world.manager(one.place), at=at)
    return interviews.schedule(
        one.app.pk,
        opening_id=opening_of(world, one).pk,
        manager=world.places[one.place].manager,
        starts_at=world.meeting_time(one.place, meets_on),
        minutes=30,
        place=f"{world.places[one.place].department}, Room 12",
        by=world.manager(one.place),
        at=at + timedelta(minutes=5),
    )


EXTREMES: Final = frozenset({WORST, BEST})


def met(world: World, one: Candidate, interview: Interview, recommendation: str = "offer", best: int = 4) -> Story:
    """They meet, and the manager hands in the scorecard at once."""
    yield from held(world, one, interview)
    at = yield _end_of(interview) + timedelta(hours=1)
    score(world, one, interview, at, recommendation, best)
    return at


def held(world: World, one: Candidate, interview: Interview) -> Story:
    """They meet; the scorecard waits."""
    at = yield _end_of(interview)
    return interviews.hold(interview.pk, by=world.manager(one.place), at=at)


def score(world: World, one: Candidate, interview: Interview, at: datetime, recommendation: str, best: int) -> None:
    """Hand in a scorecard with ratings up to ``best``."""
    chance = one.who.chance
    criteria = one.app.version.criteria.filter(use="interview").order_by("position").values_list("slug", flat=True)
    ratings = {slug: max(1, best - chance.randint(0, 1)) for slug in criteria}
    first = COMMENTS.index(chance.choice(COMMENTS))
    words = [*COMMENTS[first:], *COMMENTS[:first]]
    interviews.score(
        interview.pk,
        ratings=ratings,
        comment="",
        comments={slug: said for slug, said in zip(ratings, cycle(words), strict=False) if ratings[slug] in EXTREMES},
        recommendation=recommendation,
        no_conflict=True,
        by=world.manager(one.place),
        at=at,
    )


def settled(world: World, one: Candidate, at: datetime) -> None:
    """Whoever else sits on the panel hands in a card, too, and they agree: no offer goes out before."""
    meeting = one.app.interviews.filter(state=InterviewState.HELD).latest("requested_at")
    panel = scoring.panel_of(meeting)
    ratings = dict(panel.cards[world.places[one.place].manager.pk])
    comments = {slug: COMMENTS[0] for slug, rating in ratings.items() if rating in EXTREMES}
    for user in User.objects.filter(pk__in=panel.waiting):
        interviews.score(
            meeting.pk,
            ratings=ratings,
            comment="",
            comments=comments,
            recommendation="offer",
            no_conflict=True,
            by=Actor.user(user),
            at=at,
        )
    if must_agree(len(scoring.panel_of(meeting).cards)) and panel.agreement is None:
        scoring.agree(
            meeting.pk, ratings=ratings, sentence="We heard the same examples.", by=world.manager(one.place), at=at
        )


def offered(world: World, one: Candidate, at: datetime, answer: str) -> Story:
    """Hold a seat, call, and write down what the candidate says."""
    at = yield at + timedelta(minutes=len(one.who.name))
    settled(world, one, at)
    offer = offers.prepare(one.app.pk, opening_id=opening_of(world, one).pk, by=world.manager(one.place), at=at)
    at = yield at + timedelta(minutes=12)
    return offers.answer_by_phone(offer.pk, answer=answer, by=world.manager(one.place), at=at)


def confirmed(world: World, one: Candidate, offer: Offer) -> Story:
    """The candidate says yes in the portal on the day after; the list before the first day is theirs."""
    at = yield world.days.at(world.days.local(offer.prepared_at) + DAY, 12, 15)
    offers.confirm(offer.pk, by=one.by, at=at)
    one.app.refresh_from_db()
    return one.app


def gets_ready(world: World, one: Candidate, day: date, *, most: int | None = None) -> Story:
    """Tick the tasks one after the other, the coordinator's last; all of them unless ``most`` says how many.

    What a coordinator checks is confirmed half an hour after the candidate said that it is there; the last of ``most``
    still waits for that.
    """
    tasks = OnboardingTask.objects.filter(application=one.app).select_related("item").order_by("item__position")
    for number, task in enumerate(tasks[:most]):
        mine = task.item.owner == TaskOwner.CANDIDATE
        at = yield world.days.at(world.days.work(day, number // 4), 12 + number % 4, 15)
        does_part(task, by=one.by if mine else world.desk, at=at)
        if mine and number + 1 != most and waits_for_us(task):
            at = yield at + HALF_AN_HOUR
            confirms(task, by=world.desk, at=at)


def waits_for_us(task: OnboardingTask) -> bool:
    """Whether somebody of us looks at it, or signs, before it is done."""
    return task.item.is_looked_at or onboarding.agreement_of(task) is not None


def confirms(task: OnboardingTask, *, by: Actor, at: datetime) -> None:
    """Look at what came, or sign for employer and sponsor."""
    agreement = onboarding.agreement_of(task)
    if agreement is None:
        onboarding.complete(task.pk, by=by, at=at)
    else:
        for party in (Party.EMPLOYER, Party.SPONSOR):
            agreements.sign_for(agreement.pk, party, name=by.name, read=agreement.digest, by=by, at=at)


def does_part(task: OnboardingTask, *, by: Actor, at: datetime) -> None:
    """Do one task as it asks for it: with a signature, a file, answers, or a tick."""
    agreement = onboarding.agreement_of(task)
    if agreement is not None:
        person = task.application.person
        agreements.sign(
            agreement.pk, name=f"{person.given_name} {person.family_name}", read=agreement.digest, by=by, at=at
        )
    elif (letter := onboarding.letter_of(task)) is not None:
        person = task.application.person
        name = f"{person.given_name} {person.family_name}"
        onboarding.sign_letter(letter.pk, name=name, read=letter.digest, by=by, at=at)
    elif task.item.kind == TaskKind.UPLOAD:
        onboarding_papers.send(task.pk, uploads=[card()], by=by, at=at)
    elif task.item.kind == TaskKind.FORM:
        onboarding_papers.fill_in(task.pk, answers=ANSWERS[: len(task.item.questions)], by=by, at=at)
    else:
        onboarding.complete(task.pk, by=by, at=at)


@cache
def card() -> Upload:
    """A page that somebody took a picture of."""
    text = paragraph("Demonstration: a card as people send it.", style(12))
    return Upload("card.pdf", PDF, printed([text], title="Card", author="Demo", foot=""))


def takes_seat(world: World, one: Candidate, day: date) -> Story:
    """Everything is there: the seat is taken, and a preceptor waits for the first day."""
    at = yield world.days.at(day, 15, 30)
    looked_up(world, one, at)
    onboarding.finish(one.app.pk, by=world.desk, at=at)
    enrollment = Enrollment.objects.get(person=one.app.person, seat__isnull=False, cohort=one.app.cohort)
    place = world.places[one.place]
    enrollments.place(
        enrollment.pk,
        department=place.department,
        preceptor=place.preceptor,
        on=enrollment.starts_on,
        by=world.desk,
        at=at + timedelta(minutes=10),
    )
    return enrollment


def gets_in(world: World, one: Candidate, sent: date) -> Story:
    """The whole way, when everything goes well: from the first question to a seat of one's own."""
    days = world.days
    yield from applies(world, one, sent)
    yield from screened(world, one, sent)
    interview: Interview = yield from invited(world, one, days.work(sent, INVITED), days.work(sent, MET))
    yield from met(world, one, interview)
    offer: Offer = yield from offered(world, one, days.at(days.work(sent, OFFERED), CALLS_AT), "yes")
    yield from confirmed(world, one, offer)
    yield from gets_ready(world, one, days.work(sent, CONFIRMED + 1))
    return (yield from takes_seat(world, one, days.work(sent, READY)))


def opening_of(world: World, one: Candidate) -> Opening:
    """Return the places of the candidate's department in the class that the application aims at."""
    cohort: Cohort = one.app.cohort
    return world.opening(cohort, one.place)


def _end_of(interview: Interview) -> datetime:
    if interview.starts_at is None:
        raise LookupError("This interview has no time.")
    return interview.starts_at + HALF_AN_HOUR
