"""The addresses of the site, one that shows every piece, and one that saves as it is written."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_POST

from apprenticeships.access import PUBLIC, door
from apprenticeships.urls import urlpatterns as site
from tests.architecture import gallery

SENT = []
DRAFT = """{% extends "portal/base.html" %}
{% load static %}
{% block heading %}Draft{% endblock %}
{% block main %}
  <form method="post" action="/pieces/save/" data-ap-autosave="/pieces/save/">
    {% csrf_token %}
    <p class="ap-save" role="status" data-ap-saved="Not saved yet. We try again." hidden><span data-ap-words></span></p>
    <label class="form-label" for="why">Why?</label><textarea class="form-control" id="why" name="why"></textarea>
    <button type="submit" class="btn btn-primary">Send it</button>
  </form>
{% endblock %}
{% block scripts %}<script src="{% static 'js/autosave.js' %}" defer></script>{% endblock %}"""


@door(PUBLIC)
def pieces(request):
    bad = "bad" in request.GET
    return render(request, "components/gallery.html", gallery.context(bad=bad), status=422 if bad else 200)


@door(PUBLIC)
def draft(request):
    return HttpResponse(engines["django"].from_string(DRAFT).render({}, request))


@door(PUBLIC)
@require_POST
def save(request):
    SENT.append((request.headers.get("X-Autosave", ""), request.POST["why"]))
    return HttpResponse("Saved at 7:42 p.m.", content_type="text/plain")


urlpatterns = [path("pieces/", pieces), path("pieces/draft/", draft), path("pieces/save/", save), *site]
