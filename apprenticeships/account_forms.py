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
from allauth.account.models import EmailAddress
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.db import IntegrityError, transaction

from apprenticeships.account_words import REQUIRED, WRITE_ADDRESS
from apprenticeships.models import User

ADDRESSES: Final = frozenset({"email", "login"})


class PlainWords:
    """Says of each field what to write, instead of that something is required or invalid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
            if name in ADDRESSES:
                field.error_messages["invalid"] = WRITE_ADDRESS


class SignInForm(PlainWords, LoginForm):  # type: ignore[misc]
    """Asks for an address. With a password it checks that, without one it sends a code: one page for everybody."""

    def _setup_password_field(self) -> None:
        self.fields["password"].required = False

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        if email:
            remember_address(email.lower())
        cleaned: dict[str, Any] = super()._clean_without_password(email, phone)
        return cleaned


class CodeRequestForm(PlainWords, RequestLoginCodeForm):  # type: ignore[misc]
    """Asks for an address. An unknown one gets a user without any role first, so nobody can tell the difference."""

    def clean_email(self) -> str:
        """Make sure that there is a user to send the code to."""
        email: str = self.cleaned_data["email"].strip().lower()
        self.cleaned_data["email"] = email
        remember_address(email)
        cleaned: str = super().clean_email()
        return cleaned


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


class NewPasswordForm(PlainWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password instead of a forgotten one."""


class PasswordAgainForm(PlainWords, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class SecondStepForm(PlainWords, AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""


class SecondStepAgainForm(PlainWords, SecondFactorAgainForm):  # type: ignore[misc]
    """The code of the second step once more, before something that matters."""


class SetUpAppForm(PlainWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""
