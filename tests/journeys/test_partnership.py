"""The partnership as one scenario: from the loaded pack and a list with mistakes to a report that both sides signed."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import pytest
import time_machine
from django.core import mail as post
from django.urls import reverse

from apprenticeships.models import Event, Message, SignUp
from apprenticeships.templatetags.desk import WORDS
from apprenticeships.workflows import sessions
from cohorts.models import Enrollment, Report
from tests.journeys.partnership_quarter import Quarter, address
from tests.journeys.partnership_scene import BEGAN, GARDNER, LOCAL_521, LOCAL_721, founded

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]  # the admin's library reads what is not there

REACHED = {
    "credentials": (1, 1),
    "continuing-education": (7, 5),
    "apprenticeship": (1, 1),
    "tuition": (1, 1),
    "professional-development": (6, 6),
    "supervision": (2, 2),
}
"""Services and people of each line. Ines is in five of them, and one of the nine people."""

SIGNERS = [GARDNER, GARDNER, LOCAL_521, LOCAL_521, LOCAL_721, LOCAL_721]
SIGNED_UP = ["dinah", "ines", "ines", "ines", "joon", "leona", "nadia", "paulo", "paulo", "paulo", "tomas", "tomas"]
LEFT = {
    "account.invited": [GARDNER, LOCAL_521, LOCAL_721],
    "exam.booked": ["ines"],
    "exam.passed": ["ines"],
    "exam.reminder": ["ines"] * 3,
    "report.reminder": ["colleague", "coordinator"],
    "report.sign": SIGNERS,
    "session.reminder": SIGNED_UP,
    "session.signed_up": SIGNED_UP,
    "training.first_day": ["ines", "nadia"],
    "tuition.asked": ["ines"],
    "tuition.decided": ["ines"],
    "tuition.paid": ["ines"],
}
"""Every mail: two of the nine people have no address; everybody who may sign is asked for each version."""


@pytest.fixture
def quarter(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(BEGAN, tick=False) as traveller:
        yield Quarter(founded(traveller))


def test_a_partnership_goes_from_a_list_of_people_to_a_report_that_both_sides_signed(quarter):
    quarter.begins()
    takes_people_in(quarter)
    partners_see_their_own_people(quarter)
    works(quarter)
    counts(quarter)
    report = is_reported(quarter)
    stays_frozen(quarter, report)
    is_corrected(quarter, report)
    assert quarter.meets() == [302, 422, 302]
    goes_to_the_registry(quarter)

    quarter.scene.go(5, 4, 10)
    assert mails() == LEFT
    assert not Message.objects.stuck().exists()
    assert set(Event.objects.values_list("kind", flat=True)) - set(WORDS) == set()


def takes_people_in(quarter):
    wrong, right = quarter.takes_in_the_list()

    assert wrong == ["5", "0", "0", "1", "4"]
    assert [each[:2] for each in quarter.problems] == [
        (4, "E-mail"),
        (5, "Employer"),
        (9, "Employer's number"),
        (11, ""),
    ]
    assert quarter.problems[3][2] == "The same person as in row 2."
    assert right == ["8", "0", "0", "1", "0"]
    quarter.signs_in()


def partners_see_their_own_people(quarter):
    listed = {}
    for name in ("Graciela Monteverde", "Sol Beltrán", "Terrence Okonjo"):
        found = quarter.somebody(name).get(reverse("partners:people")).context["rows"]
        listed[name] = {each["row"].person.given_name for each in found}
    gardner = {"Ines", "Paulo", "Dinah", "Mirela", "Joon", "Amalia"}
    assert listed == {
        "Graciela Monteverde": gardner,
        "Sol Beltrán": gardner,
        "Terrence Okonjo": {"Tomas", "Leona"},
    }
    page = reverse("partners:person", args=[quarter.scene.who("Tomas").public_id])
    assert quarter.somebody("Terrence Okonjo").get(page).status_code == 200
    assert quarter.somebody("Sol Beltrán").get(page).status_code == 404


def works(quarter):
    quarter.begins_classes()
    quarter.holds_trainings()
    paid = quarter.asks_for_tuition()
    assert (paid.state, paid.excludable, paid.taxable) == ("paid", Decimal(5250), Decimal(750))
    (told,) = [each for each in post.outbox if "paid" in each.subject]
    assert "$5,250.00 is free of tax. $750.00 is over the limit for 2026 and taxed as wages." in told.body
    quarter.is_supervised()
    quarter.passes_the_exam()
    apprentice = Enrollment.objects.get(person__given_name="Nadia")
    assert (apprentice.state, apprentice.wage_changes.get().rate) == ("active", Decimal("22.50"))
    quarter.is_placed()


def counts(quarter):
    page = quarter.targets()
    lines = {each["goal"].component: each["goal"] for each in page.context["lines"]}

    assert {slug: (each.period.services, each.period.people) for slug, each in lines.items()} == REACHED
    assert {slug: each.reached for slug, each in lines.items()} == {
        slug: people for slug, (_, people) in REACHED.items()
    }
    assert {each["label"]: each["value"] for each in page.context["figures"]} == {
        "People, each counted once": "9",
        "Services given to them": "18",
        "Claimed, no record yet": "1",
        "Lines on target": "1 of 6",
    }
    assert quarter.every_number_opens() > 4 * len(REACHED)


def is_reported(quarter):
    quarter.scene.go(4, 10, 10)
    report = Report.objects.get(first=date(2026, 1, 1))
    assert (report.state, report.due_on) == ("draft", date(2026, 4, 20))

    assert "Sent. The figures are frozen, and both sides are asked to sign." in quarter.sends(report)
    quarter.scene.go(4, 13, 10)
    quarter.signs("Graciela Monteverde", report)
    read = quarter.signs("Sol Beltrán", report, dissent="Two people came on their own time.")
    assert "Graciela Monteverde, Gardner Health Services" in read
    assert "Note: Two people came on their own time." in read
    return report


def stays_frozen(quarter, report):
    """Somebody who was marked as missing was there after all: the records say so, the report does not move."""
    before = report.snapshot
    row = SignUp.objects.get(person__given_name="Tomas", state="no_show")
    sessions.mark(row.pk, came=True, by=quarter.scene.by, at=quarter.scene.go(4, 13, 12))

    report.refresh_from_db()
    page = quarter.desk.get(address("report", report.pk))
    assert report.snapshot == before
    assert people_of(page, "professional-development") == 6
    assert {(each.was, each.now) for each in page.context["changes"]} == {(6, 7), (1794, 1793)}
    assert quarter.targets().context["figures"][1]["value"] == "19"


def is_corrected(quarter, report):
    desk, told = quarter.desk, {"reason": "A sign-in sheet came late."}
    begun = desk.post(address("report-step", report.pk, "correct"), told, follow=True)
    later = begun.context["report"]
    quarter.sends(later)
    report.refresh_from_db()

    assert (report.state, later.state, later.number) == ("replaced", "submitted", 2)
    assert people_of(desk.get(address("report", later.pk)), "professional-development") == 7
    quarter.scene.go(4, 14, 10)
    for name in ("Graciela Monteverde", "Sol Beltrán"):
        read = quarter.signs(name, later)
    assert "Why this version: A sign-in sheet came late." in read
    assert later.signatures.count() == 2


def goes_to_the_registry(quarter):
    missing = quarter.is_missing()
    assert {"Date of Birth", "Apprentice Street Address", "Gender", "Prior Wages"} <= set(missing)
    assert quarter.takes_the_file() == []

    quarter.answers()
    lines = quarter.takes_the_file()
    assert (len(lines), quarter.is_missing()) == (2, [])
    assert "Nadia" in lines[1]
    assert "22.50" in lines[1]


def people_of(page, slug):
    return next(each.numbers["people"] for each in page.context["parts"] if each.slug == slug)


def mails():
    """To whom mails left, by their kind: the parts of the addresses before the sign."""
    rows = Message.objects.filter(state="sent").exclude(kind="security.code").values_list("kind", "recipient")
    return {
        kind: sorted(address.partition("@")[0] for _, address in group)
        for kind, group in groupby(sorted(rows), key=itemgetter(0))
    }
