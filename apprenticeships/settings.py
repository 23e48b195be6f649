"""One settings file: the same for a demonstration, the tests and a real installation; `env.py` reads what differs."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from apprenticeships import browser, env, logs, theme

BASE_DIR = Path(__file__).resolve().parent.parent
try:
    ENVIRONMENT = env.read(os.environ, BASE_DIR)
except env.BadEnvironmentError as problem:
    raise ImproperlyConfigured(str(problem)) from None

DEBUG = False
DEMO = ENVIRONMENT.demo
SITE_URL = ENVIRONMENT.site_url
HTTPS = SITE_URL.startswith("https://")
SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = list(ENVIRONMENT.secret_key_fallbacks)
FIELD_KEYS = ENVIRONMENT.field_keys
SELF_IDENTIFICATION_KEY = ENVIRONMENT.self_identification_key
REDIS_URL = ENVIRONMENT.redis_url
APPRENTICESHIPS_NAME = ENVIRONMENT.name
APPRENTICESHIPS_CONTACT_NAME = ENVIRONMENT.contact_name
APPRENTICESHIPS_CONTACT_PHONE = ENVIRONMENT.contact_phone
APPRENTICESHIPS_CONTACT_HOURS = ENVIRONMENT.contact_hours
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "apprenticeships.urls"
WSGI_APPLICATION = "apprenticeships.wsgi.application"

INSTALLED_APPS = [
    "apprenticeships",
    "cohorts",
    "applicants",
    "unfold.apps.BasicAppConfig",
    "apprenticeships.apps.CoordinatorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "phonenumber_field",
    "template_partials",
]

MIDDLEWARE = [
    "apprenticeships.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "apprenticeships.middleware.BrowserPolicyMiddleware",
    "apprenticeships.middleware.ReadableTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apprenticeships.language.LanguageMiddleware",
    "apprenticeships.middleware.RequestSizeMiddleware",
    "apprenticeships.middleware.FormAddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apprenticeships.restricted.RestrictedMiddleware",
    "apprenticeships.doors.DoorMiddleware",
    "apprenticeships.middleware.RefusedFormMiddleware",
    "apprenticeships.signed_in.SeenMiddleware",
    "apprenticeships.admin.scope.DeskMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apprenticeships.context.site",
            ],
        },
    },
]

# Data
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    },
    # What a process may work out for itself and keep for a while: never what two processes could answer differently.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}
SESSION_ENGINE = "apprenticeships.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MEDIA_ROOT = ENVIRONMENT.media_root
MOST_REQUEST_BYTES = 105 * 1024 * 1024  # all documents of one person, and the form around them
UPLOAD_SCANNER = ENVIRONMENT.upload_scanner  # path of a function: the bytes of a file in, whether it is clean out
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.paths.root / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# Language and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]  # those in which every page and mail is written
LOCALE_PATHS = [BASE_DIR / "apprenticeships" / "locale"]
FORMAT_MODULE_PATH = "apprenticeships.formats"
TIME_ZONE = "UTC"
USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "US"

# Sign-in: one page that asks for the e-mail address and sends a code
AUTH_USER_MODEL = "apprenticeships.User"
AUTHENTICATION_BACKENDS = ["apprenticeships.access.AccessBackend"]
ACCOUNT_ADAPTER = "apprenticeships.accounts.AccountAdapter"
MFA_ADAPTER = "apprenticeships.accounts.SecondFactorAdapter"
ACCOUNT_FORMS = {
    "add_email": "apprenticeships.account_forms.AddAddressForm",
    "change_password": "apprenticeships.account_forms.ChangePasswordForm",
    "confirm_email_verification_code": "apprenticeships.account_forms.ConfirmAddressForm",
    "confirm_login_code": "apprenticeships.account_forms.ConfirmCodeForm",
    "login": "apprenticeships.account_forms.SignInForm",
    "reauthenticate": "apprenticeships.account_forms.PasswordAgainForm",
    "request_login_code": "apprenticeships.account_forms.CodeRequestForm",
    "reset_password": "apprenticeships.account_forms.ForgottenPasswordForm",
    "reset_password_from_key": "apprenticeships.account_forms.NewPasswordForm",
    "set_password": "apprenticeships.account_forms.FirstPasswordForm",
}
PASSWORD_HASHERS = ["apprenticeships.hashers.Argon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "first_surface"
LOGOUT_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = True
# Fifty people may share one network on an application day in a school: wide by network, narrow by account. The key is
# the account as seen from one browser (known_browsers), so that nobody's guesses lock out somebody else. Only
# passwords have a limit of all strangers together (NIST SP 800-63B, 5.2.2): a code by mail stays open to the owner.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "login_failed_anywhere": "100/h/key",
    "request_login_code": "120/m/ip,3/m/key,15/h/key",
    "reset_password": "120/m/ip",
    "reset_password_of_one": "3/m/key,15/h/key",
    "access_code": "60/m/ip,10/h/user",
    "typing_room": "60/m/ip,10/h/user",
    "door_code": "10/h/key",
    "door_code_of_all": "120/m/ip",
    "visitor_form": "120/m/ip,600/h/ip,12/h/key",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "apprenticeships.account_forms.NewPasskeyForm",
    "activate_totp": "apprenticeships.account_forms.SetUpAppForm",
    "authenticate": "apprenticeships.account_forms.SecondStepForm",
    "authenticate_webauthn": "apprenticeships.account_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "apprenticeships.account_forms.PasskeyAgainForm",
    "login_webauthn": "apprenticeships.account_forms.PasskeyForm",
    "reauthenticate": "apprenticeships.account_forms.SecondStepAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Apprenticeships"

# Forms
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"

# The coordinators' admin
UNFOLD = theme.UNFOLD

# Mail
EMAIL_BACKEND = ENVIRONMENT.email["EMAIL_BACKEND"]
EMAIL_HOST = ENVIRONMENT.email["EMAIL_HOST"]
EMAIL_PORT = ENVIRONMENT.email["EMAIL_PORT"]
EMAIL_HOST_USER = ENVIRONMENT.email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = ENVIRONMENT.email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.email["EMAIL_USE_SSL"], ENVIRONMENT.email["EMAIL_USE_TLS"]
EMAIL_TIMEOUT = ENVIRONMENT.email["EMAIL_TIMEOUT"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.from_email

# The browser
CONTENT_SECURITY_POLICY = {"DIRECTIVES": browser.POLICY}
ADMIN_CONTENT_SECURITY_POLICY = browser.ADMIN_POLICY
PERMISSIONS_POLICY = browser.FEATURES
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known" if HTTPS else "known"

SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # an address is unique whatever its case: a constraint on Lower(email) that the check cannot see
    "security.W021",  # whether a domain goes on the browsers' preload list is its owner's decision, not this product's
]

# Background work: Redis is the doorbell, PostgreSQL the mailbox. Interval ticks in UTC only.
TICKS = {
    "apprenticeships.tick": 60.0,
    "applicants.go_on_with_results": 10.0,
    "applicants.destroy_reports": 86_400.0,
    "applicants.invite_voluntary": 3_600.0,
}
CELERY_BROKER_URL = ENVIRONMENT.broker_url

LOGGING = logs.configuration(ENVIRONMENT.log_level, ENVIRONMENT.log_format)

# What spans the apps: dotted names, so that nothing imports upward.
MAIL_KINDS: list[str] = [
    "apprenticeships.accounts.KINDS",
    "apprenticeships.role_mails.KINDS",
    "apprenticeships.mails.KINDS",
    "applicants.mails.KINDS",
    "applicants.document_mails.KINDS",
    "applicants.background_mails.KINDS",
    "applicants.overdue_mails.KINDS",
    "applicants.accommodation_mails.KINDS",
    "applicants.rights_mails.KINDS",
    "applicants.voluntary_mails.KINDS",
    "applicants.hiring_mails.KINDS",
    "applicants.seat_mails.KINDS",
    "applicants.onboarding_mails.KINDS",
    "applicants.booking_mails.KINDS",
    "applicants.decision_mails.KINDS",
    "applicants.agreement_mails.KINDS",
    "applicants.standby_mails.KINDS",
    "applicants.class_change_mails.KINDS",
    "applicants.later_class_mails.KINDS",
    "applicants.step_promises.KINDS",
    "applicants.approval_mails.KINDS",
    "applicants.panel_mails.KINDS",
    "applicants.stand_in_mails.KINDS",
    "applicants.passport_mails.KINDS",
    "applicants.student_mails.KINDS",
    "applicants.reference_mails.KINDS",
    "cohorts.mails.KINDS",
    "cohorts.tuition_mails.KINDS",
    "cohorts.reporting.mails.KINDS",
]
CHORES: list[str] = [
    "apprenticeships.workflows.outbox.wipe_secrets",
    "apprenticeships.workflows.waitlist.lapse_due",
    "apprenticeships.workflows.waitlist.close_begun",
    "apprenticeships.workflows.sign_ins.forget_unconfirmed",
    "apprenticeships.workflows.duplicates.search_due",
    "apprenticeships.workflows.strays.follow",
    "applicants.workflows.stand_ins.keep",
    "applicants.workflows.offers.expire_lapsed",
    "applicants.workflows.matching.offer_released",
    "applicants.workflows.applications.expire_idle",
    "applicants.workflows.questions.expire_unanswered",
    "applicants.workflows.lead_news.tell",
    "applicants.workflows.rejudging.judge_too_old",
    "applicants.workflows.class_changes.follow",
    "applicants.workflows.later_classes.follow",
    "applicants.workflows.later_drafts.follow",
    "applicants.workflows.standby.give_on",
    "applicants.workflows.onboarding_dates.follow",
    "applicants.workflows.agreements.follow",
    "applicants.workflows.referrals.refer_ready",
    "applicants.workflows.rule_changes.follow",
    "applicants.workflows.rights.keep",
    "applicants.workflows.approvals.keep",
    "applicants.workflows.passports.keep",
    "applicants.workflows.reference_chores.keep",
    "applicants.workflows.document_scans.look_again",
    "applicants.workflows.typing.close_abandoned",
    "applicants.workflows.result_imports.forget",
    "cohorts.workflows.seats.release_lapsed",
    "cohorts.workflows.ready_days.keep",
    "cohorts.workflows.enrollments.activate_due",
    "cohorts.workflows.reports.open_due",
    "cohorts.workflows.participant_lists.discard_forgotten",
    "apprenticeships.workflows.one_by_one.forget",
]
PROMISES: list[str] = [
    "apprenticeships.promises.reconcile",
    "applicants.promises.reconcile",
    "applicants.step_promises.reconcile",
    "applicants.hiring_promises.reconcile",
    "applicants.onboarding_promises.reconcile",
    "applicants.booking_promises.reconcile",
    "applicants.approval_promises.reconcile",
    "applicants.background_promises.reconcile",
    "applicants.passport_promises.reconcile",
    "cohorts.promises.reconcile",
    "cohorts.reporting.promises.reconcile",
]
MERGES: list[str] = [
    "apprenticeships.merges.RELATIONS",
    "cohorts.merges.RELATIONS",
    "applicants.merges.RELATIONS",
]
CALENDARS: list[str] = ["apprenticeships.feeds.sessions", "applicants.feeds.entries", "cohorts.feeds.entries"]
RULE_CHANGES = "applicants.workflows.rule_changes"
OTHER_DATES = "applicants.records.sittings.offered"
LATE_DATES = "applicants.records.late_dates.late_for_the_class"
ATTENDANCE_LOCKS: list[str] = ["applicants.workflows.screening.lock_attending"]
ATTENDANCE_HOOKS: list[str] = ["applicants.workflows.screening.attended"]
PLACE_HOOKS: list[str] = ["applicants.workflows.rule_changes.places_changed"]
MERGE_HOOKS: list[str] = ["applicants.workflows.screening.regrouped"]
SEATS_ANSWERED_FOR = "applicants.records.standing_offers.seats"
CATALOG_CLASSES = "cohorts.catalog.upcoming"
HOME_LISTS: list[str] = [
    "applicants.admin.todo.lists",
    "applicants.admin.background_todo.lists",
    "applicants.admin.sittings_todo.lists",
    "applicants.admin.help_todo.lists",
    "applicants.admin.references_todo.lists",
    "applicants.admin.interviews_todo.lists",
    "applicants.admin.class_changes_todo.lists",
    "applicants.admin.silence_todo.lists",
    "applicants.admin.agreements_todo.lists",
    "applicants.admin.rights_todo.lists",
    "applicants.admin.outreach_todo.lists",
    "applicants.admin.voluntary_todo.lists",
    "cohorts.admin.todo.lists",
    "cohorts.admin.panels.lists",
    "cohorts.admin.tuition_reading.lists",
    "cohorts.admin.report_todo.lists",
    "apprenticeships.admin.duplicates_todo.lists",
    "apprenticeships.admin.reads.lists",
    "apprenticeships.admin.todo.lists",
]
SECTION_TITLE = "applicants.admin.steps.section_title"
REASON_IN_WORDS = "applicants.admin.steps.reason_in_words"
HOME_CLASSES = "cohorts.admin.home.classes"
HOME_DATES: list[str] = ["cohorts.admin.home.dates", "apprenticeships.admin.todo.dates"]
