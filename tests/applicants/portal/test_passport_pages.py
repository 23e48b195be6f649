"""My passport, its paper, and the page that checks it: no sign-in, no cookie, nothing about anybody."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from applicants.models import Passport
from applicants.passport_paper import address_of, as_pdf
from applicants.records.passports import token_of
from applicants.workflows import passports, screening
from tests import factories as make
from tests.applicants.passports import LEVELS, TYPED, K, asks, passed
from tests.applicants.pdfs import glyphs_of
from tests.apprenticeships.admin.desk import text
from tests.factories import NOON, ROBOT

pytestmark = pytest.mark.django_db
MINE = "/my/passport/"


@pytest.fixture(autouse=True)
def _noon():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(client):
    """Somebody who types well enough, signed in."""
    asks(K.TYPING, K.WORKKEYS)
    row = make.applicant(given_name="Maya", family_name="Torres", email="maya@example.org")
    passed(row, K.TYPING, TYPED)
    client.force_login(row.user)
    return row


def issued(person):
    return passports.issue(person.pk, by=ROBOT, at=NOON)


def checked(token, **extra):
    """What somebody reads who scans a code, with a browser that has never been here."""
    return Client().get(reverse("passport", args=[token]), **extra)


def test_the_page_shows_what_counts_until_when_and_for_what(client, person):
    page = text(client.get(MINE))

    assert "Typing test" in page
    assert "Passed on Wednesday, January 7, 2026." in page
    assert "through Tuesday, July 7, 2026" in page
    assert "Make my passport" in page


def test_what_ends_soon_and_what_has_ended_say_how_to_renew(client, person):
    passed(person, K.WORKKEYS, LEVELS, on=NOON.date() - timedelta(days=5 * 366))
    with time_machine.travel(NOON + timedelta(days=165), tick=False):
        client.force_login(person.user)
        page = text(client.get(MINE))

    assert page.index("Ends soon") < page.index("What has ended")
    assert "WorkKeys" in page
    assert "A new application asks for it again" in page


def test_somebody_without_anything_and_somebody_unknown_are_told_what_will_stand_here(client):
    client.force_login(make.applicant().user)
    empty = client.get(MINE)
    client.force_login(make.user())
    unknown = client.get(MINE)

    assert "Nothing passed yet" in text(empty)
    assert "Nothing passed yet" in text(unknown)
    assert client.post(reverse("portal:passport_issue")).status_code == 404
    assert client.get(reverse("portal:passport_paper")).status_code == 404


def test_a_passport_is_made_printed_made_anew_and_taken_back(client, person):
    client.post(reverse("portal:passport_issue"))
    first = Passport.objects.get()
    paper = client.get(reverse("portal:passport_paper"), {"size": "a4"})
    passed(person, K.WORKKEYS, LEVELS)
    changed = text(client.get(MINE))
    client.post(reverse("portal:passport_issue"))
    second = Passport.objects.in_force().get()
    client.post(reverse("portal:passport_revoke"))
    client.post(reverse("portal:passport_revoke"))

    assert paper["Content-Disposition"] == f'attachment; filename="passport-{first.number}.pdf"'
    assert paper.content.startswith(b"%PDF")
    assert "Something has changed since" in changed
    assert [len(each.lines) for each in (first, second)] == [1, 2]
    assert Passport.objects.in_force().count() == 0
    assert "revoked" in text(checked(token_of(second)))


def test_making_a_passport_without_a_passed_step_is_refused_in_words(client):
    client.force_login(make.applicant().user)

    page = client.post(reverse("portal:passport_issue"), follow=True)

    assert "There is nothing to put on it yet." in text(page)


@pytest.mark.parametrize(
    ("size", "box"), [("letter", "0 0 612 792"), ("a4", "0 0 595.2756 841.8898"), ("x", "0 0 612 792")]
)
def test_the_paper_fits_both_kinds_of_sheet(person, size, box):
    assert f"/MediaBox [ {box} ]".encode() in as_pdf(issued(person), size)


def test_the_paper_prints_names_that_western_fonts_lack(person):
    person.given_name, person.family_name = "Zoë", "Nguyễn"
    person.save()

    mapped = glyphs_of(as_pdf(issued(person), "letter")).upper()

    assert [sign for sign in "ëễ" if f"<{ord(sign):04X}>".encode() not in mapped] == []


def test_a_name_that_the_font_lacks_still_prints(person):
    person.given_name, person.family_name = "Zoë <b>", "Łukasz 木"
    person.save()

    assert as_pdf(issued(person), "letter").startswith(b"%PDF")


def test_a_valid_passport_says_so_and_when_and_nothing_more(person):
    row = issued(person)

    page = checked(token_of(row))

    words = text(page)
    assert page.status_code == 200
    assert "This passport is valid" in words
    assert "Wednesday, January 7, 2026" in words
    told = page.content.decode()
    secrets = (row.number, "M. T.", "Maya", "Torres", "maya@", "Typing", "Medical", str(person.public_id))
    assert [word for word in secrets if word in told] == []


def test_the_last_day_is_counted_in_and_the_day_after_it_has_expired(person):
    token = token_of(issued(person))
    with time_machine.travel(NOON.replace(month=7, day=7, hour=23), tick=False):
        last = text(checked(token))
    with time_machine.travel(NOON.replace(month=7, day=8, hour=12), tick=False):
        after = text(checked(token))

    assert "This passport is valid" in last
    assert "This passport has expired" in after


def test_a_result_that_was_taken_back_is_never_called_valid_even_before_the_chore(person):
    token = token_of(issued(person))

    screening.void_result(person.screening_results.get().pk, by=ROBOT, at=NOON, reason="Not theirs")

    assert "This passport was revoked" in text(checked(token))


def test_a_forged_an_unknown_and_an_unreadable_code_get_the_same_calm_page(person):
    row = issued(person)
    token = token_of(row)
    gone = token_of(Passport(number="22222-22222"))

    pages = [checked(each) for each in (gone, f"{row.number}.forged", "x", "x" * 3_000, "%F0%9F%98%80", token + "=")]

    assert {page.status_code for page in pages} == {404}
    assert len({re.sub(r'nonce="[^"]*"', "", page.content.decode()) for page in pages}) == 1
    assert "This is not one of our passports" in text(pages[0])


def test_guessing_is_slowed_down_and_never_slows_a_good_code(person):
    token = token_of(issued(person))

    tries = [checked(f"guess-{number}").status_code for number in range(40)]

    assert (tries.count(404), tries.count(429)) == (30, 10)
    assert "Wait a minute" in text(checked("one-more"))
    assert "This passport is valid" in text(checked(token))


def test_the_page_needs_no_cookie_and_is_kept_nowhere(person):
    page = checked(token_of(issued(person)))

    assert page.cookies == {}
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert Client().post(reverse("passport", args=["x"])).status_code == 405


def test_the_code_holds_the_address_of_the_page(person, settings):
    row = issued(person)

    assert address_of(row) == f"{settings.SITE_URL}/passport/{token_of(row)}/"
    assert str(person.public_id) not in address_of(row)


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_thirty_steps(
    client, person, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12) as few:
        client.get(MINE)
    version = asks()
    step = version.steps.get(kind="tests")
    for number in range(29):
        row = make.requirement(step, K.DOCUMENT, slug=f"paper-{number}", title=f"Paper {number}")
        passed(person, K.DOCUMENT, {"status": "accepted"}, of=row)
    with django_assert_max_num_queries(12) as many:
        page = client.get(MINE)

    assert len(few) == len(many)
    assert "Paper 28" in text(page)
