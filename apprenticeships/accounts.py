"""Sign-in: one page for new and known addresses alike; its mails go through the outbox, sealed."""

import secrets
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from apprenticeships import clock, known_browsers, messages, signed_in
from apprenticeships.account_words import REFUSALS, SECOND_FACTOR_REFUSALS, TOO_MANY_CODES
from apprenticeships.messages import Kind, Letter, NoLongerTrueError
from apprenticeships.models import Lane, Message, User
from apprenticeships.rules.devices import device_of
from apprenticeships.rules.speech import joined
from apprenticeships.sealing import unseal
from apprenticeships.workflows import people

ADDRESS_CHANGED = "account/email/email_changed"
CODE_LIFETIME = timedelta(minutes=15)
CODE_MAILS = {
    "account/email/login_code": "security.code",
    "account/email/email_confirmation": "security.code",
    "account/email/email_confirmation_signup": "security.code",
    "account/email/password_reset_code": "security.code",
}
LINK_MAILS = {"account/email/password_reset_key": "security.password_reset"}
EXPIRING = frozenset({"security.code", "security.password_reset"})
SOMEBODY_ASKED = {
    "account/email/unknown_account": gettext_noop(
        "Somebody wanted to sign in with this address. Its account is closed."
    ),
    "account/email/account_already_exists": gettext_noop(
        "Somebody wanted to add this address to another account. It has an account of its own: "
        "sign in with it, or remove it there first."
    ),
}
NOTICES = {
    "account/email/password_changed": gettext_noop("The password of your account was changed."),
    "account/email/password_set": gettext_noop("Your account has a password now."),
    "account/email/password_reset": gettext_noop("The password of your account was changed."),
    "account/email/email_changed": gettext_noop(
        "Our mail to you goes to another address from now on, not to this one."
    ),
    "account/email/email_confirm": gettext_noop("An e-mail address of your account was confirmed."),
    "account/email/email_deleted": gettext_noop("An e-mail address was removed from your account."),
    "mfa/email/totp_activated": gettext_noop("An app for sign-in codes was added to your account."),
    "mfa/email/totp_deactivated": gettext_noop("The app for sign-in codes was removed from your account."),
    "mfa/email/webauthn_added": gettext_noop("A passkey was added to your account."),
    "mfa/email/webauthn_removed": gettext_noop("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": gettext_noop("New recovery codes were made for your account."),
}


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor, in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_REFUSALS}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """The name that stands in the form of a new passkey: plain, and another one for each."""
        before = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("My passkey %(number)s") % {"number": before + 1} if before else gettext("My passkey")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Where allauth meets this product."""

    error_messages = {**DefaultAccountAdapter.error_messages, **REFUSALS}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Promise the mail; what is secret in it is sealed, and wiped once it left or after 15 minutes."""
        user = context.get("user") or _user_of(email)
        if user is None:
            return
        at = clock.now()
        if template_prefix in CODE_MAILS:
            kind, secret = CODE_MAILS[template_prefix], {"code": context["code"]}
        elif template_prefix in LINK_MAILS:
            kind, secret = LINK_MAILS[template_prefix], {"url": context["password_reset_url"]}
        elif template_prefix in SOMEBODY_ASKED:
            kind, secret = "security.asked", {"what": SOMEBODY_ASKED[template_prefix]}
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
            expires_at=at + CODE_LIFETIME if kind in EXPIRING else None,
            secret=secret,
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """A new main address takes the person and what is still to come along; the old one always hears of it."""
        if template_prefix != ADDRESS_CHANGED or context is None or not isinstance(user, User):
            super().send_notification_mail(template_prefix, user, context, email)
            return
        people.follow_address(user, before=context["from_email"], to=context["to_email"], at=clock.now())
        self.send_mail(template_prefix, context["from_email"], {"user": user})

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponseBase:
        """The first verified sign-in claims the person whom the address belongs to; the browser is known from now."""
        if isinstance(user, User):
            people.claim(user, at=clock.now())
        response: HttpResponseBase = super().post_login(request, user, **kwargs)
        if isinstance(user, User):
            proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
            known_browsers.remember(request, response, list(proven))
            signed_in.remember(request, at=clock.now())
        return response

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a password after too many wrong ones: of this browser, or of all strangers together."""
        address = str(credentials.get("email", ""))
        self._strangers = None
        super().pre_authenticate(request, **credentials)
        if not known_browsers.is_known(request, address):
            key = address.strip().lower()
            self._strangers = ratelimit.consume(request, app="allauth.account", action="login_failed_anywhere", key=key)
            if not self._strangers:
                raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        if self._strangers:
            self._strangers.rollback()

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return known_browsers.counter_of(request, str(credentials.get("email", "")))

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


def _user_of(address: str) -> User | None:
    """Whose sign-in an address reaches: a second address counts as the first one does."""
    rows = EmailAddress.objects.filter(email__iexact=address, user__is_active=True).select_related("user")
    known = rows.order_by("-verified", "pk").first()
    if known is not None:
        owner: User = known.user
        return owner
    return User.objects.filter(email__iexact=address).first()


def _opened(message: Message) -> dict[str, Any]:
    if message.sealed is None:
        raise NoLongerTrueError("The code is too old.")
    content: dict[str, Any] = unseal(bytes(message.sealed), place=f"message:{message.pk}")
    return content


def _letter(message: Message) -> Letter:
    context = {"address": message.recipient, "code": "", "url": "", "what": ""} | _opened(message)
    if context["what"]:
        context["what"] = gettext(context["what"])
    return Letter(context=context)


def _welcome(message: Message) -> Letter:
    if message.person is None or message.person.user_id is not None:
        raise NoLongerTrueError("This person signs in already.")
    url = f"{settings.SITE_URL}{reverse('account_login')}"
    return Letter(context={"button_url": url, "button_text": gettext_noop("See my page")})


def _signed_out(message: Message) -> Letter:
    devices = list(dict.fromkeys(device_of(agent) for agent in message.context["agents"]))
    url = f"{settings.SITE_URL}{reverse('my_devices')}"
    return Letter(
        context={
            "devices": joined(devices),
            "button_url": url,
            "button_text": gettext_noop("See where I am signed in"),
        }
    )


KINDS = (
    Kind("account.welcome", "accounts/welcome", _welcome, quiet=False, label="First sign-in"),
    Kind("account.signed_out", "accounts/signed_out", _signed_out, quiet=False, label="Signed out elsewhere"),
    Kind("security.code", "accounts/code", _letter, lane=Lane.SECURITY, quiet=False, label="Sign-in code"),
    Kind(
        "security.password_reset",
        "accounts/password_reset",
        _letter,
        lane=Lane.SECURITY,
        quiet=False,
        label="New password",
    ),
    Kind("security.asked", "accounts/asked", _letter, lane=Lane.SECURITY, quiet=False, label="Question of an account"),
    Kind("security.notice", "accounts/notice", _letter, lane=Lane.SECURITY, quiet=False, label="Change of an account"),
)
