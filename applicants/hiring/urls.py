"""The addresses of hiring, below /hiring/."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from applicants.hiring import (
    approval_views,
    away_views,
    decision_views,
    filter_views,
    getting_ready,
    interview_views,
    offer_views,
    opening_views,
    pool_views,
    score_views,
    stand_in_views,
    times_views,
    views,
)
from applicants.hiring.doors import or_back

app_name = "hiring"


def about(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """A page about one candidate, who may leave the queue while it is open."""
    return path(route, or_back(view), name=name)


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
    about("candidates/<uuid:candidate>/", views.show_candidate, name="candidate"),
    about("candidates/<uuid:candidate>/conflict/", views.declare, name="declare"),
    about("candidates/<uuid:candidate>/invite/", interview_views.invite, name="invite"),
    about("candidates/<uuid:candidate>/times/", times_views.offer_times, name="offer_times"),
    about("candidates/<uuid:candidate>/pass/", views.pass_over, name="pass"),
    about("candidates/<uuid:candidate>/pass/undo/", views.undo_pass, name="undo_pass"),
    about("candidates/<uuid:candidate>/offer/", offer_views.prepare, name="prepare"),
    about("candidates/<uuid:candidate>/decide/", decision_views.decide, name="decide"),
    path("decisions/", decision_views.show_prepared, name="prepared"),
    path("decisions/<uuid:decision>/drop/", decision_views.drop, name="drop_decision"),
    path("openings/", opening_views.show_openings, name="openings"),
    path("openings/ask/", opening_views.ask, name="ask_openings"),
    path("openings/<uuid:asked>/withdraw/", opening_views.withdraw, name="withdraw_openings"),
    path("stand-ins/", stand_in_views.show_stand_ins, name="stand_ins"),
    path("stand-ins/<uuid:stand_in>/end/", stand_in_views.end, name="end_stand_in"),
    path("workload/", views.show_workload, name="workload"),
    path("pool/", pool_views.show_pool, name="pool"),
    path("pool/<uuid:decision>/", pool_views.invite_again, name="invite_again"),
    about("interviews/<uuid:interview>/move/", interview_views.move, name="move"),
    about("interviews/<uuid:interview>/cancel/", interview_views.cancel, name="cancel"),
    about("interviews/<uuid:interview>/held/", interview_views.held, name="held"),
    about("interviews/<uuid:interview>/missed/", interview_views.missed, name="missed"),
    about("interviews/<uuid:interview>/score/", score_views.score, name="score"),
    about("interviews/<uuid:interview>/draft/", score_views.draft, name="draft"),
    about("interviews/<uuid:interview>/correct/", score_views.correct, name="correct"),
    about("interviews/<uuid:interview>/agree/", score_views.agree, name="agree"),
    about("interviews/<uuid:interview>/note/", score_views.note, name="note"),
    path("times/", times_views.show_times, name="times"),
    path("times/away/", away_views.show_away, name="away"),
    path("times/new/", times_views.publish, name="times_new"),
    path("times/<uuid:times>/", times_views.change, name="times_edit"),
    path("times/<uuid:times>/stop/", times_views.stop, name="times_stop"),
    path("times/<uuid:times>/days/", times_views.add_day, name="times_except"),
    path("times/<uuid:times>/days/<uuid:day>/remove/", times_views.remove_day, name="times_unexcept"),
    path("offers/<uuid:offer>/", offer_views.show_offer, name="offer"),
    path("offers/<uuid:offer>/letter/", offer_views.letter, name="letter"),
    path("offers/<uuid:offer>/back/", offer_views.take_back, name="take_back"),
    path("offers/<uuid:offer>/back/answer/", offer_views.settle_back, name="settle_back"),
]
