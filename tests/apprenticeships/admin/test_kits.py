"""The interview kit in the admin: written while its version is a draft, looked at afterwards."""

import pytest

from apprenticeships.models import Criterion, VersionState
from tests import factories as make
from tests.apprenticeships.admin.desk import address, criterion
from tests.apprenticeships.admin.test_record_forms import hidden_inputs

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
ANCHORS = "Said nothing.\r\nSaid what others did.\r\nSaid what they did.\r\nSaid what came of it.\r\n"


def draft():
    version = make.version()
    version.state, version.published_at = VersionState.DRAFT, None
    version.save()
    return version


def test_a_draft_gets_other_sentences_and_a_question_more(client, coordinator):
    row = criterion(version=draft())
    page = address("apprenticeships.criterion", "change", row.pk)
    first = client.get(page)
    typed = hidden_inputs(first)
    inline = first.context["inline_admin_formsets"][0].formset
    for form in inline.forms:
        typed |= {field.html_name: "" if field.value() is None else str(field.value()) for field in form}
    new = {"position": "2", "text": "Tell us about a hard day.", "listen_for": "Steps."}
    typed |= {f"{inline.prefix}-1-{name}": value for name, value in new.items()}
    typed |= {f"{inline.prefix}-TOTAL_FORMS": "2", "anchors": ANCHORS}

    short = client.post(page, typed | {"anchors": "Only one."})
    saved = client.post(page, typed)

    assert "one sentence for each rating from 1 to 4" in short.content.decode()
    assert saved.status_code == 302
    row.refresh_from_db()
    assert row.anchors[3] == "Said what came of it."
    assert list(row.questions.values_list("position", "slug")) == [(1, "asked"), (2, "tell-us-about-a-hard-day")]


def test_what_was_published_is_only_looked_at(client, coordinator):
    row = criterion()
    page = address("apprenticeships.criterion", "change", row.pk)

    shown, refused = client.get(page), client.post(page, {"title": "Other", "anchors": ANCHORS})

    assert "Tell us about a hard day." in shown.content.decode()
    assert (refused.status_code, Criterion.objects.get(pk=row.pk).title) == (403, "Cares")
