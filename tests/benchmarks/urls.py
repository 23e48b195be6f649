"""The product's addresses, and those of the floor."""

from django.urls import include, path

from tests.benchmarks import floor, saving

urlpatterns = [
    path("bench/floor/", floor.page, name="bench-floor"),
    path("bench/lean/", floor.lean, name="bench-lean"),
    path("bench/saved/", saving.bare, name="bench-saved"),
    path("", include("apprenticeships.urls")),
]
