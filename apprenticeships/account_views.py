"""The page for sign-in, where a code or a second step is waited for already."""

from allauth.account.internal.stagekit import stash_login
from allauth.account.stages import LoginStage
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponseRedirect

from apprenticeships.access import PUBLIC, door


class SignInView(LoginView):  # type: ignore[misc]
    """Sign in. Who opens a page while a step of it is open comes to that step, and afterwards to that page."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect:
        step = super()._redirect_to_pending_stage(request, stage)
        wanted = self.get_next_url()
        if wanted and stage.urlname:
            stage.login.redirect_url = wanted
            stash_login(request, stage.login)
        return HttpResponseRedirect(self.passthrough_next_url(step.url))


sign_in = door(PUBLIC)(SignInView.as_view())
