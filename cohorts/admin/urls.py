"""Addresses of the pages of classes under /admin/."""

from django.urls import path

from cohorts.admin import growth, handbooks, opening_requests, people, views

app_name = "classes"
urlpatterns = [
    path("classes/", views.classes, name="list"),
    path("classes/plan/", views.plan, name="plan"),
    path("classes/<int:pk>/", views.one_class, name="class"),
    path("classes/<int:pk>/growth/", growth.sites, name="growth"),
    path("classes/<int:pk>/growth/<uuid:site>/", growth.site, name="growth-site"),
    path("classes/<int:pk>/handbook/", handbooks.signers, name="handbook"),
    path("classes/<int:pk>/<slug:step>/", views.class_step, name="class-step"),
    path("openings/requests/", opening_requests.requests, name="opening-requests"),
    path("openings/requests/<int:pk>/<slug:step>/", opening_requests.answer, name="opening-request"),
    path("exams/", views.exams, name="exams"),
    path("exams/<int:pk>/<slug:step>/", people.exam_step, name="exam-step"),
    path("pay/", views.pay, name="pay"),
    path("pay/approve/", views.approve, name="approve"),
    path("pay/<int:pk>/deny/", views.deny, name="deny"),
    path("training/<int:pk>/", people.person, name="person"),
    path("training/<int:pk>/<slug:step>/", people.person_step, name="person-step"),
]
