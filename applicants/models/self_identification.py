"""What applicants say of themselves for equal opportunity: apart from everything else, under a name that is no name."""

from typing import ClassVar

from django.db import models

from apprenticeships.models.fields import dates_between_1900_and_2100

NO_ANSWER = "no_answer"


class YesNo(models.TextChoices):
    """Yes, no, or nothing said."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NO_ANSWER = "no_answer", "I do not wish to answer"


class Race(models.TextChoices):
    """The groups of the federal standard, any number of them."""

    AMERICAN_INDIAN = "american_indian", "American Indian or Alaska Native"
    ASIAN = "asian", "Asian"
    BLACK = "black", "Black or African American"
    PACIFIC = "pacific", "Native Hawaiian or other Pacific Islander"
    WHITE = "white", "White"
    NO_ANSWER = "no_answer", "I do not wish to answer"


class Sex(models.TextChoices):
    """As the federal reports ask for it."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    NO_ANSWER = "no_answer", "I do not wish to answer"


class SelfIdentification(models.Model):
    """Voluntary answers. ``reference`` is a keyed digest of the application: without the key it leads nowhere.

    No table points here and this one points at none, and nobody's name is kept with a change. The only date is the
    month of the first answer: a later change leaves no time. No edition of the questions is kept either: invitations
    bear a name, a day and an edition, and side by side with them it could tell whose an answer is.
    """

    reference = models.CharField(max_length=64, primary_key=True, editable=False)
    hispanic = models.CharField(max_length=16, choices=YesNo, blank=True)
    races = models.JSONField(default=list, blank=True)
    sex = models.CharField(max_length=16, choices=Sex, blank=True)
    veteran = models.CharField(max_length=16, choices=YesNo, blank=True)
    disability = models.CharField(max_length=16, choices=YesNo, blank=True)
    month = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="self_identification_month_only", condition=models.Q(month__day=1)),
            *dates_between_1900_and_2100("month"),
        ]

    def __str__(self) -> str:
        return "voluntary answers"


class CountedSheet(models.Model):
    """A sheet of paper whose answers were counted, so that its code counts once. Neither whose nor when.

    ``digest`` is another keyed digest than the name of the answers: without the key the two cannot be put together.
    """

    digest = models.CharField(max_length=64, primary_key=True, editable=False)

    def __str__(self) -> str:
        return "counted sheet"
