"""A department asked whether somebody who works in it may go: the request, its answer, and who gave it."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from applicants.models.application import Application
from applicants.models.screening import ScreeningResult
from apprenticeships.history import track
from apprenticeships.lazily import gettext_lazy as _
from apprenticeships.models import Department, Membership, Role
from apprenticeships.models.fields import Published, dates_between_1900_and_2100


class ApprovalState(models.TextChoices):
    """The life of a request. One that moved or closed was never answered."""

    OPEN = "open", "Waits for the department"
    APPROVED = "approved", "Yes"
    DECLINED = "declined", "No"
    MOVED = "moved", "Went to another department"
    CLOSED = "closed", "Not needed any more"


class NoReason(models.TextChoices):
    """Why a department says no, in a closed list; the words are those that the candidate reads."""

    STAFFING = "staffing", _("The department cannot do without these hours now")
    TIMING = "timing", _("The first day comes at a bad time for the department")
    NEW_HERE = "new_here", _("More time in the present job is needed first")
    SETTLE = "settle", _("Something about the present job has to be settled first")
    OTHER = "other", _("Another reason")


ANSWERED = (ApprovalState.APPROVED, ApprovalState.DECLINED)


def _answers_for(*roles: str) -> models.QuerySet[Membership]:
    """Who answers for the department of a request in one of the roles. Nobody does about themselves."""
    here = Membership.objects.filter(department=OuterRef("department"), role__in=roles, user__is_active=True)
    return here.exclude(user__person=OuterRef("application__person"))


class ApprovalQuerySet(models.QuerySet["ApprovalRequest"]):
    """Named scopes over requests."""

    def of(self, user: Any) -> Self:
        """Those about a person's own applications: the only way in for the portal."""
        return self.filter(application__person__user=user)

    def for_approver(self, user: Any) -> Self:
        """Those that a user may answer: as approver of the department, or as its manager where it has no approver.

        Nobody answers about themselves. Requests that moved or closed are not shown any more.
        """
        approvers, managers = (_answers_for(role) for role in (Role.DEPARTMENT_APPROVER, Role.HIRING_MANAGER))
        manages = Q(~Exists(approvers), Exists(managers.filter(user=user)))
        rows = self.filter(state__in=[ApprovalState.OPEN, *ANSWERED])
        return rows.filter(Exists(approvers.filter(user=user)) | manages)

    def unanswered(self, *, on: date) -> Self:
        """Open ones that are late on a day, or that nobody of the department could answer."""
        nobody = ~Q(Exists(_answers_for(Role.DEPARTMENT_APPROVER, Role.HIRING_MANAGER)))
        return self.filter(Q(due_on__lt=on) | nobody, state=ApprovalState.OPEN)

    def waiting(self) -> Self:
        """Open ones, the longest waiting first."""
        return self.filter(state=ApprovalState.OPEN).order_by("due_on", "pk")


@track(exclude=("note",))
class ApprovalRequest(Published):
    """One question to one department about one application. A later one never overwrites an earlier one.

    ``again_from`` is the day from which the candidate may ask again after a no. ``said_by`` names who answered when
    somebody else wrote it down, and ``said_by_user`` is their account, where they have one.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="approvals")
    department = models.ForeignKey(Department, models.PROTECT, related_name="approvals")
    state = models.CharField(max_length=12, choices=ApprovalState, default=ApprovalState.OPEN)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    said_by = models.CharField(max_length=120, blank=True)
    said_by_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason_code = models.CharField(max_length=12, choices=NoReason, blank=True)
    note = models.CharField(max_length=500, blank=True)
    again_from = models.DateField(null=True, blank=True)
    result = models.OneToOneField(ScreeningResult, models.PROTECT, null=True, blank=True, related_name="approval")

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["department", "state", "due_on"], name="approval_by_department"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application"], condition=Q(state="open"), name="approval_one_open"),
            models.CheckConstraint(
                name="approval_answered_has_who",
                condition=Q(state__in=ANSWERED, decided_at__isnull=False, decided_by__isnull=False)
                | ~Q(state__in=ANSWERED) & Q(decided_at__isnull=True, decided_by__isnull=True),
            ),
            models.CheckConstraint(
                name="approval_no_has_why",
                condition=Q(state="declined", again_from__isnull=False) & ~Q(reason_code="") & ~Q(note="")
                | ~Q(state="declined") & Q(reason_code="", again_from__isnull=True),
            ),
            *dates_between_1900_and_2100("due_on", "again_from"),
        ]

    def __str__(self) -> str:
        return f"approval {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the department has not answered yet."""
        return self.state == ApprovalState.OPEN

    @property
    def is_yes(self) -> bool:
        """Whether it said yes."""
        return self.state == ApprovalState.APPROVED
