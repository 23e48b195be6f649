"""Calendars as their readers get them: a private link, its entries, and the file in a mail."""

from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from apprenticeships.mail import render
from apprenticeships.messages import kinds
from apprenticeships.models import Message
from apprenticeships.workflows import feeds
from tests.factories import NOON, ROBOT

SECRET_WORDS = ("background", "drug", "criminal")


def address(owner):
    return reverse("calendar", args=[feeds.create(owner, by=ROBOT, at=NOON)])


def events(path, **headers):
    answer = Client().get(path, headers=headers)
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def titles(found):
    return [str(each["summary"]) for each in found]


def sent(kind):
    """The one calendar file of the newest mail of a kind, as its method and its event."""
    row = Message.objects.filter(kind=kind).latest("due_at", "key")
    (file,) = (each for each in render(row, kinds()[kind]).attachments if each.mime.startswith("text/calendar"))
    calendar = Calendar.from_ical(file.content)
    (event,) = calendar.walk("VEVENT")
    assert file.mime == f"text/calendar; method={calendar['METHOD']}"
    assert event["ORGANIZER"].startswith("mailto:")
    return str(calendar["METHOD"]), event
