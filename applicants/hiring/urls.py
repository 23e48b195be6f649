"""The addresses of hiring, below /hiring/."""

from django.urls import path

from applicants.hiring import (
    approval_views,
    filter_views,
    getting_ready,
    interview_views,
    offer_views,
    score_views,
    times_views,
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
    path("new-people/", getting_ready.show_tasks, name="getting_ready"),
    path("new-people/<uuid:task>/", getting_ready.show_task, name="getting_ready_task"),
    path("requests/<uuid:approval>/", approval_views.show_request, name="request"),
    path("candidates/<uuid:candidate>/", views.show_candidate, name="candidate"),
    path("candidates/<uuid:candidate>/conflict/", views.declare, name="declare"),
    path("candidates/<uuid:candidate>/invite/", interview_views.invite, name="invite"),
    path("candidates/<uuid:candidate>/times/", times_views.offer_times, name="offer_times"),
    path("candidates/<uuid:candidate>/pass/", views.pass_over, name="pass"),
    path("candidates/<uuid:candidate>/pass/undo/", views.undo_pass, name="undo_pass"),
    path("candidates/<uuid:candidate>/offer/", offer_views.prepare, name="prepare"),
    path("interviews/<uuid:interview>/move/", interview_views.move, name="move"),
    path("interviews/<uuid:interview>/cancel/", interview_views.cancel, name="cancel"),
    path("interviews/<uuid:interview>/held/", interview_views.held, name="held"),
    path("interviews/<uuid:interview>/missed/", interview_views.missed, name="missed"),
    path("interviews/<uuid:interview>/score/", score_views.score, name="score"),
    path("interviews/<uuid:interview>/draft/", score_views.draft, name="draft"),
    path("interviews/<uuid:interview>/correct/", score_views.correct, name="correct"),
    path("interviews/<uuid:interview>/agree/", score_views.agree, name="agree"),
    path("interviews/<uuid:interview>/note/", score_views.note, name="note"),
    path("times/", times_views.show_times, name="times"),
    path("times/new/", times_views.publish, name="times_new"),
    path("times/<uuid:times>/", times_views.change, name="times_edit"),
    path("times/<uuid:times>/stop/", times_views.stop, name="times_stop"),
    path("times/<uuid:times>/days/", times_views.add_day, name="times_except"),
    path("times/<uuid:times>/days/<uuid:day>/remove/", times_views.remove_day, name="times_unexcept"),
    path("offers/<uuid:offer>/", offer_views.show_offer, name="offer"),
    path("offers/<uuid:offer>/back/", offer_views.take_back, name="take_back"),
]
