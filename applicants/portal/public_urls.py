"""Addresses for visitors, below those of each program."""

from django.urls import path

from applicants.portal import codes, public, qualify, rights, sign_ups, voluntary_paper

app_name = "join"
urlpatterns = [
    path("<slug:slug>/eligibility/", qualify.qualify, name="eligibility"),
    path("<slug:slug>/interest/", public.interest, name="interest"),
    path("<slug:slug>/interest/thanks/", qualify.thanks, name="thanks"),
    path("<slug:slug>/interest/stop/<str:token>/", public.stop, name="stop"),
    path("<slug:slug>/code/", codes.code, name="code"),
    path("<slug:slug>/rights/", rights.rights, name="rights"),
    path("<slug:slug>/rights/<int:version>/", rights.rights_version, name="rights_version"),
    path("<slug:slug>/about-me/", voluntary_paper.sheet, name="voluntary_paper"),
    path("<slug:slug>/practice/", public.practice, name="practice"),
    path("<slug:slug>/sessions/<uuid:public_id>/", public.session, name="session"),
    path("<slug:slug>/sessions/<uuid:public_id>/thanks/", public.session_thanks, name="session_thanks"),
    path("<slug:slug>/sign-ups/<uuid:public_id>/", sign_ups.signed, name="signed"),
]
