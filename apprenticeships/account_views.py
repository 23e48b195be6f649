"""Sign-in, where a code or a second step is waited for already: it leads to where somebody wanted to go."""

from allauth.account.internal.stagekit import stash_login
from allauth.account.stages import LoginStage
from allauth.account.views import ConfirmLoginCodeView, LoginView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

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


class CodeView(ConfirmLoginCodeView):  # type: ignore[misc]
    """Enter the code. Who needs a new one after too many wrong ones still comes to where they wanted to go."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Show the page again, or lead to the one that sends another code."""
        answer: HttpResponse = super().form_invalid(form)
        if isinstance(answer, HttpResponseRedirect):
            return HttpResponseRedirect(self.passthrough_next_url(answer.url))
        return answer


sign_in = door(PUBLIC)(SignInView.as_view())
enter_code = door(PUBLIC)(CodeView.as_view())
