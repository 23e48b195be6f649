"""What the tests of merging people share: two records together, apart again, and everything as it stands."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from apprenticeships.errors import DomainError
from apprenticeships.models import (
    DuplicatePair,
    Event,
    Merge,
    Person,
)
from apprenticeships.workflows import merges
from tests import factories as make
from tests.factories import NOON, ROBOT

LATER = NOON + timedelta(days=3)


def together(kept, merged, **fields):
    return merges.merge(kept.pk, merged.pk, by=ROBOT, at=NOON, **fields)


def apart(merge):
    return merges.undo(merge.pk, by=ROBOT, at=LATER, reason="Two sisters")


def refusal(function, *args, **fields):
    with pytest.raises(DomainError) as refused:
        function(*args, **fields)
    return refused.value.message


def standing():
    """Every row of every table of ours, without what only ever grows and what a search finds anew."""
    grows = {Event, Merge, DuplicatePair}
    models = [
        model for app in ("apprenticeships", "cohorts", "applicants") for model in apps.get_app_config(app).get_models()
    ]
    models = [model for model in models if model not in grows and not hasattr(model, "pgh_tracked_model")]
    told = {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in [*models, EmailAddress]}
    return {label: rows for label, rows in told.items() if rows} | {
        "events": list(Event.objects.filter(at__lt=NOON).order_by("pk").values())
    }


def sign_in(person, email):
    row = make.user(email=email)
    EmailAddress.objects.create(user=row, email=email, primary=True, verified=True)
    Person.everyone.filter(pk=person.pk).update(user=row)
    person.refresh_from_db()
    return row
