"""What every request and answer passes through, whatever the page."""

import re
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import is_valid_path

OK = 200
UNPROCESSABLE = 422
TOO_LARGE = 413
NO_SUCH_METHOD = 405
Respond = Callable[[HttpRequest], HttpResponse]
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Give the request an id that every log line and the answer carry; a proxy's own is kept."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request=request_id):
            response = self.respond(request)
        response["X-Request-ID"] = request_id
        return response


class BrowserPolicyMiddleware:
    """Headers that tell a browser what the page may do: features for all, scripts by surface."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if request.path_info.startswith("/admin/"):
            response.__dict__.setdefault("_csp_replace", settings.ADMIN_CONTENT_SECURITY_POLICY)
        return response


class ReadableTextMiddleware:
    """Answer 400 to an address that no database column could hold: a NUL character."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path_info or "%00" in query:
            return HttpResponseBadRequest("This address cannot be read.", content_type="text/plain")
        return self.respond(request)


class RequestSizeMiddleware:
    """Answer 413 to what is larger than all documents that one person may send, before any of it is read."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            size = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            size = 0  # the server reads nothing then
        if size > settings.MOST_REQUEST_BYTES:
            return render(request, "413.html", status=TOO_LARGE)
        return self.respond(request)


class FormAddressMiddleware:
    """Show a way on where somebody opens an address that only takes a form, as the browser's way back may."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.status_code != NO_SUCH_METHOD or request.method not in {"GET", "HEAD"} or response.content:
            return response
        page = render(request, "405.html", {"above": _above(request.path_info)}, status=NO_SUCH_METHOD)
        page["Allow"] = response["Allow"]
        return page


class RefusedFormMiddleware:
    """Answer 422 where a form of the sign-in is shown again with what is wrong, as every form of ours does."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Look at the forms of a page before it is drawn; whatever has another status already keeps it."""
        ours = request.method == "POST" and request.path_info.startswith("/accounts/") and response.status_code == OK
        if ours and any(_is_refused(each) for each in (response.context_data or {}).values()):
            response.status_code = UNPROCESSABLE
        return response


def _above(path: str) -> str:
    """Return the nearest address above this one that there is."""
    while path := path.rstrip("/").rpartition("/")[0]:
        if is_valid_path(f"{path}/"):
            return f"{path}/"
    return "/"


def _is_refused(shown: object) -> bool:
    return isinstance(shown, BaseForm) and shown.is_bound and bool(shown.errors)
