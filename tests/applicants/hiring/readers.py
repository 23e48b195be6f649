"""Signed-in readers of the hiring pages."""

import re
from html import unescape

from allauth.mfa.models import Authenticator
from django.test import Client


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
