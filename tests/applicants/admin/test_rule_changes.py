"""A number that verdicts read is changed in the admin: the count of open applications comes before it is saved."""

import pytest
from django.urls import reverse

from applicants.models import RuleChange
from applicants.workflows import rule_changes
from apprenticeships.models import Parameter
from tests import factories as make
from tests.applicants.way import sent, way
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
URL = "admin:apprenticeships_parameter_add"


def typed(scene, **changes):
    return {"version": scene.version.pk, "key": "typing_tries", "value": "3", "effective_from": "2026-01-01"} | changes


def test_the_count_is_said_first_and_nothing_typed_is_lost(client, coordinator):
    scene = way()
    sent(scene)
    sent(scene)

    page = text(client.post(reverse(URL), typed(scene)))

    assert "2 open applications are judged anew by this number. Tick the box and save once more." in page
    assert 'value="3"' in page
    assert not Parameter.objects.exists()


def test_once_ticked_it_is_saved_and_followed(client, coordinator):
    scene = way()
    application = sent(scene)

    client.post(reverse(URL), typed(scene, confirmed="on"))
    followed = rule_changes.follow(at=NOON)

    change = RuleChange.objects.get()
    assert (change.key, change.before, change.after) == ("typing_tries", "2", "3")
    assert (change.changed_by, followed, change.judged) == (coordinator, 1, 1)
    assert application.version == change.version


@pytest.mark.parametrize("changes", [{"effective_from": "2026-06-01"}, {"key": "claim_hours"}, {"value": "2"}])
def test_where_nobody_is_concerned_it_is_saved_at_once(client, coordinator, changes):
    scene = way()
    sent(scene)

    client.post(reverse(URL), typed(scene, **changes))

    assert Parameter.objects.count() == 1


def test_a_value_that_is_changed_later_is_previewed_as_well(client, coordinator):
    scene = way()
    sent(scene)
    client.post(reverse(URL), typed(scene, confirmed="on"))
    row = Parameter.objects.get()
    url = reverse("admin:apprenticeships_parameter_change", args=[row.pk])
    loaded = client.get(url).context["adminform"].form.initial["loaded"]

    page = text(client.post(url, typed(scene, value="1", loaded=loaded)))

    assert "1 open application is judged anew by this number." in page
    row.refresh_from_db()
    assert row.value == 3


def test_the_rules_of_a_county_say_which_public_text_has_to_change(client, coordinator):
    scene = way()
    step = scene.version.steps.get(kind="screening")
    step.sentence = "You must pass a background check."
    step.save()
    change = {"key": "notice_rules", "value": "la_county"}

    page = text(client.post(reverse(URL), typed(scene, **change), follow=True))

    assert "Los Angeles County allows no “must pass a background check” in an ad." in page
    assert Parameter.objects.get().value == "la_county"


@pytest.mark.parametrize(
    ("state", "value", "warned"), [("CA", "federal", True), ("CA", "california", False), ("MO", "federal", False)]
)
def test_federal_rules_at_a_place_in_california_are_kept_with_a_warning(client, coordinator, state, value, warned):
    scene = way()
    make.make_site(organization=scene.program.organization, name="Harbor", state=state)

    page = text(client.post(reverse(URL), typed(scene, key="notice_rules", value=value), follow=True))

    assert ("These places are in California: Harbor." in page) == warned
    assert Parameter.objects.get().value == value
