"""Results by file at the desk: templates, upload, the first look, writing down, mending, taking back; and bad input."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from applicants.admin import result_files_reading
from applicants.models import ImportState, ResultImport, ScreeningResult
from applicants.rules.requirements import Kind
from applicants.rules.result_lists import KINDS, columns, layout
from applicants.workflows import result_imports
from apprenticeships import clock
from apprenticeships.models import Role
from apprenticeships.rules.lists import MOST_BYTES
from tests import factories as make
from tests.applicants.files import DAY, HEADS, K, applying, asking
from tests.apprenticeships.admin.desk import strangers, text
from tests.architecture.hostile import BAD
from tests.hostile_workbooks import HARMLESS, HOSTILE

WORST = ("nul and controls", "long", "huge", "endless", "arabic digits", "strange letters", "markup")
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def cohort(coordinator):
    return asking(K.ENTRANCE_EXAM)


def key(cohort):
    return f"{cohort.program_id}:entrance_exam:entrance-exam"


def empty(client, kind, ending):
    return client.get(reverse("board:result-template"), {"kind": str(kind), "form": ending})


def upload(client, cohort, *rows, data=None, name="results.csv", **typed):
    data = "\n".join([HEADS[K.ENTRANCE_EXAM], *rows]).encode() if data is None else data
    fields = {"file": SimpleUploadedFile(name, data), "test": key(cohort)} | typed
    return client.post(reverse("board:result-files"), fields, follow=True)


def step(client, name, **typed):
    batch = ResultImport.objects.latest("pk")
    return client.post(reverse("board:result-file-step", args=[batch.pk, name]), typed, follow=True)


def write(client, response, **answers):
    found = re.search(r'name="fingerprint" value="(\w+)"', response.content.decode())
    return step(client, "write", fingerprint=found[1] if found else "", **answers)


def figures(response):
    return [each["value"] for each in response.context["figures"]]


def left_out(client, ending):
    batch = ResultImport.objects.latest("pk")
    return client.get(reverse("board:result-file-left-out", args=[batch.pk, ending])).content


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_can_be_downloaded_in_both_forms(client, coordinator, kind):
    files = {ending: empty(client, kind, ending) for ending in ("csv", "xlsx")}

    heads = [each.title for each in columns(kind)]
    assert next(csv.reader(io.StringIO(files["csv"].content.decode("utf-8-sig")))) == heads
    assert [cell.value for cell in load_workbook(io.BytesIO(files["xlsx"].content)).active[1]] == heads
    assert empty(client, "drug", "csv").status_code == 404
    assert empty(client, kind, "exe").status_code == 404


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_filled_template_is_read(client, cohort, ending):
    applying(cohort, "Ana", "Example", email="ana@example.org")
    data = empty(client, "entrance_exam", ending).content
    day = b"2026-03-13"
    if ending == "csv":
        data = data.replace(day, DAY.encode())
    else:
        book = load_workbook(io.BytesIO(data))
        book.active["F2"] = DAY
        out = io.BytesIO()
        book.save(out)
        data = out.getvalue()

    assert figures(upload(client, cohort, data=data, name=f"a.{ending}")) == ["1", "0", "0", "0"]


def test_a_first_look_says_what_would_change_and_what_is_odd(client, cohort):
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    for _ in range(2):
        applying(cohort, "Eva", "Stone")

    page = upload(client, cohort, f",ana@example.org,,,,{DAY},74.5,", f",,Eva,Stone,,{DAY},80,", f",,No,Body,,{DAY},1,")

    assert figures(page) == ["1", "0", "1", "1"]
    words = text(page)
    assert "“Nothing yet” becomes “Met”" in words
    assert "You have 74.5 points in the entrance exam. The pass mark is 70." in words
    assert "Row 3: Eva Stone, 80 points" in words
    assert "Nobody like this has applied to this program." in words
    assert not ScreeningResult.objects.exists()


def test_a_short_file_is_written_down_at_once_and_once(client, cohort):
    application = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    look = upload(client, cohort, f",ana@example.org,,,,{DAY},74.5,")

    first = write(client, look)
    write(client, look)

    assert "Written down. Everybody was judged anew." in text(first)
    assert "1 result written down, 0 recorded already, 0 left out" in text(first)
    assert f'<a href="/admin/applications/{application.pk}/">Ana Ruiz</a>' in first.content.decode()
    assert "74.5 points" in text(first)
    assert ScreeningResult.objects.count() == 1


def test_a_long_file_shows_how_far_it_is(client, cohort, monkeypatch):
    monkeypatch.setattr(result_imports, "AT_ONCE", 1)
    rows = []
    for number in range(3):
        applying(cohort, "Ana", f"Ruiz{number}", email=f"ana{number}@example.org")
        rows.append(f",ana{number}@example.org,,,,{DAY},80,")

    page = write(client, upload(client, cohort, *rows))

    assert "1 of 3 rows are done" in text(page)
    result_imports.go_on_all(at=ResultImport.objects.get().uploaded_at)
    assert ResultImport.objects.get().state == ImportState.DONE


def test_a_question_is_asked_again_and_answers_are_not_lost(client, cohort):
    people = [applying(cohort, "Eva", "Stone") for _ in range(2)]
    look = upload(client, cohort, f",,Eva,Stone,,{DAY},80,", f",,eva,stone,,{DAY},81,")

    again = write(client, look, **{"row-2": str(people[0].pk), "row-3": ""})
    assert again.status_code == 422
    assert f'value="{people[0].pk}" checked' in text(again) or "checked" in text(again)
    assert "Row 3: say whose result this is." in text(again)
    done = write(client, again, **{"row-2": str(people[0].pk), "row-3": "skip"})

    assert "1 result written down" in text(done)
    assert ScreeningResult.objects.get().person == people[0].person


def test_more_questions_than_fit_are_left_for_the_next_upload(client, cohort, monkeypatch):
    monkeypatch.setattr(result_files_reading, "MOST_QUESTIONS", 1)
    people = [applying(cohort, "Eva", "Stone") for _ in range(2)]
    look = upload(client, cohort, f",,Eva,Stone,,{DAY},80,", ",,eva,stone,,2026-01-02,81,")
    assert "1 more row of this sort is left out now." in text(look)

    done = write(client, look, **{"row-2": str(people[0].pk)})

    assert "1 result written down, 0 recorded already, 1 left out" in text(done)


def test_what_is_left_out_can_be_downloaded_mended_and_uploaded(client, cohort):
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    write(client, upload(client, cohort, f",ana@example.org,,,,{DAY},80,", f",wrong@example.org,@Ana,=1+1,,{DAY},81,"))

    rows = list(csv.reader(io.StringIO(left_out(client, "csv").decode("utf-8-sig"))))
    cells = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(left_out(client, "xlsx"))).active]

    assert rows[0][-1] == "What is wrong"
    assert (rows[1][2], rows[1][3]) == ("'@Ana", "'=1+1")
    assert cells[1][3] == "'=1+1"
    assert "formula" in rows[1][-1]
    assert "80" not in left_out(client, "csv").decode()
    mended = [rows[0], [*rows[1][:1], "ana@example.org", "", "", "", "1/5/2026", *rows[1][6:]]]
    out = io.StringIO()
    csv.writer(out).writerows(mended)
    again = upload(client, cohort, data=out.getvalue().encode())
    assert figures(again) == ["1", "0", "0", "0"]
    assert again.context["ignored"] == ()


def test_a_file_is_taken_back_with_a_reason(client, cohort):
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    write(client, upload(client, cohort, f",ana@example.org,,,,{DAY},80,"))

    refused = step(client, "undo", reason="")
    page = step(client, "undo", reason="The wrong column.")

    assert refused.status_code == 422
    assert "The wrong column." in text(page)
    assert "<del>80 points</del>, taken back" in page.content.decode()
    assert ResultImport.objects.get().state == ImportState.UNDONE
    assert ScreeningResult.objects.get().voided_at is not None


def test_before_a_file_is_taken_back_the_page_names_whose_results_stay(client, cohort):
    ana = applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    applying(cohort, "Ben", "Ruiz", email="ben@example.org")
    rows = (f",ana@example.org,,,,{DAY},80,", f",ben@example.org,,,,{DAY},81,")
    write(client, upload(client, cohort, *rows))
    address = reverse("board:result-file", args=[ResultImport.objects.get().pk])

    free = client.get(address)
    ana.interviews.create(
        opening=make.opening(cohort=ana.cohort), manager=make.user(), requested_at=clock.now() + timedelta(hours=1)
    )
    page = client.get(address)

    assert free.context["remaining"]["many"] == 0
    assert [(each["name"], each["why"]) for each in page.context["remaining"]["lines"]] == [
        ("Ana Ruiz", "An interview was set up since.")
    ]
    assert "On one of its results an interview or a decision hangs" in text(page)


def test_a_file_is_thrown_away(client, cohort):
    upload(client, cohort, f",ana@example.org,,,,{DAY},80,")

    page = step(client, "discard")

    assert "Thrown away" in text(page)
    assert ResultImport.objects.get().content == ""
    batch = ResultImport.objects.get()
    assert "This file was thrown away" in text(client.get(reverse("board:result-file", args=[batch.pk])))
    assert step(client, "write", fingerprint="").status_code == 422


def test_files_of_before_are_listed_and_found(client, cohort, django_assert_max_num_queries):
    def listed(query=""):
        return text(client.get(reverse("board:result-files") + query))

    assert "No files yet" in listed()
    upload(client, cohort, f",ana@example.org,,,,{DAY},80,", name="january.csv")
    assert "january.csv" in listed("?q=jan")
    assert "Dana Whitfield" in listed("?q=dana")
    assert "No file like this" in listed("?q=february")
    first = ResultImport.objects.get()
    ResultImport.objects.bulk_create(
        ResultImport(program=first.program, kind=first.kind, slug=first.slug, filename=f"{number}.csv",
                     uploaded_by=first.uploaded_by, uploaded_at=first.uploaded_at)
        for number in range(30)
    )  # fmt: skip
    with django_assert_max_num_queries(12):
        listed()


def test_a_look_costs_the_same_for_one_row_and_for_many(client, cohort, django_assert_max_num_queries):
    rows = []
    for number in range(30):
        applying(cohort, "Ana", f"Ruiz{number}", email=f"ana{number}@example.org")
        rows.append(f",ana{number}@example.org,,,,{DAY},80,")
    for some in (rows[:1], rows):
        upload(client, cohort, *some)
        with django_assert_max_num_queries(16):
            client.get(reverse("board:result-file", args=[ResultImport.objects.latest("pk").pk]))


@pytest.mark.parametrize("of", ["a stranger", "nobody"])
def test_a_test_of_another_program_cannot_be_chosen(client, cohort, of):
    other = asking(K.ENTRANCE_EXAM) if of == "nobody" else None
    if other is None:
        other = asking(K.ENTRANCE_EXAM)
        other.program.organization = strangers()
        other.program.save()
    asked = key(other) if of == "a stranger" else "1:drug:drug"

    page = upload(client, cohort, f",ana@example.org,,,,{DAY},80,", test=asked)

    assert page.status_code == 422
    assert not ResultImport.objects.exists()


def test_who_coordinates_no_test_is_told_so(client):
    user = make.staff()
    make.membership(user, Role.COORDINATOR, organization=strangers())
    client.force_login(user)

    assert "No test is asked for" in text(client.get(reverse("board:result-files")))


def test_no_value_breaks_an_address_or_a_step(client, cohort):
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    look = upload(client, cohort, f",ana@example.org,,,,{DAY},80,")
    batch = ResultImport.objects.get()
    here, write_it, undo, other = (
        reverse("board:result-file", args=[batch.pk]),
        *(reverse("board:result-file-step", args=[batch.pk, name]) for name in ("write", "undo", "other")),
    )

    codes = {client.post(other).status_code, client.get(here.replace(str(batch.pk), "0")).status_code}
    for value in (BAD[each] for each in WORST):
        sent = SimpleUploadedFile(value[:150] or "a", value.encode())
        answers = [
            client.get(reverse("board:result-files"), {"q": value, "page": value}),
            client.get(here, {"page": value, "open": value}),
            client.post(reverse("board:result-files"), {"file": sent, "test": key(cohort)}),
            client.post(reverse("board:result-files"), {"file": value, "test": value}),
            client.post(write_it, {"fingerprint": value, f"row-{value}": value, "row-2": value}),
            client.post(undo, {"reason": value}),
        ]
        codes |= {each.status_code for each in answers}

    assert codes <= {200, 302, 400, 404, 422}
    found = re.search(r'name="fingerprint" value="(\w+)"', look.content.decode())
    client.post(write_it, {"fingerprint": found[1]})
    assert ScreeningResult.objects.count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_breaks_a_look(client, coordinator, kind):
    cohort = asking(K(kind.value))
    applying(cohort, "Ana", "Ruiz", email="ana@example.org")
    good = {"email": "ana@example.org", "taken_on": DAY, "score": "80", "applied_math": "5", "keystrokes": "750",
            "errors": "0", "minutes": "5"}  # fmt: skip
    heads = [each.slug for each in layout(kind).columns]
    out = io.StringIO()
    csv.writer(out).writerow(heads)
    for value in BAD.values():
        rows = [good | {slug: value.replace("\x00", "")} for slug in heads]
        csv.writer(out).writerows([row.get(each, "") for each in heads] for row in rows)

    asked = f"{cohort.program_id}:{kind.value}:{kind.value.replace('_', '-')}"
    pages = [upload(client, cohort, data=data, test=asked) for data in cleaned(out.getvalue())]

    assert {each.status_code for each in pages} <= {200, 422}
    assert pages[-1].status_code == 200
    assert len(pages[-1].context["findings"]) > len(BAD)
    assert left_out(client, "xlsx").startswith(b"PK")


def cleaned(text):
    """The file as it is, and without the signs that no text file may hold."""
    return text.encode(), "".join(sign for sign in text if sign >= " " or sign in "\r\n").encode()


@pytest.mark.parametrize(("name", "data"), HOSTILE.items(), ids=HOSTILE)
def test_no_file_breaks_the_upload(client, cohort, name, data):
    page = upload(client, cohort, data=data, name=f"{name}.xlsx")

    assert page.status_code == (200 if name in HARMLESS else 422)
    assert ScreeningResult.objects.count() == 0
    assert "=1+1" not in "".join(ResultImport.objects.values_list("content", flat=True)) or name in HARMLESS


def test_a_file_that_is_too_large_is_refused(client, cohort):
    page = upload(client, cohort, data=b"a" * (MOST_BYTES + 1))

    assert page.status_code == 422
    assert "larger than 5 MB" in text(page)


def test_a_social_security_number_is_never_kept(client, cohort):
    asked = upload(client, cohort, data=b"SSN,Taken on,Points\n123-45-6789,2026-01-05,80")
    upload(client, cohort, f",,123-45-6789,Ruiz,,{DAY},80,")

    assert asked.status_code == 422
    assert "6789" not in ResultImport.objects.get().content
    assert b"6789" not in left_out(client, "csv")


def test_every_kind_of_result_has_a_name_here():
    assert set(result_files_reading.NAMES) == set(KINDS) == {Kind.ENTRANCE_EXAM, Kind.WORKKEYS, Kind.TYPING}
