"""Addresses of the kernel's own pages under /admin/."""

from django.urls import path

from apprenticeships.admin import door, duplicates, duplicates_picking, reads, views

app_name = "desk"
urlpatterns = [
    path("sessions/<int:pk>/", views.session, name="session"),
    path("sessions/<int:pk>/mark/", views.mark, name="mark"),
    path("sessions/<int:pk>/poster/", door.poster, name="poster"),
    path("sessions/<int:pk>/<slug:step>/", views.session_step, name="session-step"),
    path("messages/<uuid:pk>/", views.message, name="message"),
    path("messages/<uuid:pk>/<slug:step>/", views.message_step, name="message-step"),
    path("reads/", reads.reads, name="reads"),
    path("roles/invite/", views.invite, name="invite"),
    path("roles/<int:pk>/end/", views.end_role, name="end-role"),
    path("people/duplicates/", duplicates.pairs, name="duplicates"),
    path("people/duplicates/search/", duplicates.look_again, name="duplicates-search"),
    path("people/duplicates/pick/", duplicates_picking.pick, name="duplicates-pick"),
    path("people/duplicates/<int:pk>/", duplicates.pair, name="duplicate"),
    path("people/duplicates/<int:pk>/<slug:step>/", duplicates.pair_step, name="duplicate-step"),
    path("people/merged/<int:pk>/", duplicates.merged, name="merged"),
    path("people/merged/<int:pk>/undo/", duplicates.unmerge, name="unmerge"),
    path("people/sign-ins/<int:pk>/", duplicates.tie, name="sign-in"),
]
