"""Documents that people send in: only what they say to be, without what pictures hide, gone when the step fails."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from PIL import Image

from apprenticeships.errors import GuardFailed
from cohorts import uploads
from tests.partnership_services import PDF, file, picture

ORIENTATION = 274


def refusal(name, content):
    with pytest.raises(GuardFailed) as found:
        uploads.looked_at(file(name, content))
    assert found.value.field == "documents"
    return found.value.message


@pytest.mark.parametrize(
    ("content", "name", "media_type", "kept_as"),
    [
        (PDF, "bill.pdf", "application/pdf", "bill.pdf"),
        (PDF, "bill.html", "application/pdf", "bill.pdf"),
        (picture("PNG"), "grade.exe", "image/png", "grade.png"),
        (picture("JPEG"), "grade", "image/jpeg", "grade.jpg"),
        (PDF, "..\\..\\etc/pass\x00wd\u202e.pdf", "application/pdf", "passwd.pdf"),
        (PDF, "x" * 500 + ".pdf", "application/pdf", "x" * 76 + ".pdf"),
    ],
)
def test_the_first_bytes_say_what_a_document_is_and_its_name_follows(content, name, media_type, kept_as):
    found = uploads.looked_at(file("plain", content))
    named = uploads.looked_at(file(name.replace("\x00", ""), content))

    assert (found.media_type, named.media_type, named.name) == (media_type, media_type, kept_as)


def test_a_picture_is_drawn_anew_upright_and_without_what_it_hides():
    hidden = Image.Exif()
    hidden[ORIENTATION] = 6
    hidden[270] = "Where I live"
    original = picture("JPEG", size=(40, 20), exif=hidden)

    found = uploads.looked_at(file("grade.jpg", original + b"<script>alert(1)</script>"))

    again = Image.open(io.BytesIO(found.content))
    assert (again.size, dict(again.getexif())) == ((20, 40), {})
    assert b"Where I live" in original
    assert b"Where I live" not in found.content
    assert b"script" not in found.content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", "“a.pdf” is empty."),
        ("a.pdf", b"<html>%PDF-1.4", "“a.pdf” is not a PDF, JPEG or PNG."),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "“a.svg” is not a PDF, JPEG or PNG."),
        ("a.gif", picture("GIF"), "“a.gif” is not a PDF, JPEG or PNG."),
        ("a.png", picture("PNG")[:60], "“a.png” cannot be opened."),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100, "“a.jpg” cannot be opened."),
        ("a.pdf", PDF + b" " * uploads.MOST_BYTES, "“a.pdf” is over 10 MB."),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(name, content, sentence):
    assert sentence in refusal(name, content)


def test_a_picture_of_very_many_points_is_refused_before_it_is_drawn(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_PIXELS", 1000)

    assert "too many points" in refusal("a.png", picture("PNG", size=(40, 30)))


def test_names_on_the_disk_are_random():
    upload = uploads.looked_at(file())

    names = {uploads.random_name(upload) for _ in range(50)}

    assert len(names) == 50
    assert not any("bill" in name for name in names)


class Broken(Exception):
    """What a step may break with."""


def fail(with_file):
    with uploads.or_removed() as written:
        written.append(with_file)
        raise Broken


def test_files_of_a_step_that_failed_are_removed(tmp_path):
    class Written:
        storage = FileSystemStorage(tmp_path)
        name = "a.pdf"

    Written.storage.save("a.pdf", ContentFile(PDF))
    with pytest.raises(Broken):
        fail(Written)

    assert list(tmp_path.iterdir()) == []
