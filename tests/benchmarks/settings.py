"""The product's settings, and those of the floor beside it: Django's own middleware and nothing more."""

from apprenticeships.settings import *  # noqa: F403 - the same settings are the point

ROOT_URLCONF = "tests.benchmarks.urls"
FLOOR_PREFIX = "/bench/"
FLOOR_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
