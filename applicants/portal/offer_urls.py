"""The addresses of offers and of getting ready, below /my/."""

from django.urls import path

from applicants.portal import agreement, new_start, offers, onboarding, onboarding_task

app_name = "offers"

urlpatterns = [
    path("offers/<uuid:offer>/", offers.show_offer, name="offer"),
    path("offers/<uuid:offer>/yes/", offers.confirm, name="confirm"),
    path("offers/<uuid:offer>/no/", offers.decline, name="decline"),
    path("offers/<uuid:offer>/letter/", offers.letter, name="letter"),
    path("offers/<uuid:offer>/letter/sign/", offers.sign_letter, name="sign_letter"),
    path("new-start/<uuid:question>/", new_start.show_question, name="new_start"),
    path("new-start/<uuid:question>/answer/", new_start.answer, name="new_start_answer"),
    path("onboarding/<uuid:application>/", onboarding.show_list, name="onboarding"),
    path("onboarding/<uuid:application>/agreement/", agreement.show_agreement, name="agreement"),
    path("onboarding/agreements/<uuid:agreement>/", agreement.copy, name="agreement_copy"),
    path("onboarding/tasks/<uuid:task>/", onboarding_task.show_task, name="task"),
    path("onboarding/files/<uuid:paper>/", onboarding_task.paper, name="paper"),
    path("onboarding/files/<uuid:paper>/remove/", onboarding_task.remove_paper, name="paper_remove"),
    path("onboarding/tasks/<uuid:task>/done/", onboarding.tick, name="tick"),
    path("onboarding/tasks/<uuid:task>/open/", onboarding.untick, name="untick"),
]
