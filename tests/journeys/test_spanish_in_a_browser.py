"""Somebody who reads Spanish, on a phone: from the first page to a mail and the own page, without a word to look up."""

import re

import pytest
from django.urls import reverse

from apprenticeships.models import Message, Person
from apprenticeships.tasks import tick
from tests.journeys.stage import founded, heading, mailed_code, press

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.django_db(transaction=True),
    pytest.mark.ignore_template_errors,
    pytest.mark.browser,
]
EMAIL = "lucia@example.org"


def test_a_visitor_chooses_spanish_and_is_answered_in_it(stage):
    program = founded().program
    page = stage.visitor("/")
    press(page, "Español")
    assert page.locator("html").get_attribute("lang") == "es"
    stage.look(page, "programs", widths=(390, 1280))

    page.goto(reverse("catalog:program", args=[program.slug]))
    stage.look(page, "program", widths=(390, 1280))
    press(page, "Vea en un minuto si cumple")
    page.get_by_label("¿Cuándo nació?").fill("2000-05-17")
    press(page, "Ver mi respuesta")
    stage.look(page, "answer")

    page.goto(reverse("join:interest", args=[program.slug]))
    press(page, "Cuéntenos")
    stage.look(page, "interest-missing")
    assert page.locator(".ap-errors").inner_text().startswith("Hay que cambiar")
    page.get_by_label("Nombre").fill("Lucía")
    page.get_by_label("Apellido").fill("Ríos")
    page.get_by_label(re.compile("^Correo")).fill(EMAIL)
    page.get_by_label("¿Cómo supo de nosotros?").select_option("friend")
    press(page, "Cuéntenos")
    assert heading(page) == "Gracias. Le enviamos un correo"
    stage.look(page, "thanks")
    tick()
    mail = Message.objects.get(kind="lead.thanks")
    assert (Person.objects.get().language, mail.subject.split(":")[0]) == ("es", "Gracias")

    page.goto("/accounts/login/")
    stage.look(page, "sign-in")
    page.get_by_label("Su correo").fill(EMAIL)
    press(page, "Envíenme un código")
    page.get_by_label("El código de nuestro correo").fill(mailed_code(EMAIL))
    press(page, "Continuar")
    stage.look(page, "my-pages")
    page.goto("/accounts/email/")
    stage.look(page, "account")
    page.goto("/no/such/page/")
    assert heading(page) == "Esta página no está aquí"

    press(page, "English")
    assert (Person.objects.get().language, heading(page)) == ("en", "This page is not here")
    assert stage.wrong == {}
