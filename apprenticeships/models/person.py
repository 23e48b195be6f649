"""A person whom the programs serve: one record from the first interest to long after graduation."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower, Upper
from django.utils.translation import gettext as _

from apprenticeships.errors import Conflict
from apprenticeships.history import track
from apprenticeships.models.fields import (
    Published,
    ZoneField,
    dates_between_1900_and_2100,
)


class Plain(Func):
    """A text without accents; an immutable wrapper made by the first migration, so that indexes may use it."""

    function = "immutable_unaccent"
    output_field = models.TextField()


class Language(models.TextChoices):
    """The languages in which we write to people."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class PersonQuerySet(models.QuerySet["Person"]):
    """Named scopes over people."""

    def named_like(self, text: str) -> Self:
        """Whose name holds every word of ``text``, whatever the accents and the case."""
        found = self
        for word in text.split():
            found = found.filter(sort_name__contains=Lower(Plain(Value(word))))
        return found


class LivingManager(models.Manager["Person"]):
    """People as lists, searches, counts and exports know them: without the records that were merged into another."""

    def get_queryset(self) -> PersonQuerySet:
        """Leave out what was merged away."""
        return PersonQuerySet(self.model, using=self._db).filter(merged_into__isnull=True)

    def named_like(self, text: str) -> PersonQuerySet:
        """Whose name holds every word of ``text``, whatever the accents and the case."""
        return self.get_queryset().named_like(text)

    def locked(self, pk: int, *, no_key: bool = False) -> "Person":
        """Return one person, locked until the transaction ends; refuse when another record stands for them since.

        ``no_key`` lets others write rows that point at the person meanwhile.
        """
        found = self.get_queryset().select_for_update(of=("self",), no_key=no_key).filter(pk=pk).first()
        if found is None:
            raise Conflict(_("Two records became one a moment ago. Load the page again."), code="merged")
        return found


@track(exclude=("sort_name", "email", "phone", "street", "city", "postal_code"))
class Person(Published):
    """Whoever is served, from a lead to a graduate. Contact data may repeat in a family or be missing.

    ``merged_into`` is the record that stands for this one since two were found to be one person. ``objects`` knows
    only living records; ``everyone`` also those that were merged away, for old links that must still lead on.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    preferred_name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=32, blank=True)
    street = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    is_called = models.BooleanField(
        default=False, help_text="Has no e-mail address: what a mail would say is told by phone."
    )
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    zone = ZoneField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    sort_name = models.GeneratedField(
        expression=Lower(Plain(Concat(F("family_name"), Value(" "), F("given_name")))),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects: ClassVar[LivingManager] = LivingManager()
    everyone: ClassVar["models.Manager[Person]"] = models.Manager()

    class Meta:
        verbose_name_plural = "people"
        indexes: ClassVar = [
            models.Index(fields=["sort_name", "id"], name="person_sort_name"),
            GinIndex(OpClass(F("sort_name"), "gin_trgm_ops"), name="person_sort_name_trgm"),
            models.Index(Upper("email"), name="person_email_upper"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="person_merged_into_another",
                condition=models.Q(merged_into__isnull=True)
                | models.Q(user__isnull=True) & ~models.Q(merged_into=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Given and family name, as people read it."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def now(self) -> "Person":
        """The record that stands for this person today: itself, unless it was merged into another."""
        return self.merged_into or self

    @property
    def short_name(self) -> str:
        """What a mail calls the person."""
        return self.preferred_name or self.given_name

    def get_full_name(self) -> str:
        """The same as ``name``; what actors and admins call."""
        return self.name


class PersonIdentity(models.Model):
    """What only a few may see of a person. Never joined by a hiring view; its text names nobody."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="identity")
    birth_date = models.DateField()

    class Meta:
        verbose_name_plural = "person identities"
        constraints: ClassVar = [*dates_between_1900_and_2100("birth_date")]

    def __str__(self) -> str:
        return f"identity {self.pk}"

    def __repr__(self, *_: Any) -> str:
        return f"<PersonIdentity {self.pk}>"
