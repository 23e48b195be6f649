"""One object behind every address, with its owner and a stranger of the same role."""

from datetime import date, timedelta
from typing import Any

from applicants.models import (
    Application,
    ApprovalRequest,
    Interview,
    InterviewState,
    Offer,
    OfferLetter,
    OfferState,
    Passport,
    ScreeningStep,
    Sending,
    TypingTest,
)
from apprenticeships.door_links import token_of
from apprenticeships.models import (
    Criterion,
    CriterionUse,
    Message,
    MessageState,
    RequirementKind,
    Role,
    SignUp,
    SignUpState,
    StepKind,
    User,
)
from cohorts.models import (
    ClassSession,
    ExamAttempt,
    HoursEntry,
    Moment,
    SeatState,
    WageChange,
)
from tests import factories as make
from tests.applicants import papers
from tests.applicants.fair import analyst
from tests.applicants.references import named
from tests.architecture.own import Own
from tests.architecture.world_background import checks
from tests.architecture.world_conduct import conduct, reached
from tests.architecture.world_desk import DeskRows
from tests.architecture.world_duplicates import doubles
from tests.architecture.world_fairness import fairness
from tests.architecture.world_hiring_desk import asked, decided, hiring_desk
from tests.architecture.world_numbers import numbers
from tests.architecture.world_onboarding import getting_ready
from tests.architecture.world_partnership import Partnerships
from tests.architecture.world_summer import Summers
from tests.architecture.world_times import published
from tests.factories import NOON, START

OF_INTERVIEW = ("interview", "interview_move", "interview_cancel")


def _staff(role: Role, **fields: Any) -> User:
    return make.staff(role, **fields)


