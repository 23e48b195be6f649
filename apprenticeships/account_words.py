"""What sign-in and the account's pages say when something is missing or cannot be."""

from typing import Final

from apprenticeships.lazily import gettext_lazy

WRITE_ADDRESS: Final = gettext_lazy("Write an e-mail address, such as name@example.org.")
REQUIRED: Final = {
    "code": gettext_lazy("Write the code."),
    "credential": gettext_lazy("Your browser sent no passkey. Have a code sent instead: write your e-mail."),
    "email": WRITE_ADDRESS,
    "login": WRITE_ADDRESS,
    "oldpassword": gettext_lazy("Write the password that you use now."),
    "password": gettext_lazy("Write your password."),
    "password1": gettext_lazy("Write a password."),
    "password2": gettext_lazy("Write the same password once more."),
}
"""What to say of a field that was left empty, by its name."""

LINK_TOO_OLD: Final = gettext_lazy("This link is too old, or was used already. Ask for a new one.")
PASSKEY_UNKNOWN: Final = gettext_lazy("We do not know this passkey. Have a code sent instead: write your e-mail.")
TOO_MANY_GUESSES: Final = gettext_lazy(
    "That was too often a wrong password. Leave the password empty: we send you a code, and you are in. "
    "The password works again in a while."
)
TOO_MANY_REQUESTS: Final = gettext_lazy(
    "We sent you codes a moment ago. Use the newest one, or wait a few minutes for another."
)
TOO_OFTEN: Final = gettext_lazy("That was too often. Wait five minutes, then try again.")
TOO_SOON: Final = gettext_lazy("We just did that. Wait a minute, then try again.")
TOO_MANY_CODES: Final = gettext_lazy(
    "That was too often a wrong code, so it works no longer. Have a new one sent: write your e-mail."
)
REFUSALS: Final = {
    "account_inactive": gettext_lazy("This account is closed. Call us if you need it again."),
    "cannot_remove_primary_email": gettext_lazy("We write to this address. Make another one your main address first."),
    "duplicate_email": gettext_lazy("This address is yours already."),
    "email_password_mismatch": (
        gettext_lazy(
            "This address and this password do not belong together. Try again, "
            "or leave the password empty: we send you a code."
        )
    ),
    "email_taken": gettext_lazy("Another account uses this address. Write another one, or sign in with this one."),
    "enter_current_password": gettext_lazy("This is not your password. Write the one that you use now."),
    "incorrect_code": gettext_lazy(
        "This is not the code that we sent. Copy it from our newest mail, or have a new one sent."
    ),
    "incorrect_password": gettext_lazy("This is not your password. Try again."),
    "invalid_login": WRITE_ADDRESS,
    "invalid_or_expired_key": LINK_TOO_OLD,
    "invalid_password_reset": LINK_TOO_OLD,
    "max_email_addresses": gettext_lazy("You have %d addresses, and that is the most. Remove one first."),
    "rate_limited": TOO_SOON,
    "same_as_current": gettext_lazy("This is the one that you have now. Write another one."),
    "select_only_one": gettext_lazy("Choose one of the two."),
    "too_many_login_attempts": TOO_OFTEN,
    "unknown_email": gettext_lazy("We know no account with this address. Write another one, or start with this one."),
    "unverified_primary_email": gettext_lazy("Confirm your main address first: we send a code there."),
}
"""What the account's pages say when something cannot be. Names and phone numbers sign nobody in, so they stay out."""

SECOND_FACTOR_REFUSALS: Final = {
    "add_email_blocked": gettext_lazy(
        "While a second step protects your account, its address stays. Remove the second step first."
    ),
    "cannot_delete_authenticator": gettext_lazy("This second step has to stay. Add another one before you remove it."),
    "cannot_generate_recovery_codes": gettext_lazy(
        "Recovery codes stand in for an app or a passkey. Set up one of them first."
    ),
    "incorrect_code": gettext_lazy(
        "That did not work. Write the code that your app shows now, or try your passkey again."
    ),
    "unverified_email": gettext_lazy("Confirm your e-mail address first. Then set up the second step."),
}
