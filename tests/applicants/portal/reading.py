"""Pages about where somebody stands, as they read them."""

from django.urls import reverse

STATUS = "portal:status"


def read(client, row, name="portal:application"):
    client.force_login(row.person.user)
    response = client.get(reverse(name, args=[row.public_id] if name == "portal:application" else []))
    assert response.status_code == 200
    return response


def text(response):
    return " ".join(response.content.decode().split())


def titles(response):
    return [(stop.family, stop.title) for stop in response.context["stops"]]
