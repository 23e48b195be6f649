"""Signed-in readers of the hiring pages."""

import re
from html import unescape

import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from applicants.workflows import referrals
from tests.applicants.hiring_world import NOW


def browser(user):
    """A client in which the user is signed in, with a second factor."""
    if user.roles:
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client()
    client.force_login(user)
    return client


def text_of(response):
    """The words of a page, as they are read."""
    main = response.content.decode().split("<main", 1)[-1].split("</main>")[0]
    words = unescape(re.sub(r"<[^>]*>", " ", main.split(">", 1)[-1]))
    return re.sub(r"\s+([.,])", r"\1", " ".join(words.split()))


def opened(here, who):
    """The candidate, of whom the manager said that there is no conflict of interest."""
    referrals.declare(who.pk, conflict=False, by=here.by, at=NOW)
    return who


def path_of(who):
    """Where the packet of a candidate is read."""
    return reverse("hiring:candidate", args=[who.public_id])


def see(user, path, at=NOW, **data):
    """What a reader gets at a time; with data, the answer to a form."""
    with time_machine.travel(at, tick=False):
        client = browser(user)
        return client.post(path, data) if data else client.get(path)
