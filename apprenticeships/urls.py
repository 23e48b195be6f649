"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from apprenticeships import account_views, doors, feeds, health, language_views, signed_in

handler500 = "apprenticeships.failure.page"
urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("go/", doors.first_surface, name="first_surface"),
    path("language/", language_views.choose, name="language"),
    path("", include("apprenticeships.catalog.urls")),
    path("programs/", include("applicants.portal.public_urls")),
    path("door/", include("applicants.portal.door_urls")),
    path("accounts/signup/", doors.START_IS_SIGN_IN, name="account_signup"),
    path("accounts/login/", account_views.sign_in, name="account_login"),
    path("accounts/login/code/confirm/", account_views.enter_code, name="account_confirm_login_code"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("my/calendar/", feeds.page, name="my_calendar"),
    path("my/devices/", signed_in.page, name="my_devices"),
    path("my/training/", include("cohorts.portal.urls")),
    path("my/trainings/", include("cohorts.portal.trainings_urls")),
    path("my/tuition/", include("cohorts.portal.tuition_urls")),
    path("my/supervision/", include("cohorts.portal.supervision_urls")),
    path("my/", include("applicants.portal.urls")),
    path("my/", include("applicants.portal.offer_urls")),
    path("hiring/", include("applicants.hiring.urls")),
    path("floor/", include("cohorts.floor.urls")),
    path("reports/eeo/", include("applicants.reports.urls")),
    path("partners/", include("cohorts.partners.urls")),
    path("", include("applicants.portal.passport_urls")),
    path("calendar/<str:token>.ics", feeds.feed, name="calendar"),
    path("admin/", include("apprenticeships.admin.urls")),
    path("admin/", include("cohorts.admin.urls")),
    path("admin/", include("cohorts.admin.partnership_urls")),
    path("admin/", include("cohorts.admin.conduct_urls")),
    path("admin/", include("applicants.admin.urls")),
    path("admin/", include("applicants.admin.matching_urls")),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("apprenticeships.demo_urls"))]
