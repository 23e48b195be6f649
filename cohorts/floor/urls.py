"""Addresses of the floor: today, a class, a week of hours."""

from django.urls import path

from cohorts.floor import evaluations, shifts, site_views, supervision, views

app_name = "floor"
urlpatterns = [
    path("", views.today, name="today"),
    path("classes/<uuid:public_id>/", views.attendance, name="attendance"),
    path("hours/<uuid:public_id>/<day:week>/", views.week, name="hours"),
    path("hours/change/<uuid:public_id>/", views.change, name="change"),
    path("people/<uuid:public_id>/evaluation/<slug:moment>/", evaluations.evaluation, name="evaluation"),
    path("shifts/", shifts.week, name="shifts"),
    path("shifts/<day:week>/", shifts.week, name="shifts_of"),
    path("shifts/<uuid:public_id>/off/", shifts.cancel, name="cancel_shift"),
    path("people/<uuid:public_id>/shift/", shifts.plan, name="plan_shift"),
    path("supervision/", supervision.days, name="supervision"),
    path("supervision/people/", supervision.people, name="supervised"),
    path("supervision/people/<uuid:participant>/", supervision.new, name="supervise"),
    path("supervision/<uuid:public_id>/confirm/", supervision.confirm, name="confirm"),
    path("supervision/<uuid:public_id>/not-so/", supervision.not_so, name="not_so"),
    path("site/", site_views.my_site, name="site"),
    path("site/<uuid:site>/<uuid:cohort>/new/", site_views.new_opening, name="new_opening"),
    path("site/places/<uuid:public_id>/", site_views.opening, name="opening"),
    path("site/places/<uuid:public_id>/off/", site_views.take_off, name="take_off"),
]
