"""The forms of sign-in and account, in our words: what is missing is said by its name."""

from typing import Any, Final

from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.account.forms import (
    ChangePasswordForm as AllauthChangePasswordForm,
)
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgainForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from apprenticeships.account_words import (
    PASSKEY_UNKNOWN,
    REQUIRED,
    TOO_MANY_GUESSES,
    TOO_MANY_REQUESTS,
    TOO_SOON,
    WRITE_ADDRESS,
)
from apprenticeships.known_browsers import counter_of
from apprenticeships.models import User

ADDRESSES: Final = frozenset({"email", "login"})


class PasskeyField(forms.JSONField):
    """What a browser sends as a passkey. Nesting without end is refused like everything else that is none."""

    def to_python(self, value: Any) -> Any:
        """Return what was sent, parsed."""
        try:
            return super().to_python(value)
        except RecursionError as refused:
            raise ValidationError(PASSKEY_UNKNOWN, code="invalid") from refused

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what the page shows again: nothing, because nobody typed it."""
        return None


class PlainWords:
    """Says of each field what to write, instead of that something is required or invalid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        if "credential" in fields:
            fields["credential"] = PasskeyField(
                widget=fields["credential"].widget, error_messages={"invalid": PASSKEY_UNKNOWN}
            )
        for name, field in fields.items():
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
            if name in ADDRESSES:
                field.error_messages["invalid"] = WRITE_ADDRESS


class SignInForm(PlainWords, LoginForm):  # type: ignore[misc]
    """Asks for an address. With a password it checks that, without one it sends a code: one page for everybody."""

    def _setup_password_field(self) -> None:
        self.fields["password"].required = False

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super()._clean_with_password(credentials)
        except ValidationError as refused:
            if refused.code == "too_many_login_attempts":
                raise ValidationError(TOO_MANY_GUESSES, code=refused.code) from refused
            raise
        return cleaned

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        asked = CodeRequestForm({"email": email})
        if not asked.is_valid():
            for error in asked.errors.get("email", []):
                self.add_error("login", error)
        else:
            self.user = asked.asked_for
        cleaned: dict[str, Any] = self.cleaned_data
        return cleaned


class CodeRequestForm(PlainWords, RequestLoginCodeForm):  # type: ignore[misc]
    """Asks for an address. An unknown one gets a user without any role first, so nobody can tell the difference."""

    def clean_email(self) -> str:
        """Make sure that there is a user to send the code to."""
        email: str = self.cleaned_data["email"].strip().lower()
        request = context.request
        if not ratelimit.consume(request, action="request_login_code", key=counter_of(request, email)):
            raise ValidationError(TOO_MANY_REQUESTS, code="too_many_login_attempts")
        remember_address(email)
        users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        self._user = users[0] if users else None
        return email

    @property
    def asked_for(self) -> User | None:
        """Whom the code goes to: nobody, if the account of the address is closed."""
        return self._user


def remember_address(email: str) -> None:
    """Give an unknown address a user and an unverified address; a known one stays as it is."""
    if User.objects.filter(email__iexact=email).exists() or EmailAddress.objects.filter(email__iexact=email).exists():
        return
    try:
        with transaction.atomic():
            user = User.objects.create_user(email)
            EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    except IntegrityError:  # somebody asked for the same address at the same moment
        return


class ConfirmCodeForm(PlainWords, ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail, to sign in."""


class ConfirmAddressForm(PlainWords, ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code from the mail, to confirm an address."""


class AddAddressForm(PlainWords, AddEmailForm):  # type: ignore[misc]
    """Another address of the account."""


class ChangePasswordForm(PlainWords, AllauthChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class FirstPasswordForm(PlainWords, SetPasswordForm):  # type: ignore[misc]
    """The first password of an account."""


class ForgottenPasswordForm(PlainWords, ResetPasswordForm):  # type: ignore[misc]
    """The address to which the way to a new password goes."""

    def clean_email(self) -> str:
        """Count for each browser apart: who asks for somebody else's address does not stop them."""
        email: str = super().clean_email().strip().lower()
        request = context.request
        if not ratelimit.consume(request, action="reset_password_of_one", key=counter_of(request, email)):
            raise ValidationError(TOO_SOON, code="rate_limited")
        return email


class NewPasswordForm(PlainWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password instead of a forgotten one."""


class PasswordAgainForm(PlainWords, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class SecondStepForm(PlainWords, AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""


class SecondStepAgainForm(PlainWords, SecondFactorAgainForm):  # type: ignore[misc]
    """The code of the second step once more, before something that matters."""


class NewPasskeyForm(PlainWords, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: one that signs in alone, unless somebody wants it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class PasskeyForm(PlainWords, LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of an address. Whatever else a browser sends is no passkey of ours."""

    def clean_credential(self) -> Authenticator:
        """Return what the passkey belongs to. One of a closed sign-in ended with it."""
        try:
            found: Authenticator = super().clean_credential()
        except (ValidationError, ValueError, TypeError, AttributeError, LookupError, OverflowError) as refused:
            raise ValidationError(PASSKEY_UNKNOWN, code="unknown_passkey") from refused
        if not found.user.is_active:
            raise ValidationError(PASSKEY_UNKNOWN, code="unknown_passkey")
        return found


class PasskeyStepForm(PlainWords, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeyAgainForm(PlainWords, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The passkey once more, before something that matters."""


class SetUpAppForm(PlainWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""
