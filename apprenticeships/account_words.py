"""What sign-in and the account's pages say when something is missing or cannot be."""

from typing import Final

WRITE_ADDRESS: Final = "Write an e-mail address, such as name@example.org."
REQUIRED: Final = {
    "code": "Write the code.",
    "credential": "Your browser sent no passkey. Have a code sent instead: write your e-mail.",
    "email": WRITE_ADDRESS,
    "login": WRITE_ADDRESS,
    "oldpassword": "Write the password that you use now.",
    "password": "Write your password.",
    "password1": "Write a password.",
    "password2": "Write the same password once more.",
}
"""What to say of a field that was left empty, by its name."""

LINK_TOO_OLD: Final = "This link is too old, or was used already. Ask for a new one."
TOO_OFTEN: Final = "That was too often. Wait five minutes, then try again."
PASSKEY_UNKNOWN: Final = "We do not know this passkey. Have a code sent instead: write your e-mail."
TOO_MANY_GUESSES: Final = (
    "That was too often a wrong password. Leave the password empty: we send you a code, and you are in. "
    "The password works again in a while."
)
TOO_MANY_REQUESTS: Final = "We sent you codes a moment ago. Use the newest one, or wait a few minutes for another."
TOO_SOON: Final = "We just did that. Wait a minute, then try again."
TOO_MANY_CODES: Final = (
    "That was too often a wrong code, so it works no longer. Have a new one sent: write your e-mail."
)
REFUSALS: Final = {
    "account_inactive": "This account is closed. Call us if you need it again.",
    "cannot_remove_primary_email": "We write to this address. Make another one your main address first.",
    "duplicate_email": "This address is yours already.",
    "email_password_mismatch": (
        "This address and this password do not belong together. Try again, "
        "or leave the password empty: we send you a code."
    ),
    "email_taken": "Another account uses this address. Write another one, or sign in with this one.",
    "enter_current_password": "This is not your password. Write the one that you use now.",
    "incorrect_code": "This is not the code that we sent. Copy it from our newest mail, or have a new one sent.",
    "incorrect_password": "This is not your password. Try again.",
    "invalid_login": WRITE_ADDRESS,
    "invalid_or_expired_key": LINK_TOO_OLD,
    "invalid_password_reset": LINK_TOO_OLD,
    "max_email_addresses": "You have %d addresses, and that is the most. Remove one first.",
    "rate_limited": TOO_SOON,
    "same_as_current": "This is the one that you have now. Write another one.",
    "select_only_one": "Choose one of the two.",
    "too_many_login_attempts": TOO_OFTEN,
    "unknown_email": "We know no account with this address. Write another one, or start with this one.",
    "unverified_primary_email": "Confirm your main address first: we send a code there.",
}
"""What the account's pages say when something cannot be. Names and phone numbers sign nobody in, so they stay out."""

SECOND_FACTOR_REFUSALS: Final = {
    "add_email_blocked": "While a second step protects your account, its address stays. Remove the second step first.",
    "cannot_delete_authenticator": "This second step has to stay. Add another one before you remove it.",
    "cannot_generate_recovery_codes": "Recovery codes stand in for an app or a passkey. Set up one of them first.",
    "incorrect_code": "That did not work. Write the code that your app shows now, or try your passkey again.",
    "unverified_email": "Confirm your e-mail address first. Then set up the second step.",
}
