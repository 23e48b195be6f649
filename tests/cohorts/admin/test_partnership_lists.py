"""Lists of people at the desk: uploaded, looked at, decided, taken in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from apprenticeships.rules.lists import MOST_BYTES
from cohorts.admin import partnership_lists
from cohorts.models import BatchState, Participant, ParticipantBatch
from tests import factories as make
from tests import partnership
from tests.apprenticeships.admin.desk import strangers, text

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
HEADS = "First name,Last name,E-mail,Employer,Union local,Occupation,Employer's number"
GOOD = "Ana,Ruiz,ana@example.org,Harbor Clinic,Local 7,Medical assistant,E1"


@pytest.fixture
def version(coordinator):
    return partnership.partnership()


def upload(client, version, *rows, data=None, name="list.csv", **fields):
    sent = SimpleUploadedFile(name, "\n".join([HEADS, *rows]).encode() if data is None else data)
    return client.post(reverse("partnership:import", args=[version.program_id]), {"file": sent} | fields, follow=True)


def take_in(client, response, **answers):
    batch = ParticipantBatch.objects.latest("pk")
    fingerprint = re.search(r'name="fingerprint" value="(\w+)"', response.content.decode())
    typed = {"fingerprint": fingerprint[1] if fingerprint else "", **answers}
    return client.post(reverse("partnership:take-in", args=[batch.pk]), typed, follow=True)


def figures(response):
    return [each["value"] for each in response.context["figures"]]


def test_a_first_look_counts_new_known_changed_asked_and_wrong(client, version):
    partnership.participant(version, reference="E1", person=make.person(given_name="Ana", family_name="Ruiz"))
    partnership.participant(version, reference="E2", person=make.person(given_name="Ben", family_name="Ito"))
    partnership.participant(version, person=make.person(given_name="Cy", family_name="Obi"))

    response = upload(
        client, version, "Ana,Ruiz,,Harbor Clinic,,,E1", "Ben,Ito,,Harbor Clinic,,Nurse,E2", "Cy,Obi,,,,,",
        "Di,Lee,di@example.org,,,,", "Ed,Poe,nobody,Moon Clinic,,,",
    )  # fmt: skip

    assert figures(response) == ["1", "1", "1", "1", "1"]
    page = text(response)
    assert "Occupation: None becomes Nurse" in page
    assert "Row 6" in page
    assert "“Moon Clinic” is no partner of this program." in page
    assert "Row 4: Cy Obi" in page
    assert Participant.objects.count() == 3


def test_a_list_is_taken_in_once_however_often_the_button_is_pressed(client, version):
    look = upload(client, version, GOOD)

    first = take_in(client, look)
    take_in(client, look)

    assert "Taken in: 1 person joined, 0 were known." in text(first)
    assert Participant.objects.get().union == partnership.local()
    assert ParticipantBatch.objects.get().content == ""


def test_a_question_without_an_answer_is_asked_again_and_answers_are_not_lost(client, version):
    for _ in range(2):
        partnership.participant(version, person=make.person(given_name="Ana", family_name="Ruiz"))
    known = partnership.participant(version, person=make.person(given_name="Cy", family_name="Obi"))
    look = upload(client, version, "Ana,Ruiz,,,,,", "Cy,Obi,,,,Nurse,")

    again = take_in(client, look, **{"row-2": "new", "row-3": ""})
    done = take_in(client, look, **{"row-2": "new", "row-3": f"person-{known.person_id}"})

    assert again.status_code == 422
    assert "Say first who one more person is: their name is known already." in text(again)
    assert "Row 3: say who this is." in text(again)
    assert re.search(r'value="new"[^>]*checked', text(again))
    assert "Taken in: 1 person joined, 1 was known." in text(done)


@pytest.mark.parametrize("answer", ["person-999999", "row-1", "'; drop table", "x" * 10_000])
def test_an_answer_that_was_not_offered_is_refused(client, version, answer):
    partnership.participant(version, person=make.person(given_name="Cy", family_name="Obi"))
    look = upload(client, version, "Cy,Obi,,,,,")

    response = take_in(client, look, **{"row-2": answer})

    assert (response.status_code, Participant.objects.count()) == (422, 1)


def test_a_list_that_changed_meanwhile_is_shown_as_it_stands_now(client, version):
    look = upload(client, version, GOOD)
    partnership.participant(version, reference="E1", person=make.person(given_name="Ana", family_name="Ruiz"))

    response = take_in(client, look)

    assert response.status_code == 422
    assert "look once more" in text(response)
    assert figures(response) == ["0", "0", "1", "0", "0"]
    assert "Taken in" in text(take_in(client, response))


def test_questions_for_which_a_page_has_no_room_are_left_for_the_next_time(client, version, monkeypatch):
    monkeypatch.setattr(partnership_lists, "MOST_QUESTIONS", 1)
    for given in ("Ana", "Ben"):
        partnership.participant(version, person=make.person(given_name=given, family_name="Ruiz"))
    look = upload(client, version, "Ana,Ruiz,,,,,", "Ben,Ruiz,,,,,")

    take_in(client, look, **{"row-2": "new"})

    assert "1 more row with a known name is left out now." in text(look)
    assert Participant.objects.count() == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04", "This is a workbook"),
        (b"First name\nAna", "no column “Last name”"),
        (b"First name,Last name,SSN\nAna,Ruiz,123-45-6789", "Take the column “SSN” out."),
        (b"First name,Last name,Immigration status\nAna,Ruiz,x", "Nobody is asked for their immigration status."),
        (b"a" * (MOST_BYTES + 1), "larger than 5 MB"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_is_not_kept(client, version, data, words):
    response = upload(client, version, data=data)

    assert response.status_code == 422
    assert words in text(response)
    assert "6789" not in text(response)
    assert not ParticipantBatch.objects.exists()


def test_without_a_file_nothing_happens(client, version):
    response = client.post(reverse("partnership:import", args=[version.program_id]))

    assert (response.status_code, "Choose the file first." in text(response)) == (422, True)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>.csv", "a" * 190 + ".csv"])
def test_a_strange_file_name_breaks_nothing(client, version, name):
    response = upload(client, version, GOOD, name=name)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_the_employer_of_a_whole_list_is_chosen_from_the_partners(client, version):
    take_in(client, upload(client, version, "Ana,Ruiz,,,,,", employer=partnership.clinic().pk))

    refused = upload(client, version, "Ben,Ito,,,,,", employer=strangers().pk)

    assert Participant.objects.get().employer == partnership.clinic()
    assert refused.status_code == 422


def test_a_list_is_thrown_away(client, version):
    upload(client, version, GOOD)
    batch = ParticipantBatch.objects.get()

    response = client.post(reverse("partnership:discard", args=[batch.pk]), follow=True)

    batch.refresh_from_db()
    assert "Thrown away." in text(response)
    assert (batch.state, batch.content) == (BatchState.DISCARDED, "")
    assert "This list was thrown away" in text(client.get(reverse("partnership:batch", args=[batch.pk])))


def test_a_list_that_was_taken_in_is_not_thrown_away(client, version):
    take_in(client, upload(client, version, GOOD))

    response = client.post(reverse("partnership:discard", args=[ParticipantBatch.objects.get().pk]))

    assert (response.status_code, "taken in already" in text(response)) == (422, True)


def test_the_very_same_file_is_recognized(client, version):
    take_in(client, upload(client, version, GOOD))

    assert "This very file was taken in on" in text(upload(client, version, GOOD))


def test_the_template_is_a_file_with_all_headings(client, version):
    response = client.get(reverse("partnership:template", args=[version.program_id]))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode("utf-8-sig").startswith("First name,Last name,E-mail,Phone,Employer")


@pytest.mark.parametrize("many", [1, 30])
def test_a_first_look_costs_the_same_for_one_row_and_for_thirty(client, version, django_assert_num_queries, many):
    for number in range(many):
        partnership.participant(version, person=make.person(given_name=f"Ana{number}", family_name="Ruiz"))
    rows = [f"Ana{number},Ruiz,,,,," for number in range(many)]
    upload(client, version, *rows)
    address = reverse("partnership:batch", args=[ParticipantBatch.objects.get().pk])
    client.get(address)

    with django_assert_num_queries(10):
        client.get(address)


def test_three_thousand_people_are_looked_at_and_taken_in_within_seconds(client, version):
    rows = [f"Ana{n},Ruiz{n},a{n}@example.org,Harbor Clinic,Local 7,Nurse,E{n}" for n in range(3000)]

    look = upload(client, version, *rows)
    done = take_in(client, look)

    assert figures(look)[0] == "3,000"
    assert "Taken in: 3,000 people joined" in text(done)
