"""An application: a person, a program version, and where they stand on the way in."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from applicants.models.access_code import AccessCode
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy
from apprenticeships.models import Department, Membership, Person, ProgramVersion, Role, Track
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models import Cohort, Opening


class ApplicationState(models.TextChoices):
    """Internal states; what applicants read stands in the table of public names."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent"
    NEEDS_INFORMATION = "needs_information", "Needs information"
    READY = "ready", "Ready to interview"
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    ONBOARDING = "onboarding", "Onboarding"
    ENROLLED = "enrolled", "Enrolled"
    INELIGIBLE = "ineligible", "Ineligible"
    NOT_SELECTED = "not_selected", "Not selected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EXPIRED = "expired", "Expired"


OPEN_STATES = (
    ApplicationState.DRAFT,
    ApplicationState.SUBMITTED,
    ApplicationState.NEEDS_INFORMATION,
    ApplicationState.READY,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
    ApplicationState.ONBOARDING,
)
ENDED_STATES = (
    ApplicationState.INELIGIBLE,
    ApplicationState.NOT_SELECTED,
    ApplicationState.WITHDRAWN,
    ApplicationState.EXPIRED,
)


class WithdrawReason(models.TextChoices):
    """Why somebody stops, in a closed list."""

    OTHER_JOB = "other_job", gettext_lazy("I found another job")
    SCHOOL = "school", gettext_lazy("I go to school")
    PAY = "pay", gettext_lazy("The pay does not work for me")
    SCHEDULE = "schedule", gettext_lazy("The hours do not work for me")
    TRAVEL = "travel", gettext_lazy("It is too far")
    FAMILY = "family", gettext_lazy("Family or health")
    NOT_FOR_ME = "not_for_me", gettext_lazy("It is not for me")
    OTHER = "other", gettext_lazy("Something else")


class EndReason(models.TextChoices):
    """Why a coordinator ends an application, in a closed list that the applicant reads, before one sentence more."""

    PLACES = "places", gettext_lazy("There were more people than places.")
    PRACTICE = "practice", gettext_lazy("Others had more practice for this work.")
    FIT = "fit", gettext_lazy("The hours, the place or the path did not fit.")
    PROOF = "proof", gettext_lazy("Something that we asked for did not come, or does not show it.")
    RULE = "rule", gettext_lazy("A rule of the program is not met.")
    TWICE = "twice", gettext_lazy("You go on in another application.")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Named scopes over applications."""

    def of(self, user: Any) -> Self:
        """A person's own, and nobody else's: the only way in for the portal."""
        return self.filter(person__user=user)

    def written_by(self, user: Any) -> Self:
        """One's own; for a coordinator also those that coordinators write for people who do not sign in."""
        coordinates = Membership.objects.filter(
            user=user, role=Role.COORDINATOR, organization=OuterRef("version__program__organization")
        )
        on_paper = Q(Exists(coordinates), paper__isnull=False, person__user__isnull=True)
        return self.filter(Q(person__user=user) | on_paper)

    def visible_to(self, user: Any) -> Self:
        """Those referred to a department in which the user hires: the only way in for hiring managers."""
        return self.filter(Exists(Referral.objects.visible_to(user).filter(application=OuterRef("pk"))))

    def coordinated_by(self, user: Any) -> Self:
        """Those for programs of the organizations in which the user coordinates."""
        own = Membership.objects.organizations(user, Role.COORDINATOR, Role.SCREENING_OFFICER)
        return self.filter(version__program__organization__in=own)

    def open(self) -> Self:
        """Not ended, and not in training yet."""
        return self.filter(state__in=OPEN_STATES)