class World(Partnerships, DeskRows, Summers):
    """Everything that an address can name, built once for a test."""

    def __init__(self) -> None:
        self.version = make.version()
        make.way_in(self.version)
        self.cohort = make.cohort(version=self.version)
        self.opening = make.opening(cohort=self.cohort, headcount=6)
        department = self.opening.department
        self.manager = _staff(Role.HIRING_MANAGER, department=department)
        self.other_manager = _staff(Role.HIRING_MANAGER, department=make.make_department())
        self.coordinator = _staff(Role.COORDINATOR)
        elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere Health")
        self.other_coordinator = make.staff()
        make.membership(self.other_coordinator, Role.COORDINATOR, organization=elsewhere)
        self.stranger = make.applicant().user

    def applicants(self) -> dict[str, Own]:
        """Addresses under /my/ that name an application."""
        draft = make.application("draft", cohort=self.cohort)
        sent = make.application("submitted", cohort=self.cohort)
        typing = TypingTest.objects.create(
            application=sent, passage="morning-rounds", started_at=NOON, ends_at=NOON + timedelta(minutes=5)
        )
        sending = Sending.objects.create(
            application=sent, number=1, sent_at=NOON, digest="0" * 64,
            content=[{"slug": "contact", "title": "Contact", "lines": []}],
        )  # fmt: skip
        asked = make.application("needs_information", cohort=self.cohort, request_due=date(2026, 2, 1))
        who = self._named()
        message = Message.objects.create(
            key="m", kind="session.reminder", person=draft.person, recipient="x@example.org", state=MessageState.SENT,
            created_at=NOON, due_at=NOON, sent_at=NOON,
        )  # fmt: skip

        def own(application: Any, **more: Any) -> Own:
            kwargs = {"public_id": application.public_id} | more
            return Own(application.person.user, self.stranger, kwargs)

        return {
            "portal:message": Own(draft.person.user, self.stranger, {"pk": message.pk}),
            "portal:application": own(sent),
            "portal:sections": own(draft),
            "portal:section": own(draft, slug="contact"),
            "portal:confirm": own(draft, slug="words"),
            "portal:sent": own(sent, sending=sending.public_id),
            "portal:sent_copy": own(sent, sending=sending.public_id),
            "portal:review": own(draft),
            "portal:answer": own(asked),
            "portal:times": own(sent, kind="info_session"),
            "portal:typing": own(sent),
            "portal:typing_test": own(sent, test_id=typing.public_id),
            "portal:typing_leave": own(sent, test_id=typing.public_id),
            "portal:typing_save": own(sent, test_id=typing.public_id),
            "portal:withdraw": own(sent),
            "portal:documents": own(sent),
            "portal:self_identification": own(sent),
            "portal:document": Own(sent.person.user, self.stranger, {"public_id": papers.add(sent)[0].public_id}),
            "portal:document_remove": Own(
                draft.person.user, self.stranger, {"public_id": papers.add(draft)[0].public_id}
            ),
            "portal:come_back": own(sent),
            "portal:help": own(sent),
            "portal:preference": own(sent),
            "portal:references": own(who),
            "portal:reference": own(who, who=self.referee.public_id),
            "portal:help_file": Own(
                sent.person.user, self.stranger, {"public_id": papers.with_document(sent).public_id}
            ),
            "portal:guardian": own(sent),
            "portal:guardian_again": own(sent),
            "portal:department": own(sent),
            "portal:drug": own(self._screened()),
        }

    def _named(self) -> Application:
        """Somebody who named a person to speak for them."""
        row = make.application("submitted", cohort=self.cohort)
        asked = make.requirement(self.version.steps.get(kind=StepKind.SCREENING), RequirementKind.REFERENCE)
        ScreeningStep.objects.create(application=row, requirement=asked)
        self.referee = named(row)
        return row

    def _screened(self) -> Application:
        """Somebody of whom a drug screen is asked."""
        row = make.application("submitted", cohort=self.cohort)
        asked = make.requirement(self.version.steps.get(kind=StepKind.SCREENING), RequirementKind.DRUG)
        ScreeningStep.objects.create(application=row, requirement=asked)
        return row

    def candidates(self) -> dict[str, Own]:
        """Addresses of interviews, offers and onboarding, on both sides."""
        ready = make.application("ready", cohort=self.cohort, ready_at=NOON)
        make.referral(ready, self.opening)
        interview = Interview.objects.create(
            application=ready, opening=self.opening, manager=self.manager, state=InterviewState.SCHEDULED,
            starts_at=NOON - timedelta(hours=3), ends_at=NOON - timedelta(hours=2), requested_at=NOON,
        )  # fmt: skip
        offered = make.application("offered", cohort=self.cohort, ready_at=NOON)
        make.referral(offered, self.opening)
        offer = self._offer(offered, OfferState.VERBAL)
        hired = make.application("onboarding", cohort=self.cohort)
        said_yes = self._offer(hired, OfferState.CONFIRMED, confirmed_at=NOON)
        OfferLetter.objects.create(
            offer=said_yes, number=1, issued_at=NOON, content={"en": [], "es": []}, digest="0" * 64
        )

        def hiring(**row: Any) -> Own:
            return Own(self.manager, self.other_manager, {name: found.public_id for name, found in row.items()})

        def mine(person: Any, **row: Any) -> Own:
            return Own(person.user, self.stranger, {name: found.public_id for name, found in row.items()})

        candidate = ("candidate", "declare", "invite", "offer_times", "pass", "undo_pass", "prepare", "decide")
        meeting = ("move", "cancel", "held", "missed", "score", "draft", "correct", "agree", "note")
        source, day = published(self.manager, self.opening.department)
        times = ("times_edit", "times_stop", "times_except")
        return (
            {f"hiring:{name}": hiring(candidate=ready) for name in candidate}
            | {f"hiring:{name}": hiring(times=source) for name in times}
            | {"hiring:times_unexcept": hiring(times=source, day=day)}
            | {f"portal:{name}": mine(ready.person, public_id=interview) for name in OF_INTERVIEW}
            | {f"hiring:{name}": hiring(interview=interview) for name in meeting}
            | {f"hiring:{name}": hiring(offer=offer) for name in ("offer", "take_back", "settle_back")}
            | {f"offers:{name}": mine(offered.person, offer=offer) for name in ("offer", "confirm", "decline")}
            | {f"offers:{name}": mine(hired.person, offer=said_yes) for name in ("letter", "sign_letter")}
            | {"hiring:letter": hiring(offer=said_yes)}
            | getting_ready(self, hired)
        )

    def departments(self) -> dict[str, Own]:
        """A request to a department, and the passport of somebody."""
        home = make.make_department()
        approver = _staff(Role.DEPARTMENT_APPROVER, department=home)
        other = _staff(Role.DEPARTMENT_APPROVER, department=make.make_department())
        row = make.application("submitted", cohort=self.cohort, is_internal=True, home_department=home)
        asked = ApprovalRequest.objects.create(application=row, department=home, asked_at=NOON, due_on=START)
        Passport.objects.create(
            person=row.person, holder=row.person.public_id, number="22222-33333", lines=[],
            digest="0" * 64, issued_at=NOON,
        )  # fmt: skip

        def desk(**more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": row.person_id} | more)

        return {
            "hiring:request": Own(approver, other, {"approval": asked.public_id}),
            "board:passport": desk(),
            "board:passport-paper": desk(),
            "board:passport-step": desk(step="revoke"),
        }

    def _offer(self, of: Application, state: OfferState, **fields: Any) -> Offer:
        seat = self.opening.seats.filter(state=SeatState.FREE).first()
        seat.state, seat.person, seat.held_until = SeatState.HELD, of.person, NOON + timedelta(days=2)
        seat.save()
        return Offer.objects.create(
            application=of, opening=self.opening, seat=seat, state=state, verbal_answer="yes", made_by=self.manager,
            prepared_at=NOON, verbal_at=NOON, respond_by=NOON + timedelta(days=2), **fields,
        )  # fmt: skip

    def training(self) -> dict[str, Own]:
        """Addresses under /floor/."""
        instructor, preceptor = _staff(Role.INSTRUCTOR), _staff(Role.PRECEPTOR)
        enrollment = make.enrollment(opening=self.opening, preceptor=preceptor)
        self.cohort.schedule_state, self.cohort.published_at = "published", NOON
        self.cohort.save()
        lesson = ClassSession.objects.create(
            cohort=self.cohort, number=1, date=START, starts_at=NOON, ends_at=NOON + timedelta(hours=4), minutes=240,
            instructor=instructor,
        )  # fmt: skip
        entry = HoursEntry.objects.create(
            enrollment=enrollment, date=START, minutes=480, approved_by=preceptor, approved_at=NOON
        )
        Criterion.objects.create(
            version=self.version, use=CriterionUse.EVALUATION, slug="attitude", title="Attitude", position=9
        )
        other_preceptor = _staff(Role.PRECEPTOR)
        self.enrollment = enrollment
        return {
            "floor:attendance": Own(instructor, _staff(Role.INSTRUCTOR), {"public_id": lesson.public_id}),
            "floor:hours": Own(preceptor, other_preceptor, {"public_id": enrollment.public_id, "week": START}),
            "floor:change": Own(preceptor, other_preceptor, {"public_id": entry.public_id}),
            "floor:evaluation": Own(
                preceptor, other_preceptor, {"public_id": enrollment.public_id, "moment": Moment.START}
            ),
        }

    def desk(self) -> dict[str, Own]:
        """Addresses of the coordinators."""
        enrollment = self.enrollment
        session = make.session(program=self.version.program)
        chair = SignUp.objects.create(
            session=session, person=make.person(), state=SignUpState.SIGNED_UP, signed_at=NOON
        )
        application = make.application("submitted", cohort=self.cohort)
        exam = ExamAttempt.objects.create(
            enrollment=enrollment, number=1, brand="nha-ccma", window_from=START, window_to=START + timedelta(days=7)
        )
        step = enrollment.track.wage_steps.last()
        raise_due = WageChange.objects.create(
            enrollment=enrollment, step=step, rate=step.rate, effective_on=START, because="Passed the exam"
        )
        message = Message.objects.create(
            key="desk", kind="session.reminder", person=application.person, recipient="x@example.org",
            state=MessageState.DEAD, created_at=NOON, due_at=NOON,
        )  # fmt: skip
        role = make.membership(make.user(), Role.INSTRUCTOR)
        asked = papers.with_document(application)

        def own(pk: Any, **more: Any) -> Own:
            return Own(self.coordinator, self.other_coordinator, {"pk": pk} | more)

        return {
            "desk:session": own(session.pk),
            "desk:mark": own(session.pk),
            "desk:poster": own(session.pk),
            "door:person": Own(self.coordinator, self.other_coordinator, {"token": token_of(chair)}),
            "desk:session-step": own(session.pk, step="call-off"),
            "desk:message": own(message.pk),
            "desk:message-step": own(message.pk, step="retry"),
            "desk:end-role": own(role.pk),
            "classes:class": own(self.cohort.pk),
            "classes:class-step": own(self.cohort.pk, step="publish"),
            "classes:exam-step": own(exam.pk, step="book"),
            "classes:deny": own(raise_due.pk),
            "classes:person": own(enrollment.pk),
            "classes:person-step": own(enrollment.pk, step="graduate"),
            **doubles(self.version.program, self.coordinator, self.other_coordinator),
            "board:application": own(application.pk),
            "board:code-step": own(self._code().pk, step="revoke"),
            "board:room": own(self._room().pk),
            "board:room-step": own(self._room().pk, step="close"),
            "board:tasks": own(application.pk),
            "board:sitting": own(self._sitting().pk),
            "board:sitting-tell": own(self._sitting().pk),
            "board:sitting-place": own(self._sitting().pk),
            "board:accommodation": own(asked.pk),
            "board:accommodation-file": own(asked.pk),
            "board:accommodation-step": own(asked.pk, step="grant"),
            **numbers(self.version, own),
            "board:complaint": own(self._complaint().pk),
            "board:complaint-step": own(self._complaint().pk, step="begin"),
            "board:complaint-person": own(self._complaint().pk),
            "board:complaint-enter": own(self.version.program.organization_id),
            "board:rights-notice": own(self.version.program.organization_id),
            "board:result-file": own(self._results()),
            "board:result-file-left-out": own(self._results(), ending="csv"),
            "board:result-file-step": own(self._results(), step="discard"),
            "board:references": own(self.referee.application_id),
            "board:references-read": own(self.referee.application_id),
            "board:references-step": own(self.referee.application_id, step="verdict"),
            "board:document": own(application.pk, document=papers.add(application)[0].pk),
            "board:step": own(application.pk, step="withdraw"),
            "board:later-class": own(application.pk),
            "board:voluntary-sheet": own(application.pk),
            "board:screening-marked": own(self._marked(application).pk),
            "board:screening-undo": own(self._marked(application).pk),
        }

    def fairness(self) -> dict[str, Own]:
        """Addresses of reports about equal opportunity."""
        elsewhere = make.make_organization(slug="elsewhere", name="Elsewhere Health")
        return fairness(self.version.program, analyst(), analyst(organization=elsewhere))

    def all(self) -> dict[str, Own]:
        """Every address that names an object."""
        parts = (
            self.applicants, self.candidates, self.departments, self.training, self.desk, self.summers, self.shifts,
            lambda: checks(self.cohort, self.coordinator, self.other_coordinator, self.stranger),
            lambda: hiring_desk(self.opening, self.manager, self.other_manager),
            lambda: asked(self.opening, (self.manager, self.other_manager), (self.coordinator, self.other_coordinator)),
            lambda: decided(self.cohort, self.opening, self.manager, self.other_manager),
            self.partnerships, self.services, self.partnership_reports, self.targets, self.fairness,
            lambda: conduct(self.version.program.organization, self.coordinator, self.other_coordinator),
            lambda: reached(self.version.program.organization, self.coordinator, self.other_coordinator),
        )  # fmt: skip
        return {name: own for part in parts for name, own in part().items()}


EVERYBODYS = {
    "catalog:program", "join:eligibility", "join:code", "join:interest", "join:thanks", "join:practice", "join:session",
    "join:session_thanks", "join:signed", "calendar", "training:week_of", "floor:shifts_of", "portal:start",
    "portal:for_guardian", "portal:for_guardian_answered", "portal:for_guardian_background",
    "portal:for_guardian_background_sign", "portal:for_guardian_agreement", "portal:for_referee", "door:poster",
    "door:here", "join:stop", "passport",
    "join:rights", "join:rights_version", "join:voluntary_paper",
}  # fmt: skip
"""Addresses whose object is public, secret by its own unguessable name, or not an object of anybody."""
