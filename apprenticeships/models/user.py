"""A sign-in. Its name is its e-mail address; what it may do comes from memberships alone."""

from typing import Any, ClassVar

from django.contrib import auth
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils.functional import cached_property

STAFF_ROLES = frozenset({"coordinator", "screening_officer"})


class UserManager(BaseUserManager["User"]):
    """Creates users; looks them up whatever the case of the address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user without any role. Without a password, only a code by e-mail signs them in."""
        user = self.model(email=self.normalize_email(email).strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user of an address, in any case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    acting_for = ""  # set while one request is answered, never stored

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]
        indexes: ClassVar = [models.Index(Upper("email"), name="user_email_upper")]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """The name, or the address of somebody who gave none."""
        return self.name or self.email

    def get_short_name(self) -> str:
        """The first word of the name, else what the person is called, else the address before its at sign."""
        return self.name.split(" ")[0] or self.called or self.email.split("@")[0]

    @cached_property
    def held(self) -> list[dict[str, Any]]:
        """The memberships, read once for each loaded user; of a request's user, those that count at its moment."""
        return [dict(row) for row in self.memberships.values("role", "department_id", "acts_for_id")]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of all memberships, at most one request old."""
        return frozenset(row["role"] for row in self.held)

    @cached_property
    def stands_in(self) -> dict[int, "User"]:
        """For whom this user acts now, by the key of the department."""
        places = {row["department_id"]: row["acts_for_id"] for row in self.held if row["acts_for_id"] is not None}
        away = type(self).objects.in_bulk(places.values()) if places else {}
        return {department: away[key] for department, key in places.items()}

    @cached_property
    def has_person(self) -> bool:
        """Whether a person stands behind this sign-in, asked once for each loaded user."""
        return type(self).objects.filter(pk=self.pk, person__isnull=False).exists()

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether this user proves twice who they are, asked once for each loaded user."""
        return type(self).objects.filter(pk=self.pk, authenticator__isnull=False).exists()

    @cached_property
    def language(self) -> str:
        """The language of the person behind this sign-in, asked once for each loaded user; "" where nobody stands."""
        rows = type(self).objects.filter(pk=self.pk, person__isnull=False).values_list("person__language", flat=True)
        return rows.first() or ""

    @cached_property
    def called(self) -> str:
        """What the person behind this sign-in is called, asked once for each loaded user; "" where nobody stands."""
        rows = type(self).objects.filter(pk=self.pk, person__isnull=False)
        found = rows.values_list("person__preferred_name", "person__given_name").first()
        return next((name for name in found or () if name), "")

    @property
    def is_staff(self) -> bool:
        """Whether the browser admin opens; derived, never stored."""
        return self.is_active and bool(self.roles & STAFF_ROLES)

    @property
    def is_superuser(self) -> bool:
        """Nobody is: every right comes from the access table."""
        return False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Ask every backend; the first yes wins."""
        if not self.is_active:
            return False
        return any(backend.has_perm(self, perm, obj) for backend in auth.get_backends() if hasattr(backend, "has_perm"))

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        """Whether all of the permissions are held."""
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the admin shows this app at all."""
        if not self.is_active:
            return False
        return any(
            backend.has_module_perms(self, app_label)
            for backend in auth.get_backends()
            if hasattr(backend, "has_module_perms")
        )

    def act_in(self, department_id: int) -> None:
        """What this user does from now on is done in this department: for somebody in leave, or for nobody."""
        away = self.stands_in.get(department_id)
        self.acting_for = away.get_full_name() if away is not None else ""

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Forget the cached answers together with the columns."""
        for name in ("held", "roles", "stands_in", "has_person", "language", "called"):
            self.__dict__.pop(name, None)
        super().refresh_from_db(*args, **kwargs)
