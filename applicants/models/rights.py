"""The written notice of the right to complain: its versions, and which one went to whom when."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from applicants.models.application import Application
from apprenticeships.history import track
from apprenticeships.models import Organization
from apprenticeships.models.fields import Published


@track()
class RightsNotice(Published):
    """One version of an organization's notice. A text that went out is never changed: a new version follows it.

    ``lead_name`` and what follows is who answers for equal opportunity. ``text_es`` is the same in Spanish.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="rights_notices")
    version = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=6000)
    text_es = models.TextField(max_length=6000, blank=True)
    lead_name = models.CharField(max_length=120)
    lead_email = models.EmailField(blank=True)
    lead_phone = models.CharField(max_length=32, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["organization", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "version"], name="rights_notice_version_once"),
            models.CheckConstraint(
                name="rights_notice_says_how_to_reach",
                condition=~models.Q(lead_email="", lead_phone=""),
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.version} of {self.organization}"


@track()
class RightsNoticeSent(models.Model):
    """That an applicant got a version of the notice, and when: with the mail of the sending, or on paper."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="rights_notice")
    notice = models.ForeignKey(RightsNotice, models.PROTECT, related_name="sent")
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"notice to application {self.application_id}"