@track(exclude=("withdraw_note", "request_note", "ended_sentence"))
class Application(Published):
    """One person's way into one program. ``version`` decides the screening and stays as it was when sent.

    ``answer_due`` is the last day on which we promised to answer, while it is our turn. Once what was written in it is
    destroyed nothing is judged anew: what was found stays.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    version = models.ForeignKey(ProgramVersion, models.PROTECT, related_name="applications")
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="applications")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="applications")
    state = models.CharField(max_length=20, choices=ApplicationState, default=ApplicationState.DRAFT)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    is_internal = models.BooleanField(default=False)
    home_department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="internal_candidates",
    )
    withdraw_reason = models.CharField(max_length=20, choices=WithdrawReason, blank=True)
    withdraw_note = models.CharField(max_length=500, blank=True)
    request_note = models.CharField(max_length=500, blank=True)
    request_due = models.DateField(null=True, blank=True)
    no_reason = models.CharField(max_length=10, choices=EndReason, blank=True)
    ended_sentence = models.CharField(max_length=500, blank=True)
    retry_from = models.DateField(null=True, blank=True)
    access_code = models.ForeignKey(AccessCode, models.PROTECT, null=True, blank=True, related_name="applications")
    answers_destroyed_at = models.DateTimeField(null=True, blank=True)
    submit_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="person_of_interviews",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("person"),
                func="UPDATE applicants_interview SET person_id = NEW.person_id WHERE application_id = NEW.id; "
                "RETURN NULL;",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-submitted_at", "-id"], name="application_by_state"),
            models.Index(fields=["cohort", "state"], name="application_by_cohort"),
            models.Index(
                fields=["answer_due"],
                name="application_answer_due",
                condition=Q(answer_due__isnull=False),
            ),
            models.Index(fields=["-submitted_at", "-id"], name="application_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="application_state_known",
                condition=Q(state__in=[*OPEN_STATES, *ENDED_STATES, "enrolled"]),
            ),
            models.CheckConstraint(
                name="application_sent_has_time",
                condition=Q(state="draft", submitted_at__isnull=True)
                | Q(state__in=["withdrawn", "expired"])
                | ~Q(state__in=["draft", "withdrawn", "expired"]) & Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="application_ended_has_time",
                condition=Q(state__in=ENDED_STATES, ended_at__isnull=False)
                | ~Q(state__in=ENDED_STATES) & Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="application_withdrawn_has_reason",
                condition=Q(state="withdrawn") & ~Q(withdraw_reason="") | ~Q(state="withdrawn") & Q(withdraw_reason=""),
            ),
            models.CheckConstraint(
                name="application_no_has_reason",
                condition=Q(no_reason="") | Q(state__in=["not_selected", "ineligible"]),
            ),
            models.UniqueConstraint(
                fields=["person", "cohort"],
                condition=Q(state__in=OPEN_STATES),
                name="application_one_open_per_cohort",
            ),
            *dates_between_1900_and_2100("answer_due", "request_due", "retry_from"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.cohort}"

    @property
    def number(self) -> str:
        """What people read out on the phone; the search of a coordinator finds it."""
        return str(self.pk)

    @property
    def send_by(self) -> date:
        """The last day to send it for its class."""
        return self.send_by_for(self.cohort)

    def last_day(self, *, on: date) -> date | None:
        """The last day to send it, unless that is over on ``on`` and no next class takes applications."""
        return self.send_by if self.send_by >= on else None

    def send_by_for(self, cohort: Cohort) -> date:
        """The last day to send it for a class: that of the class, or a later one that an access code allows."""
        code = self.access_code
        if code is not None and code.revoked_at is None and code.cohort_id == cohort.pk:
            return max(code.last_on, cohort.apply_by)
        return cohort.apply_by


class Section(models.Model):
    """The saved answers of one section. ``is_complete`` says that nothing in it is missing.

    ``version`` counts the savings. ``sources`` says which page wrote each text and how far each of these pages counted
    what it sent; ``clashes`` holds texts that another device wrote over and of which a person has to choose.
    ``request_note`` is why we opened the section again; ``to_confirm`` says that it was taken over from a former
    application and nobody said yet that it is still true.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="sections")
    slug = models.SlugField(max_length=40)
    answers = models.JSONField(default=dict, blank=True)
    is_complete = models.BooleanField(default=False)
    reopened = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    sources = models.JSONField(default=dict, blank=True)
    clashes = models.JSONField(default=dict, blank=True)
    request_note = models.CharField(max_length=500, blank=True)
    to_confirm = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "slug"], name="section_once_per_application"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} of {self.application_id}"


class Job(models.Model):
    """One job in the work history of an application. ``share`` is the part of full time in percent.

    ``key`` stays with the job through every saving, so that two devices know which one they write in. Whoever can say
    that it is true is asked only if ``may_call`` is.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="jobs")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    employer = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    is_health_care = models.BooleanField(default=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    share = models.PositiveSmallIntegerField(default=100)
    reference_name = models.CharField(max_length=120, blank=True)
    reference_phone = models.CharField(max_length=32, blank=True)
    may_call = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-started_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "key"], name="job_key_once_per_application"),
            models.CheckConstraint(name="job_share_range", condition=Q(share__range=(1, 100))),
            models.CheckConstraint(
                name="job_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
            ),
            *dates_between_1900_and_2100("started_on", "ended_on"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.employer}"


class SendingQuerySet(models.QuerySet["Sending"]):
    """Named scopes over sendings."""

    def kept(self) -> Self:
        """Those of which the words are still there."""
        return self.exclude(content=[])


class Sending(Published):
    """What was sent, word for word, at one time: the application first, then each answer to a question of ours.

    ``content`` is a list of sections with the lines that people read; ``digest`` is the SHA-256 of it. Never changed,
    but emptied once its time is over. ``changes`` holds what became different since the sending before.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="sendings")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    content = models.JSONField()
    changes = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64)

    objects = SendingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["application", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="sending_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}, sending {self.number}"


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Named scopes over referrals."""

    def visible_to(self, user: Any) -> Self:
        """Open ones to departments in which the user hires or sits on the panel."""
        return self.known_to(user).filter(closed_at__isnull=True)

    def known_to(self, user: Any) -> Self:
        """Those that ``visible_to`` shows, and those that it showed until they were closed."""
        own = Membership.objects.departments(user, Role.HIRING_MANAGER, Role.PANELIST)
        return self.filter(opening__department__in=own)

    def managed_by(self, user: Any) -> Self:
        """To departments in which the user decides; closed ones too, so that a decision can be undone."""
        return self.filter(opening__department__in=Membership.objects.departments(user, Role.HIRING_MANAGER))


@track(exclude=("passed_reason",))
class Referral(models.Model):
    """A ready candidate put before a department, for one opening. Open until somebody decides.

    ``preference`` is the candidate's own order of those before which they stand, 1 first; empty until they say.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="referrals")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="referrals")
    referred_at = models.DateTimeField()
    invite_by = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    passed_reason = models.CharField(max_length=200, blank=True)
    preference = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["referred_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "opening"], name="referral_once_per_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} to {self.opening_id}"
