"""Addresses of the coordinators' pages of a partnership under /admin/."""

from django.urls.resolvers import URLPattern

app_name = "partnership"
urlpatterns: list[URLPattern] = []
