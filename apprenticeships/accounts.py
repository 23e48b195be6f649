"""Sign-in: one page for new and known addresses alike; its mails go through the outbox, sealed."""

import secrets
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from apprenticeships import clock, messages
from apprenticeships.account_words import REFUSALS, SECOND_FACTOR_REFUSALS, TOO_MANY_CODES
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Membership, Message, User
from apprenticeships.sealing import unseal
from apprenticeships.workflows import people

CODE_LIFETIME = timedelta(minutes=15)
CODE_MAILS = {
    "account/email/login_code": "security.code",
    "account/email/email_confirmation": "security.code",
    "account/email/email_confirmation_signup": "security.code",
    "account/email/password_reset_code": "security.code",
}
LINK_MAILS = {"account/email/password_reset_key": "security.password_reset"}
NOTICES = {
    "account/email/password_changed": "The password of your account was changed.",
    "account/email/password_set": "Your account has a password now.",
    "account/email/password_reset": "The password of your account was changed.",
    "account/email/email_changed": "The e-mail address of your account was changed.",
    "account/email/email_confirm": "An e-mail address of your account was confirmed.",
    "account/email/email_deleted": "An e-mail address was removed from your account.",
    "mfa/email/totp_activated": "An app for sign-in codes was added to your account.",
    "mfa/email/totp_deactivated": "The app for sign-in codes was removed from your account.",
    "mfa/email/webauthn_added": "A passkey was added to your account.",
    "mfa/email/webauthn_removed": "A passkey was removed from your account.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account.",
}


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor, in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_REFUSALS}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Where allauth meets this product."""

    error_messages = {**DefaultAccountAdapter.error_messages, **REFUSALS}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Promise the mail; what is secret in it is sealed, and wiped once it left or after 15 minutes."""
        user = context.get("user") or _user_with(email)
        if user is None:
            return
        at = clock.now()
        if template_prefix in CODE_MAILS:
            kind, secret = CODE_MAILS[template_prefix], {"code": context["code"]}
        elif template_prefix in LINK_MAILS:
            kind, secret = LINK_MAILS[template_prefix], {"url": context["password_reset_url"]}
        elif template_prefix in NOTICES:
            kind, secret = "security.notice", {"what": NOTICES[template_prefix]}
        else:
            return
        messages.promise(
            kind,
            key=f"{kind}:{user.pk}:{secrets.token_hex(8)}",
            to=user,
            recipient=email,
            at=at,
            expires_at=at + CODE_LIFETIME if kind != "security.notice" else None,
            secret=secret,
        )

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponseBase:
        """The first verified sign-in claims the person whom the address belongs to."""
        if isinstance(user, User):
            people.claim(user, at=clock.now())
        response: HttpResponseBase = super().post_login(request, user, **kwargs)
        return response

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing after a sign-in: the page itself says whose it is. A used-up code needs a new one, no waiting."""
        if "account/messages/logged_in.txt" in args:
            return
        if kwargs.get("message") == REFUSALS["too_many_login_attempts"]:
            kwargs["message"] = TOO_MANY_CODES
        super().add_message(*args, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account's page."""
        return reverse("account_email")


def _user_with(email: str) -> User | None:
    """Whose sign-in an address reaches: a second address counts as the first one does."""
    rows = EmailAddress.objects.filter(email__iexact=email, user__is_active=True).select_related("user")
    known = rows.order_by("-verified", "pk").first()
    return known.user if known else User.objects.filter(email__iexact=email).first()


def _opened(message: Message) -> dict[str, Any]:
    if message.sealed is None:
        raise NoLongerTrueError("The code is too old.")
    content: dict[str, Any] = unseal(bytes(message.sealed), place=f"message:{message.pk}")
    return content


def _letter(message: Message) -> Letter:
    return Letter(context={"address": message.recipient, "code": "", "url": "", "what": ""} | _opened(message))


def _invitation(message: Message) -> Letter:
    membership = Membership.objects.select_related("organization").filter(pk=message.context["membership"]).first()
    if membership is None:
        raise NoLongerTrueError("The role was taken back.")
    return Letter(
        context={
            "role": membership.get_role_display().lower(),
            "organization": membership.organization.name,
            "button_url": f"{settings.SITE_URL}{reverse('account_login')}",
            "button_text": "Sign in",
        }
    )


KINDS = (
    Kind("account.invited", "accounts/invited", _invitation, quiet=False, label="New role"),
    Kind("security.code", "accounts/code", _letter, lane=Lane.SECURITY, quiet=False, label="Sign-in code"),
    Kind(
        "security.password_reset",
        "accounts/password_reset",
        _letter,
        lane=Lane.SECURITY,
        quiet=False,
        label="New password",
    ),
    Kind("security.notice", "accounts/notice", _letter, lane=Lane.SECURITY, quiet=False, label="Change of an account"),
)
