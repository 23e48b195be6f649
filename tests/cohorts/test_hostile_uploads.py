"""Files that mean harm: each is refused with a sentence, or kept without what was hidden in it."""

import io
import string
import tracemalloc

import pytest
from PIL import Image

from apprenticeships.errors import GuardFailed
from cohorts import uploads
from cohorts.rules.pdf import is_active, is_locked, pages_only
from tests.hostile_files import NEUTRALIZED, REFUSED, SCRIPT, packed, pdf
from tests.partnership_services import PDF, file, picture

MOST_MEMORY = 150 * 1024 * 1024


def test_there_are_at_least_sixty_of_them():
    assert len(REFUSED) + len(NEUTRALIZED) >= 60


@pytest.mark.parametrize(("name", "content"), REFUSED.values(), ids=REFUSED.keys())
def test_a_hostile_file_is_refused_with_a_sentence(name, content):
    tracemalloc.start()
    with pytest.raises(GuardFailed) as found:
        uploads.looked_at(file(name, content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (found.value.code, found.value.field) == ("document", "documents")
    assert found.value.message.startswith("“")
    assert found.value.message.endswith(".")
    assert peak < MOST_MEMORY


@pytest.mark.parametrize(("name", "content"), NEUTRALIZED.values(), ids=NEUTRALIZED.keys())
def test_what_hides_in_a_file_is_gone_and_its_name_is_plain(name, content):
    sent = file("plain", content)
    sent._name = name

    kept = uploads.looked_at(sent)

    assert SCRIPT not in kept.content
    assert b"PK\x03\x04" not in kept.content
    assert kept.name.endswith(uploads.SUFFIXES[kept.media_type])
    assert set(kept.name) <= set(string.printable) - set("\r\n\t/\\")
    assert len(kept.name) <= 90


def dirty(content):
    return b"virus" not in content


def broken(content):
    raise OSError(content)


@pytest.mark.parametrize(("scanner", "words"), [("dirty", "holds a virus"), ("broken", "could not be checked now")])
def test_a_scanner_of_the_house_is_asked_before_anything_is_kept(settings, scanner, words):
    settings.UPLOAD_SCANNER = f"{__name__}.{scanner}"

    with pytest.raises(GuardFailed, match=words):
        uploads.looked_at(file("a.pdf", PDF.replace(b"%%EOF", b"%virus\n%%EOF")))
    if scanner == "dirty":
        assert uploads.looked_at(file("a.pdf", PDF)).content == PDF


def test_a_request_that_is_too_large_is_refused_before_it_is_read(client):
    answer = client.generic("POST", "/accounts/login/", b"x", CONTENT_LENGTH=str(10**10))

    assert answer.status_code == 413
    assert "all of yours together 100 MB" in answer.content.decode()


def test_a_plain_pdf_stays_as_it_was_also_with_packed_objects():
    whole = packed(b"1 0 <</Type/Page>>")

    assert not is_active(whole)
    assert pages_only(whole) == whole
    assert uploads.looked_at(file("a.pdf", PDF)).content == PDF


def test_a_name_that_only_begins_like_a_dangerous_one_is_none():
    plain = pdf(b"<</EncryptMetadata true/LaunchPad 1/JavaScripts 2>>")

    assert (is_active(plain), is_locked(plain)) == (False, False)


def test_a_large_file_of_nothing_but_beginnings_is_read_in_little_time():
    long = b"%PDF-1.7\n" + b"<<>>stream\nendstream\n" * 400_000 + b"%%EOF"

    assert not is_active(long)


def test_a_picture_is_what_it_says_after_it_was_drawn_anew():
    kept = uploads.looked_at(file("a.png", picture("PNG", size=(30, 20))))

    with Image.open(io.BytesIO(kept.content)) as again:
        assert (again.format, again.size) == ("PNG", (30, 20))
