"""The addresses of hiring, below /hiring/."""

from django.urls import path

from applicants.hiring import (
    approval_views,
    decision_views,
    filter_views,
    interview_views,
    offer_views,
    opening_views,
    pool_views,
    views,
)

app_name = "hiring"

urlpatterns = [
    path("", views.show_queue, name="queue"),
    path("filters/", filter_views.save_filter, name="save_filter"),
    path("filters/<uuid:public_id>/", filter_views.show_filter, name="filter"),
    path("filters/<uuid:public_id>/remove/", filter_views.remove_filter, name="remove_filter"),
    path("decided/", views.show_decided, name="decided"),
    path("requests/", approval_views.show_requests, name="requests"),
    path("requests/<uuid:approval>/", approval_views.show_request, name="request"),
    path("candidates/<uuid:candidate>/", views.show_candidate, name="candidate"),
    path("candidates/<uuid:candidate>/conflict/", views.declare, name="declare"),
    path("candidates/<uuid:candidate>/invite/", interview_views.invite, name="invite"),
    path("candidates/<uuid:candidate>/pass/", views.pass_over, name="pass"),
    path("candidates/<uuid:candidate>/pass/undo/", views.undo_pass, name="undo_pass"),
    path("candidates/<uuid:candidate>/offer/", offer_views.prepare, name="prepare"),
    path("candidates/<uuid:candidate>/decide/", decision_views.decide, name="decide"),
    path("decisions/", decision_views.show_prepared, name="prepared"),
    path("decisions/<uuid:decision>/drop/", decision_views.drop, name="drop_decision"),
    path("openings/", opening_views.show_openings, name="openings"),
    path("openings/ask/", opening_views.ask, name="ask_openings"),
    path("openings/<uuid:asked>/withdraw/", opening_views.withdraw, name="withdraw_openings"),
    path("workload/", views.show_workload, name="workload"),
    path("pool/", pool_views.show_pool, name="pool"),
    path("pool/<uuid:decision>/", pool_views.invite_again, name="invite_again"),
    path("interviews/<uuid:interview>/move/", interview_views.move, name="move"),
    path("interviews/<uuid:interview>/cancel/", interview_views.cancel, name="cancel"),
    path("interviews/<uuid:interview>/held/", interview_views.held, name="held"),
    path("interviews/<uuid:interview>/missed/", interview_views.missed, name="missed"),
    path("interviews/<uuid:interview>/score/", interview_views.score, name="score"),
    path("offers/<uuid:offer>/", offer_views.show_offer, name="offer"),
    path("offers/<uuid:offer>/letter/", offer_views.letter, name="letter"),
    path("offers/<uuid:offer>/back/", offer_views.take_back, name="take_back"),
    path("offers/<uuid:offer>/back/answer/", offer_views.settle_back, name="settle_back"),
]
