"""Documents from a phone: sent with an access code's draft, asked for again, sent once more; axe looks at each page."""

from datetime import date

import pytest
from django.urls import reverse

from applicants.models import Document
from applicants.workflows import access_codes, documents
from apprenticeships.models import Role
from apprenticeships.workflow import Actor
from tests import factories as make
from tests.applicants.papers import asking
from tests.applicants.way import sent
from tests.factories import ROBOT
from tests.journeys.stage import BEGAN, heading, next_step, press
from tests.partnership_services import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMAIL = "maya@demo.example"


def photo(name, **options):
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture("JPEG", **options)}


def test_a_letter_is_sent_from_a_phone_and_once_more(stage, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    scene = asking()
    application = sent(scene, person=make.person(given_name="Maya", family_name="Torres", email=EMAIL), at=BEGAN)

    page = stage.signed_in(EMAIL, "/my/")
    assert next_step(page) == "Letter from work"
    stage.look(page, "status-asks", widths=(390,))
    press(page, "Send it")
    stage.look(page, "documents-empty", widths=(390, 320))
    page.get_by_label("What does it show?").select_option(label="Letter from work")
    page.set_input_files("input[type=file]", {"name": "a.svg", "mimeType": "image/jpeg", "buffer": b"<svg/>"})
    press(page, "Send it")
    stage.look(page, "documents-refused")
    page.set_input_files("input[type=file]", [photo("page one.jpg"), photo("page two.jpg", size=(50, 40))])
    press(page, "Send it")
    assert "2 documents are with us." in page.locator("body").inner_text()
    stage.look(page, "documents-sent")

    by, row = Actor.user(make.staff(Role.COORDINATOR)), Document.objects.order_by("pk").first()
    documents.ask_again(row.pk, note="The year is cut off at the edge.", due=date(2026, 1, 12), by=by, at=BEGAN)
    page.goto(reverse("portal:application", args=[application.public_id]))
    assert next_step(page) == "Send another document by Monday, January 12"
    stage.look(page, "status-another")
    press(page, "Send it")
    stage.look(page, "documents-another", widths=(390, 1280))

    page.goto(reverse("portal:self_identification", args=[application.public_id]))
    assert heading(page) == "Five voluntary questions"
    stage.look(page, "voluntary", widths=(390, 320))
    code = access_codes.make(scene.april.pk, most_uses=1, last_on=date(2026, 3, 20), note="Late", by=ROBOT, at=BEGAN)
    page.goto(f"{reverse('join:code', args=[scene.program.slug])}?code={access_codes.readable(code)}")
    stage.look(page, "code", widths=(390,))

    assert stage.wrong == {}
