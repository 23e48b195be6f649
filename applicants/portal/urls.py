"""Addresses of the self-service portal."""

from django.urls import path

from applicants.portal import (
    guardian,
    guardian_naming,
    handbook,
    leaving,
    returning,
    section_page,
    sections,
    sent,
    status,
    times,
    typing,
)

app_name = "portal"
urlpatterns = [
    path("", status.status, name="status"),
    path("dates/", status.dates, name="dates"),
    path("messages/", status.messages, name="messages"),
    path("messages/<uuid:pk>/", status.message, name="message"),
    path("start/<slug:slug>/", sections.start, name="start"),
    path("applications/", status.applications, name="applications"),
    path("applications/<uuid:public_id>/", status.application, name="application"),
    path("applications/<uuid:public_id>/sections/", sections.sections, name="sections"),
    path("applications/<uuid:public_id>/sections/<slug:slug>/", section_page.section, name="section"),
    path("applications/<uuid:public_id>/sections/<slug:slug>/confirm/", section_page.confirm, name="confirm"),
    path("applications/<uuid:public_id>/sent/<uuid:sending>/", sent.sent, name="sent"),
    path("applications/<uuid:public_id>/sent/<uuid:sending>/copy.pdf", sent.copy, name="sent_copy"),
    path("applications/<uuid:public_id>/review/", sections.review, name="review"),
    path("applications/<uuid:public_id>/answer/", sections.answer, name="answer"),
    path("applications/<uuid:public_id>/guardian/", guardian_naming.name, name="guardian"),
    path("applications/<uuid:public_id>/guardian/again/", guardian_naming.again, name="guardian_again"),
    path("applications/<uuid:public_id>/times/<slug:kind>/", times.times, name="times"),
    path("applications/<uuid:public_id>/typing/", typing.intro, name="typing"),
    path("applications/<uuid:public_id>/typing/<uuid:test_id>/", typing.test, name="typing_test"),
    path("applications/<uuid:public_id>/typing/<uuid:test_id>/leave/", typing.leave, name="typing_leave"),
    path("applications/<uuid:public_id>/withdraw/", leaving.withdraw, name="withdraw"),
    path("again/<uuid:public_id>/", returning.again, name="again"),
    path("handbook/<uuid:public_id>/", handbook.page, name="handbook"),
    path("for/<str:token>/", guardian.page, name="for_guardian"),
    path("for/<str:token>/answers/", guardian.answered, name="for_guardian_answered"),
]
