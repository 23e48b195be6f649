"""Every relation to a person has a decision of what a merge does with it."""

from apprenticeships.merging import relations
from apprenticeships.models import Person


def to_people():
    """Every column of every table that points at a person, but for the histories that the database writes."""
    for field in Person._meta.get_fields(include_hidden=True):
        if not (field.auto_created and not field.concrete) or hasattr(field.related_model, "pgh_tracked_model"):
            continue
        yield f"{field.related_model._meta.label}.{field.field.name}"


def test_every_relation_to_a_person_is_decided_once():
    assert sorted(each.label for each in relations()) == sorted(to_people())
