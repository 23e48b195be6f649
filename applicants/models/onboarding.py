"""What has to be done around the first day: tasks with their days, and the files that were sent for them."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from applicants.models.application import Application, ApplicationState
from applicants.models.hiring import Offer, OfferState
from apprenticeships.history import track
from apprenticeships.models import Membership, OnboardingItem, Role, TaskOwner
from apprenticeships.models.fields import Published, dates_between_1900_and_2100
from cohorts.models import Enrollment

AROUND_THE_START = (ApplicationState.ONBOARDING, ApplicationState.ENROLLED)


class OnboardingTaskQuerySet(models.QuerySet["OnboardingTask"]):
    """Named scopes over tasks."""

    def of(self, user: Any) -> Self:
        """A person's own: the only way in for the portal."""
        return self.filter(application__person__user=user, application__state__in=AROUND_THE_START)

    def for_department(self, user: Any) -> Self:
        """What departments of a user do for people who said yes to one of their places, and nothing else."""
        own = Membership.objects.departments(user, Role.HIRING_MANAGER, Role.DEPARTMENT_APPROVER)
        taken = Offer.objects.filter(state=OfferState.CONFIRMED, opening__department__in=own)
        return self.going_on().filter(
            Exists(taken.filter(application=OuterRef("application"))), item__owner=TaskOwner.DEPARTMENT
        )

    def going_on(self) -> Self:
        """Those of people who get ready, or who took their seat and have not left: done or not."""
        own = Enrollment.objects.filter(person=OuterRef("application__person"), cohort=OuterRef("application__cohort"))
        return self.filter(application__state__in=AROUND_THE_START).exclude(Exists(own), ~Exists(own.current()))

    def waiting(self) -> Self:
        """Those of them that are not done."""
        return self.going_on().filter(done_at__isnull=True)


@track(exclude=("note", "back_reason", "answers"))
class OnboardingTask(Published):
    """One item of the program's list for one person, with its day.

    ``said_at`` is when the candidate said that their part of a checked task is done; a coordinator makes it done.
    ``back_reason`` says why it is not done yet, in the words of who looked at it. On ``planned_on`` the day ``due_on``
    was counted, from the first day ``counted_from``. ``answers`` are pairs of a question and its answer.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="onboarding_tasks")
    item = models.ForeignKey(OnboardingItem, models.PROTECT, related_name="tasks")
    due_on = models.DateField()
    counted_from = models.DateField()
    planned_on = models.DateField()
    said_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(max_length=200, blank=True)
    back_reason = models.CharField(max_length=300, blank=True)
    answers = models.JSONField(default=list, blank=True)

    objects = OnboardingTaskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "item__position", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], name="onboarding_task_open", condition=Q(done_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "item"], name="onboarding_task_once"),
            models.CheckConstraint(
                name="onboarding_done_has_who_and_when",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="onboarding_back_is_not_done",
                condition=Q(back_reason="") | Q(said_at__isnull=True, done_at__isnull=True),
            ),
            *dates_between_1900_and_2100("due_on"),
        ]

    def __str__(self) -> str:
        return f"{self.item} by {self.due_on}"

    @property
    def may_change(self) -> bool:
        """Whether its list is open: what the first day does not wait for stays open after the seat is taken."""
        state = self.application.state
        return state == ApplicationState.ONBOARDING or (
            state == ApplicationState.ENROLLED and not self.item.gates_start
        )


@track(exclude=("name", "file"))
class OnboardingPaper(Published):
    """One file for one task. Papers about health come only after an offer, and are kept apart from the application's.

    The file of a removed one is gone, its digest stays. ``digest`` is the SHA-256 of the file.
    """

    task = models.ForeignKey(OnboardingTask, models.PROTECT, related_name="papers")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="onboarding/", blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["uploaded_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task", "digest"], condition=Q(removed_at__isnull=True), name="onboarding_paper_once"
            ),
            models.CheckConstraint(
                name="onboarding_paper_file_while_kept",
                condition=Q(removed_at__isnull=True) & ~Q(file="") | Q(removed_at__isnull=False, file=""),
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.pk}"
