"""Interviews, offers and seats."""

from typing import Final

from apprenticeships.rules.specs import Spec

SPECS: Final = (
    Spec("interview_reminder_days", [1], "days before", "When an interview is reminded", "our choice"),
    Spec("interview_choose_days", 3, "business days", "Days to choose among open times of an interview", "our choice"),
    Spec("interview_notice_hours", 12, "hours before", "Until when an open time can be chosen", "our choice"),
    Spec("interview_ahead_days", 28, "days", "How far ahead open times are offered", "our choice"),
    Spec("interview_moves", 2, "times", "How often a candidate may move an interview", "our choice"),
    Spec("interview_move_hours", 24, "hours before", "Until when a candidate may move an interview", "our choice"),
    Spec("interview_today_hours", 3, "hours before", "When an interview is reminded on its day", "our choice"),
    Spec("no_show_offers", 1, "times", "How often who did not come is offered other times", "our choice"),
    Spec("invite_days", 5, "business days", "Days a manager has to invite a ready candidate", "our promise"),
    Spec("score_days", 2, "business days", "Days to score after an interview", "our promise"),
    Spec("release_days", 2, "business days", "Days to tell a decision that is prepared, then to call", "our choice"),
    Spec(
        "panel_size",
        2,
        "people",
        "How many interview each candidate, the same for all places of a class: as of its first day",
        "U.S. OPM, structured interviews",
        between=(2, 4),
    ),
    Spec(
        "packet_levels",
        default=True,
        unit="yes or no",
        label="Managers see test results as numbers and levels; otherwise only that they are passed",
        source="our choice",
    ),
    Spec(
        "minimum_wage",
        725,
        "cents an hour",
        "The lowest wage that places may pay, as of the first day of their class",
        "29 U.S.C. 206(a)(1)(C); a state, a city or a contract may ask for more",
    ),
    Spec("stand_in_days", 92, "days", "For how long a manager may name a stand-in at once", "our choice"),
    Spec("offer_days", 3, "days", "Days a candidate has to answer a verbal offer", "our choice"),
    Spec("confirm_hours", 48, "hours", "Hours to confirm a verbal yes in the portal", "our choice"),
    Spec("call_minutes", 120, "minutes", "Minutes for which a seat is held during a call", "our choice"),
    Spec("call_back_hours", 24, "hours", "Hours for which a seat may be held until a call back", "our choice"),
    Spec("standby_claim_hours", 24, "hours", "Hours to take a seat that came free", "our choice"),
    Spec("deferral_confirm_days", 7, "days", "Days to confirm a place in a later class", "our choice"),
    Spec(
        "new_start_days",
        5,
        "days",
        "Days to say yes or no when the first day of a class moved; the seat stays meanwhile",
        "our choice",
        between=(1, 30),
    ),
    Spec(
        "gate_warning_days",
        3,
        "days before",
        "When somebody is warned that not everything is ready, before the seat goes to the next person",
        "our choice",
        between=(1, 30),
    ),
    Spec(
        "free_seats_days",
        21,
        "days before; 0 is never",
        "From when a class with free seats, or with nobody in it, stands among what needs doing",
        "our choice",
        between=(0, 120),
    ),
    Spec("onboarding_reminder_days", 2, "days before", "When a task of getting ready is reminded", "our choice"),
)
